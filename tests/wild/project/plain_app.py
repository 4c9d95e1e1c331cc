"""A FastAPI application of plain models, whose own document says less than its models."""

from __future__ import annotations

from datetime import datetime  # noqa: TC003 - Pydantic reads the annotations

from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()


class Reading(BaseModel):
    taken: datetime
    value: float
    count: int = 0


@app.post("/readings")
def keep(reading: Reading) -> Reading:
    return reading
