from __future__ import annotations

import pytest

from tallystick.files import FileSet
from tallystick.problems import Refusal

UNSAFE = {
    "": "has an empty part",
    "/etc/passwd": "has an empty part",
    "a//b": "has an empty part",
    "a/": "has an empty part",
    ".": "has a part that means a folder, not a name",
    "../up": "has a part that means a folder, not a name",
    "a/../../up": "has a part that means a folder, not a name",
    "a\\b": "holds a character that some file systems give a meaning",
    "C:/x": "holds a character that some file systems give a meaning",
    "a\0b": "holds a character that some file systems give a meaning",
    "a\nb": "holds a character that some file systems give a meaning",
    "what?": "holds a character that some file systems give a meaning",
    "half\ud800": "holds half of a surrogate pair",
    "dot.": "has a part ending in a dot or a space, which Windows drops",
    "space ": "has a part ending in a dot or a space, which Windows drops",
    "nul": "is a device name on Windows",
    "Aux.js": "is a device name on Windows",
    "a/COM1.d.ts": "is a device name on Windows",
    "lpt².js": "is a device name on Windows",
    ".git/hooks/post-checkout": "is a folder that is not the generator's",
    ".GIT": "is a folder that is not the generator's",
    ".tallystick-pending/redo.json": "is a folder that is not the generator's",
    "é" * 128: "has a part longer than 255 bytes",
    "tallystick-manifest.json": "is the manifest's own",
    "Tallystick-Manifest.json": "is the manifest's own",
}


@pytest.mark.parametrize(("path", "why"), UNSAFE.items(), ids=ascii)
def test_unsafe_paths_are_refused(path: str, why: str) -> None:
    with pytest.raises(Refusal) as refusal:
        FileSet({path: ""})
    assert [(p.code, p.where.name, p.message) for p in refusal.value.problems] == [
        ("TLY621", repr(path), f"The path {why}, so the file could not be written or checked out everywhere.")
    ]


@pytest.mark.parametrize(
    "path", ["a", "a/b/c.d.ts", ".gitattributes", "console.js", "com.js", "nulls.js", "Ünïcode/文.js", "é" * 127]
)
def test_safe_paths_are_kept(path: str) -> None:
    assert dict(FileSet({path: "text\n"})) == {path: "text\n"}


@pytest.mark.parametrize(
    ("texts", "codes"),
    [
        ({"a.js": "", "A.js": ""}, ["TLY622"]),
        ({"straße": "", "STRASSE": ""}, ["TLY622"]),
        ({"caf\u00e9": "", "cafe\u0301": ""}, ["TLY622"]),
        ({"Ledger/a": "", "ledger/b": ""}, ["TLY622"]),
        ({"a": "", "a/b": ""}, ["TLY623"]),
        ({"A": "", "a/b": ""}, ["TLY623"]),
        ({"a": "one\r\ntwo"}, ["TLY624"]),
        ({"a": "\udfff"}, ["TLY624"]),
        ({"a": "\r", "../b": "", "c": "", "C": ""}, ["TLY624", "TLY621", "TLY622"]),
    ],
)
def test_what_would_not_survive_a_file_system_is_refused(texts: dict[str, str], codes: list[str]) -> None:
    with pytest.raises(Refusal) as refusal:
        FileSet(texts)
    assert [problem.code for problem in refusal.value.problems] == codes


def test_order_is_that_of_the_paths_and_the_content_is_fixed() -> None:
    texts = {"b": "2", "a/z": "1", "a/b": "0"}
    files = FileSet(texts)
    texts["b"] = "changed"
    assert list(files.items()) == [("a/b", "0"), ("a/z", "1"), ("b", "2")]
    assert files == {"a/b": "0", "a/z": "1", "b": "2"}
    assert not hasattr(files, "__setitem__")
