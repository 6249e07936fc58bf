"""The ground that all attacks share: a checkout, a run with its service, a user's home."""

from __future__ import annotations

import io
import os
import socket
import tarfile
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest

from cozematrix.cells import run as runs
from cozematrix.cells import sources
from cozematrix.cells.context import RunContext
from cozematrix.cells.outcome_file import outcome_file
from cozematrix.cells.preparation import lay, resolve
from cozematrix.cells.resolution import today
from cozematrix.inputs.configuration import read_configuration
from cozematrix.inputs.indexes import read_indexes
from cozematrix.inputs.releases import Release
from cozematrix.places import Places
from cozematrix.planning.plan import Cell, Suite

from .checkout import make_checkout
from .trial import PYTHON, Attack, Ground

SECRET = "the-users-secret-5d1c"
BUILT = "open({0!r} + '/built', 'w').close()\n"
HONEST = Attack("honest", "nothing")


@pytest.fixture(scope="session")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ground]:
    folder = tmp_path_factory.mktemp("trust")
    root, wheels, home = (folder / name for name in ("checkout", "wheels", "home"))
    (home / ".ssh").mkdir(parents=True)
    wheels.mkdir()
    for name in (".netrc", ".ssh/id_ed25519"):
        (home / name).write_text(f"{SECRET}\n")
    (wheels / "onlysource-1.0.tar.gz").write_bytes(
        source("onlysource", "1.0", BUILT.format(str(home)))
    )
    places = Places(make_checkout(root))
    with ExitStack() as stack:
        patch = stack.enter_context(pytest.MonkeyPatch.context())
        patch.setenv(runs.LEADER, str(os.getpid()))
        patch.setenv(runs.RUN, "trust")
        patch.setenv("COZE_API_TOKEN", SECRET)
        patch.setenv("UV_FIND_LINKS", ",".join([str(wheels), *read_indexes().find_links]))
        tcp = stack.enter_context(socket.create_server(("127.0.0.1", 0)))
        udp = stack.enter_context(socket.socket(socket.AF_INET, socket.SOCK_DGRAM))
        udp.bind(("127.0.0.1", 0))
        unix = stack.enter_context(socket.socket(socket.AF_UNIX))
        # In a path of its own, as its length is bounded.
        unix.bind(f"\0trust-{os.getpid()}")
        unix.listen()
        run = runs.begin(
            places.cache,
            places.reports / "service.log",
            is_offline=False,
            day=today(),
            inputs=sources.judging(root),
        )
        stack.callback(_end_service, places)
        context = RunContext(places, read_configuration(places.matrix), run, runs.uv_program())
        outside: dict[str, object] = {
            "root": str(root),
            "home": str(home),
            "wheels": str(wheels),
            "view": str(context.view),
            "layers": str(places.cache / "layers"),
            "engine": os.getpid(),
            "service": _service(places),
            "service_url": run.service,
            "tcp": tcp.getsockname()[1],
            "udp": udp.getsockname()[1],
            "unix": f"\0trust-{os.getpid()}",
            "other": str(outcome_file(places.outcomes, Cell(PYTHON, "99.0"), Suite.SYNC)),
            "other_venv": str(root / ".nox/99.0"),
        }
        made = Ground(context, wheels, home, outside)
        honest = made.publish("99.0", HONEST, has_defect=False)
        subject = made.subject(honest)
        lay(context, subject, resolve(context, subject))
        # Everything that the attacks need beside their wheels is there now.
        yield replace(made, context=replace(context, run=replace(run, is_offline=True)))


@pytest.fixture(scope="session")
def neighbour(ground: Ground) -> Release:
    """An honest release without the defect, whose cell has run."""
    release = ground.publish("99.0", HONEST, has_defect=False)
    ground.run(release)
    return release


def source(name: str, version: str, setup: str) -> bytes:
    """A source distribution that does something when it is built."""
    setup += f"from setuptools import setup\nsetup(name={name!r}, version={version!r})\n"
    parts = {
        "setup.py": setup,
        "PKG-INFO": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n",
    }
    content = io.BytesIO()
    with tarfile.open(fileobj=content, mode="w:gz") as archive:
        for path, text in parts.items():
            part = tarfile.TarInfo(f"{name}-{version}/{path}")
            part.size = len(text)
            archive.addfile(part, io.BytesIO(text.encode()))
    return content.getvalue()


def _service(places: Places) -> int:
    """The process id of the run's service: the child of this process that has its lock's folder."""
    wanted = b"cozematrix.cells.service\0" + os.fsencode(places.cache)
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            if wanted in path.read_bytes():
                return int(path.parent.name)
        except OSError:
            continue
    raise AssertionError("the service is not there")


def _end_service(places: Places) -> None:
    os.kill(_service(places), 15)
