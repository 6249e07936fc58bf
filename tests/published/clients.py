"""The clients whose published examples are run: where these are, and how each is started."""

from __future__ import annotations

import importlib.metadata
import os
import re
import shutil
import subprocess
import sys
import uuid
from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from pathlib import Path

from . import known, known_go
from .known import Known

KEPT = Path(__file__).parents[2] / ".cozematrix"


class NothingToRunError(Exception):
    """Why there are no examples to run, in one line."""


@dataclass(frozen=True)
class Client(ABC):
    """A client, and what is known of its examples, by their names."""

    repository: str
    """Name of its repository at https://github.com/coze-dev."""
    revision: str
    """The revision to fetch: a tag or a commit."""
    error: re.Pattern[str]
    """The words of the examples' own handlers, after which they end with 0."""
    known: dict[str, Known]
    """Causes for which examples do not run."""
    silent: dict[str, str]
    """Reasons for which the tenant's journal has no request of an example that runs."""
    arguments: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Arguments on the command line."""
    variables: dict[str, dict[str, str]] = field(default_factory=dict)
    """Variables that an example needs otherwise than the demonstration tenant has them."""

    @property
    def kept(self) -> Path:
        return KEPT / self.repository / self.revision.removeprefix("v")

    @abstractmethod
    def names(self, examples: Path) -> list[str]:
        """The examples in a folder, in order."""

    @abstractmethod
    def start(self, examples: Path, name: str, folder: Path) -> list[str]:
        """Return the command that starts an example; it may write in the folder."""

    def obstacle(self, examples: Path) -> str:
        """Say why this machine cannot run the examples; empty where it can."""
        return "" if self.names(examples) else f"no examples in {examples}"

    def fetched(self) -> Path:
        """Return the folder of the examples, fetched by git once a revision."""
        if self.kept.is_dir():
            return self.kept / "examples"
        address = f"https://github.com/coze-dev/{self.repository}"
        half = self.kept.with_name(uuid.uuid4().hex)
        half.mkdir(parents=True)
        quiet = {**os.environ, "GIT_TERMINAL_PROMPT": "0"}
        try:
            # A commit cannot be cloned by its name, as a tag can.
            for step in (
                ("init", "-q"),
                ("fetch", "-q", "--depth", "1", address, self.revision),
                ("checkout", "-q", "FETCH_HEAD"),
            ):
                run(["git", *step], folder=half, env=quiet)
            half.rename(self.kept)
        except NothingToRunError as error:
            shutil.rmtree(half)
            raise NothingToRunError(
                f"git cannot fetch {address} {self.revision}: {error}"
            ) from None
        return self.kept / "examples"


class Cozepy(Client):
    """Its examples are files, which Python runs as they are."""

    def names(self, examples: Path) -> list[str]:
        return sorted(path.stem for path in examples.glob("*.py"))

    def start(self, examples: Path, name: str, folder: Path) -> list[str]:
        return [sys.executable, str(examples / f"{name}.py")]


class CozeGo(Client):
    """Its examples are folders, each of which Go makes into a program."""

    def names(self, examples: Path) -> list[str]:
        return sorted(
            path.parent.relative_to(examples).as_posix() for path in examples.rglob("main.go")
        )

    def obstacle(self, examples: Path) -> str:
        if shutil.which("go") is None:
            return "go is not on PATH"
        if missing := super().obstacle(examples):
            return missing
        try:
            run(["go", "build", "./..."], folder=examples, env=dict(os.environ))
        except NothingToRunError as error:
            return f"go cannot build the examples: {error}"
        return ""

    def start(self, examples: Path, name: str, folder: Path) -> list[str]:
        program = folder / "example"
        build = ["go", "build", "-o", str(program), f"./{name}"]
        run(build, folder=examples, env=dict(os.environ))
        return [str(program)]


def run(command: list[str], folder: Path, env: dict[str, str]) -> None:
    """Run a command that fetches or builds; NothingToRunError with its last line if it fails."""
    try:
        subprocess.run(
            command, cwd=folder, env=env, capture_output=True, check=True, text=True, timeout=300
        )
    except subprocess.CalledProcessError as error:
        lines = error.stderr.strip().splitlines() or [f"exit code {error.returncode}"]
        raise NothingToRunError(lines[-1]) from None
    except (OSError, subprocess.TimeoutExpired) as error:
        raise NothingToRunError(str(error)) from None


CLIENTS: dict[str, Client] = {
    "cozepy": Cozepy(
        repository="coze-py",
        revision=f"v{importlib.metadata.version('cozepy')}",
        error=re.compile(r"Error(?: occurred)?: .*"),
        known=known.KNOWN,
        silent=known.SILENT,
        arguments=known.ARGUMENTS,
    ),
    "coze-go": CozeGo(
        repository="coze-go",
        revision=known_go.COMMIT,
        error=re.compile(r"(?:Error|Failed|failed|code=\d+, message=).*"),
        known=known_go.KNOWN,
        silent=known_go.SILENT,
        variables=known_go.VARIABLES,
    ),
}
