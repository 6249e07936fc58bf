"""The charts of the history page as numbers: where each line and each column goes.

Drawn as SVG by the template. Three small charts do not need a library, and a picture that stands in
the page is there at the first paint, prints, and is read without a script.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cozematrix.cells.outcome import HAS_RESULTS
from cozematrix.verdicts.ledger import BOTH, EFFECTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from cozematrix.reports.site.evidence import Evidence
    from cozematrix.reports.site.sights import Seen

WIDTH, HEIGHT = 900.0, 220.0
_GAP = 0.18


@dataclass(frozen=True)
class Column:
    """One piece of a column, in units of the chart."""

    kind: str
    x: float
    y: float
    width: float
    height: float
    text: str


@dataclass(frozen=True)
class Line:
    """One line; a release without a figure interrupts it."""

    kind: str
    title: str
    parts: tuple[tuple[tuple[float, float], ...], ...]
    values: Mapping[str, float]


@dataclass(frozen=True)
class Tick:
    """A value of the vertical axis."""

    y: float
    text: str


@dataclass(frozen=True)
class Chart:
    """One chart, with the same as a table: a row for each name along the horizontal axis."""

    names: tuple[str, ...]
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    ticks: tuple[Tick, ...]
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def middle(self, place: int) -> float:
        """The middle of the column at a place."""
        return round((place + 0.5) * WIDTH / max(1, len(self.names)), 1)


def causes_by_release(evidence: Evidence, seen: Sequence[Seen]) -> Chart:
    """The known causes of each release, stacked by effect, the worst at the bottom."""
    counts = {
        release: Counter(each.cause.effect.value for each in seen if release in each.sights)
        for release in evidence.axis
    }
    return _stacked(counts, [effect.value for effect in EFFECTS], "causes")


def shares_by_release(evidence: Evidence) -> Chart:
    """Contracts kept, APIs that it has, lines and branches executed: each in per cent."""
    report, kept = evidence.report, _kept(evidence)
    lines = [
        _line("kept", "contracts kept", kept, evidence.axis),
        _line(
            "has",
            "contracts whose API it has",
            {release: 100.0 - lacks for release, lacks in report.lacks.items()},
            evidence.axis,
        ),
        _line(
            "lines",
            "lines executed",
            {release: each.lines for release, each in report.coverages.items()},
            evidence.axis,
        ),
        _line(
            "branches",
            "branches executed",
            {release: each.branches for release, each in report.coverages.items()},
            evidence.axis,
        ),
    ]
    shown = [each for each in lines if each.values]
    rows = tuple(
        (release, *(_percent(each.values.get(release)) for each in shown))
        for release in evidence.axis
    )
    return Chart(
        names=evidence.axis,
        columns=(),
        lines=tuple(shown),
        ticks=_ticks(100, " %"),
        heads=("release", *(each.title for each in shown)),
        rows=rows,
    )


def seconds_by_python(evidence: Evidence) -> Chart:
    """The processor time of a cell's two suites on each Python, on the average of its releases."""
    times: dict[str, dict[str, list[float]]] = {python: {} for python in evidence.pythons}
    for (cell, suite), outcome in evidence.report.verdict.outcomes.items():
        if outcome.status in HAS_RESULTS and suite in BOTH:
            times[cell.python].setdefault(suite.value, []).append(outcome.cpu_seconds)
    counts = {
        python: {suite: sum(each) / len(each) for suite, each in on.items()}
        for python, on in times.items()
    }
    return _stacked(counts, [suite.value for suite in BOTH], "s", digits=1)


def _stacked(
    counts: Mapping[str, Mapping[str, float]], kinds: Iterable[str], unit: str, digits: int = 0
) -> Chart:
    shown = [kind for kind in kinds if any(each.get(kind) for each in counts.values())]
    most = max((sum(each.values()) for each in counts.values()), default=0) or 1
    top = _round_up(most)
    step = WIDTH / max(1, len(counts))
    columns = []
    for place, (name, each) in enumerate(counts.items()):
        y = HEIGHT
        for kind in shown:
            value = each.get(kind, 0)
            if not value:
                continue
            height = HEIGHT * value / top
            y -= height
            text = f"{name}: {value:.{digits}f} {kind}"
            x, width = (place + _GAP / 2) * step, step * (1 - _GAP)
            columns.append(
                Column(kind, round(x, 1), round(y, 1), round(width, 1), round(height, 1), text)
            )
    rows = tuple(
        (name, *(f"{each.get(kind, 0):.{digits}f}" for kind in shown))
        for name, each in counts.items()
    )
    return Chart(
        names=tuple(counts),
        columns=tuple(columns),
        lines=(),
        ticks=_ticks(top, f" {unit}"),
        heads=("", *shown),
        rows=rows,
    )


def _line(kind: str, title: str, values: Mapping[str, float], axis: Sequence[str]) -> Line:
    step = WIDTH / max(1, len(axis))
    parts: list[list[tuple[float, float]]] = [[]]
    for place, release in enumerate(axis):
        if release in values:
            y = HEIGHT * (1 - values[release] / 100)
            parts[-1].append((round((place + 0.5) * step, 1), round(y, 1)))
        elif parts[-1]:
            parts.append([])
    return Line(kind, title, tuple(tuple(part) for part in parts if part), values)


def _kept(evidence: Evidence) -> dict[str, float]:
    """The share of contracts kept by each release, over all its cells of both clients."""
    passed: Counter[str] = Counter()
    tried: Counter[str] = Counter()
    for (cell, suite), square in evidence.report.squares.items():
        if suite in BOTH:
            passed[cell.release] += square.passed
            tried[cell.release] += square.tried
    return {
        release: round(100 * passed[release] / tried[release], 1)
        for release in evidence.axis
        if tried[release]
    }


def _ticks(top: float, unit: str) -> tuple[Tick, ...]:
    return tuple(
        Tick(round(HEIGHT * (1 - part / 4), 1), f"{top * part / 4:g}{unit}") for part in range(5)
    )


def _round_up(value: float) -> float:
    """The least of 1, 2, 4, 8, 10, 20 … that is not smaller: its quarters are easy to read."""
    size = 1.0
    while True:
        for step in (1, 2, 4, 6, 8):
            if value <= step * size:
                return step * size
        size *= 10


def _percent(value: float | None) -> str:
    return "" if value is None else f"{value:.1f} %"
