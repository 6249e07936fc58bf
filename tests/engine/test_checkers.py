"""A second type checker's answers, read and held against mypy's."""

from __future__ import annotations

from pathlib import Path

import pytest

from cozematrix.cells.outcome import FailingPlace, Outcome, Result, State, Status, in_modules
from cozematrix.data_file import parse_json
from cozematrix.errors import InfrastructureError
from cozematrix.planning.plan import Cell, Suite
from cozematrix.types.typedness import Typedness, read_complete, typedness
from cozematrix.upkeep.checkers import (
    Checked,
    completeness,
    differing,
    gathered,
    markdown,
    newest_pythons,
    places,
    read,
    write,
)

USES = '''"""Every call; written by `nox -s uses`."""

import cozepy


def bots(coze: cozepy.Coze) -> None:
    assert_type(coze.bots.list(), cozepy.Paged)
    assert_type(coze.bots.create(), cozepy.Bot)
'''
ANSWER = """{"generalDiagnostics": [
  {"file": "/x/every_call.py", "rule": "reportAssertTypeFailure", "range": {"start": {"line": 6}}},
  {"file": "/x/every_call.py", "rule": "reportUnknown", "range": {"start": {"line": 7}}},
  {"file": "/x/other.py", "rule": "reportAssertTypeFailure", "range": {"start": {"line": 6}}}
]}"""
TYPES = """{"typeCompleteness": {
  "exportedSymbolCounts": {"withKnownType": 6, "withAmbiguousType": 1, "withUnknownType": 1},
  "symbols": [
    {"isExported": true, "diagnostics": [
      {"severity": "error", "message": "Type of parameter \\"a\\" is missing\\n  more"},
      {"severity": "warning", "message": "No docstring found"}]},
    {"isExported": true, "diagnostics": [
      {"severity": "error", "message": "Type of parameter \\"b\\" is missing"}]},
    {"isExported": false, "diagnostics": [{"severity": "error", "message": "hidden"}]}
  ]}}"""
CHECKED = Checked("1.0.0", "3.12", 6, 1, 1, {"why": 2}, ("typing/a b",), (), 3.0, 2.0)


def test_places_are_the_written_uses_whose_type_is_another_one(tmp_path: Path) -> None:
    (tmp_path / "every_call.py").write_text(USES)
    (tmp_path / "other.py").write_text(USES.replace("written by", "by"))
    answer = parse_json(ANSWER.encode(), "answer")

    assert places(answer, tmp_path, lambda _: False) == {"typing/every_call.py bots.list"}
    assert places(answer, tmp_path, lambda path: path == "cozepy.Paged") == set()


def test_names_are_counted_by_what_is_known_of_their_types() -> None:
    found = completeness(parse_json(TYPES.encode(), "answer"), "cozepy")

    assert found == (6, 1, 1, {'Type of parameter "…" is missing': 2})
    assert CHECKED.complete == 75.0


def test_package_without_types_has_none_that_are_known() -> None:
    text = TYPES.replace("6", "0").replace(": 1", ": 0")

    found = completeness(parse_json(text.encode(), "answer"), "cozepy", has_types=False)

    assert found == (0, 0, 0, {"the package has no py.typed": 1})


def test_a_package_that_is_not_found_is_not_incomplete() -> None:
    text = TYPES.replace("6", "0").replace(": 1", ": 0")

    with pytest.raises(InfrastructureError, match="basedpyright: it does not find cozepy"):
        completeness(parse_json(text.encode(), "answer"), "cozepy")


def by_mypy(python: str = "3.12", methods: int = 0, untyped: int = 0) -> Outcome:
    def result(name: str, *names: str) -> Result:
        found = tuple(FailingPlace(each, "other") for each in names)
        return Result(name, State.FAILED, failing_places=found)

    return Outcome(
        Cell(python, "1.0.0", "latest"),
        Suite.TYPES,
        "run",
        Status.ERRORS,
        methods=methods,
        untyped=untyped,
        modules=in_modules(
            (
                result("typing/every_call.py [assert-type]", "bots.list", "users.me"),
                result("typing/every_call.py [call-arg]", "bots.create"),
                result("typing/bots.py [assert-type]", "hand"),
            )
        ),
    )


def test_checkers_differ_where_one_of_them_finds_another_type() -> None:
    found = {"typing/every_call.py users.me", "typing/every_call.py bots.open"}

    assert differing(by_mypy(), found) == (
        ("typing/every_call.py bots.list",),
        ("typing/every_call.py bots.open",),
    )


def test_releases_that_are_not_checked_again_stay_unless_the_checker_is_another(
    tmp_path: Path,
) -> None:
    path = tmp_path / "checkers.json"
    write(path, "second 1", [CHECKED])
    later = Checked("1.1.0", "3.12", 1, 0, 0, {}, (), (), 1.0, 1.0)

    assert write(path, "second 1", [later]) == [CHECKED, later]
    assert read(path, "second 1") == [CHECKED, later]
    assert gathered([path]) == ("second 1", [CHECKED, later])
    assert read_complete(path) == {"1.0.0": 75.0, "1.1.0": 100.0}
    assert write(path, "second 2", [later]) == [later]


def test_each_release_is_checked_on_its_newest_python() -> None:
    cells = [Cell(python, "1.0.0", "latest") for python in ("3.9", "3.12", "3.10")]

    assert newest_pythons(cells) == [cells[1]]


def test_page_has_a_row_a_release_and_each_difference() -> None:
    page = markdown("second 1", [CHECKED], "2026-11-28")

    assert "| 1.0.0 | 3.12 | 75.0 % | 1 | 1 | 1 | 0 | 2.0 |\n" in page
    assert page.endswith("- only mypy: typing/a b\n")


def test_figures_are_those_of_the_newest_python_and_of_the_file() -> None:
    outcomes = [by_mypy("3.9", 10, 5), by_mypy("3.12", 10, 1), by_mypy("3.13")]

    found = typedness(outcomes, {"1.0.0": 69.6, "1.1.0": 50.0})

    assert found == {"1.0.0": Typedness(10, 69.6), "1.1.0": Typedness(None, 50.0)}
    assert found["1.0.0"].text == "10 % of methods give Any, 70 % of types known"
    assert Typedness().text == ""
