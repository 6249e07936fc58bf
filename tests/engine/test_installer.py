"""A real uv, asked against an index on loopback: whose fault each failure is."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from cozematrix.cells.environment import Layers
from cozematrix.cells.installer import Answer
from cozematrix.cells.resolution import Resolver
from cozematrix.cells.run import uv_program
from cozematrix.errors import (
    IndexUnavailableError,
    InfrastructureError,
    NotInstallableError,
    NoWheelError,
)
from tests.engine.loopback import Index, serving

PYTHON = Path(sys.executable)


@pytest.fixture
def index(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Index]:
    """An index that uv is set up with, which lists `demo`, and a cache of its own."""
    for name in ("UV_INDEX", "UV_EXTRA_INDEX_URL", "PIP_EXTRA_INDEX_URL", "PIP_FIND_LINKS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("PIP_CONFIG_FILE", "/dev/null")
    monkeypatch.setenv("UV_CACHE_DIR", str(tmp_path / "uv"))
    monkeypatch.setenv("UV_HTTP_RETRIES", "0")
    with serving() as index:
        monkeypatch.setenv("UV_DEFAULT_INDEX", index.url)
        index.wheel("demo", "1.0")
        yield index


def resolver(folder: Path) -> Resolver:
    return Resolver(folder / "kept", uv_program(), False, "2026-11-23", "demo")


def layers(folder: Path) -> Layers:
    return Layers(folder / "layers", uv_program(), is_offline=False, seconds=60)


@pytest.mark.parametrize(
    ("requirements", "words"),
    [
        pytest.param(["other>=2"], "only other==1.0 is available", id="no version satisfies"),
        pytest.param(["needs", "other>=1"], "of needs depend on other<1", id="conflict"),
        pytest.param(["elsewhere"], "no wheels with a matching", id="for another Python"),
        pytest.param(["newer"], "Python>=4", id="Requires-Python"),
        pytest.param(["nowhere"], "not found in the package registry", id="does not exist"),
    ],
)
def test_release_is_blamed_for_what_uv_proves(
    index: Index, tmp_path: Path, requirements: list[str], words: str
) -> None:
    index.wheel("other", "1.0")
    index.wheel("needs", "1.0", "other<1")
    index.wheel("elsewhere", "1.0", tag="cp39-cp39-win_amd64")
    index.wheel("newer", "1.0", requires_python=">=4")

    with pytest.raises(NotInstallableError) as caught:
        resolver(tmp_path).resolve("3.11", PYTHON, requirements)

    assert "No solution found" in str(caught.value)
    assert words in str(caught.value)


@pytest.mark.parametrize(
    ("status", "page", "words"),
    [
        pytest.param(200, "<form>Sign in</form>", "lists too little", id="page to sign in at"),
        pytest.param(404, "no", "lists too little", id="no index at this address"),
        pytest.param(401, "no", "401 Unauthorized", id="without credentials"),
        pytest.param(403, "no", "403 Forbidden", id="refused"),
        pytest.param(500, "no", "500 Internal Server Error", id="broken"),
    ],
)
def test_index_is_not_the_fault_of_a_release(
    index: Index, tmp_path: Path, status: int, page: str, words: str
) -> None:
    index.answer = (status, page)

    with pytest.raises(InfrastructureError, match=words):
        resolver(tmp_path).resolve("3.11", PYTHON, ["demo"])


def test_one_index_that_refuses_is_not_the_fault_of_a_release(
    index: Index, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving() as private:
        private.password = "another"
        private.wheel("internal", "1.0")
        monkeypatch.setenv("UV_INDEX", private.url)

        with pytest.raises(InfrastructureError, match=r"^uv failed: .*401 Unauthorized"):
            resolver(tmp_path).resolve("3.11", PYTHON, ["internal"])


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("UV_REQUIRE_HASHES", "1"),
        ("UV_EXCLUDE_NEWER", "2020-01-01"),
        ("UV_CONSTRAINT", "/nowhere"),
        ("UV_NO_BINARY", "1"),
        ("PIP_CONSTRAINT", "/nowhere"),
    ],
)
def test_settings_that_would_decide_what_is_tested_are_not_seen(
    index: Index, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, variable: str, value: str
) -> None:
    monkeypatch.setenv(variable, value)

    found = resolver(tmp_path).resolve("3.11", PYTHON, ["demo"])

    assert found.pins == ("demo==1.0",)
    assert (layers(tmp_path).layer("3.11", PYTHON, found.pins) / "demo/__init__.py").is_file()


def test_project_above_the_checkout_decides_nothing(
    index: Index, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "uv.toml").write_text('constraint-dependencies = ["demo<1"]\n')
    checkout = tmp_path / "checkout"
    checkout.mkdir()
    monkeypatch.chdir(checkout)

    assert resolver(tmp_path).resolve("3.11", PYTHON, ["demo"]).pins == ("demo==1.0",)


def test_offline_by_the_users_setting_is_not_the_fault_of_a_release(
    index: Index, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("UV_OFFLINE", "1")

    with pytest.raises(IndexUnavailableError, match="the network was disabled"):
        resolver(tmp_path).resolve("3.11", PYTHON, ["demo"])


def test_cache_that_cannot_be_written_is_not_the_fault_of_a_release(
    index: Index, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("UV_CACHE_DIR", str(tmp_path / "file/cache"))

    with pytest.raises(InfrastructureError, match=r"Failed to initialize cache.*os error"):
        resolver(tmp_path).resolve("3.11", PYTHON, ["demo"])


@pytest.mark.parametrize("uv", ["/nowhere/uv", __file__], ids=["not there", "no program"])
def test_uv_that_cannot_be_started_is_told(index: Index, tmp_path: Path, uv: str) -> None:
    asked = Resolver(tmp_path / "kept", uv, False, "2026-11-23")

    with pytest.raises(InfrastructureError, match=r"^uv cannot be started: "):
        asked.resolve("3.11", PYTHON, ["demo"])


def test_uv_that_was_killed_is_told(index: Index, tmp_path: Path) -> None:
    uv = tmp_path / "uv-that-dies"
    uv.write_text("#!/bin/sh\nkill -9 $$\n")
    uv.chmod(0o755)

    with pytest.raises(InfrastructureError, match=r"^uv failed: killed by SIGKILL$"):
        Resolver(tmp_path / "kept", str(uv), False, "today").resolve("3.11", PYTHON, ["demo"])


def test_place_that_cannot_be_written_is_told(index: Index, tmp_path: Path) -> None:
    (tmp_path / "kept").touch()
    (tmp_path / "layers").touch()

    with pytest.raises(InfrastructureError, match=r"could not be resolved: .*exists"):
        resolver(tmp_path).resolve("3.11", PYTHON, ["demo"])
    with pytest.raises(InfrastructureError, match=r"^the layer 3\.11-.*exists"):
        layers(tmp_path).layer("3.11", PYTHON, ["demo==1.0"])


def test_no_source_is_built(index: Index, tmp_path: Path) -> None:
    ran = tmp_path / "ran"
    index.source("only", "1.0", setup=f"open({str(ran)!r}, 'w')")

    with pytest.raises(NoWheelError, match=r"^only has no wheel here.*`pip wheel only`.*UV_FIND_L"):
        resolver(tmp_path).resolve("3.11", PYTHON, ["only"])
    with pytest.raises(NoWheelError, match=r"^only has no wheel here"):
        layers(tmp_path).layer("3.11", PYTHON, ["only==1.0"])

    assert not ran.exists()


def test_version_without_a_wheel_is_no_version_for_the_runner(index: Index, tmp_path: Path) -> None:
    index.source("only", "1.0")

    with pytest.raises(NotInstallableError):
        resolver(tmp_path).resolve("3.11", PYTHON, ["only"], only_wheels=True)


def test_wheel_that_was_built_on_purpose_is_found(
    index: Index, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index.source("only", "1.0")
    wheels = tmp_path / "wheels"
    wheels.mkdir()
    with serving() as other:
        other.wheel("only", "1.0")
        for name, content in other.files.items():
            (wheels / name).write_bytes(content)
    monkeypatch.setenv("UV_FIND_LINKS", str(wheels))

    assert resolver(tmp_path).resolve("3.11", PYTHON, ["only"]).pins == ("only==1.0",)


def test_resolution_of_another_index_is_not_taken(
    index: Index, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    resolver(tmp_path).resolve("3.11", PYTHON, ["demo"])
    with serving() as other:
        other.wheel("demo", "2.0")
        monkeypatch.setenv("UV_DEFAULT_INDEX", other.url)

        assert resolver(tmp_path).resolve("3.11", PYTHON, ["demo"]).pins == ("demo==2.0",)


def test_password_of_an_index_is_used_and_stands_nowhere(
    index: Index, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index.password = "s3cr@t-word"
    monkeypatch.setenv("UV_DEFAULT_INDEX", index.url_with("user:s3cr%40t-word"))

    found = resolver(tmp_path).resolve("3.11", PYTHON, ["demo"])
    layers(tmp_path).layer("3.11", PYTHON, found.pins)
    with pytest.raises(NotInstallableError) as caught:
        resolver(tmp_path).resolve("3.11", PYTHON, ["demo>2"])

    written = [path for part in ("kept", "layers") for path in (tmp_path / part).rglob("*")]
    texts = [path.read_bytes() for path in written if path.is_file()]
    assert [text for text in (*texts, str(caught.value).encode()) if b"s3cr" in text] == []


def test_end_of_a_long_message_is_kept() -> None:
    failure = Answer(2, "", "x " * 100 + "No space left on device").failure

    assert str(failure).endswith("No space left on device")
