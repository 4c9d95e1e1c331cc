"""Targets: what is generated from a package of declarations. A target is one file and one entry of `TARGETS`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from tallystick.targets import apis, codecs, dialects, manifest, operations, surface
from tallystick.targets.agreement import agreement
from tallystick.targets.options import Options
from tallystick.targets.standalone import standalone

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tallystick.ir.nodes import Package

__all__ = ["TARGETS", "Options", "Target", "agreement", "generate", "standalone"]


class Target(Protocol):
    """Something generated from a package.

    `checks` names the constraint keywords it handles and `unsupported` those it does not, each with the reason; a
    target that says nothing of instances has neither.
    """

    @property
    def name(self) -> str:
        """What the option that chooses it calls it."""
        ...

    @property
    def checks(self) -> Mapping[str, object]:
        """Constraint keyword (`ir.Check.keyword`) -> how it is said."""
        ...

    @property
    def unsupported(self) -> Mapping[str, str]:
        """Constraint keyword -> why it cannot be said."""
        ...

    def files(self, package: Package, options: Options) -> dict[str, str]:
        """Path in the npm package -> text. Nothing where the options do not choose the target."""
        ...


TARGETS: tuple[Target, ...] = (
    surface.Surface("zod", dialects.ZOD),
    surface.Surface("zod-mini", dialects.MINI),
    codecs.Codecs("codecs"),
    operations.Operations("operations"),
    apis.Apis("apis"),
    manifest.Manifest("package"),
)


def generate(package: Package, options: Options) -> dict[str, str]:
    """Every generated file of the npm package but its documents and its runtime: path in the package -> text."""
    files: dict[str, str] = {}
    for target in TARGETS:
        files.update(target.files(package, options))
    return files
