"""The workspace: versions, discussions, and what those who watch are told."""

from __future__ import annotations

import http.client
import json
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest

from tests.servers.running import TOKEN

if TYPE_CHECKING:
    from tests.servers.running import Service

pytestmark = pytest.mark.node

UNKNOWN = "00000000-0000-4000-8000-00000000dead"
COOKIE = {"Cookie": f"theme=dark; sid={TOKEN}"}


def made(workspace: Service, path: str, body: object) -> Any:
    answer = workspace.ask("POST", path, body, **COOKIE)
    assert answer.status == 201, answer.body
    return answer.json


def test_a_document_is_only_replaced_by_who_knows_its_version(workspace: Service) -> None:
    block = {"type": "outline", "children": [{"type": "heading", "level": 1, "text": "Deep"}]}
    document = made(workspace, "/workspace/documents", {"title": "Plan", "blocks": [block]})
    path = f"/workspace/documents/{document['id']}"
    assert document["blocks"] == [{"ordered": False, **block}]
    first = workspace.ask("PUT", f"{path}?version=1", {"title": "Plan B"}, **COOKIE).json
    assert (first["version"], first["title"], first["blockCount"]) == (2, "Plan B", 0)
    late = workspace.ask("PUT", f"{path}?version=1", {"title": "Plan C"}, **COOKIE)
    assert (late.status, late.json["version"]) == (409, 2)
    folders = workspace.ask("GET", "/workspace/folders", **COOKIE).json
    assert first in [each for folder in folders for each in folder["documents"]]


def test_discussions_are_paged_and_answered(workspace: Service) -> None:
    document = made(workspace, "/workspace/documents", {"title": "Talk"})
    path = f"/workspace/documents/{document['id']}"
    asked = [made(workspace, f"{path}/comments", {"text": f"{number}"})["id"] for number in range(23)]
    made(workspace, f"{path}/comments", {"text": "Yes", "threadId": asked[0].upper()})
    page = workspace.ask("GET", f"{path}/threads", **COOKIE).json["openThreads"]
    rest = workspace.ask("GET", f"{path}/threads?cursor={page['nextCursor']}", **COOKIE).json["openThreads"]
    assert [each["first"]["id"] for each in (*page["items"], *rest["items"])] == asked
    assert [each["text"] for each in page["items"][0]["first"]["replies"]] == ["Yes"]
    assert (page["total"], rest["nextCursor"]) == (23, None)
    unknown = workspace.ask("POST", f"{path}/comments", {"text": "?", "threadId": UNKNOWN}, **COOKIE)
    assert (unknown.status, unknown.json["errors"][0]["pointer"]) == (422, "/body/threadId")


def test_who_watches_is_told(workspace: Service) -> None:
    document = made(workspace, "/workspace/documents", {"title": "Live"})
    path = f"/workspace/documents/{document['id']}"
    connection = http.client.HTTPConnection(urlsplit(workspace.url).netloc, timeout=20)
    connection.request("GET", f"{path}/events", headers=COOKIE)
    stream = connection.getresponse()
    assert stream.headers["content-type"] == "text/event-stream"
    comment = made(workspace, f"{path}/comments", {"text": "Hello"})
    lines = [stream.readline() for _ in range(4)]
    connection.close()
    joined, added = (json.loads(line.removeprefix(b"data: ")) for line in lines[::2])
    assert (joined["type"], joined["presence"]["user"]["id"]) == ("user-joined", "u_ada")
    assert (added["type"], added["comment"]) == ("comment-added", comment)


def test_nobody_gets_in_without_a_session(workspace: Service) -> None:
    for cookie in ("", "sid=", "sid=other", "xsid=a-token", f"theme={TOKEN}"):
        assert workspace.ask("GET", "/workspace/me", Cookie=cookie).status == 401
    assert workspace.ask("GET", "/workspace/me", **COOKIE).json["ref"]["name"] == "Ada"
