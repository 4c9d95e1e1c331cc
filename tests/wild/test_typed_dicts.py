"""Typed dicts inside models with an alias generator: spelled as the model spells them, where it does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter

from tallystick.config import Config
from tallystick.publish import PUBLISHERS

if TYPE_CHECKING:
    from pathlib import Path

MODELS = """
from pydantic import BaseModel, ConfigDict
from pydantic.alias_generators import to_camel
from typing_extensions import TypedDict

class Options(TypedDict):
    retry_count: int

class Camel(BaseModel):
    model_config = ConfigDict(alias_generator=to_camel)

    with_options: Options

class Snake(BaseModel):
    with_options: Options
"""


def test_a_typed_dict_is_spelled_as_the_model_around_it_spells_it(tmp_path: Path) -> None:
    (tmp_path / "typed.py").write_text(MODELS)
    published = PUBLISHERS["contracts"](Config(contracts=("typed.py",)), tmp_path)
    document: Any = published.openapi
    schemas = document["components"]["schemas"]
    assert list(schemas["OptionsInput"]["properties"]) == ["retry_count"]
    assert list(schemas["CamelInput"]["properties"]["withOptions"]["properties"]) == ["retryCount"]
    assert schemas["SnakeInput"]["properties"]["with_options"] == {"$ref": "#/components/schemas/OptionsInput"}
    read = TypeAdapter(published.types["CamelInput"]).validate_python
    assert read({"withOptions": {"retryCount": 1}}).with_options == {"retry_count": 1}
