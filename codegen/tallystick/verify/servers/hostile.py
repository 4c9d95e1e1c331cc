"""Attacks: what is made of a valid request to see how a service refuses it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random
from typing import Final

from tallystick.verify.servers.model import Request

Attack = Callable[[Request, Random], Request | None]
"""From a valid request to one that is refused; `None` where there is no such request."""

_LARGE: Final = 1_200_000
"""More bytes than a body may have, by the limit that services have unless told otherwise."""
_DEEP: Final = 10_000


def _with_body(kind: str, made: Callable[[bytes], bytes]) -> Attack:
    def attack(request: Request, _random: Random) -> Request | None:
        if request.body is None or not request.body.startswith(b"{"):
            return None
        return replace(request, kind=kind, body=made(request.body), verdict=False)

    return attack


def _with_type(kind: str, media_type: str | None) -> Attack:
    def attack(request: Request, _random: Random) -> Request | None:
        if request.body is None:
            return None
        rest = tuple(each for each in request.headers if each[0] != "Content-Type")
        said = () if media_type is None else (("Content-Type", media_type),)
        return replace(request, kind=kind, headers=(*rest, *said), verdict=False)

    return attack


def _truncated(request: Request, random: Random) -> Request | None:
    if not request.body:
        return None
    return replace(request, kind="truncated", body=request.body[: random.randrange(len(request.body))], verdict=False)


def _empty(request: Request, _random: Random) -> Request | None:
    if request.body is None or request.operation is None:
        return None
    refused = False if request.operation.body_required else None
    return replace(request, kind="empty", body=b"", verdict=refused)


def _other_method(request: Request, random: Random) -> Request | None:
    method = random.choice([each for each in ("TRACE", "DELETE", "PUT", "PATCH", "POST") if each != request.method])
    return replace(request, kind="other method", operation=None, method=method, headers=(), body=None, verdict=None)


def _no_path(request: Request, random: Random) -> Request:
    path = random.choice(["/nothing", f"{request.path.partition('?')[0]}/", f"{request.path.partition('?')[0]}/x/y/z"])
    return replace(request, kind="no path", operation=None, path=path, verdict=None)


def _no_credentials(request: Request, _random: Random) -> Request | None:
    operation = request.operation
    if operation is None or not operation.security:
        return None
    return replace(request, kind="no credentials", verdict=None)


def _head(request: Request, _random: Random) -> Request | None:
    return replace(request, kind="head", method="HEAD") if request.method == "GET" else None


def _twice(request: Request, _random: Random) -> Request | None:
    _, mark, query = request.path.partition("?")
    return replace(request, kind="given twice", path=f"{request.path}&{query}", verdict=None) if mark else None


def _odd_query(request: Request, random: Random) -> Request:
    odd = random.choice(["%zz", "a%", "=", "&&", "%ff=%fe", "__proto__=1", "a[]=1&a[b]=2", "%00=%00", "+=+", ";x=1"])
    mark = "&" if "?" in request.path else "?"
    return replace(request, kind="odd query", path=f"{request.path}{mark}{odd}")


def _odd_path(request: Request, random: Random) -> Request | None:
    path, mark, query = request.path.partition("?")
    head, _, last = path.rpartition("/")
    odd = random.choice(["%2F", "%00", "%25", "..%2f..", "%C3%A9", "%20", "a%2Fb", "__proto__", "%7B%7D", "x" * 3000])
    if request.operation is None or not request.operation.path.endswith("}") or not last:
        return None
    return replace(request, kind="odd path", path=f"{head}/{odd}{mark}{query}", verdict=None)


ATTACKS: Final[tuple[Attack, ...]] = (
    _truncated,
    _empty,
    _with_body("no JSON", lambda _: b"{'a': 1}"),
    _with_body("not a number", lambda body: b'{"a": NaN, ' + body[1:]),
    _with_body("no UTF-8", lambda body: body[:-1] + b', "\xff": 1}'),
    _with_body("mark of order", lambda body: b"\xef\xbb\xbf" + body),
    _with_body("deep", lambda _: b"[" * _DEEP + b"]" * _DEEP),
    _with_body("prototype", lambda body: body[:-1] + b', "__proto__": {"polluted": true}}'),
    _with_body("large", lambda body: body[:-1] + b', "x": "' + b"x" * _LARGE + b'"}'),
    _with_body("two documents", lambda body: body + body),
    _with_body("other root", lambda _: b"[]"),
    _with_type("plain text", "text/plain"),
    _with_type("no media type", None),
    _with_type("form", "application/x-www-form-urlencoded"),
    _with_type("other charset", "application/json; charset=utf-16"),
    _other_method,
    _no_path,
    _no_credentials,
    _head,
    _twice,
    _odd_query,
    _odd_path,
)
