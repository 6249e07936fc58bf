"""The files that advice rests on: what each release has, and what a full run recorded."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cozematrix.advice.api import Signature, Type, check_current, read_api, signature, types
from cozematrix.advice.api_file import api_file
from cozematrix.advice.recorded import Recorded, Row, read_recorded
from cozematrix.cells.outcome import Outcome, Result, State, Status, in_modules
from cozematrix.data_file import write_json
from cozematrix.errors import InputError
from cozematrix.inputs.releases import read_releases
from cozematrix.planning.plan import Cell, Suite

if TYPE_CHECKING:
    from cozematrix.advice.api import API

ROOT = Path(__file__).parents[2]
OLD = """
class Bot:
    name: str
class Bots:
    def get(self, bot_id: str, *, page: int = 1) -> Bot: ...
    async def gone(self): ...
class Coze:
    def __init__(self):
        self.bots = Bots()
"""
NEW = """
from .model import Bot
from enum import Enum
from typing import List, Optional
class Mode(str, Enum):
    ONE = "one"
class Bots:
    def get(self, bot_id: str, **kwargs) -> Optional[List[Bot]]: ...
class Coze:
    @property
    def bots(self) -> Bots: ...
"""


@pytest.fixture
def api(tmp_path: Path) -> API:
    folders = {}
    for release, source in (("1.0", OLD), ("1.1", OLD), ("2.0", NEW)):
        folder = tmp_path / release / "cozepy"
        folder.mkdir(parents=True)
        (folder / "__init__.py").write_text(source, encoding="utf-8")
        (folder / "model.py").write_text("class Bot:\n    name: str\n", encoding="utf-8")
        folders[release] = folder.parent
    write_json(tmp_path / "api.json", api_file(folders, "cozepy"))
    return read_api(tmp_path / "api.json")


def test_things_are_known_by_release(api: API) -> None:
    lines = {
        path: [found.line if (found := each.find(path)) else "" for each in api.of.values()]
        for path in ("cozepy.Bots.get", "cozepy.Bots.gone", "cozepy.Mode.ONE", "cozepy.Coze.bots")
    }

    old = "def (self, bot_id: str, *, page: int = 1) -> cozepy.Bot"
    new = "def (self, bot_id: str, **kwargs) -> Optional[List[cozepy.model.Bot]]"
    assert lines == {
        "cozepy.Bots.get": [old, old, new],
        "cozepy.Bots.gone": ["async def (self)", "async def (self)", ""],
        "cozepy.Mode.ONE": ["", "", ": cozepy.Mode"],
        "cozepy.Coze.bots": [": cozepy.Bots", ": cozepy.Bots", ": cozepy.Bots"],
    }


def test_name_that_is_imported_leads_to_its_class(api: API) -> None:
    found = api.of["2.0"].find("cozepy.Bot.name")

    assert found is not None
    assert found.path == "cozepy.model.Bot.name"


def test_routine_is_read_as_it_can_be_called() -> None:
    read = signature("def (self, a: str, *, b: int = 1, **more) -> List[cozepy.Bot]")

    assert isinstance(read, Signature)
    assert [(each.name, each.default, each.is_positional) for each in read.arguments] == [
        ("a", None, True),
        ("b", "1", False),
    ]
    assert read.takes_any_keyword
    assert read.returns == (Type("List", ((Type("cozepy.Bot"),),)),)


@pytest.mark.parametrize(
    ("text", "paths"),
    [
        ("Optional[cozepy.Bot]", ["cozepy.Bot"]),
        ("Union[cozepy.Bot, cozepy.Chat, None]", ["cozepy.Bot", "cozepy.Chat"]),
        ("cozepy.Bot | None", ["cozepy.Bot"]),
        ("'cozepy.Bot'", ["cozepy.Bot"]),
        ("", []),
        ("not an annotation", []),
    ],
)
def test_alternatives_of_an_annotation(text: str, paths: list[str]) -> None:
    assert [each.path for each in types(text)] == paths


def test_kept_api_has_every_release() -> None:
    """`nox -s api -- --write` makes it, where this fails."""
    versions = [each.version for each in read_releases(ROOT / "releases.json")]

    check_current(read_api(ROOT / "data" / "api.json"), versions)


def test_api_that_lacks_a_release_is_refused(api: API) -> None:
    with pytest.raises(InputError, match=r"3.0 is missing: nox -s api -- --write"):
        check_current(api, ["1.0", "3.0"])


def test_recorded_cells_are_read_as_they_were_kept(tmp_path: Path) -> None:
    ran = Cell("3.12", "0.20.0")
    broken = Cell("3.7", "0.19.0")
    results = (Result("a", State.PASSED), Result("b", State.FAILED), Result("c", State.ABSENT))
    installed = {"httpx": "0.28.1", "cozepy": "0.20.0", "pytest": "9"}
    outcomes = [
        Outcome(
            ran,
            suite,
            "r",
            Status.CONTRACT_FAILURES,
            dependencies=installed,
            modules=in_modules(results),
            resolved="2026-11-28",
        )
        for suite in (Suite.SYNC, Suite.ASYNC)
    ]  # fmt: skip
    outcomes.append(Outcome(broken, Suite.SYNC, "r", Status.IMPORT_ERROR))

    write_json(tmp_path / "recorded.json", Recorded.of(outcomes, "cozepy", ["pytest"]).as_json())

    read = read_recorded(tmp_path / "recorded.json")
    assert read == Recorded(
        "2026-11-28",
        {
            ran: Row(Status.CONTRACT_FAILURES, 2, 2, {"httpx": "0.28.1"}),
            broken: Row(Status.IMPORT_ERROR, 0, 0, {}),
        },
    )
    assert (read.rows[ran].has_run, read.rows[broken].has_run) == (True, False)


def test_recorded_cell_that_is_wrong_is_refused(tmp_path: Path) -> None:
    row = {"python": "3.12", "release": "1", "status": "fine", "passed": 1, "failed": 0}
    data = {"schema": 1, "resolved": "", "installed": [{}], "cells": [{**row, "installed": 0}]}
    (tmp_path / "recorded.json").write_text(json.dumps(data), encoding="utf-8")

    with pytest.raises(InputError, match=r"recorded.json: cells\[0\].status: 'fine'"):
        read_recorded(tmp_path / "recorded.json")
