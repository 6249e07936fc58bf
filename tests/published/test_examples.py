"""Every example runs to its end, and what it sends is refused nowhere; or there is a reason."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

from cozefake.client import Fake

from .conftest import BECAME, Found, Started

# Some talk for ten seconds; one that waits for a person ends by this.
SECONDS = 120
# The smallest there is, of one pixel.
IMAGE = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360000002000001e221bc330000000049454e44ae426082"
)
# Source what the service wrote; then the token of a tenant of the example's own.
RUN = """
. "$0"
COZE_API_TOKEN="$1"
# For those that read the key from a file.
printf %s "$COZE_JWT_OAUTH_PRIVATE_KEY" >"$COZE_JWT_OAUTH_PRIVATE_KEY_FILE_PATH"
shift
exec env "$@"
"""


def test_example_runs(
    example: str,
    found: Found,
    level: str,
    started: Started,
    tenant: Fake,
    tmp_path: Path,
    record_property: Callable[[str, object], None],
) -> None:
    ended = run(found, example, started, tenant, tmp_path)

    journal = tenant.journal()
    refused = [f"refused: {why}" for each in journal for why in each.refused]
    silent = ["asks nothing"] * (not (ended or journal) and example not in found.client.silent)
    became = "; ".join([*ended, *refused, *silent])
    known = found.client.known.get(example)
    if known is not None and level in known.levels:
        record_property(BECAME, (level, example, f"{known.why} ({became})"))
        assert re.search(known.says, became), f"runs now, or fails otherwise: {became!r}"
    else:
        record_property(BECAME, (level, example, became))
        assert became == ""


def test_every_example_that_is_named_is_published(found: Found) -> None:
    client = found.client
    named = {*client.known, *client.silent, *client.arguments, *client.variables}

    assert named - set(found.names) == set()


def run(found: Found, example: str, started: Started, tenant: Fake, folder: Path) -> list[str]:
    """Run the example, unmodified, in an empty home; return what went wrong, if anything."""
    home = folder / "home"
    (home / "Downloads").mkdir(parents=True)
    picture, voice = home / "image.png", home / "voice.wav"
    picture.write_bytes(IMAGE)
    voice.write_bytes(b"RIFF\x24\x00\x00\x00WAVE" + bytes(32))
    client = found.client
    command = [
        *(f"{name}={value}" for name, value in client.variables.get(example, {}).items()),
        *client.start(found.folder, example, folder),
        *client.arguments.get(example, ()),
    ]
    environment = {
        "HOME": str(home),
        "PATH": os.environ["PATH"],
        # Their handlers of errors log at this level.
        "COZE_LOG": "INFO",
        "COZE_JWT_OAUTH_PRIVATE_KEY_FILE_PATH": str(folder / "key.pem"),
        "COZE_VOICEPRINT_GROUP_NAME": "Group",
        **dict.fromkeys(("FILE_PATH", "IMAGE_FILE_PATH"), str(picture)),
        **dict.fromkeys(
            ("COZE_AUDIO_FILE", "COZE_VOICEPRINT_GROUP_FEATURE_FILE", "VOICE_FILE_PATH"), str(voice)
        ),
        "SAVE_SPEECH_PATH": str(home / "speech.mp3"),
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
    return [error[0] for line in lines if (error := client.error.search(line))]
