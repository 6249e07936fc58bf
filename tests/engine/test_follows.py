"""Surprises that follow a dependency: the same cells beside today's newest versions decide."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cozematrix.bisection.follows import with_dependencies
from cozematrix.cells.outcome import FailingPlace, Outcome, Result, State, Status, in_modules
from cozematrix.planning.plan import Cell, Suite
from cozematrix.verdicts.fact import Judgement
from cozematrix.verdicts.finding import Finding, merged

TEST = "test_bots::test_a"
HERE, THERE = Cell("3.9", "0.20.0", "lowest"), Cell("3.9", "0.20.0")
STATES = {
    "passed": (Result(TEST, State.PASSED),),
    "failed": (Result(TEST, State.FAILED, message="no"),),
    "absent": (Result(TEST, State.ABSENT, message="absent: it"),),
}


def outcome(cell: Cell, state: str, **dependencies: str) -> dict[tuple[Cell, Suite], Outcome]:
    status = Status.CONTRACT_FAILURES if state == "failed" else Status.OK
    made = Outcome(
        cell,
        Suite.SYNC,
        "run",
        status,
        dependencies=dependencies,
        modules=in_modules(STATES[state]),
    )
    return {(cell, Suite.SYNC): made}


def reason(
    judgement: Judgement,
    here: dict[tuple[Cell, Suite], Outcome],
    there: dict[tuple[Cell, Suite], Outcome],
) -> str:
    cells = tuple(cell for cell, _ in here)
    finding = Finding(judgement, (TEST,), (Suite.SYNC,), "somewhere", cells, "It fails.", "no")
    [told] = with_dependencies([finding], here, there)
    assert replace(told, reason="It fails.") == finding
    return told.reason


def test_failure_that_is_none_beside_another_version_follows_the_dependency() -> None:
    here = outcome(HERE, "failed", httpx="0.27.2", anyio="4")
    there = outcome(THERE, "passed", httpx="0.28.1", anyio="4")

    assert reason(Judgement.REGRESSION, here, there) == (
        "It fails. (it follows httpx 0.27.2 (0.28.1 there): beside latest it passes)"
    )


def test_known_failure_that_is_none_here_follows_the_dependency() -> None:
    here = outcome(HERE, "passed", Typing_Extensions="4.3")
    there = outcome(THERE, "failed", **{"typing-extensions": "4.3", "authlib": "1.7"})
    here[HERE, Suite.SYNC].dependencies["authlib"] = "1.2"

    assert reason(Judgement.FIXED, here, there) == (
        "It fails. (it follows authlib 1.2 (1.7 there): beside latest it fails)"
    )


def test_several_dependencies_that_differ_are_all_named_up_to_four() -> None:
    here = outcome(HERE, "failed", a="1", b="1", c="1", d="1", e="1")

    said = reason(Judgement.REGRESSION, here, outcome(THERE, "passed", a="2"))

    assert "it follows one of a 1 (2 there), b 1 (none there), c 1" in said
    assert "1 more: beside latest it passes" in said


@pytest.mark.parametrize(
    ("judgement", "there"),
    [
        (Judgement.REGRESSION, outcome(THERE, "failed", httpx="2")),
        (Judgement.REGRESSION, outcome(THERE, "absent", httpx="2")),
        (Judgement.REGRESSION, outcome(THERE, "passed", httpx="1")),
        (Judgement.REGRESSION, {}),
        (Judgement.FAILS_OTHERWISE, outcome(THERE, "passed", httpx="2")),
        (Judgement.FAILS_OTHERWISE, outcome(THERE, "failed", httpx="2")),
        (Judgement.AS_EXPECTED, outcome(THERE, "passed", httpx="2")),
    ],
    ids=[
        "fails there too",
        "absent there",
        "same versions",
        "not run there",
        "passes there",
        "fails alike",
        "known",
    ],
)
def test_what_no_dependency_explains_is_left_as_it_is(
    judgement: Judgement, there: dict[tuple[Cell, Suite], Outcome]
) -> None:
    assert reason(judgement, outcome(HERE, "failed", httpx="1"), there) == "It fails."


def test_only_what_differs_in_every_cell_can_be_behind_it() -> None:
    here = outcome(HERE, "failed", httpx="1", idna="1")
    there = outcome(THERE, "passed", httpx="2", idna="2")
    here |= outcome(HERE._replace(python="3.10"), "failed", httpx="1", idna="2")
    there |= outcome(THERE._replace(python="3.10"), "passed", httpx="2", idna="2")

    assert "it follows httpx 1 (2 there): beside" in reason(Judgement.REGRESSION, here, there)


def test_tests_that_follow_the_same_are_one_finding() -> None:
    other = Result("test_bots::test_b", State.FAILED, message="no")
    here, there = outcome(HERE, "failed", anyio="1"), outcome(THERE, "passed", anyio="4")
    place, usual = (HERE, Suite.SYNC), (THERE, Suite.SYNC)
    here[place] = replace(here[place], modules=in_modules((*STATES["failed"], other)))
    both = (*STATES["passed"], other._replace(state=State.PASSED, message=""))
    there[usual] = replace(there[usual], modules=in_modules(both))
    first = Finding(Judgement.REGRESSION, (TEST,), (Suite.SYNC,), "here", (HERE,), "no", "no")
    findings = [first, replace(first, tests=(other.name,)), replace(first, tests=("t::gone",))]

    together, alone = merged(with_dependencies(findings, here, there))

    assert together.tests == (TEST, other.name)
    assert together.reason == "no (it follows anyio 1 (4 there): beside latest it passes)"
    assert alone == findings[2]


def test_known_failure_that_reads_otherwise_here_follows_the_dependency() -> None:
    here = outcome(HERE, "failed", anyio="1")
    there = outcome(THERE, "failed", anyio="4")
    known = STATES["failed"][0]._replace(message="as it is known")
    there[THERE, Suite.SYNC] = replace(there[THERE, Suite.SYNC], modules=in_modules((known,)))
    finding = Finding(
        Judgement.FAILS_OTHERWISE, (TEST,), (Suite.SYNC,), "here", (HERE,), "no (x says y)", "no"
    )

    [told] = with_dependencies([finding], here, there)

    assert told.reason == (
        "no (it follows anyio 1 (4 there): beside latest it fails as it is known to)"
    )


def test_dependency_that_the_failure_names_comes_first() -> None:
    here = outcome(HERE, "failed", a="1", b="1", c="1", d="1", **{"no-such": "1", "no": "1"})
    here |= outcome(HERE._replace(python="3.10"), "failed", a="1", no="1")
    there = outcome(THERE, "passed", no="2")
    there |= outcome(THERE._replace(python="3.10"), "passed", no="3")

    said = reason(Judgement.REGRESSION, here, there)

    assert "(it follows one of no 1 (2 there), a 1 (none there): beside latest it passes)" in said


def test_test_that_fails_in_a_place_alone_passes_by_itself() -> None:
    here, there = outcome(HERE, "failed", anyio="1"), outcome(THERE, "passed", anyio="4")
    in_a_place = Result(TEST, State.FAILED, failing_places=(FailingPlace("bad", "it is 3"),))
    there[THERE, Suite.SYNC] = replace(there[THERE, Suite.SYNC], modules=in_modules((in_a_place,)))

    assert "it follows anyio 1" in reason(Judgement.REGRESSION, here, there)
