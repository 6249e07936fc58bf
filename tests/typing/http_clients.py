"""Programs that bring an HTTP client of their own; checked, never run."""

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
from httpx import Limits, Request, Response, Timeout
from typing_extensions import assert_type


def patient() -> Coze:
    client = SyncHTTPClient(timeout=Timeout(600, connect=5), headers={"X-Team": "weather"})
    assert_type(client, SyncHTTPClient)
    return Coze(auth=TokenAuth("t"), http_client=client)


def with_usual_limits() -> Coze:
    assert_type(DEFAULT_TIMEOUT, Timeout)
    assert_type(DEFAULT_CONNECTION_LIMITS, Limits)
    with SyncHTTPClient(timeout=DEFAULT_TIMEOUT, limits=DEFAULT_CONNECTION_LIMITS) as client:
        assert_type(client, SyncHTTPClient)
        return Coze(TokenAuth("t"), http_client=client)


class Traced(SyncHTTPClient):
    def __init__(self, name: str) -> None:
        super().__init__(trust_env=False)
        self.name = name

    def send(self, request: Request, **kwargs: Any) -> Response:
        print(self.name, request.url)
        return super().send(request, **kwargs)


def traced() -> Coze:
    return Coze(auth=TokenAuth("t"), http_client=Traced("weather"))


async def patient_async() -> AsyncCoze:
    client = AsyncHTTPClient(timeout=600, headers={"X-Team": "weather"})
    assert_type(client, AsyncHTTPClient)
    async with AsyncHTTPClient() as inner:
        assert_type(inner, AsyncHTTPClient)
    return AsyncCoze(auth=AsyncTokenAuth("t"), http_client=client)
