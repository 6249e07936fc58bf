"""A certificate authority, created when the service starts, which tests can trust."""

from __future__ import annotations

import ssl
from dataclasses import dataclass

import trustme


@dataclass(frozen=True)
class Authority:
    """The authority's certificate in PEM, and a TLS context for the service."""

    certificate: str
    server_context: ssl.SSLContext

    @classmethod
    def create(cls, host: str) -> Authority:
        """Return a new authority, which has signed a certificate for the host."""
        authority = trustme.CA(organization_name="cozefake")
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        names = dict.fromkeys((host, "127.0.0.1", "::1", "localhost"))
        authority.issue_cert(*names).configure_cert(context)
        # No session tickets, which are sent after the handshake. They occasionally crash a client
        # that reads and writes in two threads, as the sync client of websockets does: Python's ssl
        # module takes no lock there (python/cpython#134698, fixed in 3.13.4 and 3.14).
        context.num_tickets = 0
        return cls(authority.cert_pem.bytes().decode("ascii"), context)
