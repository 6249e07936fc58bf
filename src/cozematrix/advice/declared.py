"""The releases of the SDK and the Pythons that a project says it works with."""

from __future__ import annotations

import ast
import configparser
import email
import re
from dataclasses import dataclass
from functools import reduce
from typing import TYPE_CHECKING, Any

from packaging.requirements import InvalidRequirement, Requirement
from packaging.specifiers import InvalidSpecifier, SpecifierSet
from packaging.utils import canonicalize_name

from cozematrix.data_file import parse_toml, read_content
from cozematrix.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from cozematrix.data_file import Table

_FILES = ("pyproject.toml", "setup.cfg", "setup.py", "Pipfile", "METADATA", "PKG-INFO")


@dataclass(frozen=True)
class Declared:
    """One range, and where it stands."""

    file: str
    text: str
    """As it is written there."""
    range: SpecifierSet


@dataclass(frozen=True)
class Ranges:
    """All ranges that a project declares; `notes` tell of what was not understood."""

    sdk: tuple[Declared, ...] = ()
    python: tuple[Declared, ...] = ()
    notes: tuple[str, ...] = ()

    def admits(self, release: str) -> bool:
        """True if the declared range of the SDK has this release."""
        return _within(release, self.sdk)

    def admits_python(self, python: str) -> bool:
        """True if the declared range of Python has a patch release of "3.9"."""
        # Any patch release will do: ">=3.8.1" is no reason to leave out 3.8.
        return any(_within(f"{python}.{patch}", self.python) for patch in (0, 1, 99))


@dataclass
class _Reading:
    """The findings in one file."""

    package: str
    file: str
    sdk: list[Declared]
    python: list[Declared]
    notes: list[str]

    def requirements(self, lines: Iterable[object]) -> None:
        for line in lines:
            if isinstance(line, str):
                self.requirement(line)

    def requirement(self, line: str) -> None:
        text = re.split(r"\s--|\s#", line.strip())[0].strip()
        name = re.match(r"[A-Za-z0-9._-]+", text)
        if name is None or canonicalize_name(name[0]) != self.package:
            return
        try:
            found = Requirement(text)
        except InvalidRequirement:
            allowed = f"a requirement such as {self.package}>=0.16"
            raise InputError(
                where=self.file, key=self.package, value=text, allowed=allowed
            ) from None
        if found.url:
            self.notes.append(f"{self.file}: {self.package} is taken from an address: any release")
        self.sdk.append(Declared(self.file, text, found.specifier))

    def poetry(self, table: Mapping[str, Any]) -> None:
        for name, wanted in table.items():
            rows = wanted if isinstance(wanted, list) else [wanted]
            # With conditions that exclude each other there are several.
            texts = [row.get("version", "") if isinstance(row, dict) else row for row in rows]
            if len(texts) != 1 or not isinstance(texts[0], str):
                if canonicalize_name(name) == self.package:
                    self.notes.append(f"{self.file}: {name} has several ranges: not read")
                continue
            if name == "python":
                self.range_of_python(texts[0])
            elif canonicalize_name(name) == self.package:
                self.sdk.append(
                    Declared(self.file, f"{name} = {texts[0]!r}", self.range(name, texts[0]))
                )

    def range_of_python(self, text: str) -> None:
        if text:
            self.python.append(Declared(self.file, text, self.range("python", text)))

    def range(self, name: str, text: str) -> SpecifierSet:
        try:
            return SpecifierSet(",".join(_plain(part) for part in text.split(",") if part.strip()))
        except (InvalidSpecifier, ValueError):
            raise InputError(
                where=self.file, key=name, value=text, allowed="versions such as '>=0.16,<0.21'"
            ) from None


def read_ranges(path: Path, package: str) -> Ranges:
    """Read what the files of a project declare: those nearest to its top that name the package.

    Where none below `path` does, the nearest folder above is asked, as for a package in a larger
    repository; a file that cannot be read is an `InputError`.
    """
    folder = path if path.is_dir() else path.parent
    found = _at(folder, sorted(_below(folder)), package)
    above = folder.resolve()
    while not found.sdk and not (above / ".git").exists() and above.parent != above:
        above = above.parent
        upper = _at(above, _of(above), package)
        if upper.sdk:
            return upper
    return found


def _at(top: Path, files: Iterable[Path], package: str) -> Ranges:
    """Merge the ranges of these files, without those deeper than the first to name the package."""
    by_depth: dict[int, list[_Reading]] = {}
    for file in files:
        shown = file.relative_to(top).as_posix()
        reading = _Reading(canonicalize_name(package), shown, [], [], [])
        _read(file, reading)
        by_depth.setdefault(len(file.relative_to(top).parts), []).append(reading)
    every = [each for _, readings in sorted(by_depth.items()) for each in readings]
    depth = next(
        (at for at, each in sorted(by_depth.items()) if any(one.sdk for one in each)), None
    )
    chosen = by_depth.get(depth, []) if depth is not None else every
    deeper = {each.file for each in every if each.sdk and each not in chosen}
    notes = [note for each in chosen for note in each.notes]
    if deeper:
        notes.append(f"not asked, as they lie deeper: {', '.join(sorted(deeper))}")
    python = (
        [one for each in every for one in each.python]
        if depth is None
        else [one for each in chosen for one in each.python]
    )
    return Ranges(tuple(one for each in chosen for one in each.sdk), tuple(python), tuple(notes))


def _below(folder: Path) -> Iterator[Path]:
    yield from _of(folder)
    for inner in sorted(folder.iterdir()):
        is_ours = not inner.name.startswith(".") and inner.name not in ("node_modules", "venv")
        if inner.is_dir() and not inner.is_symlink() and is_ours:
            yield from _of(inner)
            if not inner.name.endswith("-info"):
                for deeper in sorted(inner.iterdir()):
                    if deeper.is_dir() and not deeper.is_symlink():
                        yield from _of(deeper)


def _of(folder: Path) -> Iterator[Path]:
    try:
        there = sorted(folder.iterdir())
    except OSError:
        return
    for file in there:
        is_requirements = re.fullmatch(r"(requirements|constraints).*\.(txt|in)", file.name)
        is_one_of_many = folder.name == "requirements" and file.suffix in (".txt", ".in")
        if file.is_file() and (file.name in _FILES or is_requirements or is_one_of_many):
            yield file


def _read(file: Path, reading: _Reading) -> None:
    text = read_content(file, "a readable file").decode("utf-8", "replace")
    match file.name:
        case "pyproject.toml":
            _read_pyproject(parse_toml(text, reading.file), reading)
        case "Pipfile":
            table = parse_toml(text, reading.file)
            for section in ("packages", "dev-packages"):
                reading.poetry(_values(table, section))
            version = _values(table, "requires").get("python_version")
            if isinstance(version, str):
                reading.python.append(
                    Declared(reading.file, version, reading.range("python", f"=={version}.*"))
                )
        case "setup.cfg":
            _read_cfg(text, reading)
        case "setup.py":
            _read_setup(text, reading)
        case "METADATA" | "PKG-INFO":
            message = email.message_from_string(text)
            reading.requirements(message.get_all("Requires-Dist", []))
            reading.range_of_python(str(message.get("Requires-Python", "")))
        case _:
            reading.requirements(text.splitlines())


def _read_pyproject(table: Table, reading: _Reading) -> None:
    project, tool = _values(table, "project"), _values(table, "tool")
    reading.range_of_python(str(project.get("requires-python", "")))
    reading.requirements(_list(project.get("dependencies")))
    for group in (project.get("optional-dependencies"), _values(table, "dependency-groups")):
        for lines in _dict(group).values():
            reading.requirements(_list(lines))
    poetry = _dict(tool.get("poetry"))
    reading.poetry(_dict(poetry.get("dependencies")))
    reading.poetry(_dict(poetry.get("dev-dependencies")))
    for each in _dict(poetry.get("group")).values():
        reading.poetry(_dict(_dict(each).get("dependencies")))
    reading.requirements(_list(_dict(tool.get("uv")).get("dev-dependencies")))
    for lines in _dict(_dict(tool.get("pdm")).get("dev-dependencies")).values():
        reading.requirements(_list(lines))


def _read_cfg(text: str, reading: _Reading) -> None:
    parser = configparser.ConfigParser(interpolation=None)
    try:
        parser.read_string(text)
    except configparser.Error as error:
        why = str(error).splitlines()[0]
        raise InputError(
            where=reading.file, key="(file)", value=why, allowed="a readable file"
        ) from None
    reading.requirements(parser.get("options", "install_requires", fallback="").splitlines())
    reading.range_of_python(parser.get("options", "python_requires", fallback=""))
    if parser.has_section("options.extras_require"):
        for _, lines in parser.items("options.extras_require"):
            reading.requirements(lines.splitlines())


def _read_setup(text: str, reading: _Reading) -> None:
    """Read what `setup.py` says literally, itself or by a name that stands for a literal."""
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError):
        reading.notes.append(f"{reading.file}: it cannot be parsed")
        return
    known: dict[str, object] = {}
    for statement in tree.body:
        if isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name):
            known[statement.targets[0].id] = _literal(statement.value, known)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("setup"):
            given = {each.arg: _literal(each.value, known) for each in node.keywords}
            if "install_requires" in given and given["install_requires"] is None:
                reading.notes.append(f"{reading.file}: install_requires is made as it runs")
            reading.requirements(_list(given.get("install_requires")))
            for lines in _dict(given.get("extras_require")).values():
                reading.requirements(_list(lines))
            reading.range_of_python(str(given.get("python_requires") or ""))


def _literal(node: ast.expr, known: Mapping[str, object]) -> object:
    if isinstance(node, ast.Name):
        return known.get(node.id)
    try:
        return ast.literal_eval(node)
    except (ValueError, TypeError, SyntaxError, MemoryError, RecursionError):
        return None


def _plain(text: str) -> str:
    """A range as poetry and Pipfile write it, as a specifier: `^0.16`, `~0.16`, `0.16.2`, `*`.

    By hand, since poetry's own parser is a part of its build backend.
    """
    text = text.strip()
    if text in ("", "*"):
        return ""
    if text[0] not in "^~" or text.startswith("~="):
        return text if text[0] in "<>=!~" else f"=={text}"
    parts = [int(part) for part in text[1:].strip().split(".")]
    if text[0] == "~":
        end = parts[:1] if len(parts) == 1 else parts[:2]
    else:
        # Up to the first part that is not zero.
        last = next((at for at, part in enumerate(parts) if part), len(parts) - 1)
        end = parts[: last + 1]
    upper = [*end[:-1], end[-1] + 1]
    return f">={'.'.join(map(str, parts))},<{'.'.join(map(str, upper))}"


def _within(version: str, declared: Iterable[Declared]) -> bool:
    every = reduce(lambda one, other: one & other.range, declared, SpecifierSet())
    return every.contains(version, prereleases=True)


# Any: what stands in other people's files is looked at piece by piece, and passed over if unknown.
def _values(table: Table, key: str) -> dict[str, Any]:
    inner = table.table(key)
    return {name: inner.get(name, object) for name in inner.names}


def _dict(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []
