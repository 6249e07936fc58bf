"""A set of cells in words: "0.5.0-0.9.1 on 3.7-3.13"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from cozematrix.planning.plan import Cell


def describe(cells: Collection[Cell], releases: Sequence[str], pythons: Sequence[str]) -> str:
    """The cells as ranges of releases on ranges of Pythons.

    `releases` (oldest first) and `pythons` are the axes that a range runs along: two releases
    belong to one range when no release of the axis between them is left out.
    """
    releases_of: dict[str, tuple[str, ...]] = {}
    for python in pythons:
        having = {cell.release for cell in cells if cell.python == python}
        releases_of[python] = tuple(release for release in releases if release in having)
    pythons_of: dict[tuple[str, ...], list[str]] = {}
    for python, having_releases in releases_of.items():
        if having_releases:
            pythons_of.setdefault(having_releases, []).append(python)
    return "; ".join(
        f"{ranges(having, releases)} on {ranges(on, pythons)}" for having, on in pythons_of.items()
    )


def ranges(values: Iterable[str], axis: Sequence[str]) -> str:
    """Values of an axis, in its order, as ranges: "3.7, 3.9-3.12"."""
    runs: list[list[str]] = []
    place = {value: number for number, value in enumerate(axis)}
    for value in values:
        if runs and place[value] == place[runs[-1][-1]] + 1:
            runs[-1].append(value)
        else:
            runs.append([value])
    return ", ".join(run[0] if len(run) == 1 else f"{run[0]}\N{EN DASH}{run[-1]}" for run in runs)
