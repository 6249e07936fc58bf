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
        # A ticket comes after the handshake. A client that reads in one thread while it writes in
        # another, as websockets' sync one does, then now and then crashes in Python's ssl module,
        # which keeps no lock there (python/cpython#134698, mended in 3.13.4 and 3.14).
        context.num_tickets = 0
        return cls(authority.cert_pem.bytes().decode("ascii"), context)
