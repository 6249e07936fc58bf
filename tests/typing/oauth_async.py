"""Programs that sign in by each asynchronous OAuth application; checked, and run."""

from typing import Optional, Union

from cozepy import (
    COZE_CN_BASE_URL,
    AsyncAuth,
    AsyncCoze,
    AsyncDeviceOAuthApp,
    AsyncJWTAuth,
    AsyncJWTOAuthApp,
    AsyncPKCEOAuthApp,
    AsyncTokenAuth,
    AsyncWebOAuthApp,
    DeviceAuthCode,
    OAuthToken,
    Scope,
)
from typing_extensions import assert_type


async def web(code: Optional[str]) -> Union[str, AsyncCoze]:
    app = AsyncWebOAuthApp(client_id="c", client_secret="s", base_url=COZE_CN_BASE_URL)
    url = app.get_oauth_url(redirect_uri="https://example.com/back", state="1")
    assert_type(url, str)
    if code is None:
        return app.get_oauth_url("https://example.com/back", state="1", workspace_id="2")
    token = await app.get_access_token(redirect_uri="https://example.com/back", code=code)
    assert_type(token, OAuthToken)
    token = await app.refresh_access_token(token.refresh_token)
    assert_type(token, OAuthToken)
    return AsyncCoze(auth=AsyncTokenAuth(token.access_token), base_url=COZE_CN_BASE_URL)


async def pkce(code: Optional[str]) -> str:
    app = AsyncPKCEOAuthApp(client_id="c", www_base_url="https://www.coze.cn")
    url = app.get_oauth_url(
        redirect_uri="https://example.com/back", code_verifier="v", code_challenge_method="S256"
    )
    assert_type(url, str)
    if code is None:
        return app.get_oauth_url("https://example.com/back", "v")
    token = await app.get_access_token("https://example.com/back", code, code_verifier="v")
    assert_type(token, OAuthToken)
    assert_type(await app.refresh_access_token(token.refresh_token), OAuthToken)
    return token.access_token


async def device() -> OAuthToken:
    app = AsyncDeviceOAuthApp(client_id="c")
    code = await app.get_device_code()
    assert_type(code, DeviceAuthCode)
    print(code.verification_uri + "?user_code=" + code.user_code)
    token = await app.get_access_token(device_code=code.device_code, poll=True)
    assert_type(token, OAuthToken)
    return await app.refresh_access_token(token.refresh_token)


async def jwt(private_key: str) -> AsyncCoze:
    app = AsyncJWTOAuthApp(client_id="c", private_key=private_key, public_key_id="k")
    scope = Scope.build_bot_chat(["1"])
    assert_type(await app.get_access_token(ttl=900), OAuthToken)
    assert_type(await app.get_access_token(ttl=3600, scope=scope, session_name="u"), OAuthToken)
    auth = AsyncJWTAuth(client_id="c", private_key=private_key, public_key_id="k", ttl=3600)
    assert_type(await auth.atoken, str)
    assert_type(auth.token_type, str)
    return AsyncCoze(auth=AsyncJWTAuth(oauth_app=app))


class RotatingAuth(AsyncAuth):
    @property
    def token_type(self) -> str:
        return "Bearer"

    @property
    async def atoken(self) -> str:
        return "t"


def own_auth() -> AsyncCoze:
    return AsyncCoze(RotatingAuth())
