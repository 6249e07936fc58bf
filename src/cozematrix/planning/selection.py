"""The request of the last run, kept so that its records can be judged again in the same way."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING

from cozematrix.data_file import read_json, write_json
from cozematrix.inputs.picking import LATEST, MEANINGS, Picking
from cozematrix.planning.plan import Suite

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Selection:
    """The cells of a run by their names, the suites, and the Pythons that must not be missing.

    `picking` is how their dependencies were picked. `is_judged`: all of these cells were to run.
    Without it the run had no verdict of its own, and which sessions nox chose is known by what they
    recorded.
    """

    run: str
    cells: tuple[str, ...]
    suites: tuple[Suite, ...]
    required: tuple[str, ...]
    is_judged: bool
    picking: Picking = field(default_factory=Picking)


def keep(path: Path, selection: Selection) -> None:
    """Keep what this run was asked for."""
    write_json(path, asdict(selection))


def last(path: Path) -> Selection | None:
    """Read the request of the last run; None where none is known, an `InputError` if damaged."""
    if not path.is_file():
        return None
    table = read_json(path)
    suites = table.strings("suites")
    if wrong := set(suites) - set(Suite):
        raise table.refuse("suites", min(wrong), ", ".join(Suite))
    picking = table.table("picking")
    selection = Selection(
        run=table.get("run", str),
        cells=table.strings("cells"),
        suites=tuple(Suite(each) for each in suites),
        required=table.strings("required"),
        is_judged=table.get("is_judged", bool),
        picking=Picking(
            mode=picking.get("mode", str, LATEST),
            as_of=picking.get("as_of", str, ""),
            beyond=picking.get("beyond", str, ""),
        ),
    )
    if selection.picking.mode not in MEANINGS:
        raise picking.refuse("mode", selection.picking.mode, ", ".join(MEANINGS))
    picking.close()
    table.close()
    return selection
