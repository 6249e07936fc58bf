"""Each typed program runs to its end, asks nothing that is refused, and gets what it asserts."""

from __future__ import annotations

import re
import tomllib

import pytest

from .known import KNOWN
from .program import ROOT, Program, by_hand
from .runs import RUNS, World, usual


@pytest.mark.parametrize("name", by_hand())
def test_program_runs(name: str, world: World) -> None:
    program = Program.load(name)

    became = "; ".join([*ran(program, name, world), *world.fake.problems(), *program.other_types])

    if name in KNOWN:
        assert re.match(KNOWN[name].says, became), f"runs now, or fails otherwise: {became!r}"
    else:
        assert became == ""


def ran(program: Program, name: str, world: World) -> list[str]:
    """Run a program; the error that ends it before its end."""
    try:
        RUNS.get(name, usual)(program, world)
    except Exception as error:  # noqa: BLE001 - whatever a program ends with is told
        return [f"{type(error).__name__}: {error}"]
    return []


def test_what_is_known_or_run_in_its_own_way_is_a_program() -> None:
    assert {*KNOWN, *RUNS} - set(by_hand()) == set()


def test_known_causes_are_in_the_ledger() -> None:
    files = (ROOT / "tests/shared/contracts").glob("*.toml")
    causes = {
        each["id"]
        for file in files
        for each in tomllib.loads(file.read_text(encoding="utf-8"))["cause"]
    }

    assert {known.cause for known in KNOWN.values()} - causes == set()
