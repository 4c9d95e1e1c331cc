"""What `export` prints, by the kind of source."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tallystick import pipeline
from tallystick.config import Config
from tallystick.problems import Refusal

if TYPE_CHECKING:
    from pathlib import Path

FILES = {
    "shop.py": "from tallystick import Contract\nclass Order(Contract):\n    id: str\n",
    "order.json": '{"type": "object"}',
    "api.yaml": """
openapi: 3.1.0
info: {title: Shop, version: "1"}
components:
  schemas:
    Order: {type: string, pattern: "^é"}
""",
}
ORDER = """{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "Order",
  "type": "object",
  "properties": {
    "id": {
      "type": "string"
    }
  },
  "required": [
    "id"
  ],
  "x-tallystick-module": "shop",
  "x-tallystick-source": "shop.py"
}
"""
API = """{
  "openapi": "3.1.0",
  "info": {
    "title": "Shop",
    "version": "1"
  },
  "components": {
    "schemas": {
      "Order": {
        "type": "string",
        "pattern": "^é"
      }
    }
  }
}
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("config", "document", "want"),
    [(Config(contracts=("shop",)), "Order", ORDER), (Config(openapi="api.yaml"), "openapi", API)],
)
def test_what_is_printed(root: Path, config: Config, document: str, want: str) -> None:
    assert pipeline.export(config, root=root, document=document) == want


@pytest.mark.parametrize(
    ("config", "document", "want"),
    [
        (Config(contracts=("shop",)), "Ordr", ("TLY120 Ordr", "Did you mean `Order`?")),
        (Config(contracts=("shop",)), "x", ("TLY120 x", "It takes: openapi, jsonschema, Order.")),
        (Config(openapi="api.yaml"), "jsonschema", ("TLY120 jsonschema", "It takes: openapi.")),
        (
            Config(schema="order.json"),
            "openapi",
            (
                "TLY123 order.json",
                "Use `order.json` as it is; or name contract modules in the configuration, or --app.",
            ),
        ),
    ],
)
def test_what_is_not_there(root: Path, config: Config, document: str, want: tuple[str, str]) -> None:
    with pytest.raises(Refusal) as caught:
        pipeline.export(config, root=root, document=document)
    assert [(f"{each.code} {each.where}", each.way_out) for each in caught.value.problems] == [want]
