"""`tallystick verify --server`: both ledgers are alike, and what is wrong with a service is found."""

from __future__ import annotations

import contextlib
import io
import json
import re
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, ClassVar
from uuid import uuid4

import pytest

from tallystick.verify.servers import Contracted, model
from tallystick.verify.servers.answers import Answers
from tests.servers import running
from tests.servers.running import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.servers.running import Service

COUNT = 600


def verify(*arguments: str) -> tuple[int, dict[str, Any]]:
    """The exit code and the report of a run."""
    from tallystick.cli.command import run

    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        code = run(["--format", "json", "verify", *arguments])
    return code, json.loads(said.getvalue())


@pytest.mark.node
def test_the_ledgers_are_interchangeable(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    with running.fastapi(tmp_path / "one.db") as one, running.express(built, tmp_path / "two.db") as two:
        servers = ("--server", one.url, "--server", two.url, "--header", running.AUTHORIZATION)
        code, report = verify("contracts/ledger/api.py", *servers, "--count", str(COUNT))
    with capsys.disabled():
        print(f"\n{report['summary'][-1]}")  # noqa: T201 - figures worth reading
    assert [each["message"] for each in report["problems"]] == []
    assert code == 0
    assert report["counts"] == {
        "servers": 2,
        "operations": 12,
        "requests": COUNT,
        "faults": 0,
        "differences": 0,
        "seed": 1,
    }


@pytest.mark.node
def test_the_workspace_keeps_its_contract(
    workspace: Service, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    server = ("--server", workspace.url, "--header", f"Cookie: sid={running.TOKEN}")
    code, report = verify("contracts/workspace/api.py", *server, "--count", "400")
    with capsys.disabled():
        print(f"\n{report['summary'][-1]}")  # noqa: T201 - as above
    assert [each["message"] for each in report["problems"]] == []
    assert code == 0


# -- A service with one thing wrong, and what is said of it

CONTRACT = """
from uuid import UUID

from pydantic import AwareDatetime

from tallystick import Contract
from tallystick.api import Api, Bearer

notes = Api("notes", security=[Bearer()])


class NoteDraft(Contract):
    text: str


class Note(NoteDraft):
    id: UUID
    size: int
    written_at: AwareDatetime


@notes.post("/notes", status=201)
def write_note(note: NoteDraft) -> Note: ...


@notes.get("/notes/{note_id}", errors={404: "There is no such note."})
def read_note(note_id: UUID) -> Note: ...


@notes.delete("/notes/{note_id}", errors={404: "There is no such note."})
def burn_note(note_id: UUID) -> None: ...
"""

_UUID = re.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
Reply = tuple[int, dict[str, str], Any]
Change = "Callable[[str, Reply], Reply]"


def refusal(status: int, *errors: tuple[str, str], detail: str = "No.", **headers: str) -> Reply:
    """A problem document."""
    listed = [{"pointer": pointer, "code": code, "message": "..."} for pointer, code in errors]
    document = {"type": "about:blank", "title": "A title", "status": status, "detail": detail}
    said = {"content-type": "application/problem+json", **headers}
    return status, said, document | ({"errors": listed} if listed else {})


class Notes:
    """A service as the contract has it, written by hand."""

    def __init__(self, change: Callable[[str, Reply], Reply]) -> None:
        self._change = change
        self._notes: dict[str, Any] = {}

    def answer(self, method: str, path: str, headers: Any, body: bytes) -> Reply:
        operation, reply = self._answered(method, path.partition("?")[0], headers, body)
        return self._change(operation, reply)

    def _answered(self, method: str, path: str, headers: Any, body: bytes) -> tuple[str, Reply]:
        collection, _, id_ = path[1:].partition("/")
        if collection != "notes" or "/" in id_ or path.endswith("/"):
            return "", refusal(404)
        operations = (
            {"POST": "write_note"} if not id_ else {"GET": "read_note", "HEAD": "read_note", "DELETE": "burn_note"}
        )
        operation = operations.get(method)
        if operation is None:
            return "", refusal(405, allow=", ".join(sorted(operations)))
        if not headers.get("authorization"):
            return operation, refusal(401, **{"www-authenticate": "Bearer"})
        return operation, self._written(headers, body) if operation == "write_note" else self._found(operation, id_)

    def _written(self, headers: Any, body: bytes) -> Reply:
        if len(body) > 1_000_000:
            return refusal(413)
        if body and headers.get("content-type", "") != "application/json":
            return refusal(415)
        try:
            text = body.decode()
            draft = json.loads(text, parse_constant=lambda _: 1 / 0)
            json.dumps(draft, ensure_ascii=False).encode()
        except (ValueError, RecursionError, ZeroDivisionError):
            draft = None
        if draft is None or b"__proto__" in body:
            return refusal(422, ("/body", "required")) if not body else refusal(400, ("/body", "json"))
        if not isinstance(draft, dict) or not isinstance(draft.get("text"), str):
            return refusal(422, ("/body/text", "type"))
        note = {
            "text": draft["text"],
            "id": str(uuid4()),
            "size": len(draft["text"]),
            "written_at": "2026-03-02T10:15:30Z",
        }
        self._notes[note["id"]] = note
        return 201, {"content-type": "application/json"}, note

    def _found(self, operation: str, id_: str) -> Reply:
        if not _UUID.fullmatch(id_):
            return refusal(422, ("/path/note_id", "format"))
        note = self._notes.get(id_.lower())
        if note is None:
            return refusal(404)
        if operation == "read_note":
            return 200, {"content-type": "application/json"}, note
        del self._notes[id_.lower()]
        return 204, {}, None


@contextmanager
def serving(change: Callable[[str, Reply], Reply]) -> Iterator[str]:
    """The URL of the service, with every answer changed."""
    notes = Notes(change)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        wbufsize = -1  # an answer in one packet, or each waits for the acknowledgement of its first half
        methods: ClassVar = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "TRACE")

        def answer(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length") or 0))
            status, headers, document = notes.answer(self.command, self.path, self.headers, body)
            sent = (
                document if isinstance(document, bytes) else b"" if document is None else json.dumps(document).encode()
            )
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            if status != 204:
                self.send_header("content-length", str(len(sent)))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(sent)

        def log_message(self, *_arguments: Any) -> None:
            return

    for method in Handler.methods:
        setattr(Handler, f"do_{method}", Handler.answer)
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def as_it_is(_operation: str, reply: Reply) -> Reply:
    return reply


def of(operation: str, status: int, change: Callable[[Reply], Reply]) -> Callable[[str, Reply], Reply]:
    """Change the answers of one operation with one status."""
    return lambda name, reply: change(reply) if (name, reply[0]) == (operation, status) else reply


def document(**members: Any) -> Callable[[Reply], Reply]:
    """Change members of the answer's document."""
    return lambda reply: (reply[0], reply[1], {**reply[2], **members})


def headers(**changed: str) -> Callable[[Reply], Reply]:
    return lambda reply: (reply[0], {**reply[1], **{k.replace("_", "-"): v for k, v in changed.items()}}, reply[2])


def without(header: str) -> Callable[[Reply], Reply]:
    return lambda reply: (reply[0], {name: value for name, value in reply[1].items() if name != header}, reply[2])


CREATED = (
    201,
    {"content-type": "application/json"},
    {"id": str(uuid4()), "text": "", "size": 0, "written_at": "2026-03-02T10:15:30Z"},
)


@pytest.fixture
def project(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder with the contract."""
    (tmp_path / "notes.py").write_text(CONTRACT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)


def asked(*urls: str, count: int = 120) -> tuple[int, list[tuple[str, str, str]]]:
    """The exit code, and of each fault the code, the operation and what is wrong."""
    servers = [word for url in urls for word in ("--server", url)]
    code, report = verify("notes.py", *servers, "--header", "Authorization: Bearer x", "--count", str(count))
    return code, [
        (each["code"], each["where"]["name"], each["message"].partition(", in ")[0]) for each in report["problems"]
    ]


@pytest.mark.usefixtures("project")
def test_a_service_that_keeps_its_contract_is_clean() -> None:
    with serving(as_it_is) as one, serving(as_it_is) as two:
        assert asked(one, two) == (0, [])


BROKEN = {
    "status": (
        of("write_note", 201, lambda reply: (200, *reply[1:])),
        "write_note",
        "answered 200, which the contract does not declare",
    ),
    "crash": (of("read_note", 404, lambda _: refusal(500)), "read_note", "answered 500"),
    "body": (of("read_note", 200, document(size="1")), "read_note", "answered 200 with what `Note` does not accept"),
    "no JSON": (
        of("read_note", 200, lambda reply: (*reply[:2], b"{")),
        "read_note",
        "answered 200 with what is no JSON",
    ),
    "media type": (
        of("read_note", 200, headers(content_type="text/html")),
        "read_note",
        "answered 200 as text/html, not application/json",
    ),
    "page for an error": (
        of("read_note", 404, headers(content_type="text/html")),
        "read_note",
        "answered 404 as text/html, not application/problem+json",
    ),
    "status in the document": (
        of("read_note", 404, document(status=400)),
        "read_note",
        "answered with a problem document of another status",
    ),
    "issues": (
        of("write_note", 422, document(errors=[{"pointer": "/body"}])),
        "write_note",
        "answered with a problem document whose `errors` are not issues",
    ),
    "too much": (
        of("write_note", 422, document(detail="x" * 20_000)),
        "write_note",
        "answered with a problem document of more than 16 KiB",
    ),
    "no Allow": (of("", 405, without("allow")), None, "answered 405 without Allow"),
    "no WWW-Authenticate": (
        of("read_note", 401, without("www-authenticate")),
        "read_note",
        "answered 401 without WWW-Authenticate",
    ),
    "accepted": (of("write_note", 422, lambda _: CREATED), "write_note", "accepted what the contract refuses"),
    "refused": (
        of("write_note", 201, lambda _: refusal(422, ("/body/text", "maxLength"))),
        "write_note",
        "refused what the contract accepts",
    ),
}


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize("case", BROKEN)
def test_a_breach_is_found(case: str) -> None:
    change, operation, what = BROKEN[case]
    with serving(change) as url:
        code, found = asked(url)
    assert code == 1
    assert ("TLY841", what) in {(each[0], each[2]) for each in found if operation in {None, each[1]}}


DIFFERENT = {
    "status": (of("read_note", 404, lambda _: refusal(422, ("/path/note_id", "gone"))), "different statuses"),
    "value": (of("read_note", 200, lambda reply: document(size=reply[2]["size"] + 1)(reply)), "different bodies"),
    "member": (of("read_note", 200, document(more=1)), "different bodies"),
    "another's id": (of("read_note", 200, document(id="018f3f2e-0000-7000-8000-0123456789ab")), "different bodies"),
    "time": (of("read_note", 200, document(written_at="2026-03-02T11:15:30Z")), "different bodies"),
    "problem": (of("read_note", 404, document(detail="None.")), "different problem documents"),
    "header": (of("read_note", 200, headers(location="/x")), "different `location`"),
}


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize("case", DIFFERENT)
def test_a_difference_is_found(case: str) -> None:
    change, what = DIFFERENT[case]
    with serving(as_it_is) as one, serving(change) as two:
        code, found = asked(one, two)
    assert (code, found) == (1, [("TLY842", "read_note", what)])


@pytest.mark.usefixtures("project")
def test_what_only_looks_different_is_none() -> None:
    """Moments by their spelling and a little apart; a number by its spelling."""
    moment = document(written_at="2026-03-02T11:16:31.5+01:00")
    shifted = of("read_note", 200, lambda reply: document(size=float(reply[2]["size"]))(moment(reply)))
    with serving(as_it_is) as one, serving(shifted) as two:
        assert asked(one, two) == (0, [])


@pytest.mark.usefixtures("project")
def test_a_counterexample_can_be_sent_again_and_tells_no_secret() -> None:
    with serving(of("read_note", 404, lambda _: refusal(500))) as url:
        _, report = verify("notes.py", "--server", url, "--header", "Authorization: Bearer s3cret", "--count", "60")
    message = report["problems"][0]["message"]
    assert re.search(rf"curl -i --path-as-is -X GET -H 'Authorization: \.\.\.' {url}/notes/\S+", message)
    assert "s3cret" not in json.dumps(report)


@pytest.mark.usefixtures("project")
def test_requests_are_the_same_for_the_same_seed() -> None:
    seen: list[list[str]] = []
    for seed in ("7", "7", "8"):
        requests: list[str] = []

        def keep(operation: str, reply: Reply, requests: list[str] = requests) -> Reply:
            requests.append(f"{operation} {reply[0]}")
            return reply

        with serving(keep) as url:
            verify("notes.py", "--server", url, "--header", "Authorization: x", "--seed", seed, "--count", "80")
        seen.append(sorted(requests))
    assert seen[0] == seen[1] != seen[2]


@pytest.mark.usefixtures("project")
def test_a_server_that_has_stopped_answering_is_given_up() -> None:
    asked: list[str] = []

    def stopping(operation: str, reply: Reply) -> Reply:
        asked.append(operation)
        if len(asked) > 20:
            raise ConnectionAbortedError
        return reply

    with serving(stopping) as url:
        code, report = verify("notes.py", "--server", url, "--header", "Authorization: x", "--count", "500")
    assert (code, report["problems"][0]["code"]) == (1, "TLY844")
    assert url in report["problems"][0]["message"]
    assert report["counts"]["requests"] < 40


@pytest.mark.parametrize(("path", "is_absent"), [("/nothing?x=1", False), ("/a/b", True), ("/", True)])
def test_a_parameter_at_the_root_is_a_path_of_the_contract(path: str, *, is_absent: bool) -> None:
    operation: Any = SimpleNamespace(path="/{anything}")
    answers = Answers(Contracted(operations=(operation,), definitions={}, document={}, pointers={}, exact=True))
    reply = model.Reply(200, {"content-type": "application/json"}, b"1")
    found = list(answers.faults(model.Request("no path", None, "GET", path), reply))
    assert any("does not have" in each.what for each in found) == is_absent


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--server", "localhost:8000"), "TLY105"),
        (("--server", "http://127.0.0.1:9", "--header", "secret"), "TLY105"),
        (("--server", "http://127.0.0.1:9"), "TLY848"),
        (("--server", "http://me:secret@127.0.0.1:9"), "TLY105"),
        (("--header", "Authorization: secret"), "TLY105"),
    ],
)
def test_what_cannot_be_asked_is_a_mistake_of_usage(arguments: tuple[str, ...], code: str) -> None:
    exit_code, report = verify("notes.py", *arguments)
    assert (exit_code, [each["code"] for each in report["problems"]]) == (2, [code])
    assert "secret" not in json.dumps(report)


def test_a_source_without_operations_has_nothing_to_ask_for(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "alone.py").write_text("from tallystick import Contract\n\n\nclass Alone(Contract):\n    id: int\n")
    monkeypatch.chdir(tmp_path)
    exit_code, report = verify("alone.py", "--server", "http://127.0.0.1:9")
    assert (exit_code, [each["code"] for each in report["problems"]]) == (2, ["TLY819"])
