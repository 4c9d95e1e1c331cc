"""Running services held to their contract, and two of them to one another.

Layers inside: `model <- seen, wire, hostile, leaves <- asking, answers <- compare <- run <- figures`.
"""

from __future__ import annotations

from tallystick.verify.servers.figures import outcome
from tallystick.verify.servers.model import Contracted, Server, Settings
from tallystick.verify.servers.run import Result, verify

__all__ = ["Contracted", "Result", "Server", "Settings", "outcome", "verify"]
