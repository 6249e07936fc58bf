"""The outcomes that runs left in this checkout, and the verdict over them."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cozematrix.cells import run as runs
from cozematrix.cells import sources
from cozematrix.cells.outcome_file import read_outcomes, read_planned
from cozematrix.errors import MatrixError
from cozematrix.inputs.picking import LATEST
from cozematrix.planning.plan import OF_THE_MATRIX, Cell, Suite, make_plan
from cozematrix.verdicts import verdict as verdicts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cozematrix.cells.outcome import Outcome
    from cozematrix.checkout import Checkout
    from cozematrix.inputs.picking import Picking
    from cozematrix.planning.plan import Plan
    from cozematrix.verdicts.verdict import Verdict


@dataclass(frozen=True)
class RecordedRun:
    """The outcomes that a run left here, before they are judged."""

    id: str
    """Id of the run."""
    suites: tuple[Suite, ...]
    """The suites that are to be judged."""
    outcomes: tuple[Outcome, ...]
    damaged: tuple[str, ...]
    """A line for each outcome that is damaged."""
    changed: tuple[str, ...]
    """Files that were changed while the run was at work."""


def read_run(checkout: Checkout, suites: Sequence[Suite] | None) -> RecordedRun:
    """The outcomes of the run that is to be judged; without `suites` of those that it was to have.

    A MatrixError where nothing is recorded.
    """
    run = runs.run_id() if suites else runs.last(checkout.places.run)
    facts_in = checkout.places.run
    read, damaged = read_planned(
        checkout.places.outcomes,
        checkout.plan.cells,
        suites or Suite,
        run=run,
        secret=runs.last_secret(facts_in),
    )
    # After its end a run may be judged anew by what was changed since: by another ledger, for one.
    changed = runs.changed(facts_in, sources.judging(checkout.places.root)) if suites else []
    recorded = [each for each in read if each.run == run]
    if not suites:
        # A run that is shown at its own end shows what it lacks.
        if not recorded and run != runs.run_id() and not os.environ.get("CI"):
            raise MatrixError("nothing is recorded for these cells: run them first")
        asked = checkout.last.suites if checkout.last else ()
        present = {*asked, *(each.suite for each in recorded)}
        suites = [each for each in OF_THE_MATRIX if each in present or os.environ.get("CI")]
    return RecordedRun(run, tuple(suites), tuple(recorded), tuple(damaged), tuple(changed))


def verdict_of_run(checkout: Checkout, recorded: RecordedRun) -> Verdict:
    """Hold what a run recorded against the plan and the ledger."""
    return verdicts.judge(
        checkout.plan,
        recorded.suites,
        recorded.outcomes,
        checkout.ledger,
        run=recorded.id,
        required=checkout.required,
        changed=recorded.changed,
    )


def usual_outcomes(checkout: Checkout, verdict: Verdict) -> dict[tuple[Cell, Suite], Outcome]:
    """Return the last record beside today's newest dependencies, where the run has others."""
    if checkout.configuration.resolution == LATEST or not verdict.surprises:
        return {}
    cells = [cell._replace(resolution=LATEST) for cell in checkout.plan.cells]
    read, _ = read_planned(checkout.places.outcomes, cells)
    return {(each.cell, each.suite): each for each in read if not each.is_partial}


def recorded_here(checkout: Checkout, resolution: str = "") -> list[Outcome]:
    """Every outcome, whichever run recorded it; a selection says nothing of what it left out.

    Without a `resolution` it is that of this session.
    """
    return [
        replace(each, run="")
        for each in read_outcomes(
            checkout.places.outcomes, resolution or checkout.configuration.resolution
        )
        if not each.is_partial
    ]


def plan_of_all(checkout: Checkout, picking: Picking | None = None) -> Plan:
    """The plan of all releases on all Pythons, their dependencies picked as in this session."""
    chosen = replace(checkout.configuration, picking=picking or checkout.configuration.picking)
    return make_plan(chosen, checkout.releases, checkout.interpreters, ("full",))


def verdict_of_all(checkout: Checkout, plan: Plan, outcomes: Sequence[Outcome]) -> Verdict:
    """Judge outcomes of any run, whichever suites they are of."""
    suites = [suite for suite in OF_THE_MATRIX if any(each.suite is suite for each in outcomes)]
    return verdicts.judge(plan, suites, outcomes, checkout.ledger, run="", required=())
