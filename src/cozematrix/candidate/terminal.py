"""The answer on one screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cozematrix.candidate.answer import Answer, Seen, by_level
from cozematrix.candidate.api import describe
from cozematrix.plain import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cozematrix.api.change import Change

# So many of each kind; all of them stand in the page.
MOST = 6
MOST_OF_A_REASON = 160


def lines(answer: Answer) -> list[str]:
    """The answer as lines for a terminal, the answer itself last."""
    return [*_head(answer), *_failures(answer), *_changes(answer), *_rest(answer), answer.sentence]


def _head(answer: Answer) -> Iterator[str]:
    yield f"{answer.package} {answer.name}, from {one_line(answer.made_from)}"
    suites = "/".join(answer.suites)
    if answer.pythons:
        lacking = f" (not here: {', '.join(answer.missing)})" if answer.missing else ""
        yield f"beside {answer.before.version}, on {answer.on}{lacking}, {suites}"
    else:
        yield f"beside {answer.before.version}"
    yield from answer.notes
    yield ""


def _failures(answer: Answer) -> Iterator[str]:
    yield from _listed("New failures", answer.new)
    yield from _listed("Known failures that read otherwise", answer.otherwise)
    yield from _listed("Not seen", answer.unseen)
    if answer.fixed:
        yield f"Fixed: {len(answer.fixed)}"
        for each in answer.fixed[:MOST]:
            fails = "fails" if each.remains == 1 else "fail"
            rest = f", {each.remains} more still {fails}" if each.remains else ""
            count = "1 test passes" if len(each.tests) == 1 else f"{len(each.tests)} tests pass"
            yield f"  {each.cause.id} on {each.where}: {count}{rest}"
        yield from _more(len(answer.fixed))
    yield from _listed(f"Not as expected, but so in {answer.before.version} too", answer.shared)


def _listed(title: str, seen: Sequence[Seen]) -> Iterator[str]:
    if not seen:
        return
    yield f"{title}: {len(seen)}"
    for each in seen[:MOST]:
        finding = each.finding
        place = f", {'/'.join(finding.suites)}" if finding.suites else ""
        where = f" on {each.where}{place}" if each.where else ""
        # Of a failure without a method the contract is the subject.
        contract = f": {finding.subject}" if each.methods else ""
        yield f"  {one_line(each.subject, MOST_OF_A_REASON)}{where}{contract}"
        yield f"      {one_line(finding.reason, MOST_OF_A_REASON)}"
    yield from _more(len(seen))


def _changes(answer: Answer) -> Iterator[str]:
    if answer.changes is not None:
        yield from _levels("API", answer.api)
        yield from _levels("Types", answer.types)
    yield from (f"  {each}" for each in answer.objections[:MOST])
    yield from _more(len(answer.objections))
    yield from (f"  allowed by matrix.toml: {each}" for each in answer.allowed[:MOST])


def _levels(title: str, changes: Sequence[Change]) -> Iterator[str]:
    levels = by_level(changes)
    counts = ", ".join(f"{len(found)} {level}" for level, found in levels.items() if found)
    yield f"{title}: {counts or 'as before'}"
    worst = [change for level, found in levels.items() for change in found]
    yield from (f"  {each.level}: {describe(each)}" for each in worst[:MOST])
    yield from _more(len(worst))


def _rest(answer: Answer) -> Iterator[str]:
    yield from (f"Installed otherwise: {each}" for each in answer.dependencies[:MOST])
    before = answer.coverages.get(answer.before.version)
    now = answer.coverages.get(answer.name)
    if now:
        was = f" ({answer.before.version}: {before.branches:.1f} %)" if before else ""
        yield f"Coverage: {now.branches:.1f} % of branches{was}"
    yield ""


def _more(count: int) -> Iterator[str]:
    if count > MOST:
        yield f"  … and {count - MOST} more: reports/candidate.md"
