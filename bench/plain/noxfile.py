"""The same cells in plain nox: one environment a cell, then both suites under coverage.

`bench/variants.py` puts this file over a copy's own noxfile and says which sessions to run.
"""

from __future__ import annotations

import os

import nox

PYTHONS = ["3.9", "3.10", "3.11", "3.12", "3.13", "3.14"]
NEWEST = os.environ["COZEPY_NEWEST"]
RELEASES = [nox.param(release, id=release) for release in ("0.9.0", NEWEST)]


@nox.session(python=PYTHONS, allow_parallel=True)
@nox.parametrize("release", RELEASES)
def tests(session: nox.Session, release: str) -> None:
    """Run both suites with one release on one Python."""
    # uvloop: a test that needs it is skipped where it is missing.
    session.install(f"cozepy=={release}", "pytest", "pytest-asyncio", "coverage", "uvloop")
    for suite in ("sync", "async"):
        run = f"{session.python}-{release}-{suite}"
        session.run(
            *("coverage", "run", "--branch", "--source=cozepy"),
            *("-m", "pytest", f"tests/{suite}", "-c", "tests/cell.ini", "--rootdir", "."),
            *("-p", "no:cacheprovider", f"--junitxml=reports/{run}.xml"),
            env={"PYTHONPATH": "src", "COVERAGE_FILE": f".coverage.{run}"},
            # Releases fail tests, each its own: the other suite is still to be run.
            success_codes=[0, 1],
        )
