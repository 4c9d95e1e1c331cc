"""The models that the routes of a FastAPI application name: what they take, and what they answer with."""

from __future__ import annotations

import importlib
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
