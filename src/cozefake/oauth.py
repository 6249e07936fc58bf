"""Applications of the OAuth flows, which get tokens for a tenant, and their grants."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import jwt
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.serialization import load_pem_public_key

if TYPE_CHECKING:
    from cozefake.request import Request
    from cozefake.tenant import Tenant, Tenants

PREFIX = "/api/permission/oauth2/"
KINDS = ("web", "pkce", "device", "jwt")
CONSENTS = ("granted", "denied", "pending")
# Possible replies to a device before the outcome.
POLLS = ("authorization_pending", "slow_down")
_MOST_LIFETIME = 365 * 24 * 3600


class AppError(Exception):
    """An application is invalid; the text says what is allowed."""


@dataclass(frozen=True)
class Grant:
    """A grant that can be used once: a code, a device code or a refresh token.

    `challenge` is the PKCE challenge, which the verifier must match, with its method.
    """

    kind: str
    expires_at: int
    redirect_uri: str = ""
    challenge: str = ""
    method: str = ""


@dataclass
class App:
    """An application as a test registered it, and its grants."""

    client_id: str
    """Id that a test chose for it; other tenants may have one of the same id."""
    kind: str
    """One of `KINDS`: the flow that it may use."""
    secret: str = ""
    """Client secret, which only the kind `web` has to show."""
    redirect_uris: tuple[str, ...] = ()
    """Addresses that the authorization page may lead back to; for `web` and `pkce`."""
    public_key: RSAPublicKey | None = None
    """Key that an assertion's signature must fit; None unless the kind is `jwt`."""
    key_id: str = ""
    """`kid` that the head of an assertion must have; for `jwt`."""
    consent: str = "granted"
    """Reply of the user on the authorization page or beside the device, one of `CONSENTS`."""
    polls: list[str] = field(default_factory=list)
    """Replies to a device before the outcome, of `POLLS`; each is used up by one poll."""
    lifetime: int = 900
    """Seconds that its access tokens last, unless a request by assertion names others."""
    grants: dict[str, Grant] = field(default_factory=dict)
    """Unused grants, by their code or token."""
    used: dict[str, int] = field(default_factory=dict)
    """Ids (`jti`) of used assertions, with the times at which these end, in seconds since 1970."""


# Any: input of a test, checked here.
def parse_app(client_id: str, row: dict[str, Any]) -> App:
    """Return an application as the control side takes it: `{"kind": "web", "secret": "s", ...}`."""
    allowed = {
        *("kind", "secret", "redirect_uris", "public_key", "key_id"),
        *("consent", "polls", "lifetime"),
    }
    if unknown := sorted(set(row) - allowed):
        raise AppError(f"{unknown[0]!r} is unknown; allowed: {', '.join(sorted(allowed))}")
    kind = _one_of(row, "kind", KINDS, None)
    lifetime = row.get("lifetime", App.lifetime)
    if type(lifetime) is not int or not 1 <= lifetime <= _MOST_LIFETIME:
        raise AppError(f"lifetime: {lifetime!r} is not allowed; allowed: 1 to {_MOST_LIFETIME}")
    app = App(
        client_id=client_id,
        kind=kind,
        secret=_text(row, "secret"),
        redirect_uris=tuple(_texts(row, "redirect_uris")),
        public_key=_key(_text(row, "public_key")) if kind == "jwt" else None,
        key_id=_text(row, "key_id"),
        consent=_one_of(row, "consent", CONSENTS, "granted"),
        polls=_texts(row, "polls"),
        lifetime=lifetime,
    )
    if strange := [poll for poll in app.polls if poll not in POLLS]:
        raise AppError(f"polls: {strange[0]!r} is not allowed; allowed: {', '.join(POLLS)}")
    needed = {"web": ("secret", "redirect_uris"), "pkce": ("redirect_uris",), "jwt": ("key_id",)}
    for key in needed.get(kind, ()):
        if not getattr(app, key):
            raise AppError(f"{key}: an application of kind {kind} needs one")
    return app


def owner(tenants: Tenants, request: Request) -> Tenant | None:
    """Return the tenant of the request's application; None if it is missing or unknown.

    If several tenants have an application of this id, the one that issued the request's grant wins,
    then the one with its secret or key, then the newest.
    """
    client_id = asking(request)
    owners = tenants.of_client(client_id) if client_id else []
    fitting = (each for each in owners if _fits(each.apps[client_id], request))
    return next(fitting, owners[0] if owners else None)


def _fits(app: App, request: Request) -> bool:
    handed = (request.sent(key) for key in ("code", "device_code", "refresh_token"))
    if any(isinstance(each, str) and each in app.grants for each in handed):
        return True
    shown = secret(request)
    if not shown:
        return request.asked("redirect_uri") in app.redirect_uris
    return shown == app.secret or (app.public_key is not None and _key_id(shown) == app.key_id)


def _key_id(assertion: str) -> object:
    try:
        return jwt.get_unverified_header(assertion).get("kid")
    except jwt.InvalidTokenError:
        return None


def asking(request: Request) -> str:
    """Return a request's client id, or the issuer of its assertion; empty without either."""
    named = request.sent("client_id") or request.asked("client_id")
    return named if isinstance(named, str) and named else issuer(secret(request))


def secret(request: Request) -> str:
    """Return the bearer of the Authorization header: a client's secret or its assertion."""
    scheme, _, rest = request.headers.get("authorization", "").partition(" ")
    return rest.strip() if scheme == "Bearer" else ""


def issuer(assertion: str) -> str:
    """Return the issuer that an assertion claims, unverified; "" if it is not an assertion."""
    try:
        claims = jwt.decode(assertion, options={"verify_signature": False})
    except jwt.InvalidTokenError:
        return ""
    issued_by = claims.get("iss")
    return issued_by if isinstance(issued_by, str) else ""


def _key(pem: str) -> RSAPublicKey:
    try:
        key = load_pem_public_key(pem.encode())
    except ValueError:
        raise AppError("public_key: a public RSA key in PEM is needed") from None
    if not isinstance(key, RSAPublicKey):
        raise AppError(f"public_key: {type(key).__name__} is not allowed; allowed: RSA")
    return key


def _text(row: dict[str, Any], key: str) -> str:
    value = row.get(key, "")
    if not isinstance(value, str):
        raise AppError(f"{key}: {value!r} is not allowed; allowed: a string")
    return value


def _texts(row: dict[str, Any], key: str) -> list[str]:
    value = row.get(key, [])
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise AppError(f"{key}: a list of strings is needed")
    return list(value)


def _one_of(row: dict[str, Any], key: str, allowed: tuple[str, ...], default: str | None) -> str:
    value = row.get(key, default)
    if value not in allowed:
        raise AppError(f"{key}: {value!r} is not allowed; allowed: {', '.join(allowed)}")
    return str(value)
