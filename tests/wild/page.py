"""The figures of codegen/leniency.md, as they are kept, and the tables that the page shows of them."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from tallystick.verify.leniency import FIXES, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tests.wild.measure import Figures

FIGURES: Final = Path(__file__).with_name("figures.json")
PAGE: Final = Path(__file__).parents[2] / "codegen/leniency.md"

_COUNTED: Final = (
    "models", "documents", "written", "unread", "unsent", "lenient", "both", "values", "refused", "paths", "failed",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Kept:
    """What runs have measured, by package: rows, documents by kind of leniency, and what the verbs said."""

    packages: dict[str, list[dict[str, Any]]]
    kinds: dict[str, dict[str, int]]
    verbs: dict[str, dict[str, int]]


def load() -> Kept:
    """The figures that are kept."""
    return Kept(**json.loads(FIGURES.read_text(encoding="utf-8"))) if FIGURES.exists() else Kept({}, {}, {})


def save(found: Kept) -> None:
    """Keep figures, and show them on the page."""
    FIGURES.write_text(json.dumps(asdict(found), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    text = PAGE.read_text(encoding="utf-8")
    for name, table in tables(found).items():
        before, _, rest = text.partition(_begin(name))
        text = f"{before}{_begin(name)}\n\n{table}\n\n{_END}{rest.partition(_END)[2]}"
    PAGE.write_text(text, encoding="utf-8")


def shown() -> dict[str, str]:
    """The tables that the page shows."""
    text = PAGE.read_text(encoding="utf-8")
    return {name: text.partition(_begin(name))[2].partition(_END)[0].strip() for name in _TABLES}


def _begin(name: str) -> str:
    return f"<!-- {name}: from tests/wild/figures.json -->"


_END: Final = "<!-- end -->"


def row(label: str, figures: Figures) -> dict[str, Any]:
    """One line of the first table."""
    return {"label": label, **{name: getattr(figures, name) for name in _COUNTED}}


def is_broken(found: Kept) -> bool:
    """Whether (a) is broken for any model, or (b) or `verify` for models without functions of their own."""
    rows = [each for package in found.packages.values() for each in package]
    plain = [package[0] for package in found.packages.values()]
    return (
        any(each["unread"] or each["failed"] for each in rows)
        or any(each["unsent"] for each in plain)
        or any(each["disagreements"] for each in found.verbs.values())
    )


def tables(found: Kept) -> dict[str, str]:
    """The tables by name, in Markdown."""
    return {name: make(found) for name, make in _TABLES.items()}


def _table(head: Sequence[str], left: Sequence[int], rows: Iterable[Sequence[str]]) -> str:
    rule = ["---" if at in left else "---:" for at in range(len(head))]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (head, rule, *rows))


def _measured(found: Kept) -> str:
    head = (
        "package", "models", "documents", "(a) written, not read", "(b) sent, refused", "(c) lenient", "values",
        "places", "threw",
    )  # fmt: skip
    rows = [
        (
            each["label"] if each is package[0] or package[0]["models"] else f"{package[0]['label']}, with functions",
            f"{each['models']:,}",
            f"{each['documents']:,}",
            f"{each['unread']:,} of {each['written']:,}",
            f"{each['unsent']:,}",
            f"{each['lenient']:,}",
            _share(each["values"], each["both"]),
            _share(each["paths"], each["refused"]),
            f"{each['failed']:,}",
        )
        for package in found.packages.values()
        for each in package
        if each["models"]
    ]
    return _table(head, (0,), rows)


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.2f} %" if whole else "-"


def _kinds(found: Kept) -> str:
    total: Counter[str] = Counter()
    for counts in found.kinds.values():
        total.update(counts)
    rows = [(kind, f"{count:,}", FIXES[Kind(kind)]) for kind, count in total.most_common()]
    return _table(("the server takes", "documents", "fix"), (0, 2), rows)


def _verbs(found: Kept) -> str:
    head = ("source", "doctor: remarks", "verify: models", "documents", "accepted", "written", "disagreements")
    rows = [(name, *(f"{number:,}" for number in counts.values())) for name, counts in found.verbs.items()]
    return _table(head, (0,), rows)


_TABLES: Final = {"measured": _measured, "verbs": _verbs, "kinds": _kinds}
