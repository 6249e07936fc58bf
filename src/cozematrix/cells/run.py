"""One run of the matrix: what all its cells share, from its start to its end.

nox starts a process for each session; they know each other by variables that the first one
sets and its children inherit.
"""

from __future__ import annotations

import contextlib
import datetime
import os
import secrets
import shutil
import subprocess
import sys
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from filelock import FileLock, Timeout

from cozematrix.data_file import append, read_json, write_json
from cozematrix.errors import MatrixError, RunInProgressError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

RUN = "COZEMATRIX_RUN"
LEADER = "COZEMATRIX_LEADER"
WORKERS = "COZEMATRIX_WORKERS"
# Cells that need not be run, that need no type check, and that were not as expected last time.
KEPT = "COZEMATRIX_KEPT"
KEPT_TYPES = "COZEMATRIX_KEPT_TYPES"
FAILED = "COZEMATRIX_FAILED"
# The candidate under test, by the folder that holds it; none where only its source is read.
CANDIDATE = "COZEMATRIX_CANDIDATE"
# The suites that were asked for, and whether a session that judges them follows the cells.
SUITES = "COZEMATRIX_SUITES"
JUDGED = "COZEMATRIX_JUDGED"
_OF_A_LEADER = (LEADER, WORKERS, KEPT, KEPT_TYPES, FAILED, CANDIDATE, SUITES, JUDGED)
SECONDS_TO_START = 30
# Held by the service of a run as long as that lasts.
LOCK = "run.lock"


@dataclass(frozen=True)
class Run:
    """The facts of the run at work in this checkout."""

    id: str
    """Time of its start and a process id; in CI the same for all jobs."""
    leader: int
    """Process id of the nox that was started by hand."""
    service: str
    """Address of the fake Coze service."""
    is_offline: bool
    """True if the index did not answer: what is kept here has to do."""
    day: str
    """Day (UTC) that dependencies are resolved for, ISO 8601."""
    ports: tuple[int, ...] = ()
    """TCP ports of all addresses that the service and its clients know of."""
    secret: str = field(default="", repr=False)
    """Known to the engine and the service, and to no cell; it seals outcomes."""
    inputs: dict[str, str] = field(default_factory=dict, repr=False)
    """Digests from the run's start, by file, of what decides what a verdict says."""


def identify(*, is_single_cell: bool) -> None:
    """Name this run, its leader and its budget in the environment, unless a parent process did.

    Cells that run in parallel share the cores; the two suites of a single cell get all of them as
    workers.
    """
    if LEADER in os.environ:
        return
    os.environ[LEADER] = str(os.getpid())
    cores = os.cpu_count() or 1
    os.environ[WORKERS] = str(cores // 2) if is_single_cell and cores > 3 else "0"
    if sys.stdout.isatty():
        # A session that nox runs in parallel writes into a pipe: it cannot see the terminal that
        # its output ends up in.
        os.environ.setdefault("COLUMNS", str(shutil.get_terminal_size().columns))
        if "NO_COLOR" not in os.environ:
            os.environ.setdefault("FORCE_COLOR", "1")
    now = datetime.datetime.now(datetime.UTC)
    os.environ.setdefault(RUN, f"{now:%Y%m%dT%H%M%SZ}-{os.getpid()}")


def disown() -> None:
    """Forget the variables of another run, as a shell that was started within one still has them.

    nox starts the processes of a run itself, so that the run's leader is this process's parent.
    """
    leader = os.environ.get(LEADER)
    if leader in (str(os.getpid()), str(os.getppid())):
        return
    # In CI a run's name is given from outside, and its leader never.
    for variable in (*_OF_A_LEADER, *([RUN] if leader else [])):
        os.environ.pop(variable, None)


def is_leader() -> bool:
    """Tell the process that was started by hand from those that it started."""
    return os.environ.get(LEADER, str(os.getpid())) == str(os.getpid())


def hand_down(variable: str, names: Iterable[str]) -> None:
    """Tell all processes of this run something that its leader found out, in names."""
    os.environ[variable] = " ".join(names)


def handed_down(variable: str) -> frozenset[str] | None:
    """Return the words that the leader passed on; None where it did not."""
    names = os.environ.get(variable)
    return None if names is None else frozenset(names.split())


def workers() -> int:
    """Return the number of pytest-xdist workers of a suite, 0 for none."""
    return int(os.environ[WORKERS])


def run_id() -> str:
    """The name of this run; in CI all its jobs are given the same one in `COZEMATRIX_RUN`."""
    return os.environ[RUN]


def begin(
    cache: Path,
    log: Path,
    *,
    is_offline: bool,
    day: str,
    inputs: dict[str, str],
    facts_in: Path | None = None,
) -> Run:
    """Take the checkout for this run and start the service; both last until the leader ends.

    There is one run at a time in a checkout, whichever folder its facts are kept in: by itself
    `cache`. Raises RunInProgressError where another run has the checkout.
    """
    cache.mkdir(parents=True, exist_ok=True)
    log.parent.mkdir(parents=True, exist_ok=True)
    # A pipe there would be waited for until somebody reads it.
    append(log, b"")
    facts = {"id": run_id(), "leader": int(os.environ[LEADER]), "is_offline": is_offline}
    facts |= {"day": day, "inputs": inputs}
    command = [sys.executable, "-m", "cozematrix.cells.service", str(cache), os.environ[LEADER]]
    # Appended to: a second run that is refused must not empty the log of the first.
    with log.open("ab") as output:
        service = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=output,
            text=True,
            # A session of its own: nox ends the group of each finished session.
            start_new_session=True,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        )
    assert service.stdin and service.stdout  # noqa: S101, PT018 - asked for as pipes above
    secret = secrets.token_urlsafe(16)
    with contextlib.suppress(BrokenPipeError), service.stdin:
        service.stdin.write(f"{secret}\n")
    word, _, rest = service.stdout.readline().strip().partition(" ")
    if word == "busy":
        raise RunInProgressError(f"another run is at work in this checkout: {rest}")
    if word != "serving":
        raise MatrixError(f"the fake service did not start; see {log}")
    addresses = rest.split()
    ports = tuple(urlsplit(address).port or 0 for address in addresses)
    run = Run(service=addresses[0], ports=ports, secret=secret, **facts)  # type: ignore[arg-type]  # the values are named above
    _write(facts_in or cache, run)
    return run


def is_busy(cache: Path) -> bool:
    """Return whether a run is at work in this checkout."""
    lock = FileLock(cache / LOCK)
    try:
        with lock.acquire(timeout=0):
            return False
    except Timeout:
        return True


def forget(cache: Path) -> None:
    """Remove what is known of the last run, before a new one begins."""
    _file(cache).unlink(missing_ok=True)


def last(cache: Path) -> str:
    """The name of the run that was at work in this checkout last, else of this one, if any."""
    return _read(cache).id if _file(cache).is_file() else os.environ.get(RUN, "")


def changed(cache: Path, inputs: Mapping[str, str]) -> list[str]:
    """The files that are not what they were when this run began; `inputs` are their digests now."""
    begun = current(cache).inputs
    return sorted(name for name in {**begun, **inputs} if begun.get(name) != inputs.get(name))


def last_secret(cache: Path) -> str:
    """The secret of the run that was at work in this checkout last; "" where none was."""
    return _read(cache).secret if _file(cache).is_file() else ""


def current(cache: Path) -> Run:
    """The run that this process belongs to; an error where `prepare` did not run before."""
    run = _read(cache)
    if run.id != run_id():
        raise MatrixError(f"the run {run_id()} has no service: was its session `prepare` left out?")
    return run


def uv_program() -> str:
    """The uv that was installed beside nox, else the one on PATH."""
    beside = shutil.which("uv", path=os.path.dirname(sys.executable))  # noqa: PTH120 - for PATH
    found = beside or shutil.which("uv")
    if found is None:
        raise MatrixError("uv is missing: install the project's requirements.txt")
    return found


def _file(cache: Path) -> Path:
    return cache / "run.json"


def _read(cache: Path) -> Run:
    table = read_json(_file(cache))
    run = Run(
        id=table.get("id", str),
        leader=table.get("leader", int),
        service=table.get("service", str),
        is_offline=table.get("is_offline", bool),
        day=table.get("day", str),
        ports=tuple(table.get("ports", list, [])),
        secret=table.get("secret", str, ""),
        inputs=table.get("inputs", dict, {}),
    )
    table.close()
    return run


def _write(cache: Path, run: Run) -> None:
    # The secret is nobody else's.
    write_json(_file(cache), asdict(run), mode=0o600)
