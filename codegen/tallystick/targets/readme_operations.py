"""The part of the package's README about operations: calling them, and what stands on that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tallystick.targets.apis import FOLDER as APIS
from tallystick.targets.apis import apis
from tallystick.targets.dialects import BY_NAME
from tallystick.targets.operations import MODULE, binding
from tallystick.targets.subpaths import of_service

if TYPE_CHECKING:
    from tallystick.ir.nodes import Package
    from tallystick.ir.operations import Operation
    from tallystick.targets.options import Options

_SECTION = """

## Operations

`{operations}` has a constant for each operation{apis}.
`client.call` makes a request of one, typed by it, and resolves to one result, whatever happens:

```ts
import {{ createClient, type Request }} from "{client}";
import {{ {operation} }} from "{operations}";

const client = createClient({{ baseUrl: "https://api.example.com" }});

export async function show(request: Request<typeof {operation}>): Promise<void> {{
  const result = await client.call({operation}, request);
  if (result.ok) console.log(result.status, result.data);
  else if (result.kind === "problem") console.log(result.status, result.problem);
  else console.log(result.kind);
}}
```

Arguments are grouped as in the contract: `path`, `query`, `header`, `cookie`, `body`, `files`. A `kind` is `problem`
(an error that the operation declares, by `status`), `http` (any other status), `decode` and `contract` (an answer that
cannot be read, or breaks the contract), `request` (arguments that break it; nothing was sent), `setup` (headers,
credentials or an address that could not be had; nothing was sent), `network`, `timeout` or `aborted`. `Problem` is the
type of the declared errors, `isTransient(result)` says whether the same call may succeed later. `client.orThrow` gives
the data, and throws the same failure as a `ClientError`, which `failed({operation}, error)` recognises where it is
caught.

`createClient` and each call take `timeout` (30 seconds for all of a call), `retry` (0; only of what is safe to repeat),
`check` (`{{ request: false, response: false }}` to trust either side) and `init` for `fetch`; calls take `signal` and
`headers`. `baseUrl` may be a function. `auth` has credentials by security scheme: `bearer(() => token)`,
`apiKey("X-Api-Key", key)`. Sessions are `init: {{ credentials: "include" }}`: a browser keeps cookies itself, and takes
none from a call. It runs wherever there is `fetch`, and takes nothing from a page it runs in.

Downloads and event streams come as they arrive: `await file.blob()`, `for await (const event of events)`. A stream is
taken up again where its connection broke off, from the last event that was seen; with `reconnect: "always"` also where
it ended, with `"never"` not at all. Leaving the loop closes it, and so does `events.close()`.

[TanStack Query](https://tanstack.com/query) takes its options from `{query}`: `useQuery(queryOptions(client,
{operation}, request))`, `mutationOptions`, `infiniteQueryOptions` where the contract has pages, `queryKey` to
invalidate and to read what is kept, typed. A call is made once there: `retry: retryTransient` asks again for what may
succeed.

Forms: schemas are [Standard Schemas](https://standardschema.dev), so `standardSchemaResolver` of react-hook-form takes
them (with `@standard-schema/spec` installed, for its types). Messages are Zod's; `withMessages(schema)` of
`{forms}` makes one that says what the server would say. `toFormErrors(refused, setError)` of `{forms}`
sets the errors of fields from a failed result, a problem document or `issues`, and returns those of no field.

Servers: `implement(router, api, handlers)` of `{express}` answers requests with Express 5, after
`import * as api from "{module}"`. Handlers are typed by their operations, and one that is missing does
not compile. `problems()` behind it makes problem documents of all other errors; `validateBody(schema)` is middleware
for routes of your own.

Tests: `sample(schema, seed)` of `{mocks}` makes documents that keep the contract, `sampleRequest(operation)`
arguments, and `handlers(http, operations, overrides)` handlers for [Mock Service Worker](https://mswjs.io), which hold
requests to the contract, too."""


def section(package: Package, options: Options) -> str:
    """The section, with one of the package's own operations as the example; empty where it has none."""
    if not package.operations:
        return ""
    folder = BY_NAME[options.dialects[0]].folder
    entries = ("client", "query", "forms", "mocks", "express")
    operations = f"{options.name}/{folder}{MODULE}"
    named = apis(package)
    return _SECTION.format(
        **{entry: f"{options.name}/{of_service(package, entry)}" for entry in entries},
        operations=operations,
        apis=", and `apis/NAME` those of one API" if named else "",
        module=f"{options.name}/{folder}{APIS}{named[0]}" if named else operations,
        operation=binding(min(package.operations, key=_rank)),
    )


def _rank(operation: Operation) -> tuple[bool, bool]:
    """The simplest first: one that is fetched, and asks for nothing."""
    asks = operation.body_required or any(group.required for group in operation.groups)
    return operation.method.upper() != "GET", asks
