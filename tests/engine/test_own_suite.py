"""A user's suite and package: what is taken of them, and what is refused in one line."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from cozematrix.cells.outcome import Outcome, Status
from cozematrix.cells.recording import not_collected
from cozematrix.cells.run import uv_program
from cozematrix.errors import InputError
from cozematrix.inputs.configuration import read_configuration
from cozematrix.inputs.releases import read_releases
from cozematrix.inputs.request import Request, read_request
from cozematrix.own.package import OwnPackage, read_package
from cozematrix.own.suite import read_suite
from cozematrix.planning.plan import Cell, Suite

ROOT = Path(__file__).parents[2]
TEST = "def test_it():\n    pass\n"
ENTRY = """
[[cause]]
id = "old-release"
effect = "crash"
kind = "unsupported"
reason = "We need what came with 0.16."
entered = 2026-11-28

[[cause.place]]
tests = ["not-installable"]
cozepy = "<0.16"
says = "*depends on cozepy>=0.16*"
"""


def write(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_toml", ".toml").replace("_py", ".py")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def shown(suite_files: set[Path], folder: Path) -> list[str]:
    return sorted(each.relative_to(folder).as_posix() for each in suite_files)


def own(status: Status, cause: str = "") -> Outcome:
    return Outcome(Cell("3.12", "0.20.0"), Suite.OWN, "r", status, cause=cause)


def test_suite_is_the_tests_with_pytests_settings_and_not_the_program(tmp_path: Path) -> None:
    write(
        tmp_path,
        pyproject_toml='[tool.pytest.ini_options]\nasyncio_mode = "auto"\n',
        conftest_py="",
        shop_py="",
        tests__test_shop_py=TEST,
        tests__data_py="",
    )

    suite = read_suite(str(tmp_path / "tests"))

    assert (suite.root, suite.name) == (tmp_path, "tests")
    assert shown(suite.files, tmp_path) == [
        "conftest.py",
        "pyproject.toml",
        "tests/data.py",
        "tests/test_shop.py",
    ]


def test_suite_without_settings_stands_by_itself(tmp_path: Path) -> None:
    write(tmp_path, pyproject_toml="[project]\n", tests__test_shop_py=TEST)

    suite = read_suite(str(tmp_path / "tests"))

    assert (suite.root, suite.name, suite.settings) == (tmp_path / "tests", ".", None)


def test_suite_may_be_one_file(tmp_path: Path) -> None:
    write(tmp_path, test_shop_py=TEST, test_other_py=TEST)

    suite = read_suite(str(tmp_path / "test_shop.py"))

    assert (suite.name, shown(suite.files, tmp_path)) == ("test_shop.py", ["test_shop.py"])


def test_folders_that_can_be_made_again_are_no_part_of_it(tmp_path: Path) -> None:
    write(tmp_path, test_shop_py=TEST, build__old_py="", dist__old_py="")
    write(tmp_path / ".venv", theirs_py="")
    write(tmp_path / "environment", theirs_py="")
    (tmp_path / "environment" / "pyvenv.cfg").touch()

    assert shown(read_suite(str(tmp_path)).files, tmp_path) == ["test_shop.py"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (None, "a folder of tests that exists, or a file"),
        ("a = 1\n", "a suite with tests: no file of it defines one"),
    ],
    ids=["nothing there", "no test"],
)
def test_suite_without_tests_is_refused(tmp_path: Path, text: str | None, told: str) -> None:
    if text is not None:
        write(tmp_path, shop__a_py=text)

    with pytest.raises(InputError, match=f"command line: --suite: .* allowed: {told}"):
        read_suite(str(tmp_path / "shop"))


def test_ledger_beside_the_suite_is_of_the_suite(tmp_path: Path) -> None:
    write(tmp_path, pyproject_toml="[project]\n", known_toml=ENTRY, test_shop_py=TEST)
    pythons = read_configuration(ROOT / "matrix.toml").pythons
    releases = read_releases(ROOT / "releases.json")

    [cause] = read_suite(str(tmp_path)).ledger(pythons, releases)

    assert cause.id == "old-release"
    [place] = cause.places
    assert place.suites == (Suite.OWN,)
    said = "weather==1.0.0 depends on cozepy>=0.16, and you require cozepy==0.9.0"
    assert place.covers(Cell("3.12", "0.9.0"), Suite.OWN, {})
    assert place.reads("not-installable", said)
    assert not place.covers(Cell("3.12", "0.16.0"), Suite.OWN, {})


def test_ledger_that_is_wrong_is_refused_with_its_file(tmp_path: Path) -> None:
    write(tmp_path, known_toml=ENTRY.replace("<0.16", "<0.0.1"), test_shop_py=TEST)
    releases = read_releases(ROOT / "releases.json")

    with pytest.raises(
        InputError, match=r"known.toml: cause\[old-release\].place\[0\].cozepy: '<0.0.1'"
    ):
        read_suite(str(tmp_path)).ledger(("3.12",), releases)


def test_places_of_one_cause_overlap_also_where_no_suite_is_named(tmp_path: Path) -> None:
    place = ENTRY[ENTRY.index("[[cause.place]]") :]
    write(tmp_path, known_toml=ENTRY + place, test_shop_py=TEST)

    with pytest.raises(
        InputError, match=r"allowed: ranges apart from those of cause\[old-release\]"
    ):
        read_suite(str(tmp_path)).ledger(("3.12",), read_releases(ROOT / "releases.json"))


def test_place_of_the_only_suite_names_none(tmp_path: Path) -> None:
    write(tmp_path, known_toml=f'{ENTRY}\nsuites = ["sync"]\n', test_shop_py=TEST)

    with pytest.raises(InputError, match=r"place\[0\].suites: .* allowed: one of the keys cozepy"):
        read_suite(str(tmp_path)).ledger(("3.12",), read_releases(ROOT / "releases.json"))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('name = "data of a test"\n[shop]\nopen = true\n', None),
        ("[[causes]]\n", "known.toml: causes: .* allowed: one of the keys cause"),
    ],
    ids=["data of the tests", "misspelt ledger"],
)
def test_only_a_file_about_causes_is_a_ledger(tmp_path: Path, text: str, told: str | None) -> None:
    write(tmp_path, known_toml=text, test_shop_py=TEST)
    releases = read_releases(ROOT / "releases.json")

    if told is None:
        assert read_suite(str(tmp_path)).ledger(("3.12",), releases) == ()
    else:
        with pytest.raises(InputError, match=told):
            read_suite(str(tmp_path)).ledger(("3.12",), releases)


def wheel(folder: Path, name: str = "shop-1.0-py3-none-any.whl") -> Path:
    path = folder / name
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("shop.py", "")
        made.writestr("shop-1.0.dist-info/METADATA", "Name: shop\nVersion: 1.0\n")
    return path


def test_wheel_is_installed_as_it_is(tmp_path: Path) -> None:
    path = wheel(tmp_path)

    package = read_package(f"{path}[ai]", uv="uv", folder=tmp_path)

    assert package == OwnPackage(f"shop[ai] @ {path.as_uri()}", path)
    assert package.pin.startswith(f"shop @ {path.as_uri()} --hash=sha256:")


def test_folder_is_built_once(tmp_path: Path) -> None:
    source = write(
        tmp_path / "shop",
        pyproject_toml='[project]\nname = "shop"\nversion = "1.0"\n',
        shop_py="",
    )

    first = read_package(str(source), uv=uv_program(), folder=tmp_path / "kept")
    again = read_package(str(source), uv="no such program", folder=tmp_path / "kept")

    assert first == again
    assert sorted(each.name for each in source.iterdir()) == ["pyproject.toml", "shop.py"]
    assert first.wheel is not None
    assert first.wheel.name == "shop-1.0-py3-none-any.whl"
    (source / "shop.py").write_text("a = 1\n", encoding="utf-8")
    assert read_package(str(source), uv=uv_program(), folder=tmp_path / "kept") != first


def test_requirement_is_left_to_the_index(tmp_path: Path) -> None:
    package = read_package("shop>=1", uv="uv", folder=tmp_path)

    assert (package.requirement, package.pin) == ("shop>=1", "")


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("no/such/folder", "a folder of a package, a wheel, or a requirement"),
        ("shop-1.0-py3-none-any.whl", "a wheel that exists"),
        ("damaged-1.0-py3-none-any.whl", "a wheel that exists and is whole"),
        ("plain", "a folder with pyproject.toml or setup.py, which a build needs"),
        ("broken", "a package that can be built; .*"),
    ],
)
def test_what_is_no_package_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, given: str, told: str
) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "broken", pyproject_toml='[project]\nname = "a b"\n')
    write(tmp_path / "plain", shop_py="")
    (tmp_path / "damaged-1.0-py3-none-any.whl").write_bytes(b"PK")

    with pytest.raises(InputError, match=f"command line: --with: '{given}' .*; allowed: {told}"):
        read_package(given, uv=uv_program(), folder=tmp_path / "kept")
    left = [each.suffix for each in (tmp_path / "kept").glob("*")]
    assert left in ([], [".lock"])


@pytest.mark.parametrize(
    ("words", "request_"),
    [
        (["--suite", "a"], Request(suite="a")),
        (["3.12", "--suite=a", "--with", "b"], Request(("3.12",), suite="a", package="b")),
    ],
)
def test_suite_and_package_are_asked_for(words: list[str], request_: Request) -> None:
    assert read_request(words, {"tests"}) == request_


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--suite"], "--suite: it is missing; allowed: a folder or a file"),
        (
            ["--with", "./b"],
            "--with: './b' is not allowed; allowed: a dependency with the versions",
        ),
        (["--suite", "a", "--shuffle", "7"], "--shuffle: '7' is not allowed"),
        (["--suite", "a", "--with", ""], "allowed: a folder of a package, a wheel, or a require"),
    ],
)
def test_words_that_do_not_go_together_are_refused(words: list[str], told: str) -> None:
    with pytest.raises(InputError, match=told):
        read_request(words, {"tests"})


@pytest.mark.parametrize(
    ("outcomes", "told"),
    [
        ([own(Status.CRASHED, "no test was collected")], "no test was collected"),
        ([own(Status.CRASHED, "not collected: test_a.py: no module")] * 2, "not collected: test_a"),
        ([own(Status.CRASHED, "not collected: a"), own(Status.OK)], ""),
        ([own(Status.CRASHED, "killed by SIGSEGV")], ""),
        ([own(Status.NOT_INSTALLABLE, "no")], ""),
    ],
)
def test_suite_that_is_collected_nowhere_is_told_so(outcomes: list[Outcome], told: str) -> None:
    assert not_collected(outcomes).startswith(told)
    assert bool(not_collected(outcomes)) is bool(told)
