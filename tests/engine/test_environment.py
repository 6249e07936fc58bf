"""Resolving and installing, with a stand-in for uv that says what a real one says."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from cozematrix.cells.environment import Layers, expose
from cozematrix.cells.resolution import Resolution, Resolver
from cozematrix.errors import (
    IndexUnavailableError,
    InfrastructureError,
    NotInstallableError,
    NoWheelError,
)
from cozematrix.inputs.picking import Picking
from tests.engine.conftest import release

PYTHON = Path(sys.executable)
NO_SOLUTION = "  × No solution found when resolving dependencies:\n  ╰─▶ there is no httpx"
UNREACHABLE = "error: Request failed after 3 retries\n  Caused by: error sending request"

Uv = Callable[..., str]


@pytest.fixture
def uv(tmp_path: Path) -> Uv:
    """Makes a uv that prints, fails or installs as told, and keeps count of its calls."""

    def make(*, out: str = "", err: str = "", code: int = 0) -> str:
        program = tmp_path / "uv"
        answer = json.dumps({"out": out, "err": err, "code": code})
        program.write_text(
            f"#!{PYTHON}\n"
            "import json, pathlib, sys\n"
            f"answer = json.loads({answer!r})\n"
            f"open({str(tmp_path / 'calls')!r}, 'a').write(' '.join(sys.argv[1:]) + '\\n')\n"
            "if '--target' in sys.argv and not answer['code']:\n"
            "    target = pathlib.Path(sys.argv[sys.argv.index('--target') + 1])\n"
            "    target.mkdir(exist_ok=True)\n"
            "    (target / 'demo_layer.py').write_text('WHERE = __file__')\n"
            "print(answer['out'])\n"
            "print(answer['err'], file=sys.stderr)\n"
            "sys.exit(answer['code'])\n"
        )
        program.chmod(0o755)
        return str(program)

    return make


def calls(folder: Path) -> list[str]:
    kept = folder / "calls"
    return kept.read_text().splitlines() if kept.exists() else []


def resolver(folder: Path, uv: str, *, day: str = "2026-11-23", offline: bool = False) -> Resolver:
    return Resolver(folder / "kept", uv, offline, day)


def test_resolution_is_asked_once_a_day_and_kept(tmp_path: Path, uv: Uv) -> None:
    program = uv(out="# comment\nhttpx==0.28.1\nidna==3.20")

    first = resolver(tmp_path, program).resolve("3.9", PYTHON, ["httpx"])
    second = resolver(tmp_path, program).resolve("3.9", PYTHON, ["httpx"])

    assert first == second == Resolution(("httpx==0.28.1", "idna==3.20"), "2026-11-23")
    assert len(calls(tmp_path)) == 1


def test_next_day_is_asked_again(tmp_path: Path, uv: Uv) -> None:
    resolver(tmp_path, uv(out="httpx==0.28.1")).resolve("3.9", PYTHON, ["httpx"])

    later = resolver(tmp_path, uv(out="httpx==0.28.2"), day="2026-11-24")

    assert later.resolve("3.9", PYTHON, ["httpx"]) == Resolution(("httpx==0.28.2",), "2026-11-24")


def test_answer_for_a_day_that_is_over_is_never_asked_for_again(tmp_path: Path, uv: Uv) -> None:
    question = Picking(as_of="2025-06-03").of_runner
    first = resolver(tmp_path, uv(out="httpx==0.28.1"))
    asked = first.resolve("3.9", PYTHON, ["httpx"], question=question)

    later = resolver(tmp_path, uv(out="httpx==9"), day="2026-12-01")

    assert later.resolve("3.9", PYTHON, ["httpx"], question=question) == asked
    assert asked == Resolution(("httpx==0.28.1",), "2025-06-03")
    [call] = calls(tmp_path)
    assert "--exclude-newer 2025-06-04T00:00:00Z" in call


def test_questions_that_differ_have_answers_of_their_own(tmp_path: Path, uv: Uv) -> None:
    made = release("0.20.0")
    pickings = [Picking(), Picking("lowest"), Picking("lowest-direct"), Picking(beyond="httpx<1")]
    for number, picking in enumerate(pickings):
        asked = resolver(tmp_path, uv(out=f"httpx=={number}"))
        asked.resolve("3.9", PYTHON, ["httpx"], question=picking.question(made))

    known = [
        resolver(tmp_path, uv(code=1)).known("3.9", ["httpx"], question=each.question(made))
        for each in pickings
    ]

    assert [each.pins for each in known if each] == [(f"httpx=={number}",) for number in range(4)]
    [override] = (tmp_path / "kept").glob("*.overrides")
    assert override.read_text() == "httpx<1\n"


@pytest.mark.parametrize("offline", [True, False], ids=["known to be offline", "failing now"])
def test_without_an_index_the_kept_answer_stands_with_its_day(
    tmp_path: Path, uv: Uv, offline: bool
) -> None:
    resolver(tmp_path, uv(out="httpx==0.28.1")).resolve("3.9", PYTHON, ["httpx"])

    later = resolver(tmp_path, uv(err=UNREACHABLE, code=2), day="2026-12-01", offline=offline)

    assert later.resolve("3.9", PYTHON, ["httpx"]) == Resolution(("httpx==0.28.1",), "2026-11-23")


def test_no_such_set_of_versions_is_the_fault_of_the_release(tmp_path: Path, uv: Uv) -> None:
    with pytest.raises(NotInstallableError, match=r"No solution found .* there is no httpx"):
        resolver(tmp_path, uv(err=NO_SOLUTION, code=1)).resolve("3.9", PYTHON, ["httpx"])


def test_refusal_is_kept_for_the_day(tmp_path: Path, uv: Uv) -> None:
    for _ in range(2):
        with pytest.raises(NotInstallableError, match="there is no httpx"):
            resolver(tmp_path, uv(err=NO_SOLUTION, code=1)).resolve("3.9", PYTHON, ["httpx"])

    later = resolver(tmp_path, uv(out="httpx==1"), day="2026-11-24")

    assert len(calls(tmp_path)) == 1
    assert later.resolve("3.9", PYTHON, ["httpx"]) == Resolution(("httpx==1",), "2026-11-24")


def test_what_is_known_is_told_without_asking(tmp_path: Path, uv: Uv) -> None:
    resolver(tmp_path, uv(out="httpx==0.28.1")).resolve("3.9", PYTHON, ["httpx"], only_wheels=True)
    asked = len(calls(tmp_path))

    same_day = resolver(tmp_path, uv(code=1))
    next_day = resolver(tmp_path, uv(code=1), day="2026-11-24")

    assert same_day.known("3.9", ["httpx"], only_wheels=True) == Resolution(
        ("httpx==0.28.1",), "2026-11-23"
    )
    assert same_day.known("3.9", ["httpx"]) is None
    assert same_day.known("3.10", ["httpx"], only_wheels=True) is None
    assert next_day.known("3.9", ["httpx"], only_wheels=True) is None
    assert len(calls(tmp_path)) == asked


def test_unreachable_index_is_not_the_fault_of_the_release(tmp_path: Path, uv: Uv) -> None:
    with pytest.raises(IndexUnavailableError, match="error sending request"):
        resolver(tmp_path, uv(err=UNREACHABLE, code=2)).resolve("3.9", PYTHON, ["httpx"])


def test_equal_pins_share_one_layer_and_others_do_not(tmp_path: Path, uv: Uv) -> None:
    layers = Layers(tmp_path / "layers", uv(), is_offline=False, seconds=30)

    one = layers.layer("3.9", PYTHON, ["httpx==1", "idna==2"])
    same = layers.layer("3.9", PYTHON, ["idna==2", "httpx==1"])
    other_python = layers.layer("3.10", PYTHON, ["httpx==1", "idna==2"])
    other_pins = layers.layer("3.9", PYTHON, ["httpx==2", "idna==2"])

    assert one == same
    assert len({one, other_python, other_pins}) == 3
    assert len(calls(tmp_path)) == 3


@pytest.mark.parametrize(
    ("err", "error"),
    [
        pytest.param(
            "Wheels are required for `httpx` because building from source is disabled",
            NoWheelError,
            id="no wheel",
        ),
        pytest.param(
            "No solution found: httpx==1 has no wheels with a matching Python ABI tag",
            NotInstallableError,
            id="for another Python",
        ),
        pytest.param(
            "No solution found: there is no version of httpx==1",
            InfrastructureError,
            id="gone from the index",
        ),
        pytest.param("No space left on device", InfrastructureError, id="full disk"),
        pytest.param("Failed to fetch: `x`", IndexUnavailableError, id="no index"),
    ],
)
def test_layer_that_fails_is_told_by_whose_fault_it_is_and_leaves_nothing(
    tmp_path: Path, uv: Uv, err: str, error: type[Exception]
) -> None:
    layers = Layers(tmp_path / "layers", uv(err=err, code=1), is_offline=False, seconds=30)

    with pytest.raises(error):
        layers.layer("3.9", PYTHON, ["httpx==1"])

    assert [each for each in (tmp_path / "layers").iterdir() if each.is_dir()] == []


def test_virtual_environment_sees_exactly_its_layers(tmp_path: Path, uv: Uv) -> None:
    layers = Layers(tmp_path / "layers", uv(), is_offline=False, seconds=30)
    layer = layers.layer("3.9", PYTHON, ["demo==1"])
    venv = tmp_path / "venv"
    subprocess.run([PYTHON, "-m", "venv", "--without-pip", venv], check=True)

    def found() -> str:
        code = "import importlib.util as u; print(u.find_spec('demo_layer') is not None)"
        command = [venv / "bin/python", "-c", code]
        ran = subprocess.run(command, capture_output=True, text=True, check=True)
        return ran.stdout.strip()

    expose(venv, [layer], is_measured=False)
    seen = found()
    expose(venv, [], is_measured=False)
    not_seen = found()

    assert (seen, not_seen) == ("True", "False")
