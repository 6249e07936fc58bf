from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from cozematrix.errors import MatrixError
from cozematrix.planning.durations import Durations
from cozematrix.planning.shard import SECONDS_IN_A_JOB, shards

SOURCE = str(Path(__file__).parents[2] / "src")
DURATIONS = Durations({("3.8", "0.1.0"): 20.0, ("3.0", "0.0.0"): 70.0})


def listing(pythons: int, releases: int) -> list[dict[str, Any]]:
    return [
        {"name": "cell", "python": f"3.{p}", "call_spec": {"release": f"0.{r}.0"}}
        for p in range(pythons)
        for r in range(releases)
    ] + [{"name": "prepare", "python": None, "call_spec": {}}]


@pytest.mark.parametrize("releases", [1, 10, 11, 30, 400, 5000])
def test_every_cell_is_in_exactly_one_job_and_the_jobs_stay_below_the_limit(
    releases: int,
) -> None:
    jobs = shards(listing(9, releases), DURATIONS)

    cells = [(job.python, each) for job in jobs for each in job.selectors.split()[1:]]
    assert len(jobs) <= 256
    assert len(cells) == len(set(cells)) == 9 * releases
    assert all(job.selectors.split()[0] == job.python for job in jobs)


def test_jobs_are_cut_by_how_long_cells_take_and_the_longest_is_first() -> None:
    seconds = {("3.0", "0.0.0"): 2 * SECONDS_IN_A_JOB, ("3.0", "0.1.0"): 9.0, ("3.0", "0.2.0"): 9.0}
    listed = listing(1, 3)

    jobs = shards(listed, Durations(seconds))

    assert [job.selectors for job in jobs] == ["3.0 0.0.0", "3.0 0.1.0", "3.0 0.2.0"]
    assert [job.name for job in shards(listed, Durations({}))] == ["3.0: 0.2.0 and 2 more"]


def test_old_python_runs_in_a_container_that_has_it() -> None:
    by_python = {job.python: job.container for job in shards(listing(9, 1), DURATIONS)}

    assert by_python["3.7"] == "python:3.7.17-bookworm"
    assert by_python["3.8"] == ""


def test_no_cells_are_an_error_and_not_an_empty_matrix() -> None:
    with pytest.raises(MatrixError, match="nothing to run is not a pass"):
        shards([{"name": "prepare", "python": None, "call_spec": {}}], DURATIONS)


@pytest.mark.parametrize(("listed", "code"), [(listing(1, 1), 0), ([], 1)], ids=["cells", "none"])
def test_command_reads_a_listing_and_prints_a_job_matrix(
    listed: list[dict[str, Any]], code: int
) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "cozematrix.planning.shard"],
        input=json.dumps(listed),
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONPATH": SOURCE},
    )

    assert ran.returncode == code
    if code == 0:
        assert json.loads(ran.stdout) == {
            "include": [
                {
                    "name": "3.0: 0.0.0",
                    "python": "3.0",
                    "selectors": "3.0 0.0.0",
                    "container": "",
                }
            ]
        }
