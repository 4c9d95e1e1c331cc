"""Small random schemas over all keywords of JSON Schema 2020-12, and instances that they may or may not accept.

Kept out, since the oracle is wrong there or JavaScript reads another number: `$` before a line break, numbers beyond
doubles, `multipleOf` of fractions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

NAMES = ("a", "b", "ab", "toString")
PATTERNS = ("^a", "b$", "^.$", "b", "^[a-b]+$", "(?:)")
SCALARS = (None, True, False, 0, 1, 2, 3, -1, 1.5, 2.0, "", "a", "b", "ab", "abb", "\U0001f600", "é")
TYPES = ("null", "boolean", "integer", "number", "string", "array", "object")
DEFINITIONS = ("first", "second", "third")

Schema = dict[str, Any] | bool


class Schemas:
    """Draws schemas. References go to later definitions in place, to any from a member: so none refers to itself."""

    def __init__(self, dice: Random) -> None:
        self.dice = dice
        self.reach = DEFINITIONS

    def document(self) -> Schema:
        """A schema with its definitions."""
        schema = self.schema(3)
        if isinstance(schema, bool):
            return schema
        definitions = {}
        for index, name in enumerate(DEFINITIONS):
            self.reach = DEFINITIONS[index + 1 :]
            definitions[name] = self.schema(2)
        return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "$defs": definitions}

    def schema(self, depth: int) -> Schema:
        """A schema whose applicators nest at most `depth` deep: of a type with its keywords, or of any keywords."""
        if self.dice.random() < 0.08:
            return self.dice.random() < 0.6
        if self.dice.random() < 0.45:
            return self.typed(depth)
        if depth > 0 and self.dice.random() < 0.2:
            return self.dice.choice([self.tagged, self.merged])(depth - 1)
        pool = [name for name in KEYWORDS if depth > 0 or name in FLAT]
        return self.with_keywords(self.dice.sample(pool, self.dice.randint(1, 4)), depth)

    def typed(self, depth: int) -> Schema:
        """A schema as people write them: a type, some keywords about it, and seldom one more."""
        kind = self.dice.choice(TYPES)
        own = [name for name in ABOUT.get(kind, ()) if depth > 0 or name in FLAT]
        names = self.dice.sample(own, min(len(own), self.dice.randint(0, 3)))
        if self.dice.random() < 0.2:
            names.append(self.dice.choice([name for name in KEYWORDS if name != "type" and (depth or name in FLAT)]))
        types = [kind, *self.dice.sample(TYPES, 1)] if self.dice.random() < 0.25 else kind
        if isinstance(types, list):
            types = list(dict.fromkeys(types))
        return {"type": types, **self.with_keywords(dict.fromkeys(names), depth)}

    def tagged(self, depth: int) -> Schema:
        """A union of objects that mostly say which one they are."""
        tags = self.dice.sample(["a", "b", "ab", 1, True], 3)
        members = [{**self.closed(depth), "properties": {"a": {"const": tag}, **self.members(depth)}} for tag in tags]
        for member in members:
            member["required"] = ["a"] if self.dice.random() < 0.9 else []
        return {self.dice.choice(["anyOf", "oneOf"]): members}

    def merged(self, depth: int) -> Schema:
        """Objects all of which an instance has to be."""
        members = [{**self.closed(depth), "properties": self.members(depth)} for _ in range(2)]
        return {"allOf": [*members, {"type": "object", "required": self.names()}]}

    def closed(self, depth: int) -> dict[str, Any]:
        """The start of an object schema: what it says of other members."""
        others = self.dice.choice([None, None, True, False, self.below(depth)])
        return {"type": "object"} if others is None else {"type": "object", "additionalProperties": others}

    def with_keywords(self, names: Any, depth: int) -> dict[str, Any]:
        """These keywords, and those that they need to mean something."""
        schema = {}
        for name in names:
            schema[name] = KEYWORDS[name](self, depth - 1)
        for name, others in COMPANIONS.items():
            if name in schema:
                schema |= {other: KEYWORDS[other](self, depth - 1) for other in others if self.dice.random() < 0.6}
        if "$ref" in schema and schema["$ref"] is None:
            del schema["$ref"]
        return schema

    def below(self, depth: int) -> Schema:
        """A schema for a member of the instance, which may refer to any definition."""
        reach, self.reach = self.reach, DEFINITIONS
        schema = self.schema(depth)
        self.reach = reach
        return schema

    def several(self, depth: int) -> list[Schema]:
        """Schemas for the same instance."""
        return [self.schema(depth) for _ in range(self.dice.randint(1, 3))]

    def reference(self) -> str | None:
        """A reference that cannot lead back here."""
        return f"#/$defs/{self.dice.choice(self.reach)}" if self.reach else None

    def names(self) -> list[str]:
        """Names of members."""
        return self.dice.sample(NAMES, self.dice.randint(0, 2))

    def members(self, depth: int) -> dict[str, Schema]:
        """Members, some with a default."""
        members = {name: self.below(depth) for name in self.names()}
        for schema in members.values():
            if isinstance(schema, dict) and self.dice.random() < 0.2:
                schema["default"] = self.value(1)
        return members

    def value(self, depth: int) -> Any:
        """A JSON value."""
        if depth == 0 or self.dice.random() < 0.4:
            return self.dice.choice(SCALARS)
        if self.dice.random() < 0.4:
            return [self.value(depth - 1) for _ in range(self.dice.randint(0, 3))]
        return {name: self.value(depth - 1) for name in self.dice.sample(NAMES, self.dice.randint(0, 3))}

    def values(self) -> list[Any]:
        """JSON values to choose from."""
        return [self.value(2) for _ in range(self.dice.randint(1, 3))]

    def size(self) -> int:
        """A limit to a length or a number of members."""
        return self.dice.randint(0, 3)

    def number(self) -> float:
        """A limit to a number."""
        return self.dice.choice([-1, 0, 1, 1.5, 2, 3])


def _each(names: tuple[str, ...], make: Callable[[Schemas, int], Any]) -> dict[str, Callable[[Schemas, int], Any]]:
    return dict.fromkeys(names, make)


FLAT: dict[str, Callable[[Schemas, int], Any]] = {
    **_each(("minLength", "maxLength", "minItems", "maxItems"), lambda made, _: made.size()),
    **_each(("minProperties", "maxProperties", "minContains", "maxContains"), lambda made, _: made.size()),
    **_each(("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"), lambda made, _: made.number()),
    "type": lambda made, _: made.dice.choice(
        [made.dice.choice(TYPES), made.dice.sample(TYPES, made.dice.randint(1, 3))]
    ),
    "const": lambda made, _: made.value(2),
    "enum": lambda made, _: made.values(),
    "multipleOf": lambda made, _: made.dice.choice([1, 2, 3]),
    "pattern": lambda made, _: made.dice.choice(PATTERNS),
    "uniqueItems": lambda made, _: made.dice.random() < 0.8,
    "required": lambda made, _: made.names(),
    "dependentRequired": lambda made, _: {name: made.names() for name in made.names()},
    "$ref": lambda made, _: made.reference(),
}
"""Keywords without schemas in them."""

NESTED: dict[str, Callable[[Schemas, int], Any]] = {
    **_each(("allOf", "anyOf", "oneOf"), lambda made, depth: made.several(depth)),
    **_each(("not", "if", "then", "else"), lambda made, depth: made.schema(depth)),
    **_each(("items", "contains", "unevaluatedItems"), lambda made, depth: made.below(depth)),
    **_each(("additionalProperties", "propertyNames"), lambda made, depth: made.below(depth)),
    "unevaluatedProperties": lambda made, depth: made.below(depth),
    "prefixItems": lambda made, depth: [made.below(depth) for _ in range(made.dice.randint(1, 2))],
    "properties": lambda made, depth: made.members(depth),
    "patternProperties": lambda made, depth: {
        made.dice.choice(PATTERNS): made.below(depth) for _ in range(made.dice.randint(0, 2))
    },
    "dependentSchemas": lambda made, depth: {name: made.schema(depth) for name in made.names()},
}
"""Keywords with schemas in them."""

KEYWORDS = FLAT | NESTED
COMPANIONS = {
    "if": ("then", "else"),
    "contains": ("minContains", "maxContains"),
    "unevaluatedProperties": ("properties", "allOf", "anyOf", "if", "then"),
    "unevaluatedItems": ("prefixItems", "anyOf", "contains", "if", "then"),
}
ABOUT = {
    "integer": ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "enum", "const"),
    "number": ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "enum", "const"),
    "string": ("minLength", "maxLength", "pattern", "enum", "const"),
    "array": ("items", "prefixItems", "minItems", "maxItems", "uniqueItems", "contains", "unevaluatedItems"),
    "object": (
        "properties", "required", "additionalProperties", "patternProperties", "propertyNames", "minProperties",
        "maxProperties", "dependentRequired", "dependentSchemas", "unevaluatedProperties",
    ),
}  # fmt: skip


def instances(dice: Random, schema: Schema, count: int) -> tuple[Any, ...]:
    """`count` instances for a schema: what it mentions itself, and any others."""
    drawn = Schemas(dice)
    mentioned = list(_mentioned(schema))
    return tuple(dice.choice(mentioned) if mentioned and dice.random() < 0.3 else drawn.value(3) for _ in range(count))


def _mentioned(schema: Any) -> Any:
    if isinstance(schema, list):
        for item in schema:
            yield from _mentioned(item)
    elif isinstance(schema, dict):
        if "const" in schema:
            yield schema["const"]
        if isinstance(schema.get("enum"), list):
            yield from schema["enum"]
        for item in schema.values():
            yield from _mentioned(item)
