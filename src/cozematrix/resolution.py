"""Which dependencies a user gets today: resolved once a day for each set of requirements, kept."""

from __future__ import annotations

import datetime
import hashlib
import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

from filelock import FileLock

from cozematrix.document import write_whole
from cozematrix.errors import InfrastructureError, NotInstallableError, NoWheelError
from cozematrix.indexes import read_indexes
from cozematrix.installer import call

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_REFUSED = "# refused: "
_SECONDS = 300
_LOG = logging.getLogger(__name__)


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
    `package` is one that a working index lists: one that does not is no proof of anything.
    """

    folder: Path
    uv: str
    is_offline: bool
    today: str
    package: str = ""

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

        Nothing is built: a version without a wheel is passed over. `only_wheels`: where no
        version is left for that reason, there is no such set of versions.
        Raises NotInstallableError where there is no such set of versions, an InfrastructureError
        where uv cannot tell and nothing was kept.
        """
        kept = self._file(python, requirements, constraints, only_wheels=only_wheels)
        try:
            kept.parent.mkdir(parents=True, exist_ok=True)
            # Cells in parallel ask the same: the first one resolves, the others read.
            with FileLock(kept.with_suffix(".lock")):
                known = self.known(python, requirements, constraints, only_wheels=only_wheels)
                if known is None:
                    options = _below(constraints, kept)
                    known = self._ask(
                        interpreter, requirements, options, kept, only_wheels=only_wheels
                    )
        except OSError as error:
            raise InfrastructureError(f"dependencies could not be resolved: {error}") from None
        if known.refusal:
            raise NotInstallableError(known.refusal)
        return known

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
        question += f"\n# from {read_indexes().identity}"
        digest = hashlib.sha256(question.encode()).hexdigest()[:12]
        return self.folder / f"{python}-{digest}.txt"

    def _ask(
        self,
        interpreter: Path,
        requirements: Sequence[str],
        options: Sequence[str],
        kept: Path,
        *,
        only_wheels: bool,
    ) -> Resolution:
        arguments = ["pip", "compile", "-", "--python", str(interpreter), "--no-build"]
        arguments += ["--no-header", "--no-annotate", *options]
        text = "\n".join(requirements)
        asked = call(self.uv, arguments, seconds=_SECONDS, is_offline=self.is_offline, text=text)
        if asked.code == 0:
            pins = tuple(line for line in asked.printed.splitlines() if "==" in line)
            return _keep(kept, Resolution(pins, self.today))
        failure = asked.failure
        is_refusal = isinstance(failure, NotInstallableError) or (
            only_wheels and isinstance(failure, NoWheelError)
        )
        if is_refusal and asked.rests_on_absence and not self._lists_package(interpreter):
            is_refusal = False
            failure = InfrastructureError(f"the index lists too little: {asked.reason}")
        if is_refusal and not self.is_offline:
            return _keep(kept, Resolution((), self.today, str(failure)))
        if (older := _read(kept)) is not None:
            return older
        raise failure

    def _lists_package(self, interpreter: Path) -> bool:
        """Whether the index lists the package itself, and so is an index."""
        if not self.package:
            return False
        arguments = ["pip", "compile", "-", "--python", str(interpreter), "--no-build", "--no-deps"]
        arguments += ["--refresh-package", self.package]
        return call(self.uv, arguments, seconds=_SECONDS, text=self.package).code == 0


def today() -> str:
    """The day, in UTC, as ISO 8601."""
    return datetime.datetime.now(datetime.UTC).date().isoformat()


def _below(constraints: Sequence[str], kept: Path) -> list[str]:
    """The options of uv that keep it below the constraints."""
    if not constraints:
        return []
    under = kept.with_suffix(".constraints")
    write_whole(under, "\n".join(constraints) + "\n")
    return ["--constraint", str(under)]


def _keep(kept: Path, answer: Resolution) -> Resolution:
    lines = [f"{_REFUSED}{answer.refusal}"] if answer.refusal else list(answer.pins)
    text = "".join(f"{line}\n" for line in lines)
    write_whole(kept, f"# {answer.day} {_digest(text)}\n{text}")
    return answer


def _read(kept: Path) -> Resolution | None:
    """The kept answer; None where there is none, or not the whole of it."""
    try:
        first, _, text = kept.read_text(encoding="utf-8").partition("\n")
    except FileNotFoundError:
        return None
    except (OSError, ValueError):
        first, text = "", ""
    day, _, digest = first.removeprefix("# ").partition(" ")
    if not digest or digest != _digest(text):
        _LOG.warning("the kept resolution %s is damaged; it is made anew", kept.name)
        kept.unlink(missing_ok=True)
        return None
    lines = text.splitlines()
    if lines and lines[0].startswith(_REFUSED):
        return Resolution((), day, lines[0].removeprefix(_REFUSED))
    return Resolution(tuple(lines), day)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]
