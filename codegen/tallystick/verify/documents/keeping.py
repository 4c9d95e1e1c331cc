"""Objects that keep the cross-field rules of their schema: members that a broken rule speaks of are drawn again."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING

from tallystick.ir.rules.data import KEYWORD
from tallystick.ir.rules.evaluate import refused
from tallystick.ir.rules.tree import Itself, Member
from tallystick.verify.documents.chance import chance
from tallystick.verify.documents.trees import Members, Tree, object_

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from random import Random

    from tallystick.verify.documents.views import View

_TRIES = 40


def kept(made: Members, view: View, redrawn: Callable[[str], Tree], random: Random) -> Members:
    """`made`, with members drawn again by `redrawn`, or left out, until it keeps its rules; as far as a few tries go.

    Names of members that the schema requires are never left out.
    """
    rules, required = view.schema.get(KEYWORD), view.schema.get("required", ())
    for _ in range(_TRIES if rules else 0):
        wrong = refused(rules, json.loads(made.text))
        if not wrong:
            break
        name = random.choice(list(dict.fromkeys(members(random.choice(wrong).tree))) or list(required))
        others = [(own, tree) for own, tree in made.members if own != name]
        if name in required or not chance(random, 0.3):
            others.append((name, redrawn(name)))
        order = {own: at for at, own in enumerate(view.schema.get("properties", {}))}
        others.sort(key=lambda pair: order.get(pair[0], len(order)))
        made = object_(made.views, others)
    return made


def members(node: object) -> Iterator[str]:
    """The properties of the object itself that a rule's tree speaks of."""
    if isinstance(node, Member) and isinstance(node.of, Itself):
        yield node.name
    elif isinstance(node, tuple):
        for item in node:
            yield from members(item)
    elif is_dataclass(node):
        for each in fields(node):
            yield from members(getattr(node, each.name))
