"""Every example runs to its end, and what it sends is refused nowhere; or there is a reason."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from cozefake.client import Fake

from .conftest import BECAME, FOUND, Started
from .known import ARGUMENTS, KNOWN, SILENT

# Some talk for ten seconds; one that waits for a person ends by this.
SECONDS = 120
# The smallest there is, of one pixel.
IMAGE = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360000002000001e221bc330000000049454e44ae426082"
)
# Source what the service wrote; then the token of a tenant of the example's own.
RUN = '. "$0"; COZE_API_TOKEN="$1"; shift; exec "$@"'
# The words of the examples' own handlers, after which they end with 0.
ERROR = re.compile(r"Error(?: occurred)?: .*")


def test_example_runs(
    example: Path,
    level: str,
    started: Started,
    tenant: Fake,
    tmp_path: Path,
    record_property: Callable[[str, object], None],
) -> None:
    ended = run(example, started, tenant, tmp_path)

    journal = tenant.journal()
    refused = [f"refused: {why}" for each in journal for why in each.refused]
    silent = ["asks nothing"] * (not (ended or journal) and example.stem not in SILENT)
    became = "; ".join([*ended, *refused, *silent])
    known = KNOWN.get(example.stem)
    if known is not None and level in known.levels:
        record_property(BECAME, (level, example.stem, f"{known.why} ({became})"))
        assert re.search(known.says, became), f"runs now, or fails otherwise: {became!r}"
    else:
        record_property(BECAME, (level, example.stem, became))
        assert became == ""


def test_every_example_that_is_named_is_published(pytestconfig: pytest.Config) -> None:
    published = {path.stem for path in pytestconfig.stash[FOUND]}

    assert {*KNOWN, *SILENT, *ARGUMENTS} - published == set()


def run(example: Path, started: Started, tenant: Fake, home: Path) -> list[str]:
    """Run the example, unmodified, in an empty home; return what went wrong, if anything."""
    (home / "Downloads").mkdir()
    (home / "image.png").write_bytes(IMAGE)
    (home / "voice.wav").write_bytes(b"RIFF\x24\x00\x00\x00WAVE" + bytes(32))
    command = [sys.executable, str(example.resolve()), *ARGUMENTS.get(example.stem, ())]
    environment = {
        "HOME": str(home),
        "PATH": os.environ["PATH"],
        # Their handlers of errors log at this level.
        "COZE_LOG": "INFO",
        "COZE_VOICEPRINT_GROUP_NAME": "Group",
        "COZE_VOICEPRINT_GROUP_FEATURE_FILE": str(home / "voice.wav"),
        # Nothing reaches the real service, of which some know the address.
        **dict.fromkeys(("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"), started.nowhere),
        "NO_PROXY": "127.0.0.1",
    }
    try:
        done = subprocess.run(
            ["sh", "-c", RUN, str(started.environment), tenant.token, *command],
            cwd=home,
            env=environment,
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return [f"not at its end after {SECONDS} s"]
    lines = [*done.stdout.splitlines(), *done.stderr.splitlines()]
    if done.returncode:
        return [f"ends with {done.returncode}: {lines[-1] if lines else ''}"]
    return [found[0] for line in lines if (found := ERROR.search(line))]
