"""The result of a bisection in lines: first bad and first good, and exceptions."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from cozematrix.plain import one_line
from cozematrix.verdicts.ranges import Seen
from cozematrix.verdicts.span import ranges

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cozematrix.bisection.look import Looked
    from cozematrix.bisection.sighting import Sighting
    from cozematrix.planning.plan import Suite
    from cozematrix.verdicts.ledger import Cause

WORDS = {Seen.FAILED: "bad", Seen.PASSED: "good", Seen.SILENT: "says nothing"}
_MOST_OF_A_MESSAGE = 160


@dataclass(frozen=True)
class Stretch:
    """Points with equal verdicts, neighbours but for those that say nothing or were not looked at.

    `first` and `last` are places on the axis that were looked at.
    """

    state: Seen
    first: int
    last: int


def stretches(seen: Mapping[int, Sighting]) -> list[Stretch]:
    """Return the stretches along the axis, without the points that say nothing."""
    judged = [point for point in sorted(seen) if seen[point].state is not Seen.SILENT]
    found = []
    for state, group in groupby(judged, key=lambda point: seen[point].state):
        points = list(group)
        found.append(Stretch(state, points[0], points[-1]))
    return found


def looked_line(point: str, sightings: Mapping[Suite, Sighting], looked: Looked) -> str:
    """One point as it is looked at."""
    how = "kept" if looked.is_kept else f"run, {looked.seconds:.1f} s"
    each_suite = [f"{suite} {_in_words(each)}" for suite, each in sightings.items()]
    return f"  {point}: {', '.join(each_suite)} ({how})"


def _in_words(sighting: Sighting) -> str:
    if sighting.state is Seen.SILENT:
        return f"{WORDS[sighting.state]} ({one_line(sighting.message, _MOST_OF_A_MESSAGE)})"
    causes = f" ({', '.join(sighting.causes)})" if sighting.causes else ""
    surprise = f" ({sighting.surprise})" if sighting.surprise else ""
    return f"{WORDS[sighting.state]}{causes}{surprise}"


def conclusion(names: Sequence[str], seen: Mapping[int, Sighting]) -> list[str]:
    """Return the lines on one suite, by places among `names`; the first is the answer."""
    found = stretches(seen)
    bad = [each for each in found if each.state is Seen.FAILED]
    if not bad:
        return ["fails nowhere"]
    lines = [f"{_first_bad(found, bad[0], names)}, {_first_good(found, bad[0], names)}"]
    if len(bad) > 1:
        every = [names[at] for each in bad for at in range(each.first, each.last + 1)]
        lines.append(f"not in one order: bad in {ranges(every, names)}, good between")
    if silent := [names[at] for at, each in seen.items() if each.state is Seen.SILENT]:
        why = sorted({seen[names.index(each)].message for each in silent})
        said = one_line("; ".join(why), _MOST_OF_A_MESSAGE)
        lines.append(f"nothing is known of {ranges(silent, names)}: {said}")
    otherwise: dict[str, list[str]] = {}
    for at, each in seen.items():
        if each.surprise:
            otherwise.setdefault(each.surprise, []).append(names[at])
    lines += [
        f"not as the ledger has it, {said}: {ranges(where, names)}"
        for said, where in otherwise.items()
    ]
    return [*lines, *_readings(seen, names)]


def _first_bad(found: Sequence[Stretch], bad: Stretch, names: Sequence[str]) -> str:
    place = found.index(bad)
    if not place:
        return f"first bad {names[bad.first]} (nothing before it is good)"
    return f"first bad {names[bad.first]} ({names[found[place - 1].last]} is good)"


def _first_good(found: Sequence[Stretch], bad: Stretch, names: Sequence[str]) -> str:
    place = found.index(bad)
    if place + 1 == len(found):
        return f"bad to the last, {names[bad.last]}"
    return f"first good again {names[found[place + 1].first]} ({names[bad.last]} is bad)"


def _readings(seen: Mapping[int, Sighting], names: Sequence[str]) -> list[str]:
    """Describe the failures, a line for each cause, with the points that were looked at."""
    failed = [at for at, each in sorted(seen.items()) if each.state is Seen.FAILED]
    places_of: dict[tuple[str, ...], list[int]] = {}
    for at in failed:
        places_of.setdefault(seen[at].causes or (one_line(seen[at].message, 40),), []).append(at)
    lines = []
    for places in places_of.values():
        first, last = names[places[0]], names[places[-1]]
        where = first if first == last else f"{first} to {last}"
        causes = " and ".join(seen[places[0]].causes) or "no cause that the ledger knows"
        message = one_line(seen[places[-1]].message, _MOST_OF_A_MESSAGE)
        lines.append(f"{where}: {causes}: {message}")
    return lines


def known_ranges(
    ledger: Sequence[Cause], test: str, suites: Sequence[Suite], ids: Sequence[str]
) -> list[str]:
    """List the ledger's ranges of these causes and the test, a line a place."""
    lines: dict[str, None] = {}
    for cause in ledger:
        for place in cause.places if cause.id in ids else ():
            within = [suite for suite in suites if suite in place.suites]
            if within and any(name == test or name.startswith(f"{test} ") for name in place.tests):
                parts = [f"cozepy {place.cozepy}"] if str(place.cozepy) else []
                parts += [f"Python {place.python}"] if str(place.python) else []
                parts += [f"{name} {each}" for name, each in place.dependencies.items()]
                stated = ", ".join(parts) or "everywhere"
                lines[f"the ledger has {cause.id} with {stated} ({'/'.join(within)})"] = None
    return list(lines)
