"""What is raised when a pattern cannot be read, or cannot be said in the dialect asked for."""

from __future__ import annotations


class PatternError(ValueError):
    """A pattern that is refused.

    `message` says what is wrong and why it matters, `construct` names the piece of syntax in the field's own terms,
    `offset` counts code points from the start of the pattern as it was given, and `way_out` says what to write instead.
    """

    def __init__(self, message: str, construct: str, offset: int, way_out: str) -> None:
        super().__init__(f"{message} (at offset {offset})")
        self.message = message
        self.construct = construct
        self.offset = offset
        self.way_out = way_out
