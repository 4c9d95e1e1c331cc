"""Exponential backtracking: patterns that hang the engines of JavaScript and Python on a hostile text (CWE-1333).

A loop takes exponential time when some text can be matched in two ways by going round it (exponential degree of
ambiguity: Weideman et al., Analyzing matching time behavior of backtracking regular expression matchers using
ambiguity of NFA, 2016). That is searched for in each loop by walking two ways side by side over the same text until
they part and meet again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tallystick.regex import ecma
from tallystick.regex.nodes import Choice, Cluster, Group, Look, Node, Repeat, Sequence
from tallystick.regex.positions import LOOP_FROM, MANY, Positions, atoms
from tallystick.regex.printer import show

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST_ATOMS = 800
_MOST_STEPS = 300_000
"""What is looked into: loops over so many characters and classes, for so many steps of the two walkers. An ordinary
loop has a dozen and takes a few hundred steps; a larger one is let pass, lest the check itself be the attack."""


def exponential(pattern: str) -> str | None:
    r"""The smallest loop of `pattern` that can be made to take exponential time, as text, or None.

    A heuristic with known gaps: what lookarounds and anchors forbid is not taken into account (so a harmless pattern
    may be named); polynomial time, as in `\s*\s*$`, and loops over hundreds of characters and classes are let pass.
    Raises `PatternError` for what `ecma.translate` refuses.
    """
    for loop in _loops(ecma.read(pattern)):
        if atoms(loop.item) > _MOST_ATOMS:
            continue
        positions = Positions.of_loop(loop.item)
        # Required iterations may be empty, so a text shorter than their number is spread over them in any way.
        if _ambiguous(positions) or (positions.nullable and loop.least > LOOP_FROM):
            return show(loop)
    return None


def _loops(node: Node) -> Iterator[Repeat]:
    """Every repetition that may go on and on, inner before outer, in the order they are written."""
    match node:
        case Repeat(item, least, most):
            yield from _loops(item)
            if most is None or most - least > LOOP_FROM or least > LOOP_FROM:
                yield node
        case Group(body) | Cluster(body) | Look(body):
            yield from _loops(body)
        case Sequence(parts) | Choice(parts):
            for part in parts:
                yield from _loops(part)
        case _:
            return


def _ambiguous(loop: Positions) -> bool:
    """Whether two ways round the loop take the same text.

    Every position of a loop can be reached from every other, so ways that start together, part, and are together
    again at any one position can be joined to a full round.
    """
    if any(ways >= MANY for follow in loop.follow for ways in follow.values()):
        return True
    seen: set[tuple[int, int]] = set()
    # One position stands for all that are followed by the same.
    pairs = [(at, at) for at in {tuple(follow): at for at, follow in enumerate(loop.follow)}.values()]
    steps = 0
    while pairs:
        left, right = pairs.pop()
        steps += len(loop.follow[left]) * len(loop.follow[right])
        if steps > _MOST_STEPS:
            break
        for one in loop.follow[left]:
            for other in loop.follow[right]:
                pair = (min(one, other), max(one, other))
                if pair in seen or not loop.sets[one].overlaps(loop.sets[other]):
                    continue
                if one == other:
                    if left != right:
                        return True
                    continue
                seen.add(pair)
                pairs.append(pair)
    return False
