"""The index of packages, looked at anew."""

from __future__ import annotations

from cozematrix.cells.resolution import today
from cozematrix.checkout import Checkout, newer_releases
from cozematrix.errors import (
    IndexAnswerError,
    IndexUnavailableError,
    MatrixError,
)
from cozematrix.inputs.indexes import read_indexes
from cozematrix.inputs.releases import changes, lost, write_releases


def refresh_releases(checkout: Checkout) -> list[str]:
    """Read the index anew and write `releases.json`; what changed, a line each."""
    from cozematrix.inputs import index

    found = index.list_releases(
        checkout.configuration.package, checkout.releases, read_indexes(), day=today()
    )
    if gone := lost(checkout.releases, found):
        raise MatrixError(f"releases.json stays as it is: {gone}")
    lines = changes(checkout.releases, found)
    if lines:
        write_releases(checkout.places.releases, checkout.configuration.package, found)
    return lines or [f"nothing new: {len(found)} releases, the newest is {found[-1].version}"]


def look_at_index(checkout: Checkout) -> tuple[list[str], bool]:
    """List what the index has beyond `releases.json`, and tell if it did not answer."""
    from cozematrix.inputs import index

    try:
        found = index.list_releases(
            checkout.configuration.package, checkout.releases, read_indexes(), day=today()
        )
    except IndexUnavailableError as error:
        newest = checkout.releases[-1].version
        # One that answers is not asked in vain by uv, which may know how.
        is_offline = not isinstance(error, IndexAnswerError)
        return [f"{error}; the cached releases are used, up to {newest}"], is_offline
    if gone := lost(checkout.releases, found):
        return [f"releases.json stays as it is: {gone}"], False
    lines = changes(checkout.releases, found)
    if lines:
        # Other processes of this run have the plan from what they read before.
        write_releases(newer_releases(checkout.places), checkout.configuration.package, found)
        lines.append("this run was planned before; the next one knows")
    return lines, False
