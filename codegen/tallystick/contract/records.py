"""Models, TypedDicts and dataclasses: their fields, names, options and tags."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Any

from pydantic_core import ValidationError

from tallystick.contract import export, rules
from tallystick.contract.kinds import held_to_known
from tallystick.contract.node import Node, Place, Walker, bare, forked, saying, serialised

if TYPE_CHECKING:
    from collections.abc import Callable

    from pydantic_core.core_schema import ValidationInfo

_TEXT_CASTS = ("str_strip_whitespace", "str_to_lower", "str_to_upper", "coerce_numbers_to_str")

_OPTIONS: dict[str, tuple[Callable[[Any], bool], str]] = {
    "validate_default": (bool, "Defaults are checked when the class is defined."),
    "use_enum_values": (bool, "Read `.value` where the value is wanted."),
    "regex_engine": (lambda value: value == "python-re", "Leave it out; patterns have one meaning in every engine."),
    "ser_json_timedelta": (lambda value: value == "float", "Leave it out; durations are ISO 8601 strings."),
    "ser_json_temporal": (lambda value: value != "iso8601", "Leave it out; dates and times are ISO 8601 strings."),
    "ser_json_bytes": (lambda value: value == "hex", "Leave it out; bytes are base64."),
    "val_json_bytes": (lambda value: value == "hex", "Leave it out; bytes are base64."),
    "ser_json_inf_nan": (lambda value: value != "null", "Leave it out; JSON numbers are finite."),
    "validate_by_alias": (lambda value: value is False, "Rename the fields instead."),
    "serialize_by_alias": (lambda value: value is False, "Leave it out; call `model_dump(by_alias=False)` in Python."),
    "polymorphic_serialization": (bool, "Leave it out; a field is written as the type that it has."),
    "loc_by_alias": (lambda value: value is False, "Leave it out; error paths hold the names of the document."),
}
"""Options of `model_config` that change what JSON is read or written: when they do, and the way out."""


def options(config: Node, place: Place) -> None:
    """Refuse the options under which the wire form would differ from what is published."""
    for name in _TEXT_CASTS:
        if config.get(name):
            place.refuse("TLY507", how=name)
    for name, (differs, hint) in _OPTIONS.items():
        if name in config and differs(config[name]):
            place.refuse("TLY509", option=name, hint=hint)
    _extra(config.get("json_schema_extra"), place)


def overrides(node: Node, place: Place) -> None:
    """Refuse annotations that make the published schema say something else than the type."""
    metadata = node.get("metadata") or {}
    _extra(metadata.get("pydantic_js_extra"), place)
    for function in metadata.get("pydantic_js_annotation_functions", ()):
        owner = type(getattr(function, "__self__", function)).__qualname__
        if owner in {"WithJsonSchema", "SkipJsonSchema"}:
            place.refuse("TLY504", how=owner)


def _extra(extra: object, place: Place) -> None:
    if callable(extra):
        place.refuse("TLY504", how="a function as json_schema_extra")
    elif isinstance(extra, dict):
        for keyword in sorted(export.ASSERTIONS.intersection(extra)):
            place.refuse("TLY504", how=f"`{keyword}` in json_schema_extra")


def fields(node: Node, place: Place, walker: Walker) -> Node:
    """The fields of a model, TypedDict or dataclass, made exact."""
    given = node["fields"]
    exact: Node = dict(node)
    _distinct(node, place)
    if isinstance(given, dict):
        exact["fields"] = {name: _field(name, item, place.inside(name), walker) for name, item in given.items()}
    else:
        exact["fields"] = [_field(item["name"], item, place.inside(item["name"]), walker) for item in given]
    if node.get("computed_fields"):
        exact["computed_fields"] = [_computed(item, place, walker) for item in node["computed_fields"]]
    if node.get("extras_keys_schema") is not None:
        place.refuse("TLY513", type="a type for the keys of extra fields")
    if node.get("extras_schema") is not None:
        exact["extras_schema"] = walker.exact(node["extras_schema"], place.inside("[extra]"))
    return exact


def _distinct(node: Node, place: Place) -> None:
    """Refuse fields, computed ones too, that have the name in documents which another field has."""
    owners: dict[str, str] = {}
    for name, item in export.record_fields(node):
        wire = item.get("validation_alias", item.get("alias", name))
        if isinstance(wire, str) and owners.setdefault(wire, name) != name:
            place.inside(name).refuse("TLY541", wire=wire, other=owners[wire])


def _field(name: str, node: Node, place: Place, walker: Walker) -> Node:
    held_to_known(node, place)
    read = node.get("validation_alias", name)
    written = node.get("serialization_alias", name)
    if not isinstance(read, str):
        place.refuse("TLY508", how="several names or a path in an alias")
    elif read != written:
        place.refuse("TLY508", how=f"`{read}` when read and `{written}` when written")
    if "__proto__" in (name, read, written):
        place.refuse("TLY525")
    if node.get("serialization_exclude"):
        place.refuse("TLY535")
    walker.writing(node.get("serialization_exclude_if"), place)
    overrides(node, place)
    return {**node, "schema": walker.exact(node["schema"], place)}


def _computed(node: Node, place: Place, walker: Walker) -> Node:
    here = place.inside(node["property_name"])
    held_to_known(node, here)
    overrides(node, here)
    walker.writing(node.get("serialization_exclude_if"), here)
    if "__proto__" in {node["property_name"], node.get("alias")}:
        here.refuse("TLY525")
    return {**node, "return_schema": walker.exact(node["return_schema"], here)}


def model(node: Node, place: Place, walker: Walker) -> Node:
    """A contract: its fields, constant tags demanded in JSON, and unknown keys held to be JSON where they are kept."""
    inner = walker.exact(node["schema"], place)
    config = {key: value for key, value in (node.get("config") or {}).items() if key != "validate_by_name"}
    behaviour = config.get("extra_fields_behavior")
    if behaviour == "allow" and inner["type"] == "model-fields" and inner.get("extras_schema") is None:
        inner = {**inner, "extras_schema": walker.exact({"type": "any"}, place)}
    if inner["type"] == "model-fields":
        tags = {
            name: item.get("validation_alias", name)
            for name, item in inner["fields"].items()
            if export.is_constant(item)
        }
        if tags:
            inner = _demanding(inner, node["cls"].__name__, tags)
    return rules.enforced(saying({**node, "schema": inner, "config": config}, export.tagged_record), place)


def plain_record(node: Node, place: Place, walker: Walker) -> Node:
    """A TypedDict: its fields."""
    cls = node.get("cls")
    options(getattr(cls, "__pydantic_config__", None) or {}, place)
    exact = {**fields(node, place, walker), "config": _own_config(cls, node.get("config"))}
    if not getattr(cls, "__closed__", None) and node.get("extras_schema") is None:
        exact["extra_behavior"] = exact["config"]["extra_fields_behavior"]
    return saying(exact, export.record)


def dataclass(node: Node, place: Place, walker: Walker) -> Node:
    """A dataclass, Pydantic's or the standard library's.

    pydantic-core would reuse the validator that a Pydantic dataclass was defined with, unless the class is one of a
    generic family, which is therefore what this node says.
    """
    cls = node["cls"]
    options(getattr(cls, "__pydantic_config__", None) or {}, place)
    exact = {
        **node,
        "schema": walker.exact(node["schema"], place),
        "config": _own_config(cls, node.get("config")),
        "generic_origin": node.get("generic_origin") or cls,
    }
    return saying(exact, export.record)


def _own_config(cls: type | None, inherited: Node | None) -> Node:
    """The options of a TypedDict or dataclass, read alike wherever it stands.

    Pydantic hands it those of the model around it. What becomes of unknown keys is then its own affair, names beside
    aliases are one of Python, and aliases are what is written, as in a model.
    """
    own = getattr(cls, "__pydantic_config__", None) or {}
    rest = {key: value for key, value in (inherited or {}).items() if key != "validate_by_name"}
    return {**rest, "extra_fields_behavior": own.get("extra") or "ignore", "serialize_by_alias": True}


def _demanding(inner: Node, title: str, tags: dict[str, str]) -> Node:
    """`inner` with its constant tags, by wire name, required in JSON.

    A discriminated union reads the tag before any default is filled in, so a document without it is refused there;
    asking for it everywhere keeps one schema true of the model alone and in a union.
    """

    def demand(value: tuple[Node, Node | None, set[str]], info: ValidationInfo) -> tuple[Node, Node | None, set[str]]:
        if info.mode != "json" or tags.keys() <= value[2]:
            return value
        missing = [wire for name, wire in tags.items() if name not in value[2]]
        raise ValidationError.from_exception_data(
            title, [{"type": "missing", "loc": (wire,), "input": value[0]} for wire in missing], "json"
        )

    # The front door reads them, to name those that are absent beside other errors.
    demand.tags = tuple(tags.values())  # type: ignore[attr-defined]  # functions take attributes
    return {"type": "function-after", "function": {"type": "with-info", "function": demand}, "schema": inner}


def tagged(node: Node, place: Place, walker: Walker) -> Node:
    """A discriminated union: told by one string property that every member has and requires."""
    if callable(node["discriminator"]):
        place.refuse("TLY515", reason="a function picks the member, which no schema can say", hint="Name a property.")
        return node
    if any(not isinstance(tag.value if isinstance(tag, Enum) else tag, str) for tag in node["choices"]):
        place.refuse(
            "TLY515", reason="a tag is not a string, and JSON's `true` is Python's `1`", hint="Use string tags."
        )
    for choice in node["choices"].values():
        _tag_is_required(choice, node["discriminator"], place, walker)
    exact = {**node, "choices": {tag: walker.exact(choice, place) for tag, choice in node["choices"].items()}}
    discriminator = node["discriminator"]
    if isinstance(discriminator, str):
        return exact
    # Pydantic looks for the tag by its Python name first, which in JSON is a key like any other. What it writes is told
    # by that name alone.
    return forked(exact, serialised({**bare(exact), "discriminator": discriminator[-1][0]}, bare(exact)))


def _tag_is_required(choice: Node, discriminator: str | list[list[str]], place: Place, walker: Walker) -> None:
    """Refuse a member that may leave out its tag: the union cannot read it then, whatever the default."""
    target = walker.resolved(choice)
    if target is None or target["type"] == "tagged-union":
        return
    names = {discriminator} if isinstance(discriminator, str) else {path[0] for path in discriminator}
    contract = target["type"] in {"model", "function-after"}
    for name, item in export.record_fields(target):
        optional = item.get("required") is False or item.get("schema", {}).get("type") == "default"
        if name in names and optional and not (contract and export.is_constant(item)):
            hint = "Leave out the default, or make it a Contract with a Literal of one string."
            place.refuse("TLY515", reason=f"its member {target['cls'].__name__} may leave out the tag", hint=hint)
