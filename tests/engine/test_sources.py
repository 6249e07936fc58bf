"""The files that a suite's outcome depends on, in a copy of this checkout."""

from __future__ import annotations

import ast
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cozematrix.cells.sources import digest, files, visible
from cozematrix.planning.plan import OF_THE_MATRIX, Suite

ROOT = Path(__file__).parents[2]
SYNC, ASYNC, TYPES = {Suite.SYNC}, {Suite.ASYNC}, {Suite.TYPES}
NONE: set[Suite] = set()
# Each file, and the suites whose digests it is part of.
EDITED = {
    "tests/sync/test_bots.py": SYNC,
    "tests/sync/adapter.py": SYNC,
    "tests/async/test_bots.py": ASYNC,
    "tests/async/conftest.py": ASYNC,
    "tests/typing/bots.py": TYPES,
    "tests/shared/contracts/bots.py": SYNC | ASYNC,
    "tests/shared/plugin.py": SYNC | ASYNC,
    "tests/shared/fields.json": SYNC | ASYNC,
    "tests/shared/import_step.py": SYNC | ASYNC,
    "tests/shared/shuffle.py": SYNC | ASYNC,
    "tests/conftest.py": SYNC | ASYNC,
    "tests/cell.ini": SYNC | ASYNC,
    "src/cozefake/client.py": SYNC | ASYNC,
    "src/cozefake/openapi.json": SYNC | ASYNC,
    "src/cozefake/table/bots.json": SYNC | ASYNC,
    # A type check is run by the same modules as a suite.
    "src/cozematrix/cells/cell.py": SYNC | ASYNC | TYPES,
    "src/cozematrix/cells/suite.py": SYNC | ASYNC | TYPES,
    "src/cozematrix/cells/recording.py": SYNC | ASYNC | TYPES,
    "src/cozematrix/coverage/instrument.py": SYNC | ASYNC | TYPES,
    "src/cozematrix/types/typecheck.py": SYNC | ASYNC | TYPES,
    "src/cozematrix/reports/terminal.py": NONE,
    "src/cozematrix/cells/board.py": NONE,
    "tests/shared/strategies.py": NONE,
    "tests/shared/README.md": NONE,
    "tests/engine/conftest.py": NONE,
    "tests/fake/conftest.py": NONE,
}
NEW = {
    "tests/sync/test_new.py": SYNC,
    "tests/async/test_new.py": ASYNC,
    "tests/typing/new.py": TYPES,
    "tests/shared/new.json": SYNC | ASYNC,
    "src/cozefake/new.json": SYNC | ASYNC,
    "tests/shared/new.py": NONE,
    "src/cozematrix/new.py": NONE,
}

Changed = Callable[..., set[Suite]]


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("checkout")
    for name in ("src", "tests"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    return root


@pytest.fixture(scope="module")
def before(checkout: Path) -> dict[Suite, str]:
    return {suite: digest(checkout, suite) for suite in OF_THE_MATRIX}


@pytest.fixture
def changed(checkout: Path, before: dict[Suite, str]) -> Iterator[Changed]:
    """Writes one file, or adds a byte to it, and tells the suites whose digests change.

    With `is_gone` it is removed. Afterwards the checkout is as it was.
    """
    content: dict[Path, bytes | None] = {}

    def change(name: str, *, is_gone: bool = False) -> set[Suite]:
        path = checkout / name
        content[path] = path.read_bytes() if path.exists() else None
        if is_gone:
            path.unlink()
        else:
            path.parent.mkdir(exist_ok=True)
            path.write_bytes((content[path] or b"") + b"\n")
        return {suite for suite in OF_THE_MATRIX if digest(checkout, suite) != before[suite]}

    yield change
    for path, old in content.items():
        path.unlink() if old is None else path.write_bytes(old)


@pytest.mark.parametrize(("name", "suites"), EDITED.items(), ids=EDITED)
def test_change_of_a_file_changes_the_suites_that_can_see_it(
    changed: Changed, checkout: Path, name: str, suites: set[Suite]
) -> None:
    assert (checkout / name).is_file()

    assert changed(name) == suites


@pytest.mark.parametrize(("name", "suites"), NEW.items(), ids=NEW)
def test_new_file_changes_the_suites_that_can_see_it(
    changed: Changed, name: str, suites: set[Suite]
) -> None:
    assert changed(name) == suites


def test_cell_sees_every_module_of_the_tests_that_the_engine_names() -> None:
    """Also those that a command names for pytest to import."""
    engine = [path.read_text(encoding="utf-8") for path in (ROOT / "src/cozematrix").rglob("*.py")]
    named = {name for text in engine for name in re.findall(r"\btests\.shared(?:\.\w+)+", text)}
    modules = {path for name in named if (path := ROOT / f"{name.replace('.', '/')}.py").is_file()}

    assert ROOT / "tests/shared/shuffle.py" in modules
    assert modules <= visible(ROOT)


def test_module_that_is_only_compiled_anew_changes_nothing(changed: Changed) -> None:
    assert changed("tests/sync/__pycache__/test_bots.cpython-311.pyc") == NONE


def test_file_that_is_gone_changes_its_suite(changed: Changed) -> None:
    assert changed("tests/sync/bounded.py", is_gone=True) == SYNC


def test_digest_is_the_same_wherever_the_checkout_lies(
    checkout: Path, before: dict[Suite, str], tmp_path: Path
) -> None:
    elsewhere = shutil.copytree(checkout, tmp_path / "elsewhere")

    assert {suite: digest(elsewhere, suite) for suite in OF_THE_MATRIX} == before


@pytest.mark.parametrize("suite", [Suite.SYNC, Suite.ASYNC])
def test_whole_service_can_be_seen_by_a_suite_and_not_by_a_type_check(
    checkout: Path, suite: Suite
) -> None:
    service = {
        path
        for path in (checkout / "src/cozefake").rglob("*")
        if path.suffix in (".py", ".json", ".html")
    }

    assert len(service) > 40
    assert service <= files(checkout, suite)
    assert not service & files(checkout, Suite.TYPES)


@pytest.mark.parametrize("suite", list(Suite))
def test_nothing_that_is_imported_is_missing(checkout: Path, suite: Suite) -> None:
    found = files(checkout, suite)
    imported = {
        module
        for path in found
        if path.suffix == ".py" and "cozefake" not in path.parts
        for module in imports(checkout, path)
    }

    assert len(imported) > 10
    assert imported - found == set()


def imports(root: Path, path: Path) -> set[Path]:
    """The files of this checkout that a module imports, as Python reads it, packages included."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import is not followed"
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            # `pytest_plugins`, and whatever else is imported by its name.
            names.add(node.value)
    parts = [name.split(".") for name in names if re.match(r"(tests|cozematrix)(\.\w+)*$", name)]
    places = {"/".join(each[:length]) for each in parts for length in range(1, len(each) + 1)}
    candidates = {
        root / ("src" if place.startswith("cozematrix") else "") / place / end
        for place in places
        for end in ("__init__.py", f"../{Path(place).name}.py")
    }
    return {each.resolve() for each in candidates if each.resolve().is_file()}
