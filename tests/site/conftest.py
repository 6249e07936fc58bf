"""The pages in a real browser, opened from a folder as a user opens them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from cozematrix.reports.site import build
from cozematrix.reports.site.browser import ARGUMENTS, NONE, find_browser
from tests.engine.evidence import made, made_with_all

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
Page = playwright.Page
# On a busy machine a page may take a while, which is not what is tested.
playwright.expect.set_options(timeout=15_000)


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("pages") / "site"
    build.write(target, build.build(made()))
    return target


@pytest.fixture(scope="session")
def whole_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site with a candidate and with another resolution."""
    target = tmp_path_factory.mktemp("whole") / "site"
    build.write(target, build.build(made_with_all()))
    return target


@pytest.fixture(scope="session")
def browser() -> Iterator[playwright.Browser]:
    path = find_browser()
    if path is None:
        pytest.skip(NONE)
    with playwright.sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield started
        started.close()


@dataclass
class Visit:
    """A page that is open, and everything that it complained about."""

    page: Page
    folder: Path
    complaints: list[str] = field(default_factory=list)

    def go(self, address: str) -> Page:
        """Open a page of the site and wait until its scripts have run."""
        self.page.goto(f"{self.folder.as_uri()}/{address}")
        self.page.wait_for_load_state("load")
        return self.page

    @property
    def query(self) -> str:
        """Return the part of the address behind the page's name."""
        return self.page.url.rpartition("/")[2].partition("?")[2]


@pytest.fixture
def visit(
    browser: playwright.Browser, folder: Path, whole_folder: Path
) -> Iterator[Callable[..., Visit]]:
    """Opens a window; at the end of the test no page may have complained, or gone elsewhere."""
    visits: list[Visit] = []

    def opened(*, is_whole: bool = False, **options: object) -> Visit:
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 800}, **options})
        made_ = Visit(context.new_page(), whole_folder if is_whole else folder)
        made_.page.set_default_timeout(15_000)
        made_.page.on("console", lambda each: _told(made_, each))
        made_.page.on("pageerror", lambda error: made_.complaints.append(f"error: {error}"))
        made_.page.on("request", lambda each: _asked(made_, each.url))
        visits.append(made_)
        return made_

    yield opened

    complaints = [line for each in visits for line in each.complaints]
    hacked = [each.page.url for each in visits if each.page.evaluate("window.hacked")]
    for each in visits:
        each.page.context.close()
    assert complaints == []
    assert hacked == []


def _told(visit: Visit, message: playwright.ConsoleMessage) -> None:
    if message.type in ("error", "warning"):
        visit.complaints.append(f"{message.type}: {message.text}")


def _asked(visit: Visit, address: str) -> None:
    if not address.startswith(visit.folder.as_uri()):
        visit.complaints.append(f"it asked for {address}")
