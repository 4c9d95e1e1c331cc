"""The example's package, as the tests of the example install it."""

from __future__ import annotations

from tests.example.conftest import installed, package

__all__ = ["installed", "package"]
