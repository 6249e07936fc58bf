"""The first page of the fake service in a real browser: its live journal."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from http.client import HTTPConnection
from typing import Any
from urllib.parse import quote, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from cozefake import background
from cozefake.client import Fake
from cozefake.service import Service
from tests.engine.evidence import HOSTILE

TOKEN = "tenant-of-this-test"
# The page asks itself, for the journal as it comes, and nothing else.
LIVE = "/_fake/live"


@pytest.fixture(scope="module")
def service() -> Iterator[Service]:
    with background.running() as started:
        yield started


@pytest.fixture
def fake(service: Service) -> Iterator[Fake]:
    fake = Fake(service.url, token=TOKEN)
    fake.add(bots=[{"bot_id": "1"}])
    yield fake
    fake.forget()


@pytest.fixture(params=["light", "dark"])
def page(request: pytest.FixtureRequest, browser: Browser, service: Service) -> Iterator[Page]:
    """The page, live; at the end it has complained of nothing, and asked nobody else."""
    complaints: list[str] = []
    context = browser.new_context(
        viewport={"width": 1280, "height": 800}, color_scheme=request.param
    )
    opened = context.new_page()
    opened.set_default_timeout(15_000)
    opened.on("console", lambda said: complaints.append(f"{said.type}: {said.text}"))
    opened.on("pageerror", lambda error: complaints.append(f"error: {error}"))
    opened.on("request", lambda asked: complaints.extend(elsewhere(service, asked.url)))
    opened.goto(service.url)
    expect(opened.locator("#state")).to_have_text("live")
    yield opened
    hacked = opened.evaluate("window.hacked")
    context.close()
    assert complaints == []
    assert hacked is None


def elsewhere(service: Service, url: str) -> list[str]:
    allowed = (f"{service.url}/", f"{service.url}{LIVE}")
    return [] if url in allowed else [f"it asked for {url}"]


def ask(service: Service, verb: str, path: str, body: Any = None) -> int:
    """Ask an imitated route; the status."""
    connection = HTTPConnection(urlsplit(service.url).netloc, timeout=15)
    headers = {"Authorization": f"Bearer {TOKEN}", "Content-Type": "application/json"}
    connection.request(verb, path, json.dumps(body) if body is not None else None, headers)
    status = connection.getresponse().status
    connection.close()
    return status


def refused_chat(service: Service) -> None:
    assert ask(service, "POST", "/v3/chat", {"bot_id": "1", "user_id": "u", "colour": "x"}) == 400


def differing_room(service: Service) -> None:
    assert ask(service, "POST", "/v1/audio/rooms", {"bot_id": "1", "connector_id": "1"}) == 200


def row(page: Page, path: str) -> Locator:
    """The newest row of a path: the service knows what other tests asked too."""
    return page.locator("#entries tr").filter(has_text=path).first


def colour(text: Locator) -> str:
    return str(text.evaluate("each => getComputedStyle(each).color"))


def test_refusal_and_difference_come_live_in_different_colours(
    page: Page, service: Service, fake: Fake
) -> None:
    refused_chat(service)
    differing_room(service)

    refused, differs = row(page, "/v3/chat"), row(page, "/v1/audio/rooms")
    why, noted = refused.locator(".refused"), differs.locator(".differs")
    expect(why).to_have_text("body: colour is unknown")
    expect(noted).to_have_text("body: connector_id is sent by coze-js alone")
    assert refused.locator(".differs").count() == differs.locator(".refused").count() == 0
    plain = colour(page.locator("body"))
    assert len({colour(why), colour(noted), plain}) == 3
    assert colour(refused.locator("td").nth(2)) != colour(differs.locator("td").nth(2))


def test_row_has_time_tenant_status_request_and_answer(
    page: Page, service: Service, fake: Fake
) -> None:
    differing_room(service)

    cells = row(page, "/v1/audio/rooms").locator("td")
    expect(cells.nth(0)).to_have_text(re.compile(r"^\d{1,2}:\d\d:\d\d"))
    expect(cells.nth(1)).to_have_text(TOKEN)
    expect(cells.nth(2)).to_have_text("200")
    expect(cells.nth(3)).to_contain_text("POST /v1/audio/rooms")
    expect(cells.nth(3).locator(".soft")).to_have_text("audio.rooms")
    answer = cells.nth(5).locator("pre")
    expect(answer).to_be_hidden()
    cells.nth(5).locator("summary").click()
    expect(answer).to_be_visible()
    assert json.loads(answer.inner_text())["code"] == 0


def test_what_came_before_is_there_and_the_newest_is_first(
    page: Page, service: Service, fake: Fake
) -> None:
    refused_chat(service)
    differing_room(service)
    expect(row(page, "/v1/audio/rooms")).to_be_visible()

    page.reload()

    expect(page.locator("#state")).to_have_text("live")
    expect(page.locator("#nothing")).to_be_hidden()
    newest = page.locator("#entries tr")
    expect(newest.nth(0)).to_contain_text("/v1/audio/rooms")
    expect(newest.nth(1)).to_contain_text("/v3/chat")


def test_what_a_client_sends_is_shown_as_text(page: Page, service: Service, fake: Fake) -> None:
    assert ask(service, "POST", "/v3/chat", {"bot_id": "1", "user_id": "u", HOSTILE: "x"}) == 400
    assert ask(service, "GET", f"/v1/{quote(HOSTILE)}") == 404

    expect(page.locator("#entries .refused").filter(has_text=HOSTILE).first).to_be_visible()
    assert page.locator("#entries img").count() == 0


def test_routes_stand_before_the_journal(page: Page) -> None:
    heads = page.locator("h2").all_inner_texts()

    assert [each.split()[0] for each in heads] == ["Routes", "Journal", "Where", "Faults"]


def test_checker_of_accessibility_finds_nothing_serious(
    page: Page, service: Service, fake: Fake
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    refused_chat(service)
    differing_room(service)
    expect(page.locator("#entries .differs").first).to_be_visible()

    # It would fetch the style sheet, which the policy forbids.
    found: list[dict[str, Any]] = axe.run(page, options={"preload": False}).response["violations"]

    serious = [each for each in found if each["impact"] in ("serious", "critical")]
    assert [
        (each["id"], [node["html"][:200] for node in each["nodes"][:3]]) for each in serious
    ] == []
