from __future__ import annotations

from pathlib import Path

from cozematrix.outcome import FailingPlace, State
from cozematrix.typecheck import read_errors

PRINTED = """\
tests/typing/bots.py:11: error: Module "cozepy" has no attribute "User"  [attr-defined]
tests/typing/bots.py:20: error: "Coze" has no attribute "users"  [attr-defined]
tests/typing/bots.py:20: note: a hint
tests/typing/chats.py:7:3: error: Expression is of type "Any", not "Chat"  [assert-type]
.cozematrix/layers/3.9-1/cozepy/model.py:23: error: Cannot find module "httpx"  [import]
"""


def test_each_line_of_use_is_a_failing_place(tmp_path: Path) -> None:
    bots, chats = read_errors(PRINTED, written(tmp_path))

    assert (bots.name, bots.state, bots.message) == (
        "typing/bots.py [attr-defined]",
        State.FAILED,
        "",
    )
    assert bots.failing_places == (
        FailingPlace("line 11", 'Module "cozepy" has no attribute "User"'),
        FailingPlace("line 20", '"Coze" has no attribute "users"'),
    )
    assert chats.name == "typing/chats.py [assert-type]"
    assert chats.failing_places == (
        FailingPlace("line 7", 'Expression is of type "Any", not "Chat"'),
    )


def written(root: Path) -> Path:
    """A checkout with files of use, whose lines say their numbers."""
    (root / "tests/typing").mkdir(parents=True)
    for name in ("bots", "chats"):
        lines = "".join(f"    line {number}\n" for number in range(1, 31))
        (root / f"tests/typing/{name}.py").write_text(lines)
    return root


def test_errors_in_the_packages_own_files_are_not_a_users(tmp_path: Path) -> None:
    assert [
        each.name for each in read_errors(PRINTED, written(tmp_path)) if "model" in each.name
    ] == []


def test_nothing_printed_is_no_error(tmp_path: Path) -> None:
    assert read_errors("", tmp_path) == ()
