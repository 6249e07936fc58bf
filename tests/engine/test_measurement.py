"""Coverage of one release, measured in two places and merged."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from cozematrix.measurement import DATA, HTML, JSON, Coverages, merge, read_coverages

PACKAGE = """
def choose(number):
    if number > 0:
        return "more"
    return "less"
"""


def measured(folder: Path, call: str) -> Path:
    """A place of its own that has the package, and what running `call` there executed."""
    (folder / "demo").mkdir(parents=True)
    (folder / "demo/__init__.py").write_text(PACKAGE)
    (folder / "run.py").write_text(f"import demo\n{call}\n")
    data = folder / ".coverage"
    command = [sys.executable, "-m", "coverage", "run", "--branch", "--source=demo", "run.py"]
    environment = {**os.environ, "COVERAGE_FILE": str(data)}
    environment.pop("COVERAGE_PROCESS_START", None)
    subprocess.run(command, cwd=folder, check=True, env=environment)
    return data


def test_places_are_merged_as_one_source(tmp_path: Path) -> None:
    one = measured(tmp_path / "one", "demo.choose(1)")
    two = measured(tmp_path / "two", "demo.choose(-1)")
    source = tmp_path / "one/demo"

    alone = merge([one], source, tmp_path / "alone", has_html=False)
    both = merge([one, two], source, tmp_path / "both", has_html=True)

    assert alone == Coverages(lines=75.0, branches=50.0)
    assert both == Coverages(lines=100.0, branches=100.0)
    assert read_coverages(tmp_path / "both") == both
    assert sorted(each.name for each in (tmp_path / "both").iterdir()) == [DATA, JSON, HTML]
    assert (tmp_path / "both" / HTML / "index.html").is_file()
    assert one.is_file()


def test_merged_data_can_be_shown_again_with_pages(tmp_path: Path) -> None:
    one = measured(tmp_path / "one", "demo.choose(1)")
    into = tmp_path / "into"
    merge([one], tmp_path / "one/demo", into, has_html=False)

    again = merge([into / DATA], tmp_path / "one/demo", into, has_html=True)

    assert again == Coverages(lines=75.0, branches=50.0)
    assert (into / HTML / "index.html").is_file()


def test_pages_of_an_earlier_run_do_not_stay_beside_new_data(tmp_path: Path) -> None:
    one = measured(tmp_path / "one", "demo.choose(1)")
    into = tmp_path / "into"
    merge([one], tmp_path / "one/demo", into, has_html=True)

    merge([one], tmp_path / "one/demo", into, has_html=False)

    assert sorted(each.name for each in into.iterdir()) == [DATA, JSON]


def test_nothing_measured_leaves_nothing_of_an_earlier_run(tmp_path: Path) -> None:
    one = measured(tmp_path / "one", "demo.choose(1)")
    merge([one], tmp_path / "one/demo", tmp_path / "into", has_html=False)

    assert merge([], tmp_path / "one/demo", tmp_path / "into", has_html=False) is None
    assert read_coverages(tmp_path / "into") is None
