"""Early warnings: what was declared deprecated in a release, or in what it needs, while it ran."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cozematrix.verdicts import span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cozematrix.cells.outcome import Outcome
    from cozematrix.planning.plan import Cell, Plan


@dataclass(frozen=True)
class Deprecation:
    """One warning, wherever it was seen."""

    category: str
    """The class of the warning: "DeprecationWarning" or one like it."""
    message: str
    file: str
    """The file that it is raised for, below `site-packages`: the package's, or a dependency's."""
    where: str
    """The releases and Pythons, in words."""
    cells: tuple[Cell, ...]

    @property
    def line(self) -> str:
        """The deprecation in one line."""
        return f"{self.where}: {self.file}: {self.category}: {self.message}"


def deprecations(plan: Plan, outcomes: Iterable[Outcome], package: str) -> tuple[Deprecation, ...]:
    """Return each warning once, those in the package itself first."""
    cells: dict[tuple[str, str, str], dict[Cell, None]] = {}
    for outcome in outcomes:
        for each in outcome.warnings:
            warning = (each.category, each.message, each.file)
            cells.setdefault(warning, {})[outcome.cell] = None
    releases = [release.version for release in reversed(plan.releases)]
    found = [
        Deprecation(*warning, span.describe(seen, releases, plan.pythons), tuple(seen))
        for warning, seen in cells.items()
    ]
    return tuple(
        sorted(
            found,
            key=lambda each: (not each.file.startswith(f"{package}/"), each.file, each.message),
        )
    )
