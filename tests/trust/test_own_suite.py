"""A user's own suite in a cell, through the real engine: installed, resolved together, recorded."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from cozematrix.cells.outcome import State, Status
from cozematrix.cells.outcome_file import read_outcomes
from cozematrix.own.cell import run_own
from cozematrix.own.suite import read_suite
from cozematrix.planning.plan import Suite

if TYPE_CHECKING:
    from pathlib import Path

    from cozematrix.cells.context import RunContext
    from cozematrix.inputs.releases import Release

    from .trial import Ground

TESTS = """
import cozepy
import shop
from cozepy.request import SyncHTTPClient

def test_bot_is_there(coze_fake):
    coze_fake.add(bots=[{"bot_id": "7", "name": "Ada"}])
    with SyncHTTPClient() as http:
        coze = cozepy.Coze(cozepy.TokenAuth(coze_fake.token), coze_fake.url, http)
        assert coze.bots.retrieve(bot_id="7").name == "Ada"

def test_package_is_installed():
    assert ".cozematrix/layers" in shop.__file__

def test_program_beside_the_tests_is_not_seen():
    import beside

def test_failure():
    assert 1 == 2
"""


@pytest.fixture
def context(ground: Ground) -> RunContext:
    return replace(ground.context, run=replace(ground.context.run, is_offline=False))


def package(folder: Path, requirement: str) -> str:
    path = folder / "shop-1.0-py3-none-any.whl"
    about = f"Metadata-Version: 2.1\nName: shop\nVersion: 1.0\nRequires-Dist: {requirement}\n"
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("shop.py", "")
        made.writestr("shop-1.0.dist-info/METADATA", about)
        made.writestr("shop-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\nTag: py3-none-any\n")
        made.writestr("shop-1.0.dist-info/RECORD", "")
    return str(path)


def test_suite_runs_beside_the_release(
    ground: Ground, context: RunContext, neighbour: Release, tmp_path: Path
) -> None:
    (tmp_path / "beside.py").touch()
    (tmp_path / "pytest.ini").write_text("[pytest]\npythonpath = .\n", encoding="utf-8")
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "test_shop.py").write_text(TESTS, encoding="utf-8")
    suite = read_suite(str(tmp_path / "tests"))

    outcome = run_own(context, ground.subject(neighbour), suite, package(tmp_path, "cozepy>=99"))

    assert {each.name: each.state for each in outcome.results} == {
        "test_shop::test_bot_is_there": State.PASSED,
        "test_shop::test_package_is_installed": State.PASSED,
        "test_shop::test_program_beside_the_tests_is_not_seen": State.FAILED,
        "test_shop::test_failure": State.FAILED,
    }
    assert outcome.status is Status.CONTRACT_FAILURES
    assert outcome.dependencies["shop"] == "1.0"
    recorded = read_outcomes(context.places.outcomes)
    assert [each for each in recorded if each.suite is Suite.OWN] == [outcome]


def test_requirements_that_do_not_go_together_name_both_sides(
    ground: Ground, context: RunContext, neighbour: Release, tmp_path: Path
) -> None:
    (tmp_path / "test_shop.py").write_text(TESTS, encoding="utf-8")

    outcome = run_own(
        context,
        ground.subject(neighbour),
        read_suite(str(tmp_path)),
        package(tmp_path, "cozepy<0.17"),
    )

    assert outcome.status is Status.NOT_INSTALLABLE
    assert "shop==1.0 depends on cozepy<0.17" in outcome.cause
    assert f"you require cozepy=={neighbour.version}" in outcome.cause


def test_suite_that_cannot_be_collected_says_why(
    ground: Ground, context: RunContext, neighbour: Release, tmp_path: Path
) -> None:
    (tmp_path / "test_shop.py").write_text("import nothing\ndef test_it(): ...", encoding="utf-8")

    outcome = run_own(context, ground.subject(neighbour), read_suite(str(tmp_path)), "")

    assert outcome.status is Status.CRASHED
    assert outcome.cause == (
        "not collected: test_shop.py: E   ModuleNotFoundError: No module named 'nothing'"
    )
