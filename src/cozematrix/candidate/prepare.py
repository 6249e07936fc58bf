"""From what a person names to a wheel in the cache that the run installs from."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cozematrix.candidate.given import Given, Source, read_given, wrong
from cozematrix.candidate.release import (
    Candidate,
    as_candidate,
    is_published,
    read_candidate,
    release_before,
    write_candidate,
)
from cozematrix.candidate.wheel import read_wheel
from cozematrix.candidate.workshop import Workshop
from cozematrix.cells.view import remove
from cozematrix.errors import MatrixError
from cozematrix.redaction import redacted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cozematrix.inputs.releases import Release

FOLDER = "candidates"
# What of a project's folder is no source: environments, caches, history with its addresses.
_NO_SOURCE = (
    *(".git", ".hg", ".svn", ".env", ".venv", "venv", ".nox", ".tox", ".cozematrix"),
    *("__pycache__", "*.pyc", "*.egg-info", ".*_cache", "node_modules", "build", "dist"),
)
_SECONDS = 300


@dataclass(frozen=True)
class Maker:
    """The maker of candidates: they are kept in `cache`, builds print to `log`."""

    cache: Path
    log: Path
    package: str
    releases: Sequence[Release]
    uv: str
    is_fenced: bool

    def make(self, text: str) -> Candidate:
        """The candidate that `text` names, built where that is needed.

        A MatrixError says in one line why there is none; nothing is left then.
        """
        given = read_given(text)
        with tempfile.TemporaryDirectory(prefix="candidate-") as folder:
            try:
                wheel = self._wheel(given, Path(folder).resolve())
                read = read_wheel(wheel, self.package)
                release_before(self.releases, read.version)
                made = as_candidate(read, wheel, redacted(f"{given.source} {given.text}"))
                return self._keep(made)
            except MatrixError as error:
                raise wrong(text, str(error)) from None
            except (OSError, tarfile.TarError, zipfile.BadZipFile) as error:
                raise wrong(text, f"it cannot be read: {error}") from None

    def _wheel(self, given: Given, folder: Path) -> Path:
        if given.source is Source.WHEEL:
            return given.path
        if given.source is Source.VERSION:
            return self._from_index(given, folder)
        workshop = Workshop(
            folder=folder,
            log=self.log,
            uv=self.uv,
            python=Path(sys.executable),
            seconds=_SECONDS,
            is_fenced=self.is_fenced,
        )
        if given.source is Source.FOLDER:
            # Before it is copied: it may be anything, and large.
            _check_project(given.path)
        self.log.unlink(missing_ok=True)
        workshop.source.parent.mkdir()
        if given.source is Source.GIT:
            _check_out(given, folder / "git", workshop.source)
        elif given.source is Source.SDIST:
            _unpack(given.path, folder / "unpacked", workshop.source)
        else:
            _copy(given.path, workshop.source)
        _check_project(workshop.source)
        sys.stderr.write(f"building {redacted(given.text)}\n")
        return workshop.build()

    def _from_index(self, given: Given, folder: Path) -> Path:
        from cozematrix.inputs import index
        from cozematrix.inputs.indexes import read_indexes

        if is_published(self.releases, given.version):
            raise MatrixError(
                f"this version is out, and in the matrix: `nox -s gate -- {given.version}` runs "
                "it; allowed: a version that releases.json does not list"
            )
        return index.download(self.package, given.version, read_indexes(), folder)

    def _keep(self, made: Candidate) -> Candidate:
        """Put the wheel where all processes of the run find it, whole or not at all."""
        target = self.cache / FOLDER / made.sha256
        target.parent.mkdir(parents=True, exist_ok=True)
        beside = Path(tempfile.mkdtemp(prefix=".", dir=target.parent))
        try:
            shutil.copyfile(made.wheel, beside / made.filename)
            write_candidate(beside, made)
            remove(target)
            beside.rename(target)
        finally:
            remove(beside)
        return read_candidate(target)


def forget_others(cache: Path, sha256: str) -> None:
    """Remove the candidates of earlier runs."""
    for path in (cache / FOLDER).glob("*"):
        if path.name != sha256:
            remove(path)


def _check_project(folder: Path) -> None:
    if not any((folder / name).is_file() for name in ("pyproject.toml", "setup.py")):
        raise MatrixError("it has neither pyproject.toml nor setup.py, so nothing builds it")


def _copy(path: Path, source: Path) -> None:
    shutil.copytree(path, source, symlinks=True, ignore=shutil.ignore_patterns(*_NO_SOURCE))


def _unpack(path: Path, folder: Path, source: Path) -> None:
    """Unpack a source distribution, which has one folder at its top."""
    if path.name.endswith(".zip"):
        with zipfile.ZipFile(path) as archive:
            archive.extractall(folder)  # noqa: S202 - it keeps names within the folder by itself
    else:
        with tarfile.open(path) as archive:
            archive.extractall(folder, filter="data")
    tops = list(folder.iterdir())
    if len(tops) != 1 or not tops[0].is_dir() or not (tops[0] / "PKG-INFO").is_file():
        raise MatrixError("this is not a source distribution: it has no folder with PKG-INFO")
    tops[0].rename(source)


def _check_out(given: Given, repository: Path, source: Path) -> None:
    """Put the files of the revision into `source`, without the history and its addresses."""
    _git("init", "--quiet", "--bare", str(repository))
    names = [given.revision, f"refs/tags/{given.revision}", f"refs/heads/{given.revision}"]
    inside = ("--git-dir", str(repository))
    failed = ""
    for wanted in ([given.revision], ["refs/heads/*:refs/heads/*", "refs/tags/*:refs/tags/*"]):
        # A server may hand out any commit by its number, or none but those that have a name.
        depth = ("--depth", "1") if len(wanted) == 1 else ()
        failed = _git(*inside, "fetch", "--quiet", *depth, given.url, *wanted, is_checked=False)
        found = ["FETCH_HEAD"] if len(wanted) == 1 and not failed else []
        if failed and not found and len(wanted) > 1:
            break
        for name in found or names:
            if not _git(*inside, "cat-file", "-e", f"{name}^{{commit}}", is_checked=False):
                source.mkdir()
                archive = repository / "source.tar"
                _git(*inside, "archive", "--output", str(archive), name)
                with tarfile.open(archive) as files:
                    files.extractall(source, filter="data")
                return
    raise MatrixError(
        f"git does not answer: {failed}" if failed else f"it has no revision {given.revision!r}"
    )


def _git(*words: str, is_checked: bool = True) -> str:
    """Run git, which asks nobody; what it said where it failed, "" where not."""
    # The user's own settings hold: who may read a repository is theirs to say.
    variables = {
        **os.environ,
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_ASKPASS": "true",
        "GIT_SSH_COMMAND": os.environ.get("GIT_SSH_COMMAND", "ssh -o BatchMode=yes"),
        "LC_ALL": "C",
    }
    settings = ("-c", "protocol.ext.allow=never", "-c", "core.hooksPath=/dev/null")
    try:
        ended = subprocess.run(
            ["git", *settings, *words],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            timeout=_SECONDS,
            env=variables,
        )
    except subprocess.TimeoutExpired:
        said = f"no answer within {_SECONDS} s"
    except OSError as error:
        raise MatrixError(f"git cannot be started: {error}") from None
    else:
        text = ended.stderr.decode("utf-8", errors="replace")
        said = "" if ended.returncode == 0 else (" ".join(text.split())[-300:] or "git failed")
    if said and is_checked:
        raise MatrixError(f"git: {said}")
    return said
