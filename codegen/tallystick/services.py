"""What `tallystick verify --server` holds running services to: the operations of a configured source."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from tallystick.documents.pointer import tokens_of
from tallystick.publish import PUBLISHERS
from tallystick.verify.servers import Contracted

if TYPE_CHECKING:
    from pathlib import Path

    from tallystick.config import Config
    from tallystick.ir.read import Root


def contracted(config: Config, root: Path) -> Contracted:
    """The operations of the source that `config` names, and the published schemas that they refer to.

    Raises `Refusal` where the source cannot be read or published.
    """
    published = PUBLISHERS[config.source or ""](config, root)
    return Contracted(
        operations=published.operations,
        definitions={_raw(at): at.at.schema for at in published.roots},
        document=cast("dict[str, Any]", published.registry.root().schema),
        pointers={_raw(at): at.at.location.pointer for at in published.roots},
        exact=config.source == "contracts",
    )


def _raw(root: Root) -> str:
    """The name of a schema in its document, by which operations refer to it."""
    tokens = tokens_of(root.at.location.pointer)
    return tokens[-1] if tokens else root.name
