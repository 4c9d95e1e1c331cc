"""Routes as an application reaches them, those of included routers too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fastapi import routing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from starlette.routing import BaseRoute

_contexts: Any = getattr(routing, "iter_route_contexts", iter)
"""Later releases keep an included router as it is, and have this to look into it; earlier ones copy its routes."""


def reached(routes: Sequence[BaseRoute]) -> Iterator[Any]:
    """Each route with `path_format`, `methods`, `endpoint` and `matches` as they hold where it is included."""
    yield from (each for each in _contexts(list(routes)) if getattr(each, "endpoint", None) is not None)
