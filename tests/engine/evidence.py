"""Evidence for pages, as the tests of the engine and those in a browser need it.

Three releases on three Pythons: the oldest cannot be imported on the newest Python, the middle one
has a fault that the newest has not, and the newest has one of its own, and something hostile.
"""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from cozematrix.api.change import Change
from cozematrix.api.change import Kind as Happened
from cozematrix.candidate import data
from cozematrix.candidate.answer import make_answer
from cozematrix.candidate.release import as_candidate, judged_as
from cozematrix.candidate.wheel import Wheel
from cozematrix.cells.outcome import (
    FailingPlace,
    Outcome,
    Result,
    State,
    Status,
    cleaned,
    in_modules,
)
from cozematrix.coverage.figures import Coverages
from cozematrix.inputs.picking import Picking
from cozematrix.planning.plan import OF_THE_MATRIX, Cell, LeftOut, Plan, Suite
from cozematrix.reports.report import Report, make_report
from cozematrix.reports.site.evidence import Evidence, OfCandidate, SourceFile
from cozematrix.reports.site.judged import parse_judged
from cozematrix.verdicts.fields import Fields
from cozematrix.verdicts.ledger import Cause, Effect
from cozematrix.verdicts.verdict import judge
from tests.engine.conftest import RUN, release
from tests.engine.ledgers import cause

RELEASES = ("0.1.0", "0.2.0", "0.3.0")
PYTHONS = ("3.8", "3.9", "3.10")
LABEL = "0.3.1+candidate.0a1b2c3d"
# Whatever of this ran, or became an element, would be seen.
HOSTILE = (
    "</script><script>window.hacked=1</script><img src=x onerror=window.hacked=1>"
    "\"'`onmouseover=window.hacked=1 {{ 7*7 }} \\'); window.hacked=1; ('"
)
STREAM, FIELDS = "test_streams::test_comment_is_ignored", "test_answers::test_every_field[chat]"
CREATE, WORKFLOW = (
    "test_calls::test_call[chat.create]",
    "test_calls::test_call[workflows.runs.create]",
)
LEDGER = (
    cause(
        "crash-in-streams", STREAM, cozepy="==0.2.0", reason="A comment is raised by `chat.stream`."
    ),
    cause(
        "import-fails",
        "import-error",
        effect=Effect.IMPORT,
        cozepy="==0.1.0",
        python="==3.10",
        says="ImportError: no httpx",
    ),
    cause(
        "wrong-workflow",
        WORKFLOW,
        effect=Effect.WRONG,
        cozepy=">=0.3.0",
        links=("https://github.com/coze-dev/coze-py/issues/1",),
    ),
    cause(
        "wrong-field",
        f"{FIELDS} usage",
        effect=Effect.LOST,
        says="AssertionError: lost",
        python="<3.10",
    ),
    cause(
        "untyped",
        "typing/chats.py [assert-type] chat.create",
        effect=Effect.TYPES,
        suites=(Suite.TYPES,),
        says="it is Any",
    ),
)


def results(version: str, python: str) -> list[Result]:
    """Return the results of one suite in a release on a Python."""
    is_new, failed = version == "0.3.0", State.FAILED
    no = "AssertionError: no"
    lost = (FailingPlace("usage", "AssertionError: lost", "GET /v3/chat -> 200 {}"),)
    is_lost = python != "3.10"
    found = [
        Result(CREATE, State.PASSED, paths=("chat.create",), requests=1),
        Result(
            FIELDS,
            failed if is_lost else State.PASSED,
            paths=("chat.create",),
            requests=1,
            passed_places=("id",),
            failing_places=lost if is_lost else (),
        ),
        Result(
            STREAM,
            failed if version == "0.2.0" else State.PASSED,
            message=no if version == "0.2.0" else "",
            paths=("chat.stream",),
            wire="POST /v3/chat -> 200 event: ping" if version == "0.2.0" else "",
            requests=1,
        ),
        Result(
            WORKFLOW,
            failed if is_new else State.ABSENT,
            message=no if is_new else "absent: workflows.runs.create",
            paths=("workflows.runs.create",),
        ),
        Result("test_library::test_uvloop", State.SKIPPED, message="uvloop has no wheel here"),
    ]
    if is_new and python == "3.10":
        found.append(
            cleaned(
                Result(
                    f"test_bots::test_x[{HOSTILE}]",
                    failed,
                    message=f"AssertionError: {HOSTILE}",
                    paths=("chat.create",),
                    wire=f"GET /{HOSTILE}\n-> 200 {HOSTILE}",
                )
            )
        )
    return found


def recorded(cell: Cell, suite: Suite) -> Outcome:
    """One outcome of the sample."""
    about = {
        "interpreter": f"{cell.python}.1",
        "resolved": "2026-11-28",
        "dependencies": {"httpx": "0.28.1", "__proto__": "1", "x<b>y": "2"},
        "seconds": 12.5,
        "cpu_seconds": 4.5,
        "ran": "2026-11-28T10:00:00+00:00",
        "fence": "files, TCP",
    }
    if suite is Suite.TYPES:
        wrong = FailingPlace("chat.create", "it is Any")
        found = (Result("typing/chats.py [assert-type]", State.FAILED, failing_places=(wrong,)),)
        return Outcome(cell, suite, RUN, Status.ERRORS, modules=in_modules(found), **about)
    if (cell.release, cell.python) == ("0.1.0", "3.10"):
        return Outcome(
            cell, suite, RUN, Status.IMPORT_ERROR, cause="ImportError: no httpx", **about
        )
    found = tuple(results(cell.release, cell.python))
    seconds = tuple(0.7 if each.name == FIELDS else 0.01 for each in found)
    return Outcome(
        cell,
        suite,
        RUN,
        Status.CONTRACT_FAILURES,
        modules=in_modules(found),
        durations=seconds,
        **about,
    )


def answered() -> OfCandidate:
    """The answer about a candidate of the sample, and its cells."""
    before = release("0.3.0")
    wheel = Wheel("cozepy-0.3.1-py3-none-any.whl", "0.3.1", "0a1b2c3d" * 8, ">=3.9", ())
    made_ = as_candidate(wheel, Path("/x"), f"wheel dist/{HOSTILE}.whl")
    run = tuple(Cell(python, each) for each in (LABEL, "0.3.0") for python in ("3.9", "3.10"))
    left = {Cell("3.8", LABEL): LeftOut.EXCLUDED}
    cells = (*run, Cell("3.8", "0.3.0"))
    plan = Plan((made_, before), PYTHONS, cells, left)
    ledger = judged_as(LEDGER, before)
    outcomes = [of_the_candidate(each, suite) for each in cells for suite in OF_THE_MATRIX]
    verdict = judge(plan, OF_THE_MATRIX, outcomes, ledger, run=RUN, required=())
    answer = make_answer(
        "cozepy",
        made_,
        before,
        verdict,
        changes=(
            Change(Happened.REMOVED, f"cozepy.{HOSTILE}", HOSTILE, ""),
            Change(Happened.RETURN_TYPE, "cozepy.Coze.list", "int", HOSTILE),
        ),
        objections=(f"it breaks code, and is not allowed: removed: cozepy.{HOSTILE}",),
        axis=PYTHONS,
        coverages={"0.3.0": Coverages(75.0, 50.0), LABEL: Coverages(74.0, 48.5)},
        notes=("0.3.1 is published: it needs another version to go out",),
    )
    command = f"nox -s candidate -- --from 'dist/{HOSTILE}.whl'"
    row = data.as_json(answer, judged="2026-11-20", command=command)
    judged = parse_judged(json.dumps(row).encode(), "reports/candidate.json")
    report = make_report("cozepy", verdict, {}, {}, {}, run=RUN)
    return OfCandidate(judged, report, ("0.4.0 is out since.",))


def of_the_candidate(cell: Cell, suite: Suite) -> Outcome:
    """One outcome of the candidate's run: it breaks a stream, and mends the workflows."""
    if cell.release != LABEL or suite is Suite.TYPES:
        return recorded(cell, suite)
    found = recorded(cell._replace(release="0.3.0"), suite)
    mended = [
        replace_result(each) for each in found.results if not each.name.startswith("test_bots")
    ]
    return replace(found, cell=cell, modules=in_modules(tuple(mended)))


def replace_result(result: Result) -> Result:
    """The same test in the candidate."""
    if result.name == WORKFLOW:
        return result._replace(state=State.PASSED, message="", requests=1)
    if result.name == STREAM:
        return cleaned(
            result._replace(
                state=State.FAILED, message=f"ValueError: {HOSTILE}", wire=f"GET /{HOSTILE}"
            )
        )
    return result


def beside_lowest() -> Report:
    """The sample beside the lowest dependencies: on 3.9 the middle release keeps its stream."""
    cells = tuple(Cell(python, "0.2.0", "lowest") for python in PYTHONS)
    plan = Plan((release("0.2.0"),), PYTHONS, cells, {})
    outcomes = []
    for cell in cells:
        for suite in OF_THE_MATRIX:
            found = recorded(cell, suite)
            if cell.python == "3.9" and suite is Suite.SYNC:
                kept = tuple(
                    each._replace(state=State.PASSED, message="") if each.name == STREAM else each
                    for each in found.results
                )
                found = replace(found, modules=in_modules(kept), dependencies={"httpx": "0.25.0"})
            outcomes.append(found)
    verdict = judge(plan, OF_THE_MATRIX, outcomes, LEDGER, run=RUN, required=())
    return make_report("cozepy", verdict, {}, {}, {}, run=RUN, picking=Picking("lowest"))


def made_with_all() -> Evidence:
    """The sample with a candidate, and with another resolution."""
    return replace(made(), candidate=answered(), others={"lowest": beside_lowest()})


def made(ledger: tuple[Cause, ...] = LEDGER) -> Evidence:
    """The sample as one value."""
    cells = [Cell(python, version) for version in RELEASES for python in PYTHONS]
    left = {Cell("3.8", "0.1.0"): LeftOut.EXCLUDED}
    run = tuple(cell for cell in cells if cell not in left)
    plan = Plan(tuple(release(version) for version in reversed(RELEASES)), PYTHONS, run, left)
    outcomes = [recorded(cell, suite) for cell in run for suite in OF_THE_MATRIX]
    verdict = judge(plan, OF_THE_MATRIX, outcomes, ledger, run=RUN, required=())
    coverages = {"0.3.0": Coverages(lines=75.0, branches=50.0)}
    report = make_report("cozepy", verdict, {}, coverages, {}, run=RUN)
    text = f"import os\n\nif os:\n    x = 1\nelse:\n    y = '{HOSTILE}'\n"
    removed = Change(Happened.REMOVED, "cozepy.Coze.bot", "class Bot", "")
    added = Change(Happened.ADDED, "cozepy.Coze.workflows", "", HOSTILE)
    return Evidence(
        report,
        changes={"0.2.0": (), "0.3.0": (removed, added)},
        signatures={
            "0.2.0": {"sync.chat.create": ("bot_id: str",)},
            "0.3.0": {"sync.chat.create": ("bot_id: str", "stream: bool = False")},
        },
        sources={"0.3.0": (SourceFile("cozepy/__init__.py", text, (1, 3, 4), (6,), (3,), 50.0),)},
        since=Fields(answers={"chat.retrieve": {"usage": "0.3.0"}}),
    )
