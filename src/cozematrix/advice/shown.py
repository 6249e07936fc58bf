"""The advice in words: one screen for a terminal, a page, and data for programs."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from cozematrix.advice.answer import SEVERE
from cozematrix.advice.uses import What
from cozematrix.reports.markdown import environment
from cozematrix.verdicts import span
from cozematrix.verdicts.ledger import EFFECTS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from cozematrix.advice.answer import Advice, Upgrade
    from cozematrix.advice.touch import Touch
    from cozematrix.advice.uses import Need, Where

SCHEMA = 1
# What a screen holds of each kind; the page has all.
_MOST_LACKING = 6
_MOST_TOUCHES = 10
_MOST_OF_OTHERS = 4
_MOST_OF_A_REASON = 110
# A page that nobody reads to its end is as good as none; the data has all.
_MOST_ON_THE_PAGE = 200


def lines(advice: Advice, page: str) -> list[str]:
    """One screen: what to take, what is missing where, what goes wrong; `page` holds the rest."""
    return [
        *_verdict(advice),
        "",
        *_head(advice),
        *_lacking(advice),
        *_touching(advice),
        *_upgrade(advice),
        *_part("Not followed", advice.subject.uses.unfollowed + advice.subject.unread),
        *_part("Of the declared ranges", advice.subject.ranges.notes),
        "",
        f"All of it: {page}",
    ]


def markdown(advice: Advice) -> str:
    """The page: as the screen, and all needs, causes and releases in full."""
    template = environment().get_template("advice.md.jinja")
    return (
        template.render(
            advice=advice,
            head=_head(advice),
            verdict=_verdict(advice),
            upgrade=advice.upgrade,
            releases=[(each, *_of_release(advice, each)) for each in reversed(advice.versions)],
            since=lambda need: since(advice, need),
            places=_places,
            shown=shown_release(advice),
            most=_MOST_ON_THE_PAGE,
        ).rstrip()
        + "\n"
    )


# Any: JSON's own types.
def as_json(advice: Advice) -> dict[str, Any]:
    """The advice as `reports/advice.json` holds it."""
    subject, upgrade = advice.subject, advice.upgrade
    return {
        "schema": SCHEMA,
        "package": advice.grounds.package,
        "path": subject.path,
        "clients": [each.value for each in subject.uses.suites],
        "declared": {
            name: [{"file": each.file, "text": each.text} for each in ranges]
            for name, ranges in (
                (advice.grounds.package, subject.ranges.sdk),
                ("python", subject.ranges.python),
            )
        },
        "take": advice.best or None,
        "has_everything": list(advice.having),
        "admitted": list(advice.admitted),
        "admitted_in_vain": list(advice.untrue),
        "releases": [
            {
                "version": release,
                "has_everything": release in advice.having,
                "admitted": release in advice.admitted,
                "pythons": list(advice.pythons_of(release)),
                "causes": [touch.cause.id for touch in advice.of(release)],
            }
            for release in advice.versions
        ],
        "needs": [
            {
                "what": need.what.value,
                "name": need.label,
                "client": need.suite.value if need.suite else None,
                "releases": [each for each in advice.versions if each in need.releases],
                "places": [f"{file}:{line}" for file, line in need.places],
            }
            for need in subject.uses.needs
        ],
        "causes": [_touch_as_json(advice, touch) for touch in advice.touches],
        "upgrade": _upgrade_as_json(upgrade) if upgrade else None,
        "not_followed": [*subject.uses.unfollowed, *subject.unread],
        "notes": list(subject.ranges.notes),
        "dependencies_of": advice.grounds.recorded.day,
    }


def _touch_as_json(advice: Advice, touch: Touch) -> dict[str, Any]:
    seen = {cell.release for cell in touch.cells}
    return {
        "id": touch.cause.id,
        "effect": touch.cause.effect.value,
        "kind": touch.cause.kind.value,
        "reason": touch.cause.reason,
        "uses": list(touch.uses),
        "places": [f"{file}:{line}" for file, line in touch.places],
        "releases": [each for each in advice.versions if each in seen],
    }


def _upgrade_as_json(upgrade: Upgrade) -> dict[str, Any]:
    return {
        "from": upgrade.before,
        "to": upgrade.after,
        "changed": list(upgrade.changed),
        "goes": [each.cause.id for each in upgrade.goes],
        "comes": [each.cause.id for each in upgrade.comes],
    }


def since(advice: Advice, need: Need) -> str:
    """The releases that have something, in words: "since 0.6.1"."""
    having = [each for each in advice.versions if each in need.releases]
    if not having:
        return "in no release"
    if having == list(advice.versions[advice.versions.index(having[0]) :]):
        return f"since {having[0]}"
    return f"in {span.ranges(having, advice.versions)}"


def shown_release(advice: Advice) -> str:
    """The release that causes are shown of: the one to take, else the newest."""
    return advice.best or advice.versions[-1]


def _head(advice: Advice) -> list[str]:
    subject = advice.subject
    counts = Counter(need.what for need in subject.uses.needs)
    words = {
        What.CALL: "calls",
        What.ARGUMENT: "arguments",
        What.NAME: "names",
        What.FIELD: "fields of results",
        What.HANDLER: "handlers",
    }
    used = ", ".join(
        f"{counts[what]} {word[:-1] if counts[what] == 1 and word.endswith('s') else word}"
        if what is not What.FIELD
        else f"{counts[what]} {word if counts[what] > 1 else 'field of results'}"
        for what, word in words.items()
        if counts[what]
    )
    clients = " and ".join(subject.uses.suites) or "no client of its own"
    ranges = [f"{each.text} ({each.file})" for each in subject.ranges.sdk]
    pythons = [f"Python {each.text} ({each.file})" for each in subject.ranges.python]
    declared = ", ".join([*(ranges or [f"no range of {advice.grounds.package}"]), *pythons])
    return [
        f"{subject.path} uses of {advice.grounds.package}: {used}; {clients}",
        f"It declares {declared}",
    ]


def _verdict(advice: Advice) -> list[str]:
    found = []
    everything = "all that any release has" if advice.nowhere else "everything"
    if advice.best:
        pythons = [each for each in advice.pythons if advice.runs(advice.best, each)]
        on = span.ranges(pythons, advice.grounds.pythons)
        found.append(
            f"Take {advice.best} on {on}: it has {everything}; {_counted(advice.of(advice.best))}"
        )
        left = [each for each in advice.pythons if advice.runs(advice.best, each) is False]
        if left and advice.subject.ranges.python:
            found.append(
                f"It does not run on {span.ranges(left, advice.grounds.pythons)}, which is declared"
            )
        unknown = [each for each in advice.pythons if advice.runs(advice.best, each) is None]
        if unknown:
            found.append(f"Not recorded: {span.ranges(unknown, advice.grounds.pythons)}")
    else:
        found.append(f"No release has {everything} and runs on a Python that is declared")
    if advice.having:
        share = f"{len(advice.having)} of {len(advice.versions)}"
        found.append(
            f"{everything.capitalize()} is in {_ranges(advice, advice.having)} ({share} releases)"
        )
    return [*found, *_of_the_range(advice)]


def _of_the_range(advice: Advice) -> list[str]:
    if not advice.subject.ranges.sdk:
        low = f"{advice.grounds.package}>={advice.having[0]}" if advice.having else ""
        return [f"Declare a range: {low}"] if low else []
    if not advice.untrue:
        return [f"The declared range is true: all of {_ranges(advice, advice.admitted)} will do"]
    good = [each for each in advice.admitted if each not in advice.untrue]
    wrong = f"The declared range admits {_ranges(advice, advice.untrue)}, which will not do"
    if not good:
        return [f"{wrong}; no release within it will"]
    return [f"{wrong}; {_ranges(advice, good)} will"]


def _ranges(advice: Advice, releases: Iterable[str]) -> str:
    return span.ranges(releases, advice.versions)


def _counted(touches: Collection[Touch]) -> str:
    """Count the causes that touch it by effect, worst first."""
    if not touches:
        return "no known cause touches what is used"
    counts = Counter(each.cause.effect for each in touches)
    by_effect = ", ".join(f"{counts[each]} {each}" for each in EFFECTS if counts[each])
    noun = "known cause touches" if len(touches) == 1 else "known causes touch"
    return f"{len(touches)} {noun} what is used: {by_effect}"


def _lacking(advice: Advice) -> list[str]:
    rows = [f"  {each.label:44}{_places(each.places)}" for each in advice.nowhere]
    more = _and_more(rows, _MOST_LACKING)
    found = ["", "No release has:", *rows[:_MOST_LACKING], *more] if rows else []
    late = _late(advice)
    if late:
        found += [
            "",
            "Not in all releases:",
            *late[:_MOST_LACKING],
            *_and_more(late, _MOST_LACKING),
        ]
    return found


def _late(advice: Advice) -> list[str]:
    """A line for all that the same releases have, without what is a part of something there."""
    groups: dict[str, dict[str, Need]] = {}
    for each in advice.lacking:
        # The oldest release cannot be imported, and is no loss.
        if each.releases != advice.versions[:1]:
            groups.setdefault(since(advice, each.need), {}).setdefault(each.need.label, each.need)
    rows = []
    for word, needs in groups.items():
        labels = [each for each in needs if not _is_part_of_others(each, needs)]
        named = [f"{each} ({_places(needs[each].places, 1)})" for each in labels[:2]]
        more = f" and {len(labels) - 2} more" if len(labels) > 2 else ""
        rows.append(f"  {word:13} {', '.join(named)}{more}")
    return rows


def _is_part_of_others(label: str, others: Collection[str]) -> bool:
    return any(label.startswith((f"{each}.", f"{each}(")) for each in others)


def _touching(advice: Advice) -> list[str]:
    release = shown_release(advice)
    touches = advice.of(release)
    if not touches:
        return []
    rows = []
    for each in touches[:_MOST_TOUCHES]:
        used = ", ".join(each.uses[:2]) + (", …" if len(each.uses) > 2 else "")
        at = f" ({_places(each.places, 1)})" if each.places else ""
        rows += [
            f"  {each.cause.effect:8} {each.cause.id}: {used}{at}",
            f"           {_short(each.cause.reason)}",
        ]
    more = _and_more(touches, _MOST_TOUCHES)
    return ["", f"Known causes that touch it with {release}, worst first:", *rows, *more]


def _upgrade(advice: Advice) -> list[str]:
    upgrade = advice.upgrade
    if upgrade is None:
        return []
    rows = [f"  {each}" for each in upgrade.changed[:_MOST_OF_OTHERS]]
    rows += _and_more(upgrade.changed, _MOST_OF_OTHERS)
    for word, touches in (("no more", upgrade.goes), ("new", upgrade.comes)):
        if touches:
            names = [f"{each.cause.id} ({each.cause.effect})" for each in touches[:_MOST_OF_OTHERS]]
            more = f" and {len(touches) - len(names)} more" if len(touches) > len(names) else ""
            rows.append(f"  {word}: {', '.join(names)}{more}")
    return [
        "",
        f"From {upgrade.before} to {upgrade.after}:",
        *(rows or ["  nothing changes for it"]),
    ]


def _part(title: str, rows: Sequence[str]) -> list[str]:
    if not rows:
        return []
    more = _and_more(rows, _MOST_OF_OTHERS)
    return ["", f"{title}:", *(f"  {each}" for each in rows[:_MOST_OF_OTHERS]), *more]


def _and_more(rows: Sequence[object], most: int) -> list[str]:
    return [f"  and {len(rows) - most} more"] if len(rows) > most else []


def _places(places: Sequence[Where], most: int = 2) -> str:
    texts = [f"{file}:{line}" for file, line in places[:most]]
    return ", ".join(texts) + (", …" if len(places) > most else "")


def _short(text: str) -> str:
    return text if len(text) <= _MOST_OF_A_REASON else f"{text[: _MOST_OF_A_REASON - 1].rstrip()}…"


def _of_release(advice: Advice, release: str) -> tuple[str, str, str, str]:
    """Of a release: whether it has everything, whether it is admitted, its Pythons, its causes."""
    counts = Counter(each.cause.effect for each in advice.of(release))
    return (
        "yes" if release in advice.having else "no",
        "yes" if release in advice.admitted else "no",
        span.ranges(advice.pythons_of(release), advice.grounds.pythons) or "none",
        ", ".join(f"{counts[each]} {each}" for each in SEVERE if counts[each]),
    )
