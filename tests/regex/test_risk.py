from __future__ import annotations

import pytest

from tallystick.regex import risk

EXPONENTIAL = [
    ("^(a+)+$", "(a+)+"),
    ("(a*)*", "(a*)*"),
    ("(a|a)*b", "(a|a)*"),
    ("(a|[a-c])+x", "(a|[a-c])+"),
    ("(?:a|b|ab)*c", "(?:a|b|ab)*"),
    (r"(\w+\s?)*$", r"(\w+\s?)*"),
    ("^(([a-z])+.)+[A-Z]([a-z])+$", "(([a-z])+.)+"),
    ("((x?|y?)a)*$", "((x?|y?)a)*"),
    (r"x(\d+,?)*;", r"(\d+,?)*"),
    ("(.*a){12}", "(.*a){12}"),
    ("(a?){40}a{40}", "(a?){40}"),
    ("(a{1,100}){1,100}", "(a{1,100}){1,100}"),
    (r"^(\p{L}+\p{Lu}?)*$", r"(\p{L}+\p{Lu}?)*"),
    ("(?=(a+)+b)x", "(a+)+"),
    (r"^([\da-z.-]+)\.([a-z.]{2,6})([/\w .-]*)*/?$", r"([/\w .-]*)*"),
    # The innermost is named.
    ("((a+)+b)*", "(a+)+"),
]

HARMLESS = [
    "",
    r"[\s\S]*",
    r"^\d{4}-\d{2}-\d{2}$",
    r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$",
    "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$",
    (
        r"^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(?:-((?:0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*)"
        r"(?:\.(?:0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*))*))?(?:\+([0-9a-zA-Z-]+(?:\.[0-9a-zA-Z-]+)*))?$"
    ),
    r"^[^@\s]+@[^@\s]+\.[^@\s]+$",
    (
        r"^[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?"
        r"(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*$"
    ),
    "^[a-z0-9]+(?:-[a-z0-9]+)*$",
    "^(/[a-z]+)*/?$",
    r"^\p{L}+(?:[ -]\p{L}+)*$",
    r"^(\p{L}+\p{N}+)*$",
    r"^(?:(?!\*/).)*$",
    "^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$",
    r'^"(?:[^"\\]|\\.)*"$',
    r"(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?:25[0-5]|2[0-4]\d|1?\d?\d)){3}",
    r"^(\d{1,3}(,\d{3})*|\d+)(\.\d{2})?$",
    "([ab]{10}[ac]{10})+",
    "^((a{30}){30}){30}$",
    "(?:" + "|".join(f"x{number}" for number in range(2000)) + ")*",
    # Polynomial, which is not looked for.
    r"\s*\s*$",
]


@pytest.mark.parametrize(("pattern", "piece"), EXPONENTIAL)
def test_the_offending_piece_is_named(pattern: str, piece: str) -> None:
    assert risk.exponential(pattern) == piece


@pytest.mark.parametrize("pattern", HARMLESS, ids=[pattern[:60] for pattern in HARMLESS])
def test_ordinary_patterns_pass(pattern: str) -> None:
    assert risk.exponential(pattern) is None
