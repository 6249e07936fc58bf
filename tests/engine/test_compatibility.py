from __future__ import annotations

import datetime
from dataclasses import replace

from packaging.specifiers import SpecifierSet

from cozematrix import compatibility
from cozematrix.api_changes import Change, Level
from cozematrix.api_changes import Kind as Happened
from cozematrix.compatibility import Support
from cozematrix.ledger import Deviation, Kind
from cozematrix.outcome import Outcome, Result, State
from cozematrix.plan import Suite
from tests.engine.conftest import outcome

RELEASES = ["0.1.0", "0.2.0", "0.3.0"]
ANY = SpecifierSet("")


def called(release: str, suite: Suite, path: str, state: State) -> Outcome:
    return replace(outcome("3.9", release, suite), results=(Result("t", state, paths=(path,)),))


def deviation(cozepy: str, reason: str) -> Deviation:
    both = (Suite.SYNC, Suite.ASYNC)
    day = datetime.date(2026, 11, 24)
    return Deviation(("t",), both, SpecifierSet(cozepy), ANY, {}, Kind.DEFECT, reason, day)


def test_support_goes_from_the_first_release_that_was_called_to_the_last() -> None:
    outcomes = [
        called("0.1.0", Suite.SYNC, "bots.list", State.ABSENT),
        called("0.2.0", Suite.SYNC, "bots.list", State.FAILED),
        called("0.3.0", Suite.SYNC, "bots.list", State.PASSED),
        called("0.1.0", Suite.ASYNC, "bots.list", State.PASSED),
        called("0.3.0", Suite.ASYNC, "files.list", State.ABSENT),
    ]

    assert compatibility.support(outcomes, RELEASES) == [
        Support("bots.list", "0.2.0\N{EN DASH}", "0.1.0"),
        Support("files.list", "", ""),
    ]


def test_defect_has_a_first_bad_and_a_first_good_release() -> None:
    ledger = [deviation("<0.3", "old"), deviation(">=0.2", "lasting")]

    found = compatibility.defects(ledger, RELEASES)

    assert [(each.reason, each.bad, each.last, each.good) for each in found] == [
        ("lasting", "0.2.0", "0.3.0", ""),
        ("old", "0.1.0", "0.2.0", "0.3.0"),
    ]


def test_page_tells_all_of_it_and_nothing_that_was_printed_leaves_its_place() -> None:
    change = Change(Happened.REMOVED, "cozepy.Bots.create", "<b>|", "")
    step = compatibility.step("0.1.0", "0.2.0", [change])
    page = compatibility.markdown(
        "cozepy",
        [Support("bots.list", "0.2.0", "")],
        compatibility.defects([deviation("<0.3", "<i> | @x")], RELEASES),
        [step],
        cells={"3.9"},
    )

    assert step.counts[Level.BREAKING] == 1
    assert "| bots.list | 0.2.0 | never |" in page
    assert "| 0.1.0 | 0.3.0 | defect | &lt;i&gt; \\| @" in page
    assert "- removed: cozepy.Bots.create (&lt;b&gt;\\| → nothing)" in page
    assert "<b>" not in page


def test_evidence_is_the_last_exchange_and_not_too_long_of_it() -> None:
    seen = "POST /v3/chat -> 200\nGET /v1/bots?page_index=1 -> 400 " + "x" * 300

    [told] = compatibility.defects([replace(deviation("<0.3", "why"), evidence=seen)], RELEASES)

    assert told.evidence.startswith("GET /v1/bots?page_index=1 -> 400 xxx")
    assert len(told.evidence) == 241
