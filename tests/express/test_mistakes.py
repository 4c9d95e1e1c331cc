"""What plain JavaScript gets wrong is said when the server starts, all of it at once."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.node

STARTED = """
import express from "express";
import {{ deleteOrder, getReceipt, listOrders }} from "@acme/shop/operations";
import {{ implement, Problem }} from "@acme/shop/express";
const none = () => ({{ status: 204 }});
try {{
  {code};
  console.log("started");
}} catch (error) {{
  console.log(`${{error.name}}: ${{error.message}}`);
}}
"""

CASES = {
    "nothing wrong": ("implement(express(), { deleteOrder }, { deleteOrder: none })", "started"),
    "a handler is missing, another superfluous, a third no function": (
        "implement(express(), { deleteOrder, getReceipt, listOrders }, { deleteOrder: none, getReceipt: 3, none })",
        "TypeError: implement: getReceipt has no handler; listOrders has no handler; none is no operation",
    ),
    "a handler that every object has": (
        "implement(express(), { toString: deleteOrder }, {})",
        "TypeError: implement: toString has no handler",
    ),
    "two operations for one request": (
        (
            'implement(express(), { deleteOrder, other: { ...deleteOrder, path: "/v1/orders/{id}" } },'
            " { deleteOrder: none, other: none })"
        ),
        "TypeError: implement: other answers what deleteOrder does: DELETE /v1/orders/{}",
    ),
    "a limit of nothing": (
        "implement(express(), { deleteOrder }, { deleteOrder: none }, { bodyBytes: 0 })",
        "RangeError: bodyBytes is more than 0",
    ),
    "a limit that is no number": (
        'implement(express(), { deleteOrder }, { deleteOrder: none }, { bodySeconds: "soon" })',
        "RangeError: bodySeconds is more than 0",
    ),
    "more than all": (
        "implement(express(), { deleteOrder }, { deleteOrder: none }, { checked: 2 })",
        "RangeError: checked is a share, from 0 to 1",
    ),
    "a success that is a problem": ("new Problem(200)", "RangeError: a problem has a status from 400 to 599"),
}


@pytest.mark.parametrize(("code", "said"), CASES.values(), ids=CASES)
def test_mistakes_are_said_at_the_start(consumer: Path, code: str, said: str) -> None:
    script = ["node", "--input-type=module", "-e", STARTED.format(code=code)]
    done = subprocess.run(script, cwd=consumer, capture_output=True, text=True, check=False)
    assert done.stdout.strip() == said, done.stderr
