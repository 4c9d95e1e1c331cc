"""The walk over a contract's core schema that makes its JSON side exact, or says why it cannot be.

Nodes are copied, never changed: Pydantic hands one schema to several classes. What stands behind a reference is made
exact once and returned beside the model, to take the place of the definition that Pydantic knows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tallystick.contract import export, hooks, leaves, literals, records, wiretypes
from tallystick.contract.containers import CONTAINERS, is_deferred
from tallystick.contract.kinds import held_to_known
from tallystick.contract.leaves import LEAVES
from tallystick.contract.marks import PythonOnly, reason_of
from tallystick.contract.node import JSON_VALUE, Node, Place, Walker, is_done, marked, saying
from tallystick.contract.refusals import TYPES, refuse_function
from tallystick.contract.text_patterns import without_pattern

if TYPE_CHECKING:
    from collections.abc import Callable


class Transform:
    """One walk over the core schema of the class at `place`.

    `own` is that class's reference; `lookup` returns the definition of a reference node or raises `LookupError`;
    `is_contract` tells the classes that made themselves exact. Afterwards `definitions` holds the replacements by
    reference, `pending` the references that had no definition yet, and `marks` the rules that only Python checks.
    """

    def __init__(
        self, place: Place, own: str, lookup: Callable[[Node], Node], is_contract: Callable[[type], bool]
    ) -> None:
        self.place = place
        self.definitions: dict[str, Node] = {}
        self.pending: list[tuple[str, Place]] = []
        self.marks: list[PythonOnly] = []
        self.own = own
        self._lookup = lookup
        self._is_contract = is_contract

    def contract(self, node: Node) -> Node:
        """The schema of the class itself, model validators around it included, exact and marked so."""
        match node:
            case {"type": "model"}:
                held_to_known(node, self.place)
                records.options(node["cls"].model_config, self.place)
                if hooks.schema_maker(node["cls"]) is not None:
                    self.place.refuse("TLY504", how="__get_pydantic_json_schema__")
                self._serializer(node, self.place)
                self._hooks(node, self.place)
                return marked(records.model(node, self.place, self))
            case {"function": {"function": function}, "schema": inner}:
                self._mark(function, node, self.place)
                return marked({**node, "schema": self.contract(inner)})
            case _:
                message = f"{self.place.name}: {node['type']} is not the schema of a model"
                raise AssertionError(message)

    def exact(self, node: Node, place: Place) -> Node:
        """`node` made exact, with everything in it. Findings go to `place`."""
        if is_done(node):
            return node
        held_to_known(node, place)
        records.overrides(node, place)
        without_pattern(node, place)
        self._serializer(node, place)
        type_ = node["type"]
        if type_ in LEAVES:
            return leaves.exact(node, place)
        if type_ in CONTAINERS:
            return CONTAINERS[type_](node, place, self)
        if type_ in _VISITS:
            return _VISITS[type_](self, node, place)
        if type_ in TYPES:
            code, holes = TYPES[type_]
            place.refuse(code, **holes)
            return node
        refuse_function(node, place)
        return node

    def resolved(self, node: Node) -> Node | None:
        """What `node` refers to, through every reference; `None` where that is not defined yet."""
        seen: set[str] = set()
        while node["type"] == "definition-ref":
            ref = node["schema_ref"]
            if ref in seen:
                return None
            seen.add(ref)
            found = self.definitions.get(ref) or self._found(node)
            if found is None:
                return None
            node = found
        return node

    def _found(self, node: Node) -> Node | None:
        try:
            return self._lookup(node)
        except LookupError:
            return None

    def reference(self, node: Node, place: Place) -> Node:
        """A reference: what stands behind it is made exact once."""
        ref = node["schema_ref"]
        if ref.startswith(JSON_VALUE):
            return self.anything(node, place)
        if ref == self.own or ref in self.definitions:
            return node
        target = self._found(node)
        if target is None:
            self.pending.append((ref, place))
        elif not is_done(target):
            self.define(ref, target, place)
        if target is not None and is_deferred(target):
            # Pydantic applies the discriminator to the definition, too late for a copy of it in place of the reference.
            return {**node, "metadata": {**(node.get("metadata") or {}), "tallystick_kept": True}}
        return node

    def define(self, ref: str, target: Node, place: Place) -> None:
        """Make the definition of `ref` exact, unless it is a contract's own, which its class does."""
        cls = _model_class(target)
        if cls is not None:
            if not self._is_contract(cls):
                place.refuse("TLY501", model=cls.__name__)
            return
        self.definitions[ref] = target
        name = Place(ref.partition(":")[0], self.place.findings)
        self.definitions[ref] = marked({**self.exact(target, name), "ref": ref})

    def anything(self, node: Node, place: Place) -> Node:
        """Any JSON value."""
        del place
        self.definitions.setdefault(leaves.JSON_REF, marked(leaves.any_json_definition()))
        return leaves.anything(node)

    def within(self, node: Node, place: Place) -> Node:
        """A node around one other."""
        return {**node, "schema": self.exact(node["schema"], place)} if "schema" in node else node

    def default(self, node: Node, place: Place) -> Node:
        """A value with a default."""
        if node.get("validate_default"):
            place.refuse("TLY509", option="validate_default", hint="Defaults are checked when the class is defined.")
        if node.get("on_error", "raise") != "raise":
            place.refuse("TLY527")
        return saying(self.within(node, place), export.default)

    def listing(self, node: Node, place: Place) -> Node:
        """A list."""
        return {**node, "items_schema": self.exact(node.get("items_schema", {"type": "any"}), place.inside("[item]"))}

    def model(self, node: Node, place: Place) -> Node:
        """A model without a reference of its own."""
        if not self._is_contract(node["cls"]):
            place.refuse("TLY501", model=node["cls"].__name__)
        return node

    def dataclass(self, node: Node, place: Place) -> Node:
        """A dataclass."""
        self._hooks(node, place)
        return records.dataclass(node, place, self)

    def function(self, node: Node, place: Place) -> Node:
        """A function around a node: only one that is marked stays."""
        if reason_of(node["function"]["function"]) is None or "schema" not in node:
            refuse_function(node, place)
            return node
        self._mark(node["function"]["function"], node, place)
        return self.within(node, place)

    def _hooks(self, node: Node, place: Place) -> None:
        """Refuse the author's constructor; record what runs after it where it is marked, and refuse it otherwise."""
        if hooks.constructor(node) is not None:
            place.refuse("TLY531", model=node["cls"].__name__)
        function = hooks.afterwards(node)
        if function is not None and not self._is_marked(function, place):
            place.refuse("TLY502", function=function.__qualname__)

    def _mark(self, function: object, node: Node, place: Place) -> None:
        """Record a function that only Python runs; refuse one that does not say so."""
        if not self._is_marked(function, place):
            refuse_function({key: value for key, value in node.items() if key != "schema"}, place)

    def _is_marked(self, function: object, place: Place) -> bool:
        """Whether a function says that only Python runs it, which is recorded then."""
        reason = reason_of(function)
        if reason is not None:
            self.marks.append(PythonOnly(place.name, reason))
        return reason is not None

    def _serializer(self, node: Node, place: Place) -> None:
        """Refuse a serializer of the user's own: what it writes may not be accepted back."""
        match node.get("serialization"):
            case {"function": function} if not node["type"].startswith(("function-", "lax-", "json-")) or reason_of(
                function
            ):
                self.writing(function, place)
            case _:
                pass

    def writing(self, function: object | None, place: Place) -> None:
        """A function that decides what is written: only one that is marked stays."""
        if function is not None and not self._is_marked(function, place):
            place.refuse("TLY503", function=getattr(function, "__qualname__", "a function"))


def _model_class(node: Node) -> type | None:
    """The model that a definition is of, validators around it aside."""
    while node["type"].startswith("function-") and "schema" in node:
        node = node["schema"]
    cls = node.get("cls")
    return cls if node["type"] == "model" and isinstance(cls, type) else None


def _parts(visit: Callable[[Node, Place, Walker], Node]) -> Callable[[Transform, Node, Place], Node]:
    return lambda walker, node, place: visit(node, place, walker)


def _as_is(_walker: Transform, node: Node, _place: Place) -> Node:
    return node


# A table, since each type of core schema has one visitor and most are shared.
_VISITS: dict[str, Callable[[Any, Node, Place], Node]] = {
    "definition-ref": Transform.reference,
    "any": Transform.anything,
    "none": _as_is,
    "literal": lambda _walker, node, place: literals.literal(node, place),
    "enum": lambda _walker, node, place: literals.enumeration(node, place),
    "nullable": Transform.within,
    "custom-error": Transform.within,
    "missing-sentinel": Transform.within,
    "default": Transform.default,
    "list": Transform.listing,
    "tagged-union": _parts(records.tagged),
    "model": Transform.model,
    "model-fields": _parts(records.fields),
    "dataclass-args": _parts(records.fields),
    "typed-dict": _parts(records.plain_record),
    "dataclass": Transform.dataclass,
    "lax-or-strict": lambda _walker, node, place: wiretypes.special(node, place),
    "function-before": Transform.function,
    "function-after": Transform.function,
    "function-wrap": Transform.function,
    "function-plain": Transform.function,
}
