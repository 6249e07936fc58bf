"""The origin of a suite's packages: what was tested must be what the cell's layers hold."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from packaging.utils import canonicalize_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cozematrix.cells.context import Laid, Subject
    from cozematrix.cells.outcome import Warned
    from cozematrix.cells.recording import Recording


def strangers(recording: Recording, subject: Subject, laid: Laid, view: Path) -> str:
    """Say what the suite had that is not of the cell's layers, in one line; "" for nothing.

    Names of the suites themselves come from `view`, also where a wheel has a package of that name.
    """
    ran, chosen = recording.interpreter, subject.interpreter.version
    # Of a release that is not final yet only the suite knows which one it is.
    if ran != chosen and not re.fullmatch(
        rf"{re.escape(chosen)}(a|b|rc)\d+\+?|{re.escape(chosen)}\+", ran
    ):
        return f"Python {ran or '(none)'} was there, and not {chosen}"
    found = {canonicalize_name(name): version for name, version in recording.dependencies.items()}
    for pin in (f"{laid.package}=={subject.release.installs}", *laid.pins):
        name, _, version = pin.partition(" ")[0].partition("==")
        if (seen := found.get(canonicalize_name(name))) != version:
            return f"{name} {seen or '(none)'} was there, and not {version}"
    layers = (*laid.user, *laid.probed, laid.runner)
    names = {name for layer in layers for name in _top_levels(layer)}
    for name, file in sorted(recording.imported.items()):
        if name in names and not any(_is_below(file, each) for each in (*layers, view)):
            return f"{name} came from {file}, and not from a layer of this cell"
    return ""


def warnings_of(recording: Recording, layers: Iterable[Path]) -> tuple[Warned, ...]:
    """The warnings that were raised for the layers' files, each once, with paths below the layer.

    The suites, the runner and the standard library have warnings of their own.
    """
    found = {
        each._replace(file=Path(each.file).relative_to(layer).as_posix()): None
        for each in recording.warnings
        for layer in layers
        if _is_below(each.file, layer)
    }
    return tuple(found)


def _top_levels(layer: Path) -> Iterable[str]:
    for path in layer.iterdir():
        if path.suffix in ("", ".py") and path.name != "__pycache__":
            yield path.stem


def _is_below(file: str, layer: Path) -> bool:
    return Path(file).is_relative_to(layer)
