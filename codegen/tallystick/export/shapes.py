"""Whether what is read and what is written have the same shape: one component, or two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tallystick.export.export import key, target
from tallystick.export.walk import Schema, redirected, references

if TYPE_CHECKING:
    from collections.abc import Mapping


def differing(definitions: Mapping[str, Schema]) -> frozenset[str]:
    """The core references whose input and output shapes differ, themselves or in anything they refer to.

    Decided on the whole graph: two shapes are the same unless following the same references from both finds a
    difference, so recursive types that differ nowhere are the same.
    """
    refs = [ref for ref in _refs(definitions) if key(ref, "serialization") in definitions]
    refs = [ref for ref in refs if key(ref, "validation") in definitions]
    users: dict[str, set[str]] = {}
    for ref in refs:
        for reached in _reached(definitions, ref):
            users.setdefault(reached, set()).add(ref)
    found: set[str] = set()
    queue = [
        ref for ref in refs if _erased(definitions, ref, "validation") != _erased(definitions, ref, "serialization")
    ]
    while queue:
        ref = queue.pop()
        if ref not in found:
            found.add(ref)
            queue.extend(users.get(ref, ()))
    return frozenset(found)


def _refs(definitions: Mapping[str, Schema]) -> list[str]:
    return list(dict.fromkeys(name.partition(" ")[2] for name in definitions))


def _reached(definitions: Mapping[str, Schema], ref: str) -> set[str]:
    found = (target(each) for each in references(definitions[key(ref, "validation")]))
    return {each[0] for each in found if each is not None}


def _erased(definitions: Mapping[str, Schema], ref: str, mode: str) -> Schema:
    """The definition with its references no longer saying which way."""

    def erase(reference: str) -> str:
        found = target(reference)
        return reference if found is None else f"#{found[0]}"

    return redirected(definitions[f"{mode} {ref}"], erase)
