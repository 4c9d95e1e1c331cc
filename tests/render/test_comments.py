"""Doc comments, whole, for what documents say and for what they try."""

from __future__ import annotations

import pytest

from tallystick.render.comments import doc_comment


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (None, ""),
        ("", ""),
        ("  \n ", ""),
        ("One line.", "/** One line. */"),
        ("Two\nlines.", "/**\n * Two\n * lines.\n */"),
        ("a\r\nb\rc\u2028d\x85e", "/**\n * a\n * b\n * c\n * d\n * e\n */"),
        ("end */ here", "/** end *\\/ here */"),
        ("**/", "/** **\\/ */"),
        ("@deprecated no", "/** \\@deprecated no */"),
        ("mail a@b.c or ask @me", "/** mail a@b.c or ask \\@me */"),
        ("see {@link x}", "/** see {\\@link x} */"),
        ("a\u202eb\x00\ud800", "/** a\\u202eb\\u0000\\ud800 */"),
        ("para\n\nnext", "/**\n * para\n *\n * next\n */"),
        ("x" * 120, "/**\n * " + "x" * 120 + "\n */"),
    ],
)
def test_description(text: str | None, want: str) -> None:
    assert doc_comment(text) == want


def test_all_there_is_to_say() -> None:
    assert (
        doc_comment("What.", deprecated=True, examples=[{"a": "*/ @x"}, "x" * 500], see="contracts/a.py")
        == '/**\n * What.\n *\n * @deprecated\n * @example {"a": "*\\/ \\u0040x"}\n * @see contracts/a.py\n */'
    )


def test_one_tag_is_one_line() -> None:
    assert doc_comment(None, deprecated=True) == "/** @deprecated */"


def test_a_path_stays_on_its_line() -> None:
    assert doc_comment(None, see="a\nb */ c") == "/** @see a b *\\/ c */"
