"""The public API of the releases, and what a type check of them has shown of it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from cozematrix.cells.outcome_file import read_outcomes
from cozematrix.inputs.releases import in_order
from cozematrix.planning.plan import Suite

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cozematrix.api.change import Change
    from cozematrix.api.released_api import ReleasedAPI
    from cozematrix.checkout import Checkout
    from cozematrix.reports.compatibility import Step
    from cozematrix.upkeep.upgrades import Broken, TypeChange, Typed
    from cozematrix.verdicts.verdict import Verdict


def changes_by_release(checkout: Checkout) -> dict[tuple[str, str], list[Change]]:
    """All changes of the public API, by two neighbouring releases, oldest first."""
    from cozematrix.api import api_changes

    package = checkout.configuration.package
    ordered = in_order(checkout.releases)
    layers = checkout.layers
    folders = [layers.source(package, release).parent for release in ordered]
    seen = TypedReleases(checkout)
    return {
        (before.version, after.version): seen.proven(
            before.version,
            after.version,
            api_changes.changes(folders[place], folders[place + 1], package=package),
        )
        for place, (before, after) in enumerate(pairwise(ordered))
    }


def compare_apis(checkout: Checkout) -> list[Step]:
    """Compare the public API of neighbouring releases, oldest first."""
    from cozematrix.reports import compatibility

    return [
        compatibility.step(before, after, found)
        for (before, after), found in changes_by_release(checkout).items()
    ]


class TypedReleases:
    """The types that the recorded type checks found in each release, read when asked for."""

    def __init__(self, checkout: Checkout) -> None:
        from cozematrix.types import typecheck
        from cozematrix.upkeep import upgrades

        self._checkout = checkout
        self._typed: dict[str, upgrades.Typed] = {}
        self._apis: dict[str, ReleasedAPI] = {}
        self._uses = upgrades.read_uses(checkout.places.root / typecheck.FOLDER)
        self.outcomes = upgrades.checked(
            each for each in read_outcomes(checkout.places.outcomes) if not each.is_partial
        )

    def api(self, version: str) -> ReleasedAPI:
        """The public API of a release, read once."""
        from cozematrix.api.released_api import ReleasedAPI

        if version not in self._apis:
            package = self._checkout.configuration.package
            source = self._checkout.layers.source(package, self._checkout.release(version))
            self._apis[version] = ReleasedAPI.read(source.parent, package=package)
        return self._apis[version]

    def typed(self, version: str) -> Typed:
        """The types that a release's uses have, by the outcome of its type check; read once."""
        from cozematrix.upkeep import upgrades

        if version not in self._typed:
            outcome, api = self.outcomes[version], self.api(version)
            self._typed[version] = upgrades.typed(outcome, self._uses, api)
        return self._typed[version]

    def changes(self, before: str, after: str) -> list[TypeChange]:
        """The uses whose type differs; none where one of the two was not checked."""
        from cozematrix.upkeep import upgrades

        if not {before, after} <= self.outcomes.keys():
            return []
        return upgrades.type_changes(self.typed(before), self.typed(after))

    def proven(self, before: str, after: str, found: Sequence[Change]) -> list[Change]:
        """The changes, those breaking of which the type checks show that they are."""
        from cozematrix.upkeep import upgrades

        seen = self.changes(before, after)
        return upgrades.proven(found, seen, self.api(after)) if seen else list(found)

    def broken(self, before: str, after: str) -> list[Broken]:
        """List what breaks typed code on the way from one release to another."""
        from cozematrix.api import api_changes
        from cozematrix.upkeep import upgrades

        changed = api_changes.between(self.api(before).root, self.api(after).root)
        found = self.proven(before, after, changed)
        return upgrades.broken(found, self.changes(before, after), self.api(after))


def signatures(checkout: Checkout, verdict: Verdict) -> dict[str, dict[str, tuple[str, ...]]]:
    """The arguments of every method that a contract calls, by release and client."""
    from cozematrix.api.released_api import ReleasedAPI

    package = checkout.configuration.package
    clients = {Suite.SYNC: f"{package}.Coze", Suite.ASYNC: f"{package}.AsyncCoze"}
    outcomes = verdict.outcomes.values()
    methods = {path for outcome in outcomes for each in outcome.results for path in each.paths}
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for release in verdict.plan.releases:
        api = ReleasedAPI.read(checkout.layers.source(package, release).parent, package=package)
        by_method = {
            f"{suite}.{method}": api.signature(f"{client}.{method}")
            for method in sorted(methods)
            for suite, client in clients.items()
        }
        found[release.version] = {
            path: each for path, each in by_method.items() if each is not None
        }
    return found
