"""`python -m cozefake` as a process."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

SOURCE = str(Path(__file__).parents[2] / "src")


def start(*arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "cozefake", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": SOURCE},
    )


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=["SIGINT", "SIGTERM"])
def test_it_says_its_address_first_and_stops_cleanly(number: signal.Signals) -> None:
    with start() as process:
        assert process.stdout is not None
        url = process.stdout.readline().strip()
        with urllib.request.urlopen(f"{url}/_fake/health") as answer:
            health = answer.read()
        process.send_signal(number)
        _, errors = process.communicate(timeout=20)

    assert url.startswith("http://127.0.0.1:")
    assert json.loads(health)["tenants"] == 0
    assert (process.returncode, errors) == (0, "")


def test_it_refuses_an_address_that_others_can_reach() -> None:
    with start("--host", "0.0.0.0") as process:
        _, errors = process.communicate(timeout=20)

    assert process.returncode == 2
    assert "0.0.0.0 can be reached from the network" in errors
