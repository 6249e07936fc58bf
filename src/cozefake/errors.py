"""The service's errors, as it words them: a code, a message and the HTTP status that fits.

Sources of the codes: the documentation's page of them (`coze_error_codes`, as of December 2025),
the pages of single operations, the published SDKs' own tables (coze-js `error.ts` and its chat
SDK), and captured answers. Statuses: coze-js where it equates them; else what fits, which no source
states.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Code:
    """The HTTP status and the meaning of one of the service's codes."""

    status: int
    meaning: str


# Every code that a source states: the page of codes, unless a comment says otherwise. Codes that
# this service never answers by itself can be scripted. Both meanings are named if sources differ.
CODES: dict[int, Code] = {
    4000: Code(400, "a parameter is wrong"),
    4001: Code(404, "the chat does not exist"),
    4002: Code(404, "the conversation does not exist"),
    4003: Code(400, "meta_data is longer than allowed"),
    4004: Code(400, "there are more additional_messages than allowed"),
    4005: Code(404, "the message does not exist, or its content is wrong"),
    # Never answered here: captured answers about unknown bots have 4200.
    4006: Code(404, "the bot does not exist"),
    4007: Code(400, "a chat that does not stream has to be saved"),
    4008: Code(429, "the bot was used too often today"),
    4009: Code(429, "too many use the service"),
    4010: Code(400, "the question has more tokens than the model takes"),
    4011: Code(400, "the account has too few tokens left"),
    4012: Code(400, "the model does not exist any more"),
    # coze-js says: too many requests; the page: an error of the model.
    4013: Code(429, "too many requests, or an error of the model"),
    # Of a workspace: the page of its operation; of a question: the page of codes.
    4014: Code(400, "the bot cannot answer this; or a workspace's name is against the rules"),
    4015: Code(400, "the bot is not published to the API"),
    4016: Code(400, "a chat is in progress in the conversation"),
    4019: Code(400, "the account is in debt"),
    4020: Code(429, "more requests a minute than were bought"),
    4021: Code(400, "the workflow is not configured"),
    4022: Code(400, "the model's account is in debt"),
    4100: Code(401, "the token is not valid"),
    4101: Code(403, "the token has no permission"),
    # Of an organization: the page of its operation; of requests: the page of codes.
    4102: Code(400, "the request looks abnormal; or an organization's name is against the rules"),
    4104: Code(400, "the chat has ended"),
    4105: Code(400, "the bot's texts are against the rules for content"),
    4200: Code(404, "what is named does not exist, or was never published"),
    4201: Code(400, "who is added is a member already"),
    4300: Code(400, "the file is empty"),
    4301: Code(400, "more than one file was sent"),
    4302: Code(400, "the file is too large"),
    4303: Code(400, "files of this type are not taken"),
    4304: Code(400, "the file is broken"),
    4314: Code(404, "the workflow has no such run"),
    4315: Code(400, "the run has ended"),
    5000: Code(500, "an internal error; tool outputs for a chat that is not saved"),
    700012006: Code(401, "the login has failed"),
    # Only on pages of single operations.
    702042018: Code(400, "the workspace has no room for more members"),
    702042162: Code(400, "who joins an enterprise's workspace must be in the enterprise"),
    720702204: Code(400, "the conversation's name does not exist"),
    777074044: Code(400, "an organization needs a super admin"),
}


class ServiceError(Exception):
    """An error that the service answers with its usual envelope."""

    def __init__(self, status: int, code: int, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message

    def body(self, log_id: str) -> dict[str, Any]:
        """Return the envelope of the error."""
        return {"code": self.code, "msg": self.message, "detail": {"logid": log_id}}


class OAuthError(ServiceError):
    """An error of the token endpoints, which have a format of their own with its name in `error`.

    The names and statuses are those of RFC 6749 and RFC 8628; cozepy and coze-js read this format.
    """

    def __init__(self, error: str, message: str, status: int = 400) -> None:
        super().__init__(status, 0, message)
        self.error = error

    def body(self, log_id: str) -> dict[str, Any]:  # noqa: ARG002 - the id is in the header only
        """Return the error in the format of the token endpoints."""
        return {"error_code": self.error, "error_message": self.message, "error": self.error}


def unknown_client() -> OAuthError:
    return OAuthError("invalid_client", "the client is missing or unknown", 401)


def invalid_parameter(reason: str) -> ServiceError:
    return ServiceError(400, 4000, f"Request parameter error: {reason}")


def not_authenticated() -> ServiceError:
    return ServiceError(401, 4100, "authentication is invalid")


def not_found(key: str, name: str, code: int = 4200) -> ServiceError:
    """Return the error for an unknown id, `name`; `key` is the name of its field."""
    return failure(code, f"Requested resource {key}={name} does not exist.")


def chat_has_ended(status: str) -> ServiceError:
    return ServiceError(400, 4104, f"The chat cannot be changed any more, its status is {status}.")


def failure(code: int, message: str) -> ServiceError:
    """Return an error with a code of `CODES`, and its status."""
    return ServiceError(CODES[code].status, code, message)
