from __future__ import annotations

from dataclasses import replace

import pytest

from cozematrix.errors import InputError
from cozematrix.inputs.configuration import Configuration, Limits
from cozematrix.inputs.picking import Picking
from cozematrix.inputs.releases import Release
from cozematrix.planning.plan import Cell, LeftOut, make_plan, window
from tests.engine.conftest import release

CONFIGURATION = Configuration(
    package="cozepy",
    pythons=("3.7", "3.8", "3.9"),
    required=("3.9",),
    picking=Picking(),
    minors=2,
    always=(),
    limits=Limits(1, 1, 1, 1),
    runner=("pytest",),
)
ALL = ("3.7", "3.8", "3.9")


def test_window_holds_the_newest_release_of_each_of_the_newest_minor_lines(
    releases: tuple[Release, ...],
) -> None:
    assert [each.version for each in window(releases, minors=3, always=())] == [
        "0.2.1",
        "0.3.0",
        "0.10.0",
    ]


def test_window_leaves_out_yanked_and_pre_releases_but_not_what_is_named(
    releases: tuple[Release, ...],
) -> None:
    more = (*releases, release("0.11.0", yanked="broken"), release("0.12.0rc1"))

    assert [each.version for each in window(more, minors=1, always=("0.1.0", "0.11.0"))] == [
        "0.1.0",
        "0.10.0",
        "0.11.0",
    ]


def test_every_cell_of_the_selection_runs_or_is_left_out_with_a_reason(
    releases: tuple[Release, ...],
) -> None:
    plan = make_plan(CONFIGURATION, releases, {"3.7", "3.8"}, ["0.1.0", "0.2.0"])

    assert plan.run == (Cell("3.7", "0.2.0"), Cell("3.8", "0.2.0"), Cell("3.8", "0.1.0"))
    assert plan.left == {
        Cell("3.9", "0.2.0"): LeftOut.MISSING_INTERPRETER,
        Cell("3.7", "0.1.0"): LeftOut.EXCLUDED,
        Cell("3.9", "0.1.0"): LeftOut.MISSING_INTERPRETER,
    }
    assert set(plan.cells) == {*plan.run, *plan.left}


@pytest.mark.parametrize(
    ("selectors", "versions", "pythons"),
    [
        pytest.param([], ["0.10.0", "0.3.0"], ALL, id="none is the window"),
        pytest.param(["window"], ["0.10.0", "0.3.0"], ALL, id="window"),
        pytest.param(["newest"], ["0.10.0"], ALL, id="newest"),
        pytest.param(["full"], ["0.10.0", "0.3.0", "0.2.1", "0.2.0", "0.1.0"], ALL, id="full"),
        pytest.param(["3.9"], ["0.10.0", "0.3.0"], ("3.9",), id="a Python narrows the window"),
        pytest.param(["0.2.*", "3.8"], ["0.2.1", "0.2.0"], ("3.8",), id="pattern and Python"),
        pytest.param([">=0.3"], ["0.10.0", "0.3.0"], ALL, id="range"),
        pytest.param(["0.1.0", "0.3.0"], ["0.3.0", "0.1.0"], ALL, id="releases add up"),
    ],
)
def test_selectors_add_up_within_an_axis_and_narrow_across(
    releases: tuple[Release, ...],
    selectors: list[str],
    versions: list[str],
    pythons: tuple[str, ...],
) -> None:
    plan = make_plan(CONFIGURATION, releases, ALL, selectors)

    assert [each.version for each in plan.releases] == versions
    assert plan.pythons == pythons


@pytest.mark.parametrize(
    ("word", "near"),
    [
        ("0.4.0", "; near to it: 0.3.0, 0.2.0, 0.1.0"),
        ("0.10", "; near to it: 0.1.0, 0.10.0"),
        ("v0.3.0", "; near to it: 0.3.0"),
        ("newst", "; near to it: newest"),
        ("3.6", ""),
        ("nonsense", ""),
        (">=7", ""),
        # A shell makes it of a variable that is not set.
        ("", ""),
        (" ", ""),
    ],
)
def test_a_selector_that_names_nothing_is_refused(
    releases: tuple[Release, ...], word: str, near: str
) -> None:
    with pytest.raises(InputError) as raised:
        make_plan(CONFIGURATION, releases, ALL, [word])

    assert str(raised.value) == (
        f"command line: selector: {word!r} is not allowed; allowed: full, window, newest, a Python "
        "(3.7 to 3.9), a release (0.1.0 to 0.10.0), a pattern or a range that meets one, such as "
        f"0.1?.* or '>=0.17'{near}"
    )


def test_an_unknown_release_in_the_window_is_refused(releases: tuple[Release, ...]) -> None:
    configuration = replace(CONFIGURATION, always=("9.9.9",))

    with pytest.raises(InputError, match=r"^matrix.toml: window.always: '9.9.9'"):
        make_plan(configuration, releases, ALL)


def test_a_required_python_that_is_missing_is_told_only_where_the_selection_needs_it(
    releases: tuple[Release, ...],
) -> None:
    assert make_plan(CONFIGURATION, releases, {"3.7"}).missing(["3.9"]) == ["3.9"]
    assert make_plan(CONFIGURATION, releases, {"3.7"}, ["3.7"]).missing(["3.9"]) == []


def test_plan_is_narrowed_to_some_of_its_cells(releases: tuple[Release, ...]) -> None:
    whole = make_plan(CONFIGURATION, releases, {"3.7"}, ["full"])
    some = [whole.run[0], next(iter(whole.left))]

    narrowed = whole.only(some)

    assert narrowed.run == (whole.run[0],)
    assert list(narrowed.left) == [some[1]]
    assert {cell.release for cell in some} == {release.version for release in narrowed.releases}
    assert {cell.python for cell in some} == set(narrowed.pythons)
