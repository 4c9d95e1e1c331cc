"""What all models of this project have in common."""

from pydantic import ConfigDict
from pydantic.alias_generators import to_camel

from tallystick import Contract


class ApiModel(Contract):
    """A model as our API speaks it: snake_case here, camelCase in JSON, each field documented by the text below it."""

    model_config = ConfigDict(alias_generator=to_camel, validate_by_name=True, use_attribute_docstrings=True)
