"""The type of a JSON value, as `json.loads` gives it."""

from __future__ import annotations

Scalar = None | bool | int | float | str
Json = Scalar | list["Json"] | dict[str, "Json"]
