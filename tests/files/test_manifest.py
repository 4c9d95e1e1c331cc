from __future__ import annotations

import hashlib

import pytest

from tallystick.files import FileSet, Manifest, Stamp, digest
from tallystick.files.manifest import read_manifest
from tallystick.problems import Refusal, Where

STAMP = Stamp(tool="tallystick 1.2.3", contract=digest("contract"), options=digest("options"))
FILES = FileSet({"b/ü.js": "b\n", "a.js": "a\n"})
A, B = digest("a\n"), digest("b\n")
TEXT = f"""{{
  "version": 1,
  "tool": "tallystick 1.2.3",
  "contract": "{digest("contract")}",
  "options": "{digest("options")}",
  "files": {{
    "a.js": "{A}",
    "b/ü.js": "{B}"
  }}
}}
"""


def test_digest_is_that_of_the_bytes() -> None:
    content = "ü\n".encode()
    assert digest("ü\n") == digest(content) == f"sha256:{hashlib.sha256(content).hexdigest()}"


def test_digest_of_parts_tells_where_one_ends() -> None:
    assert len({digest("ab", "c"), digest("a", "bc"), digest("abc"), digest("abc", ""), digest("", "abc")}) == 5


def test_text() -> None:
    assert Manifest.of(FILES, STAMP).text() == TEXT


@pytest.mark.parametrize("text", [TEXT, TEXT.replace("\n", "\r\n"), "\ufeff" + TEXT, "".join(TEXT.split())])
def test_reading_back(text: str) -> None:
    stamp = STAMP if " " in text else Stamp(tool="tallystick1.2.3", contract=STAMP.contract, options=STAMP.options)
    assert read_manifest(text, Where()) == Manifest(stamp, {"a.js": A, "b/ü.js": B})


def test_a_merge_conflict_still_says_what_is_ours() -> None:
    conflict = TEXT.replace(
        f'    "a.js": "{A}",\n',
        f'<<<<<<< HEAD\n    "a.js": "{A}",\n=======\n    "a.js": "{B}",\n    "c.js": "{B}",\n>>>>>>> theirs\n',
    )
    nothing = Stamp(tool="", contract="", options="")
    assert read_manifest(conflict, Where()) == Manifest(nothing, {"a.js": B, "c.js": B, "b/ü.js": B})


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "it is not JSON (Expecting value: line 1 column 1 (char 0))"),
        ("[" * 100_000, None),
        ("[]", "it does not have a manifest's members"),
        ('{"version": 2}', "a newer tallystick wrote it"),
        (TEXT.replace(A, "sha256:short"), "it does not have a manifest's members"),
        (
            TEXT.replace("a.js", "../a.js"),
            "it owns '../a.js', and that path has a part that means a folder, not a name",
        ),
        (TEXT.replace("a.js", "/etc/hosts"), "it owns '/etc/hosts', and that path has an empty part"),
    ],
)
def test_what_is_no_manifest_is_refused(text: str, why: str | None) -> None:
    with pytest.raises(Refusal) as refusal:
        read_manifest(text, Where(file="m"))
    (found,) = refusal.value.problems
    assert found.code == "TLY634"
    assert why is None or found.message == f"The manifest says which files may be changed, and {why}."


def test_an_upgrade_alone_is_no_difference() -> None:
    manifest = Manifest.of(FILES, STAMP)
    upgraded = Stamp(tool="tallystick 9", contract=STAMP.contract, options=STAMP.options)
    other_options = Stamp(tool=STAMP.tool, contract=STAMP.contract, options=digest("others"))
    assert manifest.agrees(Manifest.of(FILES, upgraded))
    assert not manifest.agrees(Manifest.of(FILES, other_options))
    assert not manifest.agrees(Manifest.of(FileSet({"a.js": "a\n"}), STAMP))
