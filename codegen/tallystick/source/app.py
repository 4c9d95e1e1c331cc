"""FastAPI applications: imported, never served, asked for the document they publish and the models of their routes."""

from __future__ import annotations

import importlib
import inspect
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tallystick.problems import Refusal, Where, problem
from tallystick.source.failures import nearest, place_of, refusal_of
from tallystick.source.imports import project_on_path
from tallystick.source.routes import Route, leaving_out, models_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pydantic.json_schema import GenerateJsonSchema


@dataclass(frozen=True, slots=True, kw_only=True)
class Application:
    """What an application says of itself.

    `document` is its OpenAPI document; `models` are the models, dataclasses and typed dicts that its published routes
    name, each once, in the order of the routes. What those refer to is not among them. `partial` are the operations
    that leave something out of their answers.
    """

    document: dict[str, Any]
    models: tuple[type[Any], ...]
    partial: tuple[Route, ...]


def load_app(root: Path, spec: str, rules: type[GenerateJsonSchema] | None = None) -> Application:
    """The application that `spec` names: `package.module:app`, or a function that makes one.

    The module is imported with `root` first on the path; no server is started and no lifespan runs. What it prints goes
    to stderr. The schemas of its document are made by `rules` in front of FastAPI's own generator. Raises `Refusal`
    where the application is not found, is none, or fails.
    """
    module_name = spec.partition(":")[0]
    root = root.resolve()
    with project_on_path(root, (module_name,)):
        fastapi = _fastapi(spec)
        try:
            module = importlib.import_module(module_name)
        except (Exception, SystemExit) as error:  # noqa: BLE001 - a user's code may raise anything
            raise refusal_of(error, root, module_name) from None
        app = _application(_attribute(module, spec), fastapi, spec, root)
        try:
            with _generating(rules):
                document: dict[str, Any] = app.openapi()
        except (Exception, SystemExit) as error:  # noqa: BLE001 - a user's code may raise anything
            raise Refusal(problem("TLY210", place_of(error, root, spec), spec=spec, error=_said(error))) from None
        if not isinstance(document, dict):
            raise Refusal(problem("TLY209", Where(name=spec), spec=spec, kind=_kind(app)))
        return Application(document=document, models=models_of(app), partial=leaving_out(app))


_GENERATOR = "fastapi._compat.v2"
"""The module in which FastAPI names the generator of its schemas. Another FastAPI may have none such."""


@contextmanager
def _generating(rules: type[GenerateJsonSchema] | None) -> Iterator[None]:
    """While inside, FastAPI makes schemas by `rules`; where it does not say by what it makes them, as it does alone."""
    try:
        module: Any = importlib.import_module(_GENERATOR)
        own = module.GenerateJsonSchema
    except (ImportError, AttributeError):
        own = None
    if rules is None or own is None:
        yield
        return
    module.GenerateJsonSchema = type(rules.__name__, (rules, own), {})
    try:
        yield
    finally:
        module.GenerateJsonSchema = own


def _fastapi(spec: str) -> type:
    try:
        return importlib.import_module("fastapi").FastAPI  # type: ignore[no-any-return]  # imported by name, only here
    except ImportError:
        raise Refusal(problem("TLY211", Where(name=spec))) from None


def _attribute(module: Any, spec: str) -> Any:  # noqa: ANN401 - whatever stands there
    value = module
    for name in spec.partition(":")[2].split("."):
        if not hasattr(value, name):
            hint = (
                nearest(name, vars(value) if hasattr(value, "__dict__") else ()) or "Correct the name after the colon."
            )
            raise Refusal(problem("TLY208", Where(name=spec), module=spec.partition(":")[0], name=name, hint=hint))
        value = getattr(value, name)
    return value


def _application(value: Any, fastapi: type, spec: str, root: Path) -> Any:  # noqa: ANN401 - any Python value
    """`value`, or what it makes where it is a function without arguments."""
    if inspect.isfunction(value) and not inspect.signature(value).parameters:
        try:
            value = value()
        except (Exception, SystemExit) as error:  # noqa: BLE001 - a user's code may raise anything
            raise Refusal(problem("TLY210", place_of(error, root, spec), spec=spec, error=_said(error))) from None
    if not isinstance(value, fastapi):
        raise Refusal(problem("TLY209", Where(name=spec), spec=spec, kind=_kind(value)))
    return value


def _kind(value: object) -> str:
    return "a module" if inspect.ismodule(value) else f"of type `{type(value).__name__}`"


def _said(error: BaseException) -> str:
    text = " ".join(str(error).split())
    return f"{type(error).__name__}: {text}" if text else type(error).__name__
