"""Programs that bring an HTTP client of their own; checked, and run."""

from typing import Any

from cozepy import (
    DEFAULT_CONNECTION_LIMITS,
    DEFAULT_TIMEOUT,
    AsyncCoze,
    AsyncHTTPClient,
    AsyncTokenAuth,
    Coze,
    SyncHTTPClient,
    TokenAuth,
)
from httpx import HTTPTransport, Limits, MockTransport, Request, Response, Timeout
from typing_extensions import assert_type


def patient() -> Coze:
    client = SyncHTTPClient(timeout=Timeout(600, connect=5), headers={"X-Team": "weather"})
    assert_type(client, SyncHTTPClient)
    return Coze(auth=TokenAuth("t"), http_client=client)


def with_usual_limits() -> str:
    assert_type(DEFAULT_TIMEOUT, Timeout)
    assert_type(DEFAULT_CONNECTION_LIMITS, Limits)
    with SyncHTTPClient(timeout=DEFAULT_TIMEOUT, limits=DEFAULT_CONNECTION_LIMITS) as client:
        assert_type(client, SyncHTTPClient)
        return Coze(TokenAuth("t"), http_client=client).users.me().user_id


def announce(request: Request) -> None:
    print(request.method, request.url)


def with_hooks() -> Coze:
    client = SyncHTTPClient(
        transport=HTTPTransport(retries=3), event_hooks={"request": [announce]}, http2=False
    )
    client.headers["X-Team"] = "weather"
    assert_type(client.timeout, Timeout)
    return Coze(auth=TokenAuth("t"), http_client=client)


def offline() -> str:
    def answer(request: Request) -> Response:
        user = {"user_id": "1", "user_name": "ada", "nick_name": "Ada", "avatar_url": ""}
        return Response(200, json={"code": 0, "msg": "", "data": user})

    client = SyncHTTPClient(transport=MockTransport(answer))
    return Coze(auth=TokenAuth("t"), http_client=client).users.me().user_id


class Traced(SyncHTTPClient):
    def __init__(self, name: str) -> None:
        super().__init__(trust_env=False)
        self.name = name

    def send(self, request: Request, **kwargs: Any) -> Response:
        print(self.name, request.url)
        return super().send(request, **kwargs)


def traced() -> Coze:
    return Coze(auth=TokenAuth("t"), http_client=Traced("weather"))


class AsyncTraced(AsyncHTTPClient):
    def __init__(self, name: str) -> None:
        super().__init__(follow_redirects=False)
        self.name = name

    async def send(self, request: Request, **kwargs: Any) -> Response:
        print(self.name, request.url)
        return await super().send(request, **kwargs)


def traced_async() -> AsyncCoze:
    return AsyncCoze(auth=AsyncTokenAuth("t"), http_client=AsyncTraced("weather"))


async def with_usual_limits_async() -> str:
    async with AsyncHTTPClient(limits=DEFAULT_CONNECTION_LIMITS) as client:
        user = await AsyncCoze(auth=AsyncTokenAuth("t"), http_client=client).users.me()
        return user.user_id


async def patient_async() -> AsyncCoze:
    client = AsyncHTTPClient(timeout=600, headers={"X-Team": "weather"})
    assert_type(client, AsyncHTTPClient)
    async with AsyncHTTPClient() as inner:
        assert_type(inner, AsyncHTTPClient)
    return AsyncCoze(auth=AsyncTokenAuth("t"), http_client=client)
