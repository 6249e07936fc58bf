"""The known causes of each release, counted by what a user feels, and told in a line."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cozematrix.verdicts.fact import Judgement
from cozematrix.verdicts.ledger import EFFECTS, Effect

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cozematrix.types.typedness import Typedness
    from cozematrix.verdicts.verdict import Verdict

# Of one cause, and of several.
_PHRASES = {
    Effect.IMPORT: ("import fails", "imports fail"),
    Effect.REFUSED: ("call is refused", "calls are refused"),
    Effect.CRASH: ("crashes", "crash"),
    Effect.HANG: ("hangs", "hang"),
    Effect.WRONG: ("gives a wrong value", "give a wrong value"),
    Effect.LOST: ("loses data", "lose data"),
    Effect.LEAK: ("leaks", "leak"),
    Effect.WARNING: ("warns", "warn"),
    Effect.TYPES: ("has wrong types", "have wrong types"),
}


@dataclass(frozen=True)
class Tally:
    """The number of known causes that were seen in a release, by effect."""

    release: str
    counts: Mapping[Effect, int]
    is_surprising: bool = False
    """True if something else was seen there as well."""
    typedness: str = ""
    """Share of it that has a known type, in words; "" where nobody looked."""

    @property
    def text(self) -> str:
        """The counts in words, worst effect first."""
        total = sum(self.counts.values())
        end = ", and surprises" if self.is_surprising else ""
        end += f"; {self.typedness}" if self.typedness else ""
        if not total:
            return f"no known cause{end}"
        parts = [
            f"{self.counts[effect]} {_PHRASES[effect][self.counts[effect] != 1]}"
            for effect in EFFECTS
            if self.counts.get(effect)
        ]
        return f"{total} {'cause' if total == 1 else 'causes'}: {', '.join(parts)}{end}"


def tallies(verdict: Verdict, known: Mapping[str, Typedness] | None = None) -> tuple[Tally, ...]:
    """One for each release in which anything ran, in the order of the plan.

    `known`: by release, how much of it has types.
    """
    causes: dict[str, dict[str, Effect]] = {}
    surprising = set()
    for cell, suite in verdict.outcomes:
        if verdict.judgement(cell, suite) is not Judgement.AS_EXPECTED:
            surprising.add(cell.release)
        there = causes.setdefault(cell.release, {})
        there.update((cause.id, cause.effect) for cause in verdict.causes(cell, suite))
    return tuple(
        Tally(
            release.version,
            Counter(causes.get(release.version, {}).values()),
            is_surprising=release.version in surprising,
            typedness=known[release.version].text if known and release.version in known else "",
        )
        for release in verdict.plan.releases
        if release.version in verdict.ran
    )
