"""The coverage of releases and cells, merged from what their suites recorded."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from typing import TYPE_CHECKING

from cozematrix.cells.context import SUITES
from cozematrix.cells.files import hits_file
from cozematrix.cells.outcome import HAS_RESULTS, Outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from concurrent.futures import Future
    from pathlib import Path

    from cozematrix.cells.environment import Layers
    from cozematrix.checkout import Checkout
    from cozematrix.coverage.figures import Coverages
    from cozematrix.inputs.releases import Release
    from cozematrix.places import Places
    from cozematrix.planning.plan import Cell
    from cozematrix.reports.site.evidence import SourceFile

    # The figures of each release, and of each cell.
    Merged = Callable[[], tuple[dict[str, Coverages], dict[Cell, Coverages]]]


def hits_files(places: Places, cell: Cell) -> list[Path]:
    """Return the files of hits of both suites of a cell."""
    return [hits_file(places, cell, suite) for suite in SUITES]


def cell_folder(places: Places, each: Cell) -> Path:
    """Return the folder of a cell's own pages of coverage."""
    return places.reports / "coverage" / "cells" / each.python / each.release


def coverages_of(
    checkout: Checkout, outcomes: Iterable[Outcome]
) -> tuple[dict[str, Coverages], dict[Cell, Coverages]]:
    """Merge the coverage of each release and of each cell, several releases at a time."""
    with merging(checkout) as begin:
        return begin(outcomes)()


@contextmanager
def merging(checkout: Checkout) -> Iterator[Callable[[Iterable[Outcome]], Merged]]:
    """Merge coverage as `coverages_of` does, beside what is done within.

    What is given begins with the outcomes, and returns what waits for the end. The processes are
    there before: they would share the memory of a full run, and what is shared is slow to write.
    """
    places, package = checkout.places, checkout.configuration.package
    with ProcessPoolExecutor() as pool:
        pool.submit(int).result()

        def begin(outcomes: Iterable[Outcome]) -> Merged:
            # Without the checkout: what it remembers grows while another thread would pickle it.
            merged = {
                version: pool.submit(
                    _merge, places, checkout.layers, package, checkout.release(version), files
                )
                for version, files in measured(places, outcomes).items()
            }
            return lambda: _in_order(merged)

        yield begin


def _in_order(
    merged: Mapping[str, Future[tuple[Coverages | None, dict[Cell, Coverages]]]],
) -> tuple[dict[str, Coverages], dict[Cell, Coverages]]:
    found = {version: future.result() for version, future in merged.items()}
    per_cell = {cell: each for _, cells in found.values() for cell, each in cells.items()}
    return {version: each for version, (each, _) in found.items() if each}, per_cell


def measured(
    places: Places, outcomes: Iterable[Outcome]
) -> dict[str, dict[Cell, tuple[Path, ...]]]:
    """Return the files of hits of these outcomes, by release and cell.

    Those of a suite that is not among the outcomes are an earlier run's, and do not count.
    """
    found: dict[str, dict[Cell, tuple[Path, ...]]] = {}
    for each in outcomes:
        if each.suite in SUITES and each.status in HAS_RESULTS:
            cells = found.setdefault(each.cell.release, {})
            hits = hits_file(places, each.cell, each.suite)
            cells[each.cell] = (*cells.get(each.cell, ()), hits)
    return found


def _merge(
    places: Places,
    layers: Layers,
    package: str,
    release: Release,
    files: Mapping[Cell, Sequence[Path]],
) -> tuple[Coverages | None, dict[Cell, Coverages]]:
    """The figures of a release and of its cells; its pages are written where they changed.

    None where nothing was measured: no figure is not 0 %.
    """
    from cozematrix.coverage.figures import coverages, read_hits, write_pages

    source = layers.source(package, release)
    probes = layers.probes(source)
    # On most Pythons the same is hit.
    figures: dict[bytes, Coverages] = {}
    of_cells: dict[Cell, Coverages] = {}
    for cell, of_cell in files.items():
        if any(hits := read_hits(of_cell, probes.count)):
            if hits not in figures:
                figures[hits] = coverages(probes, hits)
            of_cells[cell] = figures[hits]
    every = [path for of_cell in files.values() for path in of_cell]
    hits = read_hits(every, probes.count)
    if not any(hits):
        return None, of_cells
    write_pages(probes, hits, source, places.reports / "coverage" / "releases" / release.version)
    return coverages(probes, hits), of_cells


def measured_files(checkout: Checkout, version: str) -> tuple[SourceFile, ...]:
    """Read the files of a release with the lines that the last run executed."""
    from cozematrix.coverage.figures import JSON
    from cozematrix.reports.site.measured import read_files

    report = checkout.places.reports / "coverage" / "releases" / version / JSON
    source = checkout.layers.source(checkout.configuration.package, checkout.release(version))
    return read_files(report, source)
