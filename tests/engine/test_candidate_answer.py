"""The answer about a candidate, from outcomes as cells record them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from cozematrix.api.change import Change
from cozematrix.api.change import Kind as ChangeKind
from cozematrix.candidate import data, markdown, terminal
from cozematrix.candidate.answer import Answer, Reply, make_answer, refused_pythons
from cozematrix.candidate.release import Candidate, as_candidate
from cozematrix.candidate.wheel import Wheel
from cozematrix.cells.outcome import Outcome, Result, State, Status, in_modules
from cozematrix.coverage.figures import Coverages
from cozematrix.planning.plan import Cell, LeftOut, Plan, Suite
from cozematrix.verdicts.ledger import Cause, Effect
from cozematrix.verdicts.verdict import Verdict, judge

from .conftest import RUN, release
from .ledgers import cause

BEFORE = release("0.20.0")
LABEL = "0.21.0+candidate.0a1b2c3d"
PYTHONS = ("3.9", "3.12")
AXIS = ("3.8", "3.9", "3.10", "3.11", "3.12", "3.13")
REMOVED = Change(ChangeKind.REMOVED, "cozepy.Coze.bot", "bot", "")
TYPED = Change(ChangeKind.RETURN_TYPE, "cozepy.Coze.list", "int", "str")
KNOWN = "test_bots::test_known"
WORKS = "test_bots::test_works"


def candidate() -> Candidate:
    wheel = Wheel("cozepy-0.21.0-py3-none-any.whl", "0.21.0", "0a1b2c3d" * 8, ">=3.7", ())
    return as_candidate(wheel, Path("/x"), "wheel dist/cozepy-0.21.0-py3-none-any.whl")


def outcome(version: str, *results: Result, python: str = "3.9", **changes: object) -> Outcome:
    failed = any(each.state is State.FAILED for each in results)
    made = Outcome(
        cell=Cell(python, version),
        suite=Suite.SYNC,
        run=RUN,
        status=Status.CONTRACT_FAILURES if failed else Status.OK,
        dependencies={"httpx": "0.28.1", "cozepy": version.partition("+")[0]},
        modules=in_modules(results),
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def passed(name: str = WORKS) -> Result:
    return Result(name, State.PASSED, paths=("bots.retrieve",), requests=1)


def failed(name: str = WORKS, message: str = "AssertionError: no") -> Result:
    return Result(name, State.FAILED, message=message, paths=("bots.retrieve",), requests=1)


def ledger() -> tuple[Cause, ...]:
    return (cause("known-bug", KNOWN, effect=Effect.WRONG, says="ValueError: known"),)


def verdict(*outcomes: Outcome, left: dict[Cell, LeftOut] | None = None) -> Verdict:
    cells = tuple(dict.fromkeys(each.cell for each in outcomes))
    pythons = tuple(python for python in AXIS if any(cell.python == python for cell in cells))
    plan = Plan((candidate(), BEFORE), pythons, cells, left or {})
    return judge(plan, (Suite.SYNC,), outcomes, ledger(), run=RUN, required=())


def answer(
    *outcomes: Outcome,
    changes: Sequence[Change] = (),
    objections: Sequence[str] = (),
    partial: Sequence[str] = (),
) -> Answer:
    return make_answer(
        "cozepy",
        candidate(),
        BEFORE,
        verdict(*outcomes),
        changes=changes,
        objections=objections,
        partial=partial,
        axis=AXIS,
    )


def beside(*results: Result) -> Outcome:
    """The release before, with these results or with all passed."""
    return outcome("0.20.0", *(results or (passed(),)))


def test_candidate_that_does_as_the_release_before_may_go_out() -> None:
    known = failed(KNOWN, "ValueError: known")

    found = answer(outcome(LABEL, passed(), known), beside(passed(), known))

    assert (found.reply, found.reasons) == (Reply.YES, [])
    assert found.sentence == f"yes: {LABEL} beside 0.20.0: nothing against it on 3.9"


def test_new_failure_is_a_no_that_names_method_and_contract() -> None:
    found = answer(outcome(LABEL, failed()), beside())

    [new] = found.new
    assert found.reply is Reply.NO
    assert (new.methods, new.finding.tests, new.where) == (("bots.retrieve",), (WORKS,), "3.9")
    assert new.finding.reason == "AssertionError: no"
    assert found.sentence == f"no: {LABEL} beside 0.20.0: 1 new failure"


def test_known_failure_that_reads_otherwise_is_a_no() -> None:
    found = answer(
        outcome(LABEL, failed(KNOWN, "KeyError: 'id'")),
        beside(failed(KNOWN, "ValueError: known")),
    )

    assert found.reply is Reply.NO
    assert [each.finding.tests for each in found.otherwise] == [(KNOWN,)]
    assert found.new == ()


def test_known_failure_that_passes_is_fixed_and_no_objection() -> None:
    found = answer(outcome(LABEL, passed(KNOWN)), beside(failed(KNOWN, "ValueError: known")))

    [fixed] = found.fixed
    assert found.reply is Reply.YES
    assert (fixed.cause.id, fixed.tests, fixed.remains, fixed.where) == (
        "known-bug",
        (KNOWN,),
        0,
        "3.9",
    )


def test_what_the_release_before_fails_today_as_well_is_not_its_doing() -> None:
    found = answer(outcome(LABEL, failed()), beside(failed()))

    assert found.reply is Reply.YES
    assert found.new == ()
    assert [each.finding.tests for each in found.shared] == [(WORKS,)]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(failed(message="KeyError: 'other'"), id="another message"),
        pytest.param(failed("test_bots::test_other"), id="another contract"),
    ],
)
def test_another_failure_of_the_release_before_excuses_nothing(other: Result) -> None:
    found = answer(outcome(LABEL, failed()), beside(other))

    assert found.reply is Reply.NO
    assert [each.finding.tests for each in found.new] == [(WORKS,)]


def test_failure_of_the_release_before_on_another_python_excuses_nothing() -> None:
    found = answer(
        outcome(LABEL, failed(), python="3.12"),
        outcome("0.20.0", passed(), python="3.12"),
        beside(failed()),
        outcome(LABEL, passed()),
    )

    assert found.reply is Reply.NO
    assert [each.where for each in found.new] == ["3.12"]


def test_method_that_has_gone_is_a_no() -> None:
    gone = Result(WORKS, State.ABSENT, message="no bots.retrieve", paths=("bots.retrieve",))

    found = answer(outcome(LABEL, gone), beside())

    assert found.reply is Reply.NO
    assert [each.finding.reason for each in found.new] == ["it is gone; it passed in 0.20.0"]


@pytest.mark.parametrize("status", [Status.TIMEOUT, Status.CRASHED, Status.IMPORT_ERROR])
def test_suite_without_results_is_no_yes_also_where_the_release_before_has_none(
    status: Status,
) -> None:
    none = {"status": status, "cause": "it ended"}

    found = answer(outcome(LABEL, **none), outcome("0.20.0", **none))

    assert found.reply is Reply.NO
    assert [each.finding.tests for each in found.unseen] == [(status.value,)]
    assert found.shared == ()


def test_contract_that_passed_and_is_skipped_now_was_not_looked_at() -> None:
    skipped = Result(WORKS, State.SKIPPED, message="nothing to send", paths=("bots.retrieve",))
    known = skipped._replace(name=KNOWN)
    usual = Result("test_bots::test_loop", State.SKIPPED, message="no uvloop")

    found = answer(
        outcome(LABEL, skipped, known, usual),
        beside(passed(), failed(KNOWN, "ValueError: known"), usual),
    )

    assert found.reply is Reply.NO
    assert [(each.methods, each.finding.reason) for each in found.unseen] == [
        (("bots.retrieve",), "it failed in 0.20.0, and is skipped: nothing to send"),
        (("bots.retrieve",), "it passed in 0.20.0, and is skipped: nothing to send"),
    ]


def test_cell_that_never_ran_is_a_no() -> None:
    missing = {"status": Status.INFRASTRUCTURE, "cause": "the disk is full"}

    found = answer(outcome(LABEL, **missing), beside())

    assert found.reply is Reply.NO
    assert [each.finding.reason for each in found.unseen] == [
        "the disk is full",
        "the candidate ran on no Python",
    ]


def test_part_without_an_objection_is_no_yes() -> None:
    found = answer(outcome(LABEL, passed()), beside(), partial=["only sync", "-k bots"])

    assert found.reply is Reply.PARTIAL
    assert found.sentence.startswith(f"partial (only sync; -k bots): {LABEL} beside 0.20.0: ")


def test_part_with_an_objection_is_a_no() -> None:
    found = answer(outcome(LABEL, failed()), beside(), partial=["only sync"])

    assert found.reply is Reply.NO
    assert found.sentence.startswith(f"no: {LABEL} beside 0.20.0 (only sync): ")


def test_objection_to_the_api_is_a_no_and_types_stand_apart() -> None:
    found = answer(
        outcome(LABEL, passed()), beside(), changes=[REMOVED, TYPED], objections=["it breaks"]
    )

    assert found.reply is Reply.NO
    assert (found.api, found.types) == ((REMOVED,), (TYPED,))


def test_api_that_was_not_looked_at_is_not_told_to_be_as_before() -> None:
    seen = verdict(outcome(LABEL, passed()), beside())
    partial = ["only types"]

    found = make_answer(
        "cozepy", candidate(), BEFORE, seen, changes=None, objections=(), partial=partial
    )

    assert not any("as before" in line for line in terminal.lines(found))
    assert "as before" not in markdown.page(found)
    row = data.as_json(found, judged="2026-11-28", command="nox")
    assert (row["api"], row["types"]) == (None, None)


def test_new_failure_that_hangs_may_be_the_machines() -> None:
    found = answer(outcome(LABEL, failed(message="it hangs: no end after 8 s")), beside())

    assert found.reply is Reply.NO
    assert any("--fresh runs all again" in line for line in terminal.lines(found))


def test_other_dependencies_are_told() -> None:
    older = {"httpx": "0.27.2", "cozepy": "0.21.0"}

    found = answer(outcome(LABEL, passed(), dependencies=older), beside())

    assert found.dependencies == ("httpx 0.28.1 → 0.27.2 on 3.9",)


def test_python_that_it_does_not_admit_any_more_is_told() -> None:
    cells = [Cell("3.8", LABEL), Cell("3.7", LABEL), Cell("3.7", "0.20.0")]
    plan = Plan(
        (candidate(), BEFORE),
        ("3.7", "3.8"),
        (Cell("3.8", "0.20.0"),),
        dict.fromkeys(cells, LeftOut.EXCLUDED),
    )

    found = refused_pythons(Verdict(plan, (), {}, {}), candidate(), BEFORE)

    assert found == ["3.8"]


def test_python_that_is_missing_here_is_told() -> None:
    left = {Cell("3.8", LABEL): LeftOut.MISSING_INTERPRETER}
    seen = verdict(outcome(LABEL, passed()), beside(), left=left)

    found = make_answer("cozepy", candidate(), BEFORE, seen, changes=(), objections=(), axis=AXIS)

    assert (found.pythons, found.missing) == (("3.9",), ("3.8",))
    assert "beside 0.20.0, on 3.9 (not here: 3.8), sync" in terminal.lines(found)


def many(count: int, text: str) -> Answer:
    results = [failed(f"test_bots::test_{number}", f"{number} {text}") for number in range(count)]
    changes = [replace(REMOVED, path=f"cozepy.Coze.m{number}") for number in range(count)]
    found = answer(
        outcome(LABEL, *results),
        beside(*(passed(each.name) for each in results)),
        changes=changes,
        objections=[f"it breaks code: {each.path}" for each in changes],
    )
    return replace(found, coverages={LABEL: Coverages(97.0, 95.8), "0.20.0": Coverages(97, 96)})


def test_answer_is_one_screen_and_ends_with_itself() -> None:
    found = many(200, "x" * 900)

    lines = terminal.lines(found)

    assert len(lines) < 50
    assert max(map(len, lines)) < 400
    assert lines[-1] == found.sentence
    assert "Coverage: 95.8 % of branches (0.20.0: 96.0 %)" in lines
    assert "New failures: 200" in lines
    assert "  … and 194 more: reports/candidate.md" in lines


def test_failure_without_a_method_is_named_once() -> None:
    found = answer(outcome(LABEL, failed()._replace(paths=())), beside())

    named = [line for line in terminal.lines(found) if WORKS in line]
    assert named == [f"  {WORKS} on 3.9, sync"]


def test_one_failure_that_remains_is_one() -> None:
    found = answer(outcome(LABEL, passed(KNOWN)), beside(failed(KNOWN, "ValueError: known")))
    found = replace(found, fixed=(replace(found.fixed[0], remains=1),))

    assert "  known-bug on 3.9: 1 test passes, 1 more still fails" in terminal.lines(found)
    assert "known-bug on 3.9: 1 pass, 1 still fails." in markdown.page(found)


@pytest.mark.parametrize("text", ["x" * 900, "|" * 900, "é@" * 450, "<&" * 450])
def test_page_is_short_enough_for_a_comment_and_begins_with_the_answer(text: str) -> None:
    found = many(1500, text)

    written = markdown.page(found)

    assert 10_000 < len(written.encode()) < 60_000
    assert written.startswith("## no: ")
    assert "1500 new failures" in written.partition("\n")[0]
    assert written.index("### Objections") < written.index("### New failures: 1500")


def test_page_of_a_small_answer_has_all_of_it() -> None:
    written = markdown.page(many(3, "odd"))

    assert all(f"{number} odd" in written for number in range(3))
    assert written.count("test\\_bots::test\\_") == 3
    assert "### API: 3 breaking" in written
    assert "### Types: as before" in written
    assert "Coverage: 95.8 % of branches (0.20.0: 96.0 %)" in written


def test_what_a_cell_printed_stays_text_on_the_page() -> None:
    evil = "</table> | <script> @admin [x](https://evil.example) `code`"

    written = markdown.page(answer(outcome(LABEL, failed(message=evil)), beside()))

    assert "<script>" not in written
    assert "@admin" not in written
    assert "](https://" not in written
    assert "https://evil" not in written
    [row] = [line for line in written.splitlines() if "evil.example" in line]
    assert row.replace("\\|", "").count("|") == 5


@pytest.mark.parametrize(
    "found",
    [
        pytest.param(lambda: many(3, "odd"), id="no"),
        pytest.param(lambda: answer(outcome(LABEL, passed()), beside()), id="yes"),
        pytest.param(
            lambda: answer(
                outcome(LABEL, passed(KNOWN)), beside(failed(KNOWN, "ValueError: known"))
            ),
            id="fixed",
        ),
        pytest.param(
            lambda: make_answer(
                "cozepy",
                None,
                BEFORE,
                None,
                changes=[TYPED],
                objections=(),
                made_from="src",
                partial=["only api"],
            ),
            id="source alone",
        ),
    ],
)
def test_data_is_as_the_schema_says(found: object) -> None:
    schema = json.loads((Path(data.__file__).parent / "candidate.schema.json").read_text())
    made = found()  # type: ignore[operator]

    row = json.loads(json.dumps(data.as_json(made, judged="2026-11-28", command="nox")))

    jsonschema.validate(row, schema)
    assert row["answer"] == made.reply.value
    assert row["reasons"] == made.reasons
