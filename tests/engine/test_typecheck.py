from __future__ import annotations

from cozematrix.outcome import State
from cozematrix.typecheck import read_errors

PRINTED = """\
tests/typing/bots.py:11: error: Module "cozepy" has no attribute "User"  [attr-defined]
tests/typing/bots.py:20: error: "Coze" has no attribute "users"  [attr-defined]
tests/typing/bots.py:20: note: a hint
tests/typing/chats.py:7:3: error: Expression is of type "Any", not "Chat"  [assert-type]
.cozematrix/layers/3.9-1/cozepy/model.py:23: error: Cannot find module "httpx"  [import]
"""


def test_errors_are_gathered_by_file_and_code() -> None:
    bots, chats = read_errors(PRINTED)

    assert (bots.name, bots.state) == ("typing/bots.py [attr-defined]", State.FAILED)
    assert bots.message == 'typing/bots.py:11: Module "cozepy" has no attribute "User"'
    assert bots.details.splitlines() == [
        'typing/bots.py:11: Module "cozepy" has no attribute "User"',
        'typing/bots.py:20: "Coze" has no attribute "users"',
    ]
    assert (chats.name, chats.message) == (
        "typing/chats.py [assert-type]",
        'typing/chats.py:7: Expression is of type "Any", not "Chat"',
    )


def test_errors_in_the_packages_own_files_are_not_a_users() -> None:
    assert [each.name for each in read_errors(PRINTED) if "model" in each.name] == []


def test_nothing_printed_is_no_error() -> None:
    assert read_errors("") == ()
