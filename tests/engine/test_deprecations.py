"""Early warnings: each once, with where it was seen, in all that is shown."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from rich.console import Console

from cozematrix.cells.outcome import MOST_WARNINGS, Outcome, Warned
from cozematrix.cells.outcome_file import read_outcome, write_outcome
from cozematrix.planning.plan import Cell, Plan, Suite
from cozematrix.reports import markdown, matrix_json, report, terminal
from cozematrix.reports.deprecations import Deprecation, deprecations
from cozematrix.verdicts.verdict import judge
from tests.engine.conftest import RUN, outcome, release

SCHEMA = json.loads(Path("src/cozematrix/matrix.schema.json").read_text(encoding="utf-8"))
OWN = Warned("DeprecationWarning", "pydantic's old way", "cozepy/model.py")
OTHERS = Warned("AuthlibDeprecationWarning", "use joserfc", "authlib/jose.py")
PLAN = Plan(
    (release("0.2.0"), release("0.1.0")),
    ("3.8", "3.9"),
    tuple(Cell(python, version) for version in ("0.2.0", "0.1.0") for python in ("3.8", "3.9")),
    {},
)


def outcomes() -> list[Outcome]:
    return [
        replace(outcome("3.8", "0.1.0"), warnings=(OTHERS,)),
        replace(outcome("3.9", "0.1.0"), warnings=(OTHERS, OWN)),
        replace(outcome("3.9", "0.1.0", Suite.ASYNC), warnings=(OWN,)),
        replace(outcome("3.9", "0.2.0"), warnings=(OTHERS,)),
    ]


def test_warning_is_told_once_with_its_cells_the_packages_own_first() -> None:
    found = deprecations(PLAN, outcomes(), "cozepy")

    assert found == (
        Deprecation(*OWN, "0.1.0 on 3.9", (Cell("3.9", "0.1.0"),)),
        Deprecation(
            *OTHERS,
            "0.1.0 on 3.8; 0.1.0\N{EN DASH}0.2.0 on 3.9",
            (Cell("3.8", "0.1.0"), Cell("3.9", "0.1.0"), Cell("3.9", "0.2.0")),
        ),
    )


def test_outcome_keeps_its_warnings_plain_and_in_bounds(tmp_path: Path) -> None:
    many = tuple(OWN._replace(message=f"{n}\n\x1b[31m" + "x" * 900) for n in range(500))

    write_outcome(tmp_path, replace(outcome("3.9", "0.2.0"), warnings=(*many, *many)))

    read = read_outcome(tmp_path / "latest/3.9/0.2.0/sync.json").warnings
    assert len(read) == MOST_WARNINGS
    assert all(each.message.isprintable() and len(each.message) <= 500 for each in read)


@pytest.mark.parametrize("warnings", ['[["a"]]', '[["a", "b", 3]]', '["abc"]', "3"])
def test_warning_of_another_shape_damages_its_outcome_alone(tmp_path: Path, warnings: str) -> None:
    write_outcome(tmp_path, replace(outcome("3.9", "0.2.0"), warnings=(OWN,)))
    path = tmp_path / "latest/3.9/0.2.0/sync.json"
    written = json.dumps([list(OWN)])
    assert written in path.read_text()
    path.write_text(path.read_text().replace(written, warnings))

    with pytest.raises(Exception, match="warnings: "):
        read_outcome(path)


def test_warnings_stand_in_the_terminal_the_page_and_the_json() -> None:
    plan = Plan((release("0.2.0"),), ("3.9",), (Cell("3.9", "0.2.0"),), {})
    hostile = OWN._replace(message="a | b <script>")
    recorded = [replace(outcome("3.9", "0.2.0"), warnings=(OTHERS, hostile))]
    verdict = judge(plan, (Suite.SYNC,), recorded, (), run=RUN, required=())
    made = report.make_report("cozepy", verdict, {}, {}, {}, run=RUN)

    printed = io.StringIO()
    terminal.show(made, Console(file=printed, width=200, highlight=False))
    written = matrix_json.as_json(made)

    assert verdict.is_as_expected
    assert "0.2.0 on 3.9: cozepy/model.py: DeprecationWarning: a | b" in printed.getvalue()
    assert "AuthlibDeprecationWarning: use joserfc" in markdown.page(made)
    assert "<script>" not in markdown.page(made)
    jsonschema.validate(written, SCHEMA)
    assert written["deprecations"][1] == {
        "category": "AuthlibDeprecationWarning",
        "message": "use joserfc",
        "file": "authlib/jose.py",
        "where": "0.2.0 on 3.9",
        "cells": [{"python": "3.9", "release": "0.2.0"}],
    }
