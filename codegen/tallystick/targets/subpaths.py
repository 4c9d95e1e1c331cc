"""What the package calls the parts of its runtime that serve operations and call them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tallystick.ir.nodes import Package


def of_service(package: Package, service: str) -> str:
    """The subpath of a folder of the runtime: its name, or that under `runtime/` where a module of contracts has it."""
    taken = {module.path for module in package.modules}
    return f"runtime/{service}" if service in taken else service
