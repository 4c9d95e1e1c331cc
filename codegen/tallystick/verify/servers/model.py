"""What is asked and answered: requests, replies, faults, and what a run is given."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from random import Random
from typing import TYPE_CHECKING, Any, Final, Protocol
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from tallystick.ir.operations import Operation

PROBLEM: Final = "application/problem+json"
SAFE: Final = frozenset({"GET", "HEAD", "OPTIONS"})
"""Methods that change nothing (RFC 9110 section 9.2.1)."""


class Made(Protocol):
    """A document made for a schema: its text, and the keyword it was made for, `valid` where it was made to be."""

    @property
    def text(self) -> str:
        """The JSON text."""

    @property
    def keyword(self) -> str:
        """The keyword of JSON Schema that it is beside."""


Make = Callable[[str, Mapping[str, Any], Random, int], Iterable[Made]]
"""Documents for the schema of a name among definitions: at most so many, the same for the same random numbers."""


@dataclass(frozen=True, slots=True)
class Contracted:
    """What services are held to.

    `definitions` are the published schemas by name, which `operations` refer to; they stand in `document` at
    `pointers`. `exact` where a service accepts precisely what these schemas accept, which only contracts promise.
    """

    operations: tuple[Operation, ...]
    definitions: Mapping[str, Any] = field(repr=False)
    document: Mapping[str, Any] = field(repr=False)
    pointers: Mapping[str, str] = field(repr=False)
    exact: bool


@dataclass(frozen=True, slots=True)
class Server:
    """A running service, by the URL that the paths of the contract are below."""

    url: str

    @property
    def host(self) -> str:
        """Where it listens."""
        return urlsplit(self.url).hostname or ""

    @property
    def base(self) -> str:
        """The path before those of the contract, without a slash at the end."""
        return urlsplit(self.url).path.rstrip("/")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How a run goes. `headers` go with every request, `seconds` is what an answer may take."""

    servers: tuple[Server, ...]
    make: Make
    count: int
    seed: int
    headers: tuple[tuple[str, str], ...] = ()
    seconds: float = 10.0
    at_once: int = 4


@dataclass(frozen=True, slots=True)
class Request:
    """A request as it is sent. `kind` is what it was made to be: `valid`, a keyword, or the name of an attack.

    `path` is what follows the server's URL, query included, percent-encoded. `verdict` is whether it keeps the
    contract, where that is known. `operation` is `None` where it asks for none.
    """

    kind: str
    operation: Operation | None
    method: str
    path: str
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes | None = None
    verdict: bool | None = None

    def curl(self, server: Server, headers: Iterable[tuple[str, str]]) -> str:
        """The command that sends it again. Values of headers that let in are left out."""
        words = ["curl", "-i", "--path-as-is", "-X", self.method]
        if self.method == "HEAD":
            words = ["curl", "-I", "--path-as-is"]
        for name, value in (*headers, *self.headers):
            words += ["-H", f"{name}: {'...' if _SECRET.fullmatch(name) else value}"]
        if self.body is not None:
            text = self.body.decode("utf-8", "backslashreplace")
            words += ["--data-raw", text if len(text) <= _LONGEST else f"{text[:_LONGEST]}..."]
        return shlex.join([*words, f"{server.url.rstrip('/')}{self.path}"])


_SECRET: Final = re.compile("authorization|cookie|.*(?:key|token).*", re.IGNORECASE)
_LONGEST: Final = 400


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer as it arrived. `headers` have lower-case names, `ended` is false for a stream that was left."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    ended: bool = True

    @property
    def media_type(self) -> str:
        """Its media type in lower case, without parameters; empty where it has none."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()


@dataclass(frozen=True, slots=True)
class Lost:
    """No answer, and why."""

    reason: str


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with an answer, or differs between two. `what` is the same for all faults of a kind."""

    what: str
    detail: str = ""


def tokens(path: str) -> Iterator[tuple[str, bool]]:
    """The segments of a path, each with whether it is a parameter, by its name."""
    for segment in path.split("/")[1:]:
        parameter = segment.startswith("{") and segment.endswith("}")
        yield (segment[1:-1] if parameter else segment), parameter
