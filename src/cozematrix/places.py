"""The places of everything in a checkout, as one value."""

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
        return self.root / "data" / "uncovered.toml"

    @property
    def releases(self) -> Path:
        return self.root / "releases.json"

    @property
    def durations(self) -> Path:
        return self.root / "data" / "durations.json"

    @property
    def cache(self) -> Path:
        """The folder of all that can be made again: resolutions, layers, kept outcomes."""
        return self.root / ".cozematrix"

    @property
    def run(self) -> Path:
        """The folder of the run at work, or of the last one: its facts, its request."""
        return self.root / self.run_in

    @property
    def selection(self) -> Path:
        """The file of the last run's request."""
        return self.run / "selection.json"

    @property
    def reports(self) -> Path:
        return self.root / self.reports_in

    @property
    def outcomes(self) -> Path:
        return self.reports / "outcomes"
