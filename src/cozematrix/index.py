"""The package index that pip and uv are set up with: which releases it lists today."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import tempfile
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from packaging.metadata import Metadata
from pypi_simple import DistributionPackage, NoSuchProjectError, PyPISimple
from requests import RequestException

from cozematrix.errors import IndexUnavailableError
from cozematrix.releases import Release, in_order

SECONDS_TO_ANSWER = 10.0

# nox shows every logger's debug lines; these would tell the index's address in each run's log.
logging.getLogger("urllib3").setLevel(logging.WARNING)


def index_url() -> str | None:
    """The simple API's address in uv's or pip's configuration; None: their common default.

    uv's variables come first because uv fills the cells.
    """
    for variable in ("UV_DEFAULT_INDEX", "UV_INDEX_URL", "PIP_INDEX_URL"):
        if url := os.environ.get(variable):
            return url
    asked = subprocess.run(
        [sys.executable, "-m", "pip", "config", "get", "global.index-url"],
        capture_output=True,
        text=True,
        check=False,
    )
    return asked.stdout.strip() or None


def list_releases(
    package: str, known: tuple[Release, ...], *, url: str | None = None
) -> tuple[Release, ...]:
    """Every release that the index lists, oldest first.

    A wheel that `known` already describes, by name and hash, is not fetched again: only new
    releases cost more than one request.
    """
    by_hash = {(release.filename, release.sha256): release for release in known}
    try:
        with PyPISimple(url) if url else PyPISimple() as client:
            page = client.get_project_page(package, timeout=SECONDS_TO_ANSWER)
            wheels = [each for each in page.packages if each.package_type == "wheel"]
            with ThreadPoolExecutor(4) as pool:
                found = list(pool.map(lambda wheel: _release(client, wheel, by_hash), wheels))
    except NoSuchProjectError:
        raise IndexUnavailableError(f"the package index does not know {package}") from None
    except (RequestException, OSError, ValueError) as error:
        # Without its own text, which holds the address, and so perhaps a password.
        raise IndexUnavailableError(
            f"the package index did not answer: {type(error).__name__}"
        ) from None
    return in_order(found)


def _release(
    client: PyPISimple, wheel: DistributionPackage, known: dict[tuple[str, str], Release]
) -> Release:
    sha256 = wheel.digests.get("sha256", "")
    if (wheel.filename, sha256) in known:
        requires_dist = known[wheel.filename, sha256].requires_dist
    else:
        requires_dist = _requires_dist(client, wheel)
    uploaded = wheel.upload_time
    if wheel.version is None or uploaded is None:
        raise ValueError(f"{wheel.filename}: the index states no version or upload time")
    return Release(
        version=wheel.version,
        uploaded=uploaded.strftime("%Y-%m-%dT%H:%M:%SZ"),
        requires_python=wheel.requires_python or "",
        requires_dist=requires_dist,
        yanked=(wheel.yanked_reason or "") if wheel.is_yanked else None,
        filename=wheel.filename,
        sha256=sha256,
    )


def _requires_dist(client: PyPISimple, wheel: DistributionPackage) -> tuple[str, ...]:
    # Read from the wheel, not from the separate metadata file: not every mirror serves that one.
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, wheel.filename)
        client.download_package(wheel, path, timeout=SECONDS_TO_ANSWER)
        with zipfile.ZipFile(path) as archive:
            name = next(name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
            metadata = Metadata.from_email(archive.read(name), validate=False)
    return tuple(str(requirement) for requirement in metadata.requires_dist or ())
