"""What changed between two OpenAPI documents, as sentences in the contract's own terms.

    ledger.Invoice.dueDate: now required
    ledger.Payment.method: no longer accepts "cash"

This describes; whether a change breaks anybody is another question. Every difference in content gives a sentence: what
has no phrase of its own is named by its keyword.

A component is named `ledger.Invoice` when its `x-tallystick-module` is `ledger/invoice`: the first part of the module
is the project, the rest is a matter of files. Where input and output differ, the field says which it is, and says
neither when both changed alike.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from tallystick.compat.phrases import (
    ABSENT,
    DIRECTION,
    DOCUMENTATION,
    MODULE,
    Schema,
    changes,
    mapping,
    plain,
    same,
    schema_of,
)

CAP: Final = 20
"""Sentences a reader is shown; more are counted."""


def summarise(old: Mapping[str, Any], new: Mapping[str, Any], cap: int = CAP) -> tuple[str, ...]:
    """What is different in `new`, a sentence each, at most `cap` and then a count of the others.

    Both are OpenAPI documents. A renamed field or model is one removed and one added. Empty where the content is the
    same; the order of members counts for fields only.
    """
    sentences = tuple(dict.fromkeys((*_components(old, new), *_operations(old, new), *_rest(old, new))))
    if len(sentences) <= cap:
        return sentences
    return (*sentences[:cap], f"and {len(sentences) - cap:,} more changes")


def _components(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[str]:
    before, after = (mapping(mapping(document.get("components")).get("schemas")) for document in (old, new))
    found: dict[tuple[str, str], list[str]] = {}
    for name in (*after, *(name for name in before if name not in after)):
        schema = schema_of(after.get(name, before.get(name)))
        direction = str(schema.get(DIRECTION, ""))
        subject = _component_name(name, schema)
        if name not in before or name not in after:
            pairs = [("", "added" if name in after else "removed")]
        else:
            pairs = list(changes("", before[name], after[name]))
        for path, sentence in pairs:
            found.setdefault((f"{subject}{path}", sentence), []).append(direction)
    for (subject, sentence), directions in found.items():
        mark = f" ({directions[0]})" if len(directions) == 1 and directions[0] else ""
        yield f"{subject}{mark}: {sentence}"


def _component_name(name: str, schema: Schema) -> str:
    if schema.get(DIRECTION) == "input":
        name = name.removesuffix("Input") or name
    module = schema.get(MODULE)
    return f"{module.split('/')[0]}.{name}" if isinstance(module, str) and module else name


def _operations(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[str]:
    for group in ("paths", "webhooks"):
        before, after = _endpoints(old.get(group)), _endpoints(new.get(group))
        for name in (*after, *(name for name in before if name not in after)):
            if name not in before or name not in after:
                yield f"{name}: {'added' if name in after else 'removed'}"
            else:
                yield from (f"{name}: {sentence}" for sentence in _members(before[name], after[name]))


def _endpoints(paths: object) -> dict[str, Mapping[str, Any]]:
    """`POST /invoices` -> its operation; what a path says for all of its methods is under the path alone."""
    return {
        f"{member.upper()} {path}" if isinstance(operation, Mapping) else f"{path} {member}": mapping(operation)
        or {member: operation}
        for path, item in mapping(paths).items()
        for member, operation in mapping(item).items()
    }


def _members(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[str]:
    for keyword in dict.fromkeys((*old, *new)):
        before, after = old.get(keyword, ABSENT), new.get(keyword, ABSENT)
        if not same(before, after):
            yield "documentation changed" if keyword in DOCUMENTATION else plain(keyword, before, after)


def _rest(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[str]:
    """What a document says outside of its schemas and operations."""
    parts = [document | {"paths": None, "webhooks": None, "components": None} for document in (dict(old), dict(new))]
    yield from (f"document: {sentence}" for sentence in _members(*parts))
    sections = [dict(mapping(document.get("components"))) | {"schemas": None} for document in (old, new)]
    yield from (f"components: {sentence}" for sentence in _members(*sections))
