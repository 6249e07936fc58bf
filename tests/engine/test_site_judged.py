"""The answer about a candidate as the site reads it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cozematrix.candidate import data
from cozematrix.candidate.answer import make_answer
from cozematrix.coverage.figures import Coverages
from cozematrix.errors import InputError
from cozematrix.reports.site.judged import Changed, Fixed, parse_judged, read_judged
from tests.engine.conftest import release
from tests.engine.evidence import HOSTILE, LABEL, STREAM, WORKFLOW, answered


def row_of_source_alone() -> dict[str, Any]:
    """Return an answer for which nothing ran."""
    answer = make_answer(
        "cozepy",
        None,
        release("0.3.0"),
        None,
        changes=(),
        objections=(),
        made_from="src",
        partial=["only api"],
    )
    return data.as_json(answer, judged="2026-11-28", command="nox -s candidate -- --from src")


def parsed(row: dict[str, Any]) -> Any:
    return parse_judged(json.dumps(row).encode(), "reports/candidate.json")


def test_answer_is_read_as_it_was_given() -> None:
    judged = answered().judged

    assert (judged.answer, judged.version, judged.before) == ("no", LABEL, "0.3.0")
    assert judged.day == "2026-11-20"
    assert judged.pythons == ("3.9", "3.10")
    assert judged.reasons == ("1 new failure", "1 objection to the API")
    [new] = judged.new
    assert (new.tests, new.methods, new.suites) == ((STREAM,), ("chat.stream",), ("sync", "async"))
    assert (new.pythons, new.cause) == (("3.9", "3.10"), "")
    assert new.wire == f"GET /{HOSTILE}"
    assert judged.fixed == (Fixed("wrong-workflow", (WORKFLOW,), 0, "3.9–3.10"),)
    assert judged.api == (
        Changed("breaking", f"removed: cozepy.{HOSTILE}", before=HOSTILE, after=""),
    )
    assert judged.types == (
        Changed("risky", "return-type: cozepy.Coze.list", before="int", after=HOSTILE),
    )
    assert judged.coverages == {"0.3.0": Coverages(75.0, 50.0), LABEL: Coverages(74.0, 48.5)}


def test_answer_about_source_alone_has_no_version_and_no_cells() -> None:
    judged = parsed(row_of_source_alone())

    assert (judged.version, judged.sha256, judged.name) == ("", "", "the source")
    assert (judged.answer, judged.partial, judged.suites) == ("partial", ("only api",), ())
    assert (judged.api, judged.types) == ((), ())


def test_api_that_was_not_looked_at_is_not_one_without_changes() -> None:
    judged = parsed({**row_of_source_alone(), "api": None, "types": None})

    assert (judged.api, judged.types) == (None, None)


def _with(key: str, value: object) -> Callable[[dict[str, Any]], None]:
    return lambda row: row.update({key: value})


def _candidate_with(key: str, value: object) -> Callable[[dict[str, Any]], None]:
    return lambda row: row["candidate"].update({key: value})


CHANGE = {"level": "fatal", "change": "x", "before": "", "after": ""}


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        pytest.param(lambda row: row.pop("judged"), "judged: ''", id="no day"),
        pytest.param(_with("judged", "yesterday"), "judged: 'yesterday'", id="no ISO day"),
        pytest.param(_with("answer", "maybe"), "answer: 'maybe'", id="answer"),
        pytest.param(_with("new", ["x"]), "new: 'x'", id="failure"),
        pytest.param(_with("api", [CHANGE]), "api[0].level: 'fatal'", id="level"),
        pytest.param(_with("more", 1), "more: 1", id="unknown key"),
        pytest.param(_candidate_with("sha256", "../.."), "candidate.sha256: '../..'", id="hash"),
        pytest.param(_candidate_with("version", 3), "candidate.version: 3", id="version"),
        pytest.param(_candidate_with("x", 3), "candidate.x: 3", id="unknown key of the candidate"),
    ],
)
def test_damaged_answer_is_refused_by_its_key(
    damage: Callable[[dict[str, Any]], None], said: str
) -> None:
    row = row_of_source_alone()
    damage(row)

    with pytest.raises(InputError) as raised:
        parsed(row)

    assert str(raised.value).startswith(f"reports/candidate.json: {said} is not allowed; allowed: ")


def test_errors_call_the_file_by_its_place(tmp_path: Path) -> None:
    path = tmp_path / "reports" / "candidate.json"
    path.parent.mkdir()
    path.write_text("{")

    with pytest.raises(InputError, match=r"^reports/candidate\.json: "):
        read_judged(path)
