"""FastAPI: `from tallystick.fastapi import Service`. Implements an `Api` on an application or a router.

Layers inside: `receiving, streaming, reached <- endpoint <- route, problems, document <- service`; `docs` stands alone.
"""

from __future__ import annotations

from tallystick.fastapi.service import Service, complete
from tallystick.service.problem import ProblemError
from tallystick.service.settings import Settings

__all__ = ["ProblemError", "Service", "Settings", "complete"]
