from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from cozefake.routes import read_routes
from cozematrix.api.change import Change, Level
from cozematrix.api.change import Kind as Happened
from cozematrix.cells.outcome import Outcome, Result, State, in_modules
from cozematrix.errors import MatrixError
from cozematrix.planning.plan import Cell, Plan, Suite
from cozematrix.reports import compatibility
from cozematrix.reports.compatibility import Bounds, Support
from cozematrix.reports.square import squares
from cozematrix.verdicts.fact import Fact, Judgement, Ruling
from cozematrix.verdicts.ledger import BOTH, Cause, Effect
from cozematrix.verdicts.verdict import Verdict, judge
from tests.engine.conftest import RUN, outcome, release
from tests.engine.ledgers import cause

RELEASES = ["0.1.0", "0.2.0", "0.3.0"]
BROKEN, OTHER = "test_bots::test_broken", "test_bots::test_other"
HOSTILE = "<i> | @x"


def called(version: str, suite: Suite, path: str, state: State) -> Outcome:
    return replace(
        outcome("3.9", version, suite), modules=in_modules((Result("t", state, paths=(path,)),))
    )


def judged(recorded: Sequence[Outcome], *ledger: Cause) -> Verdict:
    cells = tuple(dict.fromkeys(each.cell for each in recorded))
    pythons = tuple(sorted({cell.python for cell in cells}))
    plan = Plan(tuple(release(each) for each in reversed(RELEASES)), pythons, cells, {})
    return judge(plan, BOTH, recorded, ledger, run=RUN, required=())


def history(failed: dict[str, tuple[str, ...]], suites: Iterable[Suite] = BOTH) -> list[Outcome]:
    """Return outcomes on two Pythons in which these tests fail, and the others pass."""
    return [
        outcome(python, version, suite, failed=failed.get(version, ()) if suite in suites else ())
        for version in RELEASES
        for python in ("3.8", "3.9")
        for suite in BOTH
    ]


def known(verdict: Verdict) -> list[tuple[str, str, str, str, str, str]]:
    return [
        (each.cause.id, each.bad, each.last, each.good, each.suites, each.pythons)
        for each in compatibility.known(verdict, squares(verdict))
    ]


def test_support_goes_from_the_first_release_that_was_called_to_the_last() -> None:
    outcomes = [
        called("0.1.0", Suite.SYNC, "bots.list", State.ABSENT),
        called("0.2.0", Suite.SYNC, "bots.list", State.FAILED),
        called("0.3.0", Suite.SYNC, "bots.list", State.PASSED),
        called("0.1.0", Suite.ASYNC, "bots.list", State.PASSED),
        called("0.3.0", Suite.ASYNC, "files.list", State.ABSENT),
        called("0.3.0", Suite.TYPES, "nothing.at.all", State.FAILED),
    ]

    assert compatibility.support(outcomes, RELEASES) == [
        Support("bots", ("list",), "0.2.0\N{EN DASH}", "0.1.0"),
        Support("files", ("list",), "", ""),
    ]


def test_methods_that_the_same_releases_have_stand_together() -> None:
    outcomes = [
        called(version, suite, path, State.PASSED)
        for suite in BOTH
        for path, first in (("bots.list", 1), ("bots.create", 1), ("bots.unpublish", 2))
        for version in RELEASES[first:]
    ]

    assert compatibility.support(outcomes, RELEASES) == [
        Support("bots", ("create", "list"), "0.2.0–", "0.2.0–"),
        Support("bots", ("unpublish",), "0.3.0–", "0.3.0–"),
    ]


def test_cause_has_a_first_bad_and_a_first_good_release() -> None:
    failed = {"0.1.0": (OTHER,), "0.2.0": (BROKEN, OTHER), "0.3.0": (BROKEN,)}

    verdict = judged(
        history(failed),
        cause("lasting", BROKEN, cozepy=">=0.2"),
        cause("old", OTHER, cozepy="<0.3"),
    )

    assert known(verdict) == [
        ("lasting", "0.2.0", "0.3.0", "", "", ""),
        ("old", "0.1.0", "0.2.0", "0.3.0", "", ""),
    ]


def test_cause_of_one_client_on_one_python_says_so() -> None:
    recorded = history({})
    recorded[-3] = outcome("3.8", "0.3.0", Suite.ASYNC, failed=(BROKEN,))

    verdict = judged(
        recorded, cause("narrow", BROKEN, cozepy="==0.3", python="==3.8", suites=(Suite.ASYNC,))
    )

    assert known(verdict) == [("narrow", "0.3.0", "0.3.0", "", "async", "3.8")]


def test_causes_of_the_newest_release_come_first_then_the_worst_effect() -> None:
    failed = {"0.2.0": (BROKEN,), "0.3.0": (OTHER, "test_bots::test_third")}

    verdict = judged(
        history(failed),
        cause("past", BROKEN, cozepy="==0.2", effect=Effect.IMPORT),
        cause("mild", OTHER, cozepy="==0.3", effect=Effect.WARNING),
        cause("bad", "test_bots::test_third", cozepy="==0.3", effect=Effect.REFUSED),
    )

    assert [each[0] for each in known(verdict)] == ["bad", "mild", "past"]


def test_releases_with_equal_bounds_stand_together() -> None:
    old = [replace(release(each), requires_dist=("httpx<0.25",)) for each in ("0.1.0", "0.2.0")]
    marked = ('httpx<0.29; python_version >= "3.8"', "distro")
    new = replace(release("0.3.0"), requires_dist=marked)

    assert compatibility.bounds([*old, new]) == [
        Bounds("0.1.0–0.2.0", ">=3.7", ("httpx<0.25",)),
        Bounds("0.3.0", ">=3.7", ('httpx<0.29 (python_version >= "3.8")', "distro")),
    ]


def test_page_tells_all_of_it_and_nothing_that_was_printed_leaves_its_place() -> None:
    recorded = history({"0.2.0": (OTHER,), "0.3.0": (BROKEN,)})
    recorded[0] = replace(
        recorded[0], modules=in_modules((Result("t", State.PASSED, paths=("bots.list",)),))
    )
    change = Change(Happened.REMOVED, "cozepy.Bots.create", "<b>|", "")
    step = compatibility.step("0.1.0", "0.2.0", [change])
    verdict = judged(
        recorded,
        cause("present", BROKEN, cozepy="==0.3", reason=HOSTILE),
        cause("past", OTHER, cozepy="==0.2", effect=Effect.LOST, reason=f"It was {HOSTILE}"),
    )

    page = compatibility.markdown("cozepy", verdict, [step], [])

    assert step.counts[Level.BREAKING] == 1
    assert "**Take 0.1.0 on 3.8–3.9 (100 % kept)**" in page
    assert "| **0.3.0** |  | 50% crash | 50% crash |" in page
    assert "| crash | present | 0.3.0 |  | &lt;i&gt; \\| @" in page
    assert "<details><summary>0.2.0: 1, good since 0.3.0</summary>" in page
    assert "- lost, since 0.2.0: It was &lt;i&gt; \\| @" in page
    assert "| bots | list | 0.1.0 | never |" in page
    assert "| 0.1.0–0.3.0 | &gt;=3.7 | httpx&gt;=0.27 |" in page
    assert "| 0.2.0 | 1 | 0 | 0 |" in page
    assert "- 0.2.0: removed cozepy.Bots.create" in page
    assert page.count("past") == 1
    assert not {"<b>", "<i>", "@x"} & set(re.findall(r"<b>|<i>|@x", page))


PYTHONS = tuple(f"3.{minor}" for minor in range(7, 16))
VERSIONS = tuple(f"0.{number}.0" for number in range(1, 31))


def realistic(
    reason: str = "A long enough reason that says what is wrong with it, in plain words, twice. ",
) -> Verdict:
    """Thirty releases on nine Pythons, with 120 causes of which 55 last, and 160 methods."""
    cells = tuple(Cell(python, version) for version in VERSIONS for python in PYTHONS)
    plan = Plan(tuple(release(each) for each in reversed(VERSIONS)), PYTHONS, cells, {})
    results = (
        *(
            Result(f"p{n}", State.PASSED, paths=(f"some.resource_{n // 4}.method_{n}",))
            for n in range(160)
        ),
        *(Result(f"f{n}", State.FAILED) for n in range(10)),
    )
    outcomes = {
        (cell, suite): replace(
            outcome(cell.python, cell.release, suite, failed=("f",)), modules=in_modules(results)
        )
        for cell in cells
        for suite in BOTH
    }
    rulings: dict[tuple[Cell, Suite], list[Ruling]] = {each: [] for each in outcomes}
    for number in range(120):
        known = cause(
            f"some-cause-that-people-cite-{number}", f"f{number}", reason=f"{number}: {reason * 2}"
        )
        last = len(VERSIONS) if number < 55 else 1 + number % 29
        fact = Fact(f"f{number}", "no", Judgement.AS_EXPECTED, known, known.places[0])
        for cell, suite in outcomes:
            if int(cell.release.split(".")[1]) <= last:
                rulings[cell, suite].append(Ruling((fact,)))
    return Verdict(plan, BOTH, outcomes, rulings)


def steps() -> list[compatibility.Step]:
    changes = [
        Change(Happened.REMOVED, f"cozepy.module.Class{n}.method", "a", "b") for n in range(40)
    ]
    return [compatibility.step(before, after, changes) for before, after in pairwise(VERSIONS)]


def disagreements() -> list:
    return [(route, each) for route in read_routes() for each in route.disagreements]


def test_page_of_realistic_size_is_short_enough_and_has_every_cause_once() -> None:
    page = compatibility.markdown("cozepy", realistic(""), steps(), len(disagreements()))

    assert len(page.encode()) <= 30_000
    cited = re.findall(r"some-cause-that-people-cite-\d+", page)
    assert sorted(cited) == sorted(set(cited))
    assert len(cited) == 120
    assert page.index("| **0.30.0** |") < 1000


def test_page_that_cannot_be_short_enough_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compatibility, "MOST_OF_A_PAGE", 10_000)

    with pytest.raises(
        MatrixError, match=r"^COMPATIBILITY\.md: [\d,]+ bytes are too many; allowed: 10,000"
    ):
        compatibility.markdown("cozepy", realistic(), steps(), len(disagreements()))


def test_details_are_left_out_only_as_far_as_they_must() -> None:
    recorded = history({"0.2.0": (OTHER,)})
    reason = "word " * 60 + "end"

    page = compatibility.markdown(
        "cozepy", judged(recorded, cause("past", OTHER, cozepy="==0.2", reason=reason)), []
    )

    assert "word end (past)" in page


def test_page_of_disagreements_is_as_the_table_says() -> None:
    page = (Path(__file__).parents[2] / "docs" / "disagreements.md").read_text(encoding="utf-8")

    assert page == compatibility.disagreements_page(disagreements()), "run `nox -s compatibility`"
    assert page.count("\n| GET ") > 5
