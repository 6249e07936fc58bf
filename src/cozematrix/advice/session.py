"""Puts an advice together: the project that was named, and what this repository knows."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cozematrix.advice import answer, api_file, recorded
from cozematrix.advice.api import check_current, read_api
from cozematrix.advice.declared import read_ranges
from cozematrix.advice.flow import follow
from cozematrix.advice.project import read_project
from cozematrix.advice.touch import Subjects, touches
from cozematrix.inputs.releases import in_order
from cozematrix.planning.plan import Cell

if TYPE_CHECKING:
    from cozematrix.advice.answer import Advice
    from cozematrix.checkout import Checkout


def advice_for(checkout: Checkout) -> Advice:
    """Advise the project that was named behind `--`; what cannot be is an `InputError`."""
    return advise(checkout, Path(checkout.request.subject))


def advise(checkout: Checkout, path: Path) -> Advice:
    """Advise the project in a folder."""
    root, chosen = checkout.places.root, checkout.configuration
    releases = in_order(checkout.releases)
    project = read_project(path)
    api = read_api(root / api_file.FILE)
    check_current(api, [each.version for each in releases])
    known = recorded.read_recorded(root / recorded.FILE)
    grounds = answer.Grounds(chosen.package, api, releases, chosen.pythons, known)
    uses = follow(project, api)
    subject = answer.Subject(str(path), uses, read_ranges(path, chosen.package), project.unread)
    answer.check(subject, grounds)
    cells = []
    for release in releases:
        for python in chosen.pythons:
            row = known.rows.get(Cell(python, release.version))
            cells.append((Cell(python, release.version), row.installed if row else {}))
    found = touches(checkout.ledger, uses, cells, Subjects.read(root, api.methods))
    return answer.Advice(subject, grounds, tuple(found))
