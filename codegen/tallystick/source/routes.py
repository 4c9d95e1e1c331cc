"""The models that the routes of a FastAPI application name: what they take, and what they answer with."""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any, get_args

from tallystick.source.definitions import is_alias, is_structure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_PARAMETERS = ("path_params", "query_params", "header_params", "cookie_params", "body_params")
_ANSWERS = ("response_field", "stream_item_field")


def models_of(app: Any) -> tuple[type[Any], ...]:  # noqa: ANN401 - a FastAPI application, which only a user has
    """The models, dataclasses and typed dicts that the published routes of `app` name, each once, in their order."""
    annotations = chain.from_iterable(map(_annotations, _routes((*app.routes, *app.webhooks.routes))))
    return tuple(dict.fromkeys(chain.from_iterable(map(_structures, annotations))))


@dataclass(frozen=True, slots=True)
class Route:
    """An operation whose answers lack something that its model has.

    `nulls` where properties that are null are left out; `names` those left out by name, at any depth, and `None` where
    only some are written.
    """

    path: str
    method: str
    nulls: bool
    names: frozenset[str] | None


def leaving_out(app: Any) -> tuple[Route, ...]:  # noqa: ANN401 - as above
    """The operations of `app` that leave something out of their answers, in the order of the routes.

    What has a default is required of no answer, so leaving out what is unset, or a default, is none of it.
    """
    found = []
    for route in _routes(app.routes):
        nulls = bool(getattr(route, "response_model_exclude_none", False))
        left_out = getattr(route, "response_model_exclude", None)
        names = None if getattr(route, "response_model_include", None) else frozenset(_names(left_out))
        if nulls or names is None or names:
            found += [Route(route.path_format, method.lower(), nulls, names) for method in sorted(route.methods)]
    return tuple(found)


def _names(left_out: Any) -> Iterator[str]:  # noqa: ANN401 - Pydantic's nested sets and dicts of names and positions
    if isinstance(left_out, dict):
        for name, below in left_out.items():
            yield from _names(below) if isinstance(below, dict | set) else (str(name),)
    elif left_out:
        yield from map(str, left_out)


def _routes(routes: Iterable[Any]) -> Iterator[Any]:
    """The routes that the document shows, those of included routers and callbacks too."""
    routing = importlib.import_module("fastapi.routing")
    # Later releases keep an included router as it is, and have this to look into it; earlier ones copy its routes.
    contexts = getattr(routing, "iter_route_contexts", iter)
    for route in contexts(list(routes)):
        described = isinstance(getattr(route, "original_route", route), routing.APIRoute)
        if described and route.include_in_schema:
            yield route
            yield from _routes(route.callbacks or ())


def _annotations(route: Any) -> Iterator[Any]:  # noqa: ANN401 - as above
    """The types of a route: its parameters and bodies, with those of its dependencies, then its answers."""
    waiting = [route.dependant]
    while waiting:
        dependant = waiting.pop(0)
        waiting.extend(dependant.dependencies)
        for kind in _PARAMETERS:
            yield from (field.field_info.annotation for field in getattr(dependant, kind))
    answers = (getattr(route, name, None) for name in _ANSWERS)
    for field in (*answers, *route.response_fields.values()):
        if field is not None:
            yield field.field_info.annotation


def _structures(annotation: Any) -> Iterator[type[Any]]:  # noqa: ANN401 - a type expression
    """The classes in a type expression that have fields: `Invoice` of `list[Invoice] | None`."""
    if is_alias(annotation):
        yield from _structures(annotation.__value__)
    elif is_structure(annotation):
        yield annotation
    else:
        for argument in get_args(annotation):
            yield from _structures(argument)
