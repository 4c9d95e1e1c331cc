"""Symbolic links: the output folder and its parents may be ones; nothing is ever written through one inside it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tallystick.files import MANIFEST, Edited, FileSet, Manifest, digest, snapshot, write
from tallystick.problems import Refusal
from tests.files.trees import STAMP, complete, tree

if TYPE_CHECKING:
    from pathlib import Path

OLD = {"index.js": "old\n", "mod/a.js": "a\n"}
NEW = {"index.js": "new\n", "mod/a.js": "b\n"}


def codes(files: dict[str, str], out: Path, edited: Edited = Edited.REFUSE) -> list[str]:
    with pytest.raises(Refusal) as refusal:
        write(FileSet(files), out, STAMP, edited)
    return [problem.code for problem in refusal.value.problems]


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    (folder / "a.js").write_text("precious\n")
    return folder


@pytest.mark.parametrize("mine", [{}, {"mine.txt": "mine\n"}], ids=["alone", "shared"])
def test_a_linked_output_folder_is_filled_and_the_link_stays(tmp_path: Path, mine: dict[str, str]) -> None:
    real, link = tmp_path / "real" / "output", tmp_path / "link"
    real.mkdir(parents=True)
    link.symlink_to(real)
    for path, text in mine.items():
        (real / path).write_text(text)
    for files in (OLD, NEW):
        write(FileSet(files), link, STAMP)
        assert tree(tmp_path) == {
            "link": f"-> {real}",
            **{f"real/output/{path}": text for path, text in sorted({**complete(files), **mine}.items())},
        }


def test_a_parent_may_be_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    for files in (OLD, NEW):
        write(FileSet(files), tmp_path / "link" / "deep" / "output", STAMP)
        assert tree(tmp_path / "real" / "deep" / "output") == complete(files)
        assert sorted(path.name for path in (tmp_path / "real" / "deep").iterdir()) == ["output"]


@pytest.mark.parametrize("company", ["alone", "shared"])
def test_a_link_in_place_of_our_file_is_never_written_through(out: Path, elsewhere: Path, company: str) -> None:
    write(FileSet(OLD), out, STAMP)
    if company == "shared":
        (out / "mine.txt").write_text("mine\n")
    (out / "mod/a.js").unlink()
    (out / "mod/a.js").symlink_to(elsewhere / "a.js")
    before = tree(out)
    assert codes(NEW, out) == ["TLY611"]
    assert tree(out) == before
    write(FileSet(NEW), out, STAMP, Edited.OVERWRITE)
    assert {path: text for path, text in tree(out).items() if path != "mine.txt"} == complete(NEW)
    assert tree(elsewhere) == {"a.js": "precious\n"}


def test_a_link_in_place_of_a_stale_file_goes_and_what_it_leads_to_stays(out: Path, elsewhere: Path) -> None:
    write(FileSet(OLD), out, STAMP)
    (out / "mod/a.js").unlink()
    (out / "mod/a.js").symlink_to(elsewhere / "a.js")
    write(FileSet({"index.js": "old\n"}), out, STAMP, Edited.OVERWRITE)
    assert tree(out) == complete({"index.js": "old\n"})
    assert tree(elsewhere) == {"a.js": "precious\n"}


@pytest.mark.parametrize("edited", Edited)
def test_a_linked_folder_inside_is_refused(out: Path, elsewhere: Path, edited: Edited) -> None:
    write(FileSet(OLD), out, STAMP)
    (out / "mod/a.js").unlink()
    (out / "mod").rmdir()
    (out / "mod").symlink_to(elsewhere)
    assert codes(NEW, out, edited) == ["TLY613"]
    assert (out / "mod").is_symlink()
    assert tree(elsewhere) == {"a.js": "precious\n"}


def test_a_stale_file_behind_a_linked_folder_is_not_removed(out: Path, elsewhere: Path) -> None:
    (elsewhere / "a.js").write_text("a\n")
    write(FileSet(OLD), out, STAMP)
    (out / "mod/a.js").unlink()
    (out / "mod").rmdir()
    (out / "mod").symlink_to(elsewhere)
    write(FileSet({"index.js": "new\n"}), out, STAMP)
    assert tree(elsewhere) == {"a.js": "a\n"}
    assert (out / "mod").is_symlink()


def test_a_linked_manifest_is_refused(out: Path, elsewhere: Path) -> None:
    write(FileSet(OLD), out, STAMP)
    (out / MANIFEST).rename(elsewhere / MANIFEST)
    (out / MANIFEST).symlink_to(elsewhere / MANIFEST)
    assert codes(NEW, out) == ["TLY634"]


@pytest.mark.parametrize("path", ["../victim", "/etc/victim", "linked/a.js", ".git/config"])
def test_a_journal_that_came_with_a_checkout_is_not_followed(out: Path, elsewhere: Path, path: str) -> None:
    write(FileSet(OLD), out, STAMP)
    (out / "linked").symlink_to(elsewhere)
    staged = out / ".tallystick-pending" / "new" / "x"
    staged.parent.mkdir(parents=True)
    staged.write_text("evil\n")
    journal = {"before": {path: digest("precious\n")}, "after": []}
    (out / ".tallystick-pending" / "redo.json").write_text(json.dumps(journal))
    before = tree(out.parent)
    assert codes(NEW, out) == ["TLY635"]
    with pytest.raises(Refusal):
        snapshot(out, NEW)
    assert tree(out.parent) == before
    assert tree(elsewhere) == {"a.js": "precious\n"}


def test_a_manifest_that_came_with_a_checkout_owns_nothing_outside(out: Path, elsewhere: Path) -> None:
    out.mkdir(parents=True)
    text = Manifest(STAMP, {"../../elsewhere/a.js": digest("precious\n")}).text()
    (out / MANIFEST).write_text(text)
    assert codes(NEW, out) == ["TLY634"]
    assert tree(elsewhere) == {"a.js": "precious\n"}
