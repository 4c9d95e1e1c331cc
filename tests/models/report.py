"""What random models have found, in lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tallystick.verify.run import Found


def lines(found: Found) -> Iterator[str]:
    """Each disagreement that breaks a claim: model, how sides disagree, smallest document, answers."""
    for key in sorted(found.groups.broken):
        example = found.groups.examples[key]
        sentence = key.kind.value.format(left=key.left, right=key.right)
        answers = "\n".join(f"    {leg}: {answer}" for leg, answer in example.answers.items())
        yield f"{key.model}: {sentence} ({key.detail})\n    {example.document!r}\n{answers}"
