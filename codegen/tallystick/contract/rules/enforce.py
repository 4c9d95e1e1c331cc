"""Rules at work: found on a class, compiled once its types are complete, checked with every object, and published."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from pydantic_core import InitErrorDetails, PydanticCustomError, ValidationError

from tallystick.contract.errors import ContractError
from tallystick.contract.node import Place, saying
from tallystick.contract.rules.mark import marked_rules

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import FunctionType

    from pydantic_core.core_schema import ValidationInfo

    from tallystick.contract.node import Export, Handler, Node
    from tallystick.contract.rules.mark import Mark
    from tallystick.ir.rules.tree import Rule

Fields = tuple[dict[str, Any], dict[str, Any] | None, set[str]]
"""What pydantic-core makes of an object's fields: values by Python name, extra keys, names that were set."""


class Enforcer:
    """The rules of one class as the function that pydantic-core calls with an object's fields.

    The types of the fields may refer to classes that are not there yet, so the rules are compiled by `complete`, before
    which the class cannot be used.
    """

    def __init__(self, cls: type, inner: Node, marks: dict[str, tuple[FunctionType, Mark]]) -> None:
        self.cls = cls
        self.inner = inner
        self.marks = marks
        self.rules: tuple[Rule, ...] | None = None
        self._checks: tuple[tuple[Rule, Callable[[Any], bool]], ...] = ()

    def __call__(self, value: Fields, info: ValidationInfo) -> Fields:
        """`value`, whose rules hold. Raises `ValidationError` with every rule that does not."""
        fields = value[0]
        broken: list[InitErrorDetails] = [
            {
                "type": PydanticCustomError(rule.name, _literal(rule.message)),
                "loc": rule.at,
                "input": fields,
            }
            for rule, holds in self._checks
            if not holds(fields)
        ]
        if broken:
            raise ValidationError.from_exception_data(self.cls.__name__, broken, _MODES[info.mode])
        return value

    def compile(self, lookup: Callable[[str], Node | None], place: Place) -> None:
        """Compile the rules. What they may not say is noted at `place`."""
        from tallystick.contract.rules.build import compiled  # noqa: PLC0415 - only for rules
        from tallystick.contract.rules.world import PYTHON  # noqa: PLC0415 - as above
        from tallystick.ir.rules.evaluate import holding  # noqa: PLC0415 - as above

        self.rules = compiled(self.cls, self.inner, self.marks, lookup, place)
        self._checks = tuple((rule, holding(rule, PYTHON)) for rule in self.rules)

    def publish(self, said: Node) -> Node:
        """The JSON Schema of the class with its rules."""
        from tallystick.ir.rules.data import KEYWORD, written  # noqa: PLC0415 - only the exporter asks

        return {**said, KEYWORD: written(self.rules)} if self.rules else said


_MODES: dict[str, Literal["json", "python"]] = {"json": "json", "python": "python", "string": "python"}
"""pydantic-core's name for what is read -> how its error shows the input."""


def _literal(message: str) -> Any:  # noqa: ANN401 - Pydantic's type asks for a literal string
    """A message as a template without holes: without a context, pydantic-core fills nothing in."""
    return message


def enforced(model: Node, place: Place) -> Node:
    """The schema of a contract with its rules checked after its fields; as it is where it has none.

    Refuses rules of root contracts at `place`.
    """
    cls, inner = model["cls"], model["schema"]
    marks = marked_rules(cls)
    if not marks:
        return model
    if inner["type"] not in {"model-fields", "function-after"} or model.get("root_model"):
        place.refuse("TLY554", model=cls.__name__)
        return model
    enforcer = Enforcer(cls, inner, marks)
    checked = {"type": "function-after", "function": {"type": "with-info", "function": enforcer}, "schema": inner}
    return saying({**model, "schema": checked}, _publishing(enforcer))


def _publishing(enforcer: Enforcer) -> Export:
    def say(schema: Node, handler: Handler) -> Node:
        return enforcer.publish(handler.resolve_ref_schema(handler(schema)))

    return say


def complete(cls: type, place: Place) -> None:
    """Compile the rules of a finished class and of those inside it. Raises `ContractError` with every finding."""
    schema: Node = cls.__pydantic_core_schema__  # type: ignore[attr-defined]  # a finished model has one
    pending = [enforcer for enforcer in _enforcers(schema) if enforcer.rules is None]
    if not pending:
        return
    definitions = {node["ref"]: node for node in _nodes(schema) if isinstance(node.get("ref"), str)}
    for enforcer in pending:
        name = Place(f"{enforcer.cls.__module__}.{enforcer.cls.__qualname__}", place.findings)
        enforcer.compile(definitions.get, name)
    if place.findings:
        raise ContractError(*place.findings)


def _enforcers(schema: Node) -> Iterator[Enforcer]:
    for node in _nodes(schema):
        match node:
            case {"type": "function-after", "function": {"function": Enforcer() as enforcer}}:
                yield enforcer
            case _:
                pass


_OUTSIDE = frozenset({"metadata", "cls", "config"})


def _nodes(schema: Node) -> Iterator[Node]:
    """Every node of a core schema, each once."""
    pending: list[Any] = [schema]
    seen: set[int] = set()
    while pending:
        item = pending.pop()
        if id(item) in seen:
            continue
        seen.add(id(item))
        if isinstance(item, dict):
            is_node = isinstance(item.get("type"), str)  # a table of fields may have a field named so
            if is_node:
                yield item
            pending.extend(value for key, value in item.items() if not is_node or key not in _OUTSIDE)
        elif isinstance(item, list | tuple):
            pending.extend(item)
