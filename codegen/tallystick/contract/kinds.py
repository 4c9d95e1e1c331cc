"""What each kind of core schema can hold, and what of it contracts understand: an option of neither list is refused.

The rows are those of `pydantic_core.core_schema`. So an option that a later Pydantic adds refuses the contracts that
use it, until somebody says what it means in documents.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tallystick.contract.node import Node, Place

_EVERY = frozenset({"type", "ref", "metadata", "serialization", "strict"})
_BOUNDS = ("ge", "gt", "le", "lt")
_SIZES = ("min_length", "max_length")
_ERROR = ("custom_error_type", "custom_error_message", "custom_error_context")
_FIELD = ("schema", "validation_alias", "serialization_alias", "serialization_exclude", "serialization_exclude_if")

OPTIONS: dict[str, tuple[str, ...]] = {
    "str": ("pattern", *_SIZES, "strip_whitespace", "to_lower", "to_upper", "coerce_numbers_to_str", "regex_engine"),
    "int": (*_BOUNDS, "multiple_of"),
    "float": (*_BOUNDS, "multiple_of", "allow_inf_nan"),
    "bool": (),
    "date": (*_BOUNDS, "now_op", "now_utc_offset"),
    "datetime": (*_BOUNDS, "now_op", "now_utc_offset", "tz_constraint", "microseconds_precision"),
    "time": (*_BOUNDS, "tz_constraint", "microseconds_precision"),
    "timedelta": (*_BOUNDS, "microseconds_precision"),
    "uuid": ("version",),
    "decimal": (*_BOUNDS, "multiple_of", "allow_inf_nan", "max_digits", "decimal_places"),
    "bytes": _SIZES,
    "any": (),
    "none": (),
    "literal": ("expected",),
    "enum": ("cls", "members", "sub_type", "missing"),
    "nullable": ("schema",),
    "custom-error": ("schema", *_ERROR),
    "missing-sentinel": ("schema",),
    "default": ("schema", "default", "default_factory", "default_factory_takes_data", "on_error", "validate_default"),
    "list": ("items_schema", *_SIZES),
    "tuple": ("items_schema", "variadic_item_index", *_SIZES),
    "set": ("items_schema", *_SIZES),
    "frozenset": ("items_schema", *_SIZES),
    "dict": ("keys_schema", "values_schema", *_SIZES),
    "union": ("choices", "mode", "auto_collapse", *_ERROR),
    "tagged-union": ("choices", "discriminator", "from_attributes", *_ERROR),
    "model": (
        *("cls", "generic_origin", "schema", "custom_init", "root_model", "post_init", "revalidate_instances"),
        *("frozen", "extra_behavior", "config"),
    ),
    "model-fields": (
        *("fields", "model_name", "computed_fields", "extras_schema", "extras_keys_schema", "extra_behavior"),
        "from_attributes",
    ),
    "dataclass": (
        *("cls", "cls_name", "generic_origin", "schema", "fields", "post_init", "revalidate_instances", "frozen"),
        *("slots", "config"),
    ),
    "dataclass-args": ("dataclass_name", "fields", "computed_fields", "collect_init_only", "extra_behavior"),
    "typed-dict": (
        *("fields", "cls", "cls_name", "computed_fields", "extras_schema", "extra_behavior", "total", "config"),
    ),
    "model-field": (*_FIELD, "frozen"),
    "dataclass-field": (*_FIELD, "name", "kw_only", "init", "frozen"),
    "typed-dict-field": (*_FIELD, "required"),
    "computed-field": ("property_name", "return_schema", "alias", "serialization_exclude_if"),
}
"""By the type of the node, what contracts understand, beside what every node may have."""

REFUSED: dict[tuple[str, str], str] = {
    ("str", "ascii_only"): "Say it as a pattern, `^[ -~]*$` for what is printed of ASCII.",
    **dict.fromkeys(
        ((type_, "fail_fast") for type_ in ("list", "tuple", "set", "frozenset", "dict")),
        "Leave it out: every side names all that is wrong. `max_length` bounds the work.",
    ),
    ("timedelta", "multiple_of"): "Use int, in the unit that is meant.",
    ("dataclass-field", "init_only"): "Make it a field, or make the class a Contract.",
}
"""The type of the node and the option -> the way out."""


def held_to_known(node: Node, place: Place) -> None:
    """Refuse options of a node whose meaning in documents nobody has stated."""
    known = OPTIONS.get(node["type"])
    if known is None:
        return
    for option, value in node.items():
        if option not in _EVERY and option not in known and value is not None and value is not False:
            hint = REFUSED.get((node["type"], option), "Leave it out.")
            place.refuse("TLY536", option=option, hint=hint)
    if node["type"] == "dataclass-field" and node.get("init") is False:
        place.refuse("TLY536", option="init=False", hint="Use a computed field of a Contract.")
