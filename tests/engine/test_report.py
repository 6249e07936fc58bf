from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from rich.console import Console

from cozematrix.cells.outcome import (
    FailingPlace,
    Outcome,
    Result,
    State,
    Status,
    cleaned,
    in_modules,
)
from cozematrix.coverage.figures import Coverages
from cozematrix.inputs.picking import Picking
from cozematrix.planning.plan import Cell, LeftOut, Plan, Suite
from cozematrix.reports import markdown, matrix_json, report, terminal
from cozematrix.reports.square import Square
from cozematrix.verdicts.fact import Judgement
from cozematrix.verdicts.ledger import BOTH, Effect
from cozematrix.verdicts.verdict import judge
from tests.engine.conftest import RUN, outcome, release
from tests.engine.ledgers import cause

SCHEMA = json.loads(Path(report.__file__).parents[1].joinpath("matrix.schema.json").read_text())
HOSTILE = "<script>alert(1)</script> | `x` @somebody [bold]"


def shown(told: report.Report, width: int = 150) -> list[str]:
    """Return the terminal's lines, without the space at their ends."""
    printed = io.StringIO()
    terminal.show(told, Console(file=printed, width=width, highlight=False))
    return [line.rstrip() for line in printed.getvalue().splitlines()]


@pytest.fixture
def made() -> report.Report:
    run = (Cell("3.8", "0.2.0"), Cell("3.9", "0.2.0"), Cell("3.9", "0.1.0"))
    left = {
        Cell("3.8", "0.1.0"): LeftOut.EXCLUDED,
        Cell("3.10", "0.1.0"): LeftOut.MISSING_INTERPRETER,
        Cell("3.10", "0.2.0"): LeftOut.MISSING_INTERPRETER,
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
    written = json.loads(json.dumps(matrix_json.as_json(made)))

    jsonschema.validate(written, SCHEMA)
    assert written["verdict"] == "not as expected"
    assert len(written["cells"]) == 6
    assert written["cells"][0]["suites"]["sync"]["passed"] == 1
    assert written["releases"][0]["coverage"] == {"lines": 80.5, "branches": 40.4}


def test_schema_refuses_what_is_not_in_it(made: report.Report) -> None:
    written = matrix_json.as_json(made)
    written["cells"][0]["suites"]["sync"]["status"] = "fine"

    with pytest.raises(jsonschema.ValidationError, match="'fine' is not one of"):
        jsonschema.validate(written, SCHEMA)


def test_every_planned_outcome_is_counted_once(made: report.Report) -> None:
    assert made.summary() == "6 of 12 outcomes recorded, not as expected: 1 surprise"


def test_part_of_the_matrix_is_shown_with_its_holes(made: report.Report) -> None:
    cells = [Cell("3.8", "0.2.0"), Cell("3.9", "0.1.0")]
    verdict = replace(made.verdict, plan=made.plan.only(cells))
    part = replace(made, plan=verdict.plan, verdict=verdict)

    lines = shown(part)

    assert "| **0.2.0** |  | 100% |  |" in markdown.page(part)
    assert "| **0.1.0** |  |  | REGRESSION |" in markdown.page(part)
    [row] = [line for line in lines if line.startswith("0.1.0 ") and "sync" in line]
    assert row.split() == ["0.1.0", "sync", "REGRESSION"]
    assert len(matrix_json.as_json(part)["cells"]) == 2


def test_selection_is_told_in_all_three_places(made: report.Report) -> None:
    outcomes = {
        place: replace(each, is_partial=True) for place, each in made.verdict.outcomes.items()
    }
    partial = replace(made, verdict=replace(made.verdict, outcomes=outcomes))
    printed = io.StringIO()

    terminal.show(partial, Console(file=printed, width=150, highlight=False))
    written = matrix_json.as_json(partial)

    assert "cozepy: sync/async, partial (1 test selected)" in printed.getvalue()
    summary = "6 of 12 outcomes recorded, partial (1 test selected), not as expected: 1 surprise"
    assert summary in printed.getvalue()
    assert summary in markdown.page(partial)
    assert "Each cell: sync / async, partial (1 test selected)." in markdown.page(partial)
    assert (written["partial"], matrix_json.as_json(made)["partial"]) == (True, False)
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
    assert matrix_json.as_json(partial)["verdict"] == "partial, as expected"
    assert [partial.squares[cell, Suite.SYNC].text for cell in (one, other)] == ["100%", "not run"]
    assert partial.recommended() == ""


@pytest.mark.parametrize(("beyond", "has_passed"), [("httpx<0.28", True), ("", False)])
def test_early_warning_fails_nothing_and_says_what_it_is(beyond: str, has_passed: bool) -> None:
    picking = Picking("lowest", as_of="2025-12-31", beyond=beyond)
    cell = Cell("3.9", "0.2.0", picking.name)
    recorded = replace(outcome("3.9", "0.2.0", failed=("test_bots::test_a",)), cell=cell)
    plan = Plan((release("0.2.0"),), ("3.9",), (cell,), {})

    verdict = judge(plan, (Suite.SYNC,), [recorded], (), run=RUN, required=())
    made = report.make_report("cozepy", verdict, {}, {}, {}, run=RUN, picking=picking)

    assert made.is_passed is has_passed
    assert ("an early warning, which fails nothing" in made.summary()) is has_passed
    assert f"dependencies: {picking.text}" in shown(made, 200)
    assert f"**Dependencies: {picking.text.replace('<', '&lt;')}.**" in markdown.page(made)
    written = matrix_json.as_json(made)
    jsonschema.validate(written, SCHEMA)
    assert written["picking"] == {
        "resolution": "lowest",
        "as_of": "2025-12-31",
        "with": beyond or None,
    }
    assert written["cells"][0]["resolution"] == picking.name
    assert written["verdict"] == (
        "early warning, not as expected" if has_passed else "not as expected"
    )


def test_early_warning_in_which_nothing_ran_is_no_pass() -> None:
    plan = Plan((release("0.2.0"),), ("3.9",), (Cell("3.9", "0.2.0"),), {})
    verdict = judge(plan, (Suite.SYNC,), [], (), run=RUN, required=())

    made = report.make_report(
        "cozepy", verdict, {}, {}, {}, run=RUN, picking=Picking(beyond="httpx<0.28")
    )

    assert not made.is_passed


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
    written = matrix_json.as_json(reused)

    told = "2 outcomes are reused, run from 2026-11-23 to 2026-11-24"
    summary = "6 of 12 outcomes recorded, 2 of them reused, not as expected: 1 surprise"
    assert told in printed.getvalue()
    assert summary in printed.getvalue()
    assert f"{summary}. Dep" in markdown.page(reused)
    assert f"{told}: nothing that could change them has changed." in markdown.page(reused)
    cell = next(each for each in written["cells"] if each["suites"]["sync"]["reused"])
    assert cell["suites"]["async"]["ran"] == "2026-11-24T01:02:03+00:00"
    jsonschema.validate(json.loads(json.dumps(written)), SCHEMA)


def test_terminal_shows_the_matrix_and_each_surprise_as_plain_text(made: report.Report) -> None:
    lines = shown(made)

    assert "0.2.0     sync  100%        100%        ·" in lines
    assert "          async 100%        100%        ·" in lines
    assert "0.1.0     sync  —           REGRESSION  ·" in lines
    assert "0.2.0  no known cause; 40 % of branches ran" in lines
    assert "REGRESSION  0.1.0 on 3.9, sync/async" in lines
    assert "  import-error" in lines
    assert f"  ImportError: {HOSTILE}" in lines


def test_page_shows_the_matrix_and_lets_nothing_out_of_its_cell(made: report.Report) -> None:
    written = markdown.page(made)

    assert "| **0.2.0** |  | 100% | 100% | · | 40 % |" in written
    assert "| **0.1.0** |  | — | REGRESSION | · |  |" in written
    assert "<script>" not in written
    assert "@somebody" not in written
    assert "&lt;script&gt;alert(1)&lt;/script&gt; \\| \\`x\\`" in written


KNOWN = tuple(f"test_bots::test_{letter}" for letter in "abcdefghijklmno")


def many(*, is_all: bool = False) -> report.Report:
    """A report with a known cause a test, refusals and crashes by turns."""
    cells = (Cell("3.8", "0.2.0"), Cell("3.9", "0.2.0"))
    plan = Plan((release("0.2.0"),), ("3.8", "3.9"), cells, {})
    recorded = [
        outcome(each.python, "0.2.0", suite, failed=KNOWN) for each in cells for suite in BOTH
    ]
    effects = [Effect.CRASH, Effect.REFUSED] * 8
    ledger = [
        cause(test[-6:].replace("_", "-"), test, effect=effect)
        for test, effect in zip(KNOWN, effects, strict=False)
    ]
    verdict = judge(plan, BOTH, recorded, ledger, run=RUN, required=())
    return report.make_report("cozepy", verdict, {}, {}, {}, run=RUN, is_all=is_all)


def test_known_causes_are_shown_worst_first_and_the_rest_is_counted() -> None:
    lines = shown(many())

    first = lines.index("Known causes, the worst first:") + 1
    assert lines[first] == ("refused  test-b  0.2.0 on 3.8–3.9, sync/async: The reason of test-b.")
    assert [line.split()[0] for line in lines[first : first + 12]] == ["refused"] * 7 + [
        "crash"
    ] * 5
    assert lines[first + 12] == "… and 3 more: nox -s report -- --all"


def test_all_known_causes_are_shown_when_asked_for() -> None:
    lines = shown(many(is_all=True))

    first = lines.index("Known causes, the worst first:") + 1
    assert len([line for line in lines[first:] if ": The reason of test-" in line]) == 15
    assert not [line for line in lines if "more:" in line]


@pytest.mark.parametrize(("is_all", "count"), [(False, 1), (True, 3)], ids=["cut", "whole"])
def test_long_reason_is_one_line_unless_all_is_asked_for(is_all: bool, count: int) -> None:
    told = many(is_all=is_all)
    long = tuple(
        replace(each, reason="word " * 40 + each.cause.id) for each in told.known if each.cause
    )
    lines = shown(replace(told, findings=long), width=100)

    first = next(place for place, line in enumerate(lines) if line.startswith("refused  test-b"))
    second = next(place for place, line in enumerate(lines) if line.startswith("refused  test-d"))
    assert second - first == count
    assert lines[first].endswith("…") is not is_all


def test_release_and_recommendation_have_a_line_each() -> None:
    told = many()

    for text in ("\n".join(shown(told)), markdown.page(told)):
        assert "Take 0.2.0 on 3.8–3.9 (6 % kept); no other release was run" in text
        assert "15 causes: 7 calls are refused, 8 crash" in text


@pytest.fixture
def surprising() -> report.Report:
    """A report in which a known failure reads differently, in two places of one test."""
    cell = Cell("3.9", "0.2.0")
    plan = Plan((release("0.2.0"),), ("3.9",), (cell,), {})
    places = tuple(FailingPlace(each, f"TypeError: {each}", "GET /v1/bots -> 200") for each in "ab")
    result = Result(KNOWN[0], State.FAILED, failing_places=places)
    recorded = replace(
        outcome("3.9", "0.2.0", status=Status.CONTRACT_FAILURES), modules=in_modules((result,))
    )
    ledger = [cause("null-name", f"{KNOWN[0]} a", f"{KNOWN[0]} b", says="ValidationError of *")]
    verdict = judge(plan, (Suite.SYNC,), [recorded], ledger, run=RUN, required=())
    return report.make_report("cozepy", verdict, {}, {}, {}, run=RUN)


def test_surprise_is_shown_in_full(surprising: report.Report) -> None:
    lines = shown(surprising)

    first = lines.index("FAILS OTHERWISE  0.2.0 on 3.9, sync")
    assert lines[first : first + 4] == [
        "FAILS OTHERWISE  0.2.0 on 3.9, sync",
        "  test_bots::test_a a",
        "  TypeError: a (null-name is known here, which says: ValidationError of *)",
        "  on the wire: GET /v1/bots -> 200",
    ]
    first = lines.index("MISSING  tests/shared/contracts/bots.toml")
    assert lines[first + 1 : first + 3] == ["  test_bots::test_a a", "  test_bots::test_a b"]
    assert "### FAILS OTHERWISE: 0.2.0 on 3.9, sync" in markdown.page(surprising)
    assert "- GET /v1/bots -&gt; 200" in markdown.page(surprising)


def test_surprise_is_louder_than_the_share(surprising: report.Report) -> None:
    assert surprising.squares[Cell("3.9", "0.2.0"), Suite.SYNC].text == "OTHERWISE"


@pytest.mark.parametrize(
    ("squares", "text"),
    [
        ([(97, None), (97, None)], "97%"),
        ([(97, Effect.CRASH), (96, Effect.CRASH)], "97/96% crash"),
        ([(97, Effect.CRASH), (97, Effect.HANG)], "97% crash / 97% hang"),
        ([(97, Effect.CRASH), (100, None)], "97% crash / 100%"),
        ([], ""),
    ],
    ids=["alike", "other share", "other effect", "one without", "hole"],
)
def test_page_says_once_what_both_clients_have_in_common(
    squares: list[tuple[int, Effect | None]], text: str
) -> None:
    shown_there = [
        Square(Status.CONTRACT_FAILURES, Judgement.AS_EXPECTED, effect, share, 100 - share)
        for share, effect in squares
    ]

    assert markdown.joined(shown_there) == text


def failing(*messages: str) -> report.Report:
    """A report on one cell, of a test for each message."""
    cell = Cell("3.9", "0.2.0")
    plan = Plan((release("0.2.0"),), ("3.9",), (cell,), {})
    results = tuple(
        Result(f"test_bots::test_{number:03}", State.FAILED, message=message)
        for number, message in enumerate(messages)
    )
    recorded = outcome("3.9", "0.2.0", status=Status.CONTRACT_FAILURES)
    verdict = judge(
        plan,
        (Suite.SYNC,),
        [replace(recorded, modules=in_modules(results))],
        (),
        run=RUN,
        required=(),
    )
    return report.make_report("cozepy", verdict, {}, {}, {}, run=RUN)


def test_very_many_surprises_are_all_told_the_last_in_a_line_each() -> None:
    told = failing(*(f"KeyError: 'name of {number}'" for number in range(150)))

    lines = shown(told)

    assert "and 110 more, in full with `-- --all`:" in lines
    assert "REGRESSION  0.2.0 on 3.9, sync: test_bots::test_149" in lines
    in_full = shown(replace(told, is_all=True))
    written = markdown.page(told)
    names = [f"test_bots::test_{number:03}" for number in range(150)]
    assert all(f"  {test}" in in_full for test in names)
    assert all(test.replace("_", "\\_") in written for test in names)


def test_tests_that_fail_alike_in_the_same_cells_are_one_surprise() -> None:
    told = failing(*["KeyError: 'name'"] * 50, "KeyError: 'icon'")

    lines, written = shown(told), markdown.page(told)

    assert [len(each.tests) for each in told.surprises] == [50, 1]
    assert (lines.count("REGRESSION  0.2.0 on 3.9, sync"), len(told.surprises)) == (2, 2)
    assert "  and 38 more, which read alike" in lines
    assert "- and 10 more, which read alike" in written
    assert "  test_bots::test_049" in shown(replace(told, is_all=True))


def test_names_of_the_tests_in_what_they_read_tell_no_two_surprises_apart() -> None:
    reading = 'Signature of "{}" incompatible with supertype "cozepy.Coze"'

    told = failing(*(reading.format(f"test_{number:03}") for number in range(5)), reading)

    assert [len(each.tests) for each in told.surprises] == [5, 1]


def test_causes_stand_by_themselves_and_findings_refer_to_them(surprising: report.Report) -> None:
    written = json.loads(json.dumps(matrix_json.as_json(many())))

    jsonschema.validate(written, SCHEMA)
    assert written["causes"][0] == {
        "id": "test-b",
        "effect": "refused",
        "kind": "defect",
        "reason": "The reason of test-b.",
        "entered": "2026-11-28",
        "links": [],
        "where": "0.2.0 on 3.8–3.9",
        "releases": ["0.2.0"],
        "suites": ["sync", "async"],
        "tests": ["test_bots::test_b"],
    }
    assert {each["cause"] for each in written["findings"]} == {e["id"] for e in written["causes"]}
    suite = written["cells"][0]["suites"]["sync"]
    assert (suite["kept"], suite["effect"], suite["verdict"]) == (6.25, "refused", "as expected")
    surprise = json.loads(json.dumps(matrix_json.as_json(surprising)))
    jsonschema.validate(surprise, SCHEMA)
    assert [each["verdict"] for each in surprise["findings"]] == [
        "missing",
        "fails otherwise",
        "fails otherwise",
    ]
    assert [(each["id"], each["releases"]) for each in surprise["causes"]] == [("null-name", [])]


def test_share_in_the_data_is_all_only_if_nothing_failed() -> None:
    told = many()
    almost = Square(Status.CONTRACT_FAILURES, Judgement.AS_EXPECTED, None, 99_999, 1)
    squares = dict.fromkeys(told.squares, almost)

    written = matrix_json.as_json(replace(told, squares=squares))

    assert written["cells"][0]["suites"]["sync"]["kept"] == 99.99


@pytest.mark.parametrize("width", [40, 80, 130])
def test_nothing_of_the_matrix_is_cut_at_any_width(width: int) -> None:
    pythons = tuple(f"3.{minor}" for minor in range(7, 16))
    cells = tuple(Cell(python, "0.2.0") for python in pythons)
    plan = Plan((release("0.2.0", yanked="why"),), pythons, cells, {})
    recorded = [
        outcome(each.python, "0.2.0", suite, failed=KNOWN) for each in cells for suite in BOTH
    ]
    ledger = [cause("refused", *KNOWN, effect=Effect.REFUSED)]
    verdict = judge(plan, BOTH, recorded, ledger, run=RUN, required=())

    lines = shown(report.make_report("cozepy", verdict, {}, {}, {}, run=RUN), width)

    matrix = lines[: next(place for place, line in enumerate(lines) if line.startswith("N%"))]
    assert sum(line.count("6% refused") for line in matrix) == 18
    assert sum(line.count("async") for line in matrix[1:]) == {40: 5, 80: 2, 130: 1}[width]
    assert not any("…" in line for line in matrix)
    assert all(len(line) <= width for line in lines)


def test_reason_of_a_cause_cannot_leave_its_place_on_the_page() -> None:
    told = many()
    hostile = tuple(replace(each, reason=HOSTILE) for each in told.known)

    written = markdown.page(replace(told, findings=hostile))

    assert "<script>" not in written
    assert "@somebody" not in written


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
    assert markdown.escaped(text) == shown


HOSTILE_LINE = "x\x1b[2J\r::error::no\n::set-output name=a::b\u202egnp\ud800 | @all"


@pytest.fixture
def hostile() -> report.Report:
    """A report on a cell that prints in every field what it wants."""
    cell = Cell("3.9", "0.2.0")
    plan = Plan((release("0.2.0"),), ("3.9",), (cell,), {})
    results = tuple(
        cleaned(
            Result(
                f"test_{number}{HOSTILE_LINE}",
                State.FAILED,
                message=HOSTILE_LINE + "y" * 100_000,
                wire=HOSTILE_LINE,
                failing_places=(FailingPlace(HOSTILE_LINE, HOSTILE_LINE, HOSTILE_LINE),),
            )
        )
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
        modules=in_modules(results),
    )
    verdict = judge(plan, (Suite.SYNC,), [recorded], (), run=RUN, required=())
    return report.make_report("cozepy", verdict, {}, {}, {}, run=RUN, notes=(HOSTILE_LINE,))


def test_nothing_that_a_cell_says_acts_on_whatever_shows_it(hostile: report.Report) -> None:
    printed = io.StringIO()

    terminal.show(hostile, Console(file=printed, width=150, highlight=False))
    shown = [
        printed.getvalue(),
        markdown.page(hostile),
        json.dumps(matrix_json.as_json(hostile), ensure_ascii=False),
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
