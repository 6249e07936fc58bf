"""The answer for a project: what to take, what its range is worth, what an upgrade changes."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cozematrix.advice import shown
from cozematrix.advice.session import advise
from cozematrix.advice.touch import Touch
from cozematrix.checkout import Checkout
from cozematrix.errors import InputError
from cozematrix.inputs.command import read_command
from cozematrix.places import Places
from cozematrix.planning.plan import Cell
from cozematrix.verdicts.ledger import Effect

if TYPE_CHECKING:
    from cozematrix.advice.answer import Advice

ROOT = Path(__file__).parents[2]
CHECKOUT = Checkout(Places(ROOT), read_command([]))
BEGIN = 'from cozepy import Coze, TokenAuth\ncoze = Coze(auth=TokenAuth("t"))\n'


def advice(folder: Path, source: str, requirement: str = "", python: str = "") -> Advice:
    (folder / ".git").mkdir(exist_ok=True)
    (folder / "program.py").write_text(source, encoding="utf-8")
    project = "[project]\n"
    project += f'dependencies = ["{requirement}"]\n' if requirement else ""
    project += f'requires-python = "{python}"\n' if python else ""
    (folder / "pyproject.toml").write_text(project, encoding="utf-8")
    return advise(CHECKOUT, folder)


def screen(found: Advice) -> str:
    return "\n".join(shown.lines(found, "reports/advice.md"))


def test_range_that_admits_too_much_is_told_with_what_is_missing(tmp_path: Path) -> None:
    source = f'{BEGIN}coze.chat.stream(bot_id="1", user_id="u", parameters={{}})\n'

    found = advice(tmp_path, source, "cozepy>=0.13,<0.17")

    assert found.having[0] == "0.15.0"
    assert found.untrue == ("0.13.0", "0.13.1", "0.14.0")
    assert "admits 0.13.0–0.14.0, which will not do; 0.15.0–0.16.2 will" in screen(found)
    assert "since 0.15.0  chat.stream(parameters) (program.py:3)" in screen(found)


def test_true_range_is_said_to_be_true(tmp_path: Path) -> None:
    found = advice(tmp_path, f"{BEGIN}coze.users.me()\n", "cozepy>=0.17")

    assert "The declared range is true: all of 0.17.0–0.20.0 will do" in screen(found)


def test_range_is_proposed_where_there_is_none(tmp_path: Path) -> None:
    found = advice(tmp_path, f"{BEGIN}coze.users.me()\n")

    assert "Declare a range: cozepy>=0.11.0" in screen(found)


def test_release_is_no_good_on_a_python_where_it_cannot_be_imported(tmp_path: Path) -> None:
    found = advice(tmp_path, f"{BEGIN}coze.users.me()\n", "cozepy>=0.17", "==3.7.*")

    assert found.runs("0.19.0", "3.7") is False
    assert found.untrue == ("0.17.0", "0.18.0", "0.19.0")
    assert found.best == "0.20.0"


def test_release_that_does_less_harm_comes_before_a_newer_one(tmp_path: Path) -> None:
    found = advice(tmp_path, f"{BEGIN}coze.users.me()\n")
    crash = next(each for each in CHECKOUT.ledger if each.effect is Effect.CRASH)
    leak = next(each for each in CHECKOUT.ledger if each.effect is Effect.LEAK)
    in_newest = frozenset(Cell(python, "0.20.0") for python in found.pythons)
    on_3_12 = frozenset({Cell("3.12", "0.19.0")})

    crashes = (Touch(crash, in_newest, (), ()), Touch(leak, on_3_12, (), ()))
    leaks = (Touch(leak, in_newest, (), ()),)

    declared = advice(tmp_path, f"{BEGIN}coze.users.me()\n", python=">=3.8")
    assert replace(declared, touches=crashes).best == "0.19.0"
    assert replace(declared, touches=leaks).best == "0.20.0"


def test_upgrade_tells_what_goes_and_what_comes(tmp_path: Path) -> None:
    source = f'{BEGIN}for event in coze.chat.stream(bot_id="1", user_id="u"):\n    print(event)\n'

    found = advice(tmp_path, source, "cozepy==0.16.1")

    upgrade = found.upgrade
    assert upgrade is not None
    assert (upgrade.before, upgrade.after) == ("0.16.1", "0.20.0")
    assert "unknown-chat-event" in [each.cause.id for each in upgrade.goes]
    assert "null-enumerations" in [each.cause.id for each in upgrade.comes]


def test_upgrade_tells_what_the_api_loses_and_gains(tmp_path: Path) -> None:
    source = "from cozepy import Coze, HTTPClient\nfrom cozepy import AsyncTokenAuth\n"

    found = advice(tmp_path, source, "cozepy==0.2.0")

    assert found.upgrade is not None
    assert found.upgrade.changed == (
        "there only since then: cozepy.AsyncTokenAuth",
        "gone: cozepy.HTTPClient",
    )


def test_what_no_release_has_is_told_with_its_place(tmp_path: Path) -> None:
    found = advice(tmp_path, f"{BEGIN}coze.chat.message.list()\n")

    assert [each.label for each in found.nowhere] == ["chat.message"]
    assert "No release has:\n  chat.message" in screen(found)
    assert "program.py:3" in screen(found)
    assert "All that any release has is in 0.2.0–0.20.0 (29 of 30 releases)" in screen(found)
    assert "Everything is in" not in screen(found)


def test_what_no_release_has_is_counted_where_it_is_too_much(tmp_path: Path) -> None:
    found = advice(tmp_path, BEGIN + "".join(f"coze.chat.no_{each}()\n" for each in range(9)))

    lines = shown.lines(found, "reports/advice.md")
    assert lines[lines.index("No release has:") + 7] == "  and 3 more"


def test_answer_comes_first(tmp_path: Path) -> None:
    found = advice(tmp_path, f"{BEGIN}coze.users.me()\n", "cozepy>=0.17")

    assert shown.lines(found, "reports/advice.md")[0].startswith("Take 0.20.0 on 3.7–3.15: ")
    assert shown.markdown(found).splitlines()[2].startswith("- Take 0.20.0 on 3.7–3.15: ")


def test_page_and_data_hold_what_a_project_wrote_as_text(tmp_path: Path) -> None:
    (tmp_path / "a|<b>.py").write_text(f"{BEGIN}coze.users.me()\n", encoding="utf-8")

    found = advice(tmp_path, f"{BEGIN}coze.chat.message.list()\n", "cozepy>=0.9")

    page, data = shown.markdown(found), json.loads(json.dumps(shown.as_json(found)))
    assert "<b>" not in page
    assert "| users.me | sync | since 0.11.0 | a\\|&lt;b&gt;.py:3 |" in page
    assert data["take"] == found.best
    assert {"what": "call", "name": "users.me", "client": "sync"}.items() <= next(
        each for each in data["needs"] if each["name"] == "users.me"
    ).items()


@pytest.mark.parametrize(
    ("source", "requirement", "python", "told"),
    [
        ("import httpx\n", "", "", "a project that uses cozepy"),
        (BEGIN, "cozepy>=1.0.0", "", "a range that meets one of 0.1.0 to 0.20.0"),
        (BEGIN, "", "<3", "a range that meets one of 3.7 to 3.15"),
    ],
    ids=["no use", "no release", "no Python"],
)
def test_what_no_advice_can_be_given_on_is_refused(
    tmp_path: Path, source: str, requirement: str, python: str, told: str
) -> None:
    with pytest.raises(InputError, match=told):
        advice(tmp_path, source, requirement, python)
