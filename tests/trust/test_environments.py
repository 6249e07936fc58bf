"""Environments as users have them: the same answer, or one line that says what is wrong."""

from __future__ import annotations

import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import nox
import pytest

from .trial import PYTHON

ROOT = Path(__file__).parents[2]
FILES = ("noxfile.py", "matrix.toml", "releases.json", "data/durations.json")
FILES += ("pyproject.toml", "requirements.txt", "requirements-dev.txt", "data/uncovered.toml")
PLAN = ("-s", "plan", "--", "full")


@dataclass(frozen=True)
class Ended:
    """The end of nox: its exit code, and its output."""

    code: int
    out: str
    err: str

    @property
    def answer(self) -> list[str]:
        """Return the session's lines, without nox's own, colours, and commands for GitHub."""
        plain = re.sub(r"\x1b\[[0-9;]*m", "", self.out)
        return [line for line in plain.splitlines() if not line.startswith(("nox > ", "::"))]


@pytest.fixture(scope="session")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkout that knows the machine's Pythons already; no test changes it."""
    folder = made(tmp_path_factory.mktemp("environments") / "checkout")
    started(folder)
    return folder


@pytest.fixture(scope="session")
def expected(checkout: Path) -> list[str]:
    """Return the plan where nothing is unusual."""
    ended = started(checkout)
    assert ended.code == 0
    assert len(ended.answer) > 30
    return ended.answer


def made(folder: Path) -> Path:
    for name in FILES:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, folder / name)
    ignored = shutil.ignore_patterns("__pycache__", "engine", "fake", "trust")
    shutil.copytree(ROOT / "src", folder / "src", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "tests", folder / "tests", ignore=ignored)
    return folder


def started(
    folder: Path,
    *arguments: str,
    variables: Mapping[str, str | None] | None = None,
    command: tuple[str, ...] = (sys.executable, "-m", "nox"),
    **how: object,
) -> Ended:
    """Start nox as a person does; a variable that is None is not there."""
    environment = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("COZEMATRIX") and name not in ("FORCE_COLOR", "COLUMNS", "NO_COLOR")
    }
    for name, value in (variables or {}).items():
        environment.pop(name, None)
        if value is not None:
            environment[name] = value
    settings: dict[str, object] = {"cwd": folder, "stdin": subprocess.DEVNULL, **how}
    ended = subprocess.run(
        [*command, *(arguments or PLAN)],
        env=environment,
        capture_output=True,
        check=False,
        timeout=120,
        **settings,  # type: ignore[call-overload]  # as named above
    )
    return Ended(
        ended.returncode,
        ended.stdout.decode(errors="replace"),
        ended.stderr.decode(errors="replace"),
    )


@dataclass(frozen=True)
class Unusual:
    """Variables, some with `{folder}` for an empty folder of the test, with the same answer."""

    name: str
    variables: Mapping[str, str | None] = field(default_factory=dict)
    usual: Mapping[str, str | None] = field(default_factory=dict)
    """Variables with which the answer is the same, where it is not that of the tests' own."""


def filled(variables: Mapping[str, str | None], folder: Path) -> dict[str, str | None]:
    return {
        name: value.replace("{folder}", str(folder)).replace("{PATH}", os.environ["PATH"])
        if value is not None
        else None
        for name, value in variables.items()
    }


DEAD = "http://127.0.0.1:9"
UNUSUAL = (
    Unusual("no HOME", {"HOME": None}),
    Unusual("a HOME that does not exist", {"HOME": "{folder}/nowhere"}),
    Unusual("a HOME with a space and a letter beyond ASCII", {"HOME": "{folder}/ä b"}),
    Unusual("a HOME that is a file", {"HOME": "/dev/null"}),
    Unusual("a locale of ASCII", {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}),
    Unusual("a locale that does not exist", {"LC_ALL": "xx_XX.UTF-8", "LANG": "xx"}),
    Unusual("a PYTHONPATH with a cozepy and a nox", {"PYTHONPATH": "{folder}/modules"}),
    Unusual("a PYTHONSTARTUP that fails", {"PYTHONSTARTUP": "{folder}/modules/nox/__init__.py"}),
    Unusual("warnings as errors", {"PYTHONWARNINGS": "error"}),
    Unusual("no bytecode", {"PYTHONDONTWRITEBYTECODE": "1"}),
    Unusual("optimised code", {"PYTHONOPTIMIZE": "2"}),
    Unusual("a hash seed", {"PYTHONHASHSEED": "7"}),
    Unusual("options for pytest", {"PYTEST_ADDOPTS": "--collect-only"}),
    Unusual("coverage of every process", {"COVERAGE_PROCESS_START": "{folder}/rc"}),
    Unusual(
        "a proxy where nobody listens",
        {"HTTP_PROXY": DEAD, "HTTPS_PROXY": DEAD, "ALL_PROXY": DEAD, "NO_PROXY": None},
    ),
    Unusual("constraints for uv", {"UV_CONSTRAINT": "{folder}/nothing.txt"}),
    Unusual("a date for uv", {"UV_EXCLUDE_NEWER": "2020-01-01"}),
    Unusual("hashes for uv", {"UV_REQUIRE_HASHES": "1"}),
    Unusual("uv offline", {"UV_OFFLINE": "1"}),
    Unusual("a Python for uv", {"UV_PYTHON": "3.1"}),
    Unusual("an index for pip where nobody listens", {"PIP_INDEX_URL": f"{DEAD}/simple"}),
    Unusual("pip only within environments", {"PIP_REQUIRE_VIRTUALENV": "1"}),
    Unusual("a terminal that can nothing", {"TERM": "dumb"}),
    Unusual("no TERM", {"TERM": None}),
    Unusual("no colours", {"NO_COLOR": "1"}),
    Unusual("colours", {"FORCE_COLOR": "1"}),
    Unusual("any CI", {"CI": "true"}),
    Unusual("another virtual environment", {"VIRTUAL_ENV": "{folder}/venv"}),
    Unusual("conda", {"CONDA_PREFIX": "{folder}/conda", "CONDA_DEFAULT_ENV": "base"}),
    Unusual("no PATH", {"PATH": ""}, usual={"PATH": "{folder}"}),
    Unusual("a TMPDIR that does not exist", {"TMPDIR": "{folder}/nowhere"}),
    Unusual("a run's variables that are empty", {"COZEMATRIX_KEPT": "", "COZEMATRIX_FAILED": ""}),
    Unusual("another backend for nox", {"NOX_DEFAULT_VENV_BACKEND": "virtualenv"}),
    Unusual(
        "the variables of a run that is over",
        {"COZEMATRIX_LEADER": "1", "COZEMATRIX_RUN": "old", "COZEMATRIX_CANDIDATE": "x"},
    ),
    Unusual(
        "a run's variables without a run", {"COZEMATRIX_LEADER": "x", "COZEMATRIX_WORKERS": "x"}
    ),
    Unusual("a PATH of relative and missing folders", {"PATH": ".::nowhere:~/bin:{folder}:{PATH}"}),
)


@pytest.mark.parametrize("unusual", UNUSUAL, ids=lambda each: each.name)
def test_plan_is_the_same_with(
    checkout: Path, expected: list[str], tmp_path: Path, unusual: Unusual
) -> None:
    (tmp_path / "rc").write_text(f"[run]\ndata_file = {tmp_path}/.coverage\n")
    for name in ("cozepy", "nox_helper"):
        (tmp_path / "modules" / name).mkdir(parents=True)
        (tmp_path / "modules" / name / "__init__.py").write_text("raise RuntimeError('wrong')\n")

    ended = started(checkout, variables=filled(unusual.variables, tmp_path))

    if unusual.usual:
        expected = started(checkout, variables=filled(unusual.usual, tmp_path)).answer
    assert (ended.code, ended.answer) == (0, expected), ended.err
    assert "Traceback" not in ended.out + ended.err


def test_github_requires_the_pythons_and_shows_the_same_plan(
    checkout: Path, expected: list[str]
) -> None:
    ended = started(checkout, variables={"CI": "true", "GITHUB_ACTIONS": "true"})

    assert (ended.code, ended.answer) == (0, expected)


def test_narrow_terminal_cuts_no_word(checkout: Path, expected: list[str]) -> None:
    ended = started(checkout, variables={"COLUMNS": "20"})

    assert ended.code == 0
    assert "".join("".join(ended.answer).split()) == "".join("".join(expected).split())


@pytest.mark.parametrize("name", ["with a space", "wïth lettérs", "quote's", "semi;colon", "a%20b"])
def test_path_of_the_checkout_may_be_anything(
    tmp_path: Path, expected: list[str], name: str
) -> None:
    ended = started(made(tmp_path / name))

    assert (ended.code, ended.answer) == (0, expected), ended.err


def test_path_beyond_ascii_is_fine_in_a_locale_of_ascii(
    tmp_path: Path, expected: list[str]
) -> None:
    variables = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}

    ended = started(made(tmp_path / "ünïcode"), variables=variables)

    assert (ended.code, ended.answer) == (0, expected), ended.err


def test_noxfile_is_named_from_elsewhere(
    checkout: Path, expected: list[str], tmp_path: Path
) -> None:
    ended = started(tmp_path, "-f", str(checkout / "noxfile.py"), *PLAN)

    assert (ended.code, ended.answer) == (0, expected), ended.err


def test_checkout_may_be_a_link(checkout: Path, expected: list[str], tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(checkout)

    ended = started(tmp_path / "link")

    assert (ended.code, ended.answer) == (0, expected), ended.err


def test_checkout_may_be_a_worktree(expected: list[str], tmp_path: Path) -> None:
    folder = made(tmp_path / "main")
    git = ("git", "-c", "user.name=x", "-c", "user.email=x@example.com", "-C", str(folder))
    for words in (("init", "-q"), ("add", "."), ("commit", "-qm", "all")):
        subprocess.run([*git, *words], check=True)
    subprocess.run([*git, "worktree", "add", "-q", str(tmp_path / "tree")], check=True)

    ended = started(tmp_path / "tree")

    assert (ended.code, ended.answer) == (0, expected), ended.err


def test_checkout_below_another_project_is_its_own(expected: list[str], tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.uv]\nconstraint-dependencies = ['nox<1']\n")
    (tmp_path / "uv.toml").write_text("offline = true\n")
    (tmp_path / "conftest.py").write_text("raise RuntimeError('wrong')\n")

    ended = started(made(tmp_path / "below"))

    assert (ended.code, ended.answer) == (0, expected), ended.err


def limited(kind: int, value: int) -> Callable[[], None]:
    return lambda: resource.setrlimit(kind, (value, value))


@pytest.mark.parametrize(
    "before",
    [
        pytest.param(limited(resource.RLIMIT_NOFILE, 64), id="64 open files"),
        pytest.param(lambda: os.umask(0o077) and None, id="a strict umask"),
        pytest.param(lambda: os.close(0), id="no standard input"),
        pytest.param(lambda: os.nice(5) and None, id="low priority"),
        pytest.param(
            lambda: signal.signal(signal.SIGINT, signal.SIG_IGN) and None, id="started by nohup"
        ),
        pytest.param(
            lambda: signal.signal(signal.SIGCHLD, signal.SIG_IGN) and None,
            id="the ends of children ignored",
        ),
        pytest.param(
            lambda: signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals()) and None,
            id="all signals blocked",
        ),
    ],
)
def test_plan_is_the_same_where_the_process_has(
    checkout: Path, expected: list[str], before: Callable[[], None]
) -> None:
    ended = started(checkout, preexec_fn=before)

    assert (ended.code, ended.answer) == (0, expected), ended.err


def test_reader_that_leaves_early_gets_no_traceback(checkout: Path) -> None:
    words = " ".join(PLAN[:2])
    command = f"set -o pipefail; '{sys.executable}' -m nox {words} -- full | head -1"

    ended = subprocess.run(
        ["bash", "-c", command], cwd=checkout, capture_output=True, text=True, check=False
    )

    assert "Traceback" not in ended.stderr
    assert ended.returncode == 0


def test_interpreter_that_fails_to_start_is_missing_and_asked_again(tmp_path: Path) -> None:
    programs = tmp_path / "bin"
    programs.mkdir()
    broken = programs / "python3.7"
    broken.write_text("#!/bin/sh\nexit 3\n")
    broken.chmod(0o755)
    path = os.pathsep.join((str(programs), os.environ["PATH"]))

    ended = started(made(tmp_path / "checkout"), variables={"PATH": path})

    assert ended.code == 0, ended.err
    assert "Traceback" not in ended.err


@pytest.mark.parametrize(
    ("before", "prepare"),
    [
        pytest.param(limited(resource.RLIMIT_FSIZE, 0), lambda _: None, id="full disk"),
        pytest.param(lambda: None, lambda folder: folder.touch(), id="a file for a cache"),
    ],
)
def test_checkout_that_cannot_be_written_into_is_one_line(
    tmp_path: Path, before: Callable[[], None], prepare: Callable[[Path], None]
) -> None:
    folder = made(tmp_path / "checkout")
    prepare(folder / ".cozematrix")

    ended = started(folder, preexec_fn=before, variables={"PYTHONDONTWRITEBYTECODE": "1"})

    assert ended.code == 1
    assert " cannot be written: " in ended.err
    assert len(ended.err.splitlines()) == 1


@pytest.mark.parametrize(
    "content",
    ["", "{", "[" * 100_000, '{"a": 1e999}', "\x00", '"\\ud800"'],
    ids=["empty", "cut", "deep", "infinite", "binary", "no table"],
)
def test_damaged_memory_of_interpreters_is_made_anew(
    tmp_path: Path, expected: list[str], content: str
) -> None:
    folder = made(tmp_path / "checkout")
    (folder / ".cozematrix").mkdir()
    (folder / ".cozematrix/interpreters.json").write_text(content)

    ended = started(folder)

    assert (ended.code, ended.answer) == (0, expected), ended.err


@pytest.mark.parametrize(
    ("name", "code"),
    [
        (".cozematrix/interpreters.json", 0),
        (".cozematrix/releases.json", 0),
        (".cozematrix/progress.jsonl", 0),
        (".cozematrix/pythons/python3.12", 1),
        ("reports/matrix.md", 0),
        ("matrix.toml", 2),
        ("releases.json", 2),
        ("data/durations.json", 2),
        ("tests/shared/contracts/bots.toml", 2),
    ],
)
@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir], ids=["pipe", "folder"])
def test_what_lies_in_the_place_of_a_file_is_neither_waited_for_nor_a_traceback(
    tmp_path: Path, expected: list[str], name: str, code: int, make: Callable[[Path], None]
) -> None:
    folder = made(tmp_path / "checkout")
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).unlink(missing_ok=True)
    make(folder / name)
    if make is os.mkfifo and name == ".cozematrix/pythons/python3.12":
        # It is one of our own, and is replaced.
        code = 0

    ended = started(folder)

    assert ended.code == code, ended.err
    assert "Traceback" not in ended.out + ended.err
    if code:
        assert len(ended.err.splitlines()) == 1
        assert Path(name).name in ended.err
    else:
        assert ended.answer == expected


@pytest.mark.parametrize(
    "program",
    [
        pytest.param(b"#!/bin/sh\nprintf '\\377\\376'\n", id="prints no text"),
        pytest.param(b"\x7fELF\x00", id="is for another machine"),
        pytest.param(b"", id="is empty"),
        pytest.param(b"#!/bin/sh\necho '3.7 cpython x y'\n", id="has no patch release"),
        pytest.param(b"#!/bin/sh\necho '99.x.y cpython x y'\n", id="has a strange release"),
    ],
)
def test_program_with_the_name_of_a_python_is_none(
    tmp_path: Path, expected: list[str], program: bytes
) -> None:
    programs = tmp_path / "bin"
    programs.mkdir()
    (programs / "python3.12").write_bytes(program)
    (programs / "python3.12").chmod(0o755)
    path = os.pathsep.join((str(programs), os.environ["PATH"]))

    ended = started(made(tmp_path / "checkout"), variables={"PATH": path})

    assert (ended.code, ended.answer) == (0, expected), ended.err


@pytest.mark.parametrize(
    ("kind", "value", "told"),
    [
        pytest.param(resource.RLIMIT_AS, 1024**3, "ulimit -v", id="address space"),
        pytest.param(resource.RLIMIT_CPU, 100, "ulimit -t", id="CPU time"),
        pytest.param(resource.RLIMIT_FSIZE, 10**7, "ulimit -f", id="size of a file"),
        pytest.param(resource.RLIMIT_STACK, 500_000, "ulimit -s", id="stack"),
    ],
)
def test_limit_under_which_a_cell_would_fail_is_one_line(
    tmp_path: Path, kind: int, value: int, told: str
) -> None:
    folder = made(tmp_path / "checkout")
    words = ("-s", "tests", "--", PYTHON, "newest")

    ended = started(folder, *words, preexec_fn=limited(kind, value))

    assert ended.code == 1
    assert "REGRESSION" not in ended.out
    assert told in ended.out + ended.err
    assert "Traceback" not in ended.out + ended.err


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("tests/shared/contracts/bots.py", None, "import of tests.shared.contracts.bots"),
        ("tests/shared/model/__init__.py", "<<<<<<< HEAD\n", "(file): 'invalid syntax"),
        ("tests/sync/test_bots.py", "x = (", "tests/sync/test_bots.py: (file): "),
        ("tests/async", None, "tests/async: (file): 'no test_*.py'"),
    ],
)
def test_checkout_that_lacks_a_part_blames_no_release(
    tmp_path: Path, name: str, text: str | None, told: str
) -> None:
    folder = made(tmp_path / "checkout")
    if text is not None:
        (folder / name).write_text(text)
    elif (folder / name).is_dir():
        shutil.rmtree(folder / name)
    else:
        (folder / name).unlink()

    ended = started(folder, "-s", "tests", "--", PYTHON, "newest")

    assert ended.code != 0
    assert told in ended.out + ended.err
    assert "REGRESSION" not in ended.out
    assert "Traceback" not in ended.out + ended.err


@pytest.fixture
def unstartable(tmp_path: Path) -> Iterator[Path]:
    """A disk from which nothing may be run, as removable ones and some homes are."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = ["mount", "-t", "tmpfs", "-o", "noexec,size=64m", "tmpfs", str(folder)]
    if os.getuid() != 0 or subprocess.run(mounted, check=False).returncode != 0:
        pytest.skip("only root can mount a disk")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_disk_from_which_nothing_may_be_run_is_one_line(unstartable: Path) -> None:
    ended = started(made(unstartable / "checkout"), "-s", "tests", "--", PYTHON, "newest")

    assert ended.code == 1
    assert "from which nothing may be run (noexec)" in ended.out + ended.err
    assert "REGRESSION" not in ended.out
    assert "Traceback" not in ended.out + ended.err


def test_options_that_are_passed_on_to_pytest_work_in_a_cell(tmp_path: Path) -> None:
    """A cell sees a copy of the checkout; a plugin that is not in it would blame the release."""
    words = ("-k", "slash", "--shuffle", "7", "-vv", "--durations", "3")

    ended = started(made(tmp_path / "checkout"), "-s", "tests", "--", PYTHON, "newest", *words)

    assert ended.code == 0, ended.out + ended.err
    assert re.search(
        r"2 of 2 outcomes recorded, partial \(\d tests? selected\), as expect", ended.out
    )


def test_own_sessions_do_not_depend_on_the_users_settings(tmp_path: Path) -> None:
    """The flows fail where their helpers' assertions, requests or packages are other ones."""
    folder = made(tmp_path / "checkout")
    for part in ("examples/flows", "tests/programs", "tests/typing"):
        shutil.copytree(ROOT / part, folder / part, dirs_exist_ok=True)
    # Programs run beside the project as it is installed, which is built with it.
    shutil.copy(ROOT / "README.md", folder)
    variables = {
        "UV_CONSTRAINT": "/nowhere/constraints.txt",
        "UV_RESOLUTION": "lowest",
        "UV_EXCLUDE_NEWER": "2020-01-01",
        "VIRTUAL_ENV": str(tmp_path / "users"),
        "PYTHONOPTIMIZE": "2",
        "PYTHONWARNINGS": "error",
        "COZE_API_BASE": DEAD,
        "COZE_API_TOKEN": "x",
    }

    ended = started(folder, "-s", "flows(release='0.20.0')", variables=variables)

    assert ended.code == 0, ended.out + ended.err
    assert "PytestConfigWarning" not in ended.out
    packages = folder.glob(".nox/flows-*/lib/python*/site-packages/cozepy-*.dist-info")
    assert [each.name for each in packages] == ["cozepy-0.20.0.dist-info"]
    assert not (tmp_path / "users").exists()


@pytest.mark.parametrize("name", ["matrix.toml", "releases.json"])
def test_missing_file_of_the_checkout_is_one_line(tmp_path: Path, name: str) -> None:
    folder = made(tmp_path / "checkout")
    (folder / name).unlink()

    ended = started(folder, "-s", "tests")

    assert ended.code == 2
    assert len(ended.err.splitlines()) == 1
    assert name in ended.err


def test_no_uv_is_one_line(tmp_path: Path) -> None:
    """uv is looked for beside nox, then on PATH: here it is in neither place."""
    folder = made(tmp_path / "checkout")
    program = str(Path(sys.executable).resolve())
    variables = {"PYTHONPATH": str(Path(nox.__file__).parents[1]), "PATH": "/usr/bin:/bin"}

    ended = started(
        folder,
        "-s",
        "tests",
        "--",
        PYTHON,
        "newest",
        command=(program, "-m", "nox"),
        variables=variables,
    )

    assert ended.code != 0
    assert "Traceback" not in ended.out + ended.err
    assert "uv" in ended.out + ended.err


@pytest.fixture
def as_nobody(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, ...]:
    """A command that starts nox as a user who has no name, no home and no rights.

    The variable is there: without it and a name, nox itself does not start.
    """
    if os.getuid() != 0 or not shutil.which("setpriv"):
        pytest.skip("only root can start a program as somebody else")
    site = str(Path(nox.__file__).parents[1])
    become = ("setpriv", "--reuid=54321", "--regid=54321", "--clear-groups")
    base = ("env", "-u", "PYENV_ROOT", "HOME=/nonexistent", f"PYTHONPATH={site}")
    for program in (sys.executable, f"/usr/bin/python{PYTHON}"):
        command = (*become, *base, program, "-m", "nox")
        tried = subprocess.run(
            [*command, "--version"], cwd="/", capture_output=True, text=True, check=False
        )
        if tried.returncode == 0:
            return command
    pytest.skip("no Python here can be started by another user")


@pytest.fixture
def public() -> Iterator[Path]:
    """A folder that every user can enter, which pytest's own are not."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


def test_user_without_a_name_has_a_plan(public: Path, as_nobody: tuple[str, ...]) -> None:
    folder = made(public / "checkout")
    for path in (folder, *folder.rglob("*")):
        os.chown(path, 54321, 54321)

    ended = started(folder, command=as_nobody)

    assert ended.code == 0, ended.err
    assert "cells would run" in ended.out
    assert "Traceback" not in ended.out + ended.err


def test_read_only_checkout_is_one_line(public: Path, as_nobody: tuple[str, ...]) -> None:
    folder = made(public / "checkout")

    ended = started(folder, command=as_nobody)

    assert ended.code == 1
    assert ended.err.endswith(" cannot be written: Permission denied\n")
    assert len(ended.err.splitlines()) == 1
