"""What OpenAPI documents say beyond JSON Schema: discriminators, and FastAPI's names by direction."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tallystick.config import Config
from tallystick.ir.build import build
from tallystick.ir.nodes import Declaration, Direction, Literal, Object, Property, Reference, String, Union
from tallystick.publish import PUBLISHERS

if TYPE_CHECKING:
    from pathlib import Path

TEXT = String()


def declarations(schemas: dict[str, Any], folder: Path) -> dict[str, Declaration]:
    document = {"openapi": "3.1.0", "info": {"title": "T", "version": "1"}, "components": {"schemas": schemas}}
    (folder / "openapi.json").write_text(json.dumps(document), "utf-8")
    published = PUBLISHERS["openapi"](Config(openapi="openapi.json"), folder)
    package = build(published.registry, published.roots).package
    return {declaration.name: declaration for declaration in package.declarations()}


def member(kind: str) -> dict[str, Any]:
    return {"type": "object", "properties": {"kind": {"const": kind, "default": kind}, "of": {"type": "string"}}}


def test_a_discriminator_is_required_in_every_member(tmp_path: Path) -> None:
    refs = [{"$ref": f"#/components/schemas/{name}"} for name in ("Card", "Transfers")]
    transfers = [{"$ref": f"#/components/schemas/{name}"} for name in ("Sepa", "Wire")]
    found = declarations(
        {
            "Card": member("card"),
            "Sepa": member("sepa"),
            "Wire": member("wire"),
            "Alone": member("alone"),
            "Transfers": {"oneOf": transfers},
            "Payment": {"oneOf": refs, "discriminator": {"propertyName": "kind"}},
        },
        tmp_path,
    )

    def tagged(kind: str) -> Object:
        return Object((Property("kind", Literal((kind,)), required=True), Property("of", TEXT, required=False)))

    assert found["Card"].node == tagged("card")
    assert found["Wire"].node == tagged("wire")
    assert found["Payment"].node == Union((Reference("Card"), Reference("Transfers")), "one", "kind")
    assert found["Alone"].node == Object(
        (Property("kind", Literal(("alone",)), required=False, default="alone"), Property("of", TEXT, required=False))
    )


def two_tags(kind: str, sub: str) -> dict[str, Any]:
    tags = {"kind": {"const": kind}, "sub": {"const": sub}}
    return {"type": "object", "properties": tags, "required": ["kind", "sub"]}


def test_members_are_told_apart_by_the_property_that_the_document_names(tmp_path: Path) -> None:
    refs = [{"$ref": f"#/components/schemas/{name}"} for name in ("A", "B")]
    inner = {"oneOf": refs, "discriminator": {"propertyName": "sub"}}
    outer = [{"$ref": "#/components/schemas/C"}, {"$ref": "#/components/schemas/Inner"}]
    found = declarations(
        {
            "A": two_tags("a", "x"),
            "B": two_tags("b", "y"),
            "C": two_tags("c", "z"),
            "Inner": inner,
            "Silent": {"oneOf": refs},
            "ByNone": {"oneOf": refs, "discriminator": {"propertyName": "other"}},
            "Outer": {"oneOf": outer, "x-tallystick-discriminator": "sub"},
        },
        tmp_path,
    )
    names = ("Inner", "Silent", "ByNone", "Outer")
    tags = {name: node.discriminator for name in names if isinstance(node := found[name].node, Union)}
    assert tags == {"Inner": "sub", "Silent": "kind", "ByNone": "kind", "Outer": "sub"}


def test_names_that_fastapi_made_by_direction(tmp_path: Path) -> None:
    schema = {"type": "object", "properties": {"of": {"type": "string", "default": "x"}}}
    found = declarations({"Order-Input": schema, "Order-Output": schema, "Lone-Input": schema}, tmp_path)
    assert {name: (one.direction, one.input_name) for name, one in found.items()} == {
        "OrderInput": (Direction.INPUT, "OrderInput"),
        "Order": (Direction.OUTPUT, None),
        "LoneInput": (Direction.BOTH, "LoneInputInput"),
    }
