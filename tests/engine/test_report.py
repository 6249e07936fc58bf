from __future__ import annotations

import io
import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from rich.console import Console

from cozematrix import page, report, terminal
from cozematrix.measurement import Coverages
from cozematrix.outcome import Status
from cozematrix.plan import Cell, Left, Plan, Suite
from cozematrix.verdict import judge
from tests.engine.conftest import RUN, outcome, release

SCHEMA = json.loads(Path(report.__file__).with_name("matrix.schema.json").read_text())
HOSTILE = "<script>alert(1)</script> | `x` @somebody [bold]"
BOTH = (Suite.SYNC, Suite.ASYNC)


@pytest.fixture
def made() -> report.Report:
    run = (Cell("3.8", "0.2.0"), Cell("3.9", "0.2.0"), Cell("3.9", "0.1.0"))
    left = {
        Cell("3.8", "0.1.0"): Left.EXCLUDED,
        Cell("3.10", "0.1.0"): Left.MISSING_INTERPRETER,
        Cell("3.10", "0.2.0"): Left.MISSING_INTERPRETER,
    }
    plan = Plan((release("0.2.0"), release("0.1.0")), ("3.8", "3.9", "3.10"), run, left)
    recorded = [outcome(cell.python, cell.release, suite) for cell in run[:2] for suite in BOTH]
    recorded += [
        outcome("3.9", "0.1.0", suite, Status.IMPORT_ERROR, cause=f"ImportError: {HOSTILE}")
        for suite in BOTH
    ]
    verdict = judge(plan, BOTH, recorded, (), run=RUN, required=())
    coverages = {"0.2.0": Coverages(lines=80.5, branches=40.4)}
    return report.make_report("cozepy", verdict, {}, coverages, {}, run=RUN)


def test_json_keeps_to_its_schema(made: report.Report) -> None:
    written = json.loads(json.dumps(report.as_json(made)))

    jsonschema.validate(written, SCHEMA)
    assert written["verdict"] == "not as expected"
    assert len(written["cells"]) == 6
    assert written["cells"][0]["suites"]["sync"]["passed"] == 1
    assert written["releases"][0]["coverage"] == {"lines": 80.5, "branches": 40.4}


def test_schema_refuses_what_is_not_in_it(made: report.Report) -> None:
    written = report.as_json(made)
    written["cells"][0]["suites"]["sync"]["status"] = "fine"

    with pytest.raises(jsonschema.ValidationError, match="'fine' is not one of"):
        jsonschema.validate(written, SCHEMA)


def test_every_planned_outcome_is_counted_once(made: report.Report) -> None:
    assert made.summary() == "6 of 12 outcomes recorded, not as expected: 2 surprises"


def test_part_of_the_matrix_is_shown_with_its_holes(made: report.Report) -> None:
    cells = [Cell("3.8", "0.2.0"), Cell("3.9", "0.1.0")]
    verdict = replace(made.verdict, plan=made.plan.only(cells))
    part = replace(made, plan=verdict.plan, verdict=verdict)
    printed = io.StringIO()

    terminal.show(part, Console(file=printed, width=150, highlight=False))

    assert "| 0.2.0 | ✓ ✓ |  |" in page.markdown(part)
    assert "| 0.1.0 |  | ✗ ✗ |" in page.markdown(part)
    [row] = [line for line in printed.getvalue().splitlines() if line.startswith("  0.1.0 ")]
    assert row.split() == ["0.1.0", "✗", "✗"]
    assert len(report.as_json(part)["cells"]) == 2


def test_selection_is_told_in_all_three_places(made: report.Report) -> None:
    outcomes = {
        place: replace(each, is_partial=True) for place, each in made.verdict.outcomes.items()
    }
    partial = replace(made, verdict=replace(made.verdict, outcomes=outcomes))
    printed = io.StringIO()

    terminal.show(partial, Console(file=printed, width=150, highlight=False))
    written = report.as_json(partial)

    summary = "6 of 12 outcomes recorded, partial (1 tests selected), not as expected: 2 surprises"
    assert summary in printed.getvalue()
    assert summary in page.markdown(partial)
    assert (written["partial"], report.as_json(made)["partial"]) == (True, False)


def test_reused_outcomes_are_told_in_all_three_places(made: report.Report) -> None:
    outcomes = dict(made.verdict.outcomes)
    for suite, day in zip(BOTH, ("2026-11-23", "2026-11-24"), strict=True):
        place = Cell("3.8", "0.2.0"), suite
        outcomes[place] = replace(outcomes[place], is_reused=True, ran=f"{day}T01:02:03+00:00")
    reused = replace(made, verdict=replace(made.verdict, outcomes=outcomes))
    printed = io.StringIO()

    terminal.show(reused, Console(file=printed, width=150, highlight=False))
    written = report.as_json(reused)

    told = "2 outcomes are reused, run from 2026-11-23 to 2026-11-24"
    summary = "6 of 12 outcomes recorded, 2 of them reused, not as expected: 2 surprises"
    assert told in printed.getvalue()
    assert summary in printed.getvalue()
    assert f"{summary}. Dep" in page.markdown(reused)
    assert f"{told}: nothing that could change them has changed." in page.markdown(reused)
    cell = next(each for each in written["cells"] if each["suites"]["sync"]["reused"])
    assert cell["suites"]["async"]["ran"] == "2026-11-24T01:02:03+00:00"
    jsonschema.validate(json.loads(json.dumps(written)), SCHEMA)


def test_terminal_shows_the_matrix_and_each_finding_as_plain_text(made: report.Report) -> None:
    printed = io.StringIO()

    terminal.show(made, Console(file=printed, width=150, highlight=False))

    lines = printed.getvalue().splitlines()
    assert "  0.2.0     ✓ ✓     ✓ ✓       ·          40 %  " in lines
    assert "  0.1.0      —      ✗ ✗       ·                " in lines
    assert f"REGRESSION  import-error  0.1.0 on 3.9, sync/async: ImportError: {HOSTILE}" in lines


def test_page_shows_the_matrix_and_lets_nothing_out_of_its_cell(made: report.Report) -> None:
    written = page.markdown(made)

    assert "| 0.2.0 | ✓ ✓ | ✓ ✓ | · | 40 % |" in written
    assert "| 0.1.0 | — | ✗ ✗ | · |  |" in written
    assert "<script>" not in written
    assert "@somebody" not in written
    assert "&lt;script&gt;alert(1)&lt;/script&gt; \\| \\`x\\`" in written
