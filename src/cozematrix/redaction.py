"""Cuts credentials from every text that is printed or written."""

from __future__ import annotations

import netrc
import os
import re
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

CUT = "***"
# A user name alone may be a token, so all that stands before the host goes.
_IN_ADDRESS = re.compile(r"([a-z][a-z0-9+.-]*://)([^\s/?#'\"<>]*)@", re.IGNORECASE)
_IN_HEADER = re.compile(r"\b(Basic|Bearer)\s+[\w.~+/=-]{6,}", re.IGNORECASE)
# A shorter word stands in too many texts by itself.
_SHORTEST = 4


def redacted(text: str, secrets: Collection[str] | None = None) -> str:
    """The text without credentials in addresses and headers, and without `secrets`.

    Without `secrets` they are those that the environment and netrc hold.
    """
    text = _IN_ADDRESS.sub(rf"\1{CUT}@", text)
    text = _IN_HEADER.sub(rf"\1 {CUT}", text)
    known = known_secrets(os.environ) if secrets is None else secrets
    forms = {form for secret in known for form in (secret, quote(secret, safe=""))}
    for form in sorted(forms, key=len, reverse=True):
        if len(form) >= _SHORTEST:
            text = text.replace(form, CUT)
    return text


def known_secrets(environ: Mapping[str, str]) -> set[str]:
    """The passwords of indexes and proxies that the environment and netrc hold, as they are."""
    return {*_of_variables(environ), *_of_netrc(environ)}


def _of_variables(environ: Mapping[str, str]) -> Iterator[str]:
    for name, value in environ.items():
        if name.startswith("UV_") and name.endswith("_PASSWORD"):
            yield value
        elif name.startswith(("UV_", "PIP_")) or name.lower().endswith("_proxy"):
            for _, credentials in _IN_ADDRESS.findall(value):
                user, _, password = credentials.partition(":")
                yield unquote(password or user)


def _of_netrc(environ: Mapping[str, str]) -> Iterator[str]:
    path = environ.get("NETRC") or os.path.join(environ.get("HOME", ""), ".netrc")  # noqa: PTH118 - HOME may be empty
    try:
        hosts = netrc.netrc(path).hosts
    except (OSError, ValueError, netrc.NetrcParseError):
        return
    yield from (password for _, _, password in hosts.values() if password)
