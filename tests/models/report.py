"""What random models have found, in lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tallystick.verify.answers import Leg

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tallystick.verify.groups import Key
    from tallystick.verify.run import Found

KNOWN = (
    ("an integer of more than 4,300 digits: which of length and form counts", re.compile(r"format \| \S+ maxLength")),
    ("rules inside unions are none of jsonschema's keywords", re.compile(r"\S+ anyOf$")),
)
"""Reasons, and how what they explain shows in the detail of a disagreement."""


def is_known(key: Key) -> bool:
    """Whether a disagreement is one of those that are known and have a reason."""
    said = [pattern for _, pattern in KNOWN if pattern.search(key.detail)]
    return bool(said) and (said[0] is KNOWN[0][1] or key.right is Leg.JSONSCHEMA)


def lines(found: Found) -> Iterator[str]:
    """Each disagreement that breaks a claim and is not known: model, how sides disagree, smallest document, answers."""
    for key in sorted(key for key in found.groups.broken if not is_known(key)):
        example = found.groups.examples[key]
        sentence = key.kind.value.format(left=key.left, right=key.right)
        answers = "\n".join(f"    {leg}: {answer}" for leg, answer in example.answers.items())
        yield f"{key.model}: {sentence} ({key.detail})\n    {example.document!r}\n{answers}"
