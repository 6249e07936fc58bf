"""Text of a cell, made plain; and a stream that cannot fail on any text."""

from __future__ import annotations

import io

import pytest

from cozematrix import plain
from cozematrix.cells.outcome import (
    FailingPlace,
    Outcome,
    Result,
    State,
    Status,
    cleaned,
    in_modules,
)
from cozematrix.cells.outcome_file import read_outcome, write_outcome
from cozematrix.planning.plan import Cell, Suite
from cozematrix.reports.square import MARKS


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("AssertionError: a  b ✓ é 中", "AssertionError: a  b ✓ é 中", id="plain"),
        pytest.param("\x1b[2J\x07\x00\x9b", r"\x1b[2J\x07\x00\x9b", id="control characters"),
        pytest.param("a\u202eb\u2066c\u200fd", r"a\u202eb\u2066c\u200fd", id="marks of direction"),
        pytest.param("a\u200bb\ufeffc", r"a\u200bb\ufeffc", id="of no width"),
        pytest.param("a\ud800b", r"a\ud800b", id="lone surrogate"),
        pytest.param("a\u2028b\x85c", r"a\u2028b\x85c", id="other line breaks"),
        pytest.param("  a\r\n\tb\x0cc\n", "a b c", id="lines"),
    ],
)
def test_line_is_visible_and_one(text: str, shown: str) -> None:
    assert plain.one_line(text) == shown


def test_long_line_says_how_much_is_left_out() -> None:
    cut = plain.one_line("x" * 100_000)

    assert cut == "x" * 473 + "… (99,527 more characters)"
    assert plain.one_line(cut) == cut


def test_lines_stay_lines_and_are_bounded_together() -> None:
    text = plain.several_lines("a\tb\n\x1b[1mc\n" + "x\n" * 100_000)

    assert text.startswith("a   b\n\\x1b[1mc\nx\n")
    assert len(text) == plain.MOST_OF_A_TEXT


def test_outcome_holds_nothing_else_and_can_always_be_written() -> None:
    hostile = "a\x1b\ud800\u202e"
    clean = r"a\x1b\ud800\u202e"

    outcome = Outcome(
        Cell("3.9", "0.2.0"),
        Suite.SYNC,
        "a-run",
        Status.CONTRACT_FAILURES,
        cause=hostile,
        interpreter=hostile,
        dependencies={hostile: hostile},
        modules=in_modules(
            (
                cleaned(
                    Result(
                        hostile,
                        State.FAILED,
                        message=hostile,
                        paths=(hostile,),
                        wire=f"{hostile}\n{hostile}",
                        passed_places=(hostile,),
                        failing_places=(FailingPlace(hostile, hostile, f"{hostile}\n{hostile}"),),
                    )
                ),
            )
        ),
    )

    assert (outcome.cause, outcome.interpreter) == (clean, clean)
    assert outcome.dependencies == {clean: clean}
    assert outcome.results == (
        Result(
            clean,
            State.FAILED,
            message=clean,
            paths=(clean,),
            wire=f"{clean}\n{clean}",
            passed_places=(clean,),
            failing_places=(FailingPlace(clean, clean, f"{clean}\n{clean}"),),
        ),
    )


def test_written_outcome_is_read_as_it_was(tmp_path) -> None:
    long = cleaned(Result("t" * 9000, State.FAILED, message="m" * 9000, wire="d\n" * 90_000))
    outcome = Outcome(
        Cell("3.9", "0.2.0"),
        Suite.SYNC,
        "a-run",
        Status.OK,
        cause="c" * 9000,
        modules=in_modules((long,)),
    )

    write_outcome(tmp_path, outcome)

    assert read_outcome(tmp_path / "latest/3.9/0.2.0/sync.json") == outcome


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252", "utf-8"])
def test_adapted_stream_never_fails(encoding: str) -> None:
    stream = io.TextIOWrapper(io.BytesIO(), encoding=encoding)

    plain.adapt(stream)
    print("✓ ≈ ✗ ⊘ — · – × … → 中 \ud800", file=stream, flush=True)

    if encoding == "ascii":
        told = stream.buffer.getvalue().decode()
        assert told == "+ ~ x o - . - x ... -> \\u4e2d \\ud800\n"


def test_marks_can_be_told_apart_in_ascii() -> None:
    marks = [plain.ASCII.get(mark, mark) for mark in MARKS.values()]

    assert all(len(mark) == 1 and mark.isascii() for mark in marks)
    assert len(set(marks)) == len(MARKS)
