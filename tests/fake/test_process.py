"""`python -m cozefake` as a process."""

from __future__ import annotations

import json
import os
import signal
import socket
import ssl
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from cozefake import demo
from cozefake.client import ask
from cozefake.service import Service

SOURCE = str(Path(__file__).parents[2] / "src")


def start(*arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "cozefake", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": SOURCE},
    )


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=["SIGINT", "SIGTERM"])
def test_it_says_its_address_first_and_stops_cleanly(number: signal.Signals) -> None:
    with start() as process:
        assert process.stdout is not None
        url = process.stdout.readline().strip()
        with urllib.request.urlopen(f"{url}/_fake/health") as answer:
            health = json.loads(answer.read())
        process.send_signal(number)
        _, errors = process.communicate(timeout=20)

    assert url.startswith("http://127.0.0.1:")
    # The demonstration tenant.
    assert health["tenants"] == 1
    assert (process.returncode, errors) == (0, "")


def test_it_says_how_to_use_it_and_logs_what_comes(tmp_path: Path) -> None:
    authority = tmp_path / "ca.pem"
    with start("--authority", str(authority)) as process:
        assert process.stdout is not None
        lines = [process.stdout.readline().strip() for _ in range(7)]
        shown = "\n".join(lines)
        trusting = ssl.create_default_context(cafile=authority)
        tls_url = next(line.split()[-1] for line in lines if line.startswith("with TLS"))
        asked = urllib.request.Request(
            f"{tls_url}/v1/bots?workspace_id=1", headers={"Authorization": "Bearer demo"}
        )
        with urllib.request.urlopen(asked, context=trusting) as answer:
            bots = json.loads(answer.read())["data"]["items"]
        logged = process.stdout.readline()
        with pytest.raises(urllib.error.HTTPError):
            urllib.request.urlopen(f"{lines[0]}/v1/bots%1b")
        near_miss = process.stdout.readline() + process.stdout.readline()
        process.terminate()
        process.communicate(timeout=20)

    assert str(authority) in shown
    assert f"{lines[0]}/_fake/openapi.json" in shown
    assert [bot["name"] for bot in bots] == ["Demo bot"]
    assert "200 GET    /v1/bots  bots.list" in logged
    assert "404 GET    /v1/bots\\x1b  no such route" in near_miss
    assert "the closest is /v1/bots" in near_miss
    assert "\x1b" not in near_miss


def test_port_that_is_taken_is_named() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        with start("--port", port) as process:
            _, errors = process.communicate(timeout=20)

    assert process.returncode == 2
    assert errors.startswith("cozefake: cannot listen on 127.0.0.1: ")


def test_environment_of_published_examples_is_written_for_a_shell(tmp_path: Path) -> None:
    file = tmp_path / "the environment"
    with start("--environment", str(file)) as process:
        assert process.stdout is not None
        url = process.stdout.readline().strip()
        told = subprocess.run(
            ["sh", "-c", '. "$0"; env -0', str(file)], capture_output=True, text=True, check=True
        )
        process.terminate()
        process.communicate(timeout=20)

    variables = dict(each.split("=", 1) for each in told.stdout.split("\0") if each)
    assert variables["COZE_API_TOKEN"] == "demo"
    assert variables["COZE_API_BASE"].startswith("https://127.0.0.1:")
    assert variables["COZE_API_BASE"] != url
    assert variables["SSL_CERT_FILE"].endswith("authority.pem")
    assert variables["COZE_BOT_ID"] == variables["COZE_WORKFLOW_ID"] == "1"
    key = variables["COZE_JWT_OAUTH_PRIVATE_KEY"].splitlines()
    assert (key[0], key[-1]) == ("-----BEGIN PRIVATE KEY-----", "-----END PRIVATE KEY-----")


@pytest.mark.parametrize("option", ["--environment", "--authority"])
def test_file_that_cannot_be_written_is_named(tmp_path: Path, option: str) -> None:
    file = tmp_path / "nothing" / "file"
    with start(option, str(file)) as process:
        _, errors = process.communicate(timeout=20)

    assert process.returncode == 2
    assert errors == f"cozefake: cannot write {file}: No such file or directory\n"


def test_demonstration_tenant_has_what_its_environment_names(service: Service) -> None:
    variables = demo.add(service.url)
    tenant = {"Authorization": "Bearer demo"}

    def status(path: str) -> int:
        asked = urllib.request.Request(f"{service.url}{path}", headers=tenant)
        with urllib.request.urlopen(asked) as answer:
            return int(answer.status)

    asked = [
        f"/v1/bots/{variables['BOT_ID']}",
        f"/v1/bots/{variables['COZE_BOT_ID']}",
        f"/v1/conversation/retrieve?conversation_id={variables['COZE_CONVERSATION_ID']}",
        f"/v1/workflows/{variables['COZE_WORKFLOW_ID']}",
        f"/v1/workflows/1/run_histories/{variables['COZE_EXECUTE_ID']}",
        f"/v1/workspaces/{variables['COZE_WORKSPACE_ID']}/members?page_num=1&page_size=20",
        "/v1/audio/voiceprint_groups/1/features?page_num=1&page_size=20",
        f"/v1/audio/live/{variables['LIVE_ID']}",
        f"/v1/datasets/{variables['DATASET_ID']}/images",
        f"/v1/folders/{variables['COZE_FOLDER_ID']}",
        "/v1/conversation/message/retrieve?conversation_id=1&message_id=1",
    ]
    statuses = [status(path) for path in asked]
    ask(service.url, "DELETE", "/_fake/tenants/demo")
    assert statuses == [200] * len(asked)


def test_it_refuses_an_address_that_others_can_reach() -> None:
    with start("--host", "0.0.0.0") as process:
        _, errors = process.communicate(timeout=20)

    assert process.returncode == 2
    assert "0.0.0.0 can be reached from the network" in errors
