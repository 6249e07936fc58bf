"""uv as the engine calls it: with settings of its own, and each failure told by whose fault it is.

A release is blamed only for what uv proves of it. Whatever else goes wrong is the machine's.
"""

from __future__ import annotations

import re
import signal
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cozematrix.errors import (
    IndexUnavailableError,
    InfrastructureError,
    MatrixError,
    NotInstallableError,
    NoWheelError,
)
from cozematrix.inputs.indexes import installer_environment, read_indexes
from cozematrix.redaction import redacted

if TYPE_CHECKING:
    from collections.abc import Sequence

# How uv words it, as seen with 0.13; a test asks a real uv for each.
_NO_SOLUTION = "No solution found"
_UNREACHABLE = ("Failed to fetch", "error sending request", "network was disabled", "dns error")
_DOUBTFUL = ("exclude-newer", "could not be queried", "returned a 4", "returned a 5")
_NO_WHEEL = re.compile(
    r"Wheels are required for `([^`]+)` because building from source is disabled"
)
_NOT_LISTED = ("was not found in the package registry", "there are no versions of")
# The reason stands at the end, and its subject at the beginning.
_BEGIN, _END = 300, 1500


@dataclass(frozen=True)
class Answer:
    """The end of a call of uv; `reason` is its message in one line, "" where it worked."""

    code: int
    printed: str
    reason: str

    @property
    def failure(self) -> MatrixError:
        """The error that says whose fault it is that uv did not succeed."""
        if wheel := _NO_WHEEL.search(self.reason):
            name = wheel[1]
            return NoWheelError(
                f"{name} has no wheel here, only a source distribution, and nothing is built "
                f"without being asked for: build it (`pip wheel {name}`), and name the folder in "
                f"UV_FIND_LINKS; uv said: {self.reason}"
            )
        if any(sign in self.reason for sign in _UNREACHABLE):
            return IndexUnavailableError(f"the package index did not answer: {self.reason}")
        if _NO_SOLUTION in self.reason and not any(sign in self.reason for sign in _DOUBTFUL):
            return NotInstallableError(self.reason)
        return InfrastructureError(f"uv failed: {self.reason}")

    @property
    def rests_on_absence(self) -> bool:
        """True where the proof is that the index does not list a package at all.

        So does an index that was set up wrongly, or a page that answers in its place.
        """
        return any(sign in self.reason for sign in _NOT_LISTED)


def call(
    uv: str, arguments: Sequence[str], *, seconds: float, is_offline: bool = False, text: str = ""
) -> Answer:
    """Call uv with `text` as its input; an InfrastructureError where it cannot be started."""
    indexes = read_indexes()
    command = [uv, *arguments, "--no-progress", "--color", "never"]
    # `uv venv` asks no index.
    command += indexes.options if arguments[0] == "pip" else []
    command += ["--offline"] if is_offline else []
    try:
        ended = subprocess.run(
            command,
            input=text.encode(),
            capture_output=True,
            check=False,
            timeout=seconds,
            env=installer_environment(indexes),
        )
    except subprocess.TimeoutExpired:
        raise IndexUnavailableError(f"uv took longer than {seconds:.0f} s") from None
    except OSError as error:
        raise InfrastructureError(f"uv cannot be started: {error}") from None
    # Whatever the user's locale is: a path is what it is.
    printed = ended.stdout.decode("utf-8", errors="replace")
    said = ended.stderr.decode("utf-8", errors="replace")
    if ended.returncode == 0:
        return Answer(0, printed, "")
    return Answer(ended.returncode, printed, _reason(said) or _manner(ended.returncode))


def _reason(said: str) -> str:
    """The message in one line, its middle left out where it is long."""
    line = redacted(" ".join(said.split()))
    if len(line) <= _BEGIN + _END:
        return line
    return f"{line[:_BEGIN]} … {line[-_END:]}"


def _manner(code: int) -> str:
    if code < 0:
        return f"killed by {signal.Signals(-code).name}"
    return f"exit code {code}, without a word"
