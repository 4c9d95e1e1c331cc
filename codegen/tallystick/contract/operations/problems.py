"""The error document of every operation: RFC 9457, with one entry an issue."""

from __future__ import annotations

from pydantic import ConfigDict, Field
from pydantic_core import MISSING

from tallystick.contract.base import Contract


class ProblemIssue(Contract):
    """One thing that is wrong with a request."""

    pointer: str = Field(examples=["/body/lines/0/quantity"])
    code: str = Field(examples=["minimum"])
    message: str


class ProblemDetails(Contract):
    """Why a request was not answered as asked (RFC 9457)."""

    model_config = ConfigDict(use_attribute_docstrings=True)

    type: str = "about:blank"
    title: str
    status: int = Field(ge=400, le=599)
    detail: str | MISSING = MISSING
    errors: list[ProblemIssue] | MISSING = Field(default=MISSING, max_length=20)
    """What is wrong with the request, by place: at most 20 entries. Left out where there is nothing to list."""
