"""`python -m tallystick`, the same as `tallystick`."""

from __future__ import annotations

from tallystick.cli import main

main()
