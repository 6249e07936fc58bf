"""Which dependencies a user gets today: resolved once a day for each set of requirements, kept."""

from __future__ import annotations

import datetime
import hashlib
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING

from filelock import FileLock

from cozematrix import process
from cozematrix.document import write_whole
from cozematrix.errors import IndexUnavailableError, NotInstallableError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

# How uv words "there is no such set of versions", apart from "I could not ask".
_NO_SOLUTION = "No solution found"
_REFUSED = "# refused: "


@dataclass(frozen=True)
class Resolution:
    """Exact versions ("httpx==0.28.1"), and the day (ISO, UTC) on which they were the newest.

    `refusal` is why there were none on that day, in the installer's words.
    """

    pins: tuple[str, ...]
    day: str
    refusal: str = ""


@dataclass(frozen=True)
class Resolver:
    """Asks uv, through the index that the machine is set up with, and keeps the answers.

    `is_offline` says that the index is known not to answer: kept answers of any day will do then.
    """

    folder: Path
    uv: str
    is_offline: bool
    today: str

    def resolve(
        self,
        python: str,
        interpreter: Path,
        requirements: Sequence[str],
        constraints: Sequence[str] = (),
        *,
        only_wheels: bool = False,
    ) -> Resolution:
        """What an installer picks for `requirements` on `interpreter`, below `constraints`.

        `only_wheels`: a version that would have to be built is none.
        Raises NotInstallableError where there is no such set of versions, IndexUnavailableError
        where the index does not answer and nothing was kept.
        """
        kept = self._file(python, requirements, constraints, only_wheels=only_wheels)
        kept.parent.mkdir(parents=True, exist_ok=True)
        # Cells in parallel ask the same: the first one resolves, the others read.
        with FileLock(kept.with_suffix(".lock")):
            known = self.known(python, requirements, constraints, only_wheels=only_wheels)
            if known is not None:
                return _checked(known)
            options = ["--only-binary", ":all:"] if only_wheels else []
            if constraints:
                under = kept.with_suffix(".constraints")
                write_whole(under, "\n".join(constraints) + "\n")
                options += ["--constraint", str(under)]
            return self._ask(interpreter, requirements, options, kept)

    def known(
        self,
        python: str,
        requirements: Sequence[str],
        constraints: Sequence[str] = (),
        *,
        only_wheels: bool = False,
    ) -> Resolution | None:
        """What `resolve` would answer without asking anybody; None where it would ask."""
        answer = _read(self._file(python, requirements, constraints, only_wheels=only_wheels))
        return answer if answer and (self.is_offline or answer.day == self.today) else None

    def _file(
        self,
        python: str,
        requirements: Sequence[str],
        constraints: Sequence[str],
        *,
        only_wheels: bool,
    ) -> Path:
        question = "\n".join((*sorted(requirements), "# under", *sorted(constraints)))
        question += "\n# only wheels" if only_wheels else ""
        digest = hashlib.sha256(question.encode()).hexdigest()[:12]
        return self.folder / f"{python}-{digest}.txt"

    def _ask(
        self,
        interpreter: Path,
        requirements: Sequence[str],
        options: Sequence[str],
        kept: Path,
    ) -> Resolution:
        command = [self.uv, "pip", "compile", "-", "--python", str(interpreter)]
        command += ["--no-header", "--no-annotate", "--no-progress", "--color", "never"]
        command += ["--offline"] if self.is_offline else []
        command += options
        asked = subprocess.run(
            command,
            input="\n".join(requirements),
            capture_output=True,
            text=True,
            check=False,
            env=process.installer_environment(),
        )
        if asked.returncode == 0:
            pins = tuple(line for line in asked.stdout.splitlines() if "==" in line)
            write_whole(kept, f"# {self.today}\n" + "".join(f"{pin}\n" for pin in pins))
            return Resolution(pins, self.today)
        reason = " ".join(asked.stderr.split())
        if _NO_SOLUTION in reason and not self.is_offline:
            refused = Resolution((), self.today, reason[:400])
            write_whole(kept, f"# {self.today}\n{_REFUSED}{refused.refusal}\n")
            return _checked(refused)
        if (older := _read(kept)) is not None:
            return _checked(older)
        raise IndexUnavailableError(f"dependencies could not be resolved: {reason[:200]}")


def today() -> str:
    """The day, in UTC, as ISO 8601."""
    return datetime.datetime.now(datetime.UTC).date().isoformat()


def _read(kept: Path) -> Resolution | None:
    try:
        first, *pins = kept.read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError):
        return None
    day = first.removeprefix("# ")
    if pins and pins[0].startswith(_REFUSED):
        return Resolution((), day, pins[0].removeprefix(_REFUSED))
    return Resolution(tuple(pins), day)


def _checked(answer: Resolution) -> Resolution:
    if answer.refusal:
        raise NotInstallableError(answer.refusal)
    return answer
