"""Typed use of errors and authentication; checked, never run."""

from typing import Optional

from cozepy import COZE_CN_BASE_URL, Coze, CozeAPIError, TokenAuth
from typing_extensions import assert_type


def use() -> Optional[str]:
    coze = Coze(auth=TokenAuth("token"), base_url=COZE_CN_BASE_URL)
    assert_type(coze, Coze)
    try:
        coze.bots.retrieve(bot_id="1")
    except CozeAPIError as error:
        assert_type(error.msg, str)
        return error.logid
    return None
