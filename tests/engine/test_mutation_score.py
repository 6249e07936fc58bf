"""Verdicts on faults, in `mutation.toml` by people and in the report to them."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from cozematrix.errors import InputError
from cozematrix.upkeep.mutation.faults import Fault
from cozematrix.upkeep.mutation.report import as_json, markdown, summary
from cozematrix.upkeep.mutation.score import (
    Declaration,
    Fate,
    Score,
    TriedFault,
    read_declarations,
)

HOSTILE = "a | <script>alert(1)</script> @somebody"
FAULT = Fault("sdk/bots.py", 3, 7, (7,), False, "Bot.one", "string", "return 'a'", "return 'aXX'")
DECLARED = Declaration(
    "sdk/bots.py", "string", "return 'a'", "return 'aXX'", "Bot.one", "nobody reads it", True
)
GOOD = """
[[fault]]
file = "sdk/bots.py"
operator = "string"
before = "return 'a'"
after = "return 'aXX'"
within = "Bot.one"
why = "nobody reads it"
equivalent = true
"""
CAUGHT = TriedFault(
    replace(FAULT, before="return 'b'", number=1), Fate.CAUGHT, "sync/test_x::y", 1.5
)
SURVIVED = TriedFault(replace(FAULT, before="return 'c'", number=2), Fate.SURVIVED, "", 2.5)
NOT_COVERED = TriedFault(replace(FAULT, before="return 'd'", number=4), Fate.NOT_COVERED)


def read(folder: Path, text: str) -> tuple[Declaration, ...]:
    file = folder / "mutation.toml"
    file.write_text(text, encoding="utf-8")
    return read_declarations(file, [FAULT])


@pytest.mark.parametrize(
    ("change", "is_covered"),
    [
        pytest.param({}, True, id="the same"),
        pytest.param({"line": 99, "number": 98, "lines": (99,)}, True, id="on another line"),
        pytest.param({"file": "sdk/chats.py"}, False, id="in another file"),
        pytest.param({"operator": "default"}, False, id="by another operator"),
        pytest.param({"before": "return 'b'"}, False, id="before"),
        pytest.param({"after": "return 'b'"}, False, id="after"),
        pytest.param({"within": "Bot.two"}, False, id="in another function"),
    ],
)
def test_declaration_covers_the_fault_that_it_describes(
    change: dict[str, object], is_covered: bool
) -> None:
    assert DECLARED.covers(replace(FAULT, **change)) is is_covered


def test_declaration_without_a_place_covers_every_place_of_the_file() -> None:
    everywhere = replace(DECLARED, within="")

    assert everywhere.covers(FAULT)
    assert everywhere.covers(replace(FAULT, within="Bot.two"))
    assert not everywhere.covers(replace(FAULT, file="sdk/chats.py"))


@pytest.mark.parametrize(
    ("before", "is_covered"),
    [
        ("…request('get', url, False, cast=Page[Bot])", True),
        ("…request('post', url, False, Bot)", True),
        ("…request('get', url, True, cast=Bot)", False),
        ("…respond('get', url, False, cast=Bot)", False),
    ],
)
def test_star_in_a_declaration_stands_for_any_text(before: str, is_covered: bool) -> None:
    every = replace(DECLARED, file="*", before="*request('*', url, False, *", after="*", within="")

    assert every.covers(replace(FAULT, before=before)) is is_covered


def test_star_in_a_declaration_stands_for_any_place_and_kind() -> None:
    both = replace(DECLARED, operator="off-*", within="*Bot.one")

    assert both.covers(replace(FAULT, operator="off-by-one", within="AsyncBot.one"))
    assert not both.covers(replace(FAULT, operator="off-by-one", within="Bot.two"))
    assert not both.covers(replace(FAULT, operator="string", within="Bot.one"))


def test_declarations_are_read(tmp_path: Path) -> None:
    assert read(tmp_path, GOOD) == (DECLARED,)


def test_place_and_equivalence_may_be_left_out(tmp_path: Path) -> None:
    text = GOOD.replace('within = "Bot.one"\n', "").replace("equivalent = true\n", "")

    assert read(tmp_path, text) == (replace(DECLARED, within="", is_equivalent=False),)


def test_there_may_be_no_declarations(tmp_path: Path) -> None:
    assert read_declarations(tmp_path / "mutation.toml", [FAULT]) == ()
    assert read(tmp_path, "") == ()


@pytest.mark.parametrize(
    ("good", "bad", "message"),
    [
        pytest.param(
            "why = ",
            'reason = "x"\nwhy = ',
            "fault[0].reason: 'x' is not allowed; allowed: one of the keys "
            "after, before, equivalent, file, operator, why, within",
            id="unknown key",
        ),
        pytest.param(
            "[[fault]]",
            "[[faults]]\n[[fault]]",
            "faults: [{}] is not allowed; allowed: one of the keys fault",
            id="unknown table",
        ),
        pytest.param(
            '"nobody reads it"',
            '" "',
            "fault[0].why: ' ' is not allowed; allowed: a reason in words",
            id="empty why",
        ),
        pytest.param(
            'why = "nobody reads it"',
            "",
            "fault[0].why: it is missing; allowed: a string",
            id="no why",
        ),
        pytest.param(
            "equivalent = true",
            'equivalent = "yes"',
            "fault[0].equivalent: 'yes' is not allowed; allowed: true or false",
            id="equivalent",
        ),
        pytest.param(
            "before = \"return 'a'\"",
            "before = \"return 'b'\"",
            "fault[0].before: \"return 'b'\" is not allowed; "
            "allowed: the text of a fault that the package has",
            id="a text that the package no longer has",
        ),
        pytest.param(
            '"Bot.one"',
            '"Bot.two"',
            "fault[0].before: \"return 'a'\" is not allowed; "
            "allowed: the text of a fault that the package has",
            id="a place that the package no longer has",
        ),
    ],
)
def test_a_wrong_declaration_is_named(tmp_path: Path, good: str, bad: str, message: str) -> None:
    assert good in GOOD

    with pytest.raises(InputError) as raised:
        read(tmp_path, GOOD.replace(good, bad))

    assert str(raised.value) == f"mutation.toml: {message}"


def test_the_wrong_one_of_several_declarations_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"^mutation\.toml: fault\[1\]\.why: '' is not allowed"):
        read(tmp_path, GOOD + GOOD.replace("nobody reads it", ""))


@pytest.mark.parametrize(
    ("results", "share"),
    [
        pytest.param([], 0.0, id="no faults"),
        pytest.param([CAUGHT], 1.0, id="all caught"),
        pytest.param([CAUGHT, CAUGHT, CAUGHT, SURVIVED], 0.75, id="one survived"),
        pytest.param([CAUGHT, NOT_COVERED], 0.5, id="what no test runs is not caught"),
        pytest.param(
            [CAUGHT, TriedFault(FAULT, Fate.SURVIVED)], 1.0, id="equivalent ones are left out"
        ),
        pytest.param(
            [CAUGHT, TriedFault(FAULT, Fate.NOT_COVERED)],
            1.0,
            id="equivalent ones that nothing runs",
        ),
        pytest.param([TriedFault(FAULT, Fate.SURVIVED)], 0.0, id="only equivalent ones"),
        pytest.param(
            [TriedFault(FAULT, Fate.CAUGHT), SURVIVED], 0.5, id="a disproved one counts as caught"
        ),
    ],
)
def test_share_is_that_of_those_that_can_be_caught(results: list[TriedFault], share: float) -> None:
    assert Score(tuple(results), (DECLARED,)).share == share


def test_declared_but_not_equivalent_fault_still_counts() -> None:
    score = Score(
        (CAUGHT, TriedFault(FAULT, Fate.SURVIVED)), (replace(DECLARED, is_equivalent=False),)
    )

    assert (score.share, score.equivalent, score.disproved) == (0.5, [], [])


def test_equivalent_faults_are_those_that_nothing_caught() -> None:
    survived, caught = TriedFault(FAULT, Fate.SURVIVED), TriedFault(FAULT, Fate.CAUGHT, "timeout")

    score = Score((CAUGHT, survived, SURVIVED, caught), (DECLARED,))

    assert score.equivalent == [survived]
    assert score.disproved == [caught]


def test_first_declaration_that_covers_a_fault_is_its_own() -> None:
    other, wide = replace(DECLARED, within="Bot.two"), replace(DECLARED, within="", why="wide")
    score = Score((), (other, wide, DECLARED))

    assert score.declared(FAULT) == wide
    assert score.declared(replace(FAULT, operator="default")) is None


def test_fates_are_counted() -> None:
    score = Score((CAUGHT, SURVIVED, NOT_COVERED, CAUGHT), ())

    assert [score.count(fate) for fate in Fate] == [2, 1, 1]


def test_summary_is_one_line() -> None:
    score = Score((CAUGHT, CAUGHT, SURVIVED, TriedFault(FAULT, Fate.NOT_COVERED)), (DECLARED,))

    assert summary(score) == (
        "66.7 % caught of those that can be: 2 caught, 1 survived, 1 not covered "
        "(1 of them equivalent)"
    )


def test_json_tells_everything() -> None:
    score = Score((CAUGHT, CAUGHT, SURVIVED, TriedFault(FAULT, Fate.NOT_COVERED)), (DECLARED,))
    about = {
        "file": "sdk/bots.py",
        "line": 7,
        "within": "Bot.one",
        "operator": "string",
        "after": "return 'aXX'",
        "equivalent": False,
        "why": "",
    }
    caught = {
        **about,
        "before": "return 'b'",
        "fate": "caught",
        "by": "sync/test_x::y",
        "seconds": 1.5,
    }

    written = as_json(score, package="sdk", seed=5, failing=("sync/test_x::z",))

    assert json.loads(json.dumps(written)) == {
        "schema": 1,
        "package": "sdk",
        "seed": 5,
        "share": 0.6667,
        "caught": 2,
        "survived": 1,
        "not_covered": 1,
        "equivalent": 1,
        "left_out": ["sync/test_x::z"],
        "faults": [
            caught,
            caught,
            {**about, "before": "return 'c'", "fate": "survived", "by": "", "seconds": 2.5},
            {
                **about,
                "before": "return 'a'",
                "fate": "not covered",
                "by": "",
                "seconds": 0.0,
                "equivalent": True,
                "why": "nobody reads it",
            },
        ],
    }


def test_page_shows_each_fault_that_was_not_caught_with_the_reason() -> None:
    known = replace(
        DECLARED, before="return 'c'", why="not told by the service", is_equivalent=False
    )
    score = Score(
        (CAUGHT, SURVIVED, NOT_COVERED, TriedFault(FAULT, Fate.NOT_COVERED)), (DECLARED, known)
    )

    written = markdown(score, package="sdk", seed=5, failing=("sync/test_x::z",))

    assert written == (
        "# sdk: which faults the contracts notice\n"
        "\n"
        "33.3 % caught of those that can be: 1 caught, 1 survived, 2 not covered "
        "(1 of them equivalent).\n"
        "Seed 5; 1 tests fail without any fault and were left out.\n"
        "\n"
        "| fate | where | operator | before | after | why |\n"
        "|---|---|---|---|---|---|\n"
        "| survived | sdk/bots.py:7 Bot.one | string | return 'c' | return 'aXX' "
        "| not told by the service |\n"
        "| not covered | sdk/bots.py:7 Bot.one | string | return 'd' | return 'aXX' |  |\n"
        "| not covered | sdk/bots.py:7 Bot.one | string | return 'a' | return 'aXX' "
        "| equivalent: nobody reads it |\n"
    )


def test_page_without_a_missed_fault_has_no_table() -> None:
    written = markdown(Score((CAUGHT,), ()), package="sdk", seed=5, failing=())

    assert written == (
        "# sdk: which faults the contracts notice\n"
        "\n"
        "100.0 % caught of those that can be: 1 caught, 0 survived, 0 not covered "
        "(0 of them equivalent).\n"
        "Seed 5; 0 tests fail without any fault and were left out.\n"
    )


def test_page_tells_what_is_declared_equivalent_but_caught() -> None:
    written = markdown(
        Score((TriedFault(FAULT, Fate.CAUGHT),), (DECLARED,)), package="sdk", seed=5, failing=()
    )

    assert written.endswith(
        "\n\n> declared equivalent, but caught: sdk/bots.py:7 string: return 'a' → return 'aXX'\n"
    )


def test_page_lets_nothing_out_of_its_cell() -> None:
    fault = replace(FAULT, before=HOSTILE, after=HOSTILE, within="`one`")
    declared = replace(DECLARED, before=HOSTILE, after=HOSTILE, within="", why=HOSTILE)
    written = markdown(
        Score((TriedFault(fault, Fate.SURVIVED), TriedFault(fault, Fate.CAUGHT)), (declared,)),
        package="sdk",
        seed=5,
        failing=(),
    )

    harmless = "a \\| &lt;script&gt;alert(1)&lt;/script&gt; @\N{ZERO WIDTH SPACE}somebody"
    assert written.splitlines()[5] == (
        f"> declared equivalent, but caught: sdk/bots.py:7 string: {harmless} → {harmless}"
    )
    assert written.splitlines()[-1] == (
        f"| survived | sdk/bots.py:7 \\`one\\` | string | {harmless} | {harmless} "
        f"| equivalent: {harmless} |"
    )
