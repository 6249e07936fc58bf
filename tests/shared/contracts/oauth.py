"""OAuth applications: their addresses, their tokens, and the errors of the service."""

from __future__ import annotations

import base64
import hashlib
import itertools
import json
import os
import random
import uuid
from typing import Any, Dict, List, Optional, Tuple
from urllib.parse import parse_qs, urlsplit

import cozepy
import pytest

from tests.shared.calls.sent import cleaned
from tests.shared.fake import Exchange, Fake
from tests.shared.oauth import OAuth, from_configuration
from tests.shared.oauth_service import (
    AUTHORIZE,
    BACK,
    VERIFIER,
    assert_token,
    code_of,
    keys,
)
from tests.shared.recorder import ABSENT

TOKEN = "/api/permission/oauth2/token"
WORKSPACE_AUTHORIZE = "/api/permission/oauth2/workspace_id/7/authorize"
# Hexadecimal digits that are also a valid card number, one used to test payments.
CARD = "4111111111111111"
_urandom = os.urandom


@pytest.fixture(autouse=True)
def no_card_number(monkeypatch: pytest.MonkeyPatch) -> None:
    """Never draw random bytes that look like a card number.

    The SDK makes a token's identifier of sixteen random hexadecimal digits. One in 11,000 looks
    like a card number, so contracts on other things would fail in some runs.
    """

    def urandom(count: int) -> bytes:
        while True:
            found = _urandom(count)
            if not found.hex().isdigit():
                return found

    random.seed(CARD)
    monkeypatch.setattr(os, "urandom", urandom)


@pytest.fixture
def card_number(no_card_number: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Draw a card number, by bytes, as the SDK does since 0.20, or digit by digit."""
    signs = itertools.cycle(CARD)
    monkeypatch.setattr(random, "choice", lambda _: next(signs))
    monkeypatch.setattr(os, "urandom", lambda count: (bytes.fromhex(CARD) * count)[:count])


@pytest.fixture
def client_id() -> str:
    return "client-" + uuid.uuid4().hex


async def works(oauth: OAuth, token: str) -> bool:
    """Return whether the service accepts this token."""
    async with oauth.client(token) as coze:
        bot = await coze.bots.retrieve(bot_id="1")
    return bool(bot.name == "Ada")


def address(url: str) -> Tuple[str, Dict[str, str]]:
    """Return path and query of an authorization page's address, without empty values."""
    parts = urlsplit(url)
    query = {key: value for key, [value] in parse_qs(parts.query).items()}
    return parts.path, query


async def test_address_for_a_web_application_names_it(
    oauth: OAuth, fake: Fake, client_id: str
) -> None:
    app = oauth.app("WebOAuthApp", client_id=client_id, client_secret="s")

    url = oauth.plain(app).get_oauth_url(redirect_uri=BACK, state="a b&c")

    assert url.startswith(fake.url)
    query = {"response_type": "code", "client_id": client_id, "redirect_uri": BACK}
    assert address(url) == (AUTHORIZE, dict(query, state="a b&c"))


async def test_address_for_a_workspace_names_that(oauth: OAuth, fake: Fake, client_id: str) -> None:
    app = oauth.app("WebOAuthApp", client_id=client_id, client_secret="s")

    path, query = address(
        oauth.plain(app).get_oauth_url(redirect_uri=BACK, state="x", workspace_id="7")
    )

    assert path == WORKSPACE_AUTHORIZE
    assert query["state"] == "x"


async def test_address_of_a_pkce_application_for_a_workspace_names_that(
    oauth: OAuth, fake: Fake, client_id: str
) -> None:
    app = oauth.app("PKCEOAuthApp", client_id=client_id)

    path, query = address(
        oauth.plain(app).get_oauth_url(
            redirect_uri=BACK, code_verifier=VERIFIER, state="x", workspace_id="7"
        )
    )

    assert path == WORKSPACE_AUTHORIZE
    assert query["state"] == "x"


async def test_page_is_on_another_host_than_the_api(oauth: OAuth, client_id: str) -> None:
    for api, www in (
        (cozepy.COZE_COM_BASE_URL, "https://www.coze.com"),
        (cozepy.COZE_CN_BASE_URL, "https://www.coze.cn"),
    ):
        app = oauth.app("WebOAuthApp", client_id=client_id, client_secret="s", base_url=api)
        assert (
            oauth.plain(app)
            .get_oauth_url(redirect_uri=BACK, state="x")
            .startswith(www + "/api/permission")
        )


async def test_web_application_gets_and_renews_its_token(
    oauth: OAuth, fake: Fake, client_id: str
) -> None:
    fake.add(bots=[{"bot_id": "1", "name": "Ada"}])
    fake.oauth_app(client_id, kind="web", secret="s", redirect_uris=[BACK])
    app = oauth.app("WebOAuthApp", client_id=client_id, client_secret="s")

    token = await app.get_access_token(redirect_uri=BACK, code=code_of(fake, client_id))
    renewed = await app.refresh_access_token(token.refresh_token)

    first, second = fake.journal()[1:]
    assert (first.verb, first.path) == ("POST", TOKEN)
    assert first.headers["authorization"] == "Bearer s"
    assert first.sent["grant_type"] == "authorization_code"
    assert second.sent == {
        "grant_type": "refresh_token",
        "client_id": client_id,
        "refresh_token": token.refresh_token,
    }
    assert_token(token, first)
    assert_token(renewed, second)
    assert token.access_token != renewed.access_token
    assert await works(oauth, renewed.access_token)


@pytest.mark.refused
async def test_wrong_code_is_an_error_with_its_message_and_log_id(
    oauth: OAuth, fake: Fake, client_id: str
) -> None:
    fake.oauth_app(client_id, kind="web", secret="s", redirect_uris=[BACK])
    app = oauth.app("WebOAuthApp", client_id=client_id, client_secret="s")

    with pytest.raises(cozepy.CozeAPIError) as raised:
        await app.get_access_token(redirect_uri=BACK, code="guess")

    assert "unknown, or was used" in str(raised.value)
    # The answer has none.
    assert raised.value.code is None
    assert raised.value.logid == fake.only().log_id


@pytest.mark.parametrize("method", ["plain", "S256"])
async def test_pkce_application_proves_who_it_is(
    oauth: OAuth, fake: Fake, client_id: str, method: str
) -> None:
    fake.add(bots=[{"bot_id": "1", "name": "Ada"}])
    fake.oauth_app(client_id, kind="pkce", redirect_uris=[BACK])
    app = oauth.app("PKCEOAuthApp", client_id=client_id)
    url = oauth.plain(app).get_oauth_url(
        redirect_uri=BACK, code_verifier=VERIFIER, code_challenge_method=method, state="x"
    )
    _, query = address(url)
    digest = base64.urlsafe_b64encode(hashlib.sha256(VERIFIER.encode()).digest()).decode()
    challenge = {"plain": VERIFIER, "S256": digest.rstrip("=")}[method]
    assert (query["code_challenge"], query["code_challenge_method"]) == (challenge, method)

    code = code_of(fake, client_id, code_challenge=challenge, code_challenge_method=method)
    token = await app.get_access_token(redirect_uri=BACK, code=code, code_verifier=VERIFIER)
    renewed = await app.refresh_access_token(token.refresh_token)

    assert_token(token, fake.journal()[1])
    # It has no secret.
    assert not any("authorization" in asked.headers for asked in fake.journal())
    assert await works(oauth, renewed.access_token)


async def test_pkce_application_sends_its_verifier_as_it_is_by_itself(
    oauth: OAuth, fake: Fake, client_id: str
) -> None:
    app = oauth.app("PKCEOAuthApp", client_id=client_id)

    url = oauth.plain(app).get_oauth_url(redirect_uri=BACK, code_verifier=VERIFIER, state="x")

    _, query = address(url)
    assert (query["code_challenge"], query["code_challenge_method"]) == (VERIFIER, "plain")


async def test_device_gets_a_token_when_its_user_agrees(
    oauth: OAuth, fake: Fake, client_id: str
) -> None:
    fake.add(bots=[{"bot_id": "1", "name": "Ada"}])
    fake.oauth_app(client_id, kind="device")
    app = oauth.app("DeviceOAuthApp", client_id=client_id)

    code = await app.get_device_code()
    token = await app.get_access_token(device_code=code.device_code)
    renewed = await app.refresh_access_token(token.refresh_token)

    asked, polled = fake.journal()[:2]
    assert (asked.verb, asked.path) == ("POST", "/api/permission/oauth2/device/code")
    for name in ("device_code", "user_code", "verification_uri", "interval", "expires_in"):
        assert getattr(code, name) == asked.answer[name]
    wanted = "{}?user_code={}".format(code.verification_uri, code.user_code)
    assert code.verification_url == wanted
    assert polled.sent == {
        "grant_type": "urn:ietf:params:oauth:grant-type:device_code",
        "client_id": client_id,
        "device_code": code.device_code,
    }
    assert_token(token, polled)
    # It has no secret.
    assert not any("authorization" in asked.headers for asked in fake.journal())
    assert await works(oauth, renewed.access_token)


async def test_device_that_is_not_told_how_often_asks_every_five_seconds(
    oauth: OAuth, fake: Fake, client_id: str
) -> None:
    """The default of RFC 8628."""
    fake.oauth_app(client_id, kind="device")
    path = "/api/permission/oauth2/device/code"
    fake.script("POST", path, change={"remove": ["interval"]})

    code = await oauth.app("DeviceOAuthApp", client_id=client_id).get_device_code()

    assert code.interval == 5


async def test_device_of_a_workspace_asks_for_its_code_there(
    oauth: OAuth, fake: Fake, client_id: str
) -> None:
    fake.oauth_app(client_id, kind="device")
    app = oauth.app("DeviceOAuthApp", client_id=client_id)

    await app.get_device_code(workspace_id="7")

    assert fake.only().path == "/api/permission/oauth2/workspace_id/7/device/code"


@pytest.mark.parametrize(
    ("about", "error"),
    [
        ({"polls": ["authorization_pending"]}, "authorization_pending"),
        ({"polls": ["slow_down"]}, "slow_down"),
        ({"consent": "denied"}, "access_denied"),
    ],
    ids=["pending", "slow down", "denied"],
)
async def test_device_is_told_why_there_is_no_token_yet(
    oauth: OAuth, fake: Fake, client_id: str, about: Dict[str, Any], error: str
) -> None:
    fake.oauth_app(client_id, kind="device", **about)
    app = oauth.app("DeviceOAuthApp", client_id=client_id)
    code = await app.get_device_code()

    with pytest.raises(cozepy.CozePKCEAuthError) as raised:
        await app.get_access_token(device_code=code.device_code)

    assert raised.value.error == error


async def test_device_code_that_has_expired_is_said_so(
    oauth: OAuth, fake: Fake, client_id: str
) -> None:
    fake.oauth_app(client_id, kind="device")
    app = oauth.app("DeviceOAuthApp", client_id=client_id)
    code = await app.get_device_code()
    fake.advance(3600)

    with pytest.raises(cozepy.CozePKCEAuthError) as raised:
        await app.get_access_token(device_code=code.device_code)

    assert raised.value.error == "expired_token"


async def test_device_can_wait_for_its_user(
    oauth: OAuth, fake: Fake, client_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits: List[float] = []
    monkeypatch.setattr("time.sleep", waits.append)
    fake.oauth_app(client_id, kind="device", polls=["authorization_pending", "slow_down"])
    app = oauth.app("DeviceOAuthApp", client_id=client_id)
    code = await app.get_device_code()

    token = await app.get_access_token(device_code=code.device_code, poll=True)

    assert token.access_token
    # The second wait is longer because of the answer slow_down.
    assert waits == [5, 10]


async def test_device_waits_longer_and_longer_but_not_for_ever(
    oauth: OAuth, fake: Fake, client_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits: List[float] = []
    monkeypatch.setattr("time.sleep", waits.append)
    fake.oauth_app(client_id, kind="device", polls=["slow_down"] * 7)
    app = oauth.app("DeviceOAuthApp", client_id=client_id)
    code = await app.get_device_code()

    assert (await app.get_access_token(device_code=code.device_code, poll=True)).access_token
    assert waits == [10, 15, 20, 25, 30, 30, 30]


async def test_waiting_device_is_told_that_its_user_denied(
    oauth: OAuth, fake: Fake, client_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("time.sleep", lambda _: None)
    fake.oauth_app(client_id, kind="device", polls=["authorization_pending"], consent="denied")
    app = oauth.app("DeviceOAuthApp", client_id=client_id)
    code = await app.get_device_code()

    with pytest.raises(cozepy.CozePKCEAuthError):
        await app.get_access_token(device_code=code.device_code, poll=True)


def signed(oauth: OAuth, fake: Fake, client_id: str, **more: Any) -> Any:
    private, public = keys()
    fake.add(bots=[{"bot_id": "1", "name": "Ada"}])
    fake.oauth_app(client_id, kind="jwt", public_key=public, key_id="k")
    return oauth.app(
        "JWTOAuthApp", client_id=client_id, private_key=private, public_key_id="k", **more
    )


def claims_of(asked: Exchange) -> List[Any]:
    """Return the header and claims of a request's assertion; the fake has checked its signature."""
    assertion = asked.headers["authorization"].partition(" ")[2]
    parts = assertion.split(".")[:2]
    return [json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))) for part in parts]


async def test_application_with_a_key_gets_a_token(
    oauth: OAuth, fake: Fake, client_id: str
) -> None:
    app = signed(oauth, fake, client_id)

    token = await app.get_access_token(ttl=60)

    asked = fake.only()
    assert_token(token, asked)
    assert asked.sent == {
        "grant_type": "urn:ietf:params:oauth:grant-type:jwt-bearer",
        "duration_seconds": 60,
    }
    header, claims = claims_of(asked)
    assert header == {"alg": "RS256", "kid": "k", "typ": "JWT"}
    assert (claims["iss"], claims["aud"]) == (client_id, urlsplit(fake.url).netloc)
    assert claims["exp"] - claims["iat"] == 3600
    assert await works(oauth, token.access_token)


async def test_token_is_had_whatever_its_identifier_looks_like(
    oauth: OAuth, fake: Fake, client_id: str, card_number: None
) -> None:
    app = signed(oauth, fake, client_id)

    token = await app.get_access_token(ttl=60)

    assert await works(oauth, token.access_token)


async def test_each_assertion_is_another_one(oauth: OAuth, fake: Fake, client_id: str) -> None:
    app = signed(oauth, fake, client_id)

    tokens = [await app.get_access_token(ttl=60) for _ in range(3)]

    assert len({token.access_token for token in tokens}) == 3


async def test_identifier_of_a_token_cannot_be_foretold(
    oauth: OAuth, fake: Fake, client_id: str
) -> None:
    """Seeding Python's generator, as tests and simulations do, must not make identifiers repeat."""
    app = signed(oauth, fake, client_id)

    for _ in range(2):
        random.seed(0)
        await app.get_access_token(ttl=60)

    first, second = (claims_of(asked)[1]["jti"] for asked in fake.journal())
    assert first != second


@pytest.mark.parametrize(
    ("bots", "permissions", "expected"),
    [
        (["1"], None, ["Connector.botChat"]),
        (["1"], ["Workspace.read"], ["Workspace.read"]),
        ([], None, ["Connector.botChat"]),
    ],
    ids=["a bot", "other permissions", "no bot"],
)
async def test_scope_is_built(
    bots: List[str], permissions: Optional[List[str]], expected: List[str]
) -> None:
    if not hasattr(cozepy.Scope, "build_bot_chat"):
        pytest.skip(ABSENT + "Scope.build_bot_chat")

    scope: Any = cozepy.Scope.build_bot_chat(bots, permissions)

    assert scope.account_permission.permission_list == expected
    constraint = scope.attribute_constraint
    named = constraint.connector_bot_chat_attribute.bot_id_list if constraint else []
    assert named == bots


async def test_session_and_scope_are_sent(oauth: OAuth, fake: Fake, client_id: str) -> None:
    app = signed(oauth, fake, client_id)
    if not hasattr(cozepy.Scope, "build_bot_chat"):
        pytest.skip(ABSENT + "Scope.build_bot_chat")
    scope = cozepy.Scope.build_bot_chat(["1"])

    if "session_name" not in oauth.parameters(app.get_access_token):
        pytest.skip(ABSENT + "JWTOAuthApp.get_access_token(session_name)")
    await app.get_access_token(ttl=60, scope=scope, session_name="ada")

    asked = fake.only()
    assert claims_of(asked)[1]["session_name"] == "ada"
    assert asked.sent["scope"] == {
        "account_permission": {"permission_list": ["Connector.botChat"]},
        "attribute_constraint": {"connector_bot_chat_attribute": {"bot_id_list": ["1"]}},
    }


@pytest.mark.parametrize("left_out", ["account_permission", "attribute_constraint"])
async def test_half_of_a_scope_is_sent_by_itself(
    oauth: OAuth, fake: Fake, client_id: str, left_out: str
) -> None:
    app = signed(oauth, fake, client_id)
    if not hasattr(cozepy, "Scope"):
        pytest.skip(ABSENT + "Scope")
    whole: Dict[str, Any] = {
        "account_permission": {"permission_list": ["Connector.botChat"]},
        "attribute_constraint": {"connector_bot_chat_attribute": {"bot_id_list": ["1"]}},
    }
    half = {key: value for key, value in whole.items() if key != left_out}

    await app.get_access_token(ttl=60, scope=cozepy.Scope.model_validate(half))

    assert cleaned(fake.only().sent["scope"]) == half


@pytest.mark.refused
async def test_wrong_key_gets_no_token(oauth: OAuth, fake: Fake, client_id: str) -> None:
    app = signed(oauth, fake, client_id)
    fake.oauth_app(client_id, kind="jwt", public_key=keys()[1], key_id="another")

    with pytest.raises(cozepy.CozeAPIError):
        await app.get_access_token(ttl=60)


async def test_client_with_a_key_gets_its_token_once(
    oauth: OAuth, fake: Fake, client_id: str
) -> None:
    private, public = keys()
    fake.add(bots=[{"bot_id": "1", "name": "Ada"}])
    fake.oauth_app(client_id, kind="jwt", public_key=public, key_id="k")
    auth = oauth.auth(
        "JWTAuth", client_id=client_id, private_key=private, public_key_id="k", base_url=fake.url
    )

    async with oauth.client_of(auth) as coze:
        for _ in range(2):
            assert (await coze.bots.retrieve(bot_id="1")).name == "Ada"

    [asked] = [each for each in fake.journal() if each.route == "oauth.token"]
    assert asked.sent["duration_seconds"] == 7200


async def test_client_with_a_key_gets_a_new_token_when_the_old_one_has_ended(
    oauth: OAuth, fake: Fake, client_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    private, public = keys()
    fake.add(bots=[{"bot_id": "1", "name": "Ada"}])
    fake.oauth_app(client_id, kind="jwt", public_key=public, key_id="k")
    auth = oauth.auth(
        "JWTAuth",
        client_id=client_id,
        private_key=private,
        public_key_id="k",
        ttl=60,
        base_url=fake.url,
    )

    async with oauth.client_of(auth) as coze:
        await coze.bots.retrieve(bot_id="1")
        [asked] = [each for each in fake.journal() if each.route == "oauth.token"]
        end = asked.answer["expires_in"]
        # The token expires in this very second.
        fake.advance(end - fake.advance(0))
        monkeypatch.setattr("time.time", lambda: float(end))
        await coze.bots.retrieve(bot_id="1")

    routes = [asked.route for asked in fake.journal()]
    assert routes.count("oauth.token") == 2


@pytest.mark.parametrize("ttl", [0, -1])
async def test_token_that_never_lasts_is_refused(
    oauth: OAuth, fake: Fake, client_id: str, ttl: int
) -> None:
    known = {"client_id": client_id, "private_key": "p", "public_key_id": "k"}

    with pytest.raises(AssertionError):
        oauth.auth("JWTAuth", ttl=ttl, base_url=fake.url, **known)
    oauth.auth("JWTAuth", ttl=1, base_url=fake.url, **known)


async def test_client_takes_an_application(oauth: OAuth, fake: Fake, client_id: str) -> None:
    app = signed(oauth, fake, client_id)
    try:
        auth = oauth.auth("JWTAuth", oauth_app=oauth.plain(app))
    except TypeError:
        pytest.skip(ABSENT + "JWTAuth(oauth_app)")

    async with oauth.client_of(auth) as coze:
        assert (await coze.bots.retrieve(bot_id="1")).name == "Ada"


@pytest.mark.parametrize(
    ("about", "kind"),
    [
        ({"client_type": "web", "client_secret": "s"}, "WebOAuthApp"),
        ({"client_type": "pkce"}, "PKCEOAuthApp"),
        ({"client_type": "device"}, "DeviceOAuthApp"),
        ({"client_type": "jwt", "private_key": "p", "public_key_id": "k"}, "JWTOAuthApp"),
    ],
    ids=["web", "pkce", "device", "jwt"],
)
async def test_application_is_made_from_a_configuration(
    fake: Fake, client_id: str, about: Dict[str, str], kind: str
) -> None:
    bases = {"coze_api_base": fake.url, "coze_www_base": "https://www.example.com"}

    app = from_configuration(dict(about, client_id=client_id, **bases))

    assert type(app).__name__ == kind
    if kind == "WebOAuthApp":
        url = app.get_oauth_url(redirect_uri=BACK, state="x")
        assert url.startswith("https://www.example.com" + AUTHORIZE)
        assert client_id in url


async def test_application_has_nothing_that_its_configuration_lacks(fake: Fake) -> None:
    bases = {"coze_api_base": fake.url, "coze_www_base": "https://www.example.com"}

    app = from_configuration(dict(bases, client_type="web"))

    _, query = address(app.get_oauth_url(redirect_uri=BACK, state="x"))
    assert query == {"response_type": "code", "redirect_uri": BACK, "state": "x"}


async def test_user_goes_to_the_site_of_the_api_that_a_configuration_has(
    oauth: OAuth, fake: Fake, client_id: str
) -> None:
    given = {"client_id": client_id, "client_secret": "s"}

    app = from_configuration(dict(given, client_type="web", coze_api_base=fake.url))

    usual = oauth.plain(oauth.app("WebOAuthApp", **given))
    url = app.get_oauth_url(redirect_uri=BACK, state="x")
    assert url == usual.get_oauth_url(redirect_uri=BACK, state="x")


async def test_configuration_of_an_unknown_kind_is_refused(client_id: str) -> None:
    with pytest.raises(ValueError, match="magic"):
        from_configuration({"client_type": "magic", "client_id": client_id})
