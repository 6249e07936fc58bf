"""Breaks of typed code by an upgrade, from two releases' sources and their type checks."""

from __future__ import annotations

from pathlib import Path

import pytest

from cozematrix.api.change import Change, Kind, Level
from cozematrix.api.released_api import ReleasedAPI
from cozematrix.cells.outcome import FailingPlace, Outcome, Result, State, Status, in_modules
from cozematrix.planning.plan import Cell, Suite
from cozematrix.upkeep.upgrades import (
    Broken,
    TypeChange,
    Typed,
    Upgrade,
    broken,
    checked,
    markdown,
    minor_lines,
    proven,
    read_uses,
    type_changes,
    typed,
    upgrade,
)

USES = '''"""Every call; written by `nox -s uses`."""

import cozepy
from typing_extensions import assert_type


def bots_list(coze: cozepy.Coze) -> None:
    assert_type(coze.bots.list(size=1), cozepy.Paged[cozepy.Bot])


def bot(value: cozepy.Bot) -> None:
    assert_type(value.name, str)
'''
SOURCE = {
    "__init__.py": "from .bots import Bot, Paged\nfrom .coze import Coze\n",
    "bots.py": """
class Paged: ...

class Bot:
    name: str

class BotsClient:
    def list(self, *, size: int) -> Paged: ...
""",
    "coze.py": """
from .bots import BotsClient

class Coze:
    @property
    def bots(self) -> BotsClient: ...
""",
}
LIST = "typing/calls.py [assert-type]"


@pytest.fixture
def api(tmp_path: Path) -> ReleasedAPI:
    (tmp_path / "cozepy").mkdir()
    for name, text in SOURCE.items():
        (tmp_path / "cozepy" / name).write_text(text)
    return ReleasedAPI.read(tmp_path, package="cozepy")


def outcome(release: str, said: str = "", *, python: str = "3.11") -> Outcome:
    places = (FailingPlace("bots.list", said),) if said else ()
    results = (Result(LIST, State.FAILED, failing_places=places),) if said else ()
    status = Status.ERRORS if said else Status.CLEAN
    return Outcome(
        Cell(python, release, "latest"), Suite.TYPES, "run", status, modules=in_modules(results)
    )


def use_of(release: str, said: str, api: ReleasedAPI) -> Typed:
    return typed(outcome(release, said), {f"{LIST} bots.list": "cozepy.Coze.bots.list"}, api)


def test_uses_are_found_by_the_places_of_their_lines(tmp_path: Path) -> None:
    (tmp_path / "calls.py").write_text(USES)
    (tmp_path / "hand.py").write_text(USES.replace("written by", "by"))
    (tmp_path / "stated.py").write_text(USES.replace("call;", "call, as it states itself;"))

    uses = read_uses(tmp_path)

    assert {name: path for name, path in uses.items() if "." in name.split("] ")[1]} == {
        "typing/calls.py [assert-type] bots.list": "cozepy.Coze.bots.list",
        "typing/calls.py [assert-type] Bot.name": "cozepy.Bot.name",
    }


@pytest.mark.parametrize(
    ("before", "after", "seen"),
    [
        pytest.param("", "", None, id="the same"),
        pytest.param('of type "A", not "P"', "", ("A", "P"), id="another"),
        pytest.param("", 'of type "P | None", not "P"', ("P", "P | None"), id="maybe nothing now"),
        pytest.param('of type "P | None", not "P"', "", None, id="never nothing now"),
        pytest.param('of type "Any", not "P"', "", None, id="known now"),
        pytest.param("", 'of type "list[Any]", not "P"', None, id="not known any more"),
        pytest.param('of type "A", not "P"', 'of type "B", not "P"', ("A", "B"), id="neither"),
    ],
)
def test_a_use_breaks_where_its_type_is_none_that_was_there(
    api: ReleasedAPI, before: str, after: str, seen: tuple[str, str] | None
) -> None:
    old, new = (
        use_of(release, text and f"Expression is {text}", api)
        for release, text in (("1.0", before), ("1.1", after))
    )

    expected = [TypeChange("cozepy.Coze.bots.list", *seen)] if seen else []
    assert type_changes(old, new) == expected


def test_what_a_release_lacks_has_no_type(api: ReleasedAPI) -> None:
    uses = {f"{LIST} users.me": "cozepy.Coze.users.me"}

    assert typed(outcome("1.0"), uses, api) == Typed("1.0", {})


def test_a_changed_type_is_breaking_only_where_the_type_check_shows_it(api: ReleasedAPI) -> None:
    at = "cozepy.bots.BotsClient.list"
    returned = Change(Kind.RETURN_TYPE, at, "A", "P")
    other = Change(Kind.RETURN_TYPE, "cozepy.bots.Bot.open", "A", "B")
    value = Change(Kind.DEFAULT_CHANGED, f"{at}(size)", "1", "2")

    found = proven([returned, other, value], [TypeChange("cozepy.Coze.bots.list", "A", "P")], api)

    assert [(each.path, each.level) for each in found] == [
        (at, Level.BREAKING),
        ("cozepy.bots.Bot.open", Level.RISKY),
        (f"{at}(size)", Level.RISKY),
    ]


def test_what_breaks_is_told_once_with_who_says_so(api: ReleasedAPI) -> None:
    at = "cozepy.bots.BotsClient.list"
    found = [
        Change(Kind.REMOVED, "cozepy.Old", "class Old", ""),
        Change(Kind.REMOVED, "cozepy.request.Sender", "class Sender", ""),
        Change(Kind.PARAMETER_REMOVED, "cozepy.bots.BotsClient.__init__(auth)", "auth", ""),
        Change(Kind.RETURN_TYPE, at, "A", "P", is_seen=True),
        Change(Kind.RETURN_TYPE, "cozepy.bots.Bot.open", "A", "B"),
        Change(Kind.RETURN_TYPE, "cozepy.bots.Bot.shut", "A", ""),
        Change(Kind.DEFAULT_CHANGED, f"{at}(size)", "1", "2"),
    ]
    seen = [
        TypeChange("cozepy.Coze.bots.list", "A", "P"),
        TypeChange("cozepy.Bot.name", "str", "int"),
    ]

    assert broken(found, seen, api) == [
        Broken("type", "cozepy.Bot.name", "str", "int", "mypy"),
        Broken("removed", "cozepy.Old", "class Old", "", "source"),
        Broken("return-type", "cozepy.bots.Bot.open", "A", "B", "source"),
        Broken("return-type", at, "A", "P", "mypy"),
    ]


GONE = Broken("removed", "cozepy.Old", "class Old", "", "source")
OTHER = Broken("type", "cozepy.Bot.name", "str", "int", "mypy")


def test_each_thing_is_dated_by_the_first_release_behind_the_start_that_did_it() -> None:
    steps = [
        Upgrade("1.0", "1.1", (GONE,)),
        Upgrade("1.1", "1.2", (OTHER,)),
        Upgrade("1.2", "2.0", (GONE,)),
    ]

    assert [each.release for each in upgrade("1.0", [GONE, OTHER], steps).broken] == ["1.1", "1.2"]
    assert [each.release for each in upgrade("1.1", [GONE, OTHER], steps).broken] == ["2.0", "1.2"]


@pytest.mark.parametrize(
    ("thing", "step"),
    [
        pytest.param(
            Broken("renamed", "cozepy.data.Rule.auto", "auto", "build", "source"),
            Broken("renamed", "cozepy.files.Rule.auto", "auto", "build", "source"),
            id="before its module got another name",
        ),
        pytest.param(
            Broken("parameter-removed", "cozepy.model.Paged.__init__(size)", "size", "", "source"),
            Broken("removed", "cozepy.Paged", "class Paged", "", "source"),
            id="with its class, which came back elsewhere",
        ),
    ],
)
def test_what_is_elsewhere_by_now_is_dated_too(thing: Broken, step: Broken) -> None:
    steps = [Upgrade("1.0", "1.1", (OTHER, step)), Upgrade("1.1", "1.2", (GONE,))]

    assert [each.release for each in upgrade("1.0", [thing], steps).broken] == ["1.1"]


def test_minor_lines_are_their_last_releases_without_the_newest() -> None:
    assert minor_lines(["0.9.0", "0.10.1", "0.10.0", "0.9.1", "1.0.0"]) == ["0.9.1", "0.10.1"]


def test_the_python_with_most_type_checks_is_looked_at() -> None:
    found = checked(
        [
            outcome("1.0", python="3.9"),
            outcome("1.1", python="3.9"),
            outcome("1.1", python="3.12"),
            Outcome(Cell("3.12", "1.0", "latest"), Suite.TYPES, "run", Status.CRASHED),
        ]
    )

    assert {release: each.cell.python for release, each in found.items()} == {
        "1.0": "3.9",
        "1.1": "3.9",
    }


def test_page_counts_from_each_line_and_tells_each_thing_once() -> None:
    gone = Broken("removed", "cozepy.Old", "class Old", "", "source", "1.1")
    other = Broken("type", "cozepy.Bot.name", "str", "int|None", "mypy", "2.0")
    page = markdown(
        [Upgrade("1.0", "2.0", (gone, other)), Upgrade("1.1", "2.0", (other,))],
        "2026-11-28",
        "3.11",
    )

    assert page.startswith("# What upgrading to 2.0 breaks in typed code\n")
    assert "| 1.1 | 1 | 0 | 0 | 1 | 0 |\n| 1.0 | 2 | 1 | 0 | 1 | 0 |\n" in page
    assert page.endswith(
        "| 2.0 | 1.0–1.1 | type | cozepy.Bot.name | str | int\\|None | mypy |\n"
        "| 1.1 | 1.0 | removed | cozepy.Old | class Old |  | source |\n"
    )
