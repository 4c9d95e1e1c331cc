from __future__ import annotations

import pytest

from tallystick.regex import wire
from tallystick.regex.errors import PatternError
from tallystick.regex.rewrite import without_flags

NORMALISED = [
    # Nothing to do.
    ("", ""),
    ("^[a-z0-9]+(?:-[a-z0-9]+)*$", "^[a-z0-9]+(?:-[a-z0-9]+)*$"),
    ("^[A-Za-z0-9_.-]{1,64}$", "^[A-Za-z0-9_.-]{1,64}$"),
    ("(a|b||)x*?y+?z??", "(a|b||)x*?y+?z??"),
    ("é😀", "é😀"),
    # Shorthands over ASCII, dot as Rust has it.
    (r"\d\w\s", r"[0-9][A-Za-z0-9_][\t-\r ]"),
    (r"\D\W\S", r"[^0-9][^A-Za-z0-9_][^\t-\r ]"),
    (r"[\d.]+[^\s]", r"[0-9.]+[^\t-\r ]"),
    (r"[\D]", "[^0-9]"),
    (r"[^\W]", "[0-9A-Z_a-z]"),
    (r"[\W_]", "[^0-9A-Za-z]"),
    (r"[\s\S][\w\W]", r"[\s\S][\s\S]"),
    (".", r"[^\n]"),
    (r"[.]\.", r"[.]\."),
    # One spelling of code points.
    (r"\x41\x{42}\u0043\u{44}\U00000045\U{46}", "ABCDEF"),
    (r"\x00\x{a0}\u200b\t\n\v\f\r", r"\x00\xA0\u200B\t\n\v\f\r"),
    (r"\U0001F600", "😀"),
    (r"\-\_\@\ \/\#\&\~", "-_@ /#&~"),
    (r"\}\{]}", r"\}\{\]\}"),
    # Classes.
    ("[]a]", r"[\]a]"),
    (r"[a\-z]", r"[a\-z]"),
    (r"[\^\]\[\\]", r"[\^\]\[\\]"),
    (r"[-a]", r"[\-a]"),
    (r"[a&\&b]", "[&ab]"),
    ("[a-fc-z]", "[a-z]"),
    # Anchors and groups.
    (r"\Aa\z", "^a$"),
    ("(?P<n>a)(?<m>b)(c)", "(?:a)(?:b)(c)"),
]

REFUSED = [
    ("(?=a)", "lookaround", 0, "write it as a rule beside the pattern, or as alternatives"),
    ("a(?<!b)", "lookaround", 1, "write it as a rule beside the pattern, or as alternatives"),
    (r"(a)\1", "backreference", 3, "spell the alternatives out"),
    (r"(?P<n>a)(?P=n)", "backreference", 8, "spell the alternatives out"),
    ("(?i)^ab-[c-e]9[^f]$", "inline flags", 0, "write ^[Aa][Bb]-[c-eC-E]9[^fF]$"),
    ("a(?i:b)c", "inline flags", 1, "write a(?:[Bb])c"),
    ("(?s:.)", "inline flags", 0, r"write (?:[\s\S])"),
    ("(?is)k.", "inline flags", 0, r"write [Kk][\s\S]"),
    ("(?i)é", "inline flags", 0, r"write [aA] for both cases, [\s\S] for any character"),
    ("(?i)(?=a)", "inline flags", 0, r"write [aA] for both cases, [\s\S] for any character"),
    (
        "(?m)^a",
        "inline flags",
        0,
        r"write [^\n]* for the rest of a line and \n for its end; ^ and $ are the ends of the text",
    ),
    ("(?x) a", "inline flags", 0, "write the pattern without the blanks and comments"),
    ("(?U)a+", "inline flags", 0, "write *? and +? where as little as possible is meant"),
    (r"(?R)a$", "inline flags", 0, r"write \r?\n where a line may end in either way"),
    (r"\bfoo", "word boundary", 0, r"write what may stand there: (?:^|[^0-9A-Za-z_])"),
    (r"\<a", "word boundary escape", 0, "write the character without the backslash, or spell the boundary out"),
    (r"\p{L}", "property escape", 0, "write the ranges you mean, like [A-Za-z\u00c0-\u024f]"),
    (r"[\pL]", "property escape", 1, "write the ranges you mean, like [A-Za-z\u00c0-\u024f]"),
    ("[[:alpha:]]", "POSIX class", 1, "write [A-Za-z]"),
    ("[[:^digit:]]", "POSIX class", 1, "write [^0-9]"),
    ("[[a]b]", "nested class", 1, r"write \[ for the character, or merge the classes"),
    ("[a&&b]", "set operation", 2, "write the resulting characters out, or escape the second character of the two"),
    (
        "a++",
        "possessive quantifier",
        2,
        "drop the second +, or write the group so that it cannot overlap with what follows",
    ),
    ("a*{2}", "quantifier", 2, "write (?:a*){2}"),
    ("a{,3}", "quantifier", 1, "write {0,3}"),
    ("a{", "bracket", 1, r"write \{"),
    ("x{2}{3}", "quantifier", 4, "write (?:x{2}){3}"),
    ("^+", "quantifier", 1, "drop the quantifier"),
    (r"a\Z", "anchor", 1, "write $"),
    (r"\0", "octal escape", 0, r"write \x00, by the code point"),
    (r"\é", "escape", 0, r"write the character itself, or \x{...}"),
    (r"\cA", "escape", 0, r"write the character itself, or \x{...}"),
    (r"\uD800", "code point escape", 0, "write one up to 10FFFF, no surrogate"),
    ("a\ud800", "surrogate", 1, "write the character itself"),
    (r"[^\s\S]", "class", 0, "drop the alternative it stands in"),
    (r"[\d-z]", "range", 1, r"write \- for a hyphen"),
    ("(?>a)", "atomic group", 0, "write (?:...), so that what it holds cannot overlap with what follows"),
    ("(?P<n>a)(?P<n>b)", "group name", 8, "name them apart"),
]


@pytest.mark.parametrize(("pattern", "want"), NORMALISED)
def test_the_normal_form(pattern: str, want: str) -> None:
    assert wire.normalise(pattern) == want
    assert wire.normalise(want) == want


@pytest.mark.parametrize(("pattern", "construct", "offset", "way_out"), REFUSED)
def test_what_engines_read_apart_is_refused(pattern: str, construct: str, offset: int, way_out: str) -> None:
    with pytest.raises(PatternError) as refusal:
        wire.normalise(pattern)
    error = refusal.value
    assert (error.construct, error.offset, error.way_out) == (construct, offset, way_out)


def test_what_is_offered_for_flags_is_a_wire_regex() -> None:
    for pattern in ("(?i)^ab-[c-e]9[^f]$", "(?s).a", "(?i:x(?s:.))"):
        offered = without_flags(pattern)
        assert offered is not None
        assert wire.normalise(offered) == offered
