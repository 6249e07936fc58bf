"""The words behind `--`: selectors and options, and the sessions that take them."""

from __future__ import annotations

import ast
import re
import shlex
from pathlib import Path

import pytest

from cozematrix.errors import InputError
from cozematrix.inputs.picking import Picking
from cozematrix.inputs.request import WITH_OWN_WORDS, Part, Request, read_request

OF_TESTS = (
    "--fresh, --failed, --all, --shard K/N, -k EXPRESSION, -v, -vv, -q, --durations N, "
    "--shuffle SEED, --resolution NAME, --as-of DATE, --with REQUIREMENT"
)
BOTS = Request(keywords="bots", options=("-k", "bots"))


@pytest.mark.parametrize(
    ("line", "request_"),
    [
        pytest.param("", Request(), id="nothing"),
        pytest.param("3.9 full", Request(selectors=("3.9", "full")), id="selectors"),
        pytest.param("-k bots", BOTS, id="selection"),
        pytest.param("-kbots", BOTS, id="selection in one word"),
        pytest.param("-k=bots", BOTS, id="selection with a sign"),
        pytest.param("-vv", Request(options=("-vv",)), id="talkative"),
        pytest.param("--durations 5", Request(options=("--durations=5",)), id="slowest tests"),
        pytest.param(
            "--shuffle=7",
            Request(options=("-p", "tests.shared.shuffle", "--shuffle", "7")),
            id="another order, which is no selection",
        ),
        pytest.param("--fresh", Request(is_fresh=True), id="fresh"),
        pytest.param("--failed", Request(only_failed=True), id="failed"),
        pytest.param("--all", Request(is_all=True), id="every known cause"),
        pytest.param("--shard 2/5", Request(part=Part(2, 5)), id="part in two words"),
        pytest.param("--shard=2/5", Request(part=Part(2, 5)), id="part in one word"),
        pytest.param("--shard 1/1", Request(part=Part(1, 1)), id="the only part"),
    ],
)
def test_words_are_sorted_out(line: str, request_: Request) -> None:
    assert read_request(line.split(), {"tests"}) == request_


@pytest.mark.parametrize(
    "line",
    [
        "--fresh --failed --shard 2/5 3.9 full -k bots",
        "3.9 --fresh full --shard=2/5 --failed -k bots",
        "-k bots 3.9 full --failed --fresh --shard 2/5",
    ],
    ids=["first", "between selectors", "last"],
)
def test_options_and_selectors_stand_in_any_order(line: str) -> None:
    assert read_request(line.split(), {"tests"}) == Request(
        selectors=("3.9", "full"),
        keywords="bots",
        options=("-k", "bots"),
        is_fresh=True,
        only_failed=True,
        part=Part(2, 5),
    )


@pytest.mark.parametrize(
    "word",
    [
        "-x",
        "--maxfail=1",
        "--pdb",
        "--setup-plan",
        "--setup-only",
        "--collect-only",
        "-p",
        "-o",
        "-c",
        "--junitxml=x",
        "--deselect",
        "--tb=short",
        "--fre",
        "--fresh=1",
        "-xk",
        "--",
    ],
)
@pytest.mark.parametrize("session", ["tests", "gate", "cell"])
def test_option_that_leaves_no_verdict_is_refused_by_its_name(word: str, session: str) -> None:
    with pytest.raises(InputError) as raised:
        read_request(["3.9", word, "value"], {session})
    # A cell shows no report, and a suite of one's own is asked for with `tests`.
    allowed = OF_TESTS.replace("--all, ", "") if session == "cell" else OF_TESTS
    allowed += ", --suite PATH" if session == "tests" else ""

    assert str(raised.value) == (
        f"command line: option: '{word}' is not allowed; allowed: {allowed}"
    )


@pytest.mark.parametrize(
    ("session", "words", "message"),
    [
        ("typecheck", ["-k", "x"], "option: '-k' is not allowed; allowed: --fresh, --failed, "),
        ("report", ["--write"], "option: '--write' is not allowed; allowed: --fresh, --failed, "),
        ("tests", ["--write"], "option: '--write' is not allowed; allowed: --fresh, --failed, "),
        ("accept", ["--write=1"], "option: '--write=1' is not allowed; allowed: --fresh, "),
        (
            "report",
            ["-v"],
            "option: '-v' is not allowed; allowed: --fresh, --failed, --all, --shard K/N",
        ),
        ("accept", ["--all"], "option: '--all' is not allowed; allowed: --fresh, --failed, "),
        ("stability", ["-k", "x"], "option: '-k' is not allowed; allowed: --fresh, --failed, "),
        ("candidate", ["-x"], "option: '-x' is not allowed; allowed: --fresh, -k EXPRESSION, "),
        ("lint", ["all"], "--: 'all' is not allowed; allowed: nothing, with lint"),
        ("api", ["0.20.0"], "--: '0.20.0' is not allowed; allowed: nothing, with api"),
        ("advise", [], "PATH: it is missing; allowed: one folder of a project, or one file"),
        ("advise", ["a", "b"], "PATH: 'a b' is not allowed; allowed: one folder of a project"),
        ("advise", ["a", "--all"], "option: '--all' is not allowed; allowed: selectors only"),
    ],
)
def test_each_session_takes_its_own_options_only(
    session: str, words: list[str], message: str
) -> None:
    with pytest.raises(InputError) as raised:
        read_request(words, {session})

    assert str(raised.value).startswith(f"command line: {message}")


@pytest.mark.parametrize(
    ("session", "words", "request_"),
    [
        ("stability", ["3.12", "--times", "5"], Request(selectors=("3.12",), times=5)),
        ("advise", ["3.12"], Request(subject="3.12")),
        ("api", ["--write"], Request(is_written=True)),
        ("report", ["--all"], Request(is_all=True)),
        ("gate", ["--all"], Request(is_all=True)),
        ("typecheck", ["--all"], Request(is_all=True)),
        ("candidate", ["--from", "a b.whl"], Request(candidate="a b.whl")),
        (
            "candidate",
            ["3.9", "--only=types", "--from", "x"],
            Request(candidate="x", only="types", selectors=("3.9",)),
        ),
        ("accept", ["3.9", "--write"], Request(selectors=("3.9",), is_written=True)),
        ("unit", ["tests/engine", "-x"], Request()),
        ("bench", ["--service"], Request()),
        ("mutation", ["--only", "x"], Request()),
        ("model", ["3.9"], Request(selectors=("3.9",))),
    ],
)
def test_session_keeps_words_of_its_own(session: str, words: list[str], request_: Request) -> None:
    assert read_request(words, {session}) == request_


def test_words_of_several_sessions_are_those_that_any_of_them_takes() -> None:
    assert read_request(["3.9", "-k", "bots"], {"cell", "types", "lint"}).selection == "-k bots"


@pytest.mark.parametrize(
    "text",
    ["and", "not", "a or", "(a", "a)", "()", "a b", "a(b)", "a == b", "a\nb", "-a", "", "(" * 290],
)
def test_expression_that_pytest_would_refuse_is_refused_before_anything_runs(text: str) -> None:
    with pytest.raises(InputError) as raised:
        read_request(["-k", text], {"tests"})

    assert str(raised.value) == (
        f"command line: -k: {text!r} is not allowed; "
        "allowed: names or parts of names, with and, or, not and parentheses"
    )


@pytest.mark.parametrize(
    "text",
    [
        "a",
        "not a",
        "not (a or b) and c",
        "test_x[a-b]",
        "a::b",
        "and_more",
        "1.5",
        "été",
        "(a)or b",
    ],
)
def test_expression_that_pytest_understands_is_taken_as_it_is(text: str) -> None:
    assert read_request(["-k", text], {"tests"}).keywords == text


@pytest.mark.parametrize("word", ["", " ", "\t", "\N{NO-BREAK SPACE}"])
def test_selector_of_a_variable_that_is_not_set_does_not_stand_for_everything(word: str) -> None:
    with pytest.raises(InputError, match=r"^command line: selector: "):
        read_request([word], {"tests"})


def test_second_selection_is_refused_as_pytest_would_forget_the_first() -> None:
    with pytest.raises(InputError, match=r"^command line: -k: 'b' is not allowed; allowed: once$"):
        read_request(["-k", "a", "-k", "b"], {"tests"})


@pytest.mark.parametrize(
    "words", [["--times", "0"], ["--times", "x"], ["--shuffle"], ["--durations", "-1"], ["-k"]]
)
def test_option_without_a_value_that_fits_is_refused(words: list[str]) -> None:
    with pytest.raises(InputError, match=f"^command line: {words[0]}: "):
        read_request(words)


@pytest.mark.parametrize("value", ["0/3", "4/3", "0/0", "a/b", "1", "1/0", "1/2/3", "1/-2", ""])
def test_part_that_there_is_not_is_refused(value: str) -> None:
    with pytest.raises(InputError) as raised:
        read_request(["3.9", f"--shard={value}"])

    assert str(raised.value) == (
        f"command line: --shard: '{value}' is not allowed; "
        "allowed: K/N with K from 1 to N, such as 2/5"
    )


@pytest.mark.parametrize(
    "line", ["--shard", "3.9 --shard", "--fresh --shard"], ids=["alone", "selector", "option"]
)
def test_shard_without_a_part_is_refused(line: str) -> None:
    with pytest.raises(InputError) as raised:
        read_request(line.split())

    assert str(raised.value) == (
        "command line: --shard: it is missing; allowed: K/N with K from 1 to N, such as 2/5"
    )


@pytest.mark.parametrize(
    ("line", "request_"),
    [
        ("test_a", Request(test="test_a")),
        ("test_a --axis pythons 0.20.0", Request(("0.20.0",), test="test_a", axis="pythons")),
        (
            "--axis=typing-extensions test_a --fresh",
            Request(test="test_a", axis="typing-extensions", is_fresh=True),
        ),
    ],
)
def test_first_word_of_bisect_is_a_test(line: str, request_: Request) -> None:
    assert read_request(line.split(), {"bisect"}) == request_


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("", "TEST: it is missing; allowed: a test's name as the report writes it"),
        ("--axis releases", "TEST: it is missing"),
        ("'' --axis releases", "selector: '' is not allowed; allowed: a word that is not empty"),
        ("test_a --axis ../x", "--axis: '../x' is not allowed; allowed: releases, pythons, or"),
        ("test_a --axis", "--axis: it is missing"),
        ("test_a -k bots", "option: '-k' is not allowed; allowed: --fresh, --axis releases|"),
    ],
)
def test_bisect_without_a_test_or_an_axis_is_refused(line: str, message: str) -> None:
    with pytest.raises(InputError, match=re.escape(message)):
        read_request(shlex.split(line), {"bisect"})


@pytest.mark.parametrize(
    ("words", "picking"),
    [
        ([], None),
        (["--resolution", "lowest"], Picking("lowest")),
        (["--as-of=2025-06-03", "--resolution=release-day"], Picking("release-day", "2025-06-03")),
        (["--with", "httpx <0.28"], Picking(beyond="httpx<0.28")),
        (["--with", "pydantic>=3a1"], Picking(beyond="pydantic>=3a1")),
    ],
)
def test_dependencies_are_picked_as_is_asked_for(words: list[str], picking: Picking | None) -> None:
    assert read_request(words, {"tests"}).picking == picking


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (
            ["--resolution", "newest"],
            "--resolution: 'newest' is not allowed; allowed: latest, lowest, lowest-direct, rel",
        ),
        (["--resolution"], "--resolution: it is missing"),
        (["--as-of", "2025-13-01"], "--as-of: '2025-13-01' is not allowed; allowed: a day up to"),
        (["--as-of", "yesterday"], "--as-of: 'yesterday' is not allowed; allowed: a day up to"),
        (["--as-of", "9999-01-01"], "--as-of: '9999-01-01' is not allowed; allowed: a day up to"),
        (["--with", "httpx=<1"], "--with: 'httpx=<1' is not allowed; allowed: a dependency with"),
        (["--with", "httpx @ file:///x"], "--with: 'httpx @ file:///x' is not allowed"),
        (["--with", "httpx; python_version>'3'"], "--with: \"httpx; python_version>'3'\" is not"),
        (["--with", "httpx!=" + "1" * 80], "--with: 'httpx!=111"),
        (["--with"], "--with: it is missing"),
        (["--with", "a", "--with", "b"], "--with: 'b' is not allowed; allowed: once"),
    ],
)
def test_resolution_that_there_is_not_is_refused(words: list[str], message: str) -> None:
    with pytest.raises(InputError, match=re.escape(f"command line: {message}")):
        read_request(words, {"tests"})


def test_session_that_hands_words_to_another_program_takes_any() -> None:
    noxfile = (Path(__file__).parents[2] / "noxfile.py").read_text(encoding="utf-8")
    sessions = [
        each
        for each in ast.parse(noxfile).body
        if isinstance(each, ast.FunctionDef) and each.decorator_list
    ]

    handing = {each.name for each in sessions if "session.posargs" in ast.unparse(each)}

    assert handing == WITH_OWN_WORDS
