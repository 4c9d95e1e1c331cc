"""URI references against base URIs."""

from __future__ import annotations

import pytest

from tallystick.documents.uri import percent_decoded, resolve

RFC3986 = {  # section 5.4, base http://a/b/c/d;p?q
    "g:h": "g:h", "g": "http://a/b/c/g", "./g": "http://a/b/c/g", "g/": "http://a/b/c/g/", "/g": "http://a/g",
    "//g": "http://g", "?y": "http://a/b/c/d;p?y", "g?y": "http://a/b/c/g?y", "#s": "http://a/b/c/d;p?q#s",
    "g#s": "http://a/b/c/g#s", "g?y#s": "http://a/b/c/g?y#s", ";x": "http://a/b/c/;x", "g;x": "http://a/b/c/g;x",
    "g;x?y#s": "http://a/b/c/g;x?y#s", "": "http://a/b/c/d;p?q", ".": "http://a/b/c/", "./": "http://a/b/c/",
    "..": "http://a/b/", "../": "http://a/b/", "../g": "http://a/b/g", "../..": "http://a/", "../../": "http://a/",
    "../../g": "http://a/g", "../../../g": "http://a/g", "../../../../g": "http://a/g", "/./g": "http://a/g",
    "/../g": "http://a/g", "g.": "http://a/b/c/g.", ".g": "http://a/b/c/.g", "g..": "http://a/b/c/g..",
    "..g": "http://a/b/c/..g", "./../g": "http://a/b/g", "./g/.": "http://a/b/c/g/", "g/./h": "http://a/b/c/g/h",
    "g/../h": "http://a/b/c/h", "g;x=1/./y": "http://a/b/c/g;x=1/y", "g;x=1/../y": "http://a/b/c/y",
    "g?y/./x": "http://a/b/c/g?y/./x", "g#s/../x": "http://a/b/c/g#s/../x", "http:g": "http:g",
}  # fmt: skip


@pytest.mark.parametrize(
    ("base", "reference", "whole"),
    [
        *(("http://a/b/c/d;p?q", reference, whole) for reference, whole in RFC3986.items()),
        ("", "#/a", "#/a"),
        ("", "other.json#x", "other.json#x"),
        ("a/b.json", "c.json", "a/c.json"),
        ("a/b.json", "../c.json", "c.json"),
        ("a/b.json", "../../c.json", "../c.json"),
        ("a/b.json", "../../../c.json", "../../c.json"),
        ("", "../c.json", "../c.json"),
        ("", "./c/../d.json", "d.json"),
        ("a/b.json", "/etc/x", "/etc/x"),
        ("http://a", "b", "http://a/b"),
        ("HTTP://Example.COM/A", "b", "http://example.com/b"),
        ("urn:uuid:1", "#/a", "urn:uuid:1#/a"),
        ("urn:uuid:1", "urn:uuid:2#b", "urn:uuid:2#b"),
        ("tag:a,2026:x", "#b", "tag:a,2026:x#b"),
    ],
)
def test_resolve(base: str, reference: str, whole: str) -> None:
    uri, fragment = resolve(base, reference)
    assert f"{uri}#{fragment}" == whole + ("" if "#" in whole else "#")


@pytest.mark.parametrize(
    ("text", "decoded"),
    [
        ("a", "a"),
        ("a%20b", "a b"),
        ("%C3%A9", "é"),
        ("%25", "%"),
        ("%2", None),
        ("%zz", None),
        ("%ff", None),
        ("é%7e", "é~"),
    ],
)
def test_percent_decoded(text: str, decoded: str | None) -> None:
    assert percent_decoded(text) == decoded
