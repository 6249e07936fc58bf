"""OAuth: the authorization page, device codes, and the token endpoints of all four flows."""

from __future__ import annotations

import base64
import hashlib
import secrets
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import jwt

from cozefake import oauth
from cozefake.answer import Call, Handler, Plain
from cozefake.errors import OAuthError
from cozefake.oauth import App, Grant

if TYPE_CHECKING:
    from collections.abc import Callable

CODE_SECONDS = 600
DEVICE_SECONDS = 600
REFRESH_SECONDS = 30 * 24 * 3600
INTERVAL = 5
MOST_GRANTS = 1000
MOST_SECONDS = 86_399
# Seconds by which the clocks of client and service may differ.
_LEEWAY = 60

CODE = "authorization_code"
REFRESH = "refresh_token"
DEVICE = "urn:ietf:params:oauth:grant-type:device_code"
ASSERTION = "urn:ietf:params:oauth:grant-type:jwt-bearer"
# Required and optional keys of the body, by grant type.
_KEYS: dict[str, tuple[set[str], set[str]]] = {
    CODE: ({"client_id", "code", "redirect_uri"}, {"code_verifier"}),
    REFRESH: ({"client_id", "refresh_token"}, set()),
    DEVICE: ({"client_id", "device_code"}, set()),
    ASSERTION: (set(), {"client_id", "duration_seconds", "scope", "account_id", "enterprise_id"}),
}


def authorize(call: Call) -> Plain:
    """Return the redirection of the authorization page, as if the user had replied `consent`."""
    asked = call.request.asked
    app = _app(call, "web", "pkce")
    if asked("response_type") != "code":
        raise OAuthError("unsupported_response_type", "response_type must be code")
    redirect_uri = asked("redirect_uri") or ""
    if redirect_uri not in app.redirect_uris:
        raise OAuthError("invalid_request", "redirect_uri is not one that is registered")
    if app.kind == "pkce" and not asked("code_challenge"):
        raise OAuthError("invalid_request", "code_challenge is missing")
    state = {"state": asked("state")} if asked("state") else {}
    if app.consent == "pending":
        raise OAuthError("authorization_pending", "the user has not answered yet")
    if app.consent == "denied":
        return _back(redirect_uri, {"error": "access_denied", **state})
    code = _hand_out(
        app,
        Grant(
            CODE,
            call.tenant.now() + CODE_SECONDS,
            redirect_uri,
            asked("code_challenge") or "",
            asked("code_challenge_method") or "plain",
        ),
    )
    return _back(redirect_uri, {"code": code, **state})


def device_code(call: Call) -> Plain:
    """Return a code for the device, and one for its user to enter in a browser."""
    app = _app(call, "device")
    code = _hand_out(app, Grant(DEVICE, call.tenant.now() + DEVICE_SECONDS))
    return Plain(
        {
            "device_code": code,
            "user_code": code[:8].upper(),
            "verification_uri": "https://www.coze.com/open/oauth/device",
            "expires_in": call.tenant.now() + DEVICE_SECONDS,
            "interval": INTERVAL,
        }
    )


def token(call: Call) -> Plain:
    """Return a token for the grant in the body."""
    grant_type = call.request.sent("grant_type")
    return _GRANTS[_checked(call, grant_type)](call)


def token_by_assertion(call: Call) -> Plain:
    """Return a token for an account or an enterprise, which only assertions can request."""
    grant_type = call.request.sent("grant_type")
    if _checked(call, grant_type) != ASSERTION:
        raise OAuthError("unsupported_grant_type", f"{grant_type} is not allowed here")
    return _by_assertion(call)


def _by_code(call: Call) -> Plain:
    app = _app(call, "web", "pkce")
    grant = _take(call, app, CODE, call.request.sent("code"))
    if grant.redirect_uri != call.request.sent("redirect_uri"):
        raise OAuthError("invalid_grant", "redirect_uri is not that of the authorization")
    verifier = call.request.sent("code_verifier", "")
    if grant.challenge and _challenge(verifier, grant.method) != grant.challenge:
        raise OAuthError("invalid_grant", "code_verifier does not fit the challenge")
    return _issued(call, app)


def _by_refresh(call: Call) -> Plain:
    app = _app(call, "web", "pkce", "device")
    _take(call, app, REFRESH, call.request.sent("refresh_token"))
    return _issued(call, app)


def _by_device(call: Call) -> Plain:
    app = _app(call, "device")
    code = call.request.sent("device_code")
    grant = app.grants.get(code)
    if grant is None or grant.kind != DEVICE:
        raise OAuthError("invalid_grant", "device_code is unknown, or was used")
    if call.tenant.now() >= grant.expires_at:
        raise OAuthError("expired_token", "device_code has expired")
    if app.polls:
        raise OAuthError(app.polls[0], f"{app.polls.pop(0)}: ask again later")
    if app.consent == "pending":
        raise OAuthError("authorization_pending", "authorization_pending: ask again later")
    del app.grants[code]
    if app.consent == "denied":
        raise OAuthError("access_denied", "the user has denied it")
    return _issued(call, app)


def _by_assertion(call: Call) -> Plain:
    app = _app(call, "jwt")
    now = call.tenant.now()
    claims = _verified(app, oauth.secret(call.request), call.request.headers.get("host", ""))
    ends, began = claims["exp"], claims["iat"]
    if began > now + _LEEWAY or ends <= now or ends <= began:
        raise OAuthError("invalid_client", "the assertion is not valid at this time", 401)
    app.used = {used: until for used, until in app.used.items() if until > now}
    if claims["jti"] in app.used:
        raise OAuthError("invalid_client", "the assertion was used before", 401)
    app.used[claims["jti"]] = ends
    seconds = call.request.sent("duration_seconds", app.lifetime)
    if not 1 <= seconds <= MOST_SECONDS:
        raise OAuthError("invalid_request", f"duration_seconds is 1 to {MOST_SECONDS}")
    return Plain(_access(call, seconds))


# Any: the claims, checked here.
def _verified(app: App, assertion: str, host: str) -> dict[str, Any]:
    """Return the claims of an assertion, signed with the application's key for this host."""
    try:
        if jwt.get_unverified_header(assertion).get("kid") != app.key_id:
            raise OAuthError("invalid_client", "the assertion's kid is unknown", 401)
        claims: dict[str, Any] = jwt.decode(
            assertion,
            app.public_key or "",
            algorithms=["RS256"],
            audience=host,
            issuer=app.client_id,
            # Times are compared with the tenant's clock below, not with the machine's.
            options={
                "require": ["iss", "aud", "iat", "exp", "jti"],
                "verify_exp": False,
                "verify_iat": False,
                "verify_nbf": False,
            },
        )
    except jwt.InvalidTokenError as error:
        raise OAuthError("invalid_client", f"the assertion is not valid: {error}", 401) from None
    for key, kind in {"exp": int, "iat": int, "jti": str}.items():
        if type(claims[key]) is not kind:
            raise OAuthError("invalid_client", f"the assertion's {key} must be {kind}", 401)
    if not isinstance(claims.get("session_name", ""), str):
        raise OAuthError("invalid_client", "the assertion's session_name must be a string", 401)
    return claims


def _checked(call: Call, grant_type: str) -> str:
    needed, allowed = _KEYS[grant_type]
    sent = {key for key, value in call.request.body.items() if value is not None} - {"grant_type"}
    if missing := sorted(needed - sent):
        raise OAuthError("invalid_request", f"{missing[0]} is missing for {grant_type}")
    if strange := sorted(sent - needed - allowed):
        raise OAuthError("invalid_request", f"{strange[0]} has no meaning for {grant_type}")
    return grant_type


def _app(call: Call, *kinds: str) -> App:
    app = call.tenant.apps[oauth.asking(call.request)]
    if app.kind not in kinds:
        raise OAuthError("unauthorized_client", f"an application of kind {app.kind} cannot do this")
    if app.kind == "web" and call.request.verb == "POST":
        given = oauth.secret(call.request)
        if not secrets.compare_digest(given.encode(), app.secret.encode()):
            raise OAuthError("invalid_client", "the client secret is wrong", 401)
    return app


def _take(call: Call, app: App, kind: str, code: str) -> Grant:
    """Remove a grant and return it, as it can be used only once."""
    grant = app.grants.get(code)
    if grant is None or grant.kind != kind:
        raise OAuthError("invalid_grant", f"the {kind} is unknown, or was used")
    del app.grants[code]
    if call.tenant.now() >= grant.expires_at:
        raise OAuthError("invalid_grant", f"the {kind} has expired")
    return grant


def _hand_out(app: App, grant: Grant) -> str:
    code = secrets.token_urlsafe(24)
    app.grants[code] = grant
    while len(app.grants) > MOST_GRANTS:
        del app.grants[next(iter(app.grants))]
    return code


def _issued(call: Call, app: App) -> Plain:
    refresh = _hand_out(app, Grant(REFRESH, call.tenant.now() + REFRESH_SECONDS))
    return Plain({**_access(call, app.lifetime), "refresh_token": refresh})


def _access(call: Call, seconds: int) -> dict[str, Any]:
    access_token = "cztei_" + secrets.token_urlsafe(32)
    expires_at = call.tenant.now() + seconds
    call.tenant.issue(access_token, expires_at)
    return {"access_token": access_token, "expires_in": expires_at, "token_type": "Bearer"}


def _challenge(verifier: str, method: str) -> str:
    if method == "plain":
        return verifier
    digest = hashlib.sha256(verifier.encode()).digest()
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")


def _back(redirect_uri: str, answer: dict[str, Any]) -> Plain:
    joint = "&" if "?" in redirect_uri else "?"
    return Plain(location=f"{redirect_uri}{joint}{urlencode(answer)}")


_GRANTS: dict[str, Callable[[Call], Plain]] = {
    CODE: _by_code,
    REFRESH: _by_refresh,
    DEVICE: _by_device,
    ASSERTION: _by_assertion,
}
HANDLERS: dict[str, Handler] = {
    "oauth.token": token,
    "oauth.account_token": token_by_assertion,
    "oauth.enterprise_token": token_by_assertion,
    "oauth.device_code": device_code,
    "oauth.workspace_device_code": device_code,
    "oauth.authorize": authorize,
    "oauth.workspace_authorize": authorize,
}
