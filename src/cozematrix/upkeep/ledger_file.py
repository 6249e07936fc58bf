"""The ledger's files as text: causes and places are added, changed and removed, the rest stays.

A file is cut at the headers of its entries, and each entry is a document of its own. So whatever
stands between two others, comments and blank lines among it, is not even looked at.
"""

from __future__ import annotations

import re
import tomllib
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

import tomlkit
from tomlkit.items import AoT, Array

from cozematrix.data_file import parse_toml, write_whole
from cozematrix.errors import MatrixError
from cozematrix.plain import visible
from cozematrix.upkeep.accept.proposal import describe, ordered
from cozematrix.verdicts.ledger import BOTH, ledger_files, parse_ledger

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from tomlkit.items import Table

    from cozematrix.inputs.releases import Release
    from cozematrix.upkeep.accept.proposal import Proposal
    from cozematrix.verdicts.ledger import Cause, Place

_CAUSE = re.compile(r"^[ \t]*\[\[ *cause *\]\]", re.MULTILINE)
_PLACE = re.compile(r"^[ \t]*\[\[ *cause *\. *place *\]\]", re.MULTILINE)
_COMMENTS = re.compile(r"(?:^[ \t]*#.*\n)+\Z", re.MULTILINE)
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
# Longer lists of tests have one a line.
_WIDTH = 100


@dataclass(frozen=True)
class _Entry:
    """A part of a file; `number` is where it stood, None for one that is new."""

    text: str
    number: int | None


def change_ledger(
    root: Path,
    proposals: Sequence[Proposal],
    *,
    pythons: Sequence[str],
    releases: Sequence[Release],
) -> dict[Path, str]:
    """Return the new text of each file that the proposals change, "" for one that is to go.

    Nothing is written. The texts have been read as the ledger is, and hold what was proposed; a
    `MatrixError` says where they would not.
    """
    old = {path.relative_to(root).as_posix(): _read(path) for path in ledger_files(root)}
    new = dict(old)
    for name in dict.fromkeys(each.cause.file for each in proposals):
        there = [each for each in proposals if each.cause.file == name]
        new[name] = _edited(old.get(name, ""), there)
    tables = {name: parse_toml(new[name], name) for name in sorted(new)}
    read = {each.id: each for each in parse_ledger(tables, pythons=pythons, releases=releases)}
    for proposal in proposals:
        if read.get(proposal.cause.id) != proposal.after:
            where = f"{proposal.cause.file}: {proposal.cause.id}"
            raise MatrixError(f"{where}: the edit does not read as proposed; enter it by hand")
    return {root / name: text for name, text in new.items() if text != old.get(name)}


def write_ledger(texts: Mapping[Path, str]) -> None:
    """Write all of the files or none; a text of "" removes its file."""
    before = {path: _read(path) if path.is_file() else "" for path in texts}
    try:
        for path, text in texts.items():
            _put(path, text)
    except OSError:
        for path, text in before.items():
            with suppress(OSError):
                _put(path, text)
        raise


def rendered(cause: Cause) -> str:
    """The cause as an entry of the ledger."""
    lines = ["[[cause]]", f"id = {_string(cause.id)}", f'effect = "{cause.effect}"']
    lines += [f'kind = "{cause.kind}"', f"reason = {_string(cause.reason)}"]
    lines.append(f"entered = {cause.entered.isoformat()}")
    if cause.links:
        lines.append(f"links = {_array(cause.links)}")
    if cause.evidence:
        lines.append(f"evidence = {_lines(cause.evidence)}")
    return "\n\n".join(["\n".join(lines), *map(_rendered_place, cause.places)]) + "\n"


def proposal_file(proposals: Iterable[Proposal]) -> str:
    """The causes as they would be, each under the lines that say what changes."""
    parts = ["# Made by `nox -s accept`: what the ledger would have to say.\n"]
    for each in proposals:
        comment = "".join(f"# {visible(line)}\n" for line in describe(each))
        parts.append(comment + (rendered(each.after) if each.after else ""))
    return "\n".join(parts)


def _read(path: Path) -> str:
    # As it is: line ends are the file's own.
    return path.read_bytes().decode("utf-8")


def _put(path: Path, text: str) -> None:
    if text:
        write_whole(path, text)
    else:
        path.unlink(missing_ok=True)


def _edited(text: str, proposals: Iterable[Proposal]) -> str:
    """The text of a file with its proposals in it."""
    head, *causes = _cut(text, _CAUSE)
    entries = {_id(each): _Entry(each, number) for number, each in enumerate(causes, 1)}
    for proposal in proposals:
        id_ = proposal.cause.id
        if proposal.after is None:
            del entries[id_]
        elif proposal.before is None:
            entries[id_] = _Entry(rendered(proposal.after), None)
        else:
            entry = entries[id_]
            changed = _with_places(entry.text, proposal.after.places, proposal)
            entries[id_] = _Entry(changed, entry.number)
    joined = _joined([_Entry(head, 0), *(entries[id_] for id_ in sorted(entries))], text)
    return joined if joined.strip() else ""


def _with_places(text: str, places: Sequence[Place], proposal: Proposal) -> str:
    """The text of a cause with these places in place of its own."""
    head, *own = _cut(text, _PLACE)
    entries = [_Entry(head, 0)]
    for place, origin in zip(places, proposal.origins, strict=True):
        if origin is None:
            entries.append(_Entry(_rendered_place(place) + "\n", None))
        elif proposal.before and proposal.before.places[origin] == place:
            entries.append(_Entry(own[origin], origin + 1))
        else:
            entries.append(_Entry(_with_range(own[origin], place), origin + 1))
    return _joined(entries, text)


def _with_range(text: str, place: Place) -> str:
    """The text of a place with other tests, suites and ranges."""
    body = text.rstrip("\n")
    document = tomlkit.parse(body + "\n")
    table = _table(document)
    _put_tests(table, place.tests)
    for key, value in (("cozepy", ordered(place.cozepy)), ("python", ordered(place.python))):
        if not value:
            table.pop(key, None)
        elif table.get(key) != value:
            table[key] = value
    if {*place.suites} == {*BOTH}:
        table.pop("suites", None)
    elif list(table.get("suites", ())) != list(place.suites):
        table["suites"] = tomlkit.item([str(suite) for suite in place.suites])
    return tomlkit.dumps(document).rstrip("\n") + text[len(body) :]


def _table(document: tomlkit.TOMLDocument) -> Table:
    """The one place of a document that holds nothing else."""
    cause = document["cause"]
    places = cause["place"] if isinstance(cause, dict) else None
    assert isinstance(places, AoT)  # noqa: S101  it was cut at this header
    return places[0]


def _put_tests(table: Table, tests: Sequence[str]) -> None:
    names = table["tests"]
    assert isinstance(names, Array)  # noqa: S101  it was read as the ledger
    if list(names) == list(tests):
        return
    if "\n" not in names.as_string():
        table["tests"] = tomlkit.parse(f"tests = {_tests(tests)}")["tests"]
        return
    for name in [each for each in names if each not in tests]:
        names.remove(name)
    for number, name in enumerate(tests):
        if name not in names:
            names.insert(number, name)


def _cut(text: str, header: re.Pattern[str]) -> list[str]:
    """Cut a text where its entries begin: each with the comments right above it.

    What looks like a header within a string is none: what stands before it cannot be read alone.
    """
    starts = [0]
    for match in header.finditer(text):
        start = match.start()
        if not _is_readable(text[starts[-1] : start]):
            continue
        comments = _COMMENTS.search(text, starts[-1], start)
        # What begins a file is about all of it.
        if comments and comments.start() > 0 and _is_readable(text[starts[-1] : comments.start()]):
            start = comments.start()
        starts.append(start)
    return [text[a:b] for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]


def _is_readable(text: str) -> bool:
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return False
    return True


def _id(text: str) -> str:
    return str(tomllib.loads(text)["cause"][0]["id"])


def _joined(entries: Iterable[_Entry], text: str) -> str:
    """The entries one after the other; a blank line beside each that is new, and the old end."""
    parts = [each for each in entries if each.text]
    end = text[len(text.rstrip("\n")) :] or "\n"
    joined = ""
    for before, entry in zip([None, *parts], parts, strict=False):
        is_as_before = (
            before is not None and before.number is not None and entry.number == before.number + 1
        )
        if joined and not is_as_before:
            joined = joined.rstrip("\n") + "\n\n"
        joined += entry.text
    return joined.rstrip("\n") + end


def _rendered_place(place: Place) -> str:
    lines = ["[[cause.place]]", f"tests = {_tests(place.tests)}"]
    if {*place.suites} != {*BOTH}:
        lines.append(f"suites = {_array(place.suites)}")
    for key, specifier in (("cozepy", place.cozepy), ("python", place.python)):
        if specifier:
            lines.append(f"{key} = {_string(ordered(specifier))}")
    if place.dependencies:
        pairs = [f"{_key(each)} = {_string(ordered(s))}" for each, s in place.dependencies.items()]
        lines.append(f"dependencies = {{ {', '.join(pairs)} }}")
    lines.append(f"says = {_string(place.says)}")
    return "\n".join(lines)


def _tests(names: Sequence[str]) -> str:
    short = _array(names)
    if len(f"tests = {short}") <= _WIDTH and len(names) == 1:
        return short
    return "[\n" + "".join(f"    {_string(name)},\n" for name in names) + "]"


def _array(values: Iterable[str]) -> str:
    return f"[{', '.join(map(_string, values))}]"


def _key(name: str) -> str:
    return name if _BARE_KEY.fullmatch(name) else _string(name)


def _string(text: str) -> str:
    return tomlkit.string(str(text)).as_string()


def _lines(text: str) -> str:
    """A string with a line a line, where that reads back as it was."""
    if "\n" in text:
        folded = '"""\n' + tomlkit.string(text, multiline=True).as_string()[3:]
        with suppress(tomllib.TOMLDecodeError):
            if tomllib.loads(f"text = {folded}")["text"] == text:
                return folded
    return _string(text)
