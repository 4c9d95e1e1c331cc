"""Models that only the answers of an application have: held to what they write, not to what they would read."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from tallystick import config
from tallystick.documents.answered import only_answered
from tallystick.subjects import suite
from tallystick.verify.subject import Claim
from tests.verify.projects import verified

if TYPE_CHECKING:
    from pathlib import Path

APP = """\
from fastapi import FastAPI
from pydantic import BaseModel


class Part(BaseModel):
    n: int


class Out(BaseModel):
    n: int
    part: Part


class Both(BaseModel):
    n: int


app = FastAPI()


@app.get("/out")
def out() -> Out: ...


@app.put("/both")
def both(body: Both) -> Both: ...
"""


@pytest.mark.node
def test_what_is_only_written_is_judged_by_what_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "answering_of_test", raising=False)
    (tmp_path / "answering_of_test.py").write_text(APP, "utf-8")
    made = suite(config.Config(app="answering_of_test:app"), tmp_path)
    assert {each.name: (each.claim, each.only_written) for each in made.subjects} == {
        "Out": (Claim.PARTIAL, True),
        "Both-Input": (Claim.CONTAINED, False),
    }
    replay = tuple(("Out", text) for text in ('{"n":1e21,"part":{"n":0}}', '{"n":true,"part":{"n":"12"}}'))
    result = verified(made, replay=replay, count=100)
    assert result.found.groups.broken == set()
    found = result.found.figures["Out"]
    assert found.documents > 50
    assert found.written > 10


def test_what_only_answers_lead_to() -> None:
    def body(name: str) -> dict[str, object]:
        return {"content": {"application/json": {"schema": {"$ref": f"#/components/schemas/{name}"}}}}

    operation = {
        "requestBody": body("In"),
        "responses": {"200": body("Out"), "404": {"$ref": "#/components/responses/No"}},
    }
    described = {
        "openapi": "3.1.0",
        "paths": {
            "/a": {
                "put": {
                    **operation,
                    "callbacks": {"done": {"{$url}": {"post": {"responses": {"200": body("Called")}}}}},
                }
            }
        },
        "components": {
            "responses": {"No": body("Problem")},
            "schemas": {
                "In": {"properties": {"a": {"$ref": "#/components/schemas/Shared"}}},
                "Out": {"anyOf": [{"$ref": "#/components/schemas/Shared"}, {"$ref": "#/components/schemas/Inner"}]},
                "Inner": {"items": {"$ref": "#/components/schemas/Out"}},
                **{name: {} for name in ("Shared", "Problem", "Called", "Unused")},
            },
        },
    }
    assert only_answered(described) == {"Out", "Inner", "Problem"}
