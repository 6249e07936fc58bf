"""The service, a tenant with all that the programs name, and the lines that were run."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from coverage import Coverage

from cozefake import background
from cozefake.client import Fake
from cozefake.demo import STATE
from cozefake.service import Service

from .known import KNOWN
from .program import FOLDER, by_hand, lines_left
from .runs import World

COVERAGE = pytest.StashKey[Coverage]()
# What the programs name beside what the demonstration tenant has.
MORE = {
    "chats": [{"id": "2", "conversation_id": "1", "bot_id": "1", "status": "in_progress"}],
    "messages": [
        {"id": "2", "conversation_id": "1", "chat_id": "2", "role": "assistant", "content": "Hi"}
    ],
    "api_apps": [{"id": "1"}],
    "events": [{"api_app_id": "1", "event_type": "chat"}],
    "images": [{"dataset_id": "1", "document_id": "1"}],
}


def pytest_configure(config: pytest.Config) -> None:
    """Begin to note the lines that are run."""
    config.stash[COVERAGE] = noted = Coverage(
        data_file=None, config_file=False, include=[f"{FOLDER}/*"]
    )
    noted.exclude(r"assert_never\(")
    noted.start()


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail a whole run that has left out a line of a program."""
    noted = session.config.stash[COVERAGE]
    noted.stop()
    is_whole = not session.config.getoption("keyword") and session.testscollected > len(by_hand())
    left = lines_left(noted, KNOWN) if is_whole and not session.testsfailed else []
    if left:
        lines = [f"never run: {line}" for line in left]
        session.config.get_terminal_writer().write("\n" + "\n".join(lines) + "\n")
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.fixture(scope="session")
def service() -> Iterator[Service]:
    with background.running() as started:
        yield started


@pytest.fixture
def fake(service: Service) -> Iterator[Fake]:
    """The program's tenant; what it asks has to be right."""
    # The token that programs name.
    fake = Fake(service.url, token="t")
    fake.add(**STATE)
    fake.add(**MORE)
    yield fake
    fake.forget()


@pytest.fixture
def world(service: Service, fake: Fake, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> World:
    authority = tmp_path / "authority.pem"
    authority.write_text(service.authority)
    monkeypatch.setenv("SSL_CERT_FILE", str(authority))
    folder = tmp_path / "files"
    folder.mkdir()
    (folder / "weather.csv").write_text("city,rain\n")
    (folder / "speech.mp3").write_bytes(bytes(64))
    monkeypatch.chdir(folder)
    lead_to(service.url, monkeypatch)
    return World(fake, service.tls_url, folder)


def lead_to(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Send to the fake what is meant for the addresses that the SDK has as its own."""
    there = httpx.URL(url)
    for kind, name in (
        (httpx.HTTPTransport, "handle_request"),
        (httpx.AsyncHTTPTransport, "handle_async_request"),
    ):
        monkeypatch.setattr(kind, name, led(getattr(kind, name), there))


def led(handle: Any, there: httpx.URL) -> Any:
    def handled(self: Any, request: httpx.Request) -> Any:
        if request.url.host.endswith((".coze.cn", ".coze.com")):
            request.url = request.url.copy_with(
                scheme=there.scheme, host=there.host, port=there.port
            )
        return handle(self, request)

    return handled
