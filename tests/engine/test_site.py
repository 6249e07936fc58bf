from __future__ import annotations

import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from cozematrix.candidate import data
from cozematrix.candidate.answer import make_answer
from cozematrix.cells.outcome import State
from cozematrix.coverage.figures import Coverages
from cozematrix.errors import InputError
from cozematrix.planning.plan import Cell, Suite
from cozematrix.reports.site import build, measured
from cozematrix.reports.site.badges import badges
from cozematrix.reports.site.bars import Piece, pieces, span_of
from cozematrix.reports.site.cells import SIGNS
from cozematrix.reports.site.data import script
from cozematrix.reports.site.evidence import Evidence, OfCandidate, SourceFile
from cozematrix.reports.site.features import FEATURES, features_of
from cozematrix.reports.site.judged import parse_judged
from cozematrix.reports.site.pages import CANDIDATE_PAGE, INNER, PAGES, prose
from cozematrix.reports.site.sights import paths_of_tests, seen
from cozematrix.reports.site.support import MOST, Support, supports
from cozematrix.verdicts.fact import Judgement
from tests.engine.conftest import release
from tests.engine.evidence import (
    HOSTILE,
    LABEL,
    LEDGER,
    PYTHONS,
    RELEASES,
    STREAM,
    WORKFLOW,
    made,
    made_with_all,
)

HANDED = re.compile(r"matrixData\('((?:[^'\\\n]|\\.)*)','((?:[^'\\\n]|\\.)*)'\);\n")


@pytest.fixture(scope="module")
def evidence() -> Evidence:
    return made()


@pytest.fixture(scope="module")
def site(evidence: Evidence) -> dict[str, str]:
    return build.build(evidence)


def read(text: str) -> Any:
    """Return the one text that a data file hands over, with JavaScript's escapes undone."""
    found = HANDED.fullmatch(text)
    assert found, text[:200]
    body = re.sub(r"\\u(20[0-9a-f]{2})", lambda each: chr(int(each[1], 16)), found[2])
    return json.loads(re.sub(r"\\([\\'])", r"\1", body))


class Elements(HTMLParser):
    """Gathers the elements of a page and its texts."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def test_same_evidence_makes_the_same_files(site: dict[str, str]) -> None:
    assert build.build(made()) == site


def test_every_page_is_there_and_in_the_navigation(site: dict[str, str]) -> None:
    names = [file for file, _, _ in PAGES]

    assert {name for name in site if name.endswith(".html")} == {
        file for file, _, _ in (*PAGES, *INNER)
    }
    for name in names:
        links = [a.get("href") for tag, a in Elements(site[name]).found if tag == "a"]
        assert [each for each in links if each in names][1:8] == names


@pytest.mark.parametrize("page", [file for file, _, _ in (*PAGES, *INNER, CANDIDATE_PAGE)])
def test_no_page_has_anything_that_the_policy_forbids(with_all: dict[str, str], page: str) -> None:
    elements = Elements(with_all[page]).found

    policy = next(a["content"] for _, a in elements if a.get("http-equiv"))
    assert policy == (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
        "base-uri 'none'; form-action 'none'"
    )
    assert all(
        a.get("src", "").startswith(("assets/", "data/")) for tag, a in elements if tag == "script"
    )
    assert not [a for _, a in elements for name in a if name == "style" or name.startswith("on")]
    assert not [
        tag for tag, _ in elements if tag in ("iframe", "object", "embed", "base", "style", "img")
    ]
    named = [a[key] for _, a in elements for key in ("href", "src") if a.get(key)]
    local = re.compile(r"(#|assets/|data/|badges/|[a-z]+\.html)")
    assert [each for each in named if not local.match(each)] in (
        [],
        ["https://github.com/coze-dev/coze-py/issues/1"],
    )


@pytest.mark.parametrize("page", ["index.html", "causes.html"])
def test_what_a_cell_wrote_is_text_and_nothing_else(site: dict[str, str], page: str) -> None:
    told = Elements(site[page])

    tags = {tag for tag, _ in told.found}
    assert "img" not in tags
    assert "49" not in " ".join(each for each in told.texts if "window.hacked" in each)
    if page == "index.html":
        assert "onerror=window.hacked=1" in "".join(told.texts)


def test_every_file_of_data_hands_over_one_text_of_json(site: dict[str, str]) -> None:
    names = [name for name in site if name.startswith("data/")]

    assert len(names) > 10
    for name in names:
        read(site[name])
        assert site[name].startswith(f"matrixData('{name[5:-3]}',")


@pytest.mark.parametrize(
    "text",
    ["it's", "back\\slash", "\\'", "line\nbreak", "\u2028\u2029", "</script>", "`${x}`", HOSTILE],
)
def test_no_text_leaves_the_script_that_hands_it_over(text: str) -> None:
    written = script("x", {"__proto__": text})

    assert written.count("\n") == 1
    assert not re.search("[\u2028\u2029]", written)
    assert read(written) == {"__proto__": text}


def unfolded(
    details: dict[str, Any], names: list[str], python: str, suite: str
) -> set[tuple[str, ...]]:
    """The records of one cell, as a page unfolds them."""
    runs = details["cells"][python][suite]["records"]
    found = set()
    for first, count in zip(runs[::2], runs[1::2], strict=True):
        for test, place, state, message, cause, judgement, _ in details["records"][
            first : first + count
        ]:
            found.add(
                (
                    names[test],
                    place,
                    state,
                    details["messages"][message],
                    details["causes"][cause],
                    judgement,
                )
            )
    return found


def test_cells_unfold_to_what_was_recorded(evidence: Evidence, site: dict[str, str]) -> None:
    names = read(site["data/names.js"])
    verdict = evidence.report.verdict

    for (cell, suite), outcome in verdict.outcomes.items():
        details = read(site[f"data/cells/{cell.release}.js"])
        expected = {
            (
                fact.name.split(" usage")[0].split(" chat.create")[0],
                "usage"
                if fact.name.endswith(" usage")
                else "chat.create"
                if fact.name.endswith(" chat.create")
                else "",
                "failed",
                fact.message,
                fact.cause.id if fact.cause else "",
                "" if fact.judgement is Judgement.AS_EXPECTED else fact.judgement.value,
            )
            for fact in verdict.facts
            if (fact.cell, fact.suite) == (cell, suite)
        } | {
            (each.name, "", each.state.value, each.message, "", "")
            for each in outcome.results
            if each.state in (State.ABSENT, State.SKIPPED)
        }
        assert unfolded(details, names, cell.python, suite.value) == expected
        about = details["cells"][cell.python][suite.value]
        if "states" in about:
            signs = details["states"][about["states"]]
            told = {names[test]: sign for test, sign in zip(details["tests"], signs, strict=True)}
            assert told == {each.name: SIGNS[each.state] for each in outcome.results} | {
                name: "." for name, sign in told.items() if sign == "."
            }


def test_what_was_on_the_wire_is_found_where_a_record_says(site: dict[str, str]) -> None:
    details = read(site["data/cells/0.2.0.js"])
    names = read(site["data/names.js"])

    row = next(each for each in details["records"] if names[each[0]] == STREAM)
    file, place = row[6]
    assert read(site[f"data/wires/{file}.js"])[place] == "POST /v3/chat -> 200 event: ping"


def test_cause_is_seen_with_its_pythons_methods_and_features(evidence: Evidence) -> None:
    verdict = evidence.report.verdict
    found = {
        each.cause.id: each for each in seen(verdict, paths_of_tests(verdict.outcomes.values()))
    }

    assert list(found) == [
        "import-fails",
        "crash-in-streams",
        "wrong-workflow",
        "wrong-field",
        "untyped",
    ]
    stream = found["crash-in-streams"].sights
    assert list(stream) == ["0.2.0"]
    assert stream["0.2.0"].pythons == dict.fromkeys((Suite.SYNC, Suite.ASYNC), frozenset(PYTHONS))
    assert stream["0.2.0"].methods[Suite.SYNC] == {"chat.stream"}
    assert stream["0.2.0"].features == {"streams"}
    assert found["wrong-field"].sights["0.3.0"].pythons[Suite.SYNC] == {"3.8", "3.9"}
    # Where nothing runs, nothing can be used.
    assert found["import-fails"].sights["0.1.0"].features == {each.id for each in FEATURES}
    # A type check names the method as the place.
    assert found["untyped"].sights["0.3.0"].methods == {Suite.TYPES: {"chat.create"}}


def test_support_tells_absent_from_broken_and_kept(evidence: Evidence) -> None:
    verdict = evidence.report.verdict
    causes = seen(verdict, paths_of_tests(verdict.outcomes.values()))
    found = supports(verdict, causes)

    signs = {
        path: {suite: {each: on[suite][each].sign for each in on[suite]} for suite in on}
        for path, on in found.items()
    }
    assert signs["chat.stream"][Suite.SYNC] == {"0.1.0": "kept", "0.2.0": "broken", "0.3.0": "kept"}
    assert signs["workflows.runs.create"][Suite.ASYNC] == {
        "0.1.0": "absent",
        "0.2.0": "absent",
        "0.3.0": "broken",
    }
    assert found["chat.create"][Suite.SYNC]["0.2.0"].causes == ("wrong-field",)


@pytest.mark.parametrize(
    ("support", "sign"),
    [
        (Support(0, 0, 3), "absent"),
        (Support(2, 0, 0), "kept"),
        (Support(2, 0, 0, ("x",)), "most"),
        (Support(3, 1, 0), "most"),
        (Support(2, 1, 0), "some"),
        (Support(0, 1, 0), "broken"),
    ],
)
def test_sign_of_a_method(support: Support, sign: str) -> None:
    assert MOST == 0.75
    assert support.sign == sign


@pytest.mark.parametrize(
    ("test", "paths", "features"),
    [
        ("test_calls::test_call[chat.create]", ("chat.create",), ("chat",)),
        ("test_calls::x", ("chat.stream",), ("streams",)),
        ("test_calls::x", ("chat.messages.list",), ("chat",)),
        ("test_calls::x", ("workflows.runs.stream",), ("streams", "workflows")),
        ("test_oauth::x", (), ("oauth",)),
        ("test_library::x", (), ("library",)),
        ("test_calls::x", ("something.new",), ("library",)),
        ("test_streams::x", ("conversations.list",), ("streams", "conversations")),
    ],
)
def test_feature_of_a_test(test: str, paths: tuple[str, ...], features: tuple[str, ...]) -> None:
    assert features_of(test, paths) == features


def test_every_call_of_the_contracts_has_a_feature() -> None:
    text = (Path(__file__).parents[2] / "tests/shared/fields.json").read_text()
    calls = json.loads(text)["answers"]

    assert len(calls) > 50
    assert [each for each in calls if features_of("test_calls::x", (each,)) == ("library",)] == []


def test_neighbours_of_one_kind_are_one_piece() -> None:
    assert pieces(["", "a", "a", "", "b"]) == (Piece(1, 2, "a"), Piece(4, 1, "b"))
    assert pieces([]) == ()
    assert span_of({"0.3.0", "0.2.0"}, RELEASES) == ("0.2.0", "0.3.0")
    assert span_of((), RELEASES) == ("", "")


def test_badges_say_how_a_release_does_and_where(evidence: Evidence) -> None:
    found = {badge.name: (badge.message, badge.color) for badge in badges(evidence)}

    assert found["0.2.0-3.10"] == ("67% kept", "yellow")
    assert found["0.1.0-3.8"] == ("excluded", "lightgrey")
    assert found["0.1.0-3.10"] == ("does not work", "red")
    assert found["0.1.0"] == ("67% kept on 3.9", "yellow")
    # What is hostile there is no known failure.
    assert found["0.3.0-3.10"] == ("not as expected", "red")


def test_badge_files_are_what_shields_and_browsers_read(site: dict[str, str]) -> None:
    assert json.loads(site["badges/0.2.0-3.9.json"]) == {
        "schemaVersion": 1,
        "label": "cozepy 0.2.0 on Python 3.9",
        "message": "33% kept",
        "color": "orange",
    }
    assert site["badges/0.2.0-3.9.svg"].startswith('<svg xmlns="http://www.w3.org/2000/svg"')
    assert "33% kept" in site["badges/0.2.0-3.9.svg"]


def test_arguments_stand_once_for_the_releases_from_which_they_hold(site: dict[str, str]) -> None:
    assert read(site["data/arguments.js"]) == {
        "chat.create": {
            "sync": [["0.2.0", ["bot_id: str"]], ["0.3.0", ["bot_id: str", "stream: bool = False"]]]
        }
    }


def test_changes_and_new_fields_stand_by_the_release_that_brings_them(site: dict[str, str]) -> None:
    assert read(site["data/changes/0.3.0.js"]) == {
        "changes": [
            ["breaking", "removed", "cozepy.Coze.bot", "class Bot", ""],
            ["compatible", "added", "cozepy.Coze.workflows", "", HOSTILE],
        ],
        "fields": [["chat.retrieve", "usage"]],
    }
    assert read(site["data/changes/0.2.0.js"]) == {"changes": [], "fields": []}


def test_lines_of_a_source_are_told_by_signs(site: dict[str, str]) -> None:
    (file,) = read(site["data/coverage/0.3.0.js"])

    assert (file["lines"], file["executed"], file["missing"]) == ("x.bx.m", 3, 1)
    assert "y = '" in read(site[f"data/sources/{file['source']}.js"])


def test_coverage_report_is_read_with_the_sources(tmp_path: Path) -> None:
    source = tmp_path / "layer" / "cozepy"
    source.mkdir(parents=True)
    (source / "a.py").write_text("x = 1\n")
    row = {
        "executed_lines": [1],
        "missing_lines": [],
        "missing_branches": [[1, 2], [-1, 3]],
        "summary": {"percent_branches_covered": 50.0},
    }
    report = tmp_path / "coverage.json"
    report.write_text(json.dumps({"files": {"cache/layer/cozepy/a.py": row}}))

    assert measured.read_files(report, source) == (
        SourceFile("cozepy/a.py", "x = 1\n", (1,), (), (1,), 50.0),
    )
    report.write_text(json.dumps({"files": {"cache/layer/cozepy/b.py": row}}))
    with pytest.raises(InputError, match=r"b\.py"):
        measured.read_files(report, source)


def test_code_of_a_reason_is_marked_and_the_rest_escaped() -> None:
    assert prose("A `<b>` & c") == "A <code>&lt;b&gt;</code> &amp; c"
    assert prose("one ` tick <") == "one ` tick &lt;"


def test_square_of_the_matrix_has_its_numbers_words_and_signs(site: dict[str, str]) -> None:
    elements = Elements(site["index.html"])
    labels = {
        a["href"]: a["aria-label"] for tag, a in elements.found if tag == "a" and "aria-label" in a
    }

    assert labels["cell.html?release=0.2.0&python=3.10"] == (
        "0.2.0 on Python 3.10: sync 67 per cent kept, worst effect crash; "
        "async 67 per cent kept, worst effect crash; types 1 error, worst effect types"
    )
    assert labels["cell.html?release=0.1.0&python=3.10"].startswith(
        "0.1.0 on Python 3.10: sync import; async import"
    )
    assert labels["cell.html?release=0.1.0&python=3.8"].startswith("0.1.0 on Python 3.8: sync —")


def test_site_replaces_an_earlier_one_whole(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    build.write(folder, {"old.html": "x", "data/a.js": "y"})

    size = build.write(folder, {"index.html": "é"})

    assert size == 2
    assert [each.name for each in tmp_path.iterdir()] == ["site"]
    assert [each.name for each in folder.iterdir()] == ["index.html"]


def test_page_of_coverage_says_so_where_nothing_was_measured(evidence: Evidence) -> None:
    bare = replace(evidence, report=replace(evidence.report, coverages={}), sources={})

    assert "Nothing was measured" in build.build(bare)["coverage.html"]
    assert evidence.report.coverages == {"0.3.0": Coverages(75.0, 50.0)}


def test_sample_is_what_the_tests_take_it_for(evidence: Evidence) -> None:
    report = evidence.report

    assert {each.cause.id for each in report.known if each.cause} == {each.id for each in LEDGER}
    assert {each.judgement for each in report.surprises} == {Judgement.REGRESSION}
    assert Cell("3.8", "0.1.0") in report.plan.left
    assert WORKFLOW


@pytest.fixture(scope="module")
def with_all() -> dict[str, str]:
    return build.build(made_with_all())


def text_of(page: str) -> str:
    return " ".join("".join(Elements(page).texts).split())


def test_candidate_is_in_the_navigation_only_where_one_was_judged(
    site: dict[str, str], with_all: dict[str, str]
) -> None:
    assert "candidate.html" not in "".join(site[name] for name in site if name.endswith(".html"))
    for file, _, _ in (*PAGES, *INNER, CANDIDATE_PAGE):
        links = [a.get("href") for tag, a in Elements(with_all[file]).found if tag == "a"]
        assert "candidate.html" in links


def test_candidate_comes_with_its_verdict_and_with_what_it_was_compared(
    with_all: dict[str, str],
) -> None:
    told = text_of(with_all["candidate.html"])

    assert "✗ No: 1 new failure, 1 objection to the API." in told
    assert "Compared with 0.3.0, on Python 3.9, 3.10: sync, async, types, and the API." in told
    assert "Judged on 2026-11-20 (UTC), from wheel dist/" in told
    assert "0.4.0 is out since." in told
    order = [
        told.index(each)
        for each in (
            "New failures 1",
            "Objections to the API and the metadata 1",
            "What is fixed 1",
            "What changes in the API 1",
            "What changes in its types 1",
            "What was executed",
            "Its cells",
        )
    ]
    assert order == sorted(order)
    assert "Difference-1.0-1.5" in told


def test_cells_of_the_candidate_are_reached_and_recorded(with_all: dict[str, str]) -> None:
    labels = {
        a["href"]: a["aria-label"]
        for tag, a in Elements(with_all["candidate.html"]).found
        if tag == "a" and "aria-label" in a
    }
    where = "cell.html?release=0.3.1%2Bcandidate.0a1b2c3d&python={}&run=candidate"

    assert labels[where.format("3.9")].startswith(f"{LABEL} on Python 3.9: sync REGRESSION")
    assert labels[where.format("3.8")].startswith(f"{LABEL} on Python 3.8: sync —")
    details = read(with_all[f"data/cells-candidate/{LABEL}.js"])
    names = read(with_all["data/names.js"])
    assert {
        (test, state, judgement)
        for test, _, state, _, _, judgement in unfolded(details, names, "3.10", "sync")
    } == {
        (STREAM, "failed", "regression"),
        (WORKFLOW, "failed", "fixed"),
        ("test_library::test_uvloop", "skipped", ""),
    }
    beside = read(with_all["data/beside/candidate.js"])
    assert beside["squares"][LABEL]["3.9"]["suites"]["sync"]["verdict"] == "regression"
    assert {each["id"] for each in beside["causes"]} >= {"wrong-field"}
    assert read(with_all["data/matrix.js"])["besides"] == ["lowest", "candidate"]


def test_candidate_of_which_only_source_was_read_says_so() -> None:
    judged = parse_judged(
        json.dumps(
            data.as_json(
                make_answer(
                    "cozepy",
                    None,
                    release("0.3.0"),
                    None,
                    changes=(),
                    objections=(),
                    made_from="src",
                    partial=["only api"],
                ),
                judged="2026-11-28",
                command="nox -s candidate -- --from src --only api",
            )
        ).encode(),
        "reports/candidate.json",
    )

    told = text_of(
        build.build(replace(made(), candidate=OfCandidate(judged, None)))["candidate.html"]
    )

    assert "Nothing against it, in the part that was looked at." in told
    assert "Compared with 0.3.0: the API." in told
    assert "Only a part was looked at: only api." in told
    assert "Only its source was read: nothing ran." in told
    assert "What changes in the API 0 Nothing: as in 0.3.0." in told


def test_each_resolution_has_a_table_which_says_where_it_differs(
    with_all: dict[str, str],
) -> None:
    elements = Elements(with_all["index.html"]).found
    labels = {a["href"]: a["aria-label"] for tag, a in elements if tag == "a" and "aria-label" in a}

    assert [a["data-resolution"] for tag, a in elements if tag == "section" and len(a) == 3] == [
        "latest",
        "lowest",
    ]
    assert (
        "sync FIXED, worst effect lost, latest: 33 crash; async 33 per cent"
        in (labels["cell.html?release=0.2.0&python=3.9&run=lowest"])
    )
    assert "latest:" not in labels["cell.html?release=0.2.0&python=3.8&run=lowest"]
    told = text_of(with_all["index.html"])
    assert "latest (the newest that an installer picks)" in told
    assert "lowest (the lowest versions that are allowed, also of what dependencies need)" in told
    assert "1 square differs from latest: marked with ≠" in told
    assert "FIXED 0.2.0 on 3.9, sync:" in told
    details = read(with_all["data/cells-lowest/0.2.0.js"])
    assert details["cells"]["3.9"]["sync"]["dependencies"] == {"httpx": "0.25.0"}
    assert read(with_all["data/beside/lowest.js"])["options"] == " --resolution lowest"


def test_matrix_of_one_resolution_has_no_headings_for_it(site: dict[str, str]) -> None:
    assert "the newest that an installer picks" not in site["index.html"]
    assert "differs" not in site["index.html"]


def test_nothing_hostile_of_a_candidate_is_markup(with_all: dict[str, str]) -> None:
    told = Elements(with_all["candidate.html"])

    assert "img" not in {tag for tag, _ in told.found}
    assert sum(tag == "script" for tag, _ in told.found) == 3
    assert not [a for _, a in told.found for name in a if name.startswith("on")]
    assert "".join(told.texts).count("onerror=window.hacked=1") >= 6
