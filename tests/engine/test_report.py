from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from rich.console import Console

from cozematrix import page, report, terminal
from cozematrix.measurement import Coverages
from cozematrix.outcome import Outcome, Result, State, Status
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

    assert "cozepy: sync/async, partial (1 test selected)" in printed.getvalue()
    summary = "6 of 12 outcomes recorded, partial (1 test selected), not as expected: 2 surprises"
    assert summary in printed.getvalue()
    assert summary in page.markdown(partial)
    assert "Each cell: sync / async, partial (1 test selected)." in page.markdown(partial)
    assert (written["partial"], report.as_json(made)["partial"]) == (True, False)
    assert written["verdict"] == "partial, not as expected"
    assert written["cells"][0]["suites"]["sync"]["partial"] is True
    jsonschema.validate(json.loads(json.dumps(written)), SCHEMA)


def test_cell_without_a_selected_test_is_not_run_and_the_others_are_judged() -> None:
    one, other = Cell("3.8", "0.2.0"), Cell("3.9", "0.2.0")
    plan = Plan((release("0.2.0"),), ("3.8", "3.9"), (one, other), {})
    unselected = outcome("3.9", "0.2.0", status=Status.NOT_RUN, cause="no test matches -k bots")
    recorded = [
        replace(outcome("3.8", "0.2.0"), is_partial=True),
        replace(unselected, is_partial=True),
    ]

    verdict = judge(plan, (Suite.SYNC,), recorded, (), run=RUN, required=())
    partial = report.make_report("cozepy", verdict, {}, {}, {}, run=RUN)

    assert partial.summary() == ("1 of 2 outcomes recorded, partial (1 test selected), as expected")
    assert report.as_json(partial)["verdict"] == "partial, as expected"
    assert [partial.mark(cell, Suite.SYNC) for cell in (one, other)] == ["✓", "?"]


def test_run_without_any_selected_test_is_no_pass() -> None:
    plan = Plan((release("0.2.0"),), ("3.9",), (Cell("3.9", "0.2.0"),), {})
    unselected = outcome("3.9", "0.2.0", status=Status.NOT_RUN, cause="no test matches -k bots")

    verdict = judge(
        plan,
        (Suite.SYNC,),
        [replace(unselected, is_partial=True)],
        (),
        run=RUN,
        required=(),
    )
    made = report.make_report("cozepy", verdict, {}, {}, {}, run=RUN)

    assert not verdict.is_as_expected
    assert made.summary() == ("nothing ran: 0 of 1 outcomes recorded (no test matches -k bots)")


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


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a | b", "a \\| b"),
        ("[a](https://x.org)", "\\[a\\](https:\\//x.org)"),
        ("see www.x.org", "see www\\.x.org"),
        ("#12 and ~~gone~~ $x$", "\\#12 and \\~\\~gone\\~\\~ \\$x\\$"),
        ("@org/team", "@\N{ZERO WIDTH SPACE}org/team"),
        ("<img src=x> &amp;", "&lt;img src=x&gt; &amp;amp;"),
        ("two\n\n| lines |", "two \\| lines \\|"),
    ],
)
def test_nothing_in_a_text_means_anything_to_markdown_or_a_forge(text: str, shown: str) -> None:
    assert page.escaped(text) == shown


HOSTILE_LINE = "x\x1b[2J\r::error::no\n::set-output name=a::b\u202egnp\ud800 | @all"


@pytest.fixture
def hostile() -> report.Report:
    """A report on a cell that prints in every field what it wants."""
    cell = Cell("3.9", "0.2.0")
    plan = Plan((release("0.2.0"),), ("3.9",), (cell,), {})
    results = tuple(
        Result(f"test_{number}{HOSTILE_LINE}", State.FAILED, message=HOSTILE_LINE + "y" * 100_000)
        for number in (1, 2)
    )
    recorded = Outcome(
        cell,
        Suite.SYNC,
        RUN,
        Status.CONTRACT_FAILURES,
        cause=HOSTILE_LINE,
        interpreter=f"3.9.{HOSTILE_LINE}",
        resolved=HOSTILE_LINE,
        dependencies={HOSTILE_LINE: HOSTILE_LINE},
        results=results,
    )
    verdict = judge(plan, (Suite.SYNC,), [recorded], (), run=RUN, required=())
    return report.make_report("cozepy", verdict, {}, {}, {}, run=RUN, notes=(HOSTILE_LINE,))


def test_nothing_that_a_cell_says_acts_on_whatever_shows_it(hostile: report.Report) -> None:
    printed = io.StringIO()

    terminal.show(hostile, Console(file=printed, width=150, highlight=False))
    shown = [
        printed.getvalue(),
        page.markdown(hostile),
        json.dumps(report.as_json(hostile), ensure_ascii=False),
    ]

    for text in shown:
        assert all(sign.isprintable() or sign == "\n" for sign in text.replace("@\u200b", "@"))
        assert "more characters" in text
        assert len(text.encode()) < 20_000
    assert "@all" not in shown[1]


@pytest.mark.parametrize("width", [40, 80, 130])
def test_runner_of_github_obeys_nothing_of_it(
    hostile: report.Report,
    width: int,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("COLUMNS", str(width))

    terminal.show(hostile)
    terminal.say(["::error::a line"])

    lines = capsys.readouterr().out.splitlines()
    stopped = ""
    for line in lines:
        if match := re.fullmatch("::stop-commands::([0-9a-f]{32})", line):
            assert not stopped
            stopped = match[1]
        elif line == f"::{stopped}::":
            stopped = ""
        else:
            assert stopped, f"outside: {line}"
    assert not stopped
    assert len({line for line in lines if line.startswith("::stop-")}) == 2


def test_lines_are_only_lines_elsewhere(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)

    terminal.say(["    a", "\x1b[2Jb"])

    assert capsys.readouterr().out == "    a\n\\x1b[2Jb\n"
