"""The command line: arguments in, a verb of the pipeline called, its outcome reported, the exit code chosen."""

from __future__ import annotations

import sys


def main() -> None:
    """Runs the command line of this process and exits with its code."""
    try:
        from tallystick.cli.command import run
    except KeyboardInterrupt:
        sys.exit(130)
    sys.exit(run(sys.argv[1:]))
