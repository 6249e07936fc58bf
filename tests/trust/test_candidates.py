"""Candidates through the whole of nox: a copy, faults one by one, the workflow of others."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from cozematrix.inputs.indexes import read_indexes

from .checkout import DEFECT, ROOT, make_checkout, release_files
from .runner import Runner
from .trial import PYTHON, write_wheel

BEFORE = "99.0"
LEDGER = f"""
[[cause]]
id = "description-is-dropped"
effect = "lost"
kind = "defect"
reason = "The description of an agent is dropped."
entered = 2026-11-28

[[cause.place]]
tests = ["{DEFECT}"]
says = "*'' == 'Kind'*"
"""
USE = """
import cozepy

LABEL: str = cozepy.LABEL
"""


@dataclass(frozen=True)
class Fault:
    """One thing that a copy of the release does otherwise: a text in a file, and what it becomes.

    `kind` is where the answer tells of it, `told` the method and the cause as it does.
    """

    name: str
    file: str
    before: str
    after: str
    kind: str
    told: tuple[str, str]


FAULTS = (
    Fault(
        "a name that is lost",
        "cozepy/bots.py",
        'self.bot_id, self.name = data["bot_id"], data["name"]',
        'self.bot_id, self.name = data["bot_id"], ""',
        "new",
        ("bots.retrieve", "'Ada'"),
    ),
    Fault(
        "another error in a contract that fails already",
        "cozepy/bots.py",
        "self.description = DESCRIPTION(data)",
        'self.description = "Cruel"',
        "otherwise",
        ("bots.retrieve", "'Cruel'"),
    ),
    Fault(
        "a parameter that is renamed",
        "cozepy/bots.py",
        "def retrieve(self, *, bot_id)",
        "def retrieve(self, *, id, bot_id=None)",
        "objections",
        ("cozepy.bots.Bots.retrieve", "parameter-added-required"),
    ),
    Fault(
        "a type that is wrong",
        "cozepy/__init__.py",
        'LABEL: str = "x"',
        "LABEL: int = 1",
        "new",
        ("LABEL: str = cozepy.LABEL", "Incompatible types"),
    ),
)


def files(*faults: Fault) -> dict[str, str]:
    """The release's files, each fault in them."""
    made = release_files("def moment(name): pass\n", has_defect=True)
    made["cozepy/__init__.py"] += 'LABEL: str = "x"\n'
    made["cozepy/py.typed"] = ""
    for fault in faults:
        assert fault.before in made[fault.file]
        made[fault.file] = made[fault.file].replace(fault.before, fault.after)
    return made


@dataclass(frozen=True)
class Desk:
    """A checkout that knows one release, and how to ask it."""

    root: Path
    wheels: Path

    @property
    def variables(self) -> dict[str, str]:
        kept = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith("COZEMATRIX") and name not in ("FORCE_COLOR", "COLUMNS", "CI")
        }
        links = ",".join([str(self.wheels), *read_indexes().find_links])
        return {**kept, "UV_FIND_LINKS": links}

    def ask(self, *words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "nox", *words],
            cwd=self.root,
            env=self.variables,
            capture_output=True,
            text=True,
            check=False,
        )

    @property
    def answer(self) -> dict[str, object]:
        found: dict[str, object] = json.loads((self.root / "reports/candidate.json").read_text())
        return found


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    folder = tmp_path_factory.mktemp("candidates")
    root, wheels = make_checkout(folder / "checkout"), folder / "wheels"
    wheels.mkdir()
    path, sha256 = write_wheel(wheels, BEFORE, files(), ("httpx>=0.27",))
    row = {
        "version": BEFORE,
        "uploaded": "2026-01-01T00:00:00Z",
        "requires_python": "",
        "requires_dist": ["httpx>=0.27"],
        "yanked": None,
        "filename": path.name,
        "sha256": sha256,
    }
    listed = {"schema": 1, "package": "cozepy", "releases": [row]}
    (root / "releases.json").write_text(json.dumps(listed))
    (root / "data").mkdir()
    (root / "data" / "durations.json").write_text('{"schema": 1, "seconds": {}}')
    (root / "tests/shared/contracts/bots.toml").write_text(LEDGER)
    (root / "tests/typing").mkdir()
    (root / "tests/typing/use.py").write_text(USE)
    (root / "tests/typing/uses.json").write_text(json.dumps({"release": BEFORE}))
    matrix = (root / "matrix.toml").read_text()
    for name in ("pythons", "required"):
        matrix = re.sub(rf"(?m)^{name} = .*$", f'{name} = ["{PYTHON}"]', matrix)
    (root / "matrix.toml").write_text(matrix)
    return Desk(root, wheels)


def candidate(folder: Path, *faults: Fault, version: str = BEFORE) -> Path:
    path, _ = write_wheel(folder, version, files(*faults), ("httpx>=0.27",))
    return path


def test_unchanged_copy_may_go_out_and_leaves_nothing_behind(desk: Desk, tmp_path: Path) -> None:
    matrix = desk.root / "reports/matrix.json"
    matrix.parent.mkdir(exist_ok=True)
    matrix.write_text("the last run's")

    ran = desk.ask("-s", "candidate", "--", "--from", str(candidate(tmp_path)))

    assert ran.returncode == 0, ran.stdout + ran.stderr
    answer = desk.answer
    assert (answer["answer"], answer["pythons"], answer["reasons"]) == ("yes", [PYTHON], [])
    assert answer["suites"] == ["sync", "async", "types"]
    assert f"yes: {answer['candidate']['version']} beside {BEFORE}" in ran.stdout  # type: ignore[index]
    assert matrix.read_text() == "the last run's"
    assert not (desk.root / ".cozematrix/run.json").exists()
    assert not (desk.root / ".cozematrix/selection.json").exists()
    assert not (desk.root / "reports/outcomes").exists()
    plan = desk.ask("-s", "plan", "--", "full")
    assert "candidate" not in plan.stdout


@pytest.mark.parametrize(
    "fault", [each for each in FAULTS if each.kind], ids=lambda each: each.name
)
def test_fault_is_a_no_that_names_the_method_and_the_cause(
    desk: Desk, tmp_path: Path, fault: Fault
) -> None:
    ran = desk.ask("-s", "candidate", "--", "--from", str(candidate(tmp_path, fault)))

    assert ran.returncode == 1, ran.stdout + ran.stderr
    answer = desk.answer
    assert answer["answer"] == "no"
    method, cause = fault.told
    told = json.dumps(answer[fault.kind], ensure_ascii=False)
    assert method in told
    assert cause in told
    assert "Traceback" not in ran.stdout + ran.stderr


def test_part_of_a_candidate_is_never_a_yes(desk: Desk, tmp_path: Path) -> None:
    path = str(candidate(tmp_path))

    for words in (("--only", "sync"), ("--only", "types"), ("--only", "api"), (PYTHON,)):
        ran = desk.ask("-s", "candidate", "--", "--from", path, *words)

        assert ran.returncode == 0, ran.stdout + ran.stderr
        assert desk.answer["answer"] == "partial"
        assert "partial (on" in ran.stdout or "partial (only" in ran.stdout


def test_selection_of_tests_is_a_part_too(desk: Desk, tmp_path: Path) -> None:
    path = str(candidate(tmp_path))

    ran = desk.ask("-s", "candidate", "--", "--from", path, "-k", "name_comes_back")

    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert desk.answer["answer"] == "partial"
    assert desk.answer["partial"] == ["-k name_comes_back"]


def test_what_is_allowed_in_matrix_toml_is_told(desk: Desk, tmp_path: Path) -> None:
    matrix = desk.root / "matrix.toml"
    before = matrix.read_text()
    allowed = '["removed: cozepy.bots.read"]'
    matrix.write_text(re.sub(r"(?m)^allowed = \[\]$", f"allowed = {allowed}", before))
    fault = Fault("x", "cozepy/bots.py", "read(", "_read(", "", ("", ""))
    try:
        path = str(candidate(tmp_path, fault))
        ran = desk.ask("-s", "candidate", "--", "--from", path, "--only", "api")
    finally:
        matrix.write_text(before)

    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert desk.answer["allowed"] == ["removed: cozepy.bots.read"]
    assert "allowed by matrix.toml: removed: cozepy.bots.read" in ran.stdout


@pytest.mark.parametrize(
    ("words", "what"),
    [
        (("--from", "{folder}/nothing.whl"), "there is no such file or folder"),
        (("--from", "{folder}/notes.txt"), "this is not a distribution"),
        (("--from", "{folder}/other-1.0-py3-none-any.whl"), "this is a wheel of other"),
        (("--from", BEFORE), "this version is out"),
        (("--from", "git+file://{folder}/none@main"), "git does not answer"),
        (("--from", "{folder}"), "neither pyproject.toml nor setup.py"),
        ((), "command line: --from: it is missing"),
        (("--from", "{folder}/notes.txt", "--only", "docs"), "--only: 'docs' is not allowed"),
    ],
)
def test_bad_input_is_one_line_and_leaves_the_last_answer(
    desk: Desk, tmp_path: Path, words: tuple[str, ...], what: str
) -> None:
    (tmp_path / "notes.txt").touch()
    write_wheel(tmp_path, "1.0", {"other/__init__.py": ""}, (), name="other")
    before = sorted((desk.root / ".cozematrix/candidates").glob("*"))

    ran = desk.ask("-s", "candidate", "--", *(word.format(folder=tmp_path) for word in words))

    assert (ran.returncode, len(ran.stderr.splitlines())) == (2, 1), ran.stderr
    assert what in ran.stderr
    assert ran.stdout == ""
    assert sorted((desk.root / ".cozematrix/candidates").glob("*")) == before


def test_listing_builds_nothing(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[build-system]\nrequires = ['nothing-like-this']\n")

    ran = desk.ask("-l", "-s", "candidate", "--", "--from", str(tmp_path))

    assert ran.returncode == 0, ran.stderr
    assert "* candidate -> " in ran.stdout


def test_candidate_is_judged_by_itself(desk: Desk, tmp_path: Path) -> None:
    ran = desk.ask("-s", "candidate", "tests", "--", "--from", str(candidate(tmp_path)))

    assert (ran.returncode, len(ran.stderr.splitlines())) == (2, 1), ran.stderr
    assert "candidate by itself" in ran.stderr


@pytest.fixture(scope="module")
def runner(desk: Desk, tmp_path_factory: pytest.TempPathFactory) -> Runner:
    """GitHub's runner, as far as the workflow asks for it, with this checkout as the action's."""
    for name in ("requirements.txt",):
        shutil.copy(ROOT / name, desk.root)
    shutil.copytree(ROOT / ".github", desk.root / ".github")
    workspace = tmp_path_factory.mktemp("workspace")
    return Runner(desk.root, workspace, {**desk.variables, "CI": "true"})


@pytest.mark.parametrize(
    ("faults", "verdict"), [((), "yes"), (FAULTS[:1], "no")], ids=["a copy", "a fault"]
)
def test_workflow_judges_what_another_repository_has_built(
    runner: Runner, tmp_path: Path, faults: tuple[Fault, ...], verdict: str
) -> None:
    path = candidate(tmp_path, *faults)

    ended = runner.call("candidate", {"artifact": "dist", "pythons": PYTHON}, {"dist": [path]})

    assert ended.outputs["verdict"] == verdict, ended.log
    assert ended.has_failed is (verdict == "no")
    assert ended.outputs["sentence"].startswith(f"{verdict}: ")
    [comment, data] = ended.uploaded["candidate"]
    assert ended.summary == comment.read_text()
    assert ended.summary.startswith(f"## {verdict}: ")
    assert json.loads(data.read_text())["answer"] == verdict


def test_workflow_without_a_distribution_has_no_answer(runner: Runner, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").touch()

    ended = runner.call(
        "candidate", {"artifact": "dist", "pythons": PYTHON}, {"dist": [tmp_path / "notes.txt"]}
    )

    assert ended.has_failed
    assert ended.outputs["verdict"] == ""
    assert "there is no such file or folder" in ended.log
    assert "candidate" not in ended.uploaded
