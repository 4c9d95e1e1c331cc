"""`Api`: operations declared by function stubs, whose signatures are the contract."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any, TypeVar

from tallystick.contract.errors import ContractError
from tallystick.contract.operations import answers, mistakes, paths, signature
from tallystick.contract.operations.findings import Findings, Stub, place_of
from tallystick.contract.operations.model import Operation, Pages, Security
from tallystick.implied import OF_CREDENTIALS, OF_INPUT
from tallystick.parameters import API_NAME
from tallystick.problems import Where, problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import date

    from tallystick.contract.operations.answers import Errors

R = TypeVar("R")

_BODILESS = frozenset({"get", "head", "delete", "options"})
"""Methods whose requests have no content with a meaning (RFC 9110 section 9.3)."""


def _caller() -> str:
    """The name of the module that makes an API."""
    frame = inspect.currentframe()
    for _ in range(2):
        frame = frame.f_back if frame is not None else None
    return str(frame.f_globals.get("__name__", "")) if frame is not None else ""


def _as_written(name: str) -> str:
    return name


class Api:
    """The operations of one service, each a function stub under a decorator that names its method and path.

        ledger = Api("ledger", security=[Bearer()])

        @ledger.get("/invoices/{invoice_id}", errors={404: "There is no such invoice."})
        def get_invoice(invoice_id: InvoiceId) -> Invoice:
            ...

    Arguments named in the path stand there, contracts are the body, all others are parameters of the query; `Header`,
    `Cookie`, `Query` and `Body` in an `Annotated` say otherwise. The decorator returns the `Operation`, by which
    services implement it. A mistake in a stub raises `ContractError` where it is declared.
    """

    def __init__(  # noqa: PLR0913 - one argument a setting
        self,
        name: str,
        *,
        prefix: str = "",
        title: str | None = None,
        version: str | None = None,
        tags: Sequence[str] = (),
        security: Sequence[Security] | Security = (),
        naming: Callable[[str], str] = _as_written,
        module: str | None = None,
    ) -> None:
        """An API without operations.

        `prefix` goes before every path; `tags` and `security` hold where an operation has none of its own; `naming`
        makes the wire names of parameters from those of arguments (`to_camel`). `module` is the name of the
        contract module it belongs to, the one that calls where none is given. Raises `ContractError` for a `name` that
        no generated module could have.
        """
        self.name = name
        self.module = module or _caller()
        if not API_NAME.fullmatch(name):
            raise ContractError(problem("TLY580", Where(name=self.module), name=name))
        self.prefix = prefix
        self.title = title
        self.version = version
        self.tags = tuple(tags)
        self.security = _each(security)
        self._naming = naming
        self._operations: dict[str, Operation[Any]] = {}
        self._taken: dict[tuple[str, str], str] = {}
        self._schemes: dict[str, Security] = {}

    @property
    def operations(self) -> tuple[Operation[Any], ...]:
        """The operations, in the order in which they were declared."""
        return tuple(self._operations.values())

    def __iter__(self) -> Iterator[Operation[Any]]:
        return iter(self.operations)

    def get(self, path: str, **options: Any) -> Callable[[Callable[..., R]], Operation[R]]:  # noqa: ANN401 - those of `operation`
        """As `operation`, for GET."""
        return self.operation("get", path, **options)

    def post(self, path: str, **options: Any) -> Callable[[Callable[..., R]], Operation[R]]:  # noqa: ANN401 - as above
        """As `operation`, for POST."""
        return self.operation("post", path, **options)

    def put(self, path: str, **options: Any) -> Callable[[Callable[..., R]], Operation[R]]:  # noqa: ANN401 - as above
        """As `operation`, for PUT."""
        return self.operation("put", path, **options)

    def patch(self, path: str, **options: Any) -> Callable[[Callable[..., R]], Operation[R]]:  # noqa: ANN401 - as above
        """As `operation`, for PATCH."""
        return self.operation("patch", path, **options)

    def delete(self, path: str, **options: Any) -> Callable[[Callable[..., R]], Operation[R]]:  # noqa: ANN401 - as above
        """As `operation`, for DELETE."""
        return self.operation("delete", path, **options)

    def operation(  # noqa: PLR0913 - one argument a part of an operation
        self,
        method: str,
        path: str,
        *,
        status: int | None = None,
        also: Mapping[int, Any] | None = None,
        errors: Errors | None = None,
        tags: Sequence[str] | None = None,
        security: Sequence[Security] | Security | None = None,
        pages: Pages | None = None,
        deprecated: bool = False,
        sunset: date | None = None,
    ) -> Callable[[Callable[..., R]], Operation[R]]:
        """A decorator that makes an operation of a stub.

        `status` is that of the return type (200, or 204 for `None`), `also` further successes by status, `errors` those
        it may answer with. `sunset` is the day it goes away (RFC 8594), which deprecates it.
        """

        def declare(function: Callable[..., R]) -> Operation[R]:
            findings = Findings(place_of(function))
            verb = mistakes.method(method, findings)
            whole = self.prefix + path
            in_path = paths.names(whole)
            if in_path is None:
                findings.add("TLY570", path=whole)
            given, returned = signature.arguments(function, findings)
            if findings.found:
                raise ContractError(*findings.found)
            stub = Stub(function.__name__, function.__module__, in_path or (), self._naming, findings)
            parameters, groups = signature.parameters(stub, given)
            body = signature.body(stub, given)
            query = {each.wire for each in parameters if each.location == "query"}
            if body is not None and verb in _BODILESS:
                findings.add("TLY573", how=f"a body on {verb.upper()}")
            first = answers.success(stub, "Response", status, returned)
            also_answered = answers.others(stub, also or {})
            mistakes.statuses(stub, [first.status, *(each.status for each in also_answered)])
            if verb == "head" and any(each.media_type for each in (first, *also_answered)):
                findings.add("TLY576", how="a body to HEAD, which never has one")
            asked = self.security if security is None else _each(security)
            self._hold(asked, findings)
            declared = answers.failures(errors or {}, findings)
            implied = [
                *([OF_INPUT] if parameters or body else []),
                *([OF_CREDENTIALS] if asked else []),
            ]
            summary, _, description = inspect.cleandoc(function.__doc__ or "").partition("\n")
            made: Operation[R] = Operation(
                id=function.__name__,
                api=self.name,
                method=verb,
                path=whole,
                summary=summary.removesuffix("."),
                description=description.strip(),
                tags=self.tags if tags is None else tuple(tags),
                parameters=parameters,
                groups=groups,
                body=body,
                answers=(first, *also_answered),
                errors=tuple(answers.implied(declared, *implied)),
                security=asked,
                pages=answers.pages(pages, query, first, findings),
                deprecated=deprecated or sunset is not None,
                sunset=sunset,
                stub=function,
                where=findings.where,
            )
            self._add(made, findings)
            return made

        return declare

    def _add(self, operation: Operation[Any], findings: Findings) -> None:
        """Keep an operation that has no mistake and no rival. Raises `ContractError` otherwise."""
        if operation.id in self._operations:
            findings.add("TLY572", what="The id", name=operation.id, other=self._operations[operation.id].where)
        shape = paths.shape(operation.path)
        places = [(each, shape) for each in _ANSWERED_WITH.get(operation.method, (operation.method,))]
        if place := next((each for each in places if each in self._taken), None):
            other = self._operations[self._taken[place]]
            findings.add(
                "TLY572", what="Method and path", name=f"{operation.method.upper()} {operation.path}", other=other.where
            )
        if findings.found:
            raise ContractError(*findings.found)
        self._operations[operation.id] = operation
        self._taken[operation.method, shape] = operation.id

    def _hold(self, asked: tuple[Security, ...], findings: Findings) -> None:
        """Keep what proves who asks. Two ways under one name are a finding: a document has one of a name."""
        for each in asked:
            if self._schemes.setdefault(each.name, each) != each:
                findings.add("TLY582", name=each.name)


def _each(security: Sequence[Security] | Security) -> tuple[Security, ...]:
    return (security,) if isinstance(security, Security) else tuple(security)


_ANSWERED_WITH = {"get": ("get", "head"), "head": ("head", "get")}
"""The methods that are answered with those of a stub: GET is to HEAD as well (RFC 9110 section 9.3.2)."""
