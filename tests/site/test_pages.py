from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from cozematrix.reports.site.pages import INNER, PAGES
from tests.engine.evidence import HOSTILE
from tests.site.conftest import Visit

Visits = Callable[..., Visit]
ADDRESSES = {
    "cell.html": "cell.html?release=0.3.0&python=3.10",
    "method.html": "method.html?method=chat.create",
    "coverage.html": "coverage.html?release=0.3.0&file=cozepy/__init__.py",
}
# Pages of the whole site: the candidate's, those that a candidate adds to, and each resolution.
WHOLE = (
    "candidate.html",
    "index.html?resolution=lowest",
    "cell.html?release=0.3.1%2Bcandidate.0a1b2c3d&python=3.10",
    "cell.html?release=0.2.0&python=3.9&run=lowest",
)
ALL = [
    *((ADDRESSES.get(file, file), False) for file, _, _ in (*PAGES, *INNER)),
    *((address, True) for address in WHOLE),
]
# Seconds of the page's own thread for one change of a filter, style and layout included: other
# programs of the machine do not count.
FILTER = 0.1
CHANGED = """([form, name, value]) => {
    const field = document.querySelector(form).elements[name];
    field.value = value;
    field.dispatchEvent(new Event("input", {bubbles: true}));
    document.body.offsetHeight;
}"""


def shown(page: Page, rows: str) -> list[str]:
    """The first words of the rows that are to be seen."""
    return [each.split()[0] for each in page.locator(f"{rows}:visible").all_inner_texts()]


def choose(page: Page, label: str, value: str, form: str = "#filters") -> None:
    page.locator(form).get_by_role("combobox", name=label, exact=True).select_option(value)


@pytest.mark.parametrize(("address", "is_whole"), ALL)
def test_page_opens_from_a_folder_without_a_complaint(
    visit: Visits, address: str, *, is_whole: bool
) -> None:
    page = visit(is_whole=is_whole).go(address)

    expect(page.locator("h1")).to_be_visible()
    expect(page.locator("nav [aria-current=page]")).to_have_count(
        0 if address.startswith(("cell.", "method.")) else 1
    )


def test_question_at_the_top_is_answered_at_once(visit: Visits) -> None:
    page = visit().go("index.html")
    answer = page.locator("#answer")

    # The newest release, on the newest Python, has something that nobody expected.
    expect(answer).to_contain_text("Not as expected.")
    choose(page, "Release", "0.2.0", "#ask")
    expect(answer).to_contain_text("Yes, with known faults. It keeps 67 % sync and 67 % async")
    choose(page, "Release", "0.1.0", "#ask")
    expect(answer).to_contain_text("No. Here the package cannot be imported.")
    choose(page, "Python", "3.8", "#ask")
    expect(answer).to_contain_text("No. Its Requires-Python (>=3.7) leaves out 3.8.")


@pytest.mark.parametrize(
    ("text", "releases"),
    [
        ("0.2", ["0.2.0"]),
        (">=0.2", ["0.3.0", "0.2.0"]),
        ("<0.2", ["0.1.0"]),
        ("0.1 - 0.2", ["0.2.0", "0.1.0"]),
        ("0.*", ["0.3.0", "0.2.0", "0.1.0"]),
        ("9", []),
    ],
)
def test_releases_are_filtered_as_people_write_them(
    visit: Visits, text: str, releases: list[str]
) -> None:
    page = visit().go("index.html")

    page.locator("#filters").get_by_label("Release").fill(text)

    assert shown(page, "#matrix tbody tr") == releases
    expect(page.locator("#nothing")).to_be_visible(visible=not releases)


def test_filters_of_the_matrix_stand_in_the_address(visit: Visits) -> None:
    window = visit()
    page = window.go("index.html")

    choose(page, "Python", "3.10")
    choose(page, "Has effect", "crash")

    assert window.query == "python=3.10&effect=crash"
    assert shown(page, "#matrix tbody tr") == ["0.2.0"]
    expect(page.locator("#count")).to_have_text("1 square")
    page.reload()
    assert shown(page, "#matrix tbody tr") == ["0.2.0"]
    page.get_by_role("button", name="Reset").click()
    expect(page.locator("#count")).to_have_text("9 squares")
    assert window.query == ""


def test_client_is_chosen(visit: Visits) -> None:
    page = visit().go("index.html?client=types")

    square = page.locator('td[data-python="3.10"] a[href*="0.2.0"]')

    assert square.inner_text().split() == ["1", "T"]


def test_click_on_a_square_opens_its_cell_with_all_that_is_known(visit: Visits) -> None:
    window = visit()
    page = window.go("index.html")

    page.get_by_role("link", name=re.compile(r"^0\.2\.0 on Python 3\.9:")).click()

    expect(page.locator("h1")).to_have_text("cozepy 0.2.0 on Python 3.9")
    assert window.query == "release=0.2.0&python=3.9"
    expect(page.locator("#command")).to_have_text("nox -s gate -- 3.9 0.2.0 --fresh")
    cards = page.locator(".card").all_inner_texts()
    assert [card.split("\n")[0] for card in cards] == ["sync", "async", "types"]
    assert "1 kept of 3, 1 absent" in cards[0]
    assert "Python 3.9.1" in cards[0]
    assert "Run 2026-11-28 10:00 UTC in 12.5 s (4.5 s of processor)" in cards[0]
    assert "Fenced: files, TCP" in cards[0]
    expect(page.locator("#installed")).to_contain_text("httpx")
    expect(page.locator("#installed")).to_contain_text("__proto__")
    expect(page.locator("#slowest")).to_contain_text("test_answers::test_every_field[chat] sync")
    expect(page.locator("#count").last).to_have_text("3 results, 3 groups")


def test_failure_shows_its_message_and_what_was_on_the_wire(visit: Visits) -> None:
    page = visit().go("cell.html?release=0.2.0&python=3.9&q=streams")
    result = page.locator("details.result")

    expect(result).to_contain_text("test_streams::test_comment_is_ignored sync, async")
    expect(result).to_contain_text("AssertionError: no")
    result.locator("summary").click()

    expect(result.locator("pre")).to_have_text("POST /v3/chat -> 200 event: ping")


def test_filters_of_a_cell_are_taken_back_at_once(visit: Visits) -> None:
    window = visit()
    page = window.go("cell.html?release=0.2.0&python=3.9&q=nobody&state=all")
    expect(page.locator("#list")).to_have_text("No result matches these filters.")

    page.get_by_role("button", name="Reset").click()

    expect(page.locator("#count")).to_have_text("3 results, 3 groups")
    assert window.query == "release=0.2.0&python=3.9"


@pytest.mark.parametrize(
    ("state", "count"),
    [
        ("passed", "1 result"),
        ("absent", "1 result"),
        ("skipped", "1 result"),
        ("all", "6 results, 6 groups"),
    ],
)
def test_results_are_filtered_by_their_state(visit: Visits, state: str, count: str) -> None:
    window = visit()
    page = window.go("cell.html?release=0.2.0&python=3.9")

    choose(page, "State", state)

    expect(page.locator("#count")).to_have_text(count)
    assert window.query == f"release=0.2.0&python=3.9&state={state}"


def test_what_a_hostile_release_wrote_is_shown_as_text(visit: Visits) -> None:
    page = visit().go("cell.html?release=0.3.0&python=3.10&q=onerror")

    result = page.locator("details.result")
    expect(result).to_contain_text(f"AssertionError: {HOSTILE}")
    result.locator("summary").first.click()
    expect(result.locator("pre")).to_contain_text(HOSTILE)
    assert page.locator("main img").count() == 0
    page = visit().go("coverage.html?release=0.3.0&file=cozepy/__init__.py")
    expect(page.locator(".source")).to_contain_text(HOSTILE)


def test_other_cell_is_chosen_in_place(visit: Visits) -> None:
    window = visit()
    page = window.go("cell.html?release=0.2.0&python=3.9")
    expect(page.locator("h1")).to_have_text("cozepy 0.2.0 on Python 3.9")

    choose(page, "Release", "0.1.0", "#where")
    choose(page, "Python", "3.10", "#where")

    expect(page.locator("h1")).to_have_text("cozepy 0.1.0 on Python 3.10")
    expect(page.locator("#summary")).to_contain_text("ImportError: no httpx")


def test_causes_are_filtered_by_release_and_use(visit: Visits) -> None:
    window = visit()
    page = window.go("causes.html")
    expect(page.locator("#count")).to_have_text("5 causes")

    choose(page, "Release", "0.2.0")
    choose(page, "Use", "streams")

    assert page.locator("tr.row:visible code").all_inner_texts()[0] == "crash-in-streams"
    expect(page.locator("#count")).to_have_text("1 cause")
    assert window.query == "release=0.2.0&use=streams"
    choose(page, "Release", "0.3.0")
    expect(page.locator("#nothing")).to_be_visible()


def test_causes_are_grouped_by_api_and_back(visit: Visits) -> None:
    page = visit().go("causes.html?group=api")
    heads = page.locator("tr.group:visible")

    expect(heads).to_have_text(
        [re.compile("^chat"), re.compile("^the library itself"), re.compile("^workflows")]
    )
    choose(page, "Group by", "")
    expect(heads.first).to_contain_text("the package cannot be imported")
    expect(page.locator("#count")).to_have_text("5 causes")


def test_address_with_a_cause_opens_it(visit: Visits) -> None:
    page = visit().go("causes.html#crash-in-streams")

    row = page.locator("#crash-in-streams")
    expect(row).to_be_in_viewport()
    expect(row.locator(".tests")).to_have_text("test_streams::test_comment_is_ignored")
    expect(row.locator("p.reason code")).to_have_text("chat.stream")
    expect(row.get_by_role("img")).to_have_attribute("aria-label", "sync: 0.2.0; async: 0.2.0")


def test_bar_is_full_where_all_pythons_that_ran_have_the_cause(visit: Visits) -> None:
    page = visit().go("causes.html")

    # The import of 0.1.0 fails on 3.10, where nothing can be seen; 0.2.0 and 0.3.0 keep it there.
    bar = page.locator("#wrong-field svg.bar")
    assert [bar.locator(f".k-{kind}").count() for kind in ("all", "part")] == [2, 2]
    widths = [each.get_attribute("width") for each in bar.locator(".k-all, .k-part").all()]
    assert widths == ["10", "20", "10", "20"]
    imports = page.locator("#import-fails svg.bar")
    assert [imports.locator(f".k-{kind}").count() for kind in ("all", "part")] == [0, 2]


def test_since_when_there_is_a_method(visit: Visits) -> None:
    page = visit().go("api.html")

    page.get_by_role("searchbox", name="Method").fill("workflows")

    rows = page.locator("tr.row:visible")
    expect(rows).to_have_count(1)
    assert rows.inner_text().split()[:3] == ["workflows.runs.create", "0.3.0", "now"]
    choose(page, "Release", "0.2.0")
    expect(rows.locator("td.support").first).to_contain_text("no such method")
    choose(page, "State there", "kept")
    expect(page.locator("#nothing")).to_be_visible()


def test_page_of_a_method_has_its_arguments_releases_and_causes(visit: Visits) -> None:
    page = visit().go("api.html")

    page.get_by_role("link", name="chat.create").click()

    expect(page.locator("h1")).to_have_text("chat.create")
    expect(page.locator("#lead")).to_have_text(
        "There with sync in 0.1.0–0.3.0; with async in 0.1.0–0.3.0."
    )
    expect(page.locator("#signatures details").first).to_contain_text("since 0.3.0")
    expect(page.locator("#signatures details").first).to_contain_text("new: stream: bool = False")
    expect(page.locator("#causes")).to_contain_text("wrong-field")
    page.locator("#rows a.ref").first.click()
    expect(page.locator("#cause-1")).to_be_in_viewport()


def test_method_that_is_not_there_is_told_as_text(visit: Visits) -> None:
    page = visit().go("method.html?method=%3Cimg%20src=x%20onerror=window.hacked=1%3E")

    expect(page.locator("#lead")).to_contain_text("No contract calls a method <img src=x")


def test_upgrade_tells_what_breaks_what_is_fixed_and_what_changes(visit: Visits) -> None:
    window = visit()
    page = window.go("upgrade.html?from=0.2.0")

    expect(page.locator("#answer")).to_contain_text(
        "From 0.2.0 to 0.3.0: nothing that is known breaks, 1 fault fixed."
    )
    expect(page.locator("#answer")).to_contain_text("In the API: 1 breaking change of 2 changes.")
    expect(page.locator("#fixed")).to_contain_text("crash-in-streams")
    expect(page.locator("#only-new")).to_contain_text("wrong-workflow")
    expect(page.locator("#same")).to_contain_text("wrong-field")
    expect(page.locator("#changes")).to_contain_text("cozepy.Coze.bot")
    page.get_by_role("button", name="Swap").click()
    expect(page.locator("#answer")).to_contain_text(
        "From 0.3.0 to 0.2.0: 1 new known fault, 1 fixed."
    )
    assert window.query == "from=0.3.0&to=0.2.0"
    page = window.go("upgrade.html?from=0.1.0&to=0.2.0")
    expect(page.locator("#answer")).to_contain_text("It now runs on Python 3.8, 3.10.")


def test_nothing_breaks_on_a_python_where_the_first_release_does_not_run(visit: Visits) -> None:
    window = visit()
    page = window.go("upgrade.html?from=0.1.0&to=0.2.0")
    expect(page.locator("#broken")).to_contain_text("crash-in-streams")

    choose(page, "Python", "3.10")

    # On 3.10 the import of 0.1.0 fails.
    expect(page.locator("#broken")).to_have_text("Nothing that is known.")
    expect(page.locator("#only-new")).to_contain_text("crash-in-streams")
    expect(page.locator("#fixed")).to_contain_text("import-fails")
    page.get_by_role("button", name="Swap").click()
    expect(page.locator("#broken")).to_contain_text("import-fails")
    expect(page.locator("#fixed")).to_have_text("Nothing that is known.")


def test_release_is_chosen_for_a_python_and_what_is_used(visit: Visits) -> None:
    window = visit()
    page = window.go("choose.html?python=3.9")
    expect(page.locator("#answer .big")).to_have_text("Take 0.3.0")

    page.get_by_label("Streams").check()
    choose(page, "Worst effect that I accept", "none")
    expect(page.locator("#answer .big")).to_have_text("Take 0.3.0")
    page.get_by_label("Workflows").check()
    expect(page.locator("#answer .big")).to_contain_text(
        "None on Python 3.9 with Streams, Workflows"
    )
    assert window.query == "python=3.9&accept=none&use=streams,workflows"
    rows = page.locator("#rows tr").all_inner_texts()
    assert "lacks Workflows" in rows[1]
    page.reload()
    expect(page.get_by_label("Workflows")).to_be_checked()
    page.get_by_label("Workflows").uncheck()
    choose(page, "My Python", "3.10")
    # Something on 3.10 is not as expected in the newest release.
    expect(page.locator("#answer .big")).to_contain_text("None")
    expect(page.locator("#rows tr").first).to_contain_text("not as expected")


def test_lines_are_reached_from_a_release(visit: Visits) -> None:
    window = visit()
    page = window.go("coverage.html")

    page.get_by_role("link", name="0.3.0").click()
    page.get_by_role("link", name="cozepy/__init__.py").click()

    expect(page.locator(".line")).to_have_count(7)
    marks = [each[:1] for each in page.locator(".line i").all_inner_texts()]
    assert marks == ["✓", "", "◐", "✓", "", "✗", ""]
    expect(page.locator(".line.m")).to_contain_text("not executed")
    page.go_back()
    expect(page.get_by_role("link", name="cozepy/__init__.py")).to_be_visible()


def test_chosen_file_is_led_to_on_a_narrow_screen(visit: Visits) -> None:
    window = visit(viewport={"width": 400, "height": 500})
    page = window.go("coverage.html")

    page.get_by_role("link", name="0.3.0").click()
    files = page.get_by_role("heading", name="0.3.0: 1 file")
    expect(files).to_be_focused()
    expect(files).to_be_in_viewport()
    expect(page.locator("#releases [aria-current=true]")).to_have_text("0.3.0")
    page.get_by_role("link", name="cozepy/__init__.py").click()

    expect(page.get_by_role("heading", name="cozepy/__init__.py")).to_be_focused()
    page.go_back()
    page.go_back()
    expect(page.locator("#detail")).to_have_text(re.compile("^Choose a release"))
    expect(page.locator("#releases [aria-current]")).to_have_count(0)


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("cell.html?release=9.9&python=3.9", "release 9.9, which is not here: this is 0.3.0."),
        ("upgrade.html?from=0.0.1", "from 0.0.1, which is not here: this is 0.2.0."),
        ("causes.html?effect=rust", "effect rust, which is not here."),
    ],
)
def test_address_that_names_what_is_not_there_says_so(
    visit: Visits, address: str, told: str
) -> None:
    page = visit().go(address)

    expect(page.get_by_role("alert")).to_have_text(f"The address asks for {told}")


def test_every_page_is_reached_without_scrolling_on_a_narrow_screen(visit: Visits) -> None:
    page = visit(is_whole=True, viewport={"width": 360, "height": 720}).go("index.html")

    links = page.get_by_role("navigation").get_by_role("link")
    rights = [each.evaluate("each => each.getBoundingClientRect().right") for each in links.all()]

    assert len(rights) == 8
    assert all(right <= 360 for right in rights)


@pytest.mark.parametrize("width", [400, 1280])
def test_charts_are_large_enough_to_read(visit: Visits, width: int) -> None:
    page = visit(viewport={"width": width, "height": 800}).go("history.html")

    labels = page.locator(".chart svg .label").evaluate_all(
        """texts => texts.map(each => ({
            size: 11.5 * each.closest("svg").getScreenCTM().a,
            left: each.getBoundingClientRect().left
                - each.closest("svg").getBoundingClientRect().left,
        }))"""
    )

    assert min(each["size"] for each in labels) >= 7
    # None is cut at the edge of its drawing.
    assert min(each["left"] for each in labels) >= 0


def test_history_has_charts_and_the_same_as_tables(visit: Visits) -> None:
    page = visit().go("history.html")

    assert page.locator("figure.chart svg[role=img]").count() == 3
    page.get_by_text("The same as a table").first.click()
    rows = page.locator("figure table").first.locator("tbody tr").all_inner_texts()
    assert [row.split()[0] for row in rows] == ["0.1.0", "0.2.0", "0.3.0"]


def test_whole_way_is_gone_by_keyboard(visit: Visits) -> None:
    page = visit().go("index.html")

    page.keyboard.press("Tab")
    expect(page.get_by_text("Skip to content")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("/")
    expect(page.locator("#filters").get_by_label("Release")).to_be_focused()
    page.keyboard.type("0.2.0")
    assert shown(page, "#matrix tbody tr") == ["0.2.0"]
    square = page.get_by_role("link", name=re.compile(r"^0\.2\.0 on Python 3\.8:"))
    for _ in range(14):
        page.keyboard.press("Tab")
        if square.evaluate("each => each === document.activeElement"):
            break
    expect(square).to_be_focused()
    assert square.evaluate("each => getComputedStyle(each).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("cozepy 0.2.0 on Python 3.8")


def background(page: Page) -> str:
    return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))


def test_colours_follow_the_system_and_the_choice(visit: Visits) -> None:
    light, dark = "rgb(255, 255, 255)", "rgb(15, 20, 25)"
    assert background(visit(color_scheme="light").go("index.html")) == light
    window = visit(color_scheme="dark")
    page = window.go("index.html")
    assert background(page) == dark

    button = page.locator("#theme")
    button.click()
    button.click()

    expect(button).to_have_attribute("aria-label", "Colours: light")
    assert background(page) == light
    window.go("causes.html")
    assert background(page) == light


@pytest.mark.parametrize(("address", "is_whole"), ALL)
def test_narrow_screen_never_scrolls_sideways(
    visit: Visits, address: str, *, is_whole: bool
) -> None:
    window = visit(is_whole=is_whole, viewport={"width": 360, "height": 720}, has_touch=True)
    page = window.go(address)
    page.wait_for_timeout(100)

    width = page.evaluate("document.documentElement.scrollWidth")

    assert width <= 360


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("address", "is_whole"), ALL)
def test_checker_of_accessibility_finds_nothing(
    visit: Visits, address: str, scheme: str, *, is_whole: bool
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page = visit(is_whole=is_whole, color_scheme=scheme).go(address)
    expect(page.locator("h1")).to_be_visible()
    page.wait_for_function("!document.querySelector('#summary')?.textContent.includes('Loading')")

    # It would fetch the style sheet, which the policy forbids.
    found: list[dict[str, Any]] = axe.run(page, options={"preload": False}).response["violations"]

    assert [
        (each["id"], [node["html"][:200] for node in each["nodes"][:3]]) for each in found
    ] == []


def test_candidate_is_opened_from_the_matrix_its_difference_first(visit: Visits) -> None:
    page = visit(is_whole=True).go("index.html")

    page.get_by_role("link", name=re.compile(r"^no: 0\.3\.1\+candidate")).click()

    expect(page.locator("h1")).to_have_text("May 0.3.1+candidate.0a1b2c3d go out?")
    expect(page.locator(".verdict .big")).to_contain_text("No: 1 new failure, 1 objection")
    heads = page.locator("h2:visible").all_inner_texts()
    assert heads == [
        "New failures 1",
        "Objections to the API and the metadata 1",
        "What is fixed 1",
        "What changes in the API 1",
        "What changes in its types 1",
        "What was executed",
        "Its cells",
    ]
    failure = page.locator("#new ~ details.result")
    failure.locator("summary").click()
    expect(failure).to_contain_text("test_streams::test_comment_is_ignored")
    expect(failure.locator("pre").last).to_contain_text(HOSTILE)
    assert page.locator("main img").count() == 0


def test_failures_of_a_candidate_are_filtered_and_stand_in_the_address(visit: Visits) -> None:
    window = visit(is_whole=True)
    page = window.go("candidate.html")
    expect(page.locator("#count")).to_have_text("1 failure")

    choose(page, "Client", "types")

    expect(page.locator("#nothing")).to_be_visible()
    expect(page.locator("#new")).to_be_hidden()
    assert window.query == "client=types"
    page.reload()
    expect(page.locator("#count")).to_have_text("0 failures")
    choose(page, "Client", "async")
    page.get_by_role("searchbox", name="Search").fill("chat.stream valueerror")
    expect(page.locator("#new")).to_be_visible()
    page.get_by_role("searchbox", name="Search").fill("chat.stream keyerror")
    expect(page.locator("#new")).to_be_hidden()


@pytest.mark.parametrize(
    ("now", "told"),
    [
        ("2026-11-20T23:00:00Z", ""),
        ("2026-11-21T10:00:00Z", ""),
        ("2026-11-23T01:00:00Z", "This answer is 3 days old: "),
    ],
)
def test_stale_answer_says_how_old_it_is(visit: Visits, now: str, told: str) -> None:
    window = visit(is_whole=True)
    window.page.clock.set_fixed_time(now)

    page = window.go("candidate.html")

    expect(page.locator(".verdict")).to_contain_text("Judged on 2026-11-20 (UTC)")
    expect(page.locator("#old")).to_be_visible(visible=bool(told))
    expect(page.locator("#old")).to_contain_text(told)


def test_cell_of_a_candidate_is_opened_by_keyboard_and_leads_back(visit: Visits) -> None:
    window = visit(is_whole=True)
    page = window.go("candidate.html")

    page.get_by_role("link", name=re.compile(r"^0\.3\.1\+candidate.* on Python 3\.10:")).focus()
    page.keyboard.press("Enter")

    expect(page.locator("h1")).to_have_text("cozepy 0.3.1+candidate.0a1b2c3d on Python 3.10")
    expect(page.locator("#command")).to_contain_text("nox -s candidate -- --from")
    expect(page.locator("#list")).to_contain_text("wrong-workflow")
    choose(page, "Release", "0.3.0", "#where")
    expect(page.locator("h1")).to_have_text("cozepy 0.3.0 on Python 3.10")
    expect(page.locator("#command")).to_contain_text("nox -s candidate -- --from")
    choose(page, "Run", "", "#where")
    expect(page.locator("#command")).to_have_text("nox -s gate -- 3.10 0.3.0 --fresh")
    page.go_back()
    expect(page.locator("h1")).to_contain_text("May 0.3.1")


def test_tables_of_resolutions_are_filtered_together_and_one_by_one(visit: Visits) -> None:
    window = visit(is_whole=True)
    page = window.go("index.html")
    tables = page.locator("table.matrix:visible")
    expect(tables).to_have_count(2)
    expect(page.locator("#count")).to_have_text("12 squares")

    choose(page, "Python", "3.9")
    expect(page.locator("#count")).to_have_text("4 squares")
    choose(page, "Resolution", "lowest")

    expect(tables).to_have_count(1)
    expect(page.locator("#count")).to_have_text("1 square")
    assert window.query == "python=3.9&resolution=lowest"
    page.reload()
    expect(tables).to_have_count(1)
    expect(page.locator("td.differs")).to_contain_text("≠ sync 33 crash")
    page.locator("td.differs a").click()
    expect(page.locator("h1")).to_have_text("cozepy 0.2.0 on Python 3.9")
    expect(page.locator("#where [name=run]")).to_have_value("lowest")
    expect(page.locator("#installed")).to_contain_text("0.25.0")
    expect(page.locator("#command")).to_have_text(
        "nox -s gate -- 3.9 0.2.0 --resolution lowest --fresh"
    )
    choose(page, "Release", "0.1.0", "#where")
    expect(page.locator("#summary")).to_have_text("There is no result of this cell.")
    choose(page, "Run", "", "#where")
    expect(page.locator("#summary")).to_contain_text("67 %")


@pytest.mark.parametrize(
    ("address", "form", "name", "value"),
    [
        ("index.html", "#filters", "release", ">=0.2"),
        ("index.html", "#filters", "effect", "crash"),
        ("causes.html", "#filters", "q", "stream"),
        ("api.html", "#filters", "release", "0.2.0"),
        ("cell.html?release=0.3.0&python=3.10", "#filters", "state", "all"),
    ],
)
def test_filter_answers_at_once(
    visit: Visits, address: str, form: str, name: str, value: str
) -> None:
    page = visit().go(address)
    expect(page.locator("#count")).not_to_be_empty()

    costs = page.context.new_cdp_session(page)
    costs.send("Performance.enable", {"timeDomain": "threadTicks"})

    def spent() -> float:
        found = {
            each["name"]: each["value"] for each in costs.send("Performance.getMetrics")["metrics"]
        }
        return float(found["TaskDuration"])

    before = spent()
    page.evaluate(CHANGED, [form, name, value])

    assert 0 < spent() - before < FILTER
