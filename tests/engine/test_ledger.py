from __future__ import annotations

from pathlib import Path

import pytest

from cozematrix.errors import InputError
from cozematrix.ledger import Deviation, read_ledger
from cozematrix.plan import Cell, Suite
from cozematrix.releases import Release

GOOD = """
[[deviation]]
tests = ["test_bots::test_x", "import-error"]
suites = ["async"]
cozepy = ">=0.2,<0.10"
python = ">=3.8"
dependencies = { authlib = ">=1.7" }
kind = "dependency"
reason = "authlib 1.7 removed what it imports"
since = 2026-11-23
"""


def read(folder: Path, text: str, releases: tuple[Release, ...]) -> tuple[Deviation, ...]:
    file = folder / "expectations.toml"
    file.write_text(text)
    return read_ledger(file, pythons=("3.7", "3.8", "3.10"), releases=releases)


@pytest.mark.parametrize(
    ("python", "version", "suite", "installed", "covered"),
    [
        pytest.param("3.10", "0.3.0", Suite.ASYNC, {"authlib": "1.7.2"}, True, id="inside"),
        pytest.param("3.7", "0.3.0", Suite.ASYNC, {"authlib": "1.7.2"}, False, id="old Python"),
        pytest.param("3.8", "0.10.0", Suite.ASYNC, {"authlib": "1.7"}, False, id="new release"),
        pytest.param("3.8", "0.3.0", Suite.SYNC, {"authlib": "1.7"}, False, id="other suite"),
        pytest.param("3.8", "0.3.0", Suite.ASYNC, {"authlib": "1.6"}, False, id="dependency"),
        pytest.param("3.8", "0.3.0", Suite.ASYNC, {}, False, id="dependency is not there"),
    ],
)
def test_a_deviation_covers_only_where_all_its_conditions_hold(
    tmp_path: Path,
    releases: tuple[Release, ...],
    python: str,
    version: str,
    suite: Suite,
    installed: dict[str, str],
    covered: bool,
) -> None:
    [deviation] = read(tmp_path, GOOD, releases)

    assert deviation.covers(Cell(python, version), suite, installed) is covered


@pytest.mark.parametrize(
    ("more", "evidence"),
    [
        pytest.param("", "", id="none"),
        pytest.param(
            'evidence = """\nGET /v1/bots -> 200\nPOST /v3/chat {"a":1} -> 400"""',
            'GET /v1/bots -> 200\nPOST /v3/chat {"a":1} -> 400',
            id="two exchanges",
        ),
    ],
)
def test_evidence_is_read_and_may_be_left_out(
    tmp_path: Path, releases: tuple[Release, ...], more: str, evidence: str
) -> None:
    [deviation] = read(tmp_path, GOOD + more, releases)

    assert deviation.evidence == evidence


def test_an_empty_ledger_expects_everything_to_work(
    tmp_path: Path, releases: tuple[Release, ...]
) -> None:
    assert read(tmp_path, "", releases) == ()


@pytest.mark.parametrize(
    ("good", "bad", "message"),
    [
        pytest.param(
            'kind = "dependency"',
            'kind = "bug"',
            "deviation[0].kind: 'bug' is not allowed; allowed: defect, dependency, unsupported",
            id="kind",
        ),
        pytest.param(
            '">=0.2,<0.10"',
            '">=7"',
            "deviation[0].cozepy: '>=7' is not allowed; "
            "allowed: a range that meets one of 0.1.0, 0.2.0, 0.2.1, 0.3.0, 0.10.0",
            id="release that there is not",
        ),
        pytest.param(
            '">=3.8"',
            '">=4"',
            "deviation[0].python: '>=4' is not allowed; "
            "allowed: a range that meets one of 3.7, 3.8, 3.10",
            id="Python that there is not",
        ),
        pytest.param(
            '["async"]',
            '["asinc"]',
            "deviation[0].suites: 'asinc' is not allowed; allowed: sync, async, types",
            id="suite",
        ),
        pytest.param(
            "since = 2026-11-23",
            'since = "today"',
            "deviation[0].since: 'today' is not allowed; allowed: a date such as 2026-11-23",
            id="date",
        ),
        pytest.param(
            "since = 2026-11-23",
            "since = 2026-11-23\nevidence = 400",
            "deviation[0].evidence: 400 is not allowed; allowed: a string",
            id="evidence",
        ),
        pytest.param(
            "reason = ",
            "why = ",
            "deviation[0].reason: None is not allowed; allowed: a string",
            id="key",
        ),
        pytest.param(
            '{ authlib = ">=1.7" }',
            '{ authlib = "new" }',
            "deviation[0].dependencies.authlib: 'new' is not allowed; "
            "allowed: version specifiers such as '>=0.3,<0.5'",
            id="specifier",
        ),
    ],
)
def test_a_wrong_entry_is_named(
    tmp_path: Path, releases: tuple[Release, ...], good: str, bad: str, message: str
) -> None:
    assert good in GOOD

    with pytest.raises(InputError) as raised:
        read(tmp_path, GOOD.replace(good, bad), releases)

    assert str(raised.value) == f"expectations.toml: {message}"
