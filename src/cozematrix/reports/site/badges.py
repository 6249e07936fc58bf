"""Badges: how a release does on a Python, as shields' JSON and as a picture."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cozematrix.reports.square import percent
from cozematrix.verdicts import span
from cozematrix.verdicts.fact import NEVER_RAN, Judgement
from cozematrix.verdicts.ledger import BOTH

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from cozematrix.planning.plan import Suite
    from cozematrix.reports.site.evidence import Evidence
    from cozematrix.reports.square import Square

# Above so many per cent kept, the best first; names and values are those of shields.
_COLORS = ((100, "brightgreen"), (90, "green"), (75, "yellowgreen"), (50, "yellow"), (0, "orange"))
HEX = {
    "brightgreen": "#3a7d0a",
    "green": "#4b7a12",
    "yellowgreen": "#6b6f0e",
    "yellow": "#8a6500",
    "orange": "#a34a00",
    "red": "#b3261e",
    "lightgrey": "#5c6670",
}
# Average width of a sign of the picture's font, in units of its view box.
_SIGN = 6.6
_MARGIN = 14


@dataclass(frozen=True)
class Badge:
    """One badge; `name` is its file's name without an ending."""

    name: str
    label: str
    message: str
    color: str

    @property
    def widths(self) -> tuple[float, float]:
        """The widths of its two halves."""
        return _width(self.label), _width(self.message)

    # Any: JSON's own types.
    def as_json(self) -> dict[str, Any]:
        """The badge as shields reads it from an address."""
        return {
            "schemaVersion": 1,
            "label": self.label,
            "message": self.message,
            "color": self.color,
        }


def badges(evidence: Evidence) -> list[Badge]:
    """A badge for each release on each Python, and one for each release on all of them."""
    package, found = evidence.report.package, []
    for release in evidence.axis:
        on = {
            python: [square for suite, square in _suites(evidence, release, python)]
            for python in evidence.pythons
        }
        shown = {python: squares for python, squares in on.items() if squares}
        found += [
            _badge(f"{release}-{python}", f"{package} {release} on Python {python}", {python: each})
            for python, each in shown.items()
        ]
        if shown:
            found.append(_badge(release, f"{package} {release}", shown, evidence.pythons))
    return found


def _suites(evidence: Evidence, release: str, python: str) -> Iterable[tuple[Suite, Square]]:
    """The squares of the two clients in one cell."""
    suites = evidence.report.verdict.suites
    both = zip(suites, evidence.report.row(release, python), strict=False)
    return [(suite, square) for suite, square in both if suite in BOTH]


def _badge(
    name: str, label: str, on: Mapping[str, Sequence[Square]], axis: Sequence[str] = ()
) -> Badge:
    """One badge for the squares on some Pythons; with an `axis` it says on which it works."""
    squares = [square for each in on.values() for square in each]
    if any(each.judgement is not Judgement.AS_EXPECTED for each in squares):
        return Badge(name, label, "not as expected", "red")
    tried = [each for each in squares if each.status not in NEVER_RAN]
    if not tried:
        return Badge(name, label, squares[0].status.value.replace("-", " "), "lightgrey")
    counted = sum(each.tried for each in tried)
    if not counted:
        return Badge(name, label, "does not work", "red")
    share = percent(sum(each.passed for each in tried), counted)
    color = next(color for least, color in _COLORS if share >= least)
    works = [python for python, each in on.items() if any(square.tried for square in each)]
    where = f" on {span.ranges(works, axis)}" if axis else ""
    return Badge(name, label, f"{share}% kept{where}", color)


def _width(text: str) -> float:
    return round(_MARGIN + _SIGN * len(text), 1)
