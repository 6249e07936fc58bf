"""Edits of the ledger's files: what is proposed changes, everything else stays byte for byte."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from packaging.specifiers import SpecifierSet

from cozematrix.errors import MatrixError
from cozematrix.planning.plan import Suite
from cozematrix.upkeep import ledger_file
from cozematrix.upkeep.accept.proposal import Proposal
from cozematrix.upkeep.ledger_file import change_ledger, proposal_file, rendered, write_ledger
from cozematrix.verdicts.ledger import Cause, Place, read_ledger
from tests.engine.conftest import release
from tests.engine.test_accept import BROKEN, OTHER, cause, place

PYTHONS = ("3.7", "3.8", "3.9", "3.14")
RELEASES = tuple(release(version) for version in ("0.2.0", "0.3.0", "0.9.0", "0.10.0"))
BOTS, CHATS = "tests/shared/contracts/bots.toml", "tests/shared/contracts/chats.toml"
FILE = '''# The bots, as they are known.
#   A second line.

# Why this one is here.
[[cause]]
id = "bread"   # cited in an issue
effect = "wrong"
kind = "defect"
reason = "it is stale"
entered = 2026-11-01
evidence = """
[[cause]]
# no comment
[[cause.place]]
"""


[[cause.place]]
tests = [
    "test_bots::test_a",  # the first
    # between the two
    "test_bots::test_c",
]
cozepy = '>=0.2,<0.9'  # measured
says = "'no' == 'yes'"
# Below the first place.

  [[cause.place]]
  tests = ["test_bots::test_a"]
  suites = ["sync"]
  cozepy = ">=0.9"
  says = "TypeError: *"

# About milk.
[[cause]]
id = "milk"
effect = "crash"
kind = "defect"
reason = "it is sour"
entered = 2026-11-01
[[cause.place]]
tests = ["test_bots::test_b"]
says = "sour"
'''


@pytest.fixture
def root(tmp_path: Path) -> Path:
    file = tmp_path / BOTS
    file.parent.mkdir(parents=True)
    file.write_text(FILE)
    return tmp_path


def ledger(root: Path) -> dict[str, Cause]:
    return {each.id: each for each in read_ledger(root, pythons=PYTHONS, releases=RELEASES)}


def edited(root: Path, *proposals: Proposal) -> str:
    """The text of bots.toml with these proposals in it."""
    texts = change_ledger(root, proposals, pythons=PYTHONS, releases=RELEASES)
    return texts.get(root / BOTS, FILE)


def with_places(before: Cause, *places: tuple[Place, int | None]) -> Proposal:
    after = replace(before, places=tuple(each for each, _ in places))
    return Proposal(before, after, tuple(origin for _, origin in places))


def specifier(text: str) -> SpecifierSet:
    return SpecifierSet(text, prereleases=True)


def test_nothing_proposed_changes_nothing(root: Path) -> None:
    assert change_ledger(root, [], pythons=PYTHONS, releases=RELEASES) == {}


def test_tests_are_added_and_removed_where_they_stand(root: Path) -> None:
    bread = ledger(root)["bread"]
    tests = ("test_bots::test_b", "test_bots::test_c", "test_bots::test_d")
    first = replace(bread.places[0], tests=tests)

    text = edited(root, with_places(bread, (first, 0), (bread.places[1], 1)))

    assert text == FILE.replace(
        """    "test_bots::test_a",  # the first
    # between the two
    "test_bots::test_c",
""",
        """    # between the two
    "test_bots::test_b",
    "test_bots::test_c",
    "test_bots::test_d",
""",
    )


def test_range_is_changed_and_what_stands_beside_it_stays(root: Path) -> None:
    bread = ledger(root)["bread"]
    first = replace(bread.places[0], cozepy=specifier(">=0.2.0,<0.10.0"))
    second = replace(bread.places[1], cozepy=specifier(">=0.10.0"))

    text = edited(root, with_places(bread, (first, 0), (second, 1)))

    assert text == FILE.replace("'>=0.2,<0.9'", '">=0.2.0,<0.10.0"').replace(
        'cozepy = ">=0.9"', 'cozepy = ">=0.10.0"'
    )


def test_suites_and_pythons_come_and_go(root: Path) -> None:
    bread = ledger(root)["bread"]
    first = replace(bread.places[0], suites=(Suite.ASYNC,), python=specifier("<3.9"))
    second = replace(bread.places[1], suites=(Suite.SYNC, Suite.ASYNC))

    text = edited(root, with_places(bread, (first, 0), (second, 1)))

    assert text == FILE.replace('  suites = ["sync"]\n', "").replace(
        """says = "'no' == 'yes'"
# Below the first place.
""",
        """says = "'no' == 'yes'"
# Below the first place.
python = "<3.9"
suites = ["async"]
""",
    )


def test_place_is_added_behind_the_last_one(root: Path) -> None:
    milk = ledger(root)["milk"]
    more = place("test_bots::test_x", "test_bots::test_y", cozepy="==0.2.0", python="<3.8")

    text = edited(root, with_places(milk, (milk.places[0], 0), (more, None)))

    assert (
        text
        == FILE
        + """
[[cause.place]]
tests = [
    "test_bots::test_x",
    "test_bots::test_y",
]
suites = ["sync"]
cozepy = "==0.2.0"
python = "<3.8"
says = "'no' == 'yes'"
"""
    )


def test_place_is_removed_with_its_comment_and_no_other(root: Path) -> None:
    bread = ledger(root)["bread"]

    text = edited(root, with_places(bread, (bread.places[0], 0)))

    start, end = FILE.index("  [[cause.place]]"), FILE.index("# About milk.")
    assert text == FILE[:start] + FILE[end:]


def test_cause_is_removed_with_its_comment_and_no_other(root: Path) -> None:
    known = ledger(root)

    assert edited(root, Proposal(known["milk"], None)) == FILE[: FILE.index("\n# About milk.")]
    start, end = FILE.index("# Why this one"), FILE.index("# About milk.")
    assert edited(root, Proposal(known["bread"], None)) == FILE[:start] + FILE[end:]


@pytest.mark.parametrize(
    ("id_", "before"),
    [("apple", "# Why this one is here."), ("butter", "# About milk."), ("water", "")],
)
def test_cause_is_added_where_its_id_sorts(root: Path, id_: str, before: str) -> None:
    new = cause(place(cozepy="==0.2.0"), id_=id_)

    text = edited(root, Proposal(None, new, (None,)))

    at = FILE.index(before) if before else len(FILE)
    entry = rendered(new)
    assert text == FILE[:at] + (f"{entry}\n" if before else f"\n{entry}") + FILE[at:]


def test_comment_that_begins_a_file_stays_at_its_beginning(root: Path) -> None:
    entry = FILE[FILE.index('[[cause]]\nid = "milk') :]
    (root / BOTS).write_text(f"# All of them.\n{entry}")
    new = cause(place(), id_="known")

    text = edited(root, Proposal(None, new, (None,)))

    assert text == f"# All of them.\n\n{rendered(new)}\n{entry}"


def test_new_cause_is_written_as_the_ledger_has_them() -> None:
    new = replace(
        cause(
            place(BROKEN, cozepy=">=0.2,<0.9", suites=(Suite.SYNC, Suite.ASYNC)),
            place(BROKEN, OTHER, dependencies={"authlib": ">=1.7", "zope.x": "<2"}),
        ),
        links=("https://example.org/1",),
        evidence='GET /v1 -> 200\nPOST /v3 {"a":"\\"}',
    )

    assert (
        rendered(new)
        == r'''[[cause]]
id = "known"
effect = "wrong"
kind = "defect"
reason = "it is broken: known"
entered = 2026-11-01
links = ["https://example.org/1"]
evidence = """
GET /v1 -> 200
POST /v3 {"a":"\\"}"""

[[cause.place]]
tests = ["test_bots::test_broken[a]"]
cozepy = ">=0.2,<0.9"
says = "'no' == 'yes'"

[[cause.place]]
tests = [
    "test_bots::test_broken[a]",
    "test_bots::test_other",
]
suites = ["sync"]
dependencies = { authlib = ">=1.7", "zope.x" = "<2" }
says = "'no' == 'yes'"
'''
    )


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('he said "no"', id="quotes"),
        pytest.param("it's '''three'''", id="apostrophes"),
        pytest.param('""" # = [x]', id="signs of TOML"),
        pytest.param("C:\\new\\table\\u0041\\", id="backslashes"),
        pytest.param("one\ntwo\r\n\tthree\n", id="newlines and tabs"),
        pytest.param("\x00\x1b[31m\x08\x0c\x7f", id="control characters"),
        pytest.param("Grüße 扣子 \N{ROBOT FACE}", id="not ASCII"),
        pytest.param("a\u2028b\u0085c\ufeff", id="separators that are not ASCII"),
        pytest.param("x\n[[cause]]\n[[cause.place]]\n", id="headers"),
    ],
)
def test_what_is_written_is_read_back_as_it_was(root: Path, text: str) -> None:
    names = (f"test_bots::test_x[{text}]", f"test_bots::test_y[{text}]")
    new = cause(place(*names, says=f"no: {text}"), id_="new")
    # A reason stands on one line.
    reason = re.sub(r"[\r\n]+", " ", f"no: {text}").strip()
    new = replace(new, reason=reason, evidence=f"GET\n{text}")

    write_ledger(
        change_ledger(root, [Proposal(None, new, (None,))], pythons=PYTHONS, releases=RELEASES)
    )

    assert ledger(root)["new"] == new


def test_new_file_is_made_and_a_file_without_causes_is_removed(root: Path) -> None:
    new = replace(cause(place(), id_="new"), file=CHATS)
    add = [Proposal(None, new, (None,))]
    write_ledger(change_ledger(root, add, pythons=PYTHONS, releases=RELEASES))
    assert (root / CHATS).read_text() == rendered(new)

    drop = [Proposal(new, None)]
    write_ledger(change_ledger(root, drop, pythons=PYTHONS, releases=RELEASES))

    assert not (root / CHATS).exists()
    assert (root / BOTS).read_text() == FILE


def test_edit_that_the_ledger_would_refuse_is_refused_before_anything_is_written(
    root: Path,
) -> None:
    new = replace(cause(place(), id_="new"), reason="it is stale")

    with pytest.raises(MatrixError, match=r"a unique reason; bread in .* has it too"):
        change_ledger(root, [Proposal(None, new, (None,))], pythons=PYTHONS, releases=RELEASES)


def test_edit_that_reads_otherwise_is_refused(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    milk = ledger(root)["milk"]
    wider = replace(milk.places[0], cozepy=specifier("==0.2.0"))
    monkeypatch.setattr(ledger_file, "_with_range", lambda text, _: text)

    with pytest.raises(MatrixError) as raised:
        edited(root, with_places(milk, (wider, 0)))

    assert (
        str(raised.value) == f"{BOTS}: milk: the edit does not read as proposed; enter it by hand"
    )


def test_all_files_are_written_or_none(root: Path) -> None:
    blocked = root / "blocked" / "chats.toml"
    blocked.parent.touch()

    with pytest.raises(OSError, match="blocked"):
        write_ledger({root / BOTS: "", blocked: "x = 1\n"})

    assert (root / BOTS).read_text() == FILE


def test_proposal_says_what_changes_above_each_cause() -> None:
    known = cause(place(cozepy="==0.2.0"))
    wider = with_places(known, (place(cozepy=">=0.2.0"), 0))
    dropped = Proposal(cause(place(OTHER), id_="old"), None)

    assert proposal_file([wider, dropped]) == (
        "# Made by `nox -s accept`: what the ledger would have to say.\n"
        "\n"
        f"# {BOTS}: known: cozepy ==0.2.0, sync becomes cozepy >=0.2.0, sync: {BROKEN}\n"
        f"{rendered(wider.cause)}"
        "\n"
        f"# {BOTS}: old: dropped: none of its tests fails any more where it was run\n"
    )
