"""What rules do not say: for each construct of Python, why, and what to write instead."""

from __future__ import annotations

import ast

OPERATORS: dict[type[ast.AST], tuple[str, str]] = {
    ast.Div: ("divides, which rounds differently from language to language", "Multiply the other side instead."),
    ast.FloorDiv: ("divides, which rounds differently from language to language", "Multiply the other side instead."),
    ast.Mod: ("takes a remainder, whose sign differs from language to language", "Use Field(multiple_of=...)."),
    ast.Pow: ("raises to a power, which has no exact form everywhere", "Write the product."),
    ast.MatMult: ("multiplies matrices", "Leave it out."),
    ast.BitAnd: ("works on bits", "Use `and` between conditions, or a field for each flag."),
    ast.BitOr: ("works on bits", "Use `or` between conditions, or a field for each flag."),
    ast.BitXor: ("works on bits", "Use `!=` between conditions."),
    ast.LShift: ("works on bits", "Multiply."),
    ast.RShift: ("works on bits", "Compare with a product."),
}
"""By the operator: why it is refused, and the rewrite."""

NODES: dict[type[ast.AST], tuple[str, str]] = {
    ast.Lambda: ("makes a function", "Use a generator in `all`, `any` or `sum`."),
    ast.NamedExpr: ("assigns", "Repeat the expression."),
    ast.Await: ("waits", "A rule looks at the object alone."),
    ast.JoinedStr: ("makes a text", "Compare the parts."),
    ast.Dict: ("makes a dictionary", "Compare the parts."),
    ast.ListComp: ("makes a list", "Use a generator in `all`, `any` or `sum`, or `len([...])`."),
    ast.SetComp: ("makes a set", "Ask for its size: `len({...})`."),
    ast.DictComp: ("makes a dictionary", "Use a generator in `all`, `any` or `sum`."),
    ast.GeneratorExp: ("makes a sequence", "Use it in `all`, `any` or `sum`."),
    ast.List: ("makes a list", "Use it on the right of `in`, or compare the parts."),
    ast.Tuple: ("makes a tuple", "Use it on the right of `in`, or compare the parts."),
    ast.Set: ("makes a set", "Use it on the right of `in`, or compare the parts."),
    ast.Starred: ("unpacks", "Write the arguments."),
}
"""By the node: why it is refused, and the rewrite."""

METHODS: dict[str, tuple[str, str]] = {
    "strip": ("changes a text by a list of blanks that languages do not share", "Give the field a pattern."),
    "lower": ("changes a text by a table of letters that languages do not share", "Give the field a pattern."),
    "upper": ("changes a text by a table of letters that languages do not share", "Give the field a pattern."),
    "casefold": ("changes a text by a table of letters that languages do not share", "Give the field a pattern."),
    "now": ("goes by the clock, so the same document would be right today and wrong tomorrow", "Check it on arrival."),
    "today": (
        "goes by the clock, so the same document would be right today and wrong tomorrow",
        "Check it on arrival.",
    ),
    "utcnow": (
        "goes by the clock, so the same document would be right today and wrong tomorrow",
        "Check it on arrival.",
    ),
    "date": ("takes the date of an instant, which depends on a time zone", "Compare instants, or use a date field."),
    "total_seconds": ("makes a float of a duration", "Compare with a timedelta."),
    "quantize": ("rounds, by rules that languages do not share", "Let the document hold the rounded value."),
    "items": ("gives pairs", "Use `.values()`."),
    "keys": ("gives keys", "Use `key in mapping`, or give the keys a pattern."),
    "get": ("may give None", "Test with `in` that the key is there."),
}
"""By the name of a method: why it is refused, and the rewrite."""

FUNCTIONS: dict[str, tuple[str, str]] = {
    "round": ("rounds, by rules that languages do not share", "Let the document hold the rounded value."),
    "int": ("converts", "Use a field of type int."),
    "float": ("makes a float, whose arithmetic rounds", "Use Decimal."),
    "str": ("makes a text", "Compare the values."),
    "bool": ("asks for truthiness", "Write the comparison that is meant."),
    "set": ("makes a set", "Write `len({item for item in items})`."),
    "sorted": ("sorts", "Use `all` over what must hold of each element."),
    "zip": ("pairs elements", "Put the two values into one element."),
    "range": ("counts", "Use `all` over the elements."),
    "enumerate": ("counts", "Use `all` over the elements."),
    "isinstance": ("asks for a Python class", "Compare the property that tells the members apart."),
    "hasattr": ("asks for an attribute", "Use `is None` or `is MISSING`."),
    "getattr": ("reads an attribute by a name", "Name the field."),
}
"""By the name of a function: why it is refused, and the rewrite."""

OTHERWISE = (
    "is outside of what rules can say",
    "Use comparisons, `and`, `or`, `not`, + - *, len, sum, all, any, min, max, abs, `in` and `is None`.",
)


def reasons(node: ast.expr) -> tuple[str, str]:
    """Why an expression is no part of a rule, and the rewrite."""
    match node:
        case ast.BinOp(op=operator):
            return OPERATORS.get(type(operator), OTHERWISE)
        case ast.Call(func=ast.Attribute(attr=name)):
            return METHODS.get(name, ("calls a method", OTHERWISE[1]))
        case ast.Call(func=ast.Name(id=name)):
            return FUNCTIONS.get(name, ("calls a function", OTHERWISE[1]))
        case ast.Call():
            return "calls a function", OTHERWISE[1]
        case _:
            return NODES.get(type(node), OTHERWISE)
