"""Coverage's figures and pages, made from what probes hit."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from cozematrix.coverage.figures import (
    DATA,
    HTML,
    JSON,
    Coverages,
    coverages,
    read_hits,
    write_pages,
)
from cozematrix.coverage.instrument import instrumented
from cozematrix.coverage.probes import Probes, read_probes

PACKAGE = """\
def choose(number):
    if number > 0:
        return "more"
    return "less"
"""


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "release/demo"
    folder.mkdir(parents=True)
    (folder / "__init__.py").write_text(PACKAGE)
    return folder


@pytest.fixture
def probes(source: Path, tmp_path: Path) -> Probes:
    return read_probes(source, tmp_path / "memory.json")


def ran(*numbers: int) -> bytes:
    """Return the hits of an import of the package and a call of `choose` for each number."""
    hits = bytearray(7)
    space: dict[str, Any] = {"__hits__": hits}
    exec(instrumented(PACKAGE.encode(), "demo/__init__.py", 0, 7), space)  # noqa: S102 - our own
    for number in numbers:
        space["choose"](number)
    return bytes(hits)


@pytest.mark.parametrize(
    ("numbers", "figures"),
    [
        pytest.param((), Coverages(lines=25.0, branches=0.0), id="imported"),
        pytest.param((1,), Coverages(lines=75.0, branches=50.0), id="one way"),
        pytest.param((1, -1), Coverages(lines=100.0, branches=100.0), id="both ways"),
    ],
)
def test_figures_are_those_of_the_pages(
    probes: Probes, source: Path, tmp_path: Path, numbers: tuple[int, ...], figures: Coverages
) -> None:
    write_pages(probes, ran(*numbers), source, tmp_path / "0.20.0")

    totals = json.loads((tmp_path / "0.20.0" / JSON).read_text())["totals"]
    assert coverages(probes, ran(*numbers)) == figures
    assert totals["percent_statements_covered"] == figures.lines
    assert totals["percent_branches_covered"] == figures.branches


def test_nothing_to_be_executed_is_nothing_executed() -> None:
    assert coverages(Probes(()), b"") == Coverages(lines=0.0, branches=0.0)


def test_pages_are_written_with_data_and_the_name_of_the_release(
    probes: Probes, source: Path, tmp_path: Path
) -> None:
    into = tmp_path / "0.20.0"

    write_pages(probes, ran(1), source, into)

    assert {DATA, JSON, HTML} < {each.name for each in into.iterdir()}
    assert "<title>0.20.0: demo</title>" in (into / HTML / "index.html").read_text()
    [measured] = json.loads((into / JSON).read_text())["files"]
    assert Path(measured).resolve() == source / "__init__.py"


def test_pages_of_equal_hits_stay_as_they_are(probes: Probes, source: Path, tmp_path: Path) -> None:
    write_pages(probes, ran(1), source, tmp_path / "pages")
    before = (tmp_path / "pages" / JSON).stat()

    write_pages(probes, ran(1), source, tmp_path / "pages")

    after = (tmp_path / "pages" / JSON).stat()
    assert (after.st_mtime_ns, after.st_ino) == (before.st_mtime_ns, before.st_ino)


def test_pages_of_other_hits_take_the_place_of_the_old_ones(
    probes: Probes, source: Path, tmp_path: Path
) -> None:
    write_pages(probes, ran(1), source, tmp_path / "pages")
    (tmp_path / "pages" / HTML / "old.html").touch()

    write_pages(probes, ran(1, -1), source, tmp_path / "pages")

    totals = json.loads((tmp_path / "pages" / JSON).read_text())["totals"]
    assert (totals["covered_lines"], totals["covered_branches"]) == (4, 2)
    assert not (tmp_path / "pages" / HTML / "old.html").exists()


def test_pages_that_were_not_finished_are_written_again(
    probes: Probes, source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("cozematrix.coverage.figures.Coverage.html_report", refuse)
        with pytest.raises(KeyboardInterrupt):
            write_pages(probes, ran(1), source, tmp_path / "pages")

    write_pages(probes, ran(1), source, tmp_path / "pages")

    assert (tmp_path / "pages" / HTML / "index.html").is_file()


@pytest.mark.parametrize(
    ("contents", "hits"),
    [
        pytest.param([], b"\0\0\0", id="no file"),
        pytest.param([b"\1\0\0"], b"\1\0\0", id="one file"),
        pytest.param([b"\1\0\0", b"\0\0\1", b"\1\0\0"], b"\1\0\1", id="several"),
        pytest.param([b"\2\0\377"], b"\1\0\1", id="whatever is not 0"),
        pytest.param([b"\1\0\0", b"\1\1", b"\1\1\1\1", b""], b"\1\0\0", id="other sizes"),
        pytest.param([b"\1\0\0", None], b"\1\0\0", id="one is not there"),
    ],
)
def test_hits_of_several_files_are_all_that_any_of_them_hit(
    tmp_path: Path, contents: list[bytes | None], hits: bytes
) -> None:
    paths = [tmp_path / f"{number}.hits" for number in range(len(contents))]
    for path, content in zip(paths, contents, strict=True):
        if content is not None:
            path.write_bytes(content)

    assert read_hits(paths, 3) == hits
