"""The version, said once: packaging reads it here, and so does the command line, without loading metadata."""

from __future__ import annotations

VERSION = "0.1.0"
