"""The shop as a project, and what `verify` makes of it when its generated package is broken in one place."""

from __future__ import annotations

import shutil
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from tallystick import config, pipeline
from tallystick.asked import Asked
from tallystick.subjects import suite
from tallystick.verify import Settings, verify
from tallystick.verify.documents import make

if TYPE_CHECKING:
    from tallystick.verify import Result
    from tallystick.verify.subject import Suite

HERE = Path(__file__).parent
ZOD = HERE.parent / "node" / "node_modules" / "zod"
SHOP = config.Config(contracts=("shop.py",))
SEED = 7


def project(folder: Path) -> Path:
    """The shop in a folder of its own."""
    shutil.copy(HERE / "shop.py", folder)
    return folder


@cache
def shop() -> Suite:
    """The shop's models and what is generated from them."""
    return suite(SHOP, HERE)


def settings(**changes: object) -> Settings:
    """A small run with all sides."""
    asked = Asked(zod=ZOD, seed=SEED, count=150, jobs=1)
    return replace(pipeline.verification(SHOP, root=HERE, asked=asked).settings, **changes)  # type: ignore[arg-type]  # any settings


def verified(broken: Suite, **changes: object) -> Result:
    """What `verify` finds with another package or other models."""
    return verify(settings(**changes), broken, lambda _done, _found: None)


def without_progress(_done: int, _found: int) -> None:
    """Tells nobody."""


__all__ = ["SEED", "SHOP", "ZOD", "make", "project", "settings", "shop", "verified", "without_progress"]
