"""One run a checkout, and nothing of it outlives its leader."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from cozematrix.cells import lifeline, run, witness
from cozematrix.errors import (
    MatrixError,
    RunInProgressError,
    ServiceGoneError,
    why_not_written,
)

SECONDS = 20
WATCH = """
import subprocess, threading
from cozematrix.cells import lifeline
process = subprocess.Popen(["sleep", "600"])
ended = threading.Event()
lifeline.watch(process.pid, ended.set)
print(ended.is_set())
process.kill()
print(ended.wait(20))
"""


@pytest.fixture
def leader(monkeypatch: pytest.MonkeyPatch) -> Iterator[subprocess.Popen[bytes]]:
    """A process that stands for nox."""
    process = subprocess.Popen(["sleep", "600"])
    for variable in (run.RUN, run.LEADER, run.WORKERS):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv(run.LEADER, str(process.pid))
    monkeypatch.setenv(run.RUN, "this-run")
    yield process
    process.kill()
    process.wait()


def begin(folder: Path) -> run.Run:
    return run.begin(
        folder / "cache",
        folder / "service.log",
        is_offline=False,
        day="2026-11-23",
        inputs={"matrix.toml": "as it was", "noxfile.py": "gone"},
    )


def answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(f"{url}/_fake/health", timeout=5):
            return True
    except OSError:
        return False


def holder_of(cache: Path) -> int:
    """The process that holds the checkout."""
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        with contextlib.suppress(OSError):
            if f"\0cozematrix.cells.service\0{cache}\0" in path.read_text():
                return int(path.parent.name)
    raise AssertionError(cache)


def children_of(pid: int) -> list[int]:
    return [int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def test_run_is_known_to_all_its_processes_and_its_service_answers(
    tmp_path: Path, leader: subprocess.Popen[bytes]
) -> None:
    begun = begin(tmp_path)

    assert run.current(tmp_path / "cache") == begun
    assert (begun.id, begun.leader, begun.day) == ("this-run", leader.pid, "2026-11-23")
    assert answers(begun.service)


@pytest.mark.usefixtures("leader")
def test_secret_of_a_run_is_for_its_user_alone(tmp_path: Path) -> None:
    begun = begin(tmp_path)

    kept = tmp_path / "cache" / "run.json"
    assert kept.stat().st_mode & 0o077 == 0
    assert run.last_secret(tmp_path / "cache") == begun.secret != ""
    assert begun.secret not in repr(begun)
    # The service's three: plain, with TLS, and the one at which nobody listens.
    assert len(set(begun.ports)) == 3


@pytest.mark.usefixtures("leader")
def test_file_that_is_changed_while_a_run_is_at_work_is_named(tmp_path: Path) -> None:
    begin(tmp_path)

    now = {"matrix.toml": "changed", "new.py": "new"}

    assert run.changed(tmp_path / "cache", now) == ["matrix.toml", "new.py", "noxfile.py"]


@pytest.mark.usefixtures("leader")
def test_second_run_in_the_same_checkout_is_refused(tmp_path: Path) -> None:
    begin(tmp_path)

    with pytest.raises(RunInProgressError, match=r"^another run is at work in this checkout: nox"):
        begin(tmp_path)


def test_service_ends_with_the_leader_however_that_ends(
    tmp_path: Path, leader: subprocess.Popen[bytes]
) -> None:
    begun = begin(tmp_path)

    leader.kill()
    leader.wait()

    deadline = time.monotonic() + SECONDS
    while answers(begun.service) and time.monotonic() < deadline:
        os.sched_yield()
    assert not answers(begun.service)


@pytest.mark.usefixtures("leader")
def test_service_that_is_killed_is_there_again_and_knows_no_account(tmp_path: Path) -> None:
    begun = begin(tmp_path)
    account = witness.open_account(begun)
    [serving] = children_of(holder_of(tmp_path / "cache"))

    os.kill(serving, signal.SIGKILL)

    again = witness.open_account(begun)
    with pytest.raises(ServiceGoneError):
        witness.close_account(begun, account)
    assert witness.close_account(begun, again) == {}


def test_next_run_begins_when_the_last_one_was_killed_just_now(
    tmp_path: Path, leader: subprocess.Popen[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(tmp_path)
    leader.kill()
    leader.wait()
    with subprocess.Popen(["sleep", "600"]) as second:
        monkeypatch.setenv(run.LEADER, str(second.pid))

        begun = begin(tmp_path)

        second.kill()
    assert begun.leader == second.pid


@pytest.mark.usefixtures("leader")
def test_session_without_a_prepared_run_is_told_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(tmp_path)
    monkeypatch.setenv(run.RUN, "another-run")

    with pytest.raises(MatrixError, match=r"^the run another-run has no service"):
        run.current(tmp_path / "cache")


def test_suites_of_a_single_cell_get_the_machine_and_cells_in_parallel_share_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 8)
    counts = []
    for is_single_cell in (True, False):
        for variable in (run.RUN, run.LEADER, run.WORKERS):
            monkeypatch.delenv(variable, raising=False)
        run.identify(is_single_cell=is_single_cell)
        counts.append(run.workers())

    assert counts == [4, 0]


@pytest.mark.parametrize(
    ("leader", "kept"),
    [
        pytest.param(os.getpid(), True, id="this process"),
        pytest.param(os.getppid(), True, id="the one that started it"),
        pytest.param(1, False, id="another one"),
        pytest.param(2**22, False, id="one that is gone"),
        pytest.param("", False, id="none"),
        pytest.param("x", False, id="no number"),
    ],
)
def test_variables_are_those_of_a_run_only_if_its_leader_started_this_process(
    monkeypatch: pytest.MonkeyPatch, leader: object, kept: bool
) -> None:
    monkeypatch.setenv(run.LEADER, str(leader))
    monkeypatch.setenv(run.RUN, "a-run")
    monkeypatch.setenv(run.KEPT, "3.9(0.2.0)")

    run.disown()

    assert (run.handed_down(run.KEPT) is not None) is kept


def test_name_of_a_run_without_a_leader_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    """In CI all jobs are given the same one."""
    monkeypatch.delenv(run.LEADER, raising=False)
    monkeypatch.setenv(run.RUN, "github-1")
    monkeypatch.setenv(run.FAILED, "3.9(0.2.0)")

    run.disown()

    assert (run.run_id(), run.handed_down(run.FAILED)) == ("github-1", None)


def test_log_that_is_a_pipe_is_not_waited_for(
    leader: subprocess.Popen[bytes], tmp_path: Path
) -> None:
    os.mkfifo(tmp_path / "service.log")

    with pytest.raises(OSError, match="No such device or address") as raised:
        begin(tmp_path)

    assert why_not_written(raised.value).startswith(f"{tmp_path}/service.log cannot be written: ")


def test_holder_that_is_a_pipe_is_not_waited_for(
    leader: subprocess.Popen[bytes], tmp_path: Path
) -> None:
    (tmp_path / "cache").mkdir()
    os.mkfifo(tmp_path / "cache/run.holder")

    assert answers(begin(tmp_path).service)


@pytest.mark.parametrize("error", [PermissionError, ProcessLookupError, OSError])
def test_watcher_does_without_what_a_container_refuses(
    monkeypatch: pytest.MonkeyPatch, error: type[OSError]
) -> None:
    def refused(_: int) -> int:
        raise error

    monkeypatch.setattr(os, "pidfd_open", refused, raising=False)
    process = subprocess.Popen(["sleep", "600"])
    ended = threading.Event()
    lifeline.watch(process.pid, ended.set)

    was_ended = ended.is_set()
    process.kill()
    process.wait()

    assert (was_ended, ended.wait(20)) == (False, True)


def test_watcher_tells_the_end_of_a_process() -> None:
    told = subprocess.run(
        [sys.executable, "-c", WATCH],
        env={**os.environ, "PYTHONPATH": str(Path(lifeline.__file__).parents[2])},
        capture_output=True,
        text=True,
        check=True,
    )

    assert told.stdout.split() == ["False", "True"]
