"""What is proposed for the ledger; verdicts are drawn, a row a Python and a letter a release."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from packaging.specifiers import SpecifierSet

from cozematrix.accept import Proposal, proposals, written
from cozematrix.ledger import Deviation, Kind, read_ledger
from cozematrix.outcome import Outcome, Result, State, Status
from cozematrix.plan import Cell, Plan, Suite
from cozematrix.verdict import Judgement, Verdict, judge
from tests.engine.conftest import RUN, outcome, release

PYTHONS = ("3.7", "3.8", "3.9", "3.14")
RELEASES = tuple(release(version) for version in ("0.2.0", "0.3.0", "0.9.0", "0.10.0"))
BOTH = (Suite.SYNC, Suite.ASYNC)
TODAY = datetime.date(2026, 11, 24)
BROKEN, OTHER = "test_bots::test_broken", "test_bots::test_other"
NO = "AssertionError: no"
STATES = {"F": State.FAILED, ".": State.PASSED, "-": State.ABSENT, "s": State.SKIPPED}


def recorded(python: str, version: str, *results: Result, suite: Suite = Suite.SYNC) -> Outcome:
    is_good = all(result.state is not State.FAILED for result in results)
    status = Status.OK if is_good else Status.CONTRACT_FAILURES
    return replace(outcome(python, version, suite, status), results=results)


def failed(name: str, message: str = NO, wire: str = "") -> Result:
    return Result(name, State.FAILED, message=message, wire=wire)


def drawn(
    row: str | dict[str, str], *names: str, suite: Suite = Suite.SYNC, message: str = NO
) -> list[Outcome]:
    """A suite's outcomes, a letter a release; "I": its import fails; one row is for all Pythons."""
    rows = dict.fromkeys(PYTHONS, row) if isinstance(row, str) else row
    outcomes = []
    for python, letters in rows.items():
        for each, letter in zip(RELEASES, letters, strict=True):
            if letter == "I":
                cause = "ImportError: no name"
                status = Status.IMPORT_ERROR
                outcomes.append(outcome(python, each.version, suite, status, cause=cause))
            else:
                results = [Result(name, STATES[letter], message=message) for name in names]
                outcomes.append(recorded(python, each.version, *results, suite=suite))
    return outcomes


def judged(outcomes: Iterable[Outcome], *ledger: Deviation) -> Verdict:
    there = list(outcomes)
    pythons = tuple(each for each in PYTHONS if each in {one.cell.python for one in there})
    cells = tuple(Cell(python, each.version) for each in RELEASES for python in pythons)
    plan = Plan(tuple(reversed(RELEASES)), pythons, cells, {})
    suites = tuple(suite for suite in BOTH if suite in {one.suite for one in there})
    return judge(plan, suites, there, ledger, run=RUN, required=())


def known(*tests: str, cozepy: str = "", python: str = "") -> Deviation:
    return Deviation(
        tests=tests,
        suites=BOTH,
        cozepy=SpecifierSet(cozepy, prereleases=True),
        python=SpecifierSet(python, prereleases=True),
        dependencies={},
        kind=Kind.DEFECT,
        reason="it is broken",
        since=TODAY,
    )


def entry(
    cozepy: str,
    python: str = "",
    *,
    tests: tuple[str, ...] = (BROKEN,),
    suites: tuple[Suite, ...] = (Suite.SYNC,),
    message: str = NO,
    evidence: str = "",
) -> Proposal:
    return Proposal(tests, suites, cozepy, python, message, evidence)


def ledger_of(folder: Path, text: str) -> tuple[Deviation, ...]:
    file = folder / "expectations.toml"
    file.write_text(text, encoding="utf-8")
    return read_ledger(file, pythons=PYTHONS, releases=RELEASES)


@pytest.mark.parametrize(
    ("row", "ranges"),
    [
        pytest.param("....", [], id="none"),
        pytest.param("F...", ["==0.2.0"], id="the oldest"),
        pytest.param(".F..", ["==0.3.0"], id="one in the middle"),
        pytest.param("...F", ["==0.10.0"], id="the newest"),
        pytest.param(".FF.", [">=0.3.0,<0.10.0"], id="two that are followed by one"),
        pytest.param("..FF", [">=0.9.0"], id="two up to the newest"),
        pytest.param("FFFF", [">=0.2.0"], id="all"),
        pytest.param("F.FF", ["==0.2.0", ">=0.9.0"], id="one passes in between"),
        pytest.param("F-F.", [">=0.2.0,<0.10.0"], id="absent in between"),
        pytest.param("FsF.", [">=0.2.0,<0.10.0"], id="skipped in between"),
        pytest.param("FF--", [">=0.2.0,<0.9.0"], id="absent afterwards"),
        pytest.param("-F-.", ["==0.3.0"], id="absent on both sides"),
        pytest.param("F-.F", ["==0.10.0", "==0.2.0"], id="absent, then it passes"),
    ],
)
def test_range_is_the_smallest_that_holds_the_failing_releases(row: str, ranges: list[str]) -> None:
    assert proposals(judged(drawn(row, BROKEN))) == [entry(each) for each in ranges]


def test_release_without_results_does_not_split_a_range() -> None:
    verdict = judged(drawn("FIF.", BROKEN), known("import-error", cozepy="==0.3.0"))

    assert proposals(verdict) == [entry(">=0.2.0,<0.10.0")]


@pytest.mark.parametrize(
    ("failing", "conditions"),
    [
        pytest.param(("3.7",), ["<3.8"], id="the oldest"),
        pytest.param(("3.7", "3.8"), ["<3.9"], id="up to one"),
        pytest.param(("3.14",), [">=3.14"], id="the newest"),
        pytest.param(("3.9", "3.14"), [">=3.9"], id="from one on"),
        pytest.param(("3.9",), ["==3.9"], id="one in the middle"),
        pytest.param(("3.8", "3.9"), [">=3.8,<3.14"], id="neighbours in the middle"),
        pytest.param(("3.7", "3.14"), ["<3.8", ">=3.14"], id="both ends"),
        pytest.param(("3.7", "3.9"), ["<3.8", "==3.9"], id="two that are no neighbours"),
        pytest.param(("3.7", "3.8", "3.9", "3.14"), [""], id="all"),
    ],
)
def test_failure_on_some_pythons_has_one_entry_for_each_run_of_them(
    failing: tuple[str, ...], conditions: list[str]
) -> None:
    rows = {python: ".F.." if python in failing else "...." for python in PYTHONS}

    assert proposals(judged(drawn(rows, BROKEN))) == [entry("==0.3.0", each) for each in conditions]


def test_releases_that_fail_on_other_pythons_are_other_entries() -> None:
    rows = {"3.7": "FFF.", "3.8": "F...", "3.9": "F..."}

    assert proposals(judged(drawn(rows, BROKEN))) == [
        entry("==0.2.0"),
        entry(">=0.3.0,<0.10.0", "<3.8"),
    ]


def test_python_on_which_a_test_is_absent_makes_no_condition() -> None:
    rows = {"3.7": "--..", "3.8": "FF..", "3.9": "FF.."}

    assert proposals(judged(drawn(rows, BROKEN))) == [entry(">=0.2.0,<0.9.0")]


def test_where_a_test_is_absent_is_a_matter_of_its_own_suite() -> None:
    in_sync = drawn({"3.7": "--..", "3.8": "FF..", "3.9": "FF.."}, BROKEN)
    in_async = drawn({"3.7": "....", "3.8": "....", "3.9": "...."}, BROKEN, suite=Suite.ASYNC)

    assert proposals(judged(in_sync + in_async)) == [entry(">=0.2.0,<0.9.0")]


def test_tests_that_fail_alike_in_one_range_are_one_entry() -> None:
    assert proposals(judged(drawn("..FF", OTHER, BROKEN))) == [
        entry(">=0.9.0", tests=(BROKEN, OTHER))
    ]


@pytest.mark.parametrize(
    ("message", "other"),
    [
        pytest.param("<Bot at 0x7f01> is none", "<Bot at 0x7f02> is none", id="an address"),
        pytest.param("no answer in 3 s", "no answer in 12.5 s", id="a duration"),
        pytest.param("wrong (bots.py:12)", "wrong (chats.py:40)", id="a place"),
    ],
)
def test_messages_that_differ_in_what_changes_from_run_to_run_are_alike(
    message: str, other: str
) -> None:
    outcomes = [
        recorded("3.9", each.version, failed(BROKEN, message), failed(OTHER, other))
        for each in RELEASES
    ]

    assert [each.tests for each in proposals(judged(outcomes))] == [(BROKEN, OTHER)]


def test_tests_that_fail_with_other_messages_are_other_entries() -> None:
    outcomes = [
        recorded("3.9", each.version, failed(BROKEN), failed(OTHER, "TypeError: why"))
        for each in RELEASES
    ]

    assert proposals(judged(outcomes)) == [
        entry(">=0.2.0"),
        entry(">=0.2.0", tests=(OTHER,), message="TypeError: why"),
    ]


def test_tests_that_fail_in_other_releases_are_other_entries() -> None:
    broken, other = drawn("..FF", BROKEN), drawn("...F", OTHER)
    outcomes = [
        recorded(one.cell.python, one.cell.release, *one.results, *two.results)
        for one, two in zip(broken, other, strict=True)
    ]

    assert proposals(judged(outcomes)) == [
        entry(">=0.9.0"),
        entry("==0.10.0", tests=(OTHER,)),
    ]


@pytest.mark.parametrize(
    ("in_sync", "in_async", "expected"),
    [
        pytest.param(
            "..FF", "..FF", [entry(">=0.9.0", suites=(Suite.ASYNC, Suite.SYNC))], id="both alike"
        ),
        pytest.param("..FF", "....", [entry(">=0.9.0", suites=(Suite.SYNC,))], id="sync alone"),
        pytest.param("....", "..FF", [entry(">=0.9.0", suites=(Suite.ASYNC,))], id="async alone"),
        pytest.param(
            "..FF",
            "...F",
            [
                entry("==0.10.0", suites=(Suite.ASYNC,)),
                entry(">=0.9.0", suites=(Suite.SYNC,)),
            ],
            id="both, in other releases",
        ),
    ],
)
def test_suites_that_fail_in_one_range_are_named_together(
    in_sync: str, in_async: str, expected: list[Proposal]
) -> None:
    outcomes = drawn(in_sync, BROKEN) + drawn(in_async, BROKEN, suite=Suite.ASYNC)

    assert proposals(judged(outcomes)) == expected


def test_test_of_one_suite_is_not_put_to_tests_of_both() -> None:
    in_sync, in_async = drawn("...F", BROKEN, OTHER), drawn("...F", BROKEN, suite=Suite.ASYNC)

    assert proposals(judged(in_sync + in_async)) == [
        entry("==0.10.0", suites=(Suite.ASYNC, Suite.SYNC)),
        entry("==0.10.0", tests=(OTHER,)),
    ]


@pytest.mark.parametrize(
    ("rows", "cozepy", "python"),
    [
        pytest.param(dict.fromkeys(PYTHONS, "II.."), ">=0.2.0,<0.9.0", "", id="two releases"),
        pytest.param(dict.fromkeys(PYTHONS, "...I"), "==0.10.0", "", id="the newest release"),
        pytest.param(
            {"3.9": "....", "3.14": "IIII"}, ">=0.2.0", ">=3.14", id="all releases on one Python"
        ),
    ],
)
def test_cell_that_cannot_be_imported_is_an_entry_with_its_status(
    rows: dict[str, str], cozepy: str, python: str
) -> None:
    assert proposals(judged(drawn(rows, BROKEN))) == [
        entry(cozepy, python, tests=("import-error",), message="ImportError: no name")
    ]


def test_message_and_evidence_are_of_the_newest_release() -> None:
    outcomes = [
        recorded(
            python,
            each.version,
            failed(
                BROKEN, f"AssertionError: as in {each.version}", f"GET /v1/bots -> {each.version}"
            ),
        )
        for each in RELEASES
        for python in ("3.9", "3.14")
    ]

    assert proposals(judged(outcomes)) == [
        entry(
            ">=0.2.0",
            message="AssertionError: as in 0.10.0",
            evidence="GET /v1/bots -> 0.10.0",
        )
    ]


def test_evidence_is_of_the_first_of_the_tests() -> None:
    outcomes = [
        recorded(
            "3.9", each.version, failed(OTHER, wire="GET /other"), failed(BROKEN, wire="GET /bots")
        )
        for each in RELEASES
    ]

    assert proposals(judged(outcomes)) == [
        entry(">=0.2.0", tests=(BROKEN, OTHER), evidence="GET /bots")
    ]


def test_what_is_known_is_not_proposed() -> None:
    verdict = judged(drawn("FFFF", BROKEN), known(BROKEN))

    assert [fact.judgement for fact in verdict.facts] == [Judgement.AS_EXPECTED] * 16
    assert proposals(verdict) == []


def test_what_is_known_of_older_releases_ends_the_range() -> None:
    verdict = judged(drawn("FFFF", BROKEN), known(BROKEN, cozepy="<0.9"))

    assert proposals(verdict) == [entry(">=0.9.0")]


def test_what_is_known_of_some_pythons_is_not_proposed_for_them() -> None:
    verdict = judged(drawn("...F", BROKEN), known(BROKEN, python="<3.9"))

    assert proposals(verdict) == [entry("==0.10.0", ">=3.9")]


def test_what_is_fixed_is_not_proposed() -> None:
    verdict = judged(drawn("...F", BROKEN), known(BROKEN, cozepy=">=0.9"))

    assert {fact.judgement for fact in verdict.surprises} == {Judgement.FIXED}
    assert proposals(verdict) == []


def test_what_did_not_run_is_not_proposed() -> None:
    verdict = judged([outcome("3.9", "0.2.0"), outcome("3.9", "0.3.0", status=Status.NOT_RUN)])

    assert {fact.judgement for fact in verdict.surprises} == {Judgement.MISSING}
    assert proposals(verdict) == []


def test_entries_are_written_as_the_ledger_has_them() -> None:
    text = written(
        [
            entry(">=0.2.0", suites=(Suite.ASYNC, Suite.SYNC)),
            entry(
                "==0.10.0",
                "<3.8",
                tests=(BROKEN, OTHER),
                evidence='POST /v3/chat {"a":1} -> 400',
            ),
        ],
        TODAY,
    )

    assert (
        text
        == r"""[[deviation]]
tests = ["test_bots::test_broken"]
cozepy = ">=0.2.0"
kind = "defect"
reason = "AssertionError: no"
since = 2026-11-24

[[deviation]]
tests = [
    "test_bots::test_broken",
    "test_bots::test_other",
]
suites = ["sync"]
cozepy = "==0.10.0"
python = "<3.8"
kind = "defect"
reason = "AssertionError: no"
since = 2026-11-24
evidence = "POST /v3/chat {\"a\":1} -> 400"
"""
    )


def test_nothing_is_written_where_nothing_is_proposed() -> None:
    assert written([], TODAY) == ""


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('he said "no"', id="quotes"),
        pytest.param("it's '''three'''", id="apostrophes"),
        pytest.param('""" # = [x]', id="TOML's own signs"),
        pytest.param("C:\\new\\table\\u0041\\", id="backslashes"),
        pytest.param("one\ntwo\r\n\tthree\n", id="newlines and tabs"),
        pytest.param("\x00\x1b[31m\x08\x0c", id="control characters"),
        pytest.param("Grüße 扣子 \N{ROBOT FACE}", id="not ASCII"),
        pytest.param("a\u2028b\u0085c\ufeff", id="separators that are not ASCII"),
    ],
)
def test_what_is_written_is_read_back_as_it_was(tmp_path: Path, text: str) -> None:
    names = (f"test_bots::test_x[{text}]", f"test_bots::test_y[{text}]")
    proposed = [
        entry("==0.3.0", ">=3.8", tests=names, message=f"no: {text}", evidence=f"GET /{text}"),
        entry(">=0.2.0,<0.10.0", tests=names[:1], suites=BOTH, message=f"no: {text}"),
    ]

    read = ledger_of(tmp_path, written(proposed, TODAY))

    assert read == (
        Deviation(
            tests=names,
            suites=(Suite.SYNC,),
            cozepy=SpecifierSet("==0.3.0", prereleases=True),
            python=SpecifierSet(">=3.8", prereleases=True),
            dependencies={},
            kind=Kind.DEFECT,
            reason=f"no: {text}",
            since=TODAY,
            evidence=f"GET /{text}",
        ),
        Deviation(
            tests=names[:1],
            suites=BOTH,
            cozepy=SpecifierSet(">=0.2.0,<0.10.0", prereleases=True),
            python=SpecifierSet("", prereleases=True),
            dependencies={},
            kind=Kind.DEFECT,
            reason=f"no: {text}",
            since=TODAY,
            evidence="",
        ),
    )


ROWS = st.lists(st.text("F.-sI", min_size=4, max_size=4), min_size=3, max_size=3)


@settings(database=None, deadline=None, max_examples=100)
@given(in_sync=ROWS, in_async=ROWS)
def test_run_is_as_expected_once_its_proposals_are_in_the_ledger(
    tmp_path_factory: pytest.TempPathFactory, in_sync: list[str], in_async: list[str]
) -> None:
    rows = [dict(zip(PYTHONS, each, strict=False)) for each in (in_sync, in_async)]
    outcomes = drawn(rows[0], BROKEN, OTHER) + drawn(rows[1], BROKEN, suite=Suite.ASYNC)
    text = written(proposals(judged(outcomes)), TODAY)

    ledger = ledger_of(tmp_path_factory.getbasetemp(), text)

    assert judged(outcomes, *ledger).is_as_expected
