"""Proposals for the ledger; verdicts are drawn, a row a Python and a letter a release."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from packaging.specifiers import SpecifierSet

from cozematrix.cells.outcome import FailingPlace, Outcome, Result, State, Status, in_modules
from cozematrix.planning.plan import Cell, LeftOut, Plan, Suite
from cozematrix.upkeep.accept.proposal import Proposal, describe
from cozematrix.upkeep.accept.proposals import left_open, proposals
from cozematrix.upkeep.ledger_file import change_ledger, rendered, write_ledger
from cozematrix.verdicts.fact import Judgement
from cozematrix.verdicts.ledger import Cause, Effect, Kind, Place, read_ledger
from cozematrix.verdicts.verdict import Verdict, judge
from tests.engine.conftest import RUN, outcome, release

PYTHONS = ("3.7", "3.8", "3.9", "3.14")
RELEASES = tuple(release(version) for version in ("0.2.0", "0.3.0", "0.9.0", "0.10.0"))
VERSIONS = tuple(each.version for each in RELEASES)
BOTH = (Suite.SYNC, Suite.ASYNC)
SYNC = (Suite.SYNC,)
TODAY = datetime.date(2026, 11, 24)
BROKEN, OTHER = "test_bots::test_broken[a]", "test_bots::test_other"
NO, WHY = "'no' == 'yes'", "TypeError: why"
MESSAGES = {"F": NO, "G": WHY}
STATES = {"F": State.FAILED, "G": State.FAILED, "-": State.ABSENT, "s": State.SKIPPED}


def drawn(row: str | Sequence[str], *names: str, suite: Suite = Suite.SYNC) -> list[Outcome]:
    """A suite's outcomes, a letter a release; one row is for all Pythons.

    "F" and "G" fail with different messages, "." passes, "-" is absent, "s" skipped; the import
    fails at "I"; " " is no cell of the run.
    """
    rows = (row,) * len(PYTHONS) if isinstance(row, str) else row
    return [
        _outcome(python, version, letter, names or (BROKEN,), suite)
        for python, letters in zip(PYTHONS, rows, strict=True)
        for version, letter in zip(VERSIONS, letters, strict=True)
        if letter != " "
    ]


def _outcome(
    python: str, version: str, letter: str, names: tuple[str, ...], suite: Suite
) -> Outcome:
    if letter == "I":
        cause = "ImportError: no name"
        return outcome(python, version, suite, Status.IMPORT_ERROR, cause=cause)
    state = STATES.get(letter, State.PASSED)
    results = [
        Result(name, state, message=MESSAGES.get(letter, ""), wire=f"GET /{version}")
        for name in names
    ]
    return recorded(python, version, *results, suite=suite)


def recorded(python: str, version: str, *results: Result, suite: Suite = Suite.SYNC) -> Outcome:
    is_good = all(result.state is not State.FAILED for result in results)
    status = Status.OK if is_good else Status.CONTRACT_FAILURES
    return replace(outcome(python, version, suite, status), modules=in_modules(results))


def both(one: Iterable[Outcome], other: Iterable[Outcome]) -> list[Outcome]:
    """The same cells with the results of two drawings."""
    joined = []
    for a, b in zip(one, other, strict=True):
        is_good = {a.status, b.status} == {Status.OK}
        status = Status.OK if is_good else Status.CONTRACT_FAILURES
        joined.append(replace(a, status=status, modules=in_modules((*a.results, *b.results))))
    return joined


def judged(
    outcomes: Iterable[Outcome], *ledger: Cause, left: dict[Cell, LeftOut] | None = None
) -> Verdict:
    there = list(outcomes)
    cells = dict.fromkeys(one.cell for one in there)
    every = [*cells, *(left or {})]
    plan = Plan(
        tuple(each for each in RELEASES[::-1] if each.version in {one.release for one in every}),
        tuple(each for each in PYTHONS if each in {one.python for one in every}),
        tuple(cells),
        left or {},
    )
    suites = tuple(suite for suite in Suite if suite in {one.suite for one in there})
    # A cell that is drawn for one suite only: the other one had nothing to say there.
    drawn_for = {(one.cell, one.suite) for one in there}
    there += [
        outcome(cell.python, cell.release, suite, Status.IMPORT_ERROR, cause="ImportError: no name")
        for cell in cells
        for suite in suites
        if (cell, suite) not in drawn_for
    ]
    return judge(plan, suites, there, ledger, run=RUN, required=())


def place(
    *tests: str,
    cozepy: str = "",
    python: str = "",
    says: str = NO,
    suites: tuple[Suite, ...] = SYNC,
    dependencies: dict[str, str] | None = None,
) -> Place:
    return Place(
        tests=tests or (BROKEN,),
        suites=suites,
        cozepy=SpecifierSet(cozepy, prereleases=True),
        python=SpecifierSet(python, prereleases=True),
        dependencies={
            name: SpecifierSet(each, prereleases=True)
            for name, each in (dependencies or {}).items()
        },
        says=says,
    )


def cause(*places: Place, id_: str = "known", effect: Effect = Effect.WRONG) -> Cause:
    return Cause(
        id=id_,
        effect=effect,
        kind=Kind.DEFECT,
        reason=f"it is broken: {id_}",
        entered=datetime.date(2026, 11, 1),
        links=(),
        evidence="",
        places=places,
        file="tests/shared/contracts/bots.toml",
    )


def proposed(verdict: Verdict, *ledger: Cause) -> list[Proposal]:
    return proposals(verdict, ledger, RELEASES, pythons=PYTHONS, today=TODAY)


def after(outcomes: Iterable[Outcome], *ledger: Cause) -> dict[str, tuple[Place, ...]]:
    """The places of each cause that changes, by its id."""
    found = proposed(judged(outcomes, *ledger), *ledger)
    return {each.cause.id: each.after.places if each.after else () for each in found}


def test_unknown_failure_is_a_new_cause_with_what_is_certain() -> None:
    verdict = judged(drawn("..FF", OTHER, BROKEN))

    assert proposed(verdict) == [
        Proposal(
            None,
            Cause(
                id="broken-a",
                effect=Effect.WRONG,
                kind=Kind.DEFECT,
                reason=NO,
                entered=TODAY,
                links=(),
                evidence="GET /0.10.0",
                places=(place(BROKEN, OTHER, cozepy=">=0.9.0"),),
                file="tests/shared/contracts/bots.toml",
            ),
            (None,),
        )
    ]


@pytest.mark.parametrize(
    ("name", "message", "suite", "effect", "file"),
    [
        (BROKEN, "refused by the service: POST /v1: verb", Suite.SYNC, "refused", "bots"),
        (BROKEN, "it hangs: no end after 8 s", Suite.SYNC, "hang", "bots"),
        (BROKEN, "ValidationError of Chat: a: no", Suite.SYNC, "crash", "bots"),
        (BROKEN, "cozepy.CozeEventError", Suite.SYNC, "crash", "bots"),
        (BROKEN, "httpx.PoolTimeout", Suite.SYNC, "crash", "bots"),
        (BROKEN, "AssertionError: no", Suite.SYNC, "wrong", "bots"),
        (BROKEN, "assert len(x) == 1: 2 == 1", Suite.SYNC, "wrong", "bots"),
        (BROKEN, "'AudioFormat.WAV' == 'wav'", Suite.SYNC, "wrong", "bots"),
        (BROKEN, "Failed: DID NOT RAISE", Suite.SYNC, "wrong", "bots"),
        (BROKEN, "DeprecationWarning: old", Suite.SYNC, "warning", "bots"),
        ("test_stream_calls::test_x", NO, Suite.ASYNC, "wrong", "stream_calls"),
    ],
)
def test_effect_is_what_the_message_says_for_certain(
    name: str, message: str, suite: Suite, effect: str, file: str
) -> None:
    failed = Result(name, State.FAILED, message=message)

    [found] = proposed(judged([recorded("3.9", "0.10.0", failed, suite=suite)]))

    assert found.cause.effect == effect
    assert found.cause.file == f"tests/shared/contracts/{file}.toml"


@pytest.mark.parametrize(
    ("status", "suite", "effect", "file"),
    [
        (Status.IMPORT_ERROR, Suite.SYNC, "import", "tests/shared/contracts/import.toml"),
        (Status.TIMEOUT, Suite.SYNC, "hang", "tests/shared/contracts/import.toml"),
        (Status.CRASHED, Suite.ASYNC, "crash", "tests/shared/contracts/import.toml"),
        (Status.TIMEOUT, Suite.TYPES, "hang", "tests/typing/types.toml"),
    ],
)
def test_cell_without_results_is_a_cause_with_its_status(
    status: Status, suite: Suite, effect: str, file: str
) -> None:
    recorded_there = [outcome("3.9", "0.10.0", suite, status, cause="it is so")]

    [found] = proposed(judged(recorded_there))

    assert (found.cause.effect, found.cause.file, found.cause.id) == (effect, file, status)


def test_type_error_is_a_cause_of_the_file_of_types() -> None:
    name = "typing/bots.py [attr-defined]"
    error = Result(name, State.FAILED, message='typing/bots.py:1: no "x"')
    there = replace(
        outcome("3.9", "0.10.0", Suite.TYPES, Status.ERRORS), modules=in_modules((error,))
    )

    [found] = proposed(judged([there]))

    assert (found.cause.effect, found.cause.file) == (Effect.TYPES, "tests/typing/types.toml")
    assert found.cause.places == (
        place(
            name,
            cozepy=">=0.10.0",
            python="==3.9",
            suites=(Suite.TYPES,),
            says='bots.py:1: no "x"',
        ),
    )


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param("FFF.", [(">=0.2.0,<0.10.0", "")], id="all Pythons"),
        pytest.param(
            ("F...", "....", "....", "...."), [("==0.2.0", "<3.8")], id="one Python fails"
        ),
        pytest.param("F-F.", [(">=0.2.0,<0.10.0", "")], id="absent in between"),
        pytest.param("FIF.", [(">=0.2.0,<0.10.0", "")], id="no results in between"),
        pytest.param("F F ", [("==0.2.0", ""), ("==0.9.0", "")], id="not run in between"),
        pytest.param(
            ("    ", "FFFF", "FFFF", "    "), [(">=0.2.0", ">=3.8,<3.14")], id="Pythons not run"
        ),
    ],
)
def test_range_of_a_new_cause_is_no_wider_than_what_was_run(
    rows: str | Sequence[str], expected: list[tuple[str, str]]
) -> None:
    known = cause(place("import-error", says="ImportError: no name"), id_="import")

    found = after(drawn(rows), *([known] if "I" in "".join(rows) else []))

    assert found["broken-a"] == tuple(place(cozepy=c, python=p) for c, p in expected)


@pytest.mark.parametrize(
    "between",
    [
        pytest.param({"status": Status.INFRASTRUCTURE, "modules": ()}, id="infrastructure"),
        pytest.param(
            {"is_partial": True, "modules": in_modules([Result(OTHER, State.PASSED)])},
            id="not selected",
        ),
    ],
)
def test_cell_in_which_the_test_was_not_run_is_a_boundary(between: dict[str, Any]) -> None:
    outcomes = [
        replace(each, **between) if each.cell.release == "0.3.0" else each for each in drawn("F.F.")
    ]

    assert after(outcomes) == {"broken-a": (place(cozepy="==0.2.0"), place(cozepy="==0.9.0"))}


def test_clean_type_check_is_a_boundary() -> None:
    error = Result("typing/bots.py [misc]", State.FAILED, message=NO)
    outcomes = [
        replace(outcome(python, version, Suite.TYPES, status), modules=in_modules(results))
        for python in PYTHONS
        for version, status, results in (
            ("0.2.0", Status.ERRORS, (error,)),
            ("0.3.0", Status.CLEAN, ()),
            ("0.9.0", Status.ERRORS, (error,)),
            ("0.10.0", Status.CLEAN, ()),
        )
    ]

    [places] = after(outcomes).values()

    assert [str(each.cozepy) for each in places] == ["==0.2.0", "==0.9.0"]


def test_excluded_cell_is_no_boundary() -> None:
    releases = (release("0.2.0", ">=3.8"), *RELEASES[1:])
    verdict = judged(drawn(("FF..", "FF..", "FF..", "FF..")))
    outcomes = {
        each: replace(there, status=Status.EXCLUDED, modules=in_modules(()))
        if each[0] == Cell("3.7", "0.2.0")
        else there
        for each, there in verdict.outcomes.items()
    }
    rulings = {
        each: there for each, there in verdict.rulings.items() if each[0] != Cell("3.7", "0.2.0")
    }
    verdict = replace(verdict, outcomes=outcomes, rulings=rulings)

    [found] = proposals(verdict, (), releases, pythons=PYTHONS, today=TODAY)

    assert found.cause.places == (place(cozepy=">=0.2.0,<0.9.0"),)


def test_cell_that_there_is_not_is_no_boundary_beside_a_partial_run() -> None:
    releases = (release("0.2.0", ">=3.8"), *RELEASES[1:])
    verdict = judged(drawn((" F..", "FF..", "FF..", "FF..")))

    [found] = proposals(verdict, (), releases, pythons=PYTHONS, today=TODAY)

    assert found.cause.places == (place(cozepy=">=0.2.0,<0.9.0"),)


def test_suites_that_fail_in_one_range_stand_together() -> None:
    in_async = drawn("..FF", suite=Suite.ASYNC)

    assert after(drawn("..FF") + in_async) == {"broken-a": (place(cozepy=">=0.9.0", suites=BOTH),)}


def test_one_cause_has_a_place_for_each_suite_and_range() -> None:
    in_async = drawn("F..F", suite=Suite.ASYNC)

    assert after(drawn("..FF") + in_async) == {
        "broken-a": (
            place(cozepy="==0.2.0", suites=(Suite.ASYNC,)),
            place(cozepy=">=0.10.0", suites=(Suite.ASYNC,)),
            place(cozepy=">=0.9.0"),
        )
    }


def test_other_message_or_other_ranges_are_other_causes_with_ids_and_reasons_of_their_own() -> None:
    third = "test_chats::test_broken[a]"
    outcomes = both(both(drawn("..FF"), drawn("...F", OTHER)), drawn("GGGG", third))

    found = proposed(judged(outcomes))

    assert [(each.cause.id, each.cause.reason, each.cause.file[23:]) for each in found] == [
        ("broken-a", NO, "bots.toml"),
        ("other", f"{NO} (other)", "bots.toml"),
        ("broken-a-2", WHY, "chats.toml"),
    ]


def test_failing_places_of_a_test_have_names_of_their_own() -> None:
    test = Result(
        BROKEN, State.FAILED, failing_places=(FailingPlace("x.y", NO),), passed_places=("x.z",)
    )

    found = after([recorded(python, "0.10.0", test) for python in PYTHONS])

    assert found == {"broken-a-x-y": (place(f"{BROKEN} x.y", cozepy=">=0.10.0"),)}


def test_asterisk_of_a_message_stays_and_reads_it() -> None:
    failed = Result(BROKEN, State.FAILED, message="f(*a) is wrong")
    outcomes = [recorded(python, "0.10.0", failed) for python in PYTHONS]

    [found] = proposed(judged(outcomes))

    assert found.cause.places[0].says == "f(*a) is wrong"
    assert judged(outcomes, found.cause).is_as_expected


def test_failure_beside_a_known_range_widens_it() -> None:
    known = cause(place(cozepy=">=0.2,<0.9"))

    assert after(drawn("FFF."), known) == {"known": (place(cozepy=">=0.2.0,<0.10.0"),)}


def test_failure_apart_from_a_known_range_is_another_place() -> None:
    known = cause(place(cozepy="<0.3"))

    assert after(drawn("F.F."), known) == {"known": (place(cozepy="<0.3"), place(cozepy="==0.9.0"))}


def test_places_that_become_neighbours_are_one() -> None:
    known = cause(place(cozepy="==0.2.0"), place(cozepy="==0.9.0"))

    assert after(drawn("FFF."), known) == {"known": (place(cozepy=">=0.2.0,<0.10.0"),)}


def test_absent_between_a_known_range_and_a_failure_is_no_boundary() -> None:
    known = cause(place(cozepy="==0.2.0"))

    assert after(drawn("F-F."), known) == {"known": (place(cozepy=">=0.2.0,<0.10.0"),)}


def test_place_that_a_finished_test_does_not_look_at_is_a_boundary() -> None:
    failing = Result(BROKEN, State.FAILED, failing_places=(FailingPlace("icon", NO),))
    outcomes = [
        recorded(python, version, failing if version == "0.2.0" else Result(BROKEN, State.PASSED))
        for python in PYTHONS
        for version in VERSIONS
    ]

    [proposal] = proposed(judged(outcomes))

    assert proposal.after
    assert [str(each.cozepy) for each in proposal.after.places] == ["==0.2.0"]
    assert proposal.after.places[0].tests == (f"{BROKEN} icon",)


def test_release_that_was_not_run_stays_out_of_a_widened_range() -> None:
    known = cause(place(cozepy="==0.2.0"))

    assert after(drawn("  F "), known) == {
        "known": (place(cozepy="==0.2.0"), place(cozepy="==0.9.0"))
    }


def test_what_is_known_and_was_not_run_stays() -> None:
    known = cause(place(cozepy="<0.9"))

    assert after(drawn("  F "), known) == {"known": (place(cozepy=">=0.2.0,<0.10.0"),)}


def test_only_the_tests_and_suites_that_fail_move_to_a_wider_range() -> None:
    known = cause(place(BROKEN, OTHER, cozepy="<0.9", suites=BOTH))
    in_sync = both(drawn("FFF."), drawn("FF..", OTHER))
    in_async = drawn("FF..", BROKEN, OTHER, suite=Suite.ASYNC)

    assert after(in_sync + in_async, known) == {
        "known": (
            place(OTHER, cozepy="<0.9", suites=BOTH),
            place(BROKEN, cozepy="<0.9", suites=(Suite.ASYNC,)),
            place(BROKEN, cozepy=">=0.2.0,<0.10.0"),
        )
    }


@pytest.mark.parametrize(
    ("name", "is_known"),
    [
        pytest.param("test_bots::test_broken[b]", True, id="other parameters"),
        pytest.param("test_bots::test_broken[a] x.y", True, id="a place in it"),
        pytest.param("test_bots::test_more", True, id="the same file"),
        pytest.param("test_chats::test_broken[a]", False, id="another file"),
    ],
)
def test_like_test_that_reads_alike_joins_the_cause(name: str, is_known: bool) -> None:
    known = cause(place(cozepy=">=0.2", says="'*' == 'yes'"))
    outcomes = both(drawn("FFFF"), drawn("FFFF", name))

    [found] = proposed(judged(outcomes, known), known)

    if is_known:
        tests = tuple(sorted([BROKEN, name]))
        assert found.after == replace(
            known, places=(place(*tests, cozepy=">=0.2", says="'*' == 'yes'"),)
        )
    else:
        assert found.before is None


def test_listed_test_comes_before_one_of_its_file() -> None:
    first = cause(place(OTHER, says=NO), id_="a-first")
    known = cause(place(cozepy="==0.2.0", says=NO))
    outcomes = both(drawn("FF.."), drawn("FFFF", OTHER))

    assert after(outcomes, first, known) == {"known": (place(cozepy=">=0.2.0,<0.9.0"),)}


def test_status_joins_a_cause_that_lists_it_only() -> None:
    known = cause(place(cozepy="==0.2.0", says="ImportError: no name"))
    outcomes = drawn("...I", OTHER)

    assert after(outcomes, known) == {
        "import-error": (place("import-error", cozepy=">=0.10.0", says="ImportError: no name"),)
    }


def test_place_with_dependencies_is_widened_where_they_are_installed() -> None:
    known = cause(place(cozepy="==0.2.0", dependencies={"httpx": ">=0.28"}))

    assert after(drawn("FF.."), known) == {
        "known": (place(cozepy=">=0.2.0,<0.9.0", dependencies={"httpx": ">=0.28"}),)
    }


def test_failure_without_the_dependencies_of_a_place_is_a_place_without() -> None:
    known = cause(place(cozepy="==0.2.0", dependencies={"httpx": "<0.28"}))

    assert after(drawn("  FF"), known) == {
        "known": (
            place(cozepy="==0.2.0", dependencies={"httpx": "<0.28"}),
            place(cozepy=">=0.9.0"),
        )
    }


@pytest.mark.parametrize(
    ("row", "ranges"),
    [
        pytest.param("FF..", [(">=0.2.0,<0.9.0", "")], id="in the newest"),
        pytest.param("F.FF", [("==0.2.0", ""), (">=0.9.0", "")], id="in the middle"),
        pytest.param(".FFF", [(">=0.3.0", "")], id="in the oldest"),
        pytest.param("   .", [(">=0.2.0,<0.10.0", "")], id="in the newest; no other was run"),
        pytest.param("F-..", [(">=0.2.0,<0.9.0", "")], id="absent before"),
        pytest.param("....", [], id="everywhere"),
        pytest.param("-...", [], id="wherever it is not absent"),
        pytest.param(
            ("FFFF", "FFFF", "FF..", "FF.."),
            [(">=0.2.0,<0.9.0", ""), (">=0.9.0", "<3.9")],
            id="on some Pythons",
        ),
    ],
)
def test_what_was_seen_fixed_is_cut(
    row: str | Sequence[str], ranges: list[tuple[str, str]]
) -> None:
    known = cause(place())

    assert after(drawn(row), known) == {
        "known": tuple(place(cozepy=cozepy, python=python) for cozepy, python in ranges)
    }


def test_test_that_is_fixed_everywhere_leaves_its_place() -> None:
    known = cause(place(BROKEN, OTHER), place(cozepy=">=0.3", says=WHY))

    assert after(both(drawn(".GGG"), drawn("FFFF", OTHER)), known) == {
        "known": (place(OTHER), known.places[1])
    }


def test_python_that_this_machine_lacks_keeps_nothing_that_is_fixed() -> None:
    known = cause(place())
    left = {Cell("3.14", version): LeftOut.MISSING_INTERPRETER for version in VERSIONS}
    verdict = judged(drawn(("....", "....", "....", "    ")), known, left=left)

    assert proposed(verdict, known) == [Proposal(known, None)]


def test_what_reads_otherwise_is_cut_and_a_new_cause() -> None:
    known = cause(place(cozepy=">=0.2"))

    assert after(drawn("FFGG"), known) == {
        "broken-a": (place(cozepy=">=0.9.0", says=WHY),),
        "known": (place(cozepy=">=0.2.0,<0.9.0"),),
    }


def test_what_reads_otherwise_may_be_another_known_cause() -> None:
    known = cause(place())
    other = cause(place(OTHER, cozepy="==0.2.0", says=WHY), id_="other")
    outcomes = both(drawn("FFGG"), drawn("G...", OTHER))

    assert after(outcomes, known, other) == {
        "known": (place(cozepy=">=0.2.0,<0.9.0"),),
        "other": (
            place(OTHER, cozepy="==0.2.0", says=WHY),
            place(cozepy=">=0.9.0", says=WHY),
        ),
    }


def test_readings_of_one_cause_never_meet_in_a_cell() -> None:
    known = cause(place(cozepy="==0.2.0"), place(cozepy="==0.10.0", says=WHY))

    assert after(drawn("F-GG"), known) == {
        "known": (place(cozepy="==0.2.0"), place(cozepy=">=0.9.0", says=WHY))
    }


def test_nothing_is_proposed_where_all_is_known() -> None:
    known = cause(place())

    assert proposed(judged(drawn("FFFF"), known), known) == []


@pytest.mark.parametrize("status", [Status.NOT_RUN, Status.INFRASTRUCTURE, Status.TAMPERED])
def test_what_no_release_did_is_not_proposed(status: Status) -> None:
    known = cause(place())
    verdict = judged([*drawn(" FFF"), outcome("3.9", "0.2.0", status=status)], known)

    assert len(verdict.surprises) == 1
    assert proposed(verdict, known) == []


def test_fixed_test_that_asked_nothing_is_not_proposed() -> None:
    known = cause(place(cozepy="==0.2.0"))
    passed = [
        recorded("3.9", version, Result(BROKEN, State.PASSED, requests=requests))
        for version, requests in (("0.2.0", 0), ("0.3.0", 2))
    ]
    verdict = judged(passed, known)

    assert {fact.judgement for fact in verdict.surprises} == {
        Judgement.FIXED,
        Judgement.UNWITNESSED,
    }
    assert proposed(verdict, known) == []


@pytest.mark.parametrize("message", [" ", " * ", "…: '' *"])
def test_failure_without_a_word_is_told_and_not_proposed(message: str) -> None:
    verdict = judged([recorded("3.9", "0.10.0", Result(BROKEN, State.FAILED, message=message))])

    assert proposed(verdict) == []
    assert left_open(verdict) == [f"not proposed: {BROKEN} fails without a message"]


def test_each_change_is_a_line() -> None:
    fixed = cause(place("test_bots::test_fine"), id_="fixed")
    known = cause(place(BROKEN, OTHER), id_="known")
    third = "test_chats::test_x"
    rows = [drawn("FFF."), drawn("FFFF", OTHER), drawn("....", "test_bots::test_fine")]
    outcomes = both(both(both(rows[0], rows[1]), rows[2]), drawn("...G", third))

    found = proposed(judged(outcomes, fixed, known), fixed, known)

    contracts = "tests/shared/contracts/"
    assert [line for each in found for line in describe(each)] == [
        f"{contracts}bots.toml: fixed: dropped: none of its tests fails any more where it was run",
        f"{contracts}bots.toml: known: no longer in cozepy every release, sync: {BROKEN}",
        f"{contracts}bots.toml: known: also {BROKEN} in cozepy >=0.2.0,<0.10.0, sync: {NO}",
        f"{contracts}chats.toml: x: new, crash: {third} in cozepy >=0.10.0, sync: {WHY}",
    ]


def accepted(
    root: Path, outcomes: Sequence[Outcome], ledger: tuple[Cause, ...]
) -> tuple[Cause, ...]:
    """Propose, write, and read the ledger again."""
    found = proposed(judged(outcomes, *ledger), *ledger)
    write_ledger(change_ledger(root, found, pythons=PYTHONS, releases=RELEASES))
    return read_ledger(root, pythons=PYTHONS, releases=RELEASES)


def test_run_with_every_kind_of_surprise_is_as_expected_once_it_is_accepted(tmp_path: Path) -> None:
    causes = [
        cause(place("test_bots::test_fixed"), id_="fixed"),
        cause(place("test_bots::test_longer", cozepy="<0.9"), id_="longer"),
        cause(place("test_bots::test_otherwise"), id_="otherwise"),
        cause(place("test_bots::test_some", python="<3.8"), id_="some"),
    ]
    file = tmp_path / "tests/shared/contracts/bots.toml"
    file.parent.mkdir(parents=True)
    file.write_text("\n".join(map(rendered, causes)))
    ledger = read_ledger(tmp_path, pythons=PYTHONS, releases=RELEASES)
    sync = drawn("FFF.", "test_bots::test_longer")
    for row, name in (
        ("....", "test_bots::test_fixed"),
        ("FFGG", "test_bots::test_otherwise"),
        (("FFFF", "FFFF", "....", "...."), "test_bots::test_some"),
        ("F-G.", "test_bots::test_absent"),
        ("F.-G", "test_chats::test_new"),
    ):
        sync = both(sync, drawn(row, name))
    outcomes = sync + drawn(
        ("..II", "..II", "....", "...."), "test_bots::test_x", suite=Suite.ASYNC
    )

    assert not judged(outcomes, *ledger).is_as_expected
    ledger = accepted(tmp_path, outcomes, ledger)

    assert judged(outcomes, *ledger).is_as_expected
    assert accepted(tmp_path, outcomes, ledger) == ledger
    assert sorted(path.name for path in file.parent.iterdir()) == [
        "bots.toml",
        "chats.toml",
        "import.toml",
    ]


ROWS = st.lists(st.text("FG.-s", min_size=4, max_size=4), min_size=4, max_size=4)
PARTS = st.sets(st.sampled_from([Cell(p, v) for p in PYTHONS for v in VERSIONS]), min_size=1)


@settings(database=None, deadline=None, max_examples=60, derandomize=True)
@given(first=st.tuples(ROWS, ROWS, ROWS), second=st.tuples(ROWS, ROWS, ROWS), part=PARTS)
def test_any_run_is_as_expected_once_it_is_accepted_and_no_other_cell_is_touched(
    tmp_path_factory: pytest.TempPathFactory,
    first: tuple[list[str], ...],
    second: tuple[list[str], ...],
    part: set[Cell],
) -> None:
    root = tmp_path_factory.mktemp("ledger")
    before = [_suites(rows) for rows in (first, second)]
    ledger = accepted(root, before[0], ())
    assert judged(before[0], *ledger).is_as_expected
    run = [each for each in before[1] if each.cell in part]

    changed = accepted(root, run, ledger)

    assert judged(run, *changed).is_as_expected
    elsewhere = judged([each for each in before[0] if each.cell not in part], *changed)
    # What is gone since when depends on which releases are looked at together.
    lasting = [each for each in elsewhere.surprises if not each.message.startswith("it is gone")]
    assert lasting == []


def _suites(rows: tuple[list[str], ...]) -> list[Outcome]:
    in_sync = both(drawn(rows[0]), drawn(rows[1], OTHER))
    return [*in_sync, *drawn(rows[2], suite=Suite.ASYNC)]
