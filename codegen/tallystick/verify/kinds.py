"""The ways in which two sides disagree."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """How sides disagree, as a clause about the `left` side and the `right` one."""

    FAILED = "{right} fails with an error of its own"
    RAISED = "{left} fails with an error of its own"
    WIDER = "{left} accepts what {right} refuses"
    NARROWER = "{left} refuses what {right} accepts"
    PLACES = "{left} and {right} refuse it at different places"
    CODES = "{left} and {right} refuse it for different reasons"
    MESSAGES = "{left} and {right} refuse it in different words"
    VALUES = "{left} and {right} read different values"
    UNREAD = "{right} refuses what {left} writes"
    CHANGED = "{right} reads another value than {left} wrote"
    UNSENT = "{left} refuses what {right} writes"
    RETURNED = "{left} reads another value than {right} wrote"
    BEYOND = "{left} takes or writes what JavaScript cannot hold"
    """Of plain models alone: a limit of the client, not of its schema."""
