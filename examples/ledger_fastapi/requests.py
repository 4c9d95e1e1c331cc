"""Requests that must not be done twice: the second one with a key is answered with what the first one made."""

from __future__ import annotations

import hashlib
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from examples.ledger_fastapi.tables import RequestRow
from tallystick import Issue
from tallystick.fastapi import ProblemError


def said(operation: str, body: dict[str, Any]) -> str:
    """A digest of what a request said. `body` has no order but that of its members."""
    return hashlib.sha256(f"{operation} {body!r}".encode()).hexdigest()


async def made_before(session: AsyncSession, key: UUID | None, digest: str) -> UUID | None:
    """What a request with this key made before. Raises `ProblemError` where that one said something else."""
    row = None if key is None else await session.get(RequestRow, str(key))
    if row is None:
        return None
    if row.said != digest:
        issue = Issue("/header/idempotency-key", "idempotency", "The key of another request")
        raise ProblemError(422, detail="The request does not keep the contract.", errors=(issue,))
    return row.made


def remember(session: AsyncSession, key: UUID | None, digest: str, made: UUID) -> None:
    """Note what a request with this key made, where it has one."""
    if key is not None:
        session.add(RequestRow(key=str(key), said=digest, made=made))
