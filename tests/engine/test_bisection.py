"""Bisection: where it looks, how a test is named, what is said; uv and the cells have stand-ins."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest
from packaging.specifiers import SpecifierSet

from cozematrix.bisection import axis, steps
from cozematrix.bisection.answer import conclusion, stretches
from cozematrix.bisection.axis import Axis, Expectation, Point
from cozematrix.bisection.look import Looked
from cozematrix.bisection.named import find, selecting
from cozematrix.bisection.search import View, next_point, spread
from cozematrix.bisection.sighting import NO_TEST, Sighting, sighting
from cozematrix.bisection.steps import Bisection
from cozematrix.cells.outcome import FailingPlace, Outcome, Result, State, Status, in_modules
from cozematrix.errors import InputError, MatrixError
from cozematrix.planning.plan import Cell, LeftOut, Plan, Suite
from cozematrix.verdicts.ledger import Cause
from cozematrix.verdicts.ranges import Seen
from tests.engine.conftest import outcome, release
from tests.engine.ledgers import cause

VIEWS = {
    ".": View(Seen.PASSED),
    "x": View(Seen.FAILED, "one"),
    "y": View(Seen.FAILED, "other"),
    " ": View(Seen.SILENT),
}
TEST = "test_bots::test_a"


def looked_at(row: str, known: str = "", suspects: tuple[int, ...] = ()) -> tuple[str, int]:
    """Return what a search along `row` saw, "?" where it did not look, and its looks."""
    seen = {place: VIEWS[sign] for place, sign in enumerate(known) if sign != "?"}
    count = 0
    while (point := next_point(seen, len(row), suspects)) is not None:
        assert point not in seen
        seen[point] = VIEWS[row[point]]
        count += 1
    return "".join(row[at] if at in seen else "?" for at in range(len(row))), count


@pytest.mark.parametrize(
    ("row", "seen"),
    [
        ("........xxxxxxxx", "."),
        ("xxxxxxx.........", "x"),
        (".x", ".x"),
        ("x", "x"),
        ("x.", "x."),
    ],
)
def test_first_bad_and_last_good_are_both_looked_at(row: str, seen: str) -> None:
    shown, _ = looked_at(row)

    for before, after in ((".", "x"), ("x", ".")):
        place = row.find(before + after)
        if place >= 0:
            assert shown[place : place + 2] == before + after
    assert shown[0] == row[0]
    assert shown[-1] == row[-1]
    assert seen[0] == shown[0]


def test_points_around_a_change_are_looked_at() -> None:
    shown, count = looked_at("................xxxxxxxxxxxxxxxx")

    assert shown[14:18] == "..xx"
    assert count == 8


def test_point_out_of_order_beside_a_change_is_found() -> None:
    assert looked_at("........x.xxxxxx")[0][7:11] == ".x.x"


def test_failure_between_two_good_ends_is_found_by_what_is_known() -> None:
    row = "..........xxx......."

    shown, count = looked_at(row, known="???????????x????????")

    assert shown[9:14] == ".xxx."
    assert count <= 10


def test_failure_between_two_good_ends_is_found_beside_what_the_ledger_expects() -> None:
    shown, count = looked_at("..........xxx.......", suspects=(9, 10, 12, 13))

    assert shown[9:14] == ".xxx."
    assert count <= 9


def test_failure_that_nothing_points_at_is_found_all_the_same() -> None:
    assert looked_at("...x................")[0][2:5] == ".x."


def test_all_is_looked_at_before_it_is_said_that_nothing_fails() -> None:
    assert looked_at("..........") == ("..........", 10)


def test_two_causes_in_a_row_are_set_apart() -> None:
    shown, _ = looked_at("xxxxxxxxyyyyyyyy")

    assert shown[7:9] == "xy"


def test_first_release_that_has_the_method_is_found_where_it_fails_from_there() -> None:
    shown, _ = looked_at("        xxxxxxxxxx")

    assert shown[7:9] == " x"


def test_nobody_asks_since_when_there_is_a_method_that_works_at_first() -> None:
    shown, count = looked_at("                .......xxxxxxxxx")

    assert shown[22:24] == ".x"
    assert shown[:8] == " ???????"
    assert count <= 9


def test_silent_point_between_good_and_bad_is_no_end_of_the_search() -> None:
    shown, _ = looked_at("....... xxxxxxx")

    assert shown[6:9] == ". x"


def test_silent_point_between_good_ones_is_left_alone() -> None:
    row = "........ .......xxxx"

    shown, _ = looked_at(row, known="????????" + " " + "???????????")

    assert shown[1:8] == "???????"
    assert shown[15:17] == ".x"


def test_spread_visits_each_point_once_the_middle_first() -> None:
    order = list(spread(9))

    assert order[0] == 4
    assert sorted(order) == list(range(9))


NAMES = {
    "test_bots::test_a",
    "test_bots::test_many",
    "test_bots::test_many[one]",
    "test_bots::test_many[two] field data.name",
    "test_bots::test_other thing",
}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("test_bots::test_a", "test_bots::test_a"),
        ("test_a", "test_bots::test_a"),
        ("test_many[one]", "test_bots::test_many[one]"),
        ("many[two]", "test_bots::test_many[two]"),
        ("data.name", "test_bots::test_many[two] field data.name"),
        ("import-error", "import-error"),
    ],
)
def test_test_is_found_by_its_name_or_a_part_of_it(text: str, name: str) -> None:
    assert find(text, NAMES) == name


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("test_many", "it is part of test_bots::test_many[one], test_bots::test_many[two]"),
        ("test_bot::test_a", "alike are test_bots::test_a"),
        ("zzz", "a test's name as the report writes it, such as test_bots::test_a"),
        ("crashed", "a test's name as the report writes it"),
    ],
)
def test_name_of_no_test_or_of_several_is_refused_with_what_there_is(text: str, said: str) -> None:
    with pytest.raises(InputError) as error:
        find(text, NAMES)

    assert said in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("name", "expression"),
    [
        ("test_bots::test_a", "test_bots.py and test_a"),
        ("test_bots::test_a some place", "test_bots.py and test_a"),
        ("test_b::test_x[a b, c(d)]", "test_b.py and test_x[a and b and c and d and ]"),
        ("test_b::test_x[a or b]", "test_b.py and test_x[a and b]"),
        ("import-error", "no_test_is_wanted"),
    ],
)
def test_one_test_is_selected_in_words_that_every_pytest_reads(name: str, expression: str) -> None:
    assert selecting(name) == expression


FAILED = Result(TEST, State.FAILED, message="AssertionError: no")
IN_A_PLACE = Result(
    TEST, State.FAILED, passed_places=("good",), failing_places=(FailingPlace("bad", "it is 3"),)
)


@pytest.mark.parametrize(
    ("name", "status", "results", "seen"),
    [
        (
            TEST,
            Status.OK,
            (Result(TEST, State.PASSED),),
            Sighting(Seen.PASSED, surprise="fixed"),
        ),
        (
            TEST,
            Status.CONTRACT_FAILURES,
            (FAILED,),
            Sighting(Seen.FAILED, "AssertionError: no", ("known",)),
        ),
        (
            TEST,
            Status.CONTRACT_FAILURES,
            (IN_A_PLACE,),
            Sighting(Seen.FAILED, "bad: it is 3", surprise="regression"),
        ),
        (
            f"{TEST} bad",
            Status.CONTRACT_FAILURES,
            (IN_A_PLACE,),
            Sighting(Seen.FAILED, "it is 3", surprise="regression"),
        ),
        (f"{TEST} good", Status.CONTRACT_FAILURES, (IN_A_PLACE,), Sighting(Seen.PASSED)),
        (
            f"{TEST} later",
            Status.CONTRACT_FAILURES,
            (FAILED,),
            Sighting(Seen.SILENT, "the test did not get there: AssertionError: no"),
        ),
        (
            TEST,
            Status.OK,
            (Result(TEST, State.ABSENT, message="absent: bots.a"),),
            Sighting(Seen.SILENT, "absent: bots.a"),
        ),
        (TEST, Status.OK, (), Sighting(Seen.SILENT, NO_TEST)),
        (TEST, Status.IMPORT_ERROR, (), Sighting(Seen.SILENT, "import-error: it is broken")),
        (
            "import-error",
            Status.IMPORT_ERROR,
            (),
            Sighting(Seen.FAILED, "it is broken", surprise="regression"),
        ),
        ("import-error", Status.OK, (), Sighting(Seen.PASSED)),
        ("not-installable", Status.IMPORT_ERROR, (), Sighting(Seen.PASSED)),
        (
            "import-error",
            Status.NOT_INSTALLABLE,
            (),
            Sighting(Seen.SILENT, "not-installable: it is broken"),
        ),
        (
            TEST,
            Status.INFRASTRUCTURE,
            (),
            Sighting(Seen.SILENT, "infrastructure: it is broken"),
        ),
    ],
)
def test_outcome_says_of_a_test_that_it_failed_passed_or_nothing(
    name: str, status: Status, results: tuple[Result, ...], seen: Sighting
) -> None:
    has_cause = not results and status is not Status.OK
    recorded = replace(
        outcome("3.9", "0.2.0", status=status, cause="it is broken" if has_cause else ""),
        modules=in_modules(results),
        is_partial=True,
    )

    assert sighting(name, recorded, [cause("known", TEST)]) == seen


def test_cell_in_which_no_test_was_selected_was_imported() -> None:
    recorded = replace(outcome("3.9", "0.2.0", status=Status.NOT_RUN), is_partial=True)

    assert sighting("import-error", recorded, []).state is Seen.PASSED
    assert sighting(TEST, recorded, []) == Sighting(Seen.SILENT, NO_TEST)


def signs(row: str) -> dict[int, Sighting]:
    made = {
        ".": Sighting(Seen.PASSED),
        "x": Sighting(Seen.FAILED, "no", ("known",)),
        "u": Sighting(Seen.FAILED, "never seen", surprise="regression"),
        "f": Sighting(Seen.PASSED, surprise="fixed"),
        " ": Sighting(Seen.SILENT, "absent: it"),
    }
    return {place: made[sign] for place, sign in enumerate(row) if sign != "?"}


@pytest.mark.parametrize(
    ("row", "lines"),
    [
        (
            ".?.xx?x",
            [
                "first bad 3 (2 is good), bad to the last, 6",
                "3 to 6: known: no",
            ],
        ),
        (
            " .xx.?.",
            [
                "first bad 2 (1 is good), first good again 4 (3 is bad)",
                "nothing is known of 0: absent: it",
                "2 to 3: known: no",
            ],
        ),
        (
            "uuf.xxx",
            [
                "first bad 0 (nothing before it is good), first good again 2 (1 is bad)",
                "not in one order: bad in 0\N{EN DASH}1, 4\N{EN DASH}6, good between",
                "not as the ledger has it, regression: 0\N{EN DASH}1",
                "not as the ledger has it, fixed: 2",
                "0 to 1: no cause that the ledger knows: never seen",
                "4 to 6: known: no",
            ],
        ),
        ("...", ["fails nowhere"]),
    ],
)
def test_answer_is_first_bad_and_first_good_and_what_is_out_of_order(
    row: str, lines: list[str]
) -> None:
    names = [str(number) for number in range(len(row))]

    assert conclusion(names, signs(row)) == lines


def test_stretches_leave_out_what_says_nothing() -> None:
    found = stretches(signs(". .x x"))

    assert [(each.state, each.first, each.last) for each in found] == [
        (Seen.PASSED, 0, 2),
        (Seen.FAILED, 3, 5),
    ]


RELEASES = tuple(release(f"0.{minor}.0") for minor in range(1, 11))
PYTHONS = ("3.8", "3.9", "3.10")


def plan(releases: tuple[str, ...] = (), pythons: tuple[str, ...] = PYTHONS) -> Plan:
    chosen = tuple(r for r in reversed(RELEASES) if not releases or r.version in releases)
    cells = tuple(Cell(python, each.version) for each in chosen for python in pythons)
    return Plan(releases=chosen, pythons=pythons, run=cells, left={})


def expectation(*ledger: Cause) -> Expectation:
    return Expectation(ledger, TEST, (Suite.SYNC, Suite.ASYNC))


def test_releases_stand_in_their_order_on_the_newest_python() -> None:
    row = axis.of_releases(plan(), expectation())

    assert [point.name for point in row.points][:2] == ["0.1.0", "0.2.0"]
    assert row.points[-1].name == "0.10.0"
    assert {point.cell.python for point in row.points} == {"3.10"}


@pytest.mark.parametrize(
    ("ledger", "python"),
    [
        (cause("a", TEST, python="<3.9"), "3.8"),
        (cause("a", "import-error", python=">=3.10", cozepy="<0.3"), "3.9"),
    ],
    ids=["fails on this one only", "others cannot even import some"],
)
def test_python_is_one_that_says_something_of_the_test(ledger: Cause, python: str) -> None:
    assert axis.of_releases(plan(), expectation(ledger)).beside == f"on Python {python}"


def test_pythons_are_tried_with_the_newest_release_that_is_known_to_fail() -> None:
    row = axis.of_pythons(plan(), expectation(cause("a", TEST, cozepy="<0.4")))

    assert row.beside == "with 0.3.0"
    assert [point.name for point in row.points] == ["3.8", "3.9", "3.10"]


@pytest.mark.parametrize(
    ("name", "count", "counted"),
    [
        (axis.RELEASES, 30, "30 releases"),
        (axis.PYTHONS, 2, "2 Pythons"),
        ("httpx", 7, "7 versions of httpx"),
        ("httpx", 1, "1 version of httpx"),
    ],
)
def test_points_are_counted_in_words(name: str, count: int, counted: str) -> None:
    [point, *_] = axis.of_pythons(plan(), expectation()).points

    assert Axis(name, "", (point,) * count).counted == counted


def test_release_that_was_yanked_is_not_chosen_where_another_one_will_do() -> None:
    made = plan()
    yanked = replace(made, releases=(replace(made.releases[0], yanked=""), *made.releases[1:]))

    assert axis.of_pythons(yanked, expectation()).beside == "with 0.9.0"


def test_versions_of_a_dependency_are_those_that_the_release_admits_in_their_order() -> None:
    cell = axis.cell_for_dependency(plan(), expectation())
    bound = replace(RELEASES[-1], requires_dist=("httpx<0.28,>=0.9",))

    row = axis.of_dependency(cell, bound, "httpx", ["0.10", "0.9", "0.28", "0.8", "0.27.2"])

    assert [point.name for point in row.points] == ["0.9", "0.10", "0.27.2"]
    assert row.points[0].release.requires_dist == ("httpx<0.28,>=0.9", "httpx==0.9")
    assert row.points[0].cell == Cell("3.10", "0.10.0", "httpx-0.9")


def test_dependency_without_a_version_that_fits_is_one_line() -> None:
    with pytest.raises(MatrixError, match=r"lists no version of httpx that fits beside 0\.10\.0"):
        axis.of_dependency(Cell("3.10", "0.10.0"), RELEASES[-1], "httpx", ["0.1"])


def test_selection_without_a_python_is_one_line() -> None:
    empty = Plan(RELEASES, PYTHONS, (), {Cell("3.9", "0.1.0"): LeftOut.MISSING_INTERPRETER})

    with pytest.raises(MatrixError, match="nothing to run"):
        axis.of_releases(empty, expectation())


@dataclass
class Cells:
    """Stands for the cells: what the test does in each release, and what is kept."""

    row: str
    kept_row: str = ""
    ran: list[str] = field(default_factory=list)
    hangs_once: str = ""

    def _outcomes(self, point: Point, sign: str) -> tuple[Outcome, ...]:
        results = {
            ".": (Result(TEST, State.PASSED),),
            "x": (FAILED,),
            " ": (Result(TEST, State.ABSENT, message="absent: it"),),
            "-": (Result("test_bots::test_a[one]", State.PASSED),),
            "h": (Result(TEST, State.FAILED, message="it hangs: no end after 8 s, in `x`"),),
        }[sign]
        return tuple(
            replace(outcome("3.10", point.name, suite), modules=in_modules(results))
            for suite in (Suite.SYNC, Suite.ASYNC)
        )

    def kept(self, point: Point) -> Looked | None:
        sign = dict(zip([each.version for each in RELEASES], self.kept_row, strict=False))
        found = sign.get(point.name, "?")
        return None if found == "?" else Looked(self._outcomes(point, found), is_kept=True)

    def run(self, point: Point, test: str) -> Looked:
        assert test == TEST
        self.ran.append(point.name)
        sign = self.row[[each.version for each in RELEASES].index(point.name)]
        if point.name == self.hangs_once:
            self.hangs_once, sign = "", "h"
        return Looked(self._outcomes(point, sign), is_kept=False, seconds=1.25)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for suite in ("sync", "async"):
        (tmp_path / "tests" / suite).mkdir(parents=True)
        (tmp_path / "tests" / suite / "test_bots.py").write_text("def test_a(): pass\n")
    return tmp_path


def bisected(cells: Cells, root: Path, *ledger: Cause, **changes: Any) -> list[str]:
    asked: dict[str, Any] = {"text": "test_a", "axis": "releases", "plan": plan(), **changes}
    return list(Bisection(ledger=ledger, lookout=cells, root=root, **asked).lines())


KNOWN = replace(
    cause("known", TEST, cozepy=">=0.4.0,<0.8.0"),
    places=(
        replace(
            cause("known", TEST, cozepy=">=0.4.0,<0.8.0").places[0],
            dependencies={"httpx": SpecifierSet(">=0.28")},
        ),
    ),
)


def test_bisection_tells_what_it_looks_at_and_what_the_ledger_has(root: Path) -> None:
    cells = Cells("...xxxx...", kept_row="????x?????")

    lines = bisected(cells, root, KNOWN)

    assert lines[0] == f"{TEST}: 10 releases, on Python 3.10"
    assert "  0.1.0: sync good, async good (run, 1.2 s)" in lines
    assert lines[-4:] == [
        "sync/async: first bad 0.4.0 (0.3.0 is good), first good again 0.8.0 (0.7.0 is bad)",
        "sync/async: 0.4.0 to 0.7.0: known: AssertionError: no",
        "the ledger has known with cozepy <0.8.0,>=0.4.0, httpx >=0.28 (sync/async)",
        "10 of 10 looked at: 9 run, 1 kept",
    ]
    assert "0.5.0" not in cells.ran


def test_bisection_tells_that_it_has_not_looked_everywhere(root: Path) -> None:
    lines = bisected(Cells("......xxxx"), root)

    assert lines[-1] == "6 of 10 looked at: 6 run, 0 kept; the rest is as what is around it"


def test_kept_outcomes_tell_what_is_out_of_order(root: Path) -> None:
    lines = bisected(Cells("xx.xxxxx..", kept_row=".x.......x"), root)

    assert "sync/async: not in one order: bad in 0.2.0, 0.10.0, good between" in lines


def test_nothing_is_run_where_all_is_kept(root: Path) -> None:
    cells = Cells("", kept_row="...xxxxxxx")

    assert bisected(cells, root)[-1] == "10 of 10 looked at: 0 run, 10 kept"
    assert cells.ran == []


def test_test_that_ran_out_of_time_once_is_run_again(root: Path) -> None:
    cells = Cells(".....xxxxx", hangs_once="0.5.0")

    lines = bisected(cells, root)

    assert "  0.5.0 again: sync good, async good (run, 1.2 s)" in lines
    assert "sync/async: first bad 0.6.0 (0.5.0 is good), bad to the last, 0.10.0" in lines


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (
            "..........",
            f"{TEST} fails nowhere, 10 tried of 10 releases, on Python 3.10: nothing to",
        ),
        ("          ", f"{TEST} says nothing, 10 tried of 10 releases, on Python 3.10: absent: it"),
    ],
)
def test_test_that_never_fails_is_one_line(root: Path, row: str, said: str) -> None:
    with pytest.raises(MatrixError) as error:
        bisected(Cells(row), root)

    assert str(error.value).startswith(said)


def test_test_that_no_cell_has_is_refused_with_what_they_have(root: Path) -> None:
    with pytest.raises(InputError, match=r"alike are test_bots::test_a\[one\]"):
        bisected(Cells("-" * 10), root)


def test_axis_that_is_no_dependency_is_refused_with_what_there_is(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    @dataclass
    class Resolved:
        user: Any

    @dataclass
    class Pins:
        pins: tuple[str, ...] = ("httpx==0.28.1", "Typing_Extensions==4.1")

    monkeypatch.setattr(steps, "resolve", lambda *_: Resolved(Pins()))
    cells: Any = Cells("")
    cells.context, cells.subject = None, lambda _: None

    with pytest.raises(InputError) as error:
        bisected(cells, root, axis="flask")

    assert str(error.value) == (
        "command line: --axis: 'flask' is not allowed; allowed: releases, pythons, or "
        "what 0.10.0 needs: httpx, typing-extensions"
    )


def test_only_suites_that_have_the_test_are_told(root: Path) -> None:
    (root / "tests/async/test_bots.py").write_text("def test_b(): pass\n")

    lines = bisected(Cells(".....xxxxx"), root)

    assert not any("async" in line for line in lines)


def test_views_are_of_one_suite() -> None:
    seen: Mapping[int, Sighting] = signs("x")

    assert seen[0].view == View(Seen.FAILED, "known")
