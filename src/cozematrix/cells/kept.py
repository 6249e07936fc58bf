"""Outcomes that later runs take over: a file each, found by a key of all that could change it."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import os
import time
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING

from cozematrix.cells.outcome import Outcome, Status, in_modules
from cozematrix.cells.outcome_file import as_row, parse_outcome, parse_results
from cozematrix.data_file import Table, write_bytes
from cozematrix.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from cozematrix.planning.plan import Suite

# What says nothing lasting of the release: how far a machine got with it, or what was left out.
NEVER_KEPT = (
    Status.NOT_RUN,
    Status.CRASHED,
    Status.TIMEOUT,
    Status.INFRASTRUCTURE,
    Status.UNWITNESSED,
    Status.TAMPERED,
    Status.NOT_INSTALLABLE,
    Status.MISSING_INTERPRETER,
)
DAYS = 60
# Below the cache; CI hands it on from there.
FOLDER = "kept"


@dataclass(frozen=True)
class Conditions:
    """All that could change a suite's outcome in a cell; equal conditions, equal outcome."""

    package: str
    """Name of the package under test."""
    release: str
    """Its version."""
    sha256: str
    """Digest of its wheel."""
    suite: Suite
    """The suite that the outcome is of."""
    interpreter: str
    """Full version, build and platform."""
    user: tuple[str, ...]
    """Pins of a user's dependencies, `name==version` each."""
    runner: tuple[str, ...]
    """Pins of the packages that a suite needs beside them."""
    sources: str
    """Digest of the checkout's files that the suite depends on."""
    settings: Mapping[str, str]
    """Everything else that reaches the suite, by name: its locale, known hangs, the fence."""

    @property
    def key(self) -> str:
        """A digest of all of them."""
        text = json.dumps(asdict(self), sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()


@dataclass(frozen=True)
class Kept:
    """An outcome, and what its probes hit: the coverage of a run that need not be run again."""

    outcome: Outcome
    hits: bytes


@dataclass(frozen=True)
class Store:
    """Keeps outcomes in `folder`."""

    folder: Path

    def has(self, key: str) -> bool:
        """Return whether there is a whole file for this key; remove a damaged one: `InputError`."""
        path = self._file(key)
        if not path.is_file():
            return False
        with _removed(path):
            _content(path)
        return True

    def take(self, key: str, run: str) -> Kept | None:
        """The outcome for this key, as one of `run`; None where there is none.

        A file that is damaged, or holds another key's outcome, is an `InputError`, and is removed.
        """
        path = self._file(key)
        if not path.is_file():
            return None
        with _removed(path):
            kept = _read(path, key)
        with suppress(OSError):
            os.utime(path)
        return Kept(replace(kept.outcome, run=run, is_reused=True), kept.hits)

    def put(self, outcome: Outcome, hits: bytes) -> None:
        """Keep the outcome under its key, whole or not at all; one that must not be is not."""
        if not outcome.key or outcome.is_partial or outcome.status in NEVER_KEPT:
            return
        row = {
            "outcome": as_row(outcome),
            "results": outcome.results,
            "hits": base64.b64encode(hits).decode(),
        }
        text = json.dumps(row, ensure_ascii=False).encode()
        content = gzip.compress(text, compresslevel=1, mtime=0)
        digest = hashlib.sha256(content).hexdigest().encode()
        with suppress(OSError):
            # On a full disk nothing is kept, and nothing else is wrong.
            write_bytes(self._file(outcome.key), digest + b"\n" + content)

    def sweep(self) -> None:
        """Remove what was of no use for `DAYS` days."""
        oldest = time.time() - DAYS * 24 * 3600
        for path in self.folder.glob("*/*"):
            if path.stat().st_mtime < oldest:
                path.unlink(missing_ok=True)

    def _file(self, key: str) -> Path:
        return self.folder / key[:2] / f"{key}.kept"


@contextmanager
def _removed(path: Path) -> Iterator[None]:
    """Remove the file where it turns out to be damaged, so that it is told once."""
    try:
        yield
    except InputError:
        path.unlink(missing_ok=True)
        raise


def _content(path: Path) -> bytes:
    """Return the content of a file whose first line is the content's digest."""
    digest, _, content = path.read_bytes().partition(b"\n")
    if digest != hashlib.sha256(content).hexdigest().encode():
        raise InputError(
            where=path.name, key="(file)", value=f"{len(content)} bytes", allowed="a whole file"
        )
    return content


def _read(path: Path, key: str) -> Kept:
    try:
        row = json.loads(gzip.decompress(_content(path)))
        hits = base64.b64decode(row["hits"], validate=True)
        table = Table(row["outcome"], where=path.name)
        results = row["results"]
    except (OSError, EOFError, ValueError, KeyError, TypeError, RecursionError) as error:
        said = f"{type(error).__name__}: {error}"
        raise InputError(
            where=path.name, key="(file)", value=said[:200], allowed="an outcome that was kept here"
        ) from error
    outcome = parse_outcome(table, in_modules(parse_results(results, path.name)))
    if outcome.key != key:
        raise InputError(where=path.name, key="key", value=outcome.key, allowed=key)
    return Kept(outcome, hits)
