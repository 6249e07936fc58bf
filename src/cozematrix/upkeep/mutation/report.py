"""The score as `mutation.json` and `mutation.md`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cozematrix.reports.markdown import escaped
from cozematrix.upkeep.mutation.score import Fate

if TYPE_CHECKING:
    from cozematrix.upkeep.mutation.score import Score, TriedFault

SCHEMA = 1


# Any: JSON's own types.
def as_json(score: Score, *, package: str, seed: int, failing: tuple[str, ...]) -> dict[str, Any]:
    """Return the content of `mutation.json`; `failing` are the tests that were left out."""
    return {
        "schema": SCHEMA,
        "package": package,
        "seed": seed,
        "share": round(score.share, 4),
        **{fate.name.lower(): score.count(fate) for fate in Fate},
        "equivalent": len(score.equivalent),
        "left_out": list(failing),
        "faults": [_fault(score, result) for result in score.results],
    }


def markdown(
    score: Score, *, package: str, seed: int, failing: tuple[str, ...], title: str = ""
) -> str:
    """The page: what share was caught, and each fault that was not, with the reason."""
    missed = [result for result in score.results if result.fate is not Fate.CAUGHT]
    left_out = f"; {len(failing)} tests fail without any fault and were left out"
    lines = [f"# {title or f'{package}: which faults the contracts notice'}", ""]
    lines += [f"{summary(score)}.", f"Seed {seed}{'' if title else left_out}."]
    for result in score.disproved:
        lines += ["", f"> declared equivalent, but caught: {escaped(result.fault.name)}"]
    if missed:
        lines += ["", "| fate | where | operator | before | after | why |"]
        lines.append("|---|---|---|---|---|---|")
        lines += [_row(score, result) for result in missed]
    return "\n".join((*lines, ""))


def summary(score: Score) -> str:
    """The score in one line."""
    counts = ", ".join(f"{score.count(fate)} {fate}" for fate in Fate)
    return (
        f"{100 * score.share:.1f} % caught of those that can be: {counts} "
        f"({len(score.equivalent)} of them equivalent)"
    )


def _fault(score: Score, result: TriedFault) -> dict[str, Any]:
    declared = score.declared(result.fault)
    return {
        "file": result.fault.file,
        "line": result.fault.line,
        "within": result.fault.within,
        "operator": result.fault.operator,
        "before": result.fault.before,
        "after": result.fault.after,
        "fate": result.fate.value,
        "by": result.by,
        "seconds": result.seconds,
        "equivalent": declared is not None and declared.is_equivalent,
        "why": declared.why if declared else "",
    }


def _row(score: Score, result: TriedFault) -> str:
    fault, declared = result.fault, score.declared(result.fault)
    why = ""
    if declared:
        why = f"equivalent: {declared.why}" if declared.is_equivalent else declared.why
    where = f"{fault.file}:{fault.line} {fault.within}"
    cells = (result.fate, where, fault.operator, fault.before, fault.after, why)
    return f"| {' | '.join(escaped(cell) for cell in cells)} |"
