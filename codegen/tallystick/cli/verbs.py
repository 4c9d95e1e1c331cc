"""The verbs. Each calls one function of the pipeline; what is heavy is loaded inside."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from typing import Literal as OneOf

import typer

from tallystick import asked, config
from tallystick.cli import options, output, session
from tallystick.cli.session import Session, Verb
from tallystick.problems import Refusal, Where, problem

if TYPE_CHECKING:
    from tallystick.outcome import Outcome

_EXIT_CODES = """Exit codes: 0 clean, 1 findings, 2 usage or configuration, 3 internal error."""

app = typer.Typer(
    name="tallystick",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    epilog=_EXIT_CODES,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback(invoke_without_command=True)
def tallystick(
    context: typer.Context,
    *,
    config: session.Config = None,
    format: session.Format = None,
    verbose: session.Verbose = 0,
    quiet: session.Quiet = False,
    version: session.Version = False,
) -> None:
    """One contract, two halves that match exactly: Pydantic in Python, types and Zod schemas in TypeScript.

    Start with `tallystick init`, then `tallystick generate`. In continuous integration, `tallystick check`.

    Options are set in [tool.tallystick] of pyproject.toml (`tallystick init --help` lists them), and on the command
    line for one run.
    """
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


def _option_list() -> str:
    """The options of the configuration, one a line, for help."""
    rows = [(option.name, option.help) for option in config.options()]
    width = max(len(name) for name, _ in rows)
    return "\n".join(f"  {name:<{width}}  {help_}" for name, help_ in rows)


def _examples(*commands: str) -> str:
    """The end of a verb's help. The backspace keeps the lines as they are."""
    return "\b\nExamples:\n" + "\n".join(f"  {command}" for command in commands)


@app.command(
    cls=Verb,
    epilog=f"\b\nOptions of [tool.tallystick]:\n{_option_list()}",
)
def init(
    context: typer.Context,
    *,
    app: options.App = None,
    out: options.Out = None,
    ci: Annotated[
        OneOf["github", "pre-commit"] | None,
        typer.Option(help="Also write the workflow or hook that runs `tallystick check`, where there is none yet."),
    ] = None,
) -> int:
    """Configure a project.

    Finds its FastAPI application or its models, writes [tool.tallystick], and says what it found and what to do next.

    Nothing is imported, and nothing that exists is changed but pyproject.toml, which gains the section at its end.
    """
    from tallystick import pipeline

    given = options.given(app=app, out=out)
    return _reported(pipeline.init(root=Path.cwd(), given=given, ci=ci), context.obj)


@app.command(
    cls=Verb,
    epilog=_examples(
        "tallystick generate",
        "tallystick generate contracts/ledger --out generated",
        "tallystick generate --app app.main:app",
        "tallystick generate --openapi openapi.yaml --emit ts",
        "tallystick generate --schema order.json --stdout",
    ),
)
def generate(
    context: typer.Context,
    *,
    contracts: options.Contracts = None,
    app: options.App = None,
    openapi: options.OpenApi = None,
    schema: options.Schema = None,
    out: options.Out = None,
    resolve: options.Resolve = None,
    emit: options.Emit = None,
    dialect: options.Dialect = None,
    formats: options.Formats = None,
    force: Annotated[bool, typer.Option("--force", help="Overwrite files that were edited by hand.")] = False,
    stdout: Annotated[
        bool,
        typer.Option("--stdout", help="Print one ES module that imports only zod and exports `Schema`; write nothing."),
    ] = False,
    watch: Annotated[bool, typer.Option("--watch", help="Generate again whenever a source changes.")] = False,
) -> int:
    """Write the documents and the npm package.

    Only files the manifest owns are changed or removed, all of them or none.
    """
    given = options.given(
        contracts=contracts, app=app, openapi=openapi, schema=schema, out=out, resolve=resolve, emit=emit,
        dialects=dialect, formats=formats,
    )  # fmt: skip
    project = _project(context.obj, given)
    if watch:
        from tallystick.cli.watch import watch_project

        if stdout:
            raise Refusal(problem("TLY113", names="--watch and --stdout"))
        return watch_project(project, context.obj)
    from tallystick import pipeline

    if stdout:
        output.write(pipeline.standalone(project.config, root=project.root), sys.stdout)
        return 0
    return _reported(pipeline.generate(project.config, root=project.root, force=force), context.obj)


@app.command(
    cls=Verb,
    epilog=_examples(
        "tallystick check",
        "tallystick check --format github",
        "tallystick check --app app.main:app",
    ),
)
def check(
    context: typer.Context,
    *,
    contracts: options.Contracts = None,
    app: options.App = None,
    openapi: options.OpenApi = None,
    schema: options.Schema = None,
    out: options.Out = None,
    resolve: options.Resolve = None,
    emit: options.Emit = None,
    dialect: options.Dialect = None,
    formats: options.Formats = None,
) -> int:
    """Fail where the generated files are not what the contracts say. Writes nothing, needs no Node.

    For each file that differs: whether the contracts moved, the tool or an option changed, it was edited by hand, or
    only line endings or a formatter touched it.

    With contracts and --app, also where the application's own document departs from their operations.
    """
    from tallystick import pipeline

    given = options.given(
        contracts=contracts, app=app, openapi=openapi, schema=schema, out=out, resolve=resolve, emit=emit,
        dialects=dialect, formats=formats,
    )  # fmt: skip
    project, application = _held(context.obj, given)
    return _reported(pipeline.check(project.config, root=project.root, application=application), context.obj)


@app.command(
    cls=Verb,
    epilog=_examples(
        "tallystick export",
        "tallystick export jsonschema -o contracts.schema.json",
        "tallystick export Invoice",
    ),
)
def export(
    context: typer.Context,
    *,
    document: Annotated[
        str, typer.Argument(help="`openapi`, `jsonschema` (every model in one document) or the name of a model.")
    ] = "openapi",
    app: options.App = None,
    openapi: options.OpenApi = None,
    schema: options.Schema = None,
    resolve: options.Resolve = None,
    output_file: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to this file instead of stdout.")
    ] = None,
) -> int:
    """Print one of the published documents."""
    from tallystick import pipeline

    project = _project(context.obj, options.given(app=app, openapi=openapi, schema=schema, resolve=resolve))
    text = pipeline.export(project.config, root=project.root, document=document)
    if output_file is None:
        output.write(text, sys.stdout)
    else:
        output.save(text, output_file)
    return 0


@app.command(cls=Verb)
def doctor(
    context: typer.Context,
    *,
    contracts: options.Contracts = None,
    app: options.App = None,
    openapi: options.OpenApi = None,
    schema: options.Schema = None,
) -> int:
    """List where Python and TypeScript could disagree.

    That is: the environment, and every place where a source's claim is weaker than "identical", each with the fix.
    """
    from tallystick import pipeline

    project = _project(context.obj, options.given(contracts=contracts, app=app, openapi=openapi, schema=schema))
    return _reported(pipeline.doctor(project.config, root=project.root), context.obj)


@app.command(
    cls=Verb,
    epilog=_examples(
        "tallystick verify",
        "tallystick verify --model Invoice --count 10000",
        "tallystick verify --seconds 60 --format md",
        "tallystick verify --openapi openapi.yaml",
        "tallystick verify --server http://localhost:8000 --header 'Authorization: Bearer ...'",
    ),
)
def verify(
    context: typer.Context,
    *,
    contracts: options.Contracts = None,
    app: options.App = None,
    openapi: options.OpenApi = None,
    schema: options.Schema = None,
    resolve: options.Resolve = None,
    model: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="Only this model, by the name it is published as. Repeatable."),
    ] = None,
    count: Annotated[int, typer.Option(min=1, help="Documents for each model.")] = asked.COUNT,
    seconds: Annotated[
        float | None, typer.Option(min=0, help="Go on for so many seconds, whatever --count says.")
    ] = None,
    seed: Annotated[int, typer.Option(help="Another seed makes other documents.")] = asked.SEED,
    jobs: Annotated[
        int | None, typer.Option(min=1, help="Processes, each with a Node of its own.", show_default="by the work")
    ] = None,
    keep: Annotated[
        Path | None,
        typer.Option(metavar="FILE|FOLDER", help="Keep documents that sides disagree on here, and judge them first."),
    ] = None,
    zod: Annotated[
        Path | None,
        typer.Option(metavar="FOLDER", help="The Zod to use, instead of the nearest one in node_modules."),
    ] = None,
    jsonschema_share: Annotated[
        float | None,
        typer.Option(
            min=0, max=1, help="The share of documents that jsonschema judges too.", show_default="100 a model"
        ),
    ] = None,
    without_node: Annotated[bool, typer.Option("--without-node", help="Compare the sides in Python alone.")] = False,
    reader: Annotated[
        OneOf["datamodel-code-generator"] | None,
        typer.Option(help="Also say what this tool loses of the published schemas. It changes no verdict."),
    ] = None,
    server: options.Servers = None,
    header: options.Headers = None,
) -> int:
    """Prove that both sides of each contract agree.

    Makes documents at and around every boundary of each model, and runs them through Pydantic, jsonschema, the
    generated Zod and zod/mini. Compared are the verdict, the places and codes of what is refused, the value, and that
    each side accepts what the other writes. What disagrees is made as small as it can be.

    Needs Node 20 and an installed zod. Exit code 2 where these are missing.

    With --server, makes --count requests for the operations of the contract, valid, beside it and hostile, and holds
    the answers of a running service to it. They write what such requests write: ask a service that may be filled.
    """
    from tallystick import pipeline

    given = options.given(contracts=contracts, app=app, openapi=openapi, schema=schema, resolve=resolve)
    project = _project(context.obj, given)
    if server:
        chosen = asked.AskedOfServers(
            urls=options.urls(server),
            count=count if options.was_given(context, "count") else asked.REQUESTS,
            seed=seed,
            headers=options.headers(header),
        )
        with output.progress("requests answered", "faults") as progress:
            outcome = pipeline.verify_servers(project.config, root=project.root, asked=chosen, progress=progress)
        return _reported(outcome, context.obj)
    if header:
        where, got = Where(name="--header"), "given without --server"
        expected = "with --server URL, or leave it out"
        raise Refusal(problem("TLY105", where, name="--header", got=got, expected=expected))
    wanted = asked.Asked(
        models=tuple(model or ()),
        count=count,
        seconds=seconds,
        seed=seed,
        jobs=jobs,
        keep=keep,
        zod=zod,
        schema_share=jsonschema_share,
        without_node=without_node,
        reader=reader,
    )
    with output.progress("documents judged", "disagreements") as progress:
        outcome = pipeline.verify(project.config, root=project.root, asked=wanted, progress=progress)
    return _reported(outcome, context.obj)


def _held(current: Session, given: dict[str, object]) -> tuple[config.Project, str | None]:
    """The configuration of this run, and the application that is held to its contracts.

    Where there are no contracts, an application is the source itself.
    """
    rest = {name: value for name, value in given.items() if name != "app"}
    if "app" in given and config.load(Path.cwd(), file=current.config, given=rest).config.contracts:
        named = config.load(Path.cwd(), file=current.config, given={"app": given["app"]})
        return _project(current, rest), named.config.app
    return _project(current, given), None


def _project(current: Session, given: dict[str, object]) -> config.Project:
    """The configuration of this run. Raises `Refusal`, also where no source is named."""
    project = config.load(Path.cwd(), file=current.config, given=given)
    if project.config.source is None:
        raise Refusal(problem("TLY107", Where(file=config.shown(project.file))))
    if current.verbose:
        source = project.config.source
        output.write(
            f"Configuration: {project.file or 'none, defaults'}\nRoot: {project.root}\n"
            f"Source: {source} = {getattr(project.config, source)!r}\n",
            sys.stderr,
        )
    return project


def _reported(outcome: Outcome, current: Session) -> int:
    output.report(outcome, current)
    if outcome.incomplete:
        return 2
    return 0 if outcome.clean else 1
