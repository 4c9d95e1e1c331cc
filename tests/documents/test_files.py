"""Files: which are read, as what, and which are refused."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from tallystick.documents import decode
from tallystick.documents.read import read_document
from tallystick.problems import Refusal


def refused(path: Path) -> tuple[str, str, str]:
    with pytest.raises(Refusal) as caught:
        read_document(path)
    (found,) = caught.value.problems
    assert found.where.file == path.as_posix()
    return found.code, found.message, found.way_out


@pytest.mark.parametrize(
    ("name", "content", "value"),
    [
        ("a.json", '{"no": 1}', {"no": 1}),
        ("a.JSON", '{"no": 1}', {"no": 1}),
        ("a.yaml", "no: no", {"no": "no"}),
        ("a.yml", '{"a": 1}', {"a": 1}),
        ("a.yaml", "{a: 1}", {"a": 1}),
        ("a.yaml", "[a, b]", ["a", "b"]),
        ("openapi", '\n {"a": 1}', {"a": 1}),
        ("openapi", "a: 1", {"a": 1}),
        ("a.schema", "[1]", [1]),
    ],
)
def test_the_extension_decides_then_the_content(tmp_path: Path, name: str, content: str, value: Any) -> None:
    (tmp_path / name).write_text(content, "utf-8")
    assert read_document(tmp_path / name) == value


def test_yaml_in_a_json_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("a: 1", "utf-8")
    assert refused(tmp_path / "a.json")[:2] == ("TLY320", 'Here should be a value, not "a".')


def test_a_missing_file_is_named_with_the_nearest(tmp_path: Path) -> None:
    (tmp_path / "openapi.json").write_text("{}", "utf-8")
    assert refused(tmp_path / "openapi.jsn")[1] == "There is no such file. Did you mean `openapi.json`?"
    assert refused(tmp_path / "zzz")[1] == "There is no such file."
    assert refused(tmp_path / "no" / "zzz")[1] == "There is no such file. Its folder does not exist either."


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path)[0] == "TLY311"
    os.mkfifo(tmp_path / "pipe")
    assert refused(tmp_path / "pipe")[:2] == ("TLY312", "The file cannot be read: it is not a regular file.")
    assert refused(tmp_path / "a\x00b")[0] == "TLY312"
    assert refused(tmp_path / ("n" * 300))[0] == "TLY312"
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    assert refused(tmp_path / "loop")[0] == "TLY312"


def test_no_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "a.json").write_text("{}", "utf-8")
    monkeypatch.setattr(Path, "read_bytes", denied)  # modes do not keep the superuser out
    assert refused(tmp_path / "a.json")[:2] == ("TLY312", "The file cannot be read: permission denied.")


def test_a_file_over_the_limit_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decode, "MAX_BYTES", 10)
    (tmp_path / "a.json").write_text('{"a": 1}  ', "utf-8")
    assert read_document(tmp_path / "a.json") == {"a": 1}
    (tmp_path / "a.json").write_text('{"a": 1}   ', "utf-8")
    assert refused(tmp_path / "a.json")[:2] == ("TLY317", "The document has 11 bytes, more than the 10 that are read.")
