"""GitHub's runner, as far as the workflow for candidates needs it: its commands, step by step.

Actions of others are stood in for: what is downloaded is put there, what is uploaded is noted.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from shutil import copy, rmtree
from typing import Any

from ruamel.yaml import YAML

_EXPRESSION = re.compile(r"\$\{\{\s*([\w.-]+)\s*\}\}")
_OWN = "$/"


@dataclass
class Ended:
    """The end of a called workflow."""

    outputs: dict[str, str] = field(default_factory=dict)
    uploaded: dict[str, list[Path]] = field(default_factory=dict)
    has_failed: bool = False
    summary: str = ""
    log: str = ""


@dataclass(frozen=True)
class Runner:
    """Runs workflows of the checkout `root`, called from a repository in `workspace`."""

    root: Path
    workspace: Path
    variables: Mapping[str, str]

    def call(
        self, name: str, inputs: Mapping[str, str], artifacts: Mapping[str, Sequence[Path]]
    ) -> Ended:
        """Call a workflow that has one job."""
        workflow = _read(self.root / f".github/workflows/{name}.yml")
        called = workflow["on"]["workflow_call"]
        [job] = workflow["jobs"].values()
        ended = Ended()
        known = {f"inputs.{each}": text for each, text in _filled(called["inputs"], inputs).items()}
        self._steps(job["steps"], known, artifacts, ended)
        outputs = {key: _said(text, known) for key, text in job["outputs"].items()}
        of_job = {f"jobs.{name}.outputs.{key}": text for key, text in outputs.items()}
        ended.outputs = {
            key: _said(each["value"], of_job) for key, each in called["outputs"].items()
        }
        return ended

    # Any: YAML's own types, here and below.
    def _steps(
        self,
        steps: Sequence[Any],
        known: dict[str, str],
        artifacts: Mapping[str, Sequence[Path]],
        ended: Ended,
    ) -> None:
        for step in steps:
            if not _is_run(step.get("if", "success()"), known, ended):
                continue
            words = {key: _said(str(text), known) for key, text in step.get("with", {}).items()}
            uses = step.get("uses", "")
            if uses.startswith("actions/download-artifact@"):
                self._download(artifacts[words["name"]], words["path"])
            elif uses.startswith("actions/upload-artifact@"):
                paths = [Path(line) for line in words["path"].split("\n") if line.strip()]
                ended.uploaded[words["name"]] = [path for path in paths if path.is_file()]
            elif uses.startswith(_OWN):
                self._action(uses.removeprefix(_OWN), step.get("id", ""), words, known, ended)
            else:
                assert "run" in step, f"a step that nobody stands in for: {uses}"
                self._run(step, known, ended)

    def _action(
        self,
        path: str,
        name: str,
        given: Mapping[str, str],
        caller: dict[str, str],
        ended: Ended,
    ) -> None:
        """A composite action of this repository."""
        folder = self.root / path
        action = _read(folder / "action.yml")
        known = {f"inputs.{each}": text for each, text in _filled(action["inputs"], given).items()}
        known["github.action_path"] = str(folder)
        self._steps(action["runs"]["steps"], known, {}, ended)
        for key, each in action["outputs"].items():
            caller[f"steps.{name}.outputs.{key}"] = _said(each["value"], known)

    def _download(self, files: Sequence[Path], path: str) -> None:
        rmtree(self.workspace / path, ignore_errors=True)
        (self.workspace / path).mkdir(parents=True)
        for file in files:
            copy(file, self.workspace / path)

    def _run(self, step: Any, known: dict[str, str], ended: Ended) -> None:
        assert step["shell"] == "bash"
        outputs, summary = self.workspace / "outputs", self.workspace / "summary"
        for file in (outputs, summary):
            file.write_text("")
        own = {key: _said(str(text), known) for key, text in step.get("env", {}).items()}
        ran = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", _said(step["run"], known)],
            cwd=_said(step["working-directory"], known),
            env={
                **self.variables,
                **own,
                "GITHUB_WORKSPACE": str(self.workspace),
                "GITHUB_OUTPUT": str(outputs),
                "GITHUB_STEP_SUMMARY": str(summary),
            },
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        ended.log += ran.stdout + ran.stderr
        ended.summary += summary.read_text()
        ended.has_failed |= ran.returncode != 0
        for line in outputs.read_text().splitlines():
            key, _, text = line.partition("=")
            known[f"steps.{step['id']}.outputs.{key}"] = text


def _is_run(condition: str, known: Mapping[str, str], ended: Ended) -> bool:
    """Return whether a step with this condition is run, as far as the workflows' own ones go."""
    wanted = condition.split(" && ")
    if "always()" not in wanted and ended.has_failed:
        return False
    named = [each.removesuffix(" != ''") for each in wanted if each.endswith(" != ''")]
    strange = {*wanted} - {"always()", "success()"} - {f"{name} != ''" for name in named}
    assert not strange, f"a condition that nobody stands in for: {strange}"
    return all(known.get(name) for name in named)


def _read(path: Path) -> Any:
    return YAML(typ="safe", pure=True).load(path)


def _filled(inputs: Mapping[str, Any], given: Mapping[str, str]) -> dict[str, str]:
    """The inputs with their defaults; one that is not declared, or missing, is an error."""
    assert given.keys() <= inputs.keys()
    missing = [name for name, each in inputs.items() if each.get("required") and name not in given]
    assert not missing, missing
    return {name: given.get(name, str(each.get("default", ""))) for name, each in inputs.items()}


def _said(text: str, known: Mapping[str, str]) -> str:
    """The text with its expressions filled in; an output that was not set is empty."""

    def value(match: re.Match[str]) -> str:
        name = match[1]
        assert name in known or ".outputs." in name, name
        return known.get(name, "")

    return _EXPRESSION.sub(value, text)
