"""The example's package, and a browser to run it in."""

from __future__ import annotations

import os
import shutil

import pytest

from tests.example.conftest import installed, package

__all__ = ["chromium", "installed", "package"]

_NAMES = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a Chromium: that of the environment variable CHROMIUM, or the one that is installed."""
    candidates = (os.environ.get("CHROMIUM"), *map(shutil.which, _NAMES))
    found = next((path for path in candidates if path), None)
    if found is not None:
        return found
    reason = "no Chromium (Debian: apt-get install chromium; elsewhere set CHROMIUM to its path)"
    if os.environ.get("CI"):
        pytest.fail(f"{reason}; continuous integration has to have one")
    pytest.skip(reason)
