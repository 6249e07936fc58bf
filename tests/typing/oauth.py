"""Programs that sign in by each OAuth application; checked, and run."""

from typing import Optional, Union

from cozepy import (
    COZE_CN_BASE_URL,
    Coze,
    DeviceAuthCode,
    DeviceOAuthApp,
    JWTAuth,
    JWTOAuthApp,
    OAuthToken,
    PKCEOAuthApp,
    Scope,
    SyncAuth,
    TokenAuth,
    WebOAuthApp,
    load_oauth_app_from_config,
)
from typing_extensions import assert_type


def web(code: Optional[str]) -> Union[str, Coze]:
    app = WebOAuthApp(client_id="c", client_secret="s", base_url=COZE_CN_BASE_URL)
    url = app.get_oauth_url(redirect_uri="https://example.com/back", state="1")
    assert_type(url, str)
    if code is None:
        return app.get_oauth_url("https://example.com/back", state="1", workspace_id="2")
    token = app.get_access_token(redirect_uri="https://example.com/back", code=code)
    assert_type(token, OAuthToken)
    assert_type(token.access_token, str)
    assert_type(token.expires_in, int)
    token = app.refresh_access_token(token.refresh_token)
    assert_type(token, OAuthToken)
    return Coze(auth=TokenAuth(token.access_token), base_url=COZE_CN_BASE_URL)


def pkce(code: Optional[str]) -> str:
    app = PKCEOAuthApp(client_id="c", www_base_url="https://www.coze.cn")
    url = app.get_oauth_url(
        redirect_uri="https://example.com/back", code_verifier="v", code_challenge_method="S256"
    )
    assert_type(url, str)
    if code is None:
        return app.get_oauth_url("https://example.com/back", "v")
    token = app.get_access_token("https://example.com/back", code, code_verifier="v")
    assert_type(token, OAuthToken)
    assert_type(app.refresh_access_token(token.refresh_token), OAuthToken)
    return token.access_token


def device() -> OAuthToken:
    app = DeviceOAuthApp(client_id="c")
    code = app.get_device_code()
    assert_type(code, DeviceAuthCode)
    assert_type(code.interval, int)
    assert_type(code.expires_in, int)
    print(code.verification_uri + "?user_code=" + code.user_code)
    token = app.get_access_token(device_code=code.device_code, poll=True)
    assert_type(token, OAuthToken)
    return app.refresh_access_token(token.refresh_token)


def jwt(private_key: str) -> Coze:
    app = JWTOAuthApp(client_id="c", private_key=private_key, public_key_id="k")
    scope = Scope.build_bot_chat(["1"], ["Connector.botChat"])
    assert_type(scope, Scope)
    assert_type(app.get_access_token(), OAuthToken)
    assert_type(app.get_access_token(ttl=3600, scope=scope, session_name="u"), OAuthToken)
    auth = JWTAuth(client_id="c", private_key=private_key, public_key_id="k", ttl=3600)
    assert_type(auth.token, str)
    assert_type(auth.token_type, str)
    return Coze(auth=JWTAuth(oauth_app=app))


def configured(code: str) -> OAuthToken:
    app = load_oauth_app_from_config({"client_type": "web", "client_id": "c"})
    if isinstance(app, DeviceOAuthApp):
        return app.get_access_token(app.get_device_code(workspace_id="1").device_code)
    if isinstance(app, JWTOAuthApp):
        return app.get_access_token(ttl=900)
    if isinstance(app, PKCEOAuthApp):
        return app.get_access_token("https://example.com/back", code, "v")
    assert_type(app, WebOAuthApp)
    return app.get_access_token("https://example.com/back", code)


class RotatingAuth(SyncAuth):
    @property
    def token_type(self) -> str:
        return "Bearer"

    @property
    def token(self) -> str:
        return "t"


def own_auth() -> Coze:
    return Coze(RotatingAuth())
