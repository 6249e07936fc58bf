from __future__ import annotations

from pathlib import Path

import pytest

from cozematrix.checkout import Places
from cozematrix.errors import InputError
from cozematrix.inputs.configuration import read_configuration
from cozematrix.inputs.releases import Release, read_releases
from cozematrix.planning.plan import Cell, Suite
from cozematrix.verdicts.ledger import Cause, known_hangs, ledger_files, owning_test, read_ledger

PYTHONS = ("3.7", "3.8", "3.10")
GOOD = """
[[cause]]
id = "authlib-without-name"
effect = "import"
kind = "dependency"
reason = "authlib 1.7 removed what cozepy imports."
entered = 2026-11-23
links = ["https://example.com/issues/1"]
evidence = "GET /v1/bots -> 200"

[[cause.place]]
tests = ["import-error", "test_bots::test_x"]
suites = ["async"]
cozepy = ">=0.2,<0.10"
python = ">=3.8"
dependencies = { authlib = ">=1.7" }
says = "ImportError: *"

[[cause.place]]
tests = ["test_bots::test_x"]
cozepy = ">=0.10"
says = "it hangs: no end after …"

[[cause]]
id = "null-name"
effect = "crash"
kind = "defect"
reason = "A name that is null is an error."
entered = 2026-11-23

[[cause.place]]
tests = ["test_bots::test_null[bots.list] name"]
cozepy = ">=0.2"
says = "ValidationError of Bot: {place}: Input should be a valid *"
"""
NULL, NOT_READ = "test_bots::test_null[bots.list]", "ValidationError of Bot:"
STRING = "Input should be a valid string"
FILE = "tests/shared/contracts/bots.toml"
FIRST, SECOND = "cause[authlib-without-name]", "cause[null-name]"
KNOWN = "0.1.0, 0.2.0, 0.2.1, 0.3.0, 0.10.0"


def read(root: Path, releases: tuple[Release, ...], **texts: str) -> tuple[Cause, ...]:
    folder = root / "tests/shared/contracts"
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return read_ledger(root, pythons=PYTHONS, releases=releases)


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
def test_place_covers_only_cells_that_meet_all_its_conditions(
    tmp_path: Path,
    releases: tuple[Release, ...],
    python: str,
    version: str,
    suite: Suite,
    installed: dict[str, str],
    covered: bool,
) -> None:
    cause, _ = read(tmp_path, releases, bots=GOOD)

    assert cause.places[0].covers(Cell(python, version), suite, installed) is covered


def test_cause_is_read_with_all_that_it_says(tmp_path: Path, releases: tuple[Release, ...]) -> None:
    cause, other = read(tmp_path, releases, bots=GOOD)

    assert (cause.id, cause.effect, cause.kind) == ("authlib-without-name", "import", "dependency")
    assert (cause.links, cause.file) == (("https://example.com/issues/1",), FILE)
    assert cause.evidence == "GET /v1/bots -> 200"
    assert (other.links, other.evidence) == ((), "")
    assert other.places[0].suites == (Suite.SYNC, Suite.ASYNC)


@pytest.mark.parametrize(
    ("name", "message", "reads"),
    [
        pytest.param(f"{NULL} name", f"{NOT_READ} name: {STRING}", True, id="as it says"),
        pytest.param(f"{NULL} name", f"{NOT_READ} icon: {STRING}", False, id="another field"),
        pytest.param(f"{NULL} name", "KeyError: name", False, id="another exception"),
        pytest.param(f"{NULL} icon", f"{NOT_READ} icon: {STRING}", True, id="a place of its own"),
    ],
)
def test_failure_is_known_by_its_reading_which_may_name_the_place(
    tmp_path: Path, releases: tuple[Release, ...], name: str, message: str, reads: bool
) -> None:
    _, cause = read(tmp_path, releases, bots=GOOD)

    assert cause.places[0].reads(name, message) is reads


def test_tests_that_are_known_to_hang_follow_from_what_places_say(
    tmp_path: Path, releases: tuple[Release, ...]
) -> None:
    ledger = read(tmp_path, releases, bots=GOOD)

    hangs = known_hangs(ledger, Cell("3.8", "0.10.0"), Suite.SYNC, {})
    none = known_hangs(ledger, Cell("3.8", "0.3.0"), Suite.ASYNC, {"authlib": "1.7"})
    assert (hangs, none) == ({"test_bots::test_x"}, frozenset())


@pytest.mark.parametrize(
    ("name", "test"),
    [
        ("import-error", "import-error"),
        ("test_a::test_b", "test_a::test_b"),
        ("test_a::test_b hook for exceptions", "test_a::test_b"),
        ("test_a::test_b[a total that is reached]", "test_a::test_b[a total that is reached]"),
        ("test_a::test_b[x y] query.page_num", "test_a::test_b[x y]"),
        ("typing/bots.py [assert-type] assert_type(a, N[S])", "typing/bots.py [assert-type]"),
    ],
)
def test_name_of_a_place_begins_with_its_test(name: str, test: str) -> None:
    assert owning_test(name) == test


def test_empty_ledger_expects_everything_to_work(
    tmp_path: Path, releases: tuple[Release, ...]
) -> None:
    assert read(tmp_path, releases, bots="") == ()


PLACE = 'tests = ["test_bots::test_x"]\ncozepy = ">=0.10"'


@pytest.mark.parametrize(
    ("good", "bad", "message"),
    [
        pytest.param(
            'kind = "dependency"',
            'kind = "bug"',
            f"{FIRST}.kind: 'bug' is not allowed; allowed: defect, dependency, unsupported",
            id="kind",
        ),
        pytest.param(
            'effect = "import"',
            'effect = "bad"',
            f"{FIRST}.effect: 'bad' is not allowed; allowed: import, refused, crash, hang, wrong, "
            "lost, leak, warning, types",
            id="effect",
        ),
        pytest.param(
            '"authlib-without-name"',
            '"Authlib 1"',
            "cause[Authlib 1].id: 'Authlib 1' is not allowed; "
            "allowed: a slug such as 'null-prologue'",
            id="slug",
        ),
        pytest.param(
            '"authlib-without-name"',
            '"z-name"',
            f"{SECOND}.id: 'null-name' is not allowed; "
            "allowed: entries sorted by id: it stands after 'z-name'",
            id="order of entries",
        ),
        pytest.param(
            "A name that is null is an error.",
            "authlib 1.7 removed what cozepy imports.",
            f"{SECOND}.reason: 'authlib 1.7 removed what cozepy imports.' is not allowed; "
            f"allowed: a unique reason; authlib-without-name in {FILE} has it too",
            id="reason of another cause",
        ),
        pytest.param(
            '">=0.2,<0.10"',
            '">=7"',
            f"{FIRST}.place[0].cozepy: '>=7' is not allowed; "
            "allowed: a range that meets one of 0.1.0, 0.2.0, 0.2.1, 0.3.0, 0.10.0",
            id="release that does not exist",
        ),
        pytest.param(
            '">=3.8"',
            '">=4"',
            f"{FIRST}.place[0].python: '>=4' is not allowed; "
            "allowed: a range that meets one of 3.7, 3.8, 3.10",
            id="Python that does not exist",
        ),
        pytest.param(
            PLACE,
            'tests = ["*"]\ncozepy = ">=0.10"',
            f"{FIRST}.place[1].tests: '*' is not allowed; allowed: names; '*' stands by itself, "
            "where dependencies say when everything fails so",
            id="everything without a dependency",
        ),
        pytest.param(
            '"import-error", "test_bots::test_x"',
            '"*", "test_bots::test_x"',
            f"{FIRST}.place[0].tests: '*' is not allowed; allowed: names; '*' stands by itself, "
            "where dependencies say when everything fails so",
            id="everything and more",
        ),
        pytest.param(
            '["async"]',
            '["asinc"]',
            f"{FIRST}.place[0].suites: 'asinc' is not allowed; allowed: sync, async, types",
            id="suite",
        ),
        pytest.param(
            '["import-error", "test_bots::test_x"]',
            '["test_bots::test_x", "import-error"]',
            f"{FIRST}.place[0].tests: 'import-error' is not allowed; "
            "allowed: sorted names, each once: it stands after 'test_bots::test_x'",
            id="order of tests",
        ),
        pytest.param(
            PLACE,
            PLACE.replace(">=0.10", ">=0.3") + "\ndependencies = { authlib = '>=1.7' }",
            f"{FIRST}.place[1].cozepy: '>=0.3 of test_bots::test_x' is not allowed; "
            f"allowed: ranges apart from those of {FIRST}.place[0]",
            id="ranges that overlap",
        ),
        pytest.param(
            'says = "ImportError: *"',
            'says = " *"',
            f"{FIRST}.place[0].says: ' *' is not allowed; "
            "allowed: how the failure reads, in words; '*' alone would excuse any",
            id="reading that excuses anything",
        ),
        pytest.param(
            'says = "ImportError: *"',
            "",
            f"{FIRST}.place[0].says: it is missing; allowed: a string",
            id="no reading",
        ),
        pytest.param(
            "https://example.com",
            "example.com",
            f"{FIRST}.links: 'example.com/issues/1' is not allowed; "
            "allowed: addresses that begin with https://",
            id="link",
        ),
        pytest.param(
            "entered = 2026-11-23\nlinks",
            'entered = "today"\nlinks',
            f"{FIRST}.entered: 'today' is not allowed; allowed: a date such as 2026-11-23",
            id="date",
        ),
        pytest.param(
            'reason = "authlib',
            'why = "authlib',
            f"{FIRST}.reason: it is missing; allowed: a string",
            id="key",
        ),
        pytest.param(
            '{ authlib = ">=1.7" }',
            '{ authlib = "new" }',
            f"{FIRST}.place[0].dependencies.authlib: 'new' is not allowed; "
            "allowed: version specifiers such as '>=0.3,<0.5'",
            id="specifier",
        ),
        pytest.param(
            '"null-name"',
            '"authlib-without-name"',
            f"{FIRST}.id: 'authlib-without-name' is not allowed; "
            f"allowed: a unique id; {FILE} has it too",
            id="id of another cause",
        ),
        pytest.param(
            'effect = "import"',
            'efect = "import"',
            f"{FIRST}.effect: it is missing; allowed: a string ('efect' is there)",
            id="misspelt key",
        ),
        pytest.param(
            "2026-11-23\nlinks",
            "2026-11-23T10:00:00\nlinks",
            f"{FIRST}.entered: datetime.datetime(2026, 11, 23, 10, 0) is not allowed; "
            "allowed: a date such as 2026-11-23",
            id="date with a time",
        ),
        pytest.param(
            "authlib 1.7 removed",
            "authlib 1.7\\nremoved",
            f"{FIRST}.reason: 'authlib 1.7\\nremoved what cozepy imports.' is not allowed; "
            "allowed: a reason in words, on one line",
            id="reason on two lines",
        ),
        pytest.param(
            '">=0.2,<0.10"',
            '">=0.2,<0.4"',
            f"{FIRST}.place[0].cozepy: '<0.4' is not allowed; allowed: bounds out of {KNOWN}",
            id="bound that no release has",
        ),
        pytest.param(
            '">=3.8"',
            '">=3.8.1"',
            f"{FIRST}.place[0].python: '>=3.8.1' is not allowed; "
            "allowed: bounds out of 3.7, 3.8, 3.10",
            id="bound that no Python has",
        ),
        pytest.param(
            '["async"]',
            "[]",
            f"{FIRST}.place[0].suites: [] is not allowed; allowed: sync, async, types",
            id="no suite",
        ),
        pytest.param(
            '"import-error", "test_bots::test_x"',
            '"", "test_bots::test_x"',
            f"{FIRST}.place[0].tests: '' is not allowed; "
            "allowed: at least one test name or cell status",
            id="test without a name",
        ),
        pytest.param(
            '"import-error", "test_bots::test_x"',
            '"import-error", "test_bots::*"',
            f"{FIRST}.place[0].tests: 'test_bots::*' is not allowed; "
            "allowed: whole names; only '*' by itself is a pattern",
            id="pattern of tests",
        ),
        pytest.param(
            'says = "ImportError: *"',
            'says = "*: {place}*"',
            f"{FIRST}.place[0].says: '*: {{place}}*' is not allowed; "
            "allowed: how the failure reads, in words; '*' alone would excuse any",
            id="reading without a word",
        ),
        pytest.param(
            "{ authlib =",
            '{ "Auth_Lib" =',
            f"{FIRST}.place[0].dependencies.Auth_Lib: '>=1.7' is not allowed; "
            "allowed: the name 'auth-lib'",
            id="dependency that outcomes spell in another way",
        ),
        pytest.param(
            'kind = "dependency"',
            'kind = "dependency"\nseverity = "' + "x" * 400 + '"',
            f"{FIRST}.severity: '{'x' * 299}… is not allowed; allowed: one of the keys effect, "
            "entered, evidence, id, kind, links, place, reason",
            id="long value of an unknown key",
        ),
    ],
)
def test_wrong_entry_is_named_with_its_file_and_key(
    tmp_path: Path, releases: tuple[Release, ...], good: str, bad: str, message: str
) -> None:
    assert good in GOOD

    with pytest.raises(InputError) as raised:
        read(tmp_path, releases, bots=GOOD.replace(good, bad))

    assert str(raised.value) == f"{FILE}: {message}"


def test_table_in_the_place_of_an_array_is_named(
    tmp_path: Path, releases: tuple[Release, ...]
) -> None:
    with pytest.raises(InputError) as raised:
        read(
            tmp_path,
            releases,
            bots=GOOD.partition("[[cause.place]]")[0].replace("[[cause]]", "[cause]"),
        )

    assert str(raised.value).startswith(f"{FILE}: cause: {{'id': 'authlib-without-name', ")
    assert str(raised.value).endswith(" is not allowed; allowed: an array of tables: [[cause]]")


def test_id_is_unique_over_all_files(tmp_path: Path, releases: tuple[Release, ...]) -> None:
    with pytest.raises(InputError) as raised:
        read(tmp_path, releases, bots=GOOD, chats=GOOD)

    assert str(raised.value) == (
        f"tests/shared/contracts/chats.toml: {FIRST}.id: 'authlib-without-name' is not allowed; "
        f"allowed: a unique id; {FILE} has it too"
    )


def test_ledger_of_this_checkout_lies_beside_its_contracts() -> None:
    ledger, places = own_ledger(), Places.of_checkout()

    assert {cause.file for cause in ledger} == {
        path.relative_to(places.root).as_posix() for path in ledger_files(places.root)
    }
    assert len(ledger) > 50


def test_what_is_gone_is_known_in_every_later_release() -> None:
    """It is told of the first release of a run that lacks it, and a run may leave some out."""
    places = [place for cause in own_ledger() for place in cause.places]
    gone = [place for place in places if place.says.startswith("it is gone")]

    assert gone
    assert [
        (place.tests[0], str(place.cozepy), str(place.python))
        for place in gone
        if not str(place.cozepy).startswith(">=") or "," in str(place.cozepy) or str(place.python)
    ] == []


def own_ledger() -> tuple[Cause, ...]:
    places = Places.of_checkout()
    return read_ledger(
        places.root,
        pythons=read_configuration(places.matrix).pythons,
        releases=read_releases(places.releases),
    )
