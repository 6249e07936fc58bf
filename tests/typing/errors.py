"""Programs that handle errors; checked, and run."""

from typing import Optional, Union

from cozepy import (
    COZE_CN_BASE_URL,
    AsyncCoze,
    AsyncDeviceOAuthApp,
    Chat,
    Coze,
    CozeAPIError,
    CozeError,
    CozeInvalidEventError,
    CozePKCEAuthError,
    CozePKCEAuthErrorType,
    DeviceOAuthApp,
    OAuthToken,
    TokenAuth,
)
from typing_extensions import assert_never, assert_type


def use() -> Optional[str]:
    coze = Coze(auth=TokenAuth("token"), base_url=COZE_CN_BASE_URL)
    assert_type(coze, Coze)
    try:
        coze.bots.retrieve(bot_id="1")
    except CozeAPIError as error:
        assert_type(error.code, Optional[int])
        assert_type(error.msg, str)
        assert_type(error.debug_url, Optional[str])
        return error.logid
    return None


async def report(coze: AsyncCoze) -> None:
    try:
        await coze.bots.retrieve(bot_id="1")
    except CozeAPIError as error:
        assert_type(error.logid, Optional[str])
        print(f"{error.code}: {error.msg} ({error.logid})")
    except CozeError as error:
        print(error)


def events(coze: Coze) -> str:
    try:
        for event in coze.chat.stream(bot_id="1", user_id="u"):
            print(event)
    except CozeInvalidEventError as error:
        assert_type(error.field, str)
        assert_type(error.data, str)
        return error.field
    return ""


def in_words(error: CozePKCEAuthErrorType) -> str:
    if error is CozePKCEAuthErrorType.AUTHORIZATION_PENDING:
        return "wait"
    if error is CozePKCEAuthErrorType.SLOW_DOWN:
        return "wait longer"
    if error is CozePKCEAuthErrorType.ACCESS_DENIED:
        return "refused"
    if error is CozePKCEAuthErrorType.EXPIRED_TOKEN:
        return "too late"
    assert_never(error)


def poll(app: DeviceOAuthApp, device_code: str) -> Optional[OAuthToken]:
    try:
        return app.get_access_token(device_code=device_code)
    except CozePKCEAuthError as error:
        assert_type(error.error, CozePKCEAuthErrorType)
        assert_type(error.logid, Optional[str])
        print(in_words(error.error))
    return None


async def poll_async(app: AsyncDeviceOAuthApp, device_code: str) -> Optional[OAuthToken]:
    try:
        return await app.get_access_token(device_code=device_code)
    except CozePKCEAuthError as error:
        assert_type(error.error, CozePKCEAuthErrorType)
        return None
    except CozeAPIError as error:
        raise RuntimeError(error.msg) from error


def refused_device(app: DeviceOAuthApp) -> bool:
    code = app.get_device_code()
    try:
        app.get_access_token(code.device_code, poll=True)
    except CozePKCEAuthError as error:
        return error.error is CozePKCEAuthErrorType.ACCESS_DENIED
    return False


def missing_bot(coze: Coze) -> Optional[int]:
    try:
        coze.bots.retrieve(bot_id="404")
    except (CozeAPIError, CozePKCEAuthError) as error:
        assert_type(error, Union[CozeAPIError, CozePKCEAuthError])
        assert_type(error.logid, Optional[str])
        return error.code if isinstance(error, CozeAPIError) else None
    return 0


async def events_async(coze: AsyncCoze) -> str:
    try:
        async for event in coze.chat.stream(bot_id="1", user_id="u"):
            print(event.event)
    except CozeInvalidEventError as error:
        assert_type(error.logid, str)
        return error.data
    return ""


def why(chat: Chat) -> Optional[str]:
    if chat.last_error is None:
        return None
    assert_type(chat.last_error.code, int)
    return chat.last_error.msg


def own_error(error: Exception) -> CozeError:
    if isinstance(error, CozeError):
        return error
    return CozeAPIError(code=500, msg=str(error), logid="1", debug_url=None)
