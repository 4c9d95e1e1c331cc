"""Run as a program: reads documents with the models of a module `models` beside it. Imports nothing of Tallystick.

Standard input: an object from the name of a model to a list of JSON texts. Standard output: for each model a list in
the same order, `true` where the text is accepted, else the types of the errors; `null` for a model that is not there.
"""

from __future__ import annotations

import importlib
import json
import sys
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError


def answer(adapter: TypeAdapter[Any], text: str) -> bool | list[str]:
    """Whether the text is accepted; the types of its errors where it is not."""
    try:
        adapter.validate_json(text)
    except ValidationError as error:
        return sorted({each["type"] for each in error.errors(include_url=False, include_input=False)})
    except Exception as error:  # noqa: BLE001 - generated code may raise anything
        return [type(error).__name__]
    return True


def main() -> None:
    """Answers what stands on standard input."""
    sys.path.insert(0, str(Path.cwd()))
    models = vars(importlib.import_module("models"))
    asked: dict[str, list[str]] = json.load(sys.stdin)
    answers: dict[str, list[bool | list[str]] | None] = {}
    for name, texts in asked.items():
        try:
            adapter = TypeAdapter(models[name])
        except Exception:  # noqa: BLE001 - as above: a model that cannot be built is one that is not there
            answers[name] = None
        else:
            answers[name] = [answer(adapter, text) for text in texts]
    json.dump(answers, sys.stdout)


if __name__ == "__main__":
    main()
