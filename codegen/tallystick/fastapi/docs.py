"""Swagger UI and ReDoc without a network: pages whose scripts come from the extra `docs`."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fastapi.openapi.docs import get_redoc_html, get_swagger_ui_html
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

if TYPE_CHECKING:
    from collections.abc import Callable

    from fastapi import FastAPI
    from starlette.requests import Request
    from starlette.responses import HTMLResponse

    Page = Callable[[str, str], HTMLResponse]
    """From the URL of the document and that of the assets."""

ASSETS = "/docs-assets"
_PACKAGE = "fastapi_offline"
"""The package that carries the scripts of both pages. Its files are served; nothing of it is imported."""


def add_pages(app: FastAPI) -> None:
    """Serve the pages of an application from its own server, where their scripts are installed."""
    folder = _assets()
    if folder is None or app.openapi_url is None:
        return
    pages: dict[str | None, Page] = {app.docs_url: _swagger(app), app.redoc_url: _redoc(app)}
    for number, (url, page) in enumerate((url, page) for url, page in pages.items() if url is not None):
        app.router.routes.insert(number, Route(url, _endpoint(app, page), include_in_schema=False))
    app.router.routes.append(Mount(ASSETS, StaticFiles(directory=folder), name="docs-assets"))


def _assets() -> Path | None:
    """The folder of the scripts; `None` where the extra is not installed."""
    found = importlib.util.find_spec(_PACKAGE)
    folders = found.submodule_search_locations if found is not None else None
    return next((Path(each) / "static" for each in folders or ()), None)


def _endpoint(app: FastAPI, page: Page) -> Any:  # noqa: ANN401 - an endpoint
    async def show(request: Request) -> HTMLResponse:
        root = request.scope.get("root_path", "").rstrip("/")
        return page(f"{root}{app.openapi_url}", f"{root}{ASSETS}")

    return show


def _swagger(app: FastAPI) -> Page:
    return lambda document, assets: get_swagger_ui_html(
        openapi_url=document,
        title=f"{app.title} - Swagger UI",
        swagger_js_url=f"{assets}/swagger-ui-bundle.js",
        swagger_css_url=f"{assets}/swagger-ui.css",
        swagger_favicon_url=f"{assets}/favicon.png",
        init_oauth=app.swagger_ui_init_oauth,
        swagger_ui_parameters=app.swagger_ui_parameters,
    )


def _redoc(app: FastAPI) -> Page:
    return lambda document, assets: get_redoc_html(
        openapi_url=document,
        title=f"{app.title} - ReDoc",
        redoc_js_url=f"{assets}/redoc.standalone.js",
        redoc_favicon_url=f"{assets}/favicon.png",
        with_google_fonts=False,
    )
