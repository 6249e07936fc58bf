"""Outcomes that are kept: taken over as they are, or not at all."""

from __future__ import annotations

import errno
import gzip
import hashlib
import json
import os
import time
from dataclasses import fields, replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from cozematrix.cells.cell import taken
from cozematrix.cells.kept import DAYS, Conditions, Kept, Store
from cozematrix.cells.outcome import Outcome, Status
from cozematrix.cells.outcome_file import as_row
from cozematrix.errors import InputError
from cozematrix.places import Places
from cozematrix.planning.plan import Cell, Suite
from tests.engine.conftest import outcome

KEY, OTHER = "ab" + "0" * 62, "ab" + "1" * 62
HITS = bytes([0, 1, 255, 10])
CONDITIONS = Conditions(
    package="cozepy",
    release="0.20.0",
    sha256="0" * 64,
    suite=Suite.SYNC,
    interpreter="3.9.1 linux-x86_64",
    user=("httpx==0.28.1", "idna==3.20"),
    runner=("pytest==8.4",),
    sources="1" * 64,
    settings={"aiohttp": "3.14.5"},
)

# A value for another key, each of one field alone.
CHANGES: dict[str, dict[str, Any]] = {
    "package": {"package": "other"},
    "release": {"release": "0.20.1"},
    "sha256": {"sha256": "1" + "0" * 63},
    "suite": {"suite": Suite.ASYNC},
    "interpreter": {"interpreter": "3.9.2 linux-x86_64"},
    "user: a version": {"user": ("httpx==0.28.2", "idna==3.20")},
    "user: one fewer": {"user": ("httpx==0.28.1",)},
    "user: pins in one": {"user": ("httpx==0.28.1idna==3.20",)},
    "runner": {"runner": ("pytest==8.5",)},
    "sources": {"sources": "2" + "1" * 63},
    "settings: a value": {"settings": {"aiohttp": "3.14.6"}},
    "settings: one more": {"settings": {"aiohttp": "3.14.5", "TZ": ""}},
}


@pytest.fixture
def ran() -> Outcome:
    return replace(
        outcome("3.9", "0.2.0", failed=("test_bots::test_broken",)),
        key=KEY,
        ran="2026-11-23T01:02:03+00:00",
    )


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "kept")


@pytest.fixture
def file(store: Store, ran: Outcome) -> Path:
    """The file of one outcome that is kept."""
    store.put(ran, HITS)
    [path] = files(store)
    return path


def files(store: Store) -> list[Path]:
    return [path for path in store.folder.rglob("*") if path.is_file()]


def written(row: object) -> bytes:
    """A whole file, as far as its digest goes."""
    content = gzip.compress(json.dumps(row).encode())
    return hashlib.sha256(content).hexdigest().encode() + b"\n" + content


def test_outcome_is_taken_over_by_the_next_run_with_its_hits(store: Store, ran: Outcome) -> None:
    store.put(ran, HITS)

    taken = store.take(KEY, "next-run")

    assert taken == Kept(replace(ran, run="next-run", is_reused=True), HITS)
    assert taken.outcome.ran == "2026-11-23T01:02:03+00:00"
    assert store.has(KEY)


def test_outcome_is_not_there_for_another_key(store: Store, ran: Outcome) -> None:
    store.put(ran, HITS)

    assert store.take(OTHER, "next-run") is None
    assert not store.has(OTHER)


def test_outcome_that_was_taken_over_is_kept_again(store: Store, ran: Outcome) -> None:
    store.put(replace(ran, run="second", is_reused=True), HITS)

    assert store.take(KEY, "third") == Kept(replace(ran, run="third", is_reused=True), HITS)


@pytest.mark.parametrize(
    "status",
    [
        Status.OK,
        Status.CONTRACT_FAILURES,
        Status.CLEAN,
        Status.ERRORS,
        Status.IMPORT_ERROR,
        Status.EXCLUDED,
    ],
)
def test_what_says_something_of_the_release_is_kept(
    store: Store, ran: Outcome, status: Status
) -> None:
    store.put(replace(ran, status=status), HITS)

    assert store.has(KEY)


@pytest.mark.parametrize(
    "change",
    [
        *(
            pytest.param({"status": status}, id=status)
            for status in (
                Status.NOT_RUN,
                Status.CRASHED,
                Status.TIMEOUT,
                Status.INFRASTRUCTURE,
                Status.NOT_INSTALLABLE,
                Status.MISSING_INTERPRETER,
            )
        ),
        pytest.param({"is_partial": True}, id="partial"),
        pytest.param({"key": ""}, id="without a key"),
    ],
)
def test_what_says_nothing_lasting_is_never_kept(
    store: Store, ran: Outcome, change: dict[str, Any]
) -> None:
    store.put(replace(ran, **change), HITS)

    assert files(store) == []


def is_told_once_and_removed(store: Store, file: Path) -> bool:
    with pytest.raises(InputError, match=rf"^{file.name}: "):
        store.take(KEY, "next-run")
    return not file.exists() and not store.has(KEY) and store.take(KEY, "next-run") is None


@pytest.mark.parametrize("size", [0, 1, 64, 65, 66, 200, -1], ids="{} bytes".format)
def test_truncated_file_is_named_and_removed(store: Store, file: Path, size: int) -> None:
    file.write_bytes(file.read_bytes()[:size])

    assert is_told_once_and_removed(store, file)


def test_file_with_one_bit_flipped_anywhere_is_named_and_removed(store: Store, file: Path) -> None:
    whole = file.read_bytes()

    for place in range(len(whole)):
        damaged = bytearray(whole)
        damaged[place] ^= 1 << place % 8
        file.write_bytes(damaged)
        assert is_told_once_and_removed(store, file), place


@pytest.mark.parametrize(
    ("change", "hits"),
    [
        pytest.param({"schema": 1}, "", id="another schema"),
        pytest.param({"status": "fine"}, "", id="unknown status"),
        pytest.param({"colour": "red"}, "", id="unknown key"),
        pytest.param({}, "?", id="hits that are none"),
    ],
)
def test_whole_file_of_another_kind_is_named_and_removed(
    store: Store, ran: Outcome, file: Path, change: dict[str, Any], hits: str
) -> None:
    file.write_bytes(written({"outcome": {**as_row(ran), **change}, "hits": hits}))

    assert is_told_once_and_removed(store, file)


@pytest.mark.parametrize("row", [[], {}, {"outcome": [], "hits": ""}], ids=str)
def test_whole_file_of_no_outcome_is_named_and_removed(
    store: Store, file: Path, row: object
) -> None:
    file.write_bytes(written(row))

    assert is_told_once_and_removed(store, file)


def test_outcome_of_another_key_is_named_and_removed(
    store: Store, ran: Outcome, file: Path
) -> None:
    store.put(replace(ran, key=OTHER), HITS)
    [other] = set(files(store)) - {file}
    file.write_bytes(other.read_bytes())

    assert is_told_once_and_removed(store, file)
    assert store.has(OTHER)


@pytest.mark.parametrize("content", [b"", b"half"], ids=["empty", "truncated"])
def test_damaged_file_is_told_also_where_it_is_only_looked_for(
    store: Store, file: Path, content: bytes
) -> None:
    file.write_bytes(content)

    with pytest.raises(InputError, match=rf"^{file.name}: "):
        store.has(KEY)

    assert not store.has(KEY)
    assert files(store) == []


def test_full_disk_keeps_nothing_and_is_no_error(
    store: Store, ran: Outcome, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = Path.write_bytes

    def write_half(path: Path, content: bytes) -> int:
        write(path, content[: len(content) // 2])
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(Path, "write_bytes", write_half)
    store.put(ran, HITS)

    assert files(store) == []
    assert not store.has(KEY)


def test_sweep_removes_only_what_was_of_no_use_for_long(store: Store, ran: Outcome) -> None:
    unused, used, taken = (character * 64 for character in "abc")
    for key, days in ((unused, DAYS + 1), (used, DAYS - 1), (taken, DAYS + 1)):
        store.put(replace(ran, key=key), HITS)
        then = time.time() - days * 24 * 3600
        os.utime(store.folder / key[:2] / f"{key}.kept", (then, then))
    store.take(taken, "next-run")

    store.sweep()

    assert [store.has(key) for key in (unused, used, taken)] == [False, True, True]


def test_equal_conditions_have_an_equal_key() -> None:
    settings = {"user agent": "x", "aiohttp": "3.14.5"}
    reordered = dict(reversed(settings.items()))

    assert replace(CONDITIONS).key == CONDITIONS.key
    assert replace(CONDITIONS, settings=settings).key == replace(CONDITIONS, settings=reordered).key


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_each_condition_changes_the_key(change: dict[str, Any]) -> None:
    assert replace(CONDITIONS, **change).key != CONDITIONS.key


def test_a_change_of_each_condition_is_tried() -> None:
    assert {name for change in CHANGES.values() for name in change} == {
        each.name for each in fields(Conditions)
    }


@pytest.mark.parametrize(
    ("cell", "is_taken"),
    [
        (Cell("3.9", "0.2.0"), True),
        (Cell("3.9", "0.2.0", "release-day"), True),
        (Cell("3.10", "0.2.0"), False),
        (Cell("3.9", "0.2.1"), False),
    ],
    ids=["its own", "another resolution", "another Python", "another release"],
)
def test_outcome_of_equal_conditions_is_taken_over_whatever_the_resolution_is_called(
    store: Store, ran: Outcome, tmp_path: Path, cell: Cell, is_taken: bool
) -> None:
    store.put(ran, HITS)
    context: Any = SimpleNamespace(
        store=store, run=SimpleNamespace(id="later"), places=Places(tmp_path)
    )

    taken_over = taken(context, cell, KEY)

    assert (taken_over is not None) is is_taken
    if taken_over:
        assert taken_over.outcome == replace(ran, cell=cell, run="later", is_reused=True)
