"""Exchanges on the wire: asked of the real service, told in lines, and kept of a failing test."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from cozefake import background
from cozefake.client import Fake
from cozefake.service import Service
from cozematrix.cells.recording import read_recording
from tests.shared.evidence import on_the_wire, without_secrets

ROOT = Path(__file__).parents[2]
ASK = """
import urllib.request

def ask(fake, path):
    headers = {"Authorization": "Bearer " + fake.token}
    urllib.request.urlopen(urllib.request.Request(fake.url + path, headers=headers)).close()
"""
TESTS = f"""{ASK}
def test_passes(fake):
    ask(fake, "/v1/workspaces?page_num=1")

def test_fails(fake):
    ask(fake, "/v1/workspaces?page_num=2")
    assert 1 == 2, "of course"

def test_fails_without_a_request(fake):
    assert 1 == 2, "of course"

def test_fails_without_the_fake():
    assert 1 == 2, "of course"
"""


@pytest.fixture(scope="module")
def service() -> Iterator[Service]:
    with background.running() as started:
        yield started


@pytest.fixture
def fake(service: Service) -> Iterator[Fake]:
    tenant = Fake(service.url)
    yield tenant
    tenant.forget()


def ask(
    fake: Fake, verb: str, path: str, content: bytes | None = None, kind: str = "application/json"
) -> None:
    headers = {"Authorization": f"Bearer {fake.token}", "Content-Type": kind}
    request = Request(fake.url + path, content, headers, method=verb)
    try:
        urlopen(request).close()
    except HTTPError as error:
        error.close()


def test_nothing_on_the_wire_is_no_line(fake: Fake) -> None:
    assert on_the_wire(fake.journal()) == ""


def test_exchange_is_a_line_with_what_was_asked_and_answered(fake: Fake) -> None:
    ask(fake, "POST", "/v1/conversation/create", '{"colour":"grün\\n"}'.encode())

    [exchange] = fake.journal()
    assert on_the_wire([exchange]) == (
        'POST /v1/conversation/create {"colour":"grün\\n"} -> 400 '
        '{"code":4000,"msg":"Request parameter error: body: colour is unknown",'
        '"detail":{"logid":"<log id>"}}'
    )


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        pytest.param(int(time.time()), "<time>", id="a time of today"),
        pytest.param(1_700_000_000, "1700000000", id="a time of another day"),
        pytest.param(str(int(time.time())), '"<time>"', id="a time of today as text"),
        pytest.param(f"client-{'0a' * 16}", '"client-<random>"', id="a random name"),
        pytest.param("0a" * 32, f'"{"0a" * 32}"', id="a digest"),
        pytest.param(7400000000000000001, "7400000000000000001", id="an id"),
    ],
)
def test_what_is_of_this_run_alone_is_not_told(fake: Fake, sent: object, told: str) -> None:
    ask(fake, "POST", "/v1/conversation/create", json.dumps({"colour": sent}).encode())

    line = on_the_wire(fake.journal())
    assert line.startswith(f'POST /v1/conversation/create {{"colour":{told}}} -> 400 ')


def test_query_is_told_with_the_path(fake: Fake) -> None:
    ask(fake, "GET", "/v1/nowhere?page_num=1&page_size=2")

    assert on_the_wire(fake.journal()) == "GET /v1/nowhere?page_num=1&page_size=2 -> 404"


def test_form_is_told_in_the_place_of_a_body(fake: Fake) -> None:
    form = b'--x\r\nContent-Disposition: form-data; name="colour"\r\n\r\nred\r\n--x--\r\n'

    ask(fake, "POST", "/v1/nowhere", form, "multipart/form-data; boundary=x")

    assert on_the_wire(fake.journal()) == 'POST /v1/nowhere {"colour":"red"} -> 404'


def test_last_three_exchanges_are_told_oldest_first(fake: Fake) -> None:
    for number in range(4):
        ask(fake, "GET", f"/v1/nowhere/{number}")

    assert on_the_wire(fake.journal()) == (
        "GET /v1/nowhere/1 -> 404\nGET /v1/nowhere/2 -> 404\nGET /v1/nowhere/3 -> 404"
    )


def test_long_content_breaks_off(fake: Fake) -> None:
    ask(fake, "POST", "/v1/nowhere", b'{"text":"' + b"x" * 1000 + b'"}')

    told = 'POST /v1/nowhere {"text":"' + "x" * 290 + "... -> 404"
    assert on_the_wire(fake.journal()) == told


def test_wire_of_a_test_that_fails_is_recorded_and_of_no_other(
    tmp_path: Path, service: Service
) -> None:
    (tmp_path / "test_it.py").write_text(TESTS)
    command = [sys.executable, "-m", "pytest", str(tmp_path / "test_it.py"), "-q"]
    command += ["-p", "tests.shared.plugin", "-p", "tests.shared.recorder", "-c", "/dev/null"]
    command += ["--record", str(tmp_path / "record.jsonl"), "--rootdir", str(tmp_path)]
    environment = {**os.environ, "COZE_FAKE_URL": service.url, "PYTHONPATH": str(ROOT / "src")}

    ran = subprocess.run(
        [*command, "-p", "no:cacheprovider"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        check=False,
    )

    assert ran.returncode == 1, ran.stdout
    wires = {each.name: each.wire for each in read_recording(tmp_path / "record.jsonl").results}
    begin, _, _ = wires["test_it::test_fails"].partition(',"detail"')
    assert {**wires, "test_it::test_fails": begin} == {
        "test_it::test_passes": "",
        "test_it::test_fails": (
            'GET /v1/workspaces?page_num=2 -> 200 {"code":0,"msg":"",'
            '"data":{"total_count":0,"workspaces":[]}'
        ),
        "test_it::test_fails_without_a_request": "",
        "test_it::test_fails_without_the_fake": "",
    }


def test_tokens_are_not_in_the_evidence() -> None:
    answer = {"data": [{"access_token": "cztei_1", "expires_in": 7}], "refresh_token": ""}

    assert without_secrets(answer) == {
        "data": [{"access_token": "...", "expires_in": 7}],
        "refresh_token": "",
    }


HELD_AGAINST_THE_DEFINITION = """
import urllib.error, urllib.request
import pytest

def ask(fake, verb, path):
    headers = {"Authorization": "Bearer " + fake.token}
    request = urllib.request.Request(fake.url + path, headers=headers, method=verb)
    try:
        urllib.request.urlopen(request).close()
    except urllib.error.HTTPError as error:
        error.close()

CHAT = "/v3/chat/retrieve?conversation_id=1&chat_id=1"
GOOD, BAD = "/v1/workspaces?page_num=1", "/v1/workspaces?page_index=2"

def test_asks_with_another_verb(fake):
    ask(fake, "POST", CHAT)

def test_asks_with_another_verb_and_fails(fake):
    ask(fake, "POST", CHAT)
    assert 1 == 2, "of course"

def test_asks_with_another_verb_and_looks_at_places(fake, places):
    places.equal("one", 1, 2)
    ask(fake, "POST", CHAT)

@pytest.mark.lenient
def test_asks_for_a_second_page_wrongly(fake):
    ask(fake, "GET", GOOD)
    ask(fake, "GET", BAD)

@pytest.mark.lenient
def test_asks_wrongly_from_the_first(fake):
    ask(fake, "GET", BAD)
    ask(fake, "GET", BAD)

@pytest.mark.refused
def test_is_refused_on_purpose(fake):
    ask(fake, "GET", BAD)

def test_asks_as_it_should(fake):
    ask(fake, "GET", GOOD)
"""
OTHER_VERB = (
    "definition POST chat.retrieve",
    "verb: POST, the published definition states GET (also sent by coze-js, cozepy)",
)


@pytest.mark.parametrize("workers", ["0", "1"])
def test_every_exchange_is_held_against_the_definition(
    tmp_path: Path, service: Service, workers: str
) -> None:
    (tmp_path / "test_it.py").write_text(HELD_AGAINST_THE_DEFINITION)
    command = [sys.executable, "-m", "pytest", str(tmp_path / "test_it.py"), "-q", "-n", workers]
    command += ["-p", "tests.shared.plugin", "-p", "tests.shared.recorder", "-c", "/dev/null"]
    command += ["--record", str(tmp_path / "record.jsonl"), "--rootdir", str(tmp_path)]
    environment = {**os.environ, "COZE_FAKE_URL": service.url, "PYTHONPATH": str(ROOT / "src")}

    subprocess.run(
        [*command, "-p", "no:cacheprovider"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        check=False,
    )

    found = {
        each.name.partition("::")[2]: (
            each.state.value,
            each.message,
            [(place.name, place.message) for place in each.failing_places],
        )
        for each in read_recording(tmp_path / "record.jsonl").results
    }
    second_page = ("definition GET workspaces.list", "query: page_index is unknown")
    assert found == {
        "test_asks_with_another_verb": ("failed", "", [OTHER_VERB]),
        "test_asks_with_another_verb_and_fails": (
            "failed",
            "of course",
            [OTHER_VERB],
        ),
        "test_asks_with_another_verb_and_looks_at_places": (
            "failed",
            "",
            [("one", "1 == 2"), OTHER_VERB],
        ),
        "test_asks_for_a_second_page_wrongly": ("failed", "", [second_page]),
        "test_asks_wrongly_from_the_first": ("passed", "", []),
        "test_is_refused_on_purpose": ("passed", "", []),
        "test_asks_as_it_should": ("passed", "", []),
    }
