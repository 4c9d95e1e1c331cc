"""Where a model's claim is weaker than "identical": what Pydantic does with a document that no schema says.

Read off the core schemas of the model classes. Contracts are exact by construction, so only what they mark as
`python_only` or `slow_pattern` is listed; of every other model, each way in which it is not exact, once, with the
fields concerned. The facts are measured; the disagreements they cause are what `tallystick verify` would find.
"""

from __future__ import annotations

import math
from collections import defaultdict
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from pydantic import BaseModel, TypeAdapter
from pydantic.errors import PydanticUserError

from tallystick.contract import Contract, RootContract, hooks
from tallystick.contract.marks import SLOW_PATTERN, reason_of
from tallystick.enumerations import finds_others
from tallystick.export.plain import is_own
from tallystick.factories import is_constant
from tallystick.problems import Problem, Where, problem
from tallystick.source.definitions import lines_of
from tallystick.source.imports import file_of
from tallystick.wording import function_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

Node = dict[str, Any]
Validated = Any
"""What Pydantic can validate: classes and aliases of types, which have no narrower type in common."""

_COERCED: Final[dict[str, str]] = {
    "int": '`"12"`, `12.0` and `true` for an integer',
    "float": '`"1.5"` and `true` for a number',
    "bool": '`1`, `"yes"` and `"off"` for a boolean',
    "date": "epoch numbers and midnight datetimes for a date",
    "time": "seconds for a time",
    "timedelta": 'numbers and `"01:02:03"` for a duration',
    "uuid": "UUIDs with braces, `urn:uuid:` or no dashes",
    "bytes": "any text for bytes",
    "set": "repeated members of a set, dropping them",
    "frozenset": "repeated members of a set, dropping them",
    "enum": "`true` for an enum member 1",
    "literal": "`true` for a literal 1",
}
"""What Pydantic takes for a type unless it is strict, by the type of the core schema."""

_INSTANCES_ONLY: Final[dict[str, str]] = {
    "date": "a date",
    "datetime": "a datetime",
    "time": "a time",
    "timedelta": "a duration",
    "uuid": "a UUID",
    "decimal": "a decimal",
    "bytes": "bytes",
    "enum": "a member of an enum",
    "tuple": "a tuple",
    "set": "a set",
    "frozenset": "a set",
    "deque": "a deque",
    "complex": "a complex number",
}
"""What strict Python takes no JSON for, by the type of the core schema: it wants an instance."""

_UNSAID: Final[dict[str, str]] = {
    **dict.fromkeys(
        (
            *("ip_v4_network_validator", "ip_v6_network_validator", "ip_v4_interface_validator"),
            *("ip_v6_interface_validator", "IPvAnyNetwork._validate", "IPvAnyInterface._validate"),
        ),
        "an IP network or interface",
    ),
    **dict.fromkeys(
        ("PathType.validate_file", "PathType.validate_directory", "PathType.validate_socket", "PathType.validate_new"),
        "what a path leads to",
    ),
    "import_string": "a name to import",
}
"""Functions of Pydantic's own whose rule no schema says, by name, and what they read."""

_OWNERS: Final = frozenset({"model", "dataclass", "typed-dict"})
_FUNCTIONS: Final = frozenset({"function-after", "function-before", "function-plain", "function-wrap"})
_UNEXPORTABLE: Final = frozenset({"callable", "is-instance", "is-subclass"})
_TEXT_CHANGES: Final = {
    "str_strip_whitespace": "strip_whitespace",
    "str_to_lower": "to_lower",
    "str_to_upper": "to_upper",
    "coerce_numbers_to_str": "coerce_numbers_to_str",
}
"""Settings of a model that change every text in it, and what the core schema of one text calls them."""


def claims(models: Iterable[Validated], root: Path) -> tuple[Problem, ...]:
    """A problem for each place where `models`, or what they refer to, claim less than "identical". In their order.

    `models` are what Pydantic can validate: models, dataclasses, typed dicts, and aliases of types, which only lead to
    models. Dataclasses and typed dicts that a contract refers to are exact, since the contract's schema holds theirs.
    Files are named relative to `root`.
    """
    named = list(models)
    exact = _reached([model for model in named if is_contract(model)])
    problems: list[Problem] = []
    for model, walk in _reached(named).items():
        if walk is None:
            problems.append(problem("TLY712", _where(model, root), name=model.__name__))
        elif is_contract(model) or model in exact:
            problems.extend(_marked(model, walk, root))
        elif isinstance(model, type) and not issubclass(model, Enum):
            where = _where(model, root)
            problems.extend(problem(code, where, details=_sentence(notes)) for code, notes in walk.notes.items())
    return tuple(problems)


def _reached(models: Iterable[Validated]) -> dict[Validated, _Walk | None]:
    """`models` and all that they refer to, each with what was found in it; `None` where its schema cannot be built."""
    walks: dict[Validated, _Walk | None] = {}
    waiting = list(models)
    while waiting:
        model = waiting.pop(0)
        if model in walks:
            continue
        schema = _core_schema(model)
        walks[model] = None
        if schema is not None:
            walks[model] = walk = _Walk(model, schema)
            walk.run()
            waiting.extend(walk.neighbours)
    return walks


def _marked(model: type[Any], walk: _Walk, root: Path) -> Iterator[Problem]:
    for code, marks in (
        ("TLY711", walk.marked),
        ("TLY534", walk.written),
        ("TLY533", walk.made),
        ("TLY563", walk.slow),
    ):
        for field, reason in marks:
            yield problem(code, _where(model, root), name=field or model.__name__, reason=reason)


def is_contract(model: object) -> bool:
    """Whether `model` is a contract, whose JSON side is exact."""
    return isinstance(model, type) and issubclass(model, Contract | RootContract)


def _sentence(notes: list[tuple[str, str]]) -> str:
    """`a, b (one thing); c (another)`, each list of fields cut short where it is long."""
    fields: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for field, detail in notes:
        fields[detail][field or "itself"] = None
    parts = []
    for detail, names in fields.items():
        shown = ", ".join(f"`{name}`" for name in list(names)[:_SHOWN])
        more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
        parts.append(f"{shown}{more} ({detail})" if detail else f"{shown}{more}")
    return "; ".join(parts)


_SHOWN: Final = 5


class _Walk:
    """One pass over the core schema of one model, as far as the next model.

    Afterwards `notes` holds (field, detail) by problem code, `marked` (field, reason) of functions marked as Python
    only, `written` the same of serializers so marked, `slow` of patterns marked as slow, `made` (field, name) of the
    factories of defaults that differ, and `neighbours` the models met.
    """

    def __init__(self, model: Validated, schema: Node) -> None:
        self.notes: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
        self.marked: list[tuple[str, str]] = []
        self.written: list[tuple[str, str]] = []
        self.slow: list[tuple[str, str]] = []
        self.made: list[tuple[str, str]] = []
        self.neighbours: list[type[Any]] = []
        self._model = model
        self._schema = schema
        self._definitions: dict[str, Node] = {}
        self._followed: set[tuple[str, str]] = set()
        self._config: Mapping[str, Any] = {}

    def run(self) -> None:
        """Fills in what was found."""
        schema = self._schema
        if schema["type"] == "definitions":
            self._definitions = {definition["ref"]: definition for definition in schema["definitions"]}
            schema = schema["schema"]
        self._visit(self._resolved(schema), "")

    def _resolved(self, node: Node) -> Node:
        while node["type"] == "definition-ref":
            node = self._definitions[node["schema_ref"]]
        return node

    def _visit(self, node: Node, field: str) -> None:
        kind = node["type"]
        if kind == "definition-ref":
            if (node["schema_ref"], field) not in self._followed:
                self._followed.add((node["schema_ref"], field))
                self._visit(self._definitions[node["schema_ref"]], field)
            return
        if kind in _OWNERS and node.get("cls") is not self._model:
            if isinstance(node.get("cls"), type):
                self.neighbours.append(node["cls"])
            return
        if kind == "model":
            self._config = node.get("config", {})
            self._note_config()
        if kind == "default":
            self._note_default(node, field)
        for look in (_LOOKS.get(kind), _Walk._strict, _Walk._serializer):
            if look is not None:
                look(self, node, field)
        for name, child in _children(node):
            self._visit(child, name or field)

    # -- what each kind of node is looked at for

    def _note(self, code: str, field: str, detail: str) -> None:
        self.notes[code].append((field, detail))

    def _coerced(self, node: Node, field: str) -> None:
        strict = node.get("strict", self._config.get("strict", False))
        numbers = node["type"] not in {"enum", "literal"} or any(_is_one(value) for value in _values(node))
        if not strict and numbers:
            self._note("TLY703", field, _COERCED[node["type"]])

    def _strict(self, node: Node, field: str) -> None:
        wanted = _INSTANCES_ONLY.get(node["type"])
        if wanted is not None and node.get("strict", self._config.get("strict", False)):
            self._note("TLY722", field, wanted)

    def _float(self, node: Node, field: str) -> None:
        self._coerced(node, field)
        if node.get("allow_inf_nan", self._config.get("allow_inf_nan", True)):
            self._note("TLY706", field, "")

    def _datetime(self, node: Node, field: str) -> None:
        if node.get("tz_constraint") is None:
            self._note("TLY707", field, "")
        if not node.get("strict", self._config.get("strict", False)):
            self._note("TLY703", field, "epoch numbers, dates and a space for the `T` in a datetime")
        self._by_the_clock(node, field)

    def _date(self, node: Node, field: str) -> None:
        self._coerced(node, field)
        self._by_the_clock(node, field)

    def _by_the_clock(self, node: Node, field: str) -> None:
        if (when := node.get("now_op")) is not None:
            self._note("TLY716", field, f"a date in the {when}")

    def _json(self, _: Node, field: str) -> None:
        self._note("TLY716", field, "JSON in a text")

    def _decimal(self, _: Node, field: str) -> None:
        self._note("TLY708", field, "")

    def _generator(self, _: Node, field: str) -> None:
        self._note("TLY705", field, "")

    def _union(self, node: Node, field: str) -> None:
        # One with an error of its own is Pydantic's way to write a single type, not a union the user wrote.
        if node.get("mode", "smart") == "smart" and "custom_error_type" not in node:
            self._note("TLY702", field, "")

    def _unexportable(self, node: Node, field: str) -> None:
        self._note("TLY710", field, f"`{getattr(node.get('cls'), '__name__', node['type'])}`")

    def _text(self, node: Node, field: str) -> None:
        if (reason := (node.get("metadata") or {}).get(SLOW_PATTERN)) is not None:
            self.slow.append((field, reason))
        changes = [name for name in _TEXT_CHANGES.values() if node.get(name)]
        if changes:
            self._note("TLY709", field, ", ".join(f"`{name}`" for name in changes))

    def _function(self, node: Node, field: str) -> None:
        function = node["function"]["function"]
        if not is_own(function):
            unsaid = _UNSAID.get(getattr(function, "__qualname__", ""))
            if unsaid is not None:
                self._note("TLY716", field, unsaid)
            return
        self._run(function, field, f" ({node['type'].removeprefix('function-')})")

    def _hooks(self, node: Node, _field: str) -> None:
        """What runs where an instance is made is code like that of a validator."""
        for function in (hooks.constructor(node), hooks.afterwards(node)):
            if function is not None:
                self._run(function, "")

    def _run(self, function: object, field: str, role: str = "") -> None:
        """Note a function that only Python runs, and why where it is marked so."""
        self._note("TLY701", field, f"`{function_name(function)}`{role}")
        if (reason := reason_of(function)) is not None:
            self.marked.append((field, reason))

    def _serializer(self, node: Node, field: str) -> None:
        serialization = node.get("serialization") or {}
        function = serialization.get("function")
        for deciding in (function, node.get("serialization_exclude_if")):
            if (reason := reason_of(deciding)) is not None:
                self.written.append((field, reason))
        if serialization.get("type") in _FUNCTIONS and "return_schema" not in serialization and is_own(function):
            self._note("TLY713", field, f"`{getattr(function, '__qualname__', 'function')}`")

    def _enumeration(self, node: Node, field: str) -> None:
        self._coerced(node, field)
        if finds_others(node["cls"]):
            self._note("TLY703", field, f"what `{node['cls'].__qualname__}._missing_` makes of other values")

    def _model_field(self, node: Node, field: str) -> None:
        alias = node.get("validation_alias")
        by_name = self._config.get("validate_by_name") or self._config.get("populate_by_name")
        if isinstance(alias, list):
            self._note("TLY704", field, "one of several names or paths")
        elif alias is not None and alias != field and by_name:
            self._note("TLY704", field, f"`{alias}` or `{field}`")

    def _note_config(self) -> None:
        changes = [name for name in _TEXT_CHANGES if self._config.get(name)]
        if changes:
            self._note("TLY709", "", f"every text, by {', '.join(f'`{name}`' for name in changes)}")

    def _note_default(self, node: Node, field: str) -> None:
        default = node.get("default")
        if isinstance(default, float) and not math.isfinite(default):
            self._note("TLY714", field, f"`{default}`")
        factory = node.get("default_factory")
        if factory is not None and not is_constant(factory):
            self.made.append((field, function_name(factory)))


_LOOKS: Final[dict[str, Callable[[_Walk, Node, str], None]]] = {
    **dict.fromkeys(_COERCED, _Walk._coerced),  # noqa: SLF001 - the table of the class above
    **dict.fromkeys(_FUNCTIONS, _Walk._function),  # noqa: SLF001 - the table of the class above
    **dict.fromkeys(("model", "dataclass"), _Walk._hooks),  # noqa: SLF001 - the table of the class above
    **dict.fromkeys(_UNEXPORTABLE, _Walk._unexportable),  # noqa: SLF001 - the table of the class above
    "enum": _Walk._enumeration,  # noqa: SLF001 - the table of the class above
    "date": _Walk._date,  # noqa: SLF001 - the table of the class above
    "json": _Walk._json,  # noqa: SLF001 - the table of the class above
    "datetime": _Walk._datetime,  # noqa: SLF001 - the table of the class above
    "decimal": _Walk._decimal,  # noqa: SLF001 - the table of the class above
    "float": _Walk._float,  # noqa: SLF001 - the table of the class above
    "generator": _Walk._generator,  # noqa: SLF001 - the table of the class above
    "model-field": _Walk._model_field,  # noqa: SLF001 - the table of the class above
    "str": _Walk._text,  # noqa: SLF001 - the table of the class above
    "union": _Walk._union,  # noqa: SLF001 - the table of the class above
}


def _children(node: Node) -> Iterator[tuple[str, Node]]:
    """The schemas directly inside `node`, each with the name of the field it belongs to, empty where it is the same."""
    if node["type"] == "lax-or-strict":
        yield "", node["lax_schema"]
    elif node["type"] == "json-or-python":
        yield "", node["json_schema"]
    for key in ("schema", "items_schema", "keys_schema", "values_schema", "extras_schema"):
        inner = node.get(key)
        yield from (("", child) for child in (inner if isinstance(inner, list) else [inner]) if isinstance(child, dict))
    fields = node.get("fields")
    if isinstance(fields, dict):
        yield from fields.items()
    elif isinstance(fields, list):
        # A dataclass lists the names of its fields, its arguments the fields.
        yield from ((field["name"], field) for field in fields if isinstance(field, dict))
    choices = node.get("choices", ())
    for choice in choices.values() if isinstance(choices, dict) else choices:
        yield "", choice[0] if isinstance(choice, tuple) else choice
    yield from (("", step) for step in node.get("steps", ()))


def _values(node: Node) -> list[Any]:
    return list(node["expected"] if node["type"] == "literal" else (member.value for member in node["members"]))


def _is_one(value: object) -> bool:
    """Whether Python takes `value` for a boolean that is written differently."""
    return isinstance(value, int | float) and value in {0, 1}


def _core_schema(model: Validated) -> Node | None:
    """The core schema of `model`; `None` where it cannot be built, as with an annotation that is not defined."""
    try:
        # The base class itself, of which fields may be, has a schema for adapters alone.
        if isinstance(model, type) and issubclass(model, BaseModel) and model is not BaseModel:
            model.model_rebuild()
            schema = model.__pydantic_core_schema__
        else:
            schema = TypeAdapter(model).core_schema
        return dict(schema)  # one that is not complete yet is built when it is first looked at
    except (PydanticUserError, NameError):
        return None


def _where(model: Validated, root: Path) -> Where:
    """Where a model is defined, found by its name: its module is not imported any more."""
    qualified = getattr(model, "__qualname__", model.__name__)
    name = f"{model.__module__}.{qualified}"
    file = file_of(root, model.__module__)
    if file is None:
        return Where(name=name)
    line = _lines(file.read_bytes()).get(qualified.partition("[")[0])
    return Where(file=file.relative_to(root).as_posix(), line=line, name=name)


@lru_cache(maxsize=64)
def _lines(source: bytes) -> Mapping[str, int]:
    """`lines_of` a source: many models stand in one, and each is asked for with all that it refers to."""
    return lines_of(source)
