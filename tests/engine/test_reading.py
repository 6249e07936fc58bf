from __future__ import annotations

import pytest

from cozematrix.verdicts.reading import is_read, normal, unlike


@pytest.mark.parametrize(
    ("message", "left"),
    [
        ("ended after 12 s without an answer", "ended after … without an answer"),
        ("<object at 0x7fbb610db290> is bad", "<object at 0x…> is bad"),
        ("in some/place/cozepy/model.py", "in model.py"),
        ("no /usr/lib/libfoo.so.1 here", "no libfoo.so.1 here"),
        ("no Python at .nox/cell-3-7-0-2-0/bin/python3", "no Python at python3"),
        ("logid: 20261128053912AAAA0123", "logid: …"),
        (
            "verb: POST /v3/chat/message/list: GET here",
            "verb: POST /v3/chat/message/list: GET here",
        ),
        (
            "path: GET //v1/bots is unknown; the closest is /v1/bots",
            "path: GET //v1/bots is unknown; the closest is /v1/bots",
        ),
    ],
)
def test_what_differs_from_cell_to_cell_is_left_out(message: str, left: str) -> None:
    assert normal(message) == left


@pytest.mark.parametrize(
    ("says", "message", "place", "reads"),
    [
        ("KeyError: 'a'", "KeyError: 'a'", "", True),
        ("KeyError: 'a'", "KeyError: 'a' and more", "", False),
        ("KeyError: *", "KeyError: 'a' and more", "", True),
        ("KeyError: *", "KeyError: 'a'\nand a second line", "", False),
        ("it prints 'a*'", "it prints 'a bit'", "", True),
        ("it prints 'a*'", r"it prints 'a\na second warning'", "", False),
        ("a (b) [c]", "a (b) [c]", "", True),
        ("a.b", "axb", "", False),
        ("it hangs: no end after …", "it hangs: no end after 8 s", "", True),
        ("{place}: bad", "a.b: bad", "a.b", True),
        ("{place}: bad", "a.c: bad", "a.b", False),
    ],
)
def test_pattern_must_match_the_whole_message(
    says: str, message: str, place: str, reads: bool
) -> None:
    assert is_read(says, message, place) is reads


LONG = "it prints, as errors, '__init__.py:*: DeprecationWarning: this will not work for ever"


@pytest.mark.parametrize(
    ("says", "message", "shown"),
    [
        (
            f"{LONG}*\\n'",
            f"{LONG.replace('*', '7')} # why\\nplease upgrade\\n'",
            r"…will not work for ever # why\nplease upgrade\n'",
        ),
        (
            f"{LONG}'",
            f"{LONG.replace('*', '7')} and ever'",
            "…will not work for ever and ever'",
        ),
        (f"{LONG}'", "KeyError: 'a'", "KeyError: 'a'"),
        ("KeyError: 'a'", "KeyError: 'b'", "KeyError: 'b'"),
        ("ValidationError: *", "in between: ValidationError: x", "in between: ValidationError: x"),
    ],
    ids=["a line more", "words more", "all of it", "short", "another beginning"],
)
def test_difference_of_a_long_message_is_shown_first(says: str, message: str, shown: str) -> None:
    assert unlike(says, message) == shown
