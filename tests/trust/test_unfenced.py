"""The same kinds of release where no fence can be had: what they change is found, or healed."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from dataclasses import replace

import pytest

from cozematrix.cells import process
from cozematrix.cells.outcome import Outcome, Status
from cozematrix.cells.outcome_file import outcome_file
from cozematrix.inputs.releases import Release
from cozematrix.planning.plan import Cell, Suite
from cozematrix.verdicts.fact import Judgement

from .checkout import STATES
from .trial import PYTHON, VERSIONS, Attack, Ground


@pytest.fixture
def open_ground(ground: Ground) -> Ground:
    """The same ground without a fence; what cells share is to be made good by each test."""
    configuration = replace(ground.context.configuration, fence="off")
    return replace(ground, context=replace(ground.context, configuration=configuration))


@pytest.fixture
def neighbour(open_ground: Ground, neighbour: Release) -> Release:
    """The honest release, run anew: an earlier test has damaged what it left."""
    open_ground.run(neighbour)
    return neighbour


@pytest.fixture
def kept(open_ground: Ground) -> Iterator[None]:
    """Files of the checkout that are put back after the test."""
    names = ("tests/shared/contracts/bots.toml", "src/cozematrix/cells/cell.py")
    texts = {name: (open_ground.root / name).read_text() for name in names}
    yield
    for name, text in texts.items():
        (open_ground.root / name).write_text(text)


def ran(ground: Ground, code: str, seconds: int = 25) -> tuple[Release, tuple[Outcome, ...]]:
    release = ground.publish(next(VERSIONS), Attack("", "", code))
    outcomes = ground.run(release, seconds)
    assert "tried" in ground.notes(release)
    assert ground.running(release) == ()
    return release, outcomes


def statuses(outcomes: tuple[Outcome, ...]) -> set[Status]:
    return {outcome.status for outcome in outcomes}


def test_forged_outcome_of_another_release_is_tampered(
    open_ground: Ground, neighbour: Release
) -> None:
    release, _ = ran(
        open_ground,
        """
        import re
        text = open(OUTSIDE.other).read()
        forged = re.sub('"status": "[a-z-]+"', '"status": "crashed"', text, count=1)
        assert forged != text
        open(OUTSIDE.other, "w").write(forged)
        """,
    )

    verdict = open_ground.judge(neighbour, release)

    cell = Cell(PYTHON, neighbour.version)
    assert verdict.judgement(cell, Suite.SYNC) is Judgement.TAMPERED
    assert verdict.judgement(cell, Suite.ASYNC) is Judgement.AS_EXPECTED
    assert not verdict.is_as_expected


def test_own_outcome_is_the_engines_whatever_was_written_there(
    open_ground: Ground, neighbour: Release
) -> None:
    release, outcomes = ran(
        open_ground,
        "for each in (OUTSIDE.own_sync, OUTSIDE.own_async): open(each, 'w').write('{}')",
    )

    path = outcome_file(open_ground.context.places.outcomes, outcomes[0].cell, Suite.SYNC)
    assert json.loads(path.read_text())["outcome"]["status"] == "contract-failures"
    assert not open_ground.judge(neighbour, release).is_as_expected


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize(
    "name", ["tests/shared/contracts/bots.toml", "src/cozematrix/cells/cell.py"]
)
def test_change_of_the_ledger_or_the_engine_is_told(
    open_ground: Ground, neighbour: Release, name: str
) -> None:
    release, _ = ran(open_ground, f"write(OUTSIDE.root + '/{name}', '# changed')")

    verdict = open_ground.judge(neighbour, release)

    assert verdict.changed == (name,)
    assert not verdict.is_as_expected


def test_edited_layer_is_healed_before_its_next_use(
    open_ground: Ground, neighbour: Release, caplog: pytest.LogCaptureFixture
) -> None:
    ran(
        open_ground,
        """
        import httpx
        os.chmod(httpx.__file__, 0o644)
        write(httpx.__file__, "raise RuntimeError('poison')")
        """,
    )
    assert open_ground.damaged_layers() != []

    with caplog.at_level(logging.WARNING):
        outcomes = open_ground.run(neighbour)

    assert statuses(outcomes) == {Status.OK}
    assert open_ground.damaged_layers() == []
    assert "is damaged (httpx/__init__.py); it is made anew" in caplog.text


def test_file_in_the_environment_of_another_cell_is_removed(
    open_ground: Ground, neighbour: Release, caplog: pytest.LogCaptureFixture
) -> None:
    ran(
        open_ground,
        """
        site = OUTSIDE.other_venv + "/lib/python%d.%d/site-packages" % sys.version_info[:2]
        write(site + "/x.pth", "import os; os._exit(0)")
        write(site + "/sitecustomize.py", "import os; os._exit(0)")
        """,
    )

    with caplog.at_level(logging.WARNING):
        outcomes = open_ground.run(neighbour)

    assert statuses(outcomes) == {Status.OK}
    assert "removed from it: sitecustomize.py, x.pth" in caplog.text


def test_changed_copy_of_the_suites_is_made_anew(open_ground: Ground, neighbour: Release) -> None:
    ran(
        open_ground,
        """
        path = OUTSIDE.view + "/tests/shared/contracts/small.py"
        os.chmod(path, 0o644)
        open(path, "w").close()
        """,
    )

    again = replace(open_ground, context=replace(open_ground.context))

    assert statuses(again.run(neighbour)) == {Status.OK}


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("recording.jsonl", Status.CRASHED),
        ("hits", Status.CONTRACT_FAILURES),
    ],
)
@pytest.mark.parametrize(
    "make",
    [
        pytest.param("os.mkfifo(path)", id="pipe"),
        pytest.param("os.symlink('/dev/zero', path)", id="endless link"),
        pytest.param("os.symlink(path, path)", id="link to itself"),
        pytest.param("os.mkdir(path)", id="folder"),
    ],
)
def test_what_is_no_file_is_neither_waited_for_nor_followed(
    open_ground: Ground, name: str, status: Status, make: str
) -> None:
    _, outcomes = ran(
        open_ground,
        f"""
        import atexit
        path = SCRATCH + "/{name}"
        def leave():
            if os.path.exists(path):
                os.remove(path)
            {make}
        atexit.register(leave)
        """,
    )

    assert statuses(outcomes) == {status}


@pytest.mark.parametrize("name", ["sync.hits", "sync.log"])
@pytest.mark.parametrize("make", ["os.mkdir(path)", "os.mkfifo(path)"])
def test_what_lies_in_the_engines_way_is_no_exception(
    open_ground: Ground, name: str, make: str
) -> None:
    release, first = ran(
        open_ground,
        f"""
        path = os.path.dirname(SCRATCH) + "/{name}"
        if SUITE == "sync":
            if os.path.exists(path):
                os.remove(path)
            {make}
        """,
    )

    second = open_ground.run(release)

    assert len(first) == len(second) == 2
    assert {each.status for each in (*first, *second)} <= {
        Status.CONTRACT_FAILURES,
        Status.INFRASTRUCTURE,
    }


def test_log_of_a_crash_that_is_a_pipe_is_not_waited_for(open_ground: Ground) -> None:
    _, outcomes = ran(
        open_ground,
        """
        path = os.path.dirname(SCRATCH) + "/" + SUITE + ".log"
        os.remove(path)
        os.mkfifo(path)
        os._exit(3)
        """,
    )

    assert {(each.status, each.cause) for each in outcomes} == {
        (Status.CRASHED, "exit code 3, in the start of the suite: no output")
    }


def test_supervisor_that_was_killed_is_a_crash(open_ground: Ground) -> None:
    _, outcomes = ran(open_ground, "os.kill(os.getppid(), 9); time.sleep(600)", seconds=10)

    assert statuses(outcomes) == {Status.CRASHED}


def test_supervisor_that_was_stopped_is_a_timeout(
    open_ground: Ground, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(process, "SECONDS_TO_END", 1.0)

    _, outcomes = ran(open_ground, "os.kill(os.getppid(), 19); time.sleep(600)", seconds=5)

    assert statuses(outcomes) == {Status.TIMEOUT}


def test_unfenced_outcome_says_so(open_ground: Ground) -> None:
    _, outcomes = ran(open_ground, "pass")

    assert [each.fence for each in outcomes] == ["", ""]
    assert {name for each in outcomes for name in (r.name for r in each.results)} == set(STATES)
