"""Runs a release that misbehaves through the real engine, and says what was seen of it."""

from __future__ import annotations

import base64
import hashlib
import itertools
import os
import subprocess
import sys
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from textwrap import dedent, indent

from cozematrix.cells import cell, manifest, sources
from cozematrix.cells import run as runs
from cozematrix.cells.context import SUITES, Ask, RunContext, Subject
from cozematrix.cells.files import work_folder
from cozematrix.cells.outcome import Outcome, Status
from cozematrix.cells.outcome_file import outcome_file, read_planned
from cozematrix.inputs.interpreters import Interpreter
from cozematrix.inputs.releases import Release
from cozematrix.planning.plan import Cell, Plan
from cozematrix.verdicts.ledger import read_ledger
from cozematrix.verdicts.verdict import Verdict, judge

from .checkout import STATES, release_files

PYTHON = f"{sys.version_info[0]}.{sys.version_info[1]}"
# Of each attack its own, so that no layer is shared.
VERSIONS = (f"99.{number}" for number in itertools.count(1))
# Beside each layer: who makes it, and what of.
UVS = (".lock", ".txt")
PRELUDE = '''
import os, subprocess, sys, time
from types import SimpleNamespace

OUTSIDE = SimpleNamespace(**{places!r})
HOME = os.environ["HOME"]
SCRATCH = os.path.dirname(HOME)
SUITE = os.path.basename(SCRATCH)


def note(name, text):
    """Write down for the test what was done, where the cell may write."""
    with open(os.path.join(HOME, name), "a") as file:
        file.write(text + "\\n")


def attempt(what, action):
    """Do what must not succeed; None where it was refused."""
    try:
        result = action()
    except Exception as error:
        note("refused", "{{}}: {{!r}}".format(what, error))
        return None
    note("won", what)
    return result


def read(path):
    with open(path, "rb") as file:
        return file.read(100)


def write(path, text="x"):
    with open(path, "a") as file:
        file.write(text)


def moment(name):
    if name == {when!r} and not os.path.exists(os.path.join(HOME, {once!r})):
        note("tried", name)
        attack()


def attack():
{code}
'''


@dataclass(frozen=True)
class Attack:
    """One way in which a release misbehaves.

    `code` runs at the moment `when`: "import" (in the import step), "suite" (when a suite imports
    the release) or "call" (in a test). `status` is what either suite may end as; `wheel` are
    files of the wheel beside the package's.
    """

    name: str
    tries: str
    code: str = "pass"
    when: str = "suite"
    status: frozenset[Status] = frozenset({Status.CONTRACT_FAILURES})
    cause: str = ""
    """What the cause of a suite says, of those that have one."""
    seconds: int = 25
    """How long a suite may take."""
    has_neighbour: bool = False
    """Whether an honest release runs at the same time, and must end as ever."""
    keeps_states: bool = True
    """Whether each test ends as without the attack, where the suites end as ever."""
    has_code: bool = True
    """Whether the code is run at all."""
    requires: tuple[str, ...] = ("httpx>=0.27",)
    claims: str = ""
    """The version in its metadata, where it is another than its file says."""
    wheel: Mapping[str, str] = field(default_factory=dict)
    remains: str = ""
    """Why the attack succeeds against the release's own outcome, where it does."""


@dataclass(frozen=True)
class Seen:
    """The traces of a cell: its outcomes, the verdict, and the files that were changed or left."""

    release: Release
    outcomes: tuple[Outcome, ...]
    verdict: Verdict
    notes: dict[str, str]
    changed: tuple[str, ...]
    running: tuple[str, ...]
    neighbour: tuple[Outcome, ...]

    @property
    def statuses(self) -> set[Status]:
        return {outcome.status for outcome in self.outcomes}

    @property
    def causes(self) -> str:
        return " ".join(outcome.cause for outcome in self.outcomes)

    @property
    def states(self) -> list[dict[str, str]]:
        """The state of each contract, by suite."""
        return [
            {each.name: str(each.state) for each in one.results if each.name in STATES}
            for one in self.outcomes
        ]


@dataclass(frozen=True)
class Ground:
    """The checkout, the user's home and the wheels; `outside` is what attacks aim at."""

    context: RunContext
    wheels: Path
    home: Path
    outside: dict[str, object] = field(default_factory=dict)

    @property
    def root(self) -> Path:
        return self.context.places.root

    def subject(self, release: Release) -> Subject:
        """The release in a virtual environment of its own."""
        venv = self.root / ".nox" / release.version
        if not venv.exists():
            command = [self.context.uv, "venv", "-q", "--python", sys.executable, str(venv)]
            subprocess.run(command, check=True)
        interpreter = Interpreter(PYTHON, sys.version.split()[0], Path(sys.executable))
        return Subject(Cell(PYTHON, release.version), release, interpreter, venv)

    def publish(self, version: str, attack: Attack, *, has_defect: bool = True) -> Release:
        """A wheel of the release with the attack, as an index would describe it."""
        outcomes = {
            f"own_{suite}": str(
                outcome_file(self.context.places.outcomes, Cell(PYTHON, version), suite)
            )
            for suite in SUITES
        }
        code = indent(dedent(attack.code).strip(), "    ")
        once = "" if attack.when != "call" else "tried"
        text = PRELUDE.format(
            places={**self.outside, **outcomes, "version": version},
            when=attack.when,
            once=once or "never",
            code=code,
        )
        info = f"cozepy-{version}.dist-info"
        files = {
            **release_files(text, has_defect=has_defect),
            **{name.format(info=info): dedent(part) for name, part in attack.wheel.items()},
        }
        path, digest = write_wheel(
            self.wheels, version, files, attack.requires, claims=attack.claims
        )
        return Release(
            version, "2026-01-01T00:00:00Z", "", attack.requires, None, path.name, digest
        )

    def run(self, release: Release, seconds: int = 25) -> tuple[Outcome, ...]:
        """Run the cell of this release, anew."""
        limits = replace(self.context.configuration.limits, suite=seconds, import_=min(seconds, 8))
        context = replace(
            self.context, configuration=replace(self.context.configuration, limits=limits)
        )
        return tuple(cell.run_cell(context, self.subject(release), Ask(is_fresh=True)))

    def judge(self, *releases: Release) -> Verdict:
        """The verdict over these releases, as `nox -s tests` reaches it."""
        run, places = self.context.run, self.context.places
        cells = tuple(Cell(PYTHON, each.version) for each in releases)
        plan = Plan(releases, (PYTHON,), cells, {})
        read, _ = read_planned(places.outcomes, cells, run=run.id, secret=run.secret)
        ledger = read_ledger(self.root, pythons=(PYTHON,), releases=releases)
        changed = runs.changed(places.cache, sources.judging(self.root))
        return judge(plan, SUITES, read, ledger, run=run.id, required=(PYTHON,), changed=changed)

    def notes(self, release: Release) -> dict[str, str]:
        """Return the notes of the release for the test, by kind."""
        found: dict[str, str] = {}
        folder = work_folder(self.context.places, Cell(PYTHON, release.version))
        for step in ("import", *SUITES):
            for name in ("tried", "won", "refused"):
                path = folder / step / "home" / name
                if path.is_file():
                    found[name] = found.get(name, "") + path.read_text(errors="replace")
        return found

    def snapshot(self, release: Release) -> dict[str, tuple[int, ...]]:
        """Mode, size and time of all files but those that the engine writes for this cell."""
        own = f"{PYTHON}/{release.version}"
        engines = (f"reports/cells/latest/{own}", f"reports/outcomes/latest/{own}")
        engines += (".cozematrix/kept", "reports/service.log", f".nox/{release.version}")
        return {
            name: facts
            for top in (self.root, self.home)
            for name, facts in _facts(top)
            if not name.startswith(engines) and not name.endswith(UVS)
        }

    def running(self, release: Release) -> tuple[str, ...]:
        """The processes that have the environment of this cell."""
        folder = work_folder(self.context.places, Cell(PYTHON, release.version))
        found = []
        for path in Path("/proc").glob("[0-9]*"):
            try:
                environ, state = (path / "environ").read_bytes(), (path / "stat").read_text()
            except OSError:
                continue
            if os.fsencode(folder) + b"/" in environ and ") Z" not in state:
                found.append(f"{path.name} {(path / 'cmdline').read_bytes()[:80]!r}")
        return tuple(found)

    def damaged_layers(self) -> list[str]:
        """The layers that are not as their manifests say."""
        folder = self.context.places.cache / "layers"
        return [
            each.name
            for each in sorted(folder.glob("*.manifest"))
            if (found := manifest.verify(each.with_suffix(""), each)) is None or found.damaged
        ]


def _facts(top: Path) -> Iterator[tuple[str, tuple[int, ...]]]:
    for place, folders, files in os.walk(top):
        for each in (*folders, *files):
            path = Path(place) / each
            seen = path.lstat()
            is_folder = path.is_dir() and not path.is_symlink()
            facts = (seen.st_mode,) if is_folder else (seen.st_mode, seen.st_size, seen.st_mtime_ns)
            yield path.relative_to(top).as_posix(), facts


def write_wheel(
    folder: Path,
    version: str,
    files: Mapping[str, str],
    requires: Iterable[str],
    *,
    name: str = "cozepy",
    claims: str = "",
) -> tuple[Path, str]:
    """Write a wheel of these files, and its SHA-256; `claims` is the version in its metadata."""
    info = f"{name}-{version}.dist-info"
    metadata = f"Metadata-Version: 2.1\nName: {name}\nVersion: {claims or version}\n"
    metadata += "".join(f"Requires-Dist: {each}\n" for each in requires)
    parts = {
        f"{info}/METADATA": metadata,
        f"{info}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        **files,
    }
    path = folder / f"{name}-{version}-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        for part, content in parts.items():
            archive.writestr(part, content)
        rows = [f"{part},sha256={_digest(text)},{len(text)}\n" for part, text in parts.items()]
        archive.writestr(f"{info}/RECORD", "".join(rows) + f"{info}/RECORD,,\n")
    return path, hashlib.sha256(path.read_bytes()).hexdigest()


def _digest(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
