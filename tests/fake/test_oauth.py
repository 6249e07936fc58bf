"""The four OAuth flows at wire level: only valid requests get a token, which then works."""

from __future__ import annotations

import base64
import hashlib
import time
import uuid
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from cozefake.client import Fake, FakeError
from cozefake.service import Service

from .conftest import Answer, Wire

TOKEN = "/api/permission/oauth2/token"
AUTHORIZE = "/api/permission/oauth2/authorize"
DEVICE = "/api/permission/oauth2/device/code"
DEVICE_GRANT = "urn:ietf:params:oauth:grant-type:device_code"
JWT_GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer"
BACK = "https://app.example.com/back"
KEY = rsa.generate_private_key(65537, 2048)
OTHER_KEY = rsa.generate_private_key(65537, 2048)
PEM = KEY.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()


class Client:
    """An OAuth application and its requests, without cozepy."""

    def __init__(self, wire: Wire, kind: str, **about: Any) -> None:
        self.wire = wire
        self.id = "client-" + uuid.uuid4().hex
        defaults: dict[str, Any] = {
            "web": {"secret": "s3cret", "redirect_uris": [BACK]},
            "pkce": {"redirect_uris": [BACK]},
            "device": {},
            "jwt": {"public_key": PEM, "key_id": "key-1"},
        }[kind]
        self.about = {"kind": kind, **defaults, **about}
        wire.fake.oauth_app(self.id, **self.about)

    def change(self, **about: Any) -> None:
        self.wire.fake.oauth_app(self.id, **{**self.about, **about})

    def post(self, path: str, body: dict[str, Any], bearer: str = "") -> Answer:
        headers = {"Authorization": f"Bearer {bearer}" if bearer else None}
        return self.wire.ask("POST", path, json_body=body, headers=headers)

    def authorize(self, **query: str) -> Answer:
        asked = {"response_type": "code", "client_id": self.id, "redirect_uri": BACK, **query}
        return self.wire.ask("GET", AUTHORIZE, query=asked, headers={"Authorization": None})

    def code(self, **query: str) -> str:
        location = self.authorize(**query).headers["location"]
        return parse_qs(urlsplit(location).query)["code"][0]

    def by_code(self, code: str, bearer: str = "", **more: Any) -> Answer:
        body = {
            "grant_type": "authorization_code",
            "client_id": self.id,
            "code": code,
            "redirect_uri": BACK,
        }
        return self.post(TOKEN, {**body, **more}, bearer)

    def refresh(self, refresh_token: str, bearer: str = "") -> Answer:
        body = {
            "grant_type": "refresh_token",
            "client_id": self.id,
            "refresh_token": refresh_token,
        }
        return self.post(TOKEN, body, bearer)

    def device_code(self) -> dict[str, Any]:
        answer = self.post(DEVICE, {"client_id": self.id})
        assert answer.status == 200, answer.text
        return dict(answer.json)

    def by_device(self, code: str) -> Answer:
        body = {"grant_type": DEVICE_GRANT, "client_id": self.id, "device_code": code}
        return self.post(TOKEN, body)

    def assertion(self, key: Any = KEY, kid: str | None = "key-1", **claims: Any) -> str:
        now = int(time.time())
        said = {
            "iss": self.id,
            "aud": f"{self.wire.host}:{self.wire.port}",
            "iat": now,
            "exp": now + 3600,
            "jti": uuid.uuid4().hex,
            **claims,
        }
        said = {name: value for name, value in said.items() if value is not None}
        return jwt.encode(said, key, algorithm="RS256", headers={"kid": kid} if kid else None)

    def by_assertion(self, assertion: str, path: str = TOKEN, **more: Any) -> Answer:
        body = {"grant_type": JWT_GRANT, "duration_seconds": 900, **more}
        return self.post(path, body, assertion)


def works(wire: Wire, answer: Answer) -> bool:
    """Return whether the tenant accepts the answer's token."""
    assert answer.status == 200, answer.text
    bearer = {"Authorization": "Bearer " + answer.json["access_token"]}
    return wire.ask("GET", "/v1/users/me", headers=bearer).status == 200


def assert_refused(answer: Answer, error: str, status: int = 400) -> str:
    """Check that the answer is this error of the OAuth routes, and return its message."""
    assert (answer.status, answer.json["error"]) == (status, error), answer.text
    assert set(answer.json) == {"error_code", "error_message", "error"}
    assert answer.json["error_code"] == error
    assert answer.headers["x-tt-logid"]
    return str(answer.json["error_message"])


def s256(verifier: str) -> str:
    digest = hashlib.sha256(verifier.encode()).digest()
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")


def test_web_flow_ends_with_a_token_that_works(wire: Wire) -> None:
    client = Client(wire, "web", lifetime=600)

    answer = client.by_code(client.code(state="abc"), "s3cret")

    assert set(answer.json) == {"access_token", "refresh_token", "expires_in", "token_type"}
    assert answer.json["token_type"] == "Bearer"
    # `expires_in` is a time, not a duration.
    assert 590 <= answer.json["expires_in"] - time.time() <= 600
    assert works(wire, answer)


def test_state_comes_back_as_it_was_given(wire: Wire) -> None:
    location = Client(wire, "web").authorize(state="a b&c").headers["location"]

    assert location.startswith(BACK + "?")
    assert parse_qs(urlsplit(location).query)["state"] == ["a b&c"]


def test_user_who_denies_sends_the_error_back(wire: Wire) -> None:
    answer = Client(wire, "web", consent="denied").authorize(state="s")

    assert answer.status == 302
    query = parse_qs(urlsplit(answer.headers["location"]).query)
    assert query == {"error": ["access_denied"], "state": ["s"]}


def test_workspace_has_an_authorization_page_of_its_own(wire: Wire) -> None:
    client = Client(wire, "web")
    query = {"response_type": "code", "client_id": client.id, "redirect_uri": BACK}

    answer = wire.ask("GET", "/api/permission/oauth2/workspace_id/7/authorize", query=query)

    assert answer.status == 302


@pytest.mark.parametrize(
    ("query", "error"),
    [
        ({"redirect_uri": "https://evil.example.com"}, "invalid_request"),
        ({"response_type": "token"}, "unsupported_response_type"),
        ({"scope": "all"}, "invalid_request"),
    ],
)
def test_authorization_that_is_wrong_is_not_sent_on(
    wire: Wire, query: dict[str, str], error: str
) -> None:
    assert_refused(Client(wire, "web").authorize(**query), error)


def test_code_works_once(wire: Wire) -> None:
    client = Client(wire, "web")
    code = client.code()
    client.by_code(code, "s3cret")

    assert_refused(client.by_code(code, "s3cret"), "invalid_grant")


def test_code_expires_by_the_tenants_clock(wire: Wire) -> None:
    client = Client(wire, "web")
    code = client.code()
    wire.fake.advance(600)

    assert "expired" in assert_refused(client.by_code(code, "s3cret"), "invalid_grant")


def test_wrong_secret_is_refused_and_leaves_the_code(wire: Wire) -> None:
    client = Client(wire, "web")
    code = client.code()

    assert_refused(client.by_code(code, "guess"), "invalid_client", 401)
    assert_refused(client.by_code(code), "invalid_client", 401)
    assert works(wire, client.by_code(code, "s3cret"))


def test_code_belongs_to_its_redirect_uri(wire: Wire) -> None:
    client = Client(wire, "web", redirect_uris=[BACK, BACK + "2"])

    answer = client.by_code(client.code(), "s3cret", redirect_uri=BACK + "2")

    assert_refused(answer, "invalid_grant")


def test_code_belongs_to_its_application(wire: Wire) -> None:
    one, other = Client(wire, "web"), Client(wire, "web")

    assert_refused(other.by_code(one.code(), "s3cret"), "invalid_grant")


def test_access_token_ends_by_the_tenants_clock(wire: Wire) -> None:
    client = Client(wire, "web", lifetime=60)
    answer = client.by_code(client.code(), "s3cret")
    assert works(wire, answer)

    wire.fake.advance(60)

    bearer = {"Authorization": "Bearer " + answer.json["access_token"]}
    assert wire.ask("GET", "/v1/users/me", headers=bearer).json["code"] == 4100


def test_refresh_gives_new_tokens_and_ends_the_old_one(wire: Wire) -> None:
    client = Client(wire, "web")
    first = client.by_code(client.code(), "s3cret").json

    second = client.refresh(first["refresh_token"], "s3cret")

    assert works(wire, second)
    assert second.json["refresh_token"] != first["refresh_token"]
    assert second.json["access_token"] != first["access_token"]
    assert_refused(client.refresh(first["refresh_token"], "s3cret"), "invalid_grant")


@pytest.mark.parametrize("method", ["S256", "plain"])
def test_pkce_flow_needs_the_verifier_and_no_secret(wire: Wire, method: str) -> None:
    client = Client(wire, "pkce")
    verifier = "v" * 43
    challenge = s256(verifier) if method == "S256" else verifier
    asked = {"code_challenge": challenge, "code_challenge_method": method}

    assert_refused(client.by_code(client.code(**asked), code_verifier="w" * 43), "invalid_grant")
    assert_refused(client.by_code(client.code(**asked)), "invalid_grant")
    answer = client.by_code(client.code(**asked), code_verifier=verifier)
    assert works(wire, answer)
    assert works(wire, client.refresh(answer.json["refresh_token"]))


def test_pkce_without_a_challenge_is_refused(wire: Wire) -> None:
    assert "code_challenge" in assert_refused(Client(wire, "pkce").authorize(), "invalid_request")


def test_device_waits_for_its_user(wire: Wire) -> None:
    client = Client(wire, "device", polls=["authorization_pending", "slow_down"])
    code = client.device_code()

    assert set(code) == {
        *("device_code", "user_code", "verification_uri", "expires_in", "interval")
    }
    assert_refused(client.by_device(code["device_code"]), "authorization_pending")
    assert_refused(client.by_device(code["device_code"]), "slow_down")
    answer = client.by_device(code["device_code"])
    assert works(wire, answer)
    assert works(wire, client.refresh(answer.json["refresh_token"]))
    assert_refused(client.by_device(code["device_code"]), "invalid_grant")


def test_user_of_a_device_may_answer_later(wire: Wire) -> None:
    client = Client(wire, "device", consent="pending")
    code = client.device_code()["device_code"]
    assert_refused(client.by_device(code), "authorization_pending")

    client.change(consent="granted")

    assert works(wire, client.by_device(code))


def test_user_of_a_device_may_deny(wire: Wire) -> None:
    client = Client(wire, "device", consent="denied")

    assert_refused(client.by_device(client.device_code()["device_code"]), "access_denied")


def test_device_code_expires_by_the_tenants_clock(wire: Wire) -> None:
    client = Client(wire, "device")
    code = client.device_code()
    wire.fake.advance(code["expires_in"] - int(time.time()))

    assert_refused(client.by_device(code["device_code"]), "expired_token")


def test_workspace_has_device_codes_of_its_own(wire: Wire) -> None:
    client = Client(wire, "device")

    answer = client.post(
        "/api/permission/oauth2/workspace_id/7/device/code", {"client_id": client.id}
    )

    assert works(wire, client.by_device(answer.json["device_code"]))


@pytest.mark.parametrize(
    "path",
    [
        TOKEN,
        "/api/permission/oauth2/account/7/token",
        "/api/permission/oauth2/enterprise_id/7/token",
    ],
)
def test_assertion_gets_a_token_without_a_refresh_token(wire: Wire, path: str) -> None:
    client = Client(wire, "jwt")

    answer = client.by_assertion(
        client.assertion(session_name="ada"), path, duration_seconds=60, scope=None
    )

    assert set(answer.json) == {"access_token", "expires_in", "token_type"}
    assert 50 <= answer.json["expires_in"] - time.time() <= 60
    assert works(wire, answer)


@pytest.mark.parametrize(
    "claims",
    [
        {"kid": "key-2"},
        {"kid": None},
        {"aud": "api.example.com"},
        {"aud": None},
        {"iat": None},
        {"exp": None},
        {"jti": None},
        {"exp": 1_700_000_000},
        {"iat": 4_000_000_000, "exp": 4_000_003_600},
        {"session_name": 7},
    ],
    ids=str,
)
def test_assertion_that_is_wrong_gets_nothing(wire: Wire, claims: dict[str, Any]) -> None:
    client = Client(wire, "jwt")

    assert_refused(client.by_assertion(client.assertion(**claims)), "invalid_client", 401)


def test_assertion_that_another_key_has_signed_gets_nothing(wire: Wire) -> None:
    client = Client(wire, "jwt")

    answer = client.by_assertion(client.assertion(key=OTHER_KEY))

    assert "Signature" in assert_refused(answer, "invalid_client", 401)


def test_assertion_of_another_algorithm_gets_nothing(wire: Wire) -> None:
    client = Client(wire, "jwt")
    unsigned = jwt.encode({"iss": client.id}, None, algorithm="none", headers={"kid": "key-1"})

    assert_refused(client.by_assertion(unsigned), "invalid_client", 401)


def test_assertion_works_once(wire: Wire) -> None:
    client = Client(wire, "jwt")
    assertion = client.assertion()
    client.by_assertion(assertion)

    assert "before" in assert_refused(client.by_assertion(assertion), "invalid_client", 401)


def test_assertion_is_held_against_the_tenants_clock(wire: Wire) -> None:
    client = Client(wire, "jwt")
    assertion = client.assertion()
    wire.fake.advance(3600)

    assert_refused(client.by_assertion(assertion), "invalid_client", 401)


@pytest.mark.parametrize("seconds", [0, 86_400])
def test_duration_has_bounds(wire: Wire, seconds: int) -> None:
    client = Client(wire, "jwt")

    answer = client.by_assertion(client.assertion(), duration_seconds=seconds)

    assert_refused(answer, "invalid_request")


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ({"grant_type": "password"}, "grant_type must be one of authorization_code"),
        ({}, "grant_type is missing"),
        ({"grant_type": "refresh_token"}, "refresh_token is missing"),
        ({"grant_type": "refresh_token", "refresh_token": "x", "code": "x"}, "code has no meaning"),
        ({"grant_type": "refresh_token", "refresh_token": 7}, "refresh_token must be a string"),
        ({"grant_type": "authorization_code", "code": "x"}, "redirect_uri is missing"),
        ({"grant_type": DEVICE_GRANT}, "device_code is missing"),
        ({"grant_type": "refresh_token", "secret": "x"}, "secret is unknown"),
    ],
)
def test_what_a_grant_needs_is_named(wire: Wire, body: dict[str, Any], message: str) -> None:
    client = Client(wire, "web")

    answer = client.post(TOKEN, {"client_id": client.id, **body}, "s3cret")

    assert message in assert_refused(answer, "invalid_request")


def test_other_grants_are_not_for_accounts(wire: Wire) -> None:
    client = Client(wire, "web")
    body = {"grant_type": "refresh_token", "client_id": client.id}

    answer = client.post("/api/permission/oauth2/account/7/token", body, "s3cret")

    # This route does not have the parameters of that grant.
    assert_refused(answer, "invalid_request")


def test_application_does_only_what_its_kind_may(wire: Wire) -> None:
    assert_refused(Client(wire, "device").by_code("x", "s3cret"), "unauthorized_client")


def test_application_that_nobody_has_is_refused_and_in_no_journal(wire: Wire) -> None:
    body = {"grant_type": "refresh_token", "client_id": "nobody", "refresh_token": "x"}

    answer = wire.ask("POST", TOKEN, json_body=body)

    assert_refused(answer, "invalid_client", 401)
    assert wire.fake.journal() == []


def test_requests_of_an_application_are_in_its_tenants_journal(wire: Wire) -> None:
    client = Client(wire, "web")
    client.by_code(client.code(), "s3cret")

    assert [exchange.route for exchange in wire.fake.journal()] == [
        "oauth.authorize",
        "oauth.token",
    ]
    assert wire.fake.problems() == []


def test_scripts_are_for_oauth_too(wire: Wire) -> None:
    client = Client(wire, "web")
    wire.fake.script(route="oauth.token", status=502, text="<html>bad gateway</html>")

    assert client.by_code(client.code(), "s3cret").status == 502


def test_tenants_may_have_applications_of_the_same_id(wire: Wire, service: Service) -> None:
    client = Client(wire, "web")
    code = client.code()
    other = Fake(service.url)
    # The second application is newer and has another secret: the grant decides between the tenants.
    other.oauth_app(client.id, kind="web", secret="other", redirect_uris=[BACK])

    answer = client.by_code(code, "s3cret")

    assert answer.status == 200, answer.text
    assert [each.route for each in other.journal()] == []
    other.forget()
    assert client.by_code(client.code(), "s3cret").status == 200


@pytest.mark.parametrize(
    ("about", "message"),
    [
        ({"kind": "magic"}, "kind: 'magic' is not allowed; allowed: web, pkce, device, jwt"),
        ({"kind": "web"}, "secret: an application of kind web needs one"),
        ({"kind": "web", "secret": "s"}, "redirect_uris: an application of kind web needs one"),
        ({"kind": "jwt", "key_id": "k"}, "public_key: a public RSA key in PEM is needed"),
        ({"kind": "jwt", "public_key": PEM}, "key_id: an application of kind jwt needs one"),
        ({"kind": "device", "polls": ["later"]}, "polls: 'later' is not allowed"),
        ({"kind": "device", "lifetime": 0}, "lifetime: 0 is not allowed; allowed: 1 to"),
        ({"kind": "device", "consent": "maybe"}, "consent: 'maybe' is not allowed"),
        ({"kind": "device", "name": "x"}, "'name' is unknown; allowed: consent"),
        ({"kind": "web", "secret": 7}, "secret: 7 is not allowed; allowed: a string"),
        ({"kind": "pkce", "redirect_uris": BACK}, "redirect_uris: a list of strings is needed"),
    ],
)
def test_application_that_cannot_be_is_named(
    wire: Wire, about: dict[str, Any], message: str
) -> None:
    with pytest.raises(FakeError, match=message):
        wire.fake.oauth_app("x-" + wire.fake.token, **about)
