"""Releases that misbehave, through the real engine: none is green, and nobody else is touched."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import pytest

from cozematrix.cells import fence
from cozematrix.cells.files import work_folder
from cozematrix.cells.outcome import Outcome, Status
from cozematrix.cells.preparation import lay, resolve
from cozematrix.errors import MatrixError
from cozematrix.inputs.releases import Release
from cozematrix.verdicts.fact import Judgement

from .attacks import ATTACKS
from .checkout import DEFECT, STATES
from .conftest import SECRET
from .trial import VERSIONS, Attack, Ground, Seen


@pytest.fixture(params=ATTACKS, ids=lambda attack: attack.name)
def attack(request: pytest.FixtureRequest) -> Attack:
    chosen: Attack = request.param
    return chosen


def try_out(ground: Ground, neighbour: Release, attack: Attack) -> Seen:
    """Run the attack's cell, after its layers were made, and look at everything afterwards."""
    release = ground.publish(next(VERSIONS), attack)
    subject = ground.subject(release)
    # What cannot be installed is told by the cell.
    with suppress(MatrixError):
        lay(ground.context, subject, resolve(ground.context, subject))
    before = ground.snapshot(release)
    with ThreadPoolExecutor(1) as pool:
        beside = pool.submit(ground.run, neighbour) if attack.has_neighbour else None
        outcomes = ground.run(release, attack.seconds)
        others: tuple[Outcome, ...] = beside.result() if beside else ()
    after = ground.snapshot(release)
    changed = sorted(
        name
        for name in before.keys() | after.keys()
        if before.get(name) != after.get(name)
        and not (attack.has_neighbour and f"/{neighbour.version}" in name)
    )
    return Seen(
        release,
        outcomes,
        ground.judge(neighbour, release),
        ground.notes(release),
        (*changed, *ground.damaged_layers()),
        ground.running(release),
        others,
    )


@pytest.mark.skipif(fence.parts() != fence.ALL, reason="the whole fence cannot be had here")
def test_fenced_release_that_misbehaves(ground: Ground, neighbour: Release, attack: Attack) -> None:
    seen = try_out(ground, neighbour, attack)

    assert (seen.changed, seen.running) == ((), ())
    assert "won" not in seen.notes, seen.notes
    assert ("tried" in seen.notes) is attack.has_code
    assert seen.statuses <= attack.status, seen.causes
    assert attack.cause in seen.causes
    assert seen.verdict.changed == ()
    if attack.status == {Status.CONTRACT_FAILURES}:
        assert [states[DEFECT] for states in seen.states] == ["failed", "failed"]
        assert not attack.keeps_states or seen.states == [STATES, STATES]
    for cell, suite in seen.verdict.outcomes:
        if cell.release == neighbour.version:
            assert seen.verdict.judgement(cell, suite) is Judgement.AS_EXPECTED
    assert SECRET not in left_behind(ground, seen)
    if attack.remains:
        # Others are as ever, which is looked at before; a day on which it fails is told as well.
        assert seen.verdict.is_as_expected, f"it succeeds no more: {attack.name}"
        pytest.xfail(attack.remains)
    assert not seen.verdict.is_as_expected


def left_behind(ground: Ground, seen: Seen) -> str:
    """Everything that the cell's folder holds, as text."""
    return "".join(_texts(ground, seen))


def _texts(ground: Ground, seen: Seen) -> Iterator[str]:
    for path in work_folder(ground.context.places, seen.outcomes[0].cell).rglob("*"):
        if path.is_file() and path.stat().st_size < 10_000_000:
            yield path.read_text(errors="replace")
