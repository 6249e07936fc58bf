from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace

import pytest
from packaging.specifiers import SpecifierSet

from cozematrix.cells.outcome import FailingPlace, Outcome, Result, State, Status, in_modules
from cozematrix.planning.plan import Cell, LeftOut, Plan, Suite
from cozematrix.verdicts.fact import Judgement
from cozematrix.verdicts.finding import findings
from cozematrix.verdicts.ledger import EVERY, Cause, Effect, Kind, Place
from cozematrix.verdicts.verdict import Verdict, judge
from tests.engine.conftest import RUN, outcome, release

A, B = Cell("3.8", "0.2.0"), Cell("3.9", "0.2.0")
BROKEN = "test_bots::test_broken"


def plan(*run: Cell, left: dict[Cell, LeftOut] | None = None) -> Plan:
    cells = [*run, *(left or {})]
    pythons = tuple(sorted({cell.python for cell in cells}))
    versions = sorted({cell.release for cell in cells}, reverse=True)
    return Plan(tuple(release(version) for version in versions), pythons, run, left or {})


def cause(
    *tests: str,
    python: str = "",
    cozepy: str = "",
    says: str = "*no",
    name: str = "broken",
    dependencies: dict[str, SpecifierSet] | None = None,
) -> Cause:
    place = Place(
        tests=tests,
        suites=(Suite.SYNC,),
        cozepy=SpecifierSet(cozepy),
        python=SpecifierSet(python),
        dependencies=dependencies or {},
        says=says,
    )
    return Cause(
        id=name,
        effect=Effect.CRASH,
        kind=Kind.DEFECT,
        reason="it is broken",
        entered=datetime.date(2026, 11, 23),
        links=(),
        evidence="",
        places=(place,),
        file="tests/shared/contracts/bots.toml",
    )


def verdict(
    planned: Plan,
    recorded: Sequence[Outcome],
    *ledger: Cause,
    required: tuple[str, ...] = (),
) -> Verdict:
    return judge(planned, (Suite.SYNC,), recorded, ledger, run=RUN, required=required)


def surprises(judged: Verdict) -> list[tuple[str, str, Judgement]]:
    return [(fact.cell.python, fact.name, fact.judgement) for fact in judged.surprises]


def test_all_passed_is_as_expected() -> None:
    judged = verdict(plan(A, B), [outcome("3.8", "0.2.0"), outcome("3.9", "0.2.0")])

    assert judged.is_as_expected
    assert not [*judged.facts]


@pytest.mark.parametrize(
    "recorded",
    [
        pytest.param([], id="nothing recorded"),
        pytest.param([outcome("3.8", "0.2.0", run="an-earlier-run")], id="by another run only"),
        pytest.param(
            [outcome("3.8", "0.2.0", status=Status.INFRASTRUCTURE)], id="nothing but our own doing"
        ),
    ],
)
def test_run_in_which_nothing_ran_is_not_as_expected(recorded: list[Outcome]) -> None:
    judged = verdict(plan(A), recorded)

    assert not judged.has_run
    assert not judged.is_as_expected


def test_cells_that_are_left_out_alone_are_no_pass() -> None:
    judged = verdict(plan(left={A: LeftOut.MISSING_INTERPRETER, B: LeftOut.EXCLUDED}), [])

    assert judged.surprises == ()
    assert not judged.is_as_expected


def test_unknown_failure_is_a_regression_in_exactly_its_cell() -> None:
    recorded = [outcome("3.8", "0.2.0"), outcome("3.9", "0.2.0", failed=(BROKEN,))]

    judged = verdict(plan(A, B), recorded)

    assert surprises(judged) == [("3.9", BROKEN, Judgement.REGRESSION)]
    assert judged.judgement(A, Suite.SYNC) is Judgement.AS_EXPECTED
    assert judged.judgement(B, Suite.SYNC) is Judgement.REGRESSION


def test_known_failure_is_as_expected_and_stays_a_fact() -> None:
    judged = verdict(plan(A), [outcome("3.8", "0.2.0", failed=(BROKEN,))], cause(BROKEN))

    assert judged.is_as_expected
    assert [fact.judgement for fact in judged.facts] == [Judgement.AS_EXPECTED]


def test_known_failure_that_passed_is_a_surprise() -> None:
    judged = verdict(plan(A), [outcome("3.8", "0.2.0", passed=(BROKEN,))], cause(BROKEN))

    assert surprises(judged) == [("3.8", BROKEN, Judgement.FIXED)]


def test_known_failure_holds_only_in_its_range() -> None:
    recorded = [
        outcome("3.8", "0.2.0", failed=(BROKEN,)),
        outcome("3.9", "0.2.0", failed=(BROKEN,)),
    ]

    judged = verdict(plan(A, B), recorded, cause(BROKEN, python="<3.9"))

    assert surprises(judged) == [("3.9", BROKEN, Judgement.REGRESSION)]


def test_known_failure_that_reads_differently_is_a_surprise() -> None:
    recorded = [outcome("3.8", "0.2.0", failed=(BROKEN,))]

    judged = verdict(plan(A), recorded, cause(BROKEN, says="KeyError: 'name'"))

    assert surprises(judged) == [("3.8", BROKEN, Judgement.FAILS_OTHERWISE)]
    assert not judged.is_as_expected
    otherwise, unread = sorted(findings(judged), key=lambda each: each.judgement)
    assert otherwise.reason == (
        "AssertionError: no (broken is known here, which says: KeyError: 'name')"
    )
    assert unread.reason == "no recorded failure reads as it says: KeyError: 'name'"


def test_failure_may_have_one_of_several_causes() -> None:
    recorded = [outcome("3.8", "0.2.0", failed=(BROKEN,))]
    other = cause(BROKEN, says="KeyError: 'name'", name="other")

    judged = verdict(plan(A), recorded, other, cause(BROKEN))

    assert judged.is_as_expected
    assert [fact.cause.id for fact in judged.facts if fact.cause] == ["broken"]


def test_failure_outside_of_the_range_of_its_cause_is_a_regression_that_names_it() -> None:
    recorded = [outcome("3.8", "0.2.0", failed=(BROKEN,))]

    judged = verdict(plan(A), recorded, cause(BROKEN, python=">=3.9"))

    assert surprises(judged) == [("3.8", BROKEN, Judgement.REGRESSION)]
    [finding] = findings(judged)
    assert finding.reason == (
        "AssertionError: no (it reads as broken, which is known elsewhere only)"
    )


def test_place_that_no_failure_reads_like_is_told_only_of_what_failed() -> None:
    passed = [outcome("3.8", "0.2.0", passed=(BROKEN,))]

    assert verdict(plan(A), passed, cause(BROKEN)).unread == ()


def in_places(*failing: str) -> Outcome:
    looked_at = ("name", "icon", "size")
    result = Result(
        BROKEN,
        State.FAILED if failing else State.PASSED,
        passed_places=tuple(each for each in looked_at if each not in failing),
        failing_places=tuple(FailingPlace(each, f"{each}: no") for each in failing),
    )
    return replace(
        outcome("3.8", "0.2.0", status=Status.CONTRACT_FAILURES), modules=in_modules((result,))
    )


def test_each_failing_place_is_judged_by_itself() -> None:
    known = cause(f"{BROKEN} icon", f"{BROKEN} size")

    judged = verdict(plan(A), [in_places("icon", "name")], known)

    assert surprises(judged) == [
        ("3.8", f"{BROKEN} name", Judgement.REGRESSION),
        ("3.8", f"{BROKEN} size", Judgement.FIXED),
    ]


def test_test_that_fails_in_known_places_alone_is_as_expected() -> None:
    known = cause(f"{BROKEN} icon", says="{place}: no")

    assert verdict(plan(A), [in_places("icon")], known).is_as_expected


def test_known_place_that_is_not_there_any_more_is_a_surprise() -> None:
    judged = verdict(plan(A), [in_places()], cause(f"{BROKEN} color"))

    assert surprises(judged) == [("3.8", f"{BROKEN} color", Judgement.FIXED)]
    assert judged.unused == ()


@pytest.mark.parametrize("state", [State.ABSENT, State.SKIPPED, State.FAILED])
def test_place_of_a_test_that_did_not_come_to_its_end_is_not_looked_for(state: State) -> None:
    recorded = replace(
        outcome("3.8", "0.2.0", status=Status.CONTRACT_FAILURES),
        modules=in_modules((Result(BROKEN, state, message="AssertionError: no"),)),
    )

    judged = verdict(plan(A), [recorded], cause(f"{BROKEN} color"), cause(BROKEN, name="other"))

    assert judged.is_as_expected


def test_cause_of_a_whole_test_does_not_excuse_its_places() -> None:
    judged = verdict(plan(A), [in_places("icon")], cause(BROKEN, says="*"))

    assert surprises(judged) == [
        ("3.8", f"{BROKEN} icon", Judgement.REGRESSION),
        ("3.8", BROKEN, Judgement.FIXED),
    ]


OLD = {"anyio": SpecifierSet("<2")}


def test_dependency_that_breaks_everything_excuses_whatever_reads_so() -> None:
    everything = cause(EVERY, says="AssertionError: no", dependencies=OLD)
    recorded = [
        replace(outcome(python, "0.2.0", failed=(BROKEN,)), dependencies={"anyio": version})
        for python, version in (("3.8", "1.0"), ("3.9", "4.0"))
    ]
    known = cause(BROKEN, python="<3.9", says="KeyError: 'name'", name="other")

    judged = verdict(plan(A, B), recorded, everything, known)

    assert surprises(judged) == [("3.9", BROKEN, Judgement.REGRESSION)]
    assert judged.unused == ()
    assert next(judged.facts).cause == everything


def test_dependency_that_breaks_nothing_any_more_is_a_surprise() -> None:
    everything = cause(EVERY, says="KeyError: 'name'", dependencies=OLD)
    recorded = [
        replace(outcome("3.8", "0.2.0", failed=(BROKEN,)), dependencies={"anyio": "1.0"}),
    ]

    judged = verdict(plan(A), recorded, everything)

    assert surprises(judged) == [
        ("3.8", BROKEN, Judgement.REGRESSION),
        ("3.8", EVERY, Judgement.FIXED),
    ]


def test_name_that_no_test_bears_is_told() -> None:
    judged = verdict(plan(A), [outcome("3.8", "0.2.0")], cause("test_bots::test_misspelt"))

    assert judged.unused == ("test_bots::test_misspelt",)
    assert not judged.is_as_expected


@pytest.mark.parametrize(
    "status",
    [Status.CRASHED, Status.TIMEOUT, Status.IMPORT_ERROR, Status.NOT_INSTALLABLE],
)
def test_cell_without_results_is_a_regression_unless_it_is_known(status: Status) -> None:
    recorded = [outcome("3.8", "0.2.0", status=status, cause="why")]

    assert surprises(verdict(plan(A), recorded)) == [("3.8", status, Judgement.REGRESSION)]
    assert verdict(plan(A), recorded, cause(status.value, says="why")).is_as_expected


def test_cell_that_was_known_not_to_work_and_works_is_a_surprise() -> None:
    judged = verdict(plan(A), [outcome("3.8", "0.2.0")], cause("import-error"))

    assert surprises(judged) == [("3.8", "import-error", Judgement.FIXED)]


def test_planned_cell_without_an_outcome_is_missing() -> None:
    judged = verdict(plan(A), [])

    assert surprises(judged) == [("3.8", "not-run", Judgement.MISSING)]


def test_outcome_of_another_run_is_none() -> None:
    judged = verdict(plan(A), [outcome("3.8", "0.2.0", run="yesterday")])

    assert surprises(judged) == [("3.8", "not-run", Judgement.MISSING)]


def test_broken_index_is_missing_and_not_blamed_on_the_release() -> None:
    recorded = [outcome("3.8", "0.2.0", status=Status.INFRASTRUCTURE)]

    judged = verdict(plan(A), recorded, cause("infrastructure"))

    assert surprises(judged) == [("3.8", "infrastructure", Judgement.MISSING)]


def test_missing_python_is_a_fault_only_where_it_is_required() -> None:
    planned = plan(B, left={A: LeftOut.MISSING_INTERPRETER})
    recorded = [outcome("3.9", "0.2.0")]

    assert verdict(planned, recorded).is_as_expected
    assert surprises(verdict(planned, recorded, required=("3.8",))) == [
        ("3.8", "missing-interpreter", Judgement.MISSING)
    ]


def test_excluded_cell_is_shown_and_no_fault() -> None:
    planned = plan(B, left={A: LeftOut.EXCLUDED})

    judged = verdict(planned, [outcome("3.9", "0.2.0")], required=("3.8",))

    assert judged.is_as_expected
    assert judged.outcomes[A, Suite.SYNC].status is Status.EXCLUDED


def test_one_cause_in_many_cells_is_one_finding_with_a_range() -> None:
    recorded = [
        outcome(
            python,
            "0.2.0",
            status=Status.IMPORT_ERROR,
            cause=f"ImportError: no name (authlib/{python}.py:12)",
        )
        for python in ("3.8", "3.9")
    ]

    [finding] = findings(verdict(plan(A, B), recorded))

    assert finding.where == "0.2.0 on 3.8–3.9"
    assert finding.tests == ("import-error",)
    assert finding.reason == "ImportError: no name"


@pytest.mark.parametrize(
    ("python", "wanted"),
    [
        pytest.param("<3.9", Judgement.REGRESSION, id="out of range"),
        pytest.param("", Judgement.AS_EXPECTED, id="in range"),
    ],
)
def test_same_result_is_judged_by_the_places_that_cover_its_cell(
    python: str, wanted: Judgement
) -> None:
    first = outcome("3.8", "0.2.0", failed=(BROKEN,))
    # As the results of two cells are where they were read as the same.
    second = replace(
        outcome("3.9", "0.2.0"), status=first.status, modules=in_modules(first.results)
    )

    judged = verdict(plan(A, B), [first, second], cause(BROKEN, python=python))

    assert [(fact.cell, fact.judgement) for fact in judged.facts] == [
        (A, Judgement.AS_EXPECTED),
        (B, wanted),
    ]


def test_two_causes_are_two_findings() -> None:
    recorded = [
        outcome("3.8", "0.2.0", status=Status.IMPORT_ERROR, cause="ImportError: one"),
        outcome("3.9", "0.2.0", status=Status.IMPORT_ERROR, cause="ImportError: two"),
    ]

    assert [each.reason for each in findings(verdict(plan(A, B), recorded))] == [
        "ImportError: one",
        "ImportError: two",
    ]


def asked(python: str, requests: int) -> Outcome:
    passed = outcome(python, "0.2.0")
    return replace(
        passed, modules=in_modules(tuple(r._replace(requests=requests) for r in passed.results))
    )


def test_test_that_asks_nothing_where_others_do_is_unwitnessed() -> None:
    judged = verdict(plan(A, B), [asked("3.8", 2), asked("3.9", 0)])

    assert surprises(judged) == [("3.9", "test_bots::test_works", Judgement.UNWITNESSED)]
    assert judged.judgement(B, Suite.SYNC) is Judgement.UNWITNESSED
    assert not judged.is_as_expected


@pytest.mark.parametrize("requests", [0, 1])
def test_test_that_asks_as_much_as_elsewhere_is_a_pass(requests: int) -> None:
    judged = verdict(plan(A, B), [asked("3.8", requests), asked("3.9", requests)])

    assert judged.is_as_expected


@pytest.mark.parametrize("status", [Status.UNWITNESSED, Status.TAMPERED])
def test_ledger_excuses_nothing_that_was_not_seen(status: Status) -> None:
    recorded = [outcome("3.8", "0.2.0"), outcome("3.9", "0.2.0", status=status, cause="because")]

    judged = verdict(plan(A, B), recorded, cause(status.value, python="==3.9"))

    assert surprises(judged) == [("3.9", status.value, Judgement(status.value))]
    [finding] = findings(judged)
    assert finding.reason == "because"


def test_file_that_was_changed_during_the_run_is_a_surprise() -> None:
    recorded = [outcome("3.8", "0.2.0")]

    judged = judge(
        plan(A), (Suite.SYNC,), recorded, (), run=RUN, required=(), changed=["matrix.toml"]
    )

    assert not judged.is_as_expected
    [finding] = findings(judged)
    assert (finding.judgement, finding.subject) == (Judgement.TAMPERED, "matrix.toml")


def history(*states: State | None) -> list[Outcome]:
    """The same test in one release after another, in these states; None: it was not collected."""
    other = Result("test_bots::test_other", State.PASSED)
    return [
        replace(
            outcome("3.8", f"0.{number}.0"),
            modules=in_modules((other, *([Result("test_bots::test_x", state)] if state else []))),
        )
        for number, state in enumerate(states, 9)
    ]


def judged_history(recorded: list[Outcome], *ledger: Cause) -> Verdict:
    # As they come from the disk, where 0.10.0 stands before 0.9.0.
    recorded = sorted(recorded, key=lambda each: each.cell.release)
    return verdict(plan(*(each.cell for each in recorded)), recorded, *ledger)


@pytest.mark.parametrize("state", [State.ABSENT, None])
def test_method_that_a_release_drops_is_a_regression_of_that_release(state: State | None) -> None:
    judged = judged_history(history(State.ABSENT, State.PASSED, state, state))

    assert [(fact.cell.release, fact.message) for fact in judged.surprises] == [
        ("0.11.0", "it is gone; it passed in 0.10.0")
    ]
    assert [fact.judgement for fact in judged.surprises] == [Judgement.REGRESSION]


@pytest.mark.parametrize(
    "states",
    [
        (State.ABSENT, State.PASSED),
        (State.PASSED, State.SKIPPED),
        # It never worked: its failure has an entry, which ends.
        (State.ABSENT, State.ABSENT),
    ],
)
def test_what_never_passed_is_not_dropped(states: tuple[State, ...]) -> None:
    assert judged_history(history(*states)).is_as_expected


def test_known_drop_is_as_expected() -> None:
    known = cause("test_bots::test_x", cozepy="==0.10.0", says="it is gone; it passed in *")

    assert judged_history(history(State.PASSED, State.ABSENT), known).is_as_expected


def test_selection_drops_nothing() -> None:
    first, second = history(State.PASSED, None)

    assert judged_history([first, replace(second, is_partial=True)]).is_as_expected
