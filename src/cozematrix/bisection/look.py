"""A test in one cell: from what is kept of the whole suites, else from a run of that test alone."""

from __future__ import annotations

import logging
import time
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from cozematrix.bisection.named import selecting
from cozematrix.cells.cell import key_of, run_cell
from cozematrix.cells.context import SUITES, Subject
from cozematrix.cells.preparation import resolve
from cozematrix.cells.venv import proven
from cozematrix.errors import InputError, MatrixError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from cozematrix.bisection.axis import Point
    from cozematrix.cells.context import Ask, RunContext
    from cozematrix.cells.outcome import Outcome
    from cozematrix.inputs.interpreters import Interpreter
    from cozematrix.planning.plan import Cell

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True)
class Looked:
    """The outcomes of both suites at one point, and how they came to be known."""

    outcomes: tuple[Outcome, ...]
    is_kept: bool
    seconds: float = 0.0


@dataclass(frozen=True)
class Lookout:
    """Looks wherever it is sent; `venvs` is a folder for a virtual environment of each Python."""

    context: RunContext
    interpreters: Mapping[str, Interpreter]
    ask: Callable[[Cell], Ask]
    venvs: Path
    _made: dict[str, Path] = field(default_factory=dict)

    def kept(self, point: Point) -> Looked | None:
        """Return what is kept of the point, as resolved today; None where a suite is not."""
        ask = self.ask(point.cell)
        if ask.is_fresh:
            return None
        try:
            subject = self.subject(point)
            resolved = resolve(self.context, subject)
            keys = [key_of(self.context, subject, suite, resolved, ask) for suite in SUITES]
            found = [self.context.store.take(key, self.context.run.id) for key in keys]
        except InputError as error:
            _LOG.warning("%s: %s; it is run", point.cell.name, error)
            return None
        except MatrixError:
            # What cannot be installed is told when it is its turn.
            return None
        outcomes = tuple(each.outcome for each in found if each)
        return Looked(outcomes, is_kept=True) if len(outcomes) == len(SUITES) else None

    def run(self, point: Point, test: str) -> Looked:
        """Run one test there."""
        begun = time.monotonic()
        chosen = selecting(test)
        ask = replace(
            self.ask(point.cell),
            arguments=("-k", chosen, *self._ignoring(f"{test.partition('::')[0]}.py")),
            selection=f"-k {chosen}",
            is_measured=False,
        )
        outcomes = run_cell(self.context, self.subject(point), ask)
        return Looked(tuple(outcomes), is_kept=False, seconds=time.monotonic() - begun)

    def _ignoring(self, name: str) -> list[str]:
        """Options that have pytest not even read other files: a third of a second each."""
        files = self.context.places.root.glob("tests/*sync/test_*.py")
        return [
            f"--ignore=tests/{path.parent.name}/{path.name}" for path in files if path.name != name
        ]

    def subject(self, point: Point) -> Subject:
        """The point's cell with what it is made of."""
        interpreter = self.interpreters[point.cell.python]
        return Subject(point.cell, point.release, interpreter, self._venv(interpreter))

    def _venv(self, interpreter: Interpreter) -> Path:
        """A virtual environment of the interpreter, made once."""
        if interpreter.python not in self._made:
            venv = self.venvs / interpreter.version
            self._made[interpreter.python] = proven(venv, interpreter, self.context.uv)
        return self._made[interpreter.python]
