"""Running a program for a cell: with a time limit, a clean environment, and nothing left behind."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING, Any

from cozematrix.cells.fence import Fence
from cozematrix.errors import InfrastructureError

if TYPE_CHECKING:
    import resource
    from collections.abc import Mapping, Sequence

# What a cell may see of the environment that started the run. Everything else stays out: the code
# under test is unreviewed, and a token in a variable is the first thing that bad code would read.
PASSED_ON_IN_WORDS = ("LANG", "LC_ALL", "LC_CTYPE", "TZ")
PASSED_ON = (*PASSED_ON_IN_WORDS, "TMPDIR", "TEMP", "TMP", "SYSTEMROOT")
# For programs of our own: bounded, and free to reach what they like.
OPEN = Fence(is_closed=False)
# How long a supervisor may take to end what it ran, in seconds.
SECONDS_TO_END = 10.0
# On a busy machine a program waits for a processor, which is not the release's fault. The same
# figures as in tests/shared/bound.py, which runs in cells and sees nothing of the engine.
_USUAL_LOAD, _MOST_TIMES = 2.0, 4.0
# Between two looks at whether a program has ended, in seconds.
_SHORTEST_PAUSE, _LONGEST_PAUSE = 0.001, 0.05


@dataclass(frozen=True)
class Ended:
    """The end of a program: its exit code (negative: the signal), wall and CPU seconds.

    `bound` says for which bound but time it was ended, "" for none.
    """

    code: int
    seconds: float
    cpu_seconds: float
    is_timeout: bool
    bound: str = ""

    @property
    def description(self) -> str:
        """The end in words: "exit code 3", "killed by SIGSEGV"."""
        if self.is_timeout:
            return f"ended after {self.seconds:.0f} s without an answer"
        if self.bound:
            return f"ended, as {self.bound}"
        if self.code < 0:
            return f"killed by {signal.Signals(-self.code).name}"
        return f"exit code {self.code}"


def clean_environment(*, home: Path, bin_folder: Path, **more: str) -> dict[str, str]:
    """The environment of a program in a cell: `PASSED_ON`, a home of its own, a short PATH."""
    home.mkdir(parents=True, exist_ok=True)
    kept = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
    path = os.pathsep.join((str(bin_folder), os.defpath.lstrip(os.pathsep)))
    # Bytecode is kept: some machines switch it off, and each start would then compile again.
    return {**kept, "HOME": str(home), "PATH": path, "NO_PROXY": "127.0.0.1,localhost", **more}


def patience() -> float:
    """The factor, at least 1, by which time limits grow with the load of the machine."""
    try:
        load = os.getloadavg()[0] / (os.cpu_count() or 1)
    except OSError:
        # A system that does not tell its load is taken to be idle.
        return 1.0
    return min(max(1.0, load / _USUAL_LOAD), _MOST_TIMES)


def run(
    command: Sequence[str | Path],
    *,
    log: Path,
    seconds: float,
    cwd: Path,
    env: Mapping[str, str] | None = None,
    fence: Fence = OPEN,
) -> Ended:
    """Run `command` within `fence`, everything that it prints in `log`; end it and all it started.

    It may take so many seconds on a machine that has little else to do, and more on a busy one.
    Its CPU time is its own and that of the children it waited for, whatever else runs here. Where
    the system is not Linux there is no fence, and what left its group is not ended. An
    InfrastructureError where it could not be started: that is no doing of what it would have run.

    Its standard input is a pipe that stays open as long as this process lives: a program that
    watches it (see `tests/shared/recorder.py`) ends when the run is killed.
    """
    log.parent.mkdir(parents=True, exist_ok=True)
    # Whatever an earlier cell put there, a pipe for one, must not be opened.
    log.unlink(missing_ok=True)
    words = [str(part) for part in command]
    variables = dict(os.environ if env is None else env)
    seconds *= patience()
    started = time.monotonic()
    with log.open("xb") as output, TemporaryFile() as report:
        told = {"stdout": output, "stderr": subprocess.STDOUT, "cwd": cwd}
        if sys.platform == "linux":
            order = asdict(fence) | {"command": words, "env": variables, "seconds": seconds}
            order["parent"] = os.getpid()
            supervised = [sys.executable, "-P", "-m", "cozematrix.cells.fence"]
            supervised += [json.dumps(order, default=str), str(report.fileno())]
            ended = _ended(
                supervised,
                # The supervisor ends the program in time; where it does not, it is ended itself.
                seconds + SECONDS_TO_END,
                env={"PYTHONPATH": str(Path(__file__).parents[2])},
                pass_fds=(report.fileno(),),
                **told,
            )
            ended = _as_told(ended, report)
        else:
            ended = _ended(words, seconds, env=variables, **told)
    return replace(ended, seconds=round(time.monotonic() - started, 3))


def _as_told(ended: Ended, report: IO[bytes]) -> Ended:
    """The program's end, as its supervisor reported it; the supervisor's own where it did not."""
    report.seek(0)
    told = report.read()
    if not told:
        return ended
    fact = json.loads(told)
    if fact["why_not_started"]:
        raise InfrastructureError(f"a program of the cell did not start: {fact['why_not_started']}")
    return replace(
        ended,
        code=fact["code"],
        cpu_seconds=round(fact["cpu_seconds"], 3),
        is_timeout=fact["bound"] == "time",
        bound=fact["bound"],
    )


# Any: what `Popen` takes.
def _ended(command: Sequence[str], seconds: float, **how: Any) -> Ended:
    process = subprocess.Popen(command, stdin=subprocess.PIPE, start_new_session=True, **how)
    usage = None
    try:
        usage = _wait(process, seconds)
    finally:
        used = _end(process, usage)
    cpu_seconds = round(used.ru_utime + used.ru_stime, 3)
    return Ended(process.returncode, 0.0, cpu_seconds, is_timeout=usage is None)


def _wait(process: subprocess.Popen[bytes], seconds: float) -> resource.struct_rusage | None:
    """Wait for the program's end and return its use of resources; None where time runs out."""
    deadline = time.monotonic() + seconds
    pause = _SHORTEST_PAUSE
    while time.monotonic() < deadline:
        pid, status, usage = os.wait4(process.pid, os.WNOHANG)
        if pid:
            process.returncode = os.waitstatus_to_exitcode(status)
            return usage
        time.sleep(pause)
        pause = min(2 * pause, _LONGEST_PAUSE)
    return None


def _end(
    process: subprocess.Popen[bytes], usage: resource.struct_rusage | None
) -> resource.struct_rusage:
    """End the whole group: a test may have started something that outlives its parent."""
    if usage is None:
        # A supervisor also ends what has left the group.
        process.terminate()
        usage = _wait(process, SECONDS_TO_END)
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    if usage is None:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.stdin is not None:
        process.stdin.close()
    return usage
