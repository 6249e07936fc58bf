"""Requests from pages of other origins, allowed for the imitated routes, as in the service.

The control side does not allow them, as a web page must not read or change tenants.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

# Names of headers as a request's are kept: in lower case.
ALLOWED = {"access-control-allow-origin": "*", "access-control-expose-headers": "*"}
_PREFLIGHT = {
    **ALLOWED,
    "access-control-allow-methods": "GET, POST, PUT, DELETE, PATCH",
    "access-control-max-age": "600",
    "vary": "access-control-request-headers",
}


def is_preflight(verb: str, headers: Mapping[str, str]) -> bool:
    """Return whether this is a preflight, by which a browser asks for permission."""
    names = {"Origin", "Access-Control-Request-Method"}
    return verb == "OPTIONS" and all(name in headers for name in names)


def preflight(headers: Mapping[str, str]) -> dict[str, str]:
    """Return the headers that allow the request; by name, as `*` does not cover Authorization."""
    asked = headers.get("Access-Control-Request-Headers", "")
    allowed = {"access-control-allow-headers": asked} if asked else {}
    # Asked of a public page for a private address: https://wicg.github.io/private-network-access/
    if "Access-Control-Request-Private-Network" in headers:
        allowed["access-control-allow-private-network"] = "true"
    return {**_PREFLIGHT, **allowed}
