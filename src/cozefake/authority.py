"""A certificate authority of the service's own, made at start, that a test can trust."""

from __future__ import annotations

import ssl
from dataclasses import dataclass

import trustme


@dataclass(frozen=True)
class Authority:
    """The authority's certificate in PEM, and what the service needs to serve TLS with it."""

    certificate: str
    server_context: ssl.SSLContext

    @classmethod
    def create(cls, host: str) -> Authority:
        """A new authority, and a certificate of it for the host."""
        authority = trustme.CA(organization_name="cozefake")
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        names = dict.fromkeys((host, "127.0.0.1", "::1", "localhost"))
        authority.issue_cert(*names).configure_cert(context)
        return cls(authority.cert_pem.bytes().decode("ascii"), context)
