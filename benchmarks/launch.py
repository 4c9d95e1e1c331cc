"""Runs a command and writes what it took: `python launch.py REPORT COMMAND...`.

A process of its own because peak memory is inherited: a child starts from the peak of the process that starts it, so
that one has to be small.
"""

import json
import os
import sys
import time

began = time.perf_counter()
process = os.posix_spawnp(sys.argv[2], sys.argv[2:], os.environ)
_, status, used = os.wait4(process, 0)
took = {
    "wall": time.perf_counter() - began,
    "cpu": used.ru_utime + used.ru_stime,
    "peak": used.ru_maxrss / 1024,
    "status": os.waitstatus_to_exitcode(status),
}
with open(sys.argv[1], "w", encoding="utf-8") as report:  # noqa: PTH123 - pathlib would be half of its memory
    json.dump(took, report)
