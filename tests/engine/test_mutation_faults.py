from __future__ import annotations

import ast
from pathlib import Path

import pytest

from cozematrix.errors import MatrixError
from cozematrix.upkeep.mutation.faults import (
    Fault,
    excerpts,
    find_faults,
    find_in,
    in_files,
    make,
    sample,
    share_out,
)
from cozematrix.verdicts import parity

FILE = "sdk/bots.py"
SOURCE = '''\
RATE = 2  # a number


def name(bot):
    """Its name."""
    return bot["name"]
'''
PLACES = '''\
RATE = 2

class Bot:
    """A bot."""

    size: int = 3

    @limit(
        4,
    )
    def one(
        self,
        page=5,
    ):
        def inner(more=6):
            return 7

        if self.size == 8:
            return send(
                9,
            )
        try:
            pass
        except Bad:
            pass
        return inner
'''


def fault(file: str, number: int) -> Fault:
    return Fault(file, number, 1, (1,), False, "one", "string", "'a'", "'aXX'")


def package(folder: Path, files: dict[str, str]) -> Path:
    for name, source in files.items():
        path = folder / "sdk" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source, encoding="utf-8")
    return folder / "sdk"


def test_fault_tells_where_it_is_and_how_it_reads() -> None:
    assert find_faults(FILE, SOURCE) == [
        Fault(FILE, 0, 1, (1,), True, "", "off-by-one", "RATE = 2", "RATE = 3"),
        Fault(FILE, 1, 1, (1,), True, "", "off-by-one", "RATE = 2", "RATE = 1"),
        Fault(FILE, 2, 6, (6,), False, "name", "return-none", "return bot['name']", "return None"),
        Fault(
            FILE, 3, 6, (6,), False, "name", "string", "return bot['name']", "return bot['nameXX']"
        ),
    ]


def test_fault_has_a_name_for_people() -> None:
    assert find_faults(FILE, SOURCE)[3].name == (
        "sdk/bots.py:6 string: return bot['name'] → return bot['nameXX']"
    )


@pytest.mark.parametrize(
    ("text", "within", "is_import", "lines"),
    [
        pytest.param("RATE = 3", "", True, (1,), id="a module's"),
        pytest.param("size: int = 4", "Bot", True, (6,), id="a class's runs at import"),
        pytest.param(
            "@limit(5) def one(self, page=5):",
            "Bot.one",
            True,
            (8, 9, 10, 11, 12, 13, 14),
            id="a decorator is the function's, and runs at import",
        ),
        pytest.param(
            "@limit(4) def one(self, page=6):",
            "Bot.one",
            True,
            (8, 9, 10, 11, 12, 13, 14),
            id="so does a default",
        ),
        pytest.param(
            "def inner(more=7):", "Bot.one.inner", False, (15,), id="one within a call does not"
        ),
        pytest.param("return 8", "Bot.one.inner", False, (16,), id="a function within another"),
        pytest.param("if self.size != 8:", "Bot.one", False, (18,), id="of an if its head alone"),
        pytest.param("return send(10)", "Bot.one", False, (19, 20, 21), id="several lines"),
        pytest.param("raise", "Bot.one", False, (25,), id="a handler's is its first statement"),
    ],
)
def test_fault_knows_its_place(
    text: str, within: str, is_import: bool, lines: tuple[int, ...]
) -> None:
    [found] = [fault for fault in find_faults(FILE, PLACES) if fault.after == text]

    assert (found.within, found.is_import, found.lines) == (within, is_import, lines)
    assert found.line == lines[0]


def test_lines_begin_with_the_first_decorator() -> None:
    [found] = find_faults(FILE, "@limit(True)\n@other\ndef one():\n    return\n")

    assert found.lines == (1, 2, 3)


def test_head_and_body_on_one_line_are_that_line() -> None:
    [found] = find_faults(FILE, "\nif bot: pass\n")

    assert found.lines == (2,)


@pytest.mark.parametrize(
    ("number", "text"),
    [
        pytest.param(
            0,
            'RATE = 3\n\ndef name(bot):\n    """Its name."""\n    return bot[\'name\']\n',
            id="the first",
        ),
        pytest.param(
            2,
            'RATE = 2\n\ndef name(bot):\n    """Its name."""\n    return None\n',
            id="one in between",
        ),
        pytest.param(
            3,
            'RATE = 2\n\ndef name(bot):\n    """Its name."""\n    return bot[\'nameXX\']\n',
            id="the last",
        ),
    ],
)
def test_module_is_rendered_with_the_one_fault(number: int, text: str) -> None:
    assert make([find_faults(FILE, SOURCE)[number]], SOURCE) == text


def test_module_is_rendered_with_several_faults_in_different_places() -> None:
    faults = find_faults(FILE, SOURCE)

    assert make([faults[3], faults[0]], SOURCE) == (
        'RATE = 3\n\ndef name(bot):\n    """Its name."""\n    return bot[\'nameXX\']\n'
    )


def test_every_fault_of_a_real_module_is_python_and_another_text() -> None:
    source = Path(parity.__file__).read_text(encoding="utf-8")
    whole = ast.unparse(ast.parse(source))

    faults = find_faults("cozematrix/verdicts/parity.py", source)
    texts = [make([fault], source) for fault in faults]

    assert len(texts) > 20
    assert whole not in {ast.unparse(ast.parse(text)) for text in texts}


def test_fault_that_the_source_does_not_have_cannot_be_made() -> None:
    with pytest.raises(MatrixError) as raised:
        make([fault(FILE, 4)], SOURCE)

    assert str(raised.value) == "sdk/bots.py: there is no fault 4"


def test_faults_of_a_package_are_found_by_file(tmp_path: Path) -> None:
    sdk = package(
        tmp_path,
        {
            "auth/token.py": "A = True",
            "__init__.py": '"""Nothing to break."""',
            "bots.py": "B = 'ö'",
            "notes.txt": "C = 1",
        },
    )

    assert find_in(sdk) == {
        "sdk/auth/token.py": [
            Fault("sdk/auth/token.py", 0, 1, (1,), True, "", "boolean", "A = True", "A = False")
        ],
        "sdk/bots.py": [
            Fault("sdk/bots.py", 0, 1, (1,), True, "", "string", "B = 'ö'", "B = 'öXX'")
        ],
    }


def test_package_with_nothing_to_break_is_named(tmp_path: Path) -> None:
    with pytest.raises(MatrixError) as raised:
        find_in(package(tmp_path, {"__init__.py": "import os"}))

    assert str(raised.value) == "sdk: there is nothing in it that could be broken"


def test_sample_is_the_same_for_a_seed_and_another_for_another() -> None:
    found = {"a.py": [fault("a.py", n) for n in range(100)], "b.py": [fault("b.py", 0)]}

    first = sample(found, 6, seed=1)
    again = sample(found, 6, seed=1)
    other = sample(found, 6, seed=2)

    assert first == again
    # Held to the letter: the same on every Python, in every process.
    assert [each.number for each in first] == [26, 29, 42, 63, 84, 0]
    assert [each.number for each in other] == [2, 15, 17, 42, 51, 0]


@pytest.mark.parametrize(
    ("patterns", "files"),
    [
        (["sdk/auth/*"], ["sdk/auth/__init__.py", "sdk/auth/token.py"]),
        (["sdk/model.py", "sdk/auth/t*"], ["sdk/auth/token.py", "sdk/model.py"]),
        (["*"], ["sdk/auth/__init__.py", "sdk/auth/token.py", "sdk/model.py"]),
    ],
)
def test_files_are_named_by_patterns(patterns: list[str], files: list[str]) -> None:
    names = ("sdk/auth/__init__.py", "sdk/auth/token.py", "sdk/model.py")
    found = {name: [fault(name, 0)] for name in names}

    assert list(in_files(found, patterns)) == files


def test_pattern_that_names_no_file_is_refused() -> None:
    found = {"sdk/auth.py": [fault("sdk/auth.py", 0)], "sdk/model.py": []}

    with pytest.raises(MatrixError) as raised:
        in_files(found, ["sdk/auth.py", "sdk/bots/*"])

    assert str(raised.value) == "--files: 'sdk/bots/*' names none of sdk/auth.py, sdk/model.py"


def test_sample_of_a_file_does_not_change_with_other_files() -> None:
    one = {"a.py": [fault("a.py", n) for n in range(50)]}
    both = {"b.py": [fault("b.py", n) for n in range(50)], **one}

    alone = sample(one, 5, seed=7)
    beside = sample(both, 10, seed=7)

    assert [each for each in beside if each.file == "a.py"] == alone
    assert len(beside) == 10


@pytest.mark.parametrize("size", [5, 6, 1000])
def test_sample_as_large_as_all_is_all_of_them(size: int) -> None:
    everything = {"a.py": [fault("a.py", 0), fault("a.py", 1)], "b.py": [fault("b.py", 0)] * 3}

    assert sample(everything, size, seed=1) == [*everything["a.py"], *everything["b.py"]]


@pytest.mark.parametrize(
    ("counts", "size", "shares"),
    [
        pytest.param({"a": 30, "b": 10}, 4, {"a": 3, "b": 1}, id="by count"),
        pytest.param(
            # One each, and of the seven that are left 5.25, 1.75 and none.
            {"a": 76, "b": 26, "c": 1},
            10,
            {"a": 6, "b": 3, "c": 1},
            id="by largest remainder",
        ),
        pytest.param({"b": 5, "a": 5}, 5, {"b": 2, "a": 3}, id="the first name where they tie"),
        pytest.param({"a": 1000, "b": 1, "c": 1}, 3, {"a": 1, "b": 1, "c": 1}, id="one at least"),
        pytest.param({"a": 1000, "b": 1}, 50, {"a": 49, "b": 1}, id="no more than there are"),
        pytest.param({"a": 4, "b": 2, "c": 1}, 2, {"a": 1, "b": 1, "c": 0}, id="fewer than keys"),
        pytest.param({"a": 2, "b": 1}, 9, {"a": 2, "b": 1}, id="more than all"),
        pytest.param({"a": 1, "b": 1}, 2, {"a": 1, "b": 1}, id="one each"),
        pytest.param({"a": 3}, 0, {"a": 0}, id="nothing"),
        pytest.param({}, 3, {}, id="nobody"),
    ],
)
def test_sample_is_shared_out(counts: dict[str, int], size: int, shares: dict[str, int]) -> None:
    assert share_out(counts, size) == shares


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        pytest.param("a = 1", "a = 2", ("a = 1", "a = 2"), id="short ones are whole"),
        pytest.param("a\n  =  1", "a = 2", ("a = 1", "a = 2"), id="on one line"),
        pytest.param("a", "a", ("a", "a"), id="alike"),
        pytest.param("", "", ("", ""), id="empty"),
        pytest.param(
            "f(" + "a" * 50 + "1" + "b" * 50 + ")",
            "f(" + "a" * 50 + "22" + "b" * 50 + ")",
            ("…" + "a" * 40 + "1" + "b" * 40 + "…", "…" + "a" * 40 + "22" + "b" * 40 + "…"),
            id="forty characters on both sides",
        ),
        pytest.param(
            "a" * 40 + "1" + "b" * 40,
            "a" * 40 + "2" + "b" * 40,
            ("a" * 40 + "1" + "b" * 40, "a" * 40 + "2" + "b" * 40),
            id="exactly forty are whole",
        ),
        pytest.param(
            "a" * 41 + "1",
            "a" * 41,
            ("…" + "a" * 40 + "1", "…" + "a" * 40),
            id="what differs is the end",
        ),
        pytest.param(
            "1" + "b" * 41,
            "b" * 41,
            ("1" + "b" * 40 + "…", "b" * 40 + "…"),
            id="what differs is the beginning",
        ),
        pytest.param("aa", "aaa", ("aa", "aaa"), id="what is alike is not counted twice"),
        pytest.param(
            "x" * 60, "y" * 60, ("x" * 60, "y" * 60), id="what differs is never shortened"
        ),
    ],
)
def test_excerpts_show_what_differs(before: str, after: str, expected: tuple[str, str]) -> None:
    assert excerpts(before, after) == expected
