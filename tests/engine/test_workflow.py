"""The CI workflow, beyond what its schema and the security linter see."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cozematrix.cells.kept import FOLDER as KEPT
from cozematrix.places import Places

WORKFLOW = (Path(__file__).parents[2] / ".github/workflows/matrix.yml").read_text()
JOBS = re.split(r"(?m)^  (?=\w+:\n    name:)", WORKFLOW.partition("\njobs:\n")[2])[1:]


PUBLISH = next(job for job in JOBS if job.startswith("publish:"))


@pytest.mark.parametrize(
    "job", [job for job in JOBS if job is not PUBLISH], ids=lambda job: job.partition(":")[0]
)
def test_no_job_has_a_secret_or_more_than_read_permission(job: str) -> None:
    permissions = re.findall(r"(?m)^    permissions:(?: \{\}|\n      contents: read)$", job)

    assert "secrets" not in job
    assert len(permissions) == 1


def test_job_that_may_write_pages_runs_nothing_of_the_checkout() -> None:
    assert re.findall(r"(?m)^      (?:- )?(?:  )?(uses|run): (\S+)@", PUBLISH) == [
        ("uses", "actions/deploy-pages")
    ]
    assert "run:" not in PUBLISH
    assert "secrets" not in PUBLISH
    assert "vars.PUBLISH_SITE == 'true'" in PUBLISH


def test_jobs_come_in_the_order_of_the_data() -> None:
    names = [job.partition(":")[0] for job in JOBS]

    assert names == ["checks", "plan", "cells", "report", "publish", "mutation", "gate"]


def test_every_action_is_pinned_by_commit() -> None:
    used = re.findall(r"uses: (\S+)", WORKFLOW)

    assert used
    assert [each for each in used if not re.search(r"@[0-9a-f]{40}$", each)] == []


@pytest.mark.parametrize("file", [".github/workflows/matrix.yml", "docs/ci.md"])
def test_outcomes_for_later_runs_are_handed_on_from_where_they_are_kept(file: str) -> None:
    root = Path(__file__).parents[2]
    kept = Places(root).cache.relative_to(root) / KEPT

    named = re.findall(r"\.cozematrix/[\w./]*kept\b", (root / file).read_text())

    assert set(named) == {kept.as_posix()}


def test_jobs_that_ran_cells_hand_on_what_they_recorded_and_replace_nothing() -> None:
    report = next(job for job in JOBS if job.startswith("report:"))
    cells = next(job for job in JOBS if job.startswith("cells:"))

    uploaded = re.findall(r"(?m)^            (\S+)/$", cells.partition("name: cells-")[2])
    taken = re.search(r"for folder in (.+); do", report)
    assert taken
    assert uploaded == taken[1].split()
    assert "pattern: cells-*\n          merge-multiple: true\n          path: handed-on" in report


def test_it_does_not_use_tox() -> None:
    assert "tox" not in WORKFLOW


@pytest.mark.parametrize("file", ["workflows/candidate.yml", "actions/candidate/action.yml"])
def test_what_others_call_has_no_secret_and_is_pinned(file: str) -> None:
    text = (Path(__file__).parents[2] / ".github" / file).read_text()

    foreign = [each for each in re.findall(r"uses: (\S+)", text) if not each.startswith("$/")]
    assert [each for each in foreign if not re.search(r"@[0-9a-f]{40}$", each)] == []
    assert "secrets" not in text
    assert re.findall(r"(?m)^ *permissions: *(\S*)$", text) == (
        ["{}", "{}"] if "workflows" in file else []
    )


def test_no_input_of_others_is_part_of_a_command() -> None:
    text = (Path(__file__).parents[2] / ".github/actions/candidate/action.yml").read_text()

    commands = re.findall(r"(?m)^      run: (?:\|\n((?:        .*\n)+)|(.+)$)", text)
    assert len(commands) == 3
    assert not any("${{" in part for command in commands for part in command)
