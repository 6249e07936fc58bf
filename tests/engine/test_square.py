"""A square of the matrix: the share of contracts kept, and the worst effect there."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cozematrix.cells.outcome import FailingPlace, Outcome, Result, State, Status, in_modules
from cozematrix.planning.plan import Cell, LeftOut, Plan, Suite
from cozematrix.reports.legend import legend
from cozematrix.reports.square import Square, lacking, percent, squares
from cozematrix.verdicts.fact import Judgement
from cozematrix.verdicts.ledger import Cause, Effect
from cozematrix.verdicts.verdict import Verdict, judge
from tests.engine.conftest import RUN, outcome, release
from tests.engine.ledgers import cause

CELL = Cell("3.9", "0.2.0")
FAILED = tuple(f"test_bots::test_{number}" for number in range(3))
PASSED = tuple(f"test_files::test_{number}" for number in range(97))


def verdict(recorded: Outcome, *ledger: Cause, left: LeftOut | None = None) -> Verdict:
    run, left_out = ((), {CELL: left}) if left else ((CELL,), {})
    plan = Plan((release("0.2.0"),), ("3.9",), run, left_out)
    return judge(plan, (recorded.suite,), [recorded], ledger, run=RUN, required=())


def square(recorded: Outcome, *ledger: Cause) -> Square:
    return squares(verdict(recorded, *ledger))[CELL, recorded.suite]


def test_square_is_the_share_of_passed_and_failed_and_the_worst_effect() -> None:
    recorded = outcome("3.9", "0.2.0", passed=PASSED, failed=FAILED)
    others = (Result("a", State.ABSENT), Result("b", State.SKIPPED))
    recorded = replace(recorded, modules=in_modules((*recorded.results, *others)))
    known = [
        cause("loses", FAILED[0], effect=Effect.LOST),
        cause("hangs", FAILED[1], effect=Effect.HANG),
        cause("warns", FAILED[2], effect=Effect.WARNING),
    ]

    found = square(recorded, *known)

    assert found == Square(
        Status.CONTRACT_FAILURES, Judgement.AS_EXPECTED, Effect.HANG, 97, 3, 1, 1
    )
    assert found.text == "97% hang"


def test_test_that_fails_in_several_places_counts_once() -> None:
    places = tuple(FailingPlace(name, "AssertionError: no") for name in ("a", "b"))
    result = Result(FAILED[0], State.FAILED, passed_places=("c",), failing_places=places)
    recorded = outcome("3.9", "0.2.0", status=Status.CONTRACT_FAILURES)
    recorded = replace(recorded, modules=in_modules((*recorded.results, result)))

    found = square(recorded, cause("crashes", f"{FAILED[0]} a", f"{FAILED[0]} b"))

    assert (found.passed, found.failed, found.text) == (1, 1, "50% crash")


@pytest.mark.parametrize(
    ("recorded", "ledger", "text"),
    [
        pytest.param(outcome("3.9", "0.2.0"), [], "100%", id="all passed"),
        pytest.param(
            outcome("3.9", "0.2.0", status=Status.IMPORT_ERROR, cause="ImportError: x"),
            [cause("no-import", "import-error", effect=Effect.IMPORT, says="ImportError: *")],
            "import",
            id="known not to be importable",
        ),
        pytest.param(
            outcome("3.9", "0.2.0", passed=(), failed=FAILED[:1]),
            [],
            "REGRESSION",
            id="unknown failure",
        ),
        pytest.param(
            outcome("3.9", "0.2.0", failed=FAILED[:1]),
            [cause("other", FAILED[0], says="TypeError: *")],
            "OTHERWISE",
            id="known failure that reads differently",
        ),
        pytest.param(
            outcome("3.9", "0.2.0", passed=FAILED[:1]),
            [cause("mended", FAILED[0])],
            "FIXED",
            id="known failure that passed",
        ),
        pytest.param(
            outcome("3.9", "0.2.0", status=Status.INFRASTRUCTURE), [], "MISSING", id="no result"
        ),
        pytest.param(
            replace(outcome("3.9", "0.2.0"), modules=in_modules((Result("a", State.ABSENT),))),
            [],
            "absent",
            id="no such client",
        ),
        pytest.param(
            outcome("3.9", "0.2.0", Suite.TYPES, Status.CLEAN), [], "clean", id="no type errors"
        ),
        pytest.param(
            replace(
                outcome("3.9", "0.2.0", Suite.TYPES, Status.ERRORS),
                modules=in_modules(
                    (
                        Result(
                            "a.py",
                            State.FAILED,
                            failing_places=(FailingPlace("1", "no"), FailingPlace("2", "no")),
                        ),
                    )
                ),
            ),
            [
                cause(
                    "mistyped",
                    "a.py 1",
                    "a.py 2",
                    effect=Effect.TYPES,
                    suites=(Suite.TYPES,),
                    says="no",
                )
            ],
            "2 errors",
            id="type errors",
        ),
    ],
)
def test_square_reads_as_what_happened(recorded: Outcome, ledger: list[Cause], text: str) -> None:
    assert square(recorded, *ledger).text == text


def test_effect_is_of_what_is_seen_and_not_of_what_is_only_listed() -> None:
    recorded = outcome("3.9", "0.2.0", passed=FAILED[:1], failed=FAILED[1:2])

    found = square(
        recorded, cause("mended", FAILED[0]), cause("hangs", FAILED[1], effect=Effect.HANG)
    )

    assert (found.judgement, found.effect) == (Judgement.FIXED, Effect.HANG)


def test_type_check_has_no_share() -> None:
    results = (Result("a.py", State.FAILED, failing_places=(FailingPlace("1", "no"),)),)
    recorded = replace(
        outcome("3.9", "0.2.0", Suite.TYPES, Status.ERRORS), modules=in_modules(results)
    )

    assert square(recorded).tried == 0


@pytest.mark.parametrize(
    ("left", "text"),
    [(LeftOut.EXCLUDED, "—"), (LeftOut.MISSING_INTERPRETER, "·")],
    ids=["no", "none"],
)
def test_cell_that_is_left_out_has_a_mark(left: LeftOut, text: str) -> None:
    judged = verdict(outcome("3.9", "0.2.0", run="another-run"), left=left)

    assert squares(judged)[CELL, Suite.SYNC].text == text


@pytest.mark.parametrize(
    ("part", "whole", "shown"),
    [(0, 5, 0), (1, 1000, 1), (1, 2, 50), (966, 1000, 97), (999, 1000, 99), (5, 5, 100)],
)
def test_share_is_rounded_but_never_to_all_or_none(part: int, whole: int, shown: int) -> None:
    assert percent(part, whole) == shown


def test_release_lacks_what_is_absent_on_the_newest_python_on_which_it_ran() -> None:
    cells = [Cell("3.8", "0.2.0"), CELL, Cell("3.10", "0.2.0")]
    plan = Plan((release("0.2.0"),), ("3.8", "3.9", "3.10"), tuple(cells), {})

    def square_of(status: Status, absent: int) -> Square:
        return Square(status, Judgement.AS_EXPECTED, None, 2, 1, absent, 9)

    found = {
        (cells[0], Suite.SYNC): square_of(Status.OK, 97),
        (cells[1], Suite.SYNC): square_of(Status.OK, 0),
        (cells[1], Suite.ASYNC): square_of(Status.OK, 4),
        (cells[2], Suite.SYNC): Square(Status.IMPORT_ERROR, Judgement.AS_EXPECTED, Effect.IMPORT),
    }

    assert lacking(plan, found) == {"0.2.0": 40}


def test_legend_says_what_is_shown_and_nothing_else() -> None:
    shown = [
        Square(Status.OK, Judgement.AS_EXPECTED, None, 1),
        Square(Status.CONTRACT_FAILURES, Judgement.AS_EXPECTED, Effect.REFUSED, 1, 1),
        Square(Status.CONTRACT_FAILURES, Judgement.FIXED, Effect.WRONG, 1, 1),
        Square(Status.EXCLUDED, Judgement.AS_EXPECTED, None),
    ]

    assert legend(shown, has_lacks=True) == [
        ("N%", "contracts kept, of those that passed or failed; beside it the worst of what fails"),
        ("lacks N%", "contracts whose API the release does not have, of all"),
        ("refused", "the service refuses what is sent"),
        ("FIXED", "is known to fail, but passed"),
        ("—", "excluded by Requires-Python, or without the dependency of --with"),
    ]


def test_square_is_narrow_whatever_it_says() -> None:
    for judgement in Judgement:
        for effect in Effect:
            found = Square(Status.CONTRACT_FAILURES, judgement, effect, 99, 1)
            assert len(found.text) <= 11
