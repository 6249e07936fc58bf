"""The steps in a cell's environment: the import of the package, and a suite of contracts."""

from __future__ import annotations

import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

from cozematrix.cells import contracts, environment, origin, process, witness
from cozematrix.cells.files import (
    MOST_OF_A_REPORT,
    emptied,
    freed,
    held,
    hits_file,
    is_full,
    last_line,
    recording_file,
    scratch_folder,
    work_folder,
)
from cozematrix.cells.outcome import HAS_RESULTS, Outcome, Status
from cozematrix.cells.recording import read_recording
from cozematrix.data_file import parse_json, read_untrusted, write_bytes
from cozematrix.errors import InfrastructureError, InputError

if TYPE_CHECKING:
    from pathlib import Path

    from cozematrix.cells.context import Ask, Laid, RunContext, Subject


def import_package(context: RunContext, subject: Subject, laid: Laid) -> tuple[Status, str]:
    """Import the package; its status, and the reason in one line where that fails, else ""."""
    scratch = emptied(scratch_folder(context.places, subject.cell, "import"))
    report = scratch / "import.json"
    try:
        ended = process.run(
            [subject.program, "tests/shared/import_step.py", context.configuration.package, report],
            log=freed(work_folder(context.places, subject.cell) / "import.log"),
            seconds=context.configuration.limits.import_,
            cwd=context.view,
            env=process.clean_environment(home=scratch / "home", bin_folder=subject.venv / "bin"),
            fence=context.fence(subject, laid.user, scratch),
        )
    except InfrastructureError as error:
        return Status.INFRASTRUCTURE, str(error)
    try:
        told = parse_json(read_untrusted(report, MOST_OF_A_REPORT), report.name)
        return Status.IMPORT_ERROR, told.get("error", str)
    except InputError:
        # A machine that is busy enough lets nothing end in time: no later run takes that over.
        status = Status.TIMEOUT if ended.is_timeout else Status.IMPORT_ERROR
        return status, f"import: {ended.description}"


def run_suite(
    context: RunContext, subject: Subject, outcome: Outcome, laid: Laid, ask: Ask
) -> tuple[Outcome, bytes]:
    """Run one suite; its outcome, and what its probes hit.

    Raises ServiceGoneError where the service died meanwhile.
    """
    suite, places = outcome.suite, context.places
    folder = work_folder(places, outcome.cell)
    scratch = emptied(scratch_folder(places, outcome.cell, suite))
    record = recording_file(places, outcome.cell, suite)
    hits, hangs = scratch / "hits", scratch / "hangs"
    hits.write_bytes(bytes(laid.probes.count))
    hangs.write_text(
        "".join(f"{test}\n" for test in ask.known_hangs(suite, laid.pins)), encoding="utf-8"
    )
    command: list[str | Path] = [
        subject.program,
        "-m",
        "pytest",
        f"tests/{suite}",
        "-c",
        "tests/cell.ini",
    ]
    command += ["--rootdir", ".", "-p", "tests.shared.recorder", "-p", "no:cacheprovider"]
    # A plugin that the release's dependencies bring along; its lowest version cannot be imported.
    command += ["-p", "no:anyio"]
    command += ["--record", record, "--lifeline", "--known-hangs", hangs]
    command += ["-n", str(ask.workers), *ask.arguments]
    temporary = scratch / "tmp"
    temporary.mkdir()
    account = witness.open_account(context.run)
    layers = (*(laid.probed if ask.is_measured else laid.user), laid.runner)
    ended = process.run(
        command,
        log=freed(folder / f"{suite}.log"),
        seconds=context.configuration.limits.suite,
        cwd=context.view,
        env=process.clean_environment(
            home=scratch / "home",
            bin_folder=subject.venv / "bin",
            COZE_FAKE_URL=context.run.service,
            COZE_FAKE_ACCOUNT=account,
            # For the client of the fake, which needs nothing but the standard library.
            PYTHONPATH=str(context.view / "src"),
            TMPDIR=str(temporary),
            **{environment.HITS: str(hits)},
        ),
        fence=context.fence(subject, layers, scratch, *context.run.ports),
    )
    # What a suite leaves among temporary files goes with it.
    shutil.rmtree(temporary, ignore_errors=True)
    recording = read_recording(record)
    status, cause = recording.judge(ended, ask.selection)
    if status is Status.CRASHED and not recording.running:
        cause = f"{cause}: {last_line(folder / f'{suite}.log')}"
    if status in (Status.CRASHED, Status.CONTRACT_FAILURES) and is_full(folder):
        status, cause = Status.INFRASTRUCTURE, f"the disk is full: {cause or 'tests failed'}"
    if status in HAS_RESULTS:
        if wrong := origin.strangers(recording, subject, laid, context.view):
            status, cause = Status.INFRASTRUCTURE, wrong
        elif not ask.arguments and (lacking := contracts.lacking(context.view, suite, recording)):
            status, cause = Status.UNWITNESSED, lacking
    asked = witness.close_account(context.run, account)
    attested = replace(recording, results=witness.attested(recording.results, asked))
    ran = replace(
        attested.told(outcome, ended),
        status=status,
        cause=cause,
        is_partial=bool(ask.selection),
        warnings=origin.warnings_of(recording, (*laid.user, *laid.probed)),
    )
    measured = held(hits, laid.probes.count)
    write_bytes(freed(hits_file(places, outcome.cell, suite)), measured)
    return ran, measured
