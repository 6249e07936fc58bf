"""The verdict as `mutation.json` and `mutation.md`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cozematrix.reports.page import escaped
from cozematrix.upkeep.mutation.verdict import Fate

if TYPE_CHECKING:
    from cozematrix.upkeep.mutation.verdict import Result, Verdict

SCHEMA = 1


# Any: JSON's own types.
def as_json(
    verdict: Verdict, *, package: str, seed: int, failing: tuple[str, ...]
) -> dict[str, Any]:
    """Return the content of `mutation.json`; `failing` are the tests that were left out."""
    return {
        "schema": SCHEMA,
        "package": package,
        "seed": seed,
        "share": round(verdict.share, 4),
        **{fate.name.lower(): verdict.count(fate) for fate in Fate},
        "equivalent": len(verdict.equivalent),
        "left_out": list(failing),
        "faults": [_fault(verdict, result) for result in verdict.results],
    }


def markdown(
    verdict: Verdict, *, package: str, seed: int, failing: tuple[str, ...], title: str = ""
) -> str:
    """The page: what share was caught, and each fault that was not, with the reason."""
    missed = [result for result in verdict.results if result.fate is not Fate.CAUGHT]
    left_out = f"; {len(failing)} tests fail without any fault and were left out"
    lines = [f"# {title or f'{package}: which faults the contracts notice'}", ""]
    lines += [f"{summary(verdict)}.", f"Seed {seed}{'' if title else left_out}."]
    for result in verdict.disproved:
        lines += ["", f"> declared equivalent, but caught: {escaped(result.fault.name)}"]
    if missed:
        lines += ["", "| fate | where | operator | before | after | why |"]
        lines.append("|---|---|---|---|---|---|")
        lines += [_row(verdict, result) for result in missed]
    return "\n".join((*lines, ""))


def summary(verdict: Verdict) -> str:
    """The verdict in one line."""
    counts = ", ".join(f"{verdict.count(fate)} {fate}" for fate in Fate)
    return (
        f"{100 * verdict.share:.1f} % caught of those that can be: {counts} "
        f"({len(verdict.equivalent)} of them equivalent)"
    )


def _fault(verdict: Verdict, result: Result) -> dict[str, Any]:
    declared = verdict.declared(result.fault)
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


def _row(verdict: Verdict, result: Result) -> str:
    fault, declared = result.fault, verdict.declared(result.fault)
    why = ""
    if declared:
        why = f"equivalent: {declared.why}" if declared.is_equivalent else declared.why
    where = f"{fault.file}:{fault.line} {fault.within}"
    cells = (result.fate, where, fault.operator, fault.before, fault.after, why)
    return f"| {' | '.join(escaped(cell) for cell in cells)} |"
