"""Counts the constraints that a generated package is built with, by loading it where a recorder stands in for Zod."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path

HERE = Path(__file__).parent
_STAND_IN = {"type": "module", "exports": {".": "./index.js", "./mini": "./index.js"}}


def built(package: Path, module: str, workshop: Path) -> Counter[str]:
    """How often each constraint is made when `module` of `package` is loaded; by the names that `stated` has for them.

    `workshop` is an empty folder to work in.
    """
    shutil.copytree(package, workshop / "package")
    zod = workshop / "node_modules" / "zod"
    zod.mkdir(parents=True)
    (zod / "package.json").write_text(json.dumps(_STAND_IN), "utf-8")
    shutil.copy(HERE / "recorder.mjs", zod / "index.js")
    runtime = workshop / "package/runtime/index.js"
    text = re.sub(r"(?s)/\*.*?\*/|//[^\n]*", "", runtime.read_text("utf-8"))
    names = dict.fromkeys(re.findall(r"[\w$]+(?=[,\s]*[},])", text))
    exports = [f'export const {name} = runtime("{name}");' for name in names]
    runtime.write_text("\n".join(['import { runtime } from "zod";', *exports]), "utf-8")
    shutil.copy(HERE / "count.mjs", workshop)
    command = ["node", "count.mjs", f"./package/{module}"]
    printed = subprocess.run(command, cwd=workshop, check=True, stdout=subprocess.PIPE)
    return Counter(json.loads(printed.stdout))
