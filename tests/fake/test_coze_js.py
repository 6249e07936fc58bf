"""Every method of coze-js, the service's own client for JavaScript, called on the fake.

As an independent client, it must not be refused without a reason, and its results must be of the
types that it declares, or `coze_js/types.json` has the reason. npm installs it once, with the
compiler that checks the types, into `.cozematrix/coze-js`; without Node, or if npm fails, the tests
are skipped.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

from cozefake.client import Fake
from cozefake.service import Service

HERE = Path(__file__).parent / "coze_js"
INSTALLED = Path(__file__).parents[2] / ".cozematrix" / "coze-js"
ASKING = {"interrupt_data": {"event_id": "1", "type": 2, "data": ""}, "node_title": "Ask"}
STATE: dict[str, list[dict[str, Any]]] = {
    "workspaces": [{"id": "1"}],
    "bots": [{"bot_id": "1", "workspace_id": "1"}],
    "conversations": [{"id": each, "bot_id": "1"} for each in ("1", "waiting", "running")],
    "messages": [{"id": each, "conversation_id": "1", "chat_id": "1"} for each in "12"],
    "chats": [
        {"id": "1", "conversation_id": "1", "status": "completed"},
        {"id": "waiting", "conversation_id": "waiting", "status": "requires_action"},
        {"id": "running", "conversation_id": "running", "status": "in_progress"},
    ],
    "files": [{"id": "1"}],
    "datasets": [{"dataset_id": each, "space_id": "1"} for each in "12"],
    "documents": [{"document_id": each, "dataset_id": "1"} for each in "123"],
    "images": [{"document_id": "1", "dataset_id": "1"}],
    "workflows": [{"workflow_id": "1"}, {"workflow_id": "asking", "interrupt": ASKING}],
    "runs": [{"workflow_id": "1", "execute_id": "1"}],
    "lives": [{"live_id": "1"}],
    "voices": [{"voice_id": "1"}],
    "voiceprint_groups": [{"id": each} for each in "12"],
    "voiceprint_features": [{"group_id": "1", "id": each} for each in "12"],
    "templates": [{"id": "1"}],
    "variables": [{"keyword": "1", "bot_id": "1"}],
    "users": [{"user_id": "1"}],
}
# Methods that are refused or cannot be called, each with the reason.
KNOWN = {
    # Deprecated; it sends GET with the body's keys in the query, while all other sources say POST.
    "knowledge.documents.list": (
        "GET /open_api/knowledge/document/list: the service knows POST here"
    ),
}


@pytest.fixture(scope="module")
def coze_js() -> Path:
    """The folder in which the client is installed."""
    if shutil.which("node") is None or shutil.which("npm") is None:
        pytest.skip("Node and npm are not on PATH: coze-js cannot be run")
    INSTALLED.mkdir(parents=True, exist_ok=True)
    # Several workers of pytest-xdist may install it at once.
    with FileLock(INSTALLED / "lock"):
        install()
    return INSTALLED


def install() -> None:
    wanted = (HERE / "package.json").read_text(encoding="utf-8")
    known = INSTALLED / "package.json"
    if not known.is_file() or known.read_text(encoding="utf-8") != wanted:
        package = json.loads(wanted)
        names = [f"{name}@{version}" for name, version in package["dependencies"].items()]
        quiet = ("--no-audit", "--no-fund", "--ignore-scripts", "--no-package-lock", "--no-save")
        npm = ["npm", "install", "--prefix", str(INSTALLED), *quiet, *names]
        try:
            done = subprocess.run(npm, capture_output=True, text=True, timeout=300, check=False)
        except subprocess.TimeoutExpired:
            pytest.skip("npm does not answer: coze-js cannot be installed")
        if done.returncode:
            pytest.skip(f"npm cannot install coze-js: {done.stderr.strip()[-300:]}")
        # Written last, so that an interrupted installation is repeated.
        known.write_text(wanted, encoding="utf-8")


@pytest.mark.parametrize("strictness", ["usual", "lenient"])
def test_every_method_of_coze_js_is_answered(
    service: Service, coze_js: Path, strictness: str
) -> None:
    fake = Fake(service.url, strictness=strictness)

    methods = walked(fake, coze_js)

    failed = {each["name"]: each["error"] for each in methods if "error" in each}
    refused = [why.partition(": ")[2] for each in fake.journal() for why in each.refused]
    fake.forget()
    assert len(methods) == 69
    assert {name: why for name, why in failed.items() if name not in KNOWN} == {}
    assert set(KNOWN) - set(failed) == set()
    assert refused == list(KNOWN.values())


def test_every_result_is_of_the_type_that_coze_js_declares(service: Service, coze_js: Path) -> None:
    """Or `types.json` says why not: the declaration asks for too much, or knows too little."""
    fake = Fake(service.url)
    results = [each for each in walked(fake, coze_js) if "result" in each]
    fake.forget()

    differences = run_node(coze_js, "hold.cjs", given=json.dumps(results))

    causes = json.loads((HERE / "types.json").read_text(encoding="utf-8"))
    known = [place for cause in causes for place in cause["places"]]
    assert len(results) == 69 - len(KNOWN)
    assert set(differences) - set(known) == set(), "fails otherwise than types.json says"
    assert set(known) - set(differences) == set(), "holds now: take it out of types.json"


def test_wrong_result_is_told_from_the_type_that_coze_js_declares(coze_js: Path) -> None:
    workspace = {"id": 1, "name": "W", "icon_url": "", "role_type": None, "owner": "me"}
    events = [{"event": "done", "data": "[DONE]"}, {"event": "error", "data": {"code": "1"}}]
    results = [
        {"name": "chat.stream", "result": events},
        {"name": "workspaces.list", "result": {"workspaces": [workspace], "total_count": 1}},
    ]

    differences = run_node(coze_js, "hold.cjs", given=json.dumps(results))

    assert differences == [
        "chat.stream: [].data.code: Type 'string' is not assignable to type 'number'.",
        "chat.stream: [].data.msg: missing",
        "workspaces.list: workspaces[].id: Type 'number' is not assignable to type 'string'.",
        "workspaces.list: workspaces[].owner: undeclared",
        "workspaces.list: workspaces[].role_type: Type 'null' is not assignable to type 'string'.",
        "workspaces.list: workspaces[].workspace_type: missing",
    ]


# Any: JSON, as the two programs print it.
def walked(fake: Fake, coze_js: Path) -> Any:
    """Call every method, and return what came of each: its name, and its result or error."""
    fake.add(**STATE)
    return run_node(coze_js, "walk.cjs", fake.url, fake.token)


def run_node(coze_js: Path, program: str, *arguments: str, given: str = "") -> Any:
    """Run a program of this folder; returns the last line that it prints, which is JSON."""
    told = subprocess.run(
        ["node", str(HERE / program), *arguments],
        env={**os.environ, "NODE_MODULES": str(coze_js)},
        input=given,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert told.returncode == 0, told.stderr
    return json.loads(told.stdout.splitlines()[-1])
