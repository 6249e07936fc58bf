"""Runs a user's suite in one cell: the SDK's release and their package, resolved together.

Nothing of it is taken over from earlier runs: what their tests depend on is not known here.
"""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

from cozematrix.cells import environment, process, sources, witness
from cozematrix.cells.cell import now, status_of
from cozematrix.cells.files import emptied, recording_file, scratch_folder, work_folder
from cozematrix.cells.outcome import HAS_RESULTS, Outcome, Status
from cozematrix.cells.outcome_file import reserve_outcome, write_outcome
from cozematrix.cells.recording import read_recording
from cozematrix.cells.view import view
from cozematrix.data_file import write_bytes
from cozematrix.errors import MatrixError, ServiceGoneError
from cozematrix.own.package import read_package
from cozematrix.planning.plan import Suite

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from cozematrix.cells.context import RunContext, Subject
    from cozematrix.own.suite import OwnSuite

# The recorder is a module by itself here: the suite may have a package of the name `tests`.
RECORDER = "cozematrix_recorder"
NO_SETTINGS = "no_settings.ini"


def run_own(
    context: RunContext,
    subject: Subject,
    suite: OwnSuite,
    package: str,
    arguments: Sequence[str] = (),
) -> Outcome:
    """Run the suite in a cell and write its outcome; whatever goes wrong there is one too."""
    folder, cell, run = context.places.outcomes, subject.cell, context.run
    reserve_outcome(folder, cell, Suite.OWN, run.id, run.secret)
    begun = Outcome(
        cell, Suite.OWN, run.id, Status.OK, ran=now(), fence=context.fenced, resolved=run.day
    )
    try:
        layers = _layers(context, subject, package)
        environment.expose(subject.venv, layers, is_measured=False)
        outcome = _run(context, subject, begun, suite, layers, arguments=arguments)
    except (MatrixError, OSError) as error:
        status = status_of(error)
        cause = "the service died" if isinstance(error, ServiceGoneError) else str(error)
        outcome = replace(begun, status=status, cause=cause)
    return write_outcome(folder, outcome, run.secret)


def _layers(context: RunContext, subject: Subject, package: str) -> tuple[Path, ...]:
    """Return the layers: release and dependencies, the user's package, the runner.

    The release is required as the very one that it is, so that a package that asks for another
    one is proven not to go with it, in words that name both.
    """
    release, python, program = subject.release, subject.cell.python, subject.program
    own = (
        read_package(package, uv=context.uv, folder=context.places.cache / "own")
        if package
        else None
    )
    name = context.configuration.package
    wanted = [f"{name}=={release.version}", *([own.requirement] if own else [])]
    user = context.resolver.resolve(python, program, wanted)
    # The release comes from its own layer, by its hash.
    pins = [pin for pin in user.pins if pin.partition("==")[0] != name]
    runner = context.resolver.resolve(
        python, program, context.configuration.runner, constraints=user.pins, only_wheels=True
    )
    layers = context.layers
    return (
        layers.release(python, program, name, release),
        layers.layer(python, program, pins),
        *([layers.layer(python, program, [own.pin])] if own and own.pin else []),
        layers.layer(python, program, runner.pins),
    )


def _run(
    context: RunContext,
    subject: Subject,
    begun: Outcome,
    suite: OwnSuite,
    layers: Sequence[Path],
    *,
    arguments: Sequence[str],
) -> Outcome:
    places, cell = context.places, subject.cell
    scratch = scratch_folder(places, cell, Suite.OWN)
    (emptied(scratch) / "tmp").mkdir()
    record = recording_file(places, cell, Suite.OWN)
    seen = view(suite.root, places.cache / "views", suite.files)
    tools = _tools(context)
    command: list[str | Path] = [subject.program, "-m", "pytest", suite.name, "--rootdir", "."]
    # Without any, pytest would look for some in the folders above.
    command += ["-c", suite.settings.name if suite.settings else tools[-1] / NO_SETTINGS]
    command += ["-p", RECORDER, "-p", "cozefake.plugin", "-p", "no:cacheprovider"]
    command += ["--record", record, "--lifeline", *arguments]
    account = witness.open_account(context.run)
    ended = process.run(
        command,
        log=work_folder(places, cell) / f"{Suite.OWN}.log",
        seconds=context.configuration.limits.suite,
        cwd=seen,
        env=process.clean_environment(
            home=scratch / "home",
            bin_folder=subject.venv / "bin",
            COZE_FAKE_URL=context.run.service,
            COZE_FAKE_ACCOUNT=account,
            PYTHONPATH=os.pathsep.join(map(str, tools)),
            TMPDIR=str(scratch / "tmp"),
        ),
        fence=context.fence(subject, (*layers, seen, *tools), scratch, *context.run.ports),
    )
    witness.close_account(context.run, account)
    shutil.rmtree(scratch / "tmp", ignore_errors=True)
    recording = read_recording(record)
    status, cause = recording.judge(ended, " ".join(arguments))
    package = context.configuration.package
    imported = recording.imported.get(package, "")
    if status in HAS_RESULTS and imported and not imported.startswith(f"{layers[0]}/"):
        status, cause = Status.INFRASTRUCTURE, f"{package} was taken from {imported}"
    return replace(
        recording.told(begun, ended), status=status, cause=cause, is_partial=bool(arguments)
    )


def _tools(context: RunContext) -> tuple[Path, Path]:
    """The fake's client and plugin, and the recorder: what a suite sees of this project."""
    root, views = context.places.root, context.places.cache / "views"
    files = [path for path in sources.visible(root) if path.is_relative_to(root / "src/cozefake")]
    folder = context.places.cache / "own" / "recorder"
    contents = {
        folder / f"{RECORDER}.py": (root / "tests" / "shared" / "recorder.py").read_bytes(),
        folder / NO_SETTINGS: b"[pytest]\n",
    }
    for file, content in contents.items():
        if not file.is_file() or file.read_bytes() != content:
            write_bytes(file, content)
    return view(root / "src", views, files), view(folder, views, contents)
