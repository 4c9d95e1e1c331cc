"""What `tallystick verify` is run on: a configured source as a suite of models, their schemas and their package."""

from __future__ import annotations

from dataclasses import asdict, replace
from itertools import chain
from typing import TYPE_CHECKING, Any, Final, cast

from pydantic import BaseModel, create_model

from tallystick import Contract, ContractError, RootContract, issues, runtime, targets
from tallystick.claims import claims, is_contract
from tallystick.documents.answered import only_answered
from tallystick.documents.dialects import Dialect
from tallystick.documents.pointer import tokens_of
from tallystick.ir.build import build
from tallystick.ir.nodes import Direction
from tallystick.own_code import own_code
from tallystick.publish import PUBLISHERS
from tallystick.targets.model import schema_name
from tallystick.verify.compare import PLAIN
from tallystick.verify.plain import PlainModel, is_buildable
from tallystick.verify.subject import Claim, Place, Subject, Suite

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pydantic import ValidationError

    from tallystick.config import Config
    from tallystick.ir.read import Root
    from tallystick.publish import Published
    from tallystick.verify.subject import Document, Finding

_BY_FUNCTION: Final = frozenset({"TLY701", "TLY709", "TLY713", "TLY716"})
"""What `claims` says of functions whose rules no schema has."""
_LEAVING_OUT: Final = frozenset({"TLY301", "TLY302"})
"""What is said of models that are not published."""
_WRITTEN_BY_FUNCTION: Final = "TLY534"
"""What it says of a contract whose author answers for what it writes."""


def suite(config: Config, root: Path) -> Suite:
    """The suite of the source that `config` names in the project at `root`.

    Raises `Refusal` where the source cannot be read, published or generated from.
    """
    published = PUBLISHERS[config.source or ""](config, root)
    built = build(published.registry, published.roots, config.formats)
    options = targets.Options(**asdict(config.package), emit="js", openapi=False)
    package = dict(targets.generate(built.package, options))
    package |= {f"runtime/{path}": text for path, text in runtime.files().items() if path.endswith(".js")}
    names = {_raw(at): name for at, name in zip(published.roots, built.roots, strict=True)}
    document = published.registry.root()
    modern = published.registry.dialect_of(document) in {Dialect.openapi31, Dialect.draft2020_12}
    return Suite(
        subjects=_subjects(published, config, root),
        definitions={_raw(at): at.at.schema for at in published.roots},
        document=cast("dict[str, Any]", document.schema) if modern and isinstance(document.schema, dict) else None,
        pointers={_raw(at): at.at.location.pointer for at in published.roots},
        places={raw: Place(built.package.home(name), schema_name(name)) for raw, name in names.items()},
        package=package,
        left_out=tuple(each for each in published.problems if each.code in _LEAVING_OUT),
    )


def _raw(root: Root) -> str:
    """The name of a schema in its document, which references to it end in; that of a document's own root is given."""
    tokens = tokens_of(root.at.location.pointer)
    return tokens[-1] if tokens else root.name


# -- Models


def _subjects(published: Published, config: Config, root: Path) -> tuple[Subject, ...]:
    """What can be read: every schema of a document alone, else those whose Python type is known."""
    names = frozenset(chain.from_iterable(_names(each.at.schema) for each in published.roots))
    if not published.models and not published.types:
        return tuple(
            Subject(name=_raw(each), written=None, claim=Claim.PUBLISHED, names=names) for each in published.roots
        )
    directions = {_raw(each): _direction(each) for each in published.roots}
    written = {id(type_): name for name, type_ in published.types.items() if directions[name] is not Direction.INPUT}
    contracts = any(map(is_contract, published.types.values()))
    answers = only_answered(published.openapi or {}) if config.source == "app" else frozenset()
    subjects = (
        _subject(name, written.get(id(type_)), _seen(type_, contracts=contracts), root)
        for name, type_ in published.types.items()
        if directions[name] is not Direction.OUTPUT and (is_contract(type_) or is_buildable(type_))
    )
    return tuple(replace(_only_written(each) if each.name in answers else each, names=names) for each in subjects)


def _names(schema: Any) -> Iterator[str]:  # noqa: ANN401 - a schema or what stands in one
    """The names of properties in a schema, at any depth."""
    if isinstance(schema, dict):
        properties = schema.get("properties")
        yield from properties if isinstance(properties, dict) else ()
    for child in schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ():
        yield from _names(child)


def _only_written(subject: Subject) -> Subject:
    """A model that only answers have. What contracts write is what they read, so they are judged as always."""
    if subject.claim not in PLAIN:
        return subject
    return replace(subject, claim=Claim.PARTIAL, only_written=True)


def _direction(root: Root) -> Direction:
    """Which way instances of a published schema travel, as it says or as its reader was told."""
    said = root.at.schema.get("x-tallystick-direction") if isinstance(root.at.schema, dict) else None
    return Direction(said) if isinstance(said, str) else root.direction


def _seen(type_: Any, *, contracts: bool) -> Any:  # noqa: ANN401 - any type expression
    """A type as it is validated: one that is no model is seen through contracts in a project that has any.

    Where contracts refuse it, it is what Pydantic makes of it, as it is published.
    """
    if is_contract(type_) or not contracts or (isinstance(type_, type) and issubclass(type_, BaseModel)):
        return type_
    try:
        # A class of its own: of those by arguments, Pydantic keeps one for `A | B` and `B | A`.
        return create_model("Document", __base__=RootContract, root=(type_, ...))
    except ContractError:
        return type_


def _subject(name: str, written: str | None, type_: Any, root: Path) -> Subject:  # noqa: ANN401 - any type expression
    found = claims([type_], root)
    reasons = tuple(f"{each.code} {each.message}" for each in found)
    if is_contract(type_):
        claim = Claim.IMPLIED if found else Claim.IDENTICAL
        if any(each.code == _WRITTEN_BY_FUNCTION for each in found):
            written = None
        return Subject(name=name, written=written, claim=claim, reasons=reasons, python=_ContractSide(type_))
    claim = Claim.PARTIAL if any(each.code in _BY_FUNCTION for each in found) else Claim.CONTAINED
    return Subject(name=name, written=written, claim=claim, reasons=reasons, python=_PlainSide(type_))


class _ContractSide:
    """A contract, through its front door."""

    def __init__(self, contract: type[Contract | RootContract[Any]]) -> None:
        self._contract = contract

    def read(self, document: Document) -> Any:  # noqa: ANN401 - an instance of the contract
        return self._contract.parse_json(document)

    def own_code(self) -> tuple[str, ...]:
        return own_code(self._contract)

    def issues(self, error: ValidationError) -> list[Finding]:
        return [(issue.pointer, issue.code, issue.message) for issue in issues(error, self._contract)]

    def less_leniently(self, _document: Document) -> tuple[()]:
        return ()

    def echo(self, value: Any) -> str:  # noqa: ANN401 - an instance of the contract
        return str(value.model_dump_json(exclude_computed_fields=True))

    def write(self, value: Any) -> str:  # noqa: ANN401 - an instance of the contract
        return str(value.model_dump_json())


class _PlainSide(PlainModel):
    """Any other type, as FastAPI has it."""

    def own_code(self) -> tuple[()]:
        return ()

    def issues(self, error: ValidationError) -> list[Finding]:
        return [(issue.pointer, issue.code, issue.message) for issue in issues(error, self.adapter)]
