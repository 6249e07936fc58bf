"""The reach of a fenced program, tried by programs that try to get out."""

from __future__ import annotations

import contextlib
import errno
import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from cozematrix.cells import fence, process
from cozematrix.cells.fence import Fence
from cozematrix.errors import InfrastructureError, MatrixError

from .test_process import engine_that_runs, is_gone_soon

PYTHON = Path(sys.executable).resolve()
HOME = PYTHON.parents[1]

pytestmark = pytest.mark.skipif(
    fence.parts() != fence.ALL, reason=f"this machine can have only {fence.parts()}"
)


class Fenced:
    """Runs programs that see `inside`, and can write `scratch`."""

    def __init__(self, folder: Path) -> None:
        self.inside, self.outside = folder / "inside", folder / "outside"
        self.scratch = folder / "scratch"
        for each in (self.inside, self.outside, self.scratch):
            each.mkdir()
            (each / "file").write_text("content")
        self.log = folder / "log"
        self.ports: tuple[int, ...] = ()

    # Any: bounds of a `Fence`.
    def run(self, code: str, seconds: float = 30, **bounds: int) -> process.Ended:
        allowed = Fence(
            readable=(self.inside, HOME), writable=(self.scratch,), ports=self.ports, **bounds
        )
        return process.run(
            [PYTHON, "-I", "-c", code],
            log=self.log,
            seconds=seconds,
            cwd=self.inside,
            env={},
            fence=allowed,
        )

    def refused(self, code: str) -> str:
        """The name of the error that the statement raises, "" for none."""
        told = f"try:\n {code}\nexcept OSError as error:\n print(type(error).__name__, end='')"
        ended = self.run(f"import os, socket, subprocess, signal\n{told}")
        assert ended.code == 0, self.log.read_text()
        return self.log.read_text()


@pytest.fixture
def fenced(tmp_path: Path) -> Fenced:
    return Fenced(tmp_path)


@pytest.fixture
def listening() -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server


def test_program_reads_and_writes_where_it_may(fenced: Fenced) -> None:
    code = (
        f"import os; print(open({str(fenced.inside / 'file')!r}).read())\n"
        f"os.chdir({str(fenced.scratch)!r}); os.mkdir('new'); os.rename('file', 'new/file')\n"
        "open('new/file', 'a').write(' and more'); open('gone', 'w').close(); os.remove('gone')\n"
        "open(os.devnull, 'w').write('x'); os.urandom(1)"
    )

    ended = fenced.run(code)

    assert (ended.code, fenced.log.read_text()) == (0, "content\n")
    assert (fenced.scratch / "new" / "file").read_text() == "content and more"


@pytest.mark.parametrize(
    "code",
    [
        "open('{outside}/file').read()",
        "os.listdir('{outside}')",
        "open('{outside}/file', 'a')",
        "open('{outside}/new', 'w')",
        "os.truncate('{outside}/file', 0)",
        "os.remove('{outside}/file')",
        "os.mkdir('{outside}/new')",
        "os.rename('{outside}/file', '{scratch}/stolen')",
        "os.link('{outside}/file', '{scratch}/link')",
        "open('{inside}/file', 'a')",
        "open('{inside}/new.pth', 'w')",
        "os.remove('{inside}/file')",
        # An engine that reads what a cell left would follow or wait for them.
        "os.symlink('/etc/passwd', '{scratch}/link')",
        "os.mkfifo('{scratch}/pipe')",
        "open(f'/proc/{{os.getppid()}}/environ').read()",
        "os.listdir('/proc')",
        "os.listdir('{home}')",
        "open('/etc/shadow').read()",
        "os.chmod('{outside}/file', 0o600)",
        "os.chmod('{inside}/file', 0o600)",
        "os.chown('{outside}/file', os.getuid(), os.getgid())",
        "os.utime('{outside}/file', (1, 1))",
        "os.setxattr('{outside}/file', 'user.x', b'x')",
    ],
)
def test_files_outside_are_neither_read_nor_changed(fenced: Fenced, code: str) -> None:
    places = {each: getattr(fenced, each) for each in ("inside", "outside", "scratch")}

    # A link from outside is refused as if the other place were another disk.
    refused = "OSError" if "os.link" in code else "PermissionError"
    assert fenced.refused(code.format(**places, home=Path.home())) == refused

    for place in places.values():
        assert [each.name for each in place.iterdir()] == ["file"]
        assert (place / "file").read_text() == "content"


def test_load_of_the_machine_is_known_inside(fenced: Fenced) -> None:
    # A system call; libraries that read it from /proc are refused, and a suite goes on without it.
    assert not fenced.refused("os.getloadavg()")


def test_only_the_ports_that_are_named_are_reached(
    fenced: Fenced, listening: socket.socket
) -> None:
    port = listening.getsockname()[1]
    connect = f"socket.create_connection(('127.0.0.1', {port}), 5)"

    assert fenced.refused(connect) == "PermissionError"
    fenced.ports = (port,)
    assert not fenced.refused(connect)


@pytest.mark.parametrize(
    "code",
    [
        "socket.create_server(('127.0.0.1', 0))",
        "socket.socket(socket.AF_INET, socket.SOCK_DGRAM)",
        "socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)",
        "socket.socket(socket.AF_UNIX)",
        "socket.socket(socket.AF_NETLINK, socket.SOCK_RAW)",
        "socket.socket(socket.AF_INET, socket.SOCK_RAW, 1)",
        # Multipath TCP, whose connections Landlock does not see.
        "socket.socket(socket.AF_INET, socket.SOCK_STREAM, 262)",
        "socket.socket().sendto(b'x', socket.MSG_FASTOPEN, ('127.0.0.1', 9))",
        "os.kill({pid}, 0)",
        "os.kill({pid}, signal.SIGTERM)",
        "os.kill(os.getppid(), signal.SIGSTOP)",
        "import resource; resource.prlimit(os.getppid(), resource.RLIMIT_CPU, (1, 1))",
        "os.setpriority(os.PRIO_PROCESS, os.getppid(), 5)",
        "os.sched_setaffinity(os.getppid(), {{0}})",
        "os.sethostname('x') if hasattr(os, 'sethostname') else os.chroot('/usr')",
    ],
)
def test_nothing_else_is_reached(fenced: Fenced, code: str) -> None:
    assert fenced.refused(code.format(pid=os.getpid())) == "PermissionError"


@pytest.mark.parametrize(
    "call", ["shmget(77, 4096, 0o1600)", "msgget(77, 0o1600)", "semget(77, 1, 0o1600)"]
)
def test_nothing_is_kept_in_the_kernel(fenced: Fenced, call: str) -> None:
    code = f"import ctypes; libc = ctypes.CDLL(None, use_errno=True); print(libc.{call}, end=' ')"

    fenced.run(code + "; print(ctypes.get_errno(), end='')")

    assert fenced.log.read_text() == f"-1 {errno.EPERM}"


def test_program_bounds_itself(fenced: Fenced) -> None:
    code = (
        "import os, resource; resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))\n"
        "os.nice(1); os.sched_setaffinity(0, os.sched_getaffinity(0))"
    )

    assert fenced.run(code).code == 0, fenced.log.read_text()


def test_program_talks_to_its_own_children(fenced: Fenced) -> None:
    code = (
        "import os, signal, socket, subprocess, sys\n"
        "a, b = socket.socketpair(); a.send(b'x'); assert b.recv(1) == b'x'\n"
        "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)'])\n"
        "child.send_signal(signal.SIGTERM); print(child.wait())"
    )

    assert (fenced.run(code).code, fenced.log.read_text()) == (0, "-15\n")


@pytest.mark.parametrize("is_closed", [True, False])
def test_child_that_left_its_group_is_ended_with_the_program(
    fenced: Fenced, is_closed: bool
) -> None:
    code = (
        "import os, sys, time\n"
        "if os.fork() == 0:\n"
        "    os.setsid()\n"
        "    if os.fork() == 0:\n"
        "        print(os.getpid(), flush=True)\n"
        "        time.sleep(600)\n"
        "    os._exit(0)\n"
        "os.wait()\n"
    )
    while not fenced.log.exists() or not fenced.log.read_text().strip():
        fenced.run(code, is_closed=is_closed)

    assert is_gone_soon(int(fenced.log.read_text()))


@pytest.mark.parametrize(
    ("code", "bounds", "description"),
    [
        (
            "x = bytearray(200_000_000)\nfor i in range(0, len(x), 4096): x[i] = 1\ninput()",
            {"memory": 100 * fence.MEGABYTE},
            "ended, as it used more than 100 MB of memory",
        ),
        (
            "import os\nfor _ in range(20):\n    if not os.fork(): input()\ninput()",
            {"processes": 10},
            "ended, as it had more than 10 processes",
        ),
        (
            "for i in range(99): open('{scratch}/%d' % i, 'w').write('x' * 100_000)\ninput()",
            {"disk": 5 * fence.MEGABYTE},
            "ended, as it left more than 5 MB of files",
        ),
        (
            "for i in range(2000): open('{scratch}/%d' % i, 'w').close()\ninput()",
            {"disk": 5 * fence.MEGABYTE},
            "ended, as it left more than 5 MB of files",
        ),
    ],
)
def test_program_that_takes_too_much_is_ended_and_told_why(
    fenced: Fenced, code: str, bounds: dict[str, int], description: str
) -> None:
    assert (
        fenced.run(code.replace("{scratch}", str(fenced.scratch)), **bounds).description
        == description
    )


def test_file_that_grows_without_end_is_cut(fenced: Fenced) -> None:
    ended = fenced.run("while True: print('x' * 1000)", file=100_000)

    assert ended.code != 0
    assert fenced.log.stat().st_size == 100_000


def test_time_is_bounded_also_for_who_ignores_signals(fenced: Fenced) -> None:
    code = "import signal\nfor n in (2, 15): signal.signal(n, signal.SIG_IGN)\nwhile True: pass"

    ended = fenced.run(code, seconds=1)

    assert ended.is_timeout
    assert ended.cpu_seconds > 0


def test_program_that_cannot_be_started_is_told(tmp_path: Path) -> None:
    with pytest.raises(InfrastructureError, match=r"did not start: \[Errno 2\]"):
        process.run([tmp_path / "nothing"], log=tmp_path / "log", seconds=5, cwd=tmp_path, env={})


def test_program_ends_with_a_supervisor_that_is_killed(fenced: Fenced, tmp_path: Path) -> None:
    order = {
        "command": [str(PYTHON), "-c", "import os; print(os.getpid(), flush=True); os.read(0, 1)"],
        "env": {},
        "seconds": 60,
        "parent": os.getpid(),
        "readable": [],
        "writable": [],
        "ports": [],
        "is_closed": False,
        "memory": 1 << 40,
        "file": 1 << 40,
        "disk": 1 << 40,
        "processes": 99,
    }
    report = os.open(tmp_path / "report", os.O_CREAT | os.O_WRONLY)
    command = [sys.executable, "-m", "cozematrix.cells.fence", json.dumps(order), str(report)]
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        pass_fds=(report,),
        env={"PYTHONPATH": str(Path(fence.__file__).parents[3])},
    ) as supervisor:
        assert supervisor.stdout is not None
        pid = int(supervisor.stdout.readline())
        supervisor.kill()
        with contextlib.suppress(BrokenPipeError):
            supervisor.wait()

    assert is_gone_soon(pid)


def test_what_left_its_group_ends_with_a_run_that_is_killed(tmp_path: Path) -> None:
    """The engine is gone, and nobody tells the supervisor to end."""
    log = tmp_path / "cell.log"
    cell = (
        "import os, time\n"
        "if os.fork() == 0:\n"
        "    os.setsid()\n"
        "    print(os.getpid(), flush=True)\n"
        "time.sleep(600)\n"
    )
    with engine_that_runs(cell, tmp_path, log) as engine:
        while not (log.exists() and log.read_text().strip()):
            os.sched_yield()
        engine.kill()

    assert is_gone_soon(int(log.read_text()))


def test_fence_that_is_required_and_cannot_be_had_is_an_error(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(fence, "parts", lambda: ("files",))

    fence.require("auto")
    with pytest.raises(MatrixError, match="it lacks here: TCP, signals, sockets"):
        fence.require("required")


@pytest.mark.parametrize(
    ("use", "held", "told"),
    [
        ("auto", fence.ALL, "cells are fenced: files, TCP, signals, sockets"),
        ("auto", ("files", "TCP"), "cells are fenced: files, TCP; not: signals, sockets"),
        ("auto", (), "cells are not fenced: they can read, change and reach what you can"),
        ("off", fence.ALL, "cells are not fenced: they can read, change and reach what you can"),
    ],
)
def test_what_the_fence_holds_is_told(
    monkeypatch: pytest.MonkeyPatch, use: str, held: tuple[str, ...], told: str
) -> None:
    monkeypatch.setattr(fence, "parts", lambda: held)

    assert fence.describe(use) == told
