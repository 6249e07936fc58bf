"""Both ends of a release's dependencies: which are tried, and what is said of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from cozematrix.cells.outcome import Result, State, Status, in_modules
from cozematrix.upkeep.bounds import (
    End,
    Trial,
    dependencies,
    describe_outcomes,
    lowest,
    markdown,
    read_trials,
    trials_file,
    write_trials,
)
from tests.engine.conftest import outcome
from tests.engine.ledgers import cause

PYTHONS = ["3.7", "3.8", "3.9", "3.10"]
TRIAL = Trial("0.20.0", "3.9", "httpx", "<0.29,>=0.28", End.LOWEST, "0.28.0", "works")


def test_requirements_are_those_of_the_python() -> None:
    declared = [
        'httpx<0.25,>=0.24; python_version < "3.8"',
        'httpx<0.29,>=0.28; python_version >= "3.8" and python_version < "4.0"',
        "authlib>=1.2",
        'docs>1; extra == "docs"',
    ]

    assert [str(each.specifier) for each in dependencies(declared, "3.7")] == [
        ">=1.2",
        "<0.25,>=0.24",
    ]
    assert [str(each.specifier) for each in dependencies(declared, "3.10")] == [
        ">=1.2",
        "<0.29,>=0.28",
    ]


@pytest.mark.parametrize(
    ("requirement", "version"),
    [
        ("a<2,>=1.2", "1.2"),
        ("a~=1.4", "1.4"),
        ("a==3", "3"),
        ("a>=1.9,>=1.10", "1.10"),
        ("a<2", ""),
        ("a", ""),
    ],
)
def test_lowest_version_is_the_highest_lower_bound(requirement: str, version: str) -> None:
    assert lowest(Requirement(requirement)) == version


FAILED = Result("test_bots::test_a", State.FAILED, message="AssertionError: no")


@pytest.mark.parametrize(
    ("status", "results", "text"),
    [
        (Status.OK, (), "works"),
        (Status.NOT_INSTALLABLE, (), "cannot be installed"),
        (Status.IMPORT_ERROR, (), "import-error: it is broken"),
        (Status.INFRASTRUCTURE, (), "no wheel"),
        (
            Status.CONTRACT_FAILURES,
            (FAILED, FAILED._replace(name="test_bots::test_b")),
            "fails: test_bots::test_a and 1 more",
        ),
    ],
    ids=["works", "not installable", "import", "no wheel", "failures"],
)
def test_trial_is_told_in_words(status: Status, results: tuple[Result, ...], text: str) -> None:
    cause_of = "it is broken"
    if status is Status.INFRASTRUCTURE:
        cause_of = "pydantic has no wheel here, only a source distribution"
    ran = replace(
        outcome("3.9", "0.20.0"), status=status, cause=cause_of, modules=in_modules(results)
    )

    assert describe_outcomes([ran], []) == text


def test_failure_that_is_known_is_none() -> None:
    ran = replace(
        outcome("3.9", "0.20.0"),
        status=Status.CONTRACT_FAILURES,
        modules=in_modules((FAILED,)),
        is_partial=True,
    )

    assert describe_outcomes([ran], [cause("known", FAILED.name)]) == "works"


def test_trials_are_read_as_they_were_written(tmp_path: Path) -> None:
    older = replace(TRIAL, python="3.8")
    for each in (TRIAL, older):
        write_trials(trials_file(tmp_path, each.python), [each])

    assert read_trials(tmp_path, ["3.9", "3.10"]) == [TRIAL]


def test_page_puts_equal_pythons_together() -> None:
    trials = [
        TRIAL,
        replace(TRIAL, python="3.10"),
        replace(TRIAL, python="3.7", declared="<0.25,>=0.24", version="0.24.0", result="refused"),
        replace(TRIAL, end=End.NEWEST, version="0.29.1", result="refused"),
        replace(TRIAL, dependency="authlib", declared=">=1.2", version="1.2.0"),
        replace(TRIAL, release="0.9.0"),
    ]

    page = markdown(trials, PYTHONS, "2026-11-28")

    first, second = page.split("## 0.9.0")
    assert "on 2026-11-28." in first
    assert first.index("## 0.20.0") > 0
    assert "| authlib | &gt;=1.2 | 1.2.0 works |  |" in first
    assert (
        "| httpx | &lt;0.25,&gt;=0.24 (3.7); &lt;0.29,&gt;=0.28 (3.9–3.10) "
        "| 0.24.0 refused (3.7); 0.28.0 works (3.9–3.10) | 0.29.1 refused |"
    ) in first
    assert "| httpx | &lt;0.29,&gt;=0.28 | 0.28.0 works |  |" in second
