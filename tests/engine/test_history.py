"""Public bugs of the SDK, held against the ledger."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from packaging.version import Version

from cozematrix.advice import api
from cozematrix.advice.api import ReleaseAPI, read_api
from cozematrix.advice.api_file import FILE as API_FILE
from cozematrix.errors import InputError
from cozematrix.inputs.releases import read_releases
from cozematrix.planning.plan import Suite
from cozematrix.upkeep.history import FILE, PAGE, Bug, judge, markdown, read_history
from cozematrix.verdicts.ledger import read_ledger
from tests.engine.conftest import release
from tests.engine.ledgers import cause

ROOT = Path(__file__).parents[2]
VERSIONS = ["0.9.0", "0.10.0", "0.11.0", "0.12.0"]
RELEASES = [release(version) for version in VERSIONS]
BUG = Bug("Bots are lost.", (), "0.10.0", "0.12.0", ("test_bots::test_a",), "")
API = api.API(
    "demo",
    [
        ReleaseAPI(
            version,
            {
                "demo": "module",
                "demo.Bots": "-> demo.bots.Bots",
                "demo.bots": "module",
                "demo.bots.Bots": "class",
                "demo.bots.Bots.list": f"def (self, *, name: str, {later}**more) -> None",
                **({"demo.bots.Bots.icon": ": str"} if later else {}),
            },
        )
        for version, later in zip(VERSIONS, [""] * 3 + ["size: int, "], strict=True)
    ],
)
LEDGER = [cause("lost-bots", "test_bots::test_a", cozepy=">=0.10,<0.12")]


def test_bug_that_the_ledger_has_in_the_same_releases_is_found() -> None:
    [judged] = judge([BUG], LEDGER, RELEASES, API)

    assert (judged.is_found, judged.causes, judged.wrong) == (True, ("lost-bots",), "")


@pytest.mark.parametrize(
    ("bug", "wrong"),
    [
        (replace(BUG, seen=("test_bots::test_b",)), "the ledger does not know test_bots::test_b"),
        (replace(BUG, first_bad="0.9.0"), "as run, the first bad release is 0.10.0"),
        (replace(BUG, first_good="0.11.0"), "as run, the first good release is 0.12.0"),
    ],
    ids=["unknown", "begins later", "ends later"],
)
def test_bug_that_the_ledger_has_otherwise_is_wrong(bug: Bug, wrong: str) -> None:
    [judged] = judge([bug], LEDGER, RELEASES, API)

    assert (judged.is_found, judged.wrong) == (False, wrong)


def test_only_the_named_cause_counts_where_one_is_named() -> None:
    ledger = [*LEDGER, cause("other", "test_bots::test_a", cozepy=">=0.12")]

    any_cause, named = judge([BUG, replace(BUG, cause="lost-bots")], ledger, RELEASES, API)

    assert any_cause.wrong == "as run, the first good release is none yet"
    assert (named.causes, named.wrong) == (("lost-bots",), "")


def test_only_the_suite_of_a_bug_counts() -> None:
    ledger = [
        cause("sync", "test_bots::test_a", cozepy=">=0.10,<0.12", suites=(Suite.SYNC,)),
        cause("async", "test_bots::test_a", cozepy=">=0.10", suites=(Suite.ASYNC,)),
    ]

    both, synchronous = judge([BUG, replace(BUG, suite="sync")], ledger, RELEASES, API)

    assert both.wrong == "as run, the first good release is none yet"
    assert (synchronous.causes, synchronous.wrong) == (("sync",), "")


def test_bug_that_is_not_repaired_has_no_end() -> None:
    ledger = [cause("lost-bots", "test_bots::test_a", cozepy=">=0.10")]

    [judged] = judge([replace(BUG, first_good="")], ledger, RELEASES, API)

    assert judged.is_found


@pytest.mark.parametrize(
    ("first_good", "wrong"),
    [
        ("", ""),
        ("0.11.0", "as run, it is bad outside of its releases, in 0.11.0"),
    ],
)
def test_bug_that_is_hidden_in_some_releases_is_found_in_the_others(
    first_good: str, wrong: str
) -> None:
    hidden = replace(BUG, first_bad="0.9.0", first_good=first_good, hidden="0.9.0 fails earlier.")

    [judged] = judge([hidden], LEDGER, RELEASES, API)

    assert (judged.is_found, judged.is_whole, judged.wrong) == (not wrong, False, wrong)


def test_bug_that_is_hidden_nowhere_is_wrong() -> None:
    [judged] = judge([replace(BUG, hidden="0.10.0 fails earlier.")], LEDGER, RELEASES, API)

    assert judged.wrong == "as run, it is hidden in none of its releases"


@pytest.mark.parametrize(
    ("refused", "first_good", "wrong"),
    [
        ("httpx==0.28.0", "0.12.0", ""),
        ("httpx==0.28.0", "0.11.0", "as run, the first good release is 0.12.0"),
        ("httpx==0.27.0", "0.12.0", "as run, the first bad release is none"),
        ("anyio==4.0", "0.12.0", "as run, the first bad release is none"),
    ],
)
def test_bound_of_a_dependency_is_read_from_what_releases_require(
    refused: str, first_good: str, wrong: str
) -> None:
    marked = ('httpx<0.28; python_version >= "3.8"', 'httpx<0.28; python_version < "3.8"')
    releases = [
        replace(each, requires_dist=marked) if each.version in ("0.10.0", "0.11.0") else each
        for each in RELEASES
    ]

    bound = replace(BUG, seen=(), refused=refused, first_good=first_good)
    [judged] = judge([bound], [], releases, API)

    assert (judged.is_found, judged.wrong) == (not wrong, wrong)


@pytest.mark.parametrize(
    ("added", "first_good", "wrong"),
    [
        ("demo.Bots.list(size)", "0.12.0", ""),
        ("demo.bots.Bots.icon", "0.12.0", ""),
        ("demo.Bots.list(size)", "0.11.0", "as run, the first good release is 0.12.0"),
        ("demo.Bots.list(color)", "0.12.0", "as run, the first good release is none yet"),
        ("demo.Bots.icon(size)", "0.12.0", "as run, the first good release is none yet"),
        ("demo.Bots.list", "0.12.0", "as run, the first bad release is none"),
    ],
)
def test_what_users_missed_is_read_from_the_api_of_each_release(
    added: str, first_good: str, wrong: str
) -> None:
    lacking = replace(BUG, seen=(), added=(added,), first_good=first_good)

    [judged] = judge([lacking], [], RELEASES, API)

    assert (judged.is_found, judged.wrong) == (not wrong, wrong)


def test_cause_that_finds_a_bug_cites_it() -> None:
    link = "https://github.com/coze-dev/coze-py/issues/7"
    [without] = judge([replace(BUG, links=(link,))], LEDGER, RELEASES, API)
    [cited] = judge(
        [replace(BUG, links=(link,))], [replace(LEDGER[0], links=(link,))], RELEASES, API
    )

    assert without.wrong == "lost-bots in the ledger has none of its links"
    assert cited.is_found


def test_page_tells_what_is_found_and_why_the_rest_is_not() -> None:
    linked = replace(
        BUG,
        links=(
            "https://github.com/coze-dev/coze-py/issues/7",
            "https://github.com/coze-dev/coze-py/commit/0123456789abcdef",
        ),
    )
    missed = replace(BUG, title="a | b", seen=(), missed="It is a feature.", first_good="")

    hidden = replace(BUG, title="c", first_bad="0.9.0", hidden="0.9.0 fails earlier.")
    refused = replace(
        BUG, title="d", first_bad="0.9.0", first_good="", seen=(), refused="httpx==0.1"
    )
    ledger = [replace(LEDGER[0], links=linked.links)]

    page = markdown(judge([linked, missed, hidden, refused], ledger, RELEASES, API))

    assert (
        "**2 of 4 are found in all of their releases (50 %), "
        "1 more in some of them (75 % together).**"
    ) in page
    assert "| c | 0.9.0 | 0.12.0 | `lost-bots`: 0.9.0 fails earlier. |" in page
    assert "| d | 0.9.0 | not yet | `httpx==0.1` is refused |" in page
    assert (
        "| Bots are lost. [#7](https://github.com/coze-dev/coze-py/issues/7) "
        "[01234567](https://github.com/coze-dev/coze-py/commit/0123456789abcdef) "
        "| 0.10.0 | 0.12.0 | `lost-bots` |"
    ) in page
    assert "| a \\| b | 0.10.0 | not yet | It is a feature. |" in page


ROW = '[[bug]]\ntitle = "t"\nfirst_bad = "0.9.0"\nseen = ["a"]\n'


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (ROW.replace("0.9.0", "0.8.0"), "first_bad: '0.8.0' is not allowed"),
        (ROW + 'first_good = "1"\n', "first_good: '1' is not allowed"),
        (ROW + 'missed = "so"\n', "names of failures, or else a text in missed"),
        (ROW.replace('"a"', ""), "names of failures, or else a text in missed"),
        (ROW + 'links = ["http://example.com"]\n', "an address that begins with https://github"),
        (ROW + 'refused = "httpx==0.28"\n', "names of failures, or else a text in missed"),
        (
            ROW.replace('seen = ["a"]', 'refused = "httpx>0.28"'),
            "refused: 'httpx>0.28' is not allowed; allowed: a distribution's version",
        ),
        (ROW.replace('seen = ["a"]', 'refused = "what now"'), "refused: 'what now' is not allowed"),
        (
            ROW.replace('seen = ["a"]', 'missed = "m"\nhidden = "h"'),
            "hidden: 'h' is not allowed; allowed: a text beside names of failures in seen",
        ),
        (ROW + 'added = ["demo.Bots"]\n', "names of failures, or else a text in missed"),
        (
            ROW.replace('seen = ["a"]', 'added = ["demo.Bots"]'),
            "added: ['demo.Bots'] is not allowed; allowed: paths beside the release in first_good",
        ),
        (ROW + "more = 1\n", "more"),
        (ROW + 'suite = "types"\n', "suite: 'types' is not allowed"),
        ("", "bug: it is missing; allowed: one or more"),
    ],
)
def test_wrong_entry_is_refused(tmp_path: Path, text: str, message: str) -> None:
    file = tmp_path / "history.toml"
    file.write_text(text)

    with pytest.raises(InputError) as raised:
        read_history(file, VERSIONS)

    assert message in str(raised.value)


def test_page_of_this_project_is_as_its_data_and_its_ledger_say() -> None:
    releases = sorted(
        read_releases(ROOT / "releases.json"), key=lambda release: Version(release.version)
    )
    versions = [each.version for each in releases]
    pythons = read_toml_pythons()
    ledger = read_ledger(ROOT, pythons=pythons, releases=releases)

    judged = judge(read_history(ROOT / FILE, versions), ledger, releases, read_api(ROOT / API_FILE))

    assert [f"{each.bug.title}: {each.wrong}" for each in judged if each.wrong] == []
    page = (ROOT / PAGE).read_text(encoding="utf-8")
    assert page == markdown(judged), "run `nox -s history`"


def read_toml_pythons() -> list[str]:
    import tomllib

    axes = tomllib.loads((ROOT / "matrix.toml").read_text(encoding="utf-8"))["axes"]
    return [str(each) for each in axes["pythons"]]
