"""A small checkout: the real engine and shared code, five contracts, a release with a defect."""

from __future__ import annotations

import shutil
from pathlib import Path
from textwrap import dedent

ROOT = Path(__file__).parents[2]

CONTRACTS = '''
"""Five contracts: four that the release keeps or lacks, and one that its defect breaks."""

import pytest

from tests.shared.contract import contract


@contract("bots.retrieve")
async def test_name_comes_back(coze, fake):
    fake.add(bots=[{"bot_id": "1", "name": "Ada"}])

    assert (await coze.bots.retrieve(bot_id="1")).name == "Ada"


@contract("bots.retrieve")
async def test_description_comes_back(coze, fake):
    fake.add(bots=[{"bot_id": "1", "description": "Kind"}])

    assert (await coze.bots.retrieve(bot_id="1")).description == "Kind"


@contract("bots.retrieve")
async def test_bot_is_asked_for_once(coze, fake):
    fake.add(bots=[{"bot_id": "1"}])

    await coze.bots.retrieve(bot_id="1")

    assert [each.path for each in fake.journal()] == ["/v1/bots/1"]


@pytest.mark.refused
@contract("bots.retrieve")
async def test_unknown_bot_is_an_error(coze, fake):
    with pytest.raises(LookupError):
        await coze.bots.retrieve(bot_id="2")


@contract("bots.publish")
async def test_bot_is_published(coze, fake):
    await coze.bots.publish(bot_id="1")
'''
DEFECT = "test_small::test_description_comes_back"
STATES = {
    "test_small::test_name_comes_back": "passed",
    DEFECT: "failed",
    "test_small::test_bot_is_asked_for_once": "passed",
    "test_small::test_unknown_bot_is_an_error": "passed",
    "test_small::test_bot_is_published": "absent",
}
SUITES = {
    "sync": "from tests.shared.contracts.small import *  # noqa: F403\n",
    "async": (
        "import pytest\n\nfrom tests.shared.contracts.small import *  # noqa: F403\n\n"
        "pytestmark = pytest.mark.asyncio\n"
    ),
}

# The SDK, as small as the suites' fixtures allow. `DESCRIPTION` is what the defect is about.
RELEASE = {
    "cozepy/request.py": """
        from httpx import AsyncClient as AsyncHTTPClient, Client as SyncHTTPClient
    """,
    "cozepy/bots.py": """
        DESCRIPTION = lambda data: data["description"]

        class Bot:
            def __init__(self, data):
                self.bot_id, self.name = data["bot_id"], data["name"]
                self.description = DESCRIPTION(data)

        def read(answer):
            if answer.json()["code"]:
                raise LookupError(answer.json()["msg"])
            return Bot(answer.json()["data"])

        class Bots:
            def __init__(self, coze):
                self._coze = coze

            def retrieve(self, *, bot_id):
                attack.moment("call")
                return read(self._coze.http.get(self._coze.url(bot_id), headers=self._coze.headers))

        class AsyncBots:
            def __init__(self, coze):
                self._coze = coze

            async def retrieve(self, *, bot_id):
                attack.moment("call")
                sent = self._coze.http.get(self._coze.url(bot_id), headers=self._coze.headers)
                return read(await sent)

        from cozepy import attack
    """,
    "cozepy/__init__.py": """
        import sys

        class TokenAuth:
            def __init__(self, token):
                self.token = token

        AsyncTokenAuth = TokenAuth

        class _Client:
            def __init__(self, auth, base_url, http_client):
                self.http, self._base = http_client, base_url
                self.headers = {"Authorization": "Bearer " + auth.token}
                self.bots = self.kind(self)

            def url(self, bot_id):
                return self._base + "/v1/bots/" + bot_id

        from cozepy import attack
        from cozepy.bots import AsyncBots, Bots

        class Coze(_Client):
            kind = Bots

        class AsyncCoze(_Client):
            kind = AsyncBots

        attack.moment("suite" if "pytest" in sys.modules else "import")
    """,
}


def make_checkout(folder: Path) -> Path:
    """The checkout in `folder`, with the suites in the place of the real ones."""
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "src", folder / "src", ignore=ignored)
    for name in ("shared", "sync", "async"):
        others = shutil.ignore_patterns("__pycache__", "test_*.py", "contracts")
        shutil.copytree(ROOT / "tests" / name, folder / "tests" / name, ignore=others)
    contracts = folder / "tests/shared/contracts"
    contracts.mkdir()
    (contracts / "__init__.py").touch()
    (contracts / "small.py").write_text(CONTRACTS)
    for suite, text in SUITES.items():
        (folder / "tests" / suite / "test_small.py").write_text(text)
    for name in ("__init__.py", "conftest.py", "cell.ini"):
        shutil.copy(ROOT / "tests" / name, folder / "tests")
    (contracts / "bots.toml").write_text("# Nothing is known to fail.\n")
    shutil.copy(ROOT / "matrix.toml", folder)
    shutil.copy(ROOT / "noxfile.py", folder)
    return folder


def release_files(attack: str, *, has_defect: bool) -> dict[str, str]:
    """The files of the package, with the attack in a module of its own."""
    files = {name: dedent(text).lstrip() for name, text in RELEASE.items()}
    if has_defect:
        bots = files["cozepy/bots.py"]
        files["cozepy/bots.py"] = bots.replace('data["description"]', '""')
    return {**files, "cozepy/attack.py": attack}
