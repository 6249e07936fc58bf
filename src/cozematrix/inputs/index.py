"""The package indexes that uv and pip are set up with: which releases they list today."""

from __future__ import annotations

import hashlib
import io
import logging
import os
import subprocess
import tempfile
import zipfile
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit, urlunsplit
from urllib.request import url2pathname

import requests
from packaging.metadata import Metadata
from packaging.specifiers import InvalidSpecifier, SpecifierSet
from packaging.version import InvalidVersion, Version
from pypi_simple import DistributionPackage, NoSuchProjectError, PyPISimple
from requests.adapters import BaseAdapter
from requests.auth import AuthBase, HTTPBasicAuth

from cozematrix.errors import IndexAnswerError, IndexUnavailableError, MatrixError
from cozematrix.inputs.indexes import Index, Indexes, installer_environment
from cozematrix.inputs.releases import Release, in_order

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Mapping

SECONDS_TO_ANSWER = 10.0

# nox shows every logger's debug lines; these would tell the index's address in each run's log.
logging.getLogger("urllib3").setLevel(logging.WARNING)


def list_releases(
    package: str, known: tuple[Release, ...], indexes: Indexes, *, day: str
) -> tuple[Release, ...]:
    """Every release that the indexes list, oldest first.

    A wheel that `known` already describes, by name and hash, is not fetched again: only new
    releases cost more than one request. Many indexes state no upload time: what is known keeps its
    own, and a new release is dated by `day`, on which it was seen first.

    An IndexAnswerError where an index answers otherwise than an index does, an
    IndexUnavailableError where one does not answer.
    """
    found: dict[str, Release] = {}
    with _asking(indexes):
        for each in indexes.all:
            for release in _of_index(package, _Known(known, day), each, indexes):
                # The first index that has a release is where it comes from.
                found.setdefault(release.version, release)
    if not found:
        raise IndexAnswerError(
            f"the package index lists no wheel of {package}: is it one, or a page to sign in at?"
        )
    return in_order(list(found.values()))


def list_versions(package: str, indexes: Indexes, *, python: str) -> list[str]:
    """The final versions that the indexes list with a wheel for `python` ("3.9"), in no order.

    Yanked ones are left out. Errors are those of `list_releases`.
    """
    found: dict[str, None] = {}
    with _asking(indexes):
        for each in indexes.all:
            with _client(each, indexes) as client, suppress(NoSuchProjectError):
                page = client.get_project_page(package, timeout=SECONDS_TO_ANSWER)
                wheels = [file for file in page.packages if _is_for(file, python)]
                found |= dict.fromkeys(wheel.version or "" for wheel in wheels)
    return list(found)


def _is_for(file: DistributionPackage, python: str) -> bool:
    """Return whether a file is a wheel of a final, unyanked version for this Python."""
    if file.package_type != "wheel" or not file.version or file.is_yanked:
        return False
    try:
        wanted = SpecifierSet(file.requires_python or "")
        is_final = not Version(file.version).is_prerelease
    except (InvalidSpecifier, InvalidVersion):
        return False
    # Any patch release will do: ">=3.7.1" is no reason to leave out 3.7.
    return is_final and any(wanted.contains(f"{python}.{patch}") for patch in (0, 1, 99))


def download(package: str, version: str, indexes: Indexes, folder: Path) -> Path:
    """Fetch the wheel of a version into `folder`, from the first index that lists it.

    Errors are those of `list_releases`, and a MatrixError where no index lists it.
    """
    with _asking(indexes):
        for each in indexes.all:
            with _client(each, indexes) as client:
                for wheel in _wheels(client, package):
                    if Version(wheel.version or "") == Version(version):
                        path = folder / wheel.filename
                        client.download_package(
                            wheel, path, timeout=SECONDS_TO_ANSWER, verify=bool(wheel.digests)
                        )
                        return path
    raise MatrixError(f"the package index lists no wheel of {package} {version}")


@contextmanager
def _asking(indexes: Indexes) -> Iterator[None]:
    """Tell whatever goes wrong with an index in one line, as an error of the engine's."""
    if indexes.is_offline or indexes.has_no_index:
        raise IndexUnavailableError("the package index is not asked: uv or pip is told not to")
    try:
        yield
    except requests.HTTPError as error:
        status = error.response.status_code if error.response is not None else "an error"
        raise IndexAnswerError(f"the package index answered with {status}") from None
    except requests.exceptions.SSLError:
        # uv may trust what is not trusted here.
        raise IndexAnswerError(
            "the package index shows a certificate that is not trusted"
        ) from None
    except (requests.ConnectionError, requests.Timeout) as error:
        # Without its own text, which holds the address, and so perhaps a password.
        raise IndexUnavailableError(
            f"the package index did not answer: {type(error).__name__}"
        ) from None
    except (requests.RequestException, OSError, ValueError, zipfile.BadZipFile) as error:
        raise IndexAnswerError(
            f"the package index answered otherwise than an index: {type(error).__name__}"
        ) from None


@dataclass(frozen=True)
class _Known:
    """The releases that were known before, and the day that dates a new one."""

    releases: tuple[Release, ...]
    day: str

    def of(self, filename: str, sha256: str) -> Release | None:
        """Return the release of this very wheel, if it is known; an index may state no hash."""
        return next(
            (
                release
                for release in self.releases
                if release.filename == filename and sha256 in ("", release.sha256)
            ),
            None,
        )


@dataclass(frozen=True)
class _Wheel:
    """The facts that only the file itself tells."""

    requires_dist: tuple[str, ...]
    requires_python: str
    sha256: str


def _of_index(package: str, known: _Known, index: Index | None, indexes: Indexes) -> list[Release]:
    with _client(index, indexes) as client:
        wheels = _wheels(client, package)
        with ThreadPoolExecutor(4) as pool:
            return list(pool.map(lambda wheel: _release(client, wheel, known), wheels))


def _wheels(client: PyPISimple, package: str) -> list[DistributionPackage]:
    """The wheels that an index lists of the package; none where it does not know that."""
    try:
        page = client.get_project_page(package, timeout=SECONDS_TO_ANSWER)
    except NoSuchProjectError:
        return []
    return [each for each in page.packages if each.package_type == "wheel" and each.version]


def _client(index: Index | None, indexes: Indexes) -> PyPISimple:
    session = requests.Session()
    session.mount("file://", _LocalFiles())
    if indexes.certificate:
        session.verify = indexes.certificate
    if indexes.proxy:
        session.proxies = {"http": indexes.proxy, "https": indexes.proxy}
    if index is None:
        return PyPISimple(session=session)
    parts = urlsplit(index.url)
    address = parts._replace(netloc=parts.netloc.rpartition("@")[2])
    if parts.hostname in indexes.insecure_hosts or address.netloc in indexes.insecure_hosts:
        session.verify = False
    user, password = index.credentials(os.environ)
    user = user or unquote(parts.username or "")
    password = password or unquote(parts.password or "")
    if user and not password and indexes.keyring:
        password = _asked(index.url, user, indexes)
    if user or password:
        session.auth = _OneHost(address.netloc, user, password)
    return PyPISimple(urlunsplit(address).rstrip("/") + "/", session=session)


def _asked(url: str, user: str, indexes: Indexes) -> str:
    """The password that a keyring holds, asked for as uv does; "" where there is none."""
    try:
        asked = subprocess.run(
            ["keyring", "get", url, user],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            timeout=SECONDS_TO_ANSWER,
            env=installer_environment(indexes),
        )
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return ""
    return asked.stdout.strip() if asked.returncode == 0 else ""


class _OneHost(AuthBase):
    """Sends credentials to the index's own host, and to no other that it names files on."""

    def __init__(self, host: str, user: str, password: str) -> None:
        self._host = host
        self._basic = HTTPBasicAuth(user, password)

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        if urlsplit(request.url or "").netloc == self._host:
            self._basic(request)
        return request


class _LocalFiles(BaseAdapter):
    """Reads an index that is a folder: `file:///srv/simple/`."""

    def send(  # noqa: PLR0917 - as its base has it
        self,
        request: requests.PreparedRequest,
        stream: bool = False,  # noqa: ARG002
        timeout: object = None,  # noqa: ARG002
        verify: object = True,  # noqa: ARG002
        cert: object = None,  # noqa: ARG002
        proxies: Mapping[str, str] | None = None,  # noqa: ARG002
    ) -> requests.Response:
        """The file as an answer; a folder's is its `index.html`."""
        url = request.url or ""
        path = Path(url2pathname(urlsplit(url).path))
        path = path / "index.html" if url.endswith("/") else path
        answer = requests.Response()
        answer.url, answer.request = url, request
        answer.headers["Content-Type"] = "text/html"
        answer.status_code = 200 if path.is_file() else 404
        answer.raw = io.BytesIO(path.read_bytes() if path.is_file() else b"")
        return answer

    def close(self) -> None:
        """Nothing is held open."""


def _release(client: PyPISimple, wheel: DistributionPackage, known: _Known) -> Release:
    stated = wheel.digests.get("sha256", "")
    before = known.of(wheel.filename, stated)
    read = (
        _Wheel(before.requires_dist, before.requires_python, before.sha256)
        if before
        else _read(client, wheel)
    )
    return Release(
        version=wheel.version or "",
        uploaded=_uploaded(wheel, before, known.day),
        requires_python=wheel.requires_python or read.requires_python,
        requires_dist=read.requires_dist,
        yanked=(wheel.yanked_reason or "") if wheel.is_yanked else None,
        filename=wheel.filename,
        sha256=stated or read.sha256,
    )


def _uploaded(wheel: DistributionPackage, before: Release | None, day: str) -> str:
    if wheel.upload_time is not None:
        stated: datetime.datetime = wheel.upload_time
        return stated.strftime("%Y-%m-%dT%H:%M:%SZ")
    return before.uploaded if before else f"{day}T00:00:00Z"


def _read(client: PyPISimple, wheel: DistributionPackage) -> _Wheel:
    # Read from the wheel, not from the separate metadata file: not every mirror serves that one.
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, wheel.filename)
        client.download_package(wheel, path, timeout=SECONDS_TO_ANSWER, verify=bool(wheel.digests))
        sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
        with zipfile.ZipFile(path) as archive:
            names = [name for name in archive.namelist() if name.endswith(".dist-info/METADATA")]
            if not names:
                raise ValueError("a wheel without metadata")
            metadata = Metadata.from_email(archive.read(names[0]), validate=False)
    return _Wheel(
        tuple(str(requirement) for requirement in metadata.requires_dist or ()),
        str(metadata.requires_python or ""),
        sha256,
    )
