"""A browser of this machine, for the picture of the README and for the tests of the pages."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

from cozematrix.errors import MatrixError

if TYPE_CHECKING:
    from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
NONE = f"no browser is on PATH: one of {', '.join(NAMES)} (apt-get install chromium)"
# It may run in a container as root, where its own sandbox cannot; it opens our own pages only.
ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--force-color-profile=srgb")
PICTURE = "docs/site.png"
WIDTH, HEIGHT = 1280, 860
# Seconds for all of it.
LIMIT = 120


def find_browser() -> str | None:
    """The path of a Chromium or Chrome, None if there is none."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def take_picture(page: Path, target: Path) -> None:
    """Write a picture of a page as a browser shows it; a `MatrixError` where none can be taken."""
    browser = find_browser()
    if browser is None:
        raise MatrixError(NONE)
    if not page.is_file():
        raise MatrixError(f"{page.name} is not there: nox -s site")
    beside = target.with_name(f".{target.name}")
    command = [browser, "--headless=new", *ARGUMENTS, f"--window-size={WIDTH},{HEIGHT}"]
    # A moment for the scripts of the page.
    command += [f"--screenshot={beside}", "--virtual-time-budget=3000", page.as_uri()]
    try:
        subprocess.run(command, check=True, capture_output=True, timeout=LIMIT)
        beside.replace(target)
    except (subprocess.SubprocessError, OSError) as error:
        raise MatrixError(f"{browser} took no picture: {error}") from None
    finally:
        beside.unlink(missing_ok=True)
