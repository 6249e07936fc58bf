"""Running a program for a cell: with a time limit, a clean environment, and nothing left behind."""

from __future__ import annotations

import contextlib
import os
import resource
import signal
import subprocess
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

# What a cell may see of the environment that started the run. Everything else stays out: the code
# under test is unreviewed, and a token in a variable is the first thing that bad code would read.
PASSED_ON = ("LANG", "LC_ALL", "LC_CTYPE", "TZ", "TMPDIR", "TEMP", "TMP", "SYSTEMROOT")


@dataclass(frozen=True)
class Ended:
    """How a program ended: its exit code (negative: the signal), wall and CPU seconds."""

    code: int
    seconds: float
    cpu_seconds: float
    is_timeout: bool

    @property
    def manner(self) -> str:
        """The end in words: "exit code 3", "killed by SIGSEGV"."""
        if self.is_timeout:
            return f"ended after {self.seconds:.0f} s without an answer"
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


def run(
    command: Sequence[str | Path],
    *,
    log: Path,
    seconds: float,
    cwd: Path,
    env: Mapping[str, str] | None = None,
) -> Ended:
    """Run `command`, everything that it prints in `log`, and end it and its children in time.

    Its standard input is a pipe that stays open as long as this process lives: a program that
    watches it (see `tests/shared/recorder.py`) ends when the run is killed.
    """
    log.parent.mkdir(parents=True, exist_ok=True)
    before = _cpu_seconds()
    started = time.monotonic()
    with log.open("wb") as output:
        process = subprocess.Popen(
            [str(part) for part in command],
            stdin=subprocess.PIPE,
            stdout=output,
            stderr=subprocess.STDOUT,
            cwd=cwd,
            env=None if env is None else dict(env),
            start_new_session=True,
        )
        try:
            is_timeout = _wait(process, seconds)
        finally:
            _end(process)
    return Ended(
        code=process.returncode,
        seconds=round(time.monotonic() - started, 3),
        cpu_seconds=round(_cpu_seconds() - before, 3),
        is_timeout=is_timeout,
    )


def _wait(process: subprocess.Popen[bytes], seconds: float) -> bool:
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        return True
    return False


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the whole group: a test may have started something that outlives its parent."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    if process.stdin is not None:
        process.stdin.close()


def _cpu_seconds() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime
