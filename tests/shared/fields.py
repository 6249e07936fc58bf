"""The fields that earlier releases have, as later ones must have them too: `fields.json`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Collection, Dict, Iterable, List

import cozepy
from packaging.version import Version

from tests.shared.places import Places

# By section, by name of a call or argument, and by place of a field, the first release that has it.
_SINCE: Dict[str, Dict[str, Dict[str, str]]] = json.loads(
    (Path(__file__).parent / "fields.json").read_text("utf-8")
)
# Before the places of fields that are sent, which have other contracts' places beside them.
SENT = "has "
# What a section is about: fields of answers, of events, and of what is sent.
SECTIONS = {"answers": "read", "events": "told", "objects": "sent"}


def known(section: str, name: str) -> List[str]:
    """Return the places of the fields that this release, or an earlier one, was the first to have.

    `name` is that of a call, or of a call's argument, as in the identifier of its contract.
    """
    here = Version(cozepy.VERSION)
    since = _SINCE[section].get(name, {})
    return [place for place, release in since.items() if Version(release) <= here]


def hold(
    places: Places, section: str, wanted: Iterable[str], has: Collection[str], within: str = ""
) -> None:
    """Fail each wanted place that is not among those that the release `has`."""
    for place in wanted:
        with places.at(within + place):
            assert place in has, "it is not {} any more".format(SECTIONS[section])


def hold_object(places: Places, name: str, has: Collection[str]) -> None:
    """Make a place of each field that an object to be sent has, and of those that it had."""
    hold(places, "objects", sorted({*known("objects", name), *has}), has, within=SENT)
