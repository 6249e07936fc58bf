"""The dependencies that a user gets today: resolved once a day for each set of requirements."""

from __future__ import annotations

import datetime
import hashlib
import logging
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from filelock import FileLock

from cozematrix.cells.installer import call
from cozematrix.data_file import read_content, write_whole
from cozematrix.errors import (
    InfrastructureError,
    InputError,
    NotInstallableError,
    NoWheelError,
)
from cozematrix.inputs.indexes import read_indexes
from cozematrix.inputs.picking import Question

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_REFUSED = "# refused: "
_USUAL = Question()
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
class _Asked:
    """All that an answer depends on, besides the indexes and the day."""

    python: str
    requirements: tuple[str, ...]
    constraints: tuple[str, ...]
    only_wheels: bool
    question: Question

    @property
    def text(self) -> str:
        lines = [*sorted(self.requirements), "# under", *sorted(self.constraints)]
        lines += ["# only wheels"] if self.only_wheels else []
        lines += [f"# {option}" for option in self.question.options]
        lines += [f"# over all: {each}" for each in self.question.overrides]
        return "\n".join(lines)


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
        question: Question = _USUAL,
    ) -> Resolution:
        """Resolve `requirements` for `interpreter`, within `constraints`, as an installer would.

        Nothing is built: a version without a wheel is passed over. `only_wheels`: where no
        version is left for that reason, there is no such set of versions.
        Raises NotInstallableError where there is no such set of versions, an InfrastructureError
        where uv cannot tell and nothing was kept.
        """
        asked = _Asked(python, tuple(requirements), tuple(constraints), only_wheels, question)
        kept = self._file(asked)
        try:
            kept.parent.mkdir(parents=True, exist_ok=True)
            # Cells in parallel ask the same: the first one resolves, the others read.
            with FileLock(kept.with_suffix(".lock")):
                known = self._known(asked)
                if known is None:
                    known = self._ask(interpreter, asked, kept)
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
        question: Question = _USUAL,
    ) -> Resolution | None:
        """Return the resolution that is known; None where somebody would have to be asked."""
        return self._known(
            _Asked(python, tuple(requirements), tuple(constraints), only_wheels, question)
        )

    def _known(self, asked: _Asked) -> Resolution | None:
        answer = _read(self._file(asked))
        return answer if answer and (self.is_offline or answer.day == self._day(asked)) else None

    def _day(self, asked: _Asked) -> str:
        """The day that the answer stands for: one of a day that is over stays as it is."""
        return asked.question.day or self.today

    def _file(self, asked: _Asked) -> Path:
        digest = hashlib.sha256(f"{asked.text}\n# from {read_indexes().identity}".encode())
        return self.folder / f"{asked.python}-{digest.hexdigest()[:12]}.txt"

    def _ask(self, interpreter: Path, question: _Asked, kept: Path) -> Resolution:
        arguments = ["pip", "compile", "-", "--python", str(interpreter), "--no-build"]
        arguments += ["--no-header", "--no-annotate", *question.question.options]
        arguments += _named_in("--constraint", question.constraints, kept)
        arguments += _named_in("--override", question.question.overrides, kept)
        text, day = "\n".join(question.requirements), self._day(question)
        asked = call(self.uv, arguments, seconds=_SECONDS, is_offline=self.is_offline, text=text)
        if asked.code == 0:
            pins = tuple(line for line in asked.printed.splitlines() if "==" in line)
            return _keep(kept, Resolution(pins, day))
        failure = asked.failure
        is_refusal = isinstance(failure, NotInstallableError) or (
            question.only_wheels and isinstance(failure, NoWheelError)
        )
        if is_refusal and asked.rests_on_absence and not self._lists_package(interpreter):
            is_refusal = False
            failure = InfrastructureError(f"the index lists too little: {asked.reason}")
        if is_refusal and not self.is_offline:
            return _keep(kept, Resolution((), day, str(failure)))
        if (older := _read(kept)) is not None:
            return older
        raise failure

    def _lists_package(self, interpreter: Path) -> bool:
        """Return whether the index lists the package itself, and so is an index."""
        if not self.package:
            return False
        arguments = ["pip", "compile", "-", "--python", str(interpreter), "--no-build", "--no-deps"]
        arguments += ["--refresh-package", self.package]
        return call(self.uv, arguments, seconds=_SECONDS, text=self.package).code == 0


def today() -> str:
    """The day, in UTC, as ISO 8601."""
    return datetime.datetime.now(datetime.UTC).date().isoformat()


def _named_in(option: str, requirements: Sequence[str], kept: Path) -> list[str]:
    """An option of uv that names a file with requirements; nothing where there are none."""
    if not requirements:
        return []
    named = kept.with_suffix(f".{option.strip('-')}s")
    write_whole(named, "\n".join(requirements) + "\n")
    return [option, str(named)]


def _keep(kept: Path, answer: Resolution) -> Resolution:
    lines = [f"{_REFUSED}{answer.refusal}"] if answer.refusal else list(answer.pins)
    text = "".join(f"{line}\n" for line in lines)
    write_whole(kept, f"# {answer.day} {_digest(text)}\n{text}")
    return answer


def _read(kept: Path) -> Resolution | None:
    """The kept answer; None where there is none, or not the whole of it."""
    try:
        if not os.path.lexists(kept):
            return None
        content = read_content(kept, "a kept resolution").decode("utf-8")
        first, _, text = content.partition("\n")
    except (InputError, ValueError):
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
