"""The verbs, each a list of named steps: a source becomes documents, documents nodes, nodes files, files the disk."""

from __future__ import annotations

import gc
import json
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING

from tallystick.outcome import Outcome
from tallystick.places import Places
from tallystick.problems import Refusal, Where, problem
from tallystick.version import VERSION
from tallystick.wording import counted, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from tallystick.asked import Asked, AskedOfServers
    from tallystick.config import Config
    from tallystick.files import FileSet, Stamp
    from tallystick.ir.build import Built
    from tallystick.ir.read import Root
    from tallystick.jsonvalue import Json
    from tallystick.problems import Problem
    from tallystick.publish import Published
    from tallystick.verify import Javascript, Result, Settings
    from tallystick.verify.run import Progress
    from tallystick.verify.subject import Suite

OPENAPI = "openapi.json"
BUNDLE = "schemas.json"
PACKAGE = "typescript"


@dataclass(frozen=True, slots=True)
class Generated:
    """Everything that `generate` writes, what it was made from, and what there is to say of it."""

    files: FileSet
    stamp: Stamp
    declarations: int
    problems: tuple[Problem, ...]
    openapi: dict[str, Json] | None
    homes: Mapping[str, str]
    """As `Published` has them."""


@dataclass(frozen=True, slots=True)
class Verification:
    """What is to be verified, and with what. `missing` says why sides are missing, where that was not asked for."""

    settings: Settings
    suite: Suite
    models: tuple[str, ...]
    missing: tuple[Problem, ...]
    kept: tuple[tuple[str, str | bytes], ...]
    """Documents that earlier runs kept, for all models."""
    left_out: tuple[Problem, ...]
    """Which models are not verified; none where those to verify were chosen by name."""

    def outcome(self, result: Result) -> Outcome:
        """What a run of it comes to."""
        from tallystick.verify import figures

        outcome = figures.outcome(result)
        incomplete = outcome.incomplete or bool(self.missing)
        return replace(outcome, problems=(*self.missing, *outcome.problems), incomplete=incomplete)

    @contextmanager
    def asking(self) -> Iterator[Callable[[str], str]]:
        """A function from the name of a model to what is wrong with it, as text; empty where nothing is."""
        from tallystick.report import FORMATS, Terminal
        from tallystick.verify import chosen, verify_with, working

        def ask(model: str) -> str:
            result = verify_with(worker, self.settings, chosen(self.suite, (model,)), lambda _done, _found: None)
            outcome = self.outcome(result)
            if outcome.clean and not outcome.incomplete:
                return ""
            return FORMATS["text"].render(outcome, Terminal(quiet=True))

        with working(self.settings, self.suite) as worker:
            yield ask


# -- Verbs


def init(*, root: Path, given: Mapping[str, object], ci: str | None) -> Outcome:
    """Configure the project at `root`."""
    from tallystick.initialise import initialise

    return initialise(root, given=given, ci=ci)


def generate(config: Config, *, root: Path, force: bool) -> Outcome:
    """Write the documents and the package, all or nothing. `force` overwrites files that were edited by hand."""
    from tallystick.files import Edited, write

    with _places(config, root).told():
        made = _generated(config, root)
        written = write(made.files, root / config.out, made.stamp, Edited.OVERWRITE if force else Edited.REFUSE)
    changed = [f"{len(written.written)} written", f"{len(written.removed)} removed", f"{written.kept} unchanged"]
    return Outcome(
        problems=made.problems,
        summary=(f"Generated {counted(made.declarations, 'schema')} into {config.out}: {', '.join(changed)}.",),
        counts={
            "schemas": made.declarations,
            "written": len(written.written),
            "removed": len(written.removed),
            "unchanged": written.kept,
        },
    )


def check(config: Config, *, root: Path, application: str | None = None) -> Outcome:
    """Compare what would be generated with what is there, and the contract with an application. Writes nothing."""
    from tallystick.drift import Terms, find_drift
    from tallystick.files import snapshot

    with _places(config, root).told():
        made = _generated(config, root)
        disk = snapshot(root / config.out, made.files)
        departed = _departures(made, root, application) if application is not None else None
    drift = find_drift(made.files, made.stamp, disk, Terms(out=config.out, document=OPENAPI))
    found = counted(len(made.files), "file")
    unmoved = f"{found} in {config.out} match the contracts."
    said = f"{counted(len(drift), 'difference')} in {found}." if drift else unmoved
    counts = {"files": len(made.files), "differences": len(drift)}
    if departed is None:
        return Outcome(problems=made.problems, drift=drift, summary=(said,), counts=counts)
    kept = f"{application} keeps the contract."
    return Outcome(
        problems=(*made.problems, *departed),
        drift=drift,
        summary=(said, f"{counted(len(departed), 'departure')} in {application}." if departed else kept),
        counts={**counts, "departures": len(departed)},
    )


def standalone(config: Config, *, root: Path) -> str:
    """One ES module that imports only Zod and exports `Schema`: what the root of a JSON Schema document accepts."""
    from tallystick import runtime
    from tallystick.targets import standalone as print_standalone
    from tallystick.targets.dialects import BY_NAME

    if config.schema is None:
        raise Refusal(problem("TLY122"))
    with _places(config, root).told():
        published = _published(config, root)
        built = _built(published, config, published.roots[:1])
    return print_standalone(built.package, built.roots[0], runtime.standalone, BY_NAME[config.dialects[0]])


def export(config: Config, *, root: Path, document: str) -> str:
    """The text of one published document as JSON: `openapi`, `jsonschema` or the name of a model.

    An OpenAPI document as the source is printed as `openapi`. Raises `Refusal` where there is no such document.
    """
    from tallystick.documents.text import to_text

    with _places(config, root).told():
        published = _published(config, root)
    documents = dict(published.documents)
    if published.openapi is not None:
        documents.setdefault("openapi", published.openapi)
    if not documents:
        raise Refusal(problem("TLY123", Where(file=config.schema), file=config.schema))
    if document not in documents:
        hint = did_you_mean(document, documents)
        raise Refusal(problem("TLY120", Where(name=document), document=document, hint=hint))
    return to_text(documents[document])


def doctor(config: Config, *, root: Path) -> Outcome:
    """Where the claim of identical contracts is weaker for this source, and what the environment is."""
    from tallystick.doctor import diagnose

    with _places(config, root).told():
        published = _published(config, root)
    return diagnose(published.models, config, root=root)


def verify(config: Config, *, root: Path, asked: Asked, progress: Progress) -> Outcome:
    """Judge documents for every model with all sides of its contract, and say what they disagree on.

    `progress` is told how it goes. Where Node or Zod is missing, the sides in Python alone are compared, and the
    outcome is incomplete. What disagreed is kept where `asked.keep` says so. Raises `Refusal`.
    """
    from tallystick import verify as verifying
    from tallystick.verify import readers

    prepared = verification(config, root=root, asked=asked)
    with _places(config, root).told():
        result = verifying.verify(prepared.settings, prepared.suite, progress)
        if asked.keep is not None and result.faults:
            shown = ((fault.models[0], fault.example.document) for fault in result.faults)
            verifying.keep(asked.keep, (*prepared.kept, *shown))
        outcome = prepared.outcome(result)
        outcome = replace(outcome, problems=(*prepared.left_out, *outcome.problems))
        if asked.reader is None:
            return outcome
        reading = readers.read_by_datamodel(prepared.suite, result.subjects, prepared.settings)
        return readers.with_reading(outcome, reading)


def verify_servers(config: Config, *, root: Path, asked: AskedOfServers, progress: Progress) -> Outcome:
    """Hold running services to the operations of the configured source, and to one another.

    Raises `Refusal`, also where there are no operations and where a service cannot be reached.
    """
    from tallystick.services import contracted
    from tallystick.verify import servers
    from tallystick.verify.documents import variants

    if config.source is None:
        raise Refusal(problem("TLY107"))
    settings = servers.Settings(
        servers=tuple(servers.Server(url) for url in asked.urls),
        make=variants,
        count=asked.count,
        seed=asked.seed,
        headers=asked.headers,
    )
    with _places(config, root).told():
        return servers.outcome(servers.verify(contracted(config, root), settings, progress))


def verification(config: Config, *, root: Path, asked: Asked) -> Verification:
    """What is to be verified, and with what: the models loaded, the package generated, Node and Zod found.

    Raises `Refusal`, also where `config` names no source and where `asked` names a model that there is none of.
    """
    from functools import partial

    from tallystick.subjects import suite
    from tallystick.verify import Settings, chosen, kept
    from tallystick.verify.documents import make

    if config.source is None:
        raise Refusal(problem("TLY107"))
    with _places(config, root).told():
        javascript, missing = _javascript(config, root, asked)
        found = suite(config, root)
        subjects = chosen(found, asked.models)
        replayed = kept(asked.keep, {subject.name for subject in found.subjects}) if asked.keep is not None else ()
    models = tuple(subject.name for subject in subjects)
    settings = Settings(
        load=partial(suite, config, root),
        make=make,
        seed=asked.seed,
        count=asked.count,
        seconds=asked.seconds,
        jobs=asked.jobs_for(len(subjects)),
        models=asked.models,
        schema_share=asked.share(),
        javascript=javascript,
        replay=tuple(each for each in replayed if each[0] in models),
    )
    places = _places(config, root)
    left_out = () if asked.models else places.of(found.left_out)
    return Verification(settings, found, models, places.of(missing), replayed, left_out)


# -- Steps


def _javascript(config: Config, root: Path, asked: Asked) -> tuple[Javascript | None, tuple[Problem, ...]]:
    """What the sides in JavaScript run with; or none, and why, where that does not keep the others from it."""
    from tallystick.verify import Javascript, find_node, find_zod

    if asked.without_node:
        return None, ()
    try:
        return Javascript(find_node(), find_zod((root / config.out, root), asked.zod)), ()
    except Refusal as refusal:
        if any(each.code == "TLY814" for each in refusal.problems):
            raise
        return None, refusal.problems


def _departures(made: Generated, root: Path, application: str) -> tuple[Problem, ...]:
    """Where the document of an application is not what the contract says."""
    from tallystick.compat.departures import departures
    from tallystick.export.plain import PlainRules
    from tallystick.source.app import load_app

    app = load_app(root, application, PlainRules)
    return tuple(departures(made.openapi or {}, app.document, made.homes))


def _places(config: Config, root: Path) -> Places:
    """How to name the files of this project."""
    return Places(root, config.openapi or config.schema)


def _published(config: Config, root: Path) -> Published:
    """What the configured source publishes. Raises `KeyError` where `config` names none."""
    from tallystick.publish import PUBLISHERS

    return PUBLISHERS[config.source or ""](config, root)


def _built(published: Published, config: Config, roots: tuple[Root, ...]) -> Built:
    """The nodes of the published documents."""
    from tallystick.ir.build import build

    return build(published.registry, roots, config.formats)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without the garbage collector: nodes are many and all in use, and looking them over costs a third of the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


@_uncollected()
def _generated(config: Config, root: Path) -> Generated:
    """Everything there is to write, in memory."""
    from tallystick import runtime, targets
    from tallystick.documents.text import to_line, to_text
    from tallystick.files import FileSet, Stamp, digest
    from tallystick.publish import with_operations

    published = _published(config, root)
    built = _built(published, config, published.roots)
    options = targets.Options(
        **asdict(config.package),
        emit=config.emit,
        dialects=config.dialects,
        openapi=published.openapi is not None,
        codecs=config.codecs,
    )
    package = with_operations(built, published)
    texts = {f"{PACKAGE}/{path}": text for path, text in targets.generate(package, options).items()}
    shipped = runtime.files() if package.operations else runtime.schema_files()
    texts |= {f"{PACKAGE}/runtime/{path}": text for path, text in shipped.items()}
    if published.openapi is not None:
        texts[f"{PACKAGE}/{OPENAPI}"] = to_line(published.openapi)
    for name, document in published.documents.items():
        texts[{"openapi": OPENAPI, "jsonschema": BUNDLE}.get(name, f"schemas/{name}.json")] = to_text(document)
    stamp = Stamp(
        tool=VERSION,
        contract=digest(published.text),
        options=digest(json.dumps(asdict(options) | {"formats": config.formats}, sort_keys=True)),
    )
    problems = _places(config, root).of((*published.problems, *built.problems))
    declared = len(built.package.declarations())
    return Generated(FileSet(texts), stamp, declared, problems, published.openapi, published.homes)
