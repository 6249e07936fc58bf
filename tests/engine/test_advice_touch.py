"""Causes, and the uses that they touch."""

from __future__ import annotations

import datetime
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from packaging.specifiers import SpecifierSet

from cozematrix.advice.api import read_api
from cozematrix.advice.flow import follow
from cozematrix.advice.project import read_project
from cozematrix.advice.touch import SUBJECTS, Subjects, touches
from cozematrix.data_file import read_toml
from cozematrix.inputs.configuration import read_configuration
from cozematrix.inputs.releases import read_releases
from cozematrix.planning.plan import Cell, Suite
from cozematrix.verdicts.ledger import Cause, Effect, Kind, Place, read_ledger

if TYPE_CHECKING:
    from cozematrix.advice.uses import Uses

ROOT = Path(__file__).parents[2]
API = read_api(ROOT / "data" / "api.json")
KNOWN = Subjects.read(ROOT, API.methods)
BOTH = (Suite.SYNC, Suite.ASYNC)
CELLS = [(Cell("3.12", release), {"httpx": "0.28.1"}) for release in API.releases]
OPTIONAL = "test_calls::test_optional_argument_is_sent_where_it_belongs"
BEGIN = """
from cozepy import AsyncCoze, Coze, TokenAuth
coze, other = Coze(auth=TokenAuth("t")), AsyncCoze(auth=TokenAuth("t"))
"""


def uses_of(folder: Path, source: str) -> Uses:
    (folder / "program.py").write_text(BEGIN + source, encoding="utf-8")
    return follow(read_project(folder), API)


def cause(
    *tests: str,
    effect: Effect = Effect.CRASH,
    suites: tuple[Suite, ...] = BOTH,
    cozepy: str = "",
    dependencies: dict[str, SpecifierSet] | None = None,
) -> Cause:
    any_ = SpecifierSet()
    place = Place(tests, suites, SpecifierSet(cozepy), any_, dependencies or {}, "no")
    day = datetime.date(2026, 11, 28)
    return Cause("a", effect, Kind.DEFECT, "why", day, (), "", (place,))


def ledger() -> tuple[Cause, ...]:
    pythons = read_configuration(ROOT / "matrix.toml").pythons
    return read_ledger(ROOT, pythons=pythons, releases=read_releases(ROOT / "releases.json"))


def test_every_test_of_the_ledger_is_about_something() -> None:
    unknown = {
        test
        for each in ledger()
        for place in each.places
        if place.suites != (Suite.TYPES,)
        for test in place.tests
        if KNOWN.of(test, each.effect) is None
    }

    assert unknown == set()


def test_every_pattern_of_subjects_is_of_a_test_of_the_ledger() -> None:
    tests = {test for each in ledger() for place in each.places for test in place.tests}
    patterns = read_toml(SUBJECTS).table("tests").names

    unused = [
        pattern
        for pattern in patterns
        if not any(
            fnmatchcase(test, pattern) or fnmatchcase(test, f"{pattern} *") for test in tests
        )
    ]

    assert unused == []


CALL = "coze.bots.retrieve(bot_id='1')"
FIELD = "test_answers::test_every_field_of_the_answer_is_in_the_result[bots.retrieve] name"
TOUCHED = {
    "the call": (cause("test_calls::test_x[bots.retrieve]"), CALL, True),
    "another call": (cause("test_calls::test_x[bots.list]"), CALL, False),
    "the contract's path": (
        cause("test_chats::test_failed_chat_says_why"),
        "coze.chat.create(bot_id='1', user_id='u')\ncoze.chat.retrieve(conversation_id='1')",
        True,
    ),
    "one of two calls of a contract": (
        cause("test_chats::test_answer_stands_among_the_messages_of_the_chat"),
        "coze.chat.create(bot_id='1', user_id='u')",
        False,
    ),
    "one request of it": (
        cause("test_chats::test_chat_goes_through_its_states definition POST chat.retrieve"),
        "coze.chat.retrieve(conversation_id='1', chat_id='2')",
        True,
    ),
    "one request within another call": (
        cause(
            "test_chats::test_create_and_poll_returns_the_finished_chat_and_its_answer "
            "definition POST chat.retrieve"
        ),
        "coze.chat.create_and_poll(bot_id='1', user_id='u')",
        True,
    ),
    "the other client": (
        cause("test_calls::test_x[bots.retrieve]", suites=(Suite.ASYNC,)),
        CALL,
        False,
    ),
    "the asynchronous client": (
        cause("test_calls::test_x[bots.retrieve]", suites=(Suite.ASYNC,)),
        "other.bots.retrieve(bot_id='1')",
        True,
    ),
    "a crash on a field that is not read": (cause(FIELD), CALL, True),
    "a lost field that is not read": (cause(FIELD, effect=Effect.LOST), CALL, False),
    "a lost field that is read": (cause(FIELD, effect=Effect.LOST), f"print({CALL}.name)", True),
    "a lost field of a result that is handed on as a whole": (
        cause(FIELD, effect=Effect.LOST),
        f"print({CALL}.model_dump())",
        True,
    ),
    "a lost field beside what is handed on as a whole": (
        cause(FIELD, effect=Effect.LOST),
        f"print({CALL}.prompt_info.model_dump())",
        False,
    ),
    "an argument that is given": (
        cause("test_calls::test_optional_argument_is_sent_where_it_belongs[bots.list-page_size]"),
        "coze.bots.list(space_id='1', page_size=3)",
        True,
    ),
    "an argument that is not given": (
        cause("test_calls::test_optional_argument_is_sent_where_it_belongs[bots.list-page_size]"),
        "coze.bots.list(space_id='1')",
        False,
    ),
    "the second way of a call": (
        cause("test_calls::test_x[bots.retrieve(v2)]"),
        "coze.bots.retrieve(bot_id='1', use_api_version=2)",
        True,
    ),
    "the first way of a call": (cause("test_calls::test_x[bots.retrieve(v2)]"), CALL, False),
    "an argument of the second way": (
        cause(f"{OPTIONAL}[bots.list(v2)-page_size]"),
        "coze.bots.list(space_id='1', page_size=3, use_api_version=2)",
        True,
    ),
    "the same argument of the first way": (
        cause(f"{OPTIONAL}[bots.list(v2)-page_size]"),
        "coze.bots.list(space_id='1', page_size=3)",
        False,
    ),
    "an argument that no release knows": (
        cause("test_calls::test_argument_that_is_unknown_is_refused_or_sent[bots.retrieve]"),
        "coze.bots.retrieve(bot_id='1', nonsense=2)",
        True,
    ),
    "arguments that are all known": (
        cause("test_calls::test_argument_that_is_unknown_is_refused_or_sent[bots.retrieve]"),
        CALL,
        False,
    ),
    "headers": (
        cause("test_calls::test_header_that_is_given_is_sent[bots.list]"),
        "coze.bots.list(space_id='1')",
        False,
    ),
    "a prefix before the call": (
        cause("test_faults::test_x[byte-by-byte-chat.stream]"),
        "coze.chat.stream(bot_id='1', user_id='u')",
        True,
    ),
    "a websocket": (
        cause("test_websockets::test_client_connects_once"),
        "coze.websockets.chat.create(bot_id='1', on_event={})",
        True,
    ),
    "the import": (cause("import-error", effect=Effect.IMPORT), "", True),
    "a name": (cause("test_library::test_address_may_end_with_a_slash"), "", False),
    "a name that is used so": (
        cause("test_library::test_address_may_end_with_a_slash"),
        "Coze(auth=TokenAuth('t'), base_url='/')",
        True,
    ),
    "a dependency that is not so": (
        cause("import-error", dependencies={"httpx": SpecifierSet("<0.28")}),
        "",
        False,
    ),
    "types alone": (cause("import-error", effect=Effect.TYPES), "", False),
}


@pytest.mark.parametrize(("known", "source", "touched"), TOUCHED.values(), ids=TOUCHED)
def test_cause_touches_who_is_concerned(
    tmp_path: Path, known: Cause, source: str, touched: bool
) -> None:
    found = touches([known], uses_of(tmp_path, source), CELLS, KNOWN)

    assert bool(found) is touched


def test_touch_says_where_in_the_project_and_in_which_cells(tmp_path: Path) -> None:
    known = cause("test_calls::test_x[bots.retrieve]", cozepy=">=0.18,<0.20")

    [touch] = touches([known], uses_of(tmp_path, CALL), CELLS, KNOWN)

    assert (touch.uses, touch.places) == (("bots.retrieve",), (("program.py", 4),))
    assert touch.cells == {Cell("3.12", "0.18.0"), Cell("3.12", "0.19.0")}


def test_worst_effect_comes_first(tmp_path: Path) -> None:
    test = "test_calls::test_x[bots.retrieve]"
    known = [cause(test, effect=each) for each in (Effect.LEAK, Effect.REFUSED, Effect.HANG)]

    found = touches(known, uses_of(tmp_path, CALL), CELLS, KNOWN)

    assert [each.cause.effect for each in found] == [Effect.REFUSED, Effect.HANG, Effect.LEAK]


def test_dependency_that_breaks_everything_touches_each_call(tmp_path: Path) -> None:
    uses = uses_of(tmp_path, 'coze.bots.retrieve(bot_id="1")\n')
    old, new = (
        cause("*", dependencies={"httpx": SpecifierSet(range_)}) for range_ in ("<0.29", ">=0.29")
    )

    found = touches((old, new), uses, CELLS, KNOWN)

    assert [(each.cause, each.uses) for each in found] == [(old, ("bots.retrieve",))]
