from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cozematrix.cells import process
from cozematrix.errors import InfrastructureError

PYTHON = sys.executable


def alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        # It can also go while it is read.
        return False
    return state.split(") ")[1][0] != "Z"


def is_gone_soon(pid: int) -> bool:
    """Killing takes effect a moment later."""
    deadline = time.monotonic() + 20
    while alive(pid) and time.monotonic() < deadline:
        os.sched_yield()
    return not alive(pid)


def engine_that_runs(cell: str, folder: Path, log: Path) -> subprocess.Popen[bytes]:
    """An engine in a process of its own, which runs this code with its output in `log`."""
    program = folder / "engine.py"
    program.write_text(
        "import sys\n"
        f"sys.path.insert(0, {str(Path(process.__file__).parents[2])!r})\n"
        "from pathlib import Path\n"
        "from cozematrix.cells import process\n"
        f"process.run([sys.executable, '-c', {cell!r}], log=Path({str(log)!r}), seconds=60,\n"
        f"            cwd=Path({str(folder)!r}))\n"
    )
    return subprocess.Popen([PYTHON, str(program)])


def test_what_is_printed_is_in_the_log_and_the_exit_code_is_told(tmp_path: Path) -> None:
    log = tmp_path / "logs" / "x.log"
    code = "import sys; print('out'); print('err', file=sys.stderr); sys.exit(3)"

    ended = process.run([PYTHON, "-c", code], log=log, seconds=30, cwd=tmp_path)

    assert (ended.code, ended.is_timeout, ended.description) == (3, False, "exit code 3")
    assert sorted(log.read_text().split()) == ["err", "out"]


def test_program_that_could_not_be_started_says_nothing_of_a_release(tmp_path: Path) -> None:
    with pytest.raises(InfrastructureError, match=r"did not start: .*nowhere"):
        process.run([tmp_path / "nowhere"], log=tmp_path / "log", seconds=10, cwd=tmp_path)


def test_program_that_hangs_is_ended_with_its_children(tmp_path: Path) -> None:
    log = tmp_path / "x.log"
    code = (
        "import subprocess, sys\n"
        "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)'])\n"
        "print(child.pid, flush=True)\n"
        "child.wait()"
    )

    ended = process.run([PYTHON, "-c", code], log=log, seconds=2, cwd=tmp_path)

    assert ended.is_timeout
    assert is_gone_soon(int(log.read_text()))


@pytest.mark.parametrize(("load", "times"), [(0.0, 1.0), (2.0, 1.0), (5.0, 2.5), (100.0, 4.0)])
def test_limits_grow_with_the_load_of_each_processor(
    monkeypatch: pytest.MonkeyPatch, load: float, times: float
) -> None:
    whole = load * (os.cpu_count() or 1)
    monkeypatch.setattr(os, "getloadavg", lambda: (whole, 0.0, 0.0))

    assert process.patience() == pytest.approx(times)


def test_machine_that_does_not_tell_its_load_is_idle(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown() -> tuple[float, float, float]:
        raise OSError

    monkeypatch.setattr(os, "getloadavg", unknown)

    assert process.patience() == 1.0


def test_program_has_more_time_on_a_busy_machine(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(process, "patience", lambda: 4.0)
    code = "import time; time.sleep(1)"

    ended = process.run([PYTHON, "-c", code], log=tmp_path / "x", seconds=0.5, cwd=tmp_path)

    assert (ended.code, ended.is_timeout) == (0, False)


def test_killed_interpreter_is_told_by_its_signal(tmp_path: Path) -> None:
    code = "import os, signal; os.kill(os.getpid(), signal.SIGSEGV)"

    ended = process.run([PYTHON, "-c", code], log=tmp_path / "x", seconds=30, cwd=tmp_path)

    assert ended.description == "killed by SIGSEGV"


def test_no_secret_of_the_environment_reaches_a_cell(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_TOKEN", "secret")
    monkeypatch.setenv("COZE_API_TOKEN", "secret")
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    log = tmp_path / "x.log"
    env = process.clean_environment(home=tmp_path / "home", bin_folder=tmp_path, MORE="1")

    process.run(
        [PYTHON, "-c", "import os; print(sorted(os.environ))"],
        log=log,
        seconds=30,
        cwd=tmp_path,
        env=env,
    )

    allowed = {*process.PASSED_ON, "HOME", "PATH", "NO_PROXY", "MORE", "LC_CTYPE"}
    assert set(env) <= allowed
    assert "secret" not in log.read_text()
    assert str(Path.home()) not in env["PATH"] + env["HOME"]


def test_program_ends_with_the_engine_that_is_killed(tmp_path: Path) -> None:
    log = tmp_path / "cell.log"
    cell = "import os, time; print(os.getpid(), flush=True); time.sleep(600)"
    runner = engine_that_runs(cell, tmp_path, log)
    while not (log.exists() and log.read_text()):
        os.sched_yield()
    pid = int(log.read_text())

    runner.kill()
    runner.wait()

    assert is_gone_soon(pid)
