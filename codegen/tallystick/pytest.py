"""One line in a test suite that proves its contracts: a test for each model, in which all sides have to agree.

    from tallystick.pytest import contracts

    test_contracts = contracts("my.contracts")

Pytest loads this module as a plugin, for the fixture that keeps Node running between those tests. What verifying needs
is loaded where `contracts` is called.
"""

from __future__ import annotations

import inspect
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tallystick.asked import COUNT, SEED, Asked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tallystick.pipeline import Verification


class _Verifier:
    """The workers of one session, one for each call of `contracts`, each started by the first test that needs it."""

    def __init__(self, stack: ExitStack) -> None:
        self._stack = stack
        self._ask: dict[int, Callable[[str], str]] = {}

    def fault(self, verification: Verification, model: str) -> str:
        """What is wrong with a model, as `tallystick verify` says it; empty where all sides agree."""
        if id(verification) not in self._ask:
            self._ask[id(verification)] = self._stack.enter_context(verification.asking())
        return self._ask[id(verification)](model)


@pytest.fixture(scope="session")
def _tallystick_verifier() -> Iterator[_Verifier]:
    """Keeps what tests of contracts share until the session ends."""
    with ExitStack() as stack:
        yield _Verifier(stack)


def contracts(  # noqa: PLR0913 - one parameter an option of `tallystick verify`
    *modules: str,
    app: str | None = None,
    models: Sequence[str] = (),
    count: int = COUNT,
    seed: int = SEED,
    jsonschema_share: float | None = None,
    zod: str | Path | None = None,
    without_node: bool = False,
) -> Callable[..., None]:
    """A test for each model of `modules`, or of the application `app`: all sides agree on `count` documents for it.

    Modules and files are named as for `tallystick verify`, in the project of the nearest pyproject.toml above the
    calling file, and relative to that file; where none is named, the source is the one that is configured there. The
    other parameters are the options of `tallystick verify`; `models` leaves out all others.

    Without Node or Zod the tests fail, and say what to install, unless `without_node` is set. Raises `Refusal` where
    the contracts cannot be loaded, which ends the collection of the file.
    """
    from tallystick import config, pipeline  # noqa: PLC0415 - loaded only in a suite that has contracts

    asked = Asked(
        models=tuple(models),
        count=count,
        seed=seed,
        jobs=1,
        zod=None if zod is None else Path(zod),
        schema_share=jsonschema_share,
        without_node=without_node,
    )
    caller = Path(inspect.stack()[1].filename)
    given = {name: value for name, value in {"contracts": modules, "app": app}.items() if value}
    project = config.load(caller.parent, given=given)
    verification = pipeline.verification(project.config, root=project.root, asked=asked)

    @pytest.mark.parametrize("model", verification.models)
    def test(model: str, _tallystick_verifier: _Verifier) -> None:
        if fault := _tallystick_verifier.fault(verification, model):
            pytest.fail(fault, pytrace=False)

    return test
