"""`matrix.toml`: the axes and the window, read once and checked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cozematrix.data_file import Table, read_toml
from cozematrix.inputs.picking import MEANINGS, Picking

if TYPE_CHECKING:
    from pathlib import Path

RESOLUTIONS = tuple(MEANINGS)
FENCES = ("auto", "required", "off")


@dataclass(frozen=True)
class Limits:
    """Seconds that each step of a cell may take."""

    install: int
    import_: int
    suite: int
    types: int


@dataclass(frozen=True)
class Configuration:
    """The settings of `matrix.toml`."""

    package: str
    """Name of the package under test."""
    pythons: tuple[str, ...]
    """Minor versions such as "3.9"."""
    required: tuple[str, ...]
    """Those of `pythons` of which none may be missing in CI."""
    picking: Picking
    """The way in which dependencies are picked."""
    minors: int
    """Number of minor lines of the package that the window holds."""
    always: tuple[str, ...]
    """Versions that the window holds besides."""
    limits: Limits
    """Seconds that the steps of a cell may take."""
    runner: tuple[str, ...]
    """Names of the packages that a suite needs."""
    optional: tuple[str, ...] = ()
    """Names of the packages that a suite uses if they install."""
    allowed: tuple[str, ...] = ()
    """Changes of the API that a candidate may make although they break code, `kind: path`."""
    fence: str = "auto"
    """"auto" for as much as the machine can have, "required" for all of it, "off" for nothing."""
    upkeep: str = ""
    """The release that the data of upkeep speaks of; "" for the newest."""

    @property
    def resolution(self) -> str:
        """The resolution that every cell of a run has."""
        return self.picking.name

    @property
    def is_fenced(self) -> bool:
        """True if cells are fenced as far as the machine can."""
        return self.fence != "off"


def read_configuration(path: Path) -> Configuration:
    """Read and check `matrix.toml`; an unknown key or value is an `InputError`."""
    table = read_toml(path)
    axes, window = table.table("axes"), table.table("window")
    limits, runner = table.table("limits"), table.table("runner")
    candidate, fence = table.table("candidate"), table.table("fence")
    upkeep = table.table("upkeep")
    pythons = axes.strings("pythons")
    required = axes.strings("required", ())
    _check_pythons(axes, pythons, required)
    configuration = Configuration(
        package=axes.get("package", str),
        pythons=pythons,
        required=required,
        picking=Picking(_resolution(axes)),
        minors=window.get("minors", int),
        always=window.strings("always", ()),
        limits=Limits(
            install=_seconds(limits, "install"),
            import_=_seconds(limits, "import"),
            suite=_seconds(limits, "suite"),
            types=_seconds(limits, "types"),
        ),
        runner=runner.strings("packages"),
        optional=runner.strings("optional", ()),
        allowed=candidate.strings("allowed", ()),
        fence=fence.get("use", str, "auto"),
        upkeep=upkeep.get("release", str, ""),
    )
    if configuration.fence not in FENCES:
        raise fence.refuse("use", configuration.fence, ", ".join(FENCES))
    if configuration.minors < 1:
        raise window.refuse("minors", configuration.minors, "a whole number from 1")
    for each in (axes, window, limits, runner, candidate, fence, upkeep, table):
        each.close()
    return configuration


def _check_pythons(axes: Table, pythons: tuple[str, ...], required: tuple[str, ...]) -> None:
    for python in pythons:
        if not re.fullmatch(r"3\.\d+", python):
            raise axes.refuse("pythons", python, "minor versions such as 3.9")
    if len(set(pythons)) != len(pythons):
        raise axes.refuse("pythons", list(pythons), "each version once")
    for python in required:
        if python not in pythons:
            raise axes.refuse("required", python, "one of " + ", ".join(pythons))


def _resolution(axes: Table) -> str:
    # A run has one; `--resolution` asks for another.
    resolutions = axes.strings("resolutions")
    for resolution in resolutions:
        if resolution not in RESOLUTIONS:
            raise axes.refuse("resolutions", resolution, ", ".join(RESOLUTIONS))
    if len(resolutions) != 1:
        raise axes.refuse("resolutions", list(resolutions), "exactly one")
    return resolutions[0]


def _seconds(limits: Table, key: str) -> int:
    seconds = limits.get(key, int)
    if seconds < 1:
        raise limits.refuse(key, seconds, "seconds, a whole number from 1")
    return seconds
