"""Layers are verified before use, and healed; a virtual environment holds nothing of its own."""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from cozematrix.cells.environment import Layers, expose
from cozematrix.cells.resolution import Resolver
from cozematrix.cells.run import uv_program
from cozematrix.errors import InfrastructureError
from tests.engine.conftest import release
from tests.engine.loopback import Index, serving

PYTHON = Path(sys.executable)
TAG = sys.implementation.cache_tag


@pytest.fixture
def index(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Index]:
    for name in ("UV_INDEX", "UV_EXTRA_INDEX_URL", "PIP_EXTRA_INDEX_URL", "PIP_FIND_LINKS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PIP_CONFIG_FILE", "/dev/null")
    monkeypatch.setenv("UV_CACHE_DIR", str(tmp_path / "uv"))
    with serving() as index:
        monkeypatch.setenv("UV_DEFAULT_INDEX", index.url)
        index.wheel("demo", "1.0")
        yield index


@pytest.fixture
def layers(index: Index, tmp_path: Path) -> Layers:
    return Layers(tmp_path / "layers", uv_program(), is_offline=False, seconds=60)


def make(layers: Layers) -> Path:
    return layers.layer("3.11", PYTHON, ["demo==1.0"])


def content(layer: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(layer)): path.read_bytes()
        for path in layer.rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    }


def remove(layer: Path) -> None:
    (layer / "demo/__init__.py").unlink()


def truncate(layer: Path) -> None:
    (layer / "demo/__init__.py").write_text("")


def edit_in_secret(layer: Path) -> None:
    file = layer / "demo/__init__.py"
    seen = file.stat()
    file.write_text(file.read_text().replace("1.0", "6.6"))
    file.chmod(0o444)
    os.utime(file, ns=(seen.st_atime_ns, seen.st_mtime_ns))


def edit_bytecode(layer: Path) -> None:
    (layer / f"demo/__pycache__/__init__.{TAG}.pyc").write_bytes(b"other")


def link_elsewhere(layer: Path) -> None:
    (layer / "demo/__init__.py").unlink()
    (layer / "demo/__init__.py").symlink_to("/etc/passwd")


def make_pipe(layer: Path) -> None:
    (layer / "demo/__init__.py").unlink()
    os.mkfifo(layer / "demo/__init__.py")


@pytest.mark.parametrize(
    "damage", [remove, truncate, edit_in_secret, edit_bytecode, link_elsewhere, make_pipe]
)
def test_damaged_layer_is_made_anew_and_told_once(
    layers: Layers, caplog: pytest.LogCaptureFixture, damage: Callable[[Path], None]
) -> None:
    layer = make(layers)
    whole = content(layer)
    for folder in (layer / "demo", layer / "demo/__pycache__"):
        folder.chmod(0o755)
    for file in layer.rglob("demo/**/*.py*"):
        file.chmod(0o644)
    damage(layer)

    assert make(layers) == layer
    assert make(layers) == layer

    assert content(layer) == whole
    (told,) = caplog.messages
    assert "damaged (demo/" in told
    assert "made anew" in told


@pytest.mark.parametrize(
    "name",
    ["evil.pth", "sitecustomize.py", "demo/__pycache__/new.pyc", "demo/more.py", "new/module.py"],
)
def test_what_was_added_to_a_layer_is_removed_and_told(
    layers: Layers, caplog: pytest.LogCaptureFixture, name: str
) -> None:
    layer = make(layers)
    for folder in (layer, layer / "demo", layer / "demo/__pycache__"):
        folder.chmod(0o755)
    (layer / name).parent.mkdir(exist_ok=True)
    (layer / name).write_text("import os")

    make(layers)

    assert not (layer / name).exists()
    assert caplog.messages == [f"in the layer {layer.name} was added {name}; it is removed"]


def test_bytecode_that_pytest_adds_is_removed_without_a_word(
    layers: Layers, caplog: pytest.LogCaptureFixture
) -> None:
    layer = make(layers)
    added = layer / f"demo/__pycache__/__init__.{TAG}-pytest-9.0.pyc"
    added.parent.chmod(0o755)
    added.write_text("")

    make(layers)

    assert not added.exists()
    assert caplog.messages == []


def test_layer_that_was_copied_is_known_again(
    layers: Layers, index: Index, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    make(layers)
    copied = replace(layers, folder=tmp_path / "elsewhere")
    shutil.copytree(layers.folder, copied.folder)
    index.asked.clear()

    make(copied)

    assert (caplog.messages, index.asked) == ([], [])


def test_layer_is_read_only_and_holds_its_bytecode(layers: Layers) -> None:
    layer = make(layers)

    paths = [layer, *layer.rglob("*")]
    assert [path for path in paths if stat.S_IMODE(path.stat().st_mode) & 0o222] == []
    assert (layer / f"demo/__pycache__/__init__.{TAG}.pyc").is_file()


def test_layer_shares_no_file_with_the_cache(layers: Layers) -> None:
    assert {path.stat().st_nlink for path in make(layers).rglob("*.py")} == {1}


def test_damaged_cache_of_uv_is_not_used(
    layers: Layers, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    whole = content(make(layers))
    (cached,) = (tmp_path / "uv").glob("archive-v*/*/demo/__init__.py")
    cached.write_text("VERSION = 'poisoned'")
    others = replace(layers, folder=tmp_path / "others")

    layer = make(others)

    assert content(layer) == whole
    [said] = caplog.messages
    assert said.startswith("not as the RECORD says (demo/__init__.py): uv's cache is damaged")


def test_wheel_that_was_uploaded_again_is_another_layer(layers: Layers, index: Index) -> None:
    first_wheel = replace(release("1.0"), sha256=index.wheel("demo", "1.0"))
    first = layers.release("3.11", PYTHON, "demo", first_wheel)
    again = replace(release("1.0"), sha256=index.wheel("demo", "1.0", code="VERSION = 'again'\n"))

    second = layers.release("3.11", PYTHON, "demo", again)

    assert first != second
    assert (second / "demo/__init__.py").read_text() == "VERSION = 'again'\n"


def test_other_file_than_is_known_is_not_the_fault_of_the_release(
    layers: Layers, index: Index
) -> None:
    expected = replace(release("1.0"), sha256=hashlib.sha256(b"other").hexdigest())

    with pytest.raises(InfrastructureError, match=r"another file than releases\.json names"):
        layers.release("3.11", PYTHON, "demo", expected)


def test_damaged_probes_and_probed_layers_are_made_anew(
    layers: Layers, caplog: pytest.LogCaptureFixture
) -> None:
    source = make(layers) / "demo"
    found = layers.probes(source)
    probed = layers.probed(source.parent, PYTHON, found)
    (memory,) = layers.folder.glob("*/probes.json")
    for path in (probed / "demo/__init__.py", memory):
        path.chmod(0o644)
        path.write_text("{}")

    assert layers.probes(source) == found
    assert layers.probed(source.parent, PYTHON, found) == probed

    assert (probed / "demo/__init__.py").read_text() == "VERSION = '1.0'\n"
    assert len(caplog.messages) == 2


def test_layer_without_a_manifest_is_no_layer(
    layers: Layers, caplog: pytest.LogCaptureFixture
) -> None:
    layer = make(layers)
    layer.with_name(f"{layer.name}.manifest").unlink()
    (layer / "demo").chmod(0o755)
    (layer / "demo/__init__.py").unlink()

    make(layers)

    assert (layer / "demo/__init__.py").is_file()
    assert caplog.messages == [f"the layer {layer.name} is not known to be whole; it is made anew"]


def test_sweep_removes_what_was_left_half_made_and_nothing_that_is_being_made(
    layers: Layers,
) -> None:
    left = layers.folder / ".3.11-abc.x1"
    being_made = layers.folder / ".3.11-def.x2"
    for folder in (left, being_made):
        (folder / "demo").mkdir(parents=True)
    left.chmod(0o555)
    hold = f"""
import sys
from filelock import FileLock
with FileLock({str(layers.folder / "3.11-def.lock")!r}):
    print("held", flush=True)
    sys.stdin.read()
"""
    command = [sys.executable, "-c", hold]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as maker:
        assert maker.stdout is not None
        maker.stdout.readline()

        layers.sweep()

        assert (left.exists(), being_made.exists()) == (False, True)
        maker.communicate()
    layers.sweep()
    assert not being_made.exists()


def test_half_a_layer_of_a_process_with_the_same_id_does_not_become_one(layers: Layers) -> None:
    layer = make(layers)
    shutil.rmtree(layer)
    half = layer.with_name(f".{layer.name}.{os.getpid()}")
    (half / "demo").mkdir(parents=True)
    (half / "demo/left.py").touch()

    assert not (make(layers) / "demo/left.py").exists()


def venv(folder: Path) -> Path:
    subprocess.run([uv_program(), "venv", "-q", "--python", PYTHON, folder], check=True)
    return folder


def site(folder: Path) -> Path:
    (found,) = folder.glob("lib/python3.*/site-packages")
    return found


def test_what_was_installed_by_hand_is_removed_and_told(
    layers: Layers, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    layer, cell = make(layers), venv(tmp_path / "cell")
    (site(cell) / "demo").mkdir()
    (site(cell) / "demo/__init__.py").write_text("VERSION = 'by hand'")
    (site(cell) / "stray.pth").write_text(f"{tmp_path}\n")
    (site(cell) / "link").symlink_to(tmp_path)

    expose(cell, [layer], is_measured=False)

    command = [cell / "bin/python", "-c", "import demo; print(demo.VERSION)"]
    assert subprocess.run(command, capture_output=True, check=True).stdout == b"1.0\n"
    assert [path.name for path in site(cell).iterdir()] == ["cell.pth"]
    assert layer.is_dir()
    (told,) = caplog.messages
    assert told.endswith("site-packages: removed from it: demo, link, stray.pth")


def test_virtual_environment_that_is_as_it_was_made_is_used_without_a_word(
    layers: Layers, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    cell = venv(tmp_path / "cell")

    expose(cell, [make(layers)], is_measured=False)

    assert caplog.messages == []


@pytest.mark.parametrize("locale", ["C", "C.UTF-8"])
def test_layer_is_seen_whatever_the_locale_and_the_letters_of_its_path(
    index: Index, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, locale: str
) -> None:
    monkeypatch.setenv("LC_ALL", locale)
    layers = Layers(tmp_path / "chéckout ü", uv_program(), is_offline=False, seconds=60)
    cell = venv(tmp_path / "cell é")

    expose(cell, [make(layers)], is_measured=False)

    subprocess.run([cell / "bin/python", "-c", "import demo"], check=True)


def test_packages_of_the_system_are_not_seen(
    layers: Layers, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    cell = venv(tmp_path / "cell")
    settings = cell / "pyvenv.cfg"
    settings.write_text(settings.read_text().replace("packages = false", "packages = true"))

    expose(cell, [make(layers)], is_measured=False)

    assert "include-system-site-packages = false" in settings.read_text()
    assert caplog.messages == ["cell: it saw the system's packages; it does no more"]


def test_folder_that_is_no_virtual_environment_is_told(layers: Layers, tmp_path: Path) -> None:
    with pytest.raises(InfrastructureError, match="is not a virtual environment"):
        expose(tmp_path, [], is_measured=False)


def test_pipe_in_the_place_of_a_kept_resolution_is_not_waited_for(
    index: Index, tmp_path: Path
) -> None:
    resolver = Resolver(tmp_path / "kept", uv_program(), False, "2026-11-23")
    asked = resolver.resolve("3.11", PYTHON, ["demo"])
    (kept,) = (tmp_path / "kept").glob("*.txt")
    kept.unlink()
    os.mkfifo(kept)

    assert resolver.resolve("3.11", PYTHON, ["demo"]) == asked


@pytest.mark.parametrize("damaged", ["", "# 2026-11-23", "# 2026-11-23 0123\ndemo==0.1\n", "\xff"])
def test_damaged_resolution_is_made_anew_and_told(
    index: Index, tmp_path: Path, caplog: pytest.LogCaptureFixture, damaged: str
) -> None:
    resolver = Resolver(tmp_path / "kept", uv_program(), False, "2026-11-23")
    asked = resolver.resolve("3.11", PYTHON, ["demo"])
    (kept,) = (tmp_path / "kept").glob("*.txt")
    kept.write_text(damaged, encoding="latin-1")

    assert resolver.resolve("3.11", PYTHON, ["demo"]) == asked
    assert resolver.known("3.11", ["demo"]) == asked
    assert caplog.messages == [f"the kept resolution {kept.name} is damaged; it is made anew"]
