"""The watch on the event loop, in a Python of its own: it changes what waits for everybody."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROGRAM = """
import asyncio, sys, threading, types
from tests.shared import loop_watch

loop_watch.install()
SOURCE = '''
import socket, threading, time

def sleep():
    time.sleep(0)

def connect():
    try:
        socket.create_connection(("127.0.0.1", 1), 0.1)
    except OSError:
        pass

def wait():
    threading.Event().wait(0)
'''
sdk = types.ModuleType("cozepy.auth")
exec(SOURCE, sdk.__dict__)
other = types.ModuleType("tests.other")
exec(SOURCE, other.__dict__)

async def run(function):
    function()

async def elsewhere(function):
    await asyncio.get_running_loop().run_in_executor(None, function)
"""


def held_up(*lines: str) -> list[str]:
    program = "\n".join([PROGRAM, *lines, "print('|'.join(loop_watch.held_up()))"])
    ran = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return [each for each in ran.stdout.strip().split("|") if each]


@pytest.mark.parametrize(
    ("function", "told"),
    [
        ("sleep", "time.sleep in cozepy.auth.sleep"),
        ("connect", "socket.create_connection in cozepy.auth.connect"),
        ("wait", "threading.Event.wait in cozepy.auth.wait"),
    ],
)
def test_sdk_that_waits_in_the_loop_is_told(function: str, told: str) -> None:
    assert held_up(f"asyncio.run(run(sdk.{function}))") == [told]


def test_each_is_told_once_and_then_forgotten() -> None:
    twice = ["asyncio.run(run(sdk.sleep))"] * 2

    assert held_up(*twice) == ["time.sleep in cozepy.auth.sleep"]
    assert held_up(*twice, "loop_watch.held_up()") == []


@pytest.mark.parametrize(
    "line",
    [
        "sdk.sleep()",
        "asyncio.run(elsewhere(sdk.sleep))",
        "asyncio.run(run(other.sleep))",
        "asyncio.run(run(other.connect))",
    ],
    ids=["no loop", "another thread", "not the SDK", "not the SDK, a connection"],
)
def test_what_holds_up_nobody_is_not_told(line: str) -> None:
    assert held_up(line) == []
