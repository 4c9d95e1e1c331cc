from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tallystick.regex import ecma
from tallystick.regex.errors import PatternError

if TYPE_CHECKING:
    from collections.abc import Callable

VALID_WITH_U = [
    "",
    "|a",
    "()",
    "^[a-z0-9]+(?:-[a-z0-9]+)*$",
    r"^\d{4}-\d{2}-\d{2}$",
    r"^\/api\/v1\/$",
    r"(?=a)(?!b)(?<=c)(?<!d)",
    r"(a)\1",
    r"\1(a)",
    r"(?<year>\d{4})-\k<year>",
    r"(?<\u{61}b>x)\k<ab>",
    r"\p{L}\P{Lu}\p{Letter}\p{gc=Nd}\p{digit}\p{Script=Greek}\p{scx=Grek}\p{Emoji}",
    r"[\p{L}\d_-]",
    r"[\b\-\]\[]",
    r"[[:alpha:]",
    "[a&&b]",
    "[]",
    "[^]",
    "[--/]",
    r"\cA\0\x41\u0041\u{1F600}\uD83D\uDE00\uD83D",
    r"\^\$\\\.\*\+\?\(\)\[\]\{\}\|\/",
    r"\bword\B",
    "a{0}b{2,}c{2,3}?d*?e+?f??",
    "^🐲*$",
    "é",
]

TRANSLATED = [
    # Annex B: identity escapes and stray brackets.
    (r"^[\w\-\.]+\@x$", r"^[\w\-.]+@x$"),
    (r"\-\_\@\ \é\#", "-_@ é#"),
    (r"^{id}$", r"^\{id\}$"),
    ("a{2", r"a\{2"),
    ("a]", r"a\]"),
    (r"[\w-.]", r"[\w\-.]"),
    (r"[\d-z]", r"[\d\-z]"),
    (r"[a-\d]", r"[a\-\d]"),
    (r"(?=a)*\-", "(?:(?=a))*-"),
    (r"\012\01\08", r"\n\x01\x008"),
    (r"[^[]\-", r"[^\[]-"),
    # What is valid with `u` keeps its meaning beside what is not.
    (r"(?<=\$)\d+(?!\.)\b.\p{Lu}\-$", r"(?<=\$)\d+(?!\.)\b.\p{Lu}-$"),
    (r"(a)\1\-", r"(a)\1-"),
    # Python and Rust.
    (r"(?P<year>\d{4})", r"(?<year>\d{4})"),
    (r"(?P<q>['\"]).*(?P=q)", r"(?<q>['" + '"' + r"]).*\k<q>"),
    (r"\Aab\Z", "^ab$"),
    (r"\Aab\z", "^ab$"),
    (r"\U0001F600", "😀"),
    (r"\x{1F600}\x{41}\u{42}", "😀AB"),
    (r"(a)\1\x{31}", r"(a)\1(?:)1"),
    (r"\pL\PL\p{^Lu}", r"\p{L}\P{L}\P{Lu}"),
    (r"\p{greek}\p{lowercase_letter}\p{sc=latin}", r"\p{Script=Greek}\p{Lowercase_Letter}\p{sc=Latin}"),
    ("[[:alpha:]_]", "[A-Za-z_]"),
    ("[^[:space:]]", r"[^\t-\r ]"),
    ("[[:^ascii:]]", "[\x80-\U0010ffff]".replace("\x80", r"\x80")),
    # Inline flags that can be said.
    ("(?i)^[a-d]x$", "^[a-dA-D][xX]$"),
    ("(?i)k[^s]1", r"[kK\u212A][^sS\u017F]1"),
    ("a(?i:b)c", "a(?:[bB])c"),
    ("(?i)a(?-i:b)c", "[aA](?:b)[cC]"),
    ("(?s).(?-s:.)", "[^](?:.)"),
    (r"(?a)\w", r"\w"),
    (r"(?u)\w", r"\w"),
]

REFUSED = [
    # Malformed.
    ("(", "group", 0),
    (")", "group", 0),
    ("(?:a", "group", 0),
    ("[a", "class", 0),
    ("\\", "escape", 0),
    ("*a", "quantifier", 0),
    ("a|+", "quantifier", 2),
    ("{2}", "quantifier", 0),
    ("^*", "quantifier", 1),
    (r"\b+", "quantifier", 2),
    ("a{3,2}", "quantifier", 1),
    ("a**", "quantifier", 2),
    ("x{2}{3}", "quantifier", 4),
    ("[z-a]", "range", 1),
    (r"\xZZ", "hexadecimal escape", 0),
    (r"\u12", "hexadecimal escape", 0),
    (r"\u{110000}", "code point escape", 0),
    (r"\U00110000", "code point escape", 0),
    (r"\x{D800}", "code point escape", 0),
    (r"\c1", "control escape", 0),
    (r"(a)\2", "backreference", 3),
    (r"\k<n>", "backreference", 0),
    ("(?<1>a)", "group name", 0),
    ("(?<n>a)|(?<n>b)", "group name", 8),
    (r"\p{Nope}", "property escape", 0),
    (r"\p{Script=Nope}", "property escape", 0),
    (r"\p{RGI_Emoji}", "property escape", 0),
    ("(" * 101 + ")" * 101, "group", 100),
    # Known to others.
    (r"\a", "escape", 0),
    (r"x\e", "escape", 1),
    (r"\Qa\E", "quoting", 0),
    (r"\R", "escape", 0),
    (r"\X", "escape", 0),
    (r"\K", "escape", 0),
    (r"\G", "escape", 0),
    (r"\N{BULLET}", "escape", 0),
    (r"\j", "escape", 0),
    ("a++", "possessive quantifier", 2),
    ("a{2}+", "possessive quantifier", 4),
    ("(?>a)", "atomic group", 0),
    ("(a)(?(1)b|c)", "conditional", 3),
    ("(?#note)a", "comment", 0),
    ("(?|a|b)", "branch reset group", 0),
    ("(?P>n)", "subroutine call", 0),
    ("(?m)^a", "inline flags", 0),
    ("(?x)a b", "inline flags", 0),
    ("(?U)a+", "inline flags", 0),
    ("a(?i)b", "inline flags", 1),
    ("a(?m:b)", "inline flags", 1),
    ("(?i)é", "case-insensitive flag", 4),
    (r"(?i)\p{Lu}", "case-insensitive flag", 4),
    (r"(?i)(a)\1", "case-insensitive flag", 7),
    (r"[a--b]", "set operation", 2),
    (r"\-[a&&b]", "set operation", 4),
    ("[[a]b]", "nested class", 1),
    ("[]a]", "leading bracket", 1),
    ("a{,3}", "quantifier", 1),
    (r"\<a", "word boundary escape", 0),
    (r"\b{start}a", "word boundary escape", 0),
]

# Patterns of the JSON-Schema-Test-Suite (draft 2020-12: pattern, patternProperties, optional/ecmascript-regex).
SUITE = [
    ("^a*$", ["aaa", ""], ["aabc"]),
    ("a+", ["xxaayy"], ["xx"]),
    ("f.*o", ["foooooo"], ["bar"]),
    ("[0-9]{2,}", ["a31b"], ["a3b"]),
    ("X_", ["a_X_3"], ["a_x_3"]),
    ("^🐲*$", ["", "🐲", "🐲🐲"], ["🐉", "🐉🐉"]),
    (r"^abc$", ["abc"], ["abc\n"]),
    (r"^\t$", ["\t"], ["\\t"]),
    (r"^\cC$", ["\x03"], ["\\cC"]),
    (r"^\cc$", ["\x03"], ["\\cc"]),
    (r"^\d$", ["0"], ["\u07c0", "\u07c0\ufeff"]),
    (r"^\D$", ["\u07c0"], ["0"]),
    (r"^\w$", ["a"], ["é"]),
    (r"^\W$", ["é"], ["a"]),
    (r"^\s$", [" ", "\t", "\v", "\f", "\xa0", "\ufeff", "\n", "\u2029", "\u2003"], ["\x01", "\u2013"]),
    (r"^\S$", ["\x01", "\u2013"], [" ", "\t", "\v", "\f", "\xa0", "\ufeff", "\n", "\u2029", "\u2003"]),
    (r"\p{Letter}cole", ["Les hivers de mon enfance étaient des saisons d'école"], ["PARK 1cole"]),
    (r"\wcole", ["the hardest wcole"], ["l'école"]),
    ("[a-z]cole", ["ecole"], ["école"]),
    (r"^\d+$", ["42"], ["-%#", "৪২"]),
    (r"^\p{digit}+$", ["42", "৪২"], ["-%#"]),
    ("^á", ["ápple"], ["apple"]),
]


@pytest.mark.parametrize("pattern", VALID_WITH_U)
def test_what_is_valid_comes_through_as_it_is(pattern: str) -> None:
    assert ecma.translate(pattern) == pattern


@pytest.mark.parametrize(("pattern", "want"), TRANSLATED)
def test_other_flavours_are_written_anew(pattern: str, want: str) -> None:
    assert ecma.translate(pattern) == want
    assert ecma.translate(want) == want


@pytest.mark.parametrize(("pattern", "construct", "offset"), REFUSED)
def test_what_cannot_be_said_is_refused_by_name(pattern: str, construct: str, offset: int) -> None:
    with pytest.raises(PatternError) as refusal:
        ecma.translate(pattern)
    error = refusal.value
    assert (error.construct, error.offset, bool(error.message), bool(error.way_out)) == (construct, offset, True, True)


def test_a_refusal_says_what_why_and_what_instead() -> None:
    with pytest.raises(PatternError) as refusal:
        ecma.translate("x(?>a)")
    error = refusal.value
    assert str(error) == (
        "atomic group: an atomic group never gives characters back, which JavaScript cannot say (at offset 1)"
    )
    assert error.way_out == "write (?:...), so that what it holds cannot overlap with what follows"


@pytest.mark.node
def test_every_output_compiles(in_node: Callable[..., Any]) -> None:
    outputs = [*VALID_WITH_U, *(want for _, want in TRANSLATED)]
    verdicts = in_node([(source, "u", []) for source in outputs])
    assert [source for source, verdict in zip(outputs, verdicts, strict=True) if verdict is None] == []


@pytest.mark.node
def test_the_test_suite_of_json_schema_agrees(in_node: Callable[..., Any]) -> None:
    verdicts = in_node([(ecma.translate(pattern), "u", yes + no) for pattern, yes, no in SUITE])
    assert verdicts == [[True] * len(yes) + [False] * len(no) for _, yes, no in SUITE]
