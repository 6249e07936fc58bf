"""Programs that the newest release cannot run to their end, and why."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Known:
    """A defect of the SDK that ends a program; held against what becomes of it each time."""

    cause: str
    """The ledger's id of the defect."""
    says: str
    """A regular expression for what becomes of the program."""


_PAGE_INDEX = Known(
    "page-index-sent",
    r"CozeAPIError: code: 4000, .* page_index is unknown, logid: \w+; "
    r"GET /v1/apps: query: page_index is unknown",
)
KNOWN = {
    "files.cloned": Known(
        "voice-clone-requires-fields", "ValidationError: 11 validation errors for Voice"
    ),
    "pagers.apps_of_a_workspace": _PAGE_INDEX,
    "pagers_async.apps_of_a_workspace": _PAGE_INDEX,
}
