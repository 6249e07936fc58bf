"""Where everything lies in a checkout, as one value."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Places:
    """The files of one checkout, all derived from its top folder."""

    root: Path
    reports_in: str = "reports"
    run_in: str = ".cozematrix"

    @classmethod
    def of_checkout(cls) -> Places:
        """The checkout that this package lies in (`<root>/src/cozematrix`)."""
        return cls(Path(__file__).resolve().parents[2])

    @property
    def matrix(self) -> Path:
        return self.root / "matrix.toml"

    @property
    def uncovered(self) -> Path:
        return self.root / "uncovered.toml"

    @property
    def releases(self) -> Path:
        return self.root / "releases.json"

    @property
    def durations(self) -> Path:
        return self.root / "durations.json"

    @property
    def cache(self) -> Path:
        """What can be made again: resolutions, layers, kept outcomes, tools, interpreters seen."""
        return self.root / ".cozematrix"

    @property
    def run(self) -> Path:
        """What is known of the run at work, or of the last one: its facts, what it was asked."""
        return self.root / self.run_in

    @property
    def selection(self) -> Path:
        """What the last run was asked for."""
        return self.run / "selection.json"

    @property
    def reports(self) -> Path:
        return self.root / self.reports_in

    @property
    def outcomes(self) -> Path:
        return self.reports / "outcomes"
