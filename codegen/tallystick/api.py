"""Operations: `from tallystick.api import Api`. Declared once, by function stubs, and implemented anywhere."""

from __future__ import annotations

from tallystick.contract.operations.api import Api
from tallystick.contract.operations.markers import (
    ApiKey,
    Bearer,
    Body,
    Cookie,
    Download,
    Header,
    Media,
    Query,
    Reply,
    SessionCookie,
    Stream,
    Upload,
)
from tallystick.contract.operations.model import Operation, Pages, Security
from tallystick.contract.operations.openapi import completed, groups
from tallystick.contract.operations.paths import shape
from tallystick.contract.operations.problems import ProblemDetails, ProblemIssue

__all__ = [
    "Api",
    "ApiKey",
    "Bearer",
    "Body",
    "Cookie",
    "Download",
    "Header",
    "Media",
    "Operation",
    "Pages",
    "ProblemDetails",
    "ProblemIssue",
    "Query",
    "Reply",
    "Security",
    "SessionCookie",
    "Stream",
    "Upload",
    "completed",
    "groups",
    "shape",
]
