"""The service's side of OAuth: keys and codes for the fake, and a check of its tokens."""

from __future__ import annotations

import functools
from http.client import HTTPConnection
from typing import Any, Tuple
from urllib.parse import parse_qs, urlencode, urlsplit

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from tests.shared.fake import Exchange, Fake

BACK = "https://app.example.com/back"
AUTHORIZE = "/api/permission/oauth2/authorize"
VERIFIER = "v" * 43


@functools.lru_cache(maxsize=None)
def keys() -> Tuple[str, str]:
    """Return a private and a public RSA key in PEM, generated once per process.

    They are short, as they protect nothing: whoever signs reads the private key anew for each
    token, which checks it, and with 2048 bits takes ten times as long.
    """
    key = rsa.generate_private_key(public_exponent=65537, key_size=1024)  # noqa: S505 - see above
    pem = serialization.Encoding.PEM
    private = key.private_bytes(
        pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    public = key.public_key().public_bytes(pem, serialization.PublicFormat.SubjectPublicKeyInfo)
    return private.decode(), public.decode()


def code_of(fake: Fake, client_id: str, **query: str) -> str:
    """Return the code in the redirection of the authorization page."""
    asked = dict(query, response_type="code", client_id=client_id, redirect_uri=BACK)
    connection = HTTPConnection(urlsplit(fake.url).netloc, timeout=10)
    connection.request("GET", AUTHORIZE + "?" + urlencode(asked))
    location = connection.getresponse().getheader("location") or ""
    connection.close()
    return parse_qs(urlsplit(location).query)["code"][0]


def assert_token(token: Any, asked: Exchange) -> None:
    """Assert that the token has every field of the answer."""
    answer = asked.answer
    assert token.access_token == answer["access_token"]
    assert token.expires_in == answer["expires_in"]
    assert token.refresh_token == answer.get("refresh_token", "")
    assert token.token_type == "Bearer"
