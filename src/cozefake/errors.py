"""The service's errors, as it words them: a code, a message and the HTTP status that fits.

Codes: the documentation's pages, the published SDKs' own tables (coze-js `error.ts` and its chat
SDK), and captured answers. Statuses: coze-js where it equates them; else what fits.
"""

from __future__ import annotations

from typing import Any

# Every code that a source states, with its status and what for. Those that no state of this service
# leads to can be had from a script.
CODES: dict[int, tuple[int, str]] = {
    4000: (400, "a parameter is wrong"),
    4013: (429, "too many requests"),
    4014: (400, "a workspace's name or description is against the rules for content"),
    4015: (400, "the bot is not published to the API"),
    4016: (400, "a chat is in progress in the conversation"),
    4100: (401, "the token is not valid"),
    4101: (403, "the token has no permission"),
    4102: (400, "an organization's name or description is against the rules for content"),
    4104: (400, "the chat has ended"),
    4200: (404, "what is named does not exist, or was never published"),
    5000: (500, "an internal error; tool outputs for a chat that is not saved"),
    700012006: (401, "the login has failed"),
    702042018: (400, "the workspace has no room for more members"),
    702042162: (400, "who joins an enterprise's workspace must be in the enterprise"),
    720702204: (400, "the conversation's name does not exist"),
    777074044: (400, "an organization needs a super admin"),
}


class ServiceError(Exception):
    """An error that the service answers with its usual envelope."""

    def __init__(self, status: int, code: int, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message

    def body(self, log_id: str) -> dict[str, Any]:
        """The envelope of the error."""
        return {"code": self.code, "msg": self.message, "detail": {"logid": log_id}}


class OAuthError(ServiceError):
    """An error of the token endpoints, which have a form of their own: `error` names it.

    Names and statuses: RFC 6749 and RFC 8628; the form: cozepy and coze-js read it so.
    """

    def __init__(self, error: str, message: str, status: int = 400) -> None:
        super().__init__(status, 0, message)
        self.error = error

    def body(self, log_id: str) -> dict[str, Any]:  # noqa: ARG002 - the id is in the header only
        """The error in its own form."""
        return {"error_code": self.error, "error_message": self.message, "error": self.error}


def unknown_client() -> OAuthError:
    return OAuthError("invalid_client", "the client is missing or unknown", 401)


def invalid_parameter(reason: str) -> ServiceError:
    return ServiceError(400, 4000, f"Request parameter error: {reason}")


def not_authenticated() -> ServiceError:
    return ServiceError(401, 4100, "authentication is invalid")


def not_found(kind: str, name: str) -> ServiceError:
    return ServiceError(404, 4200, f"Requested resource {kind}={name} does not exist.")


def chat_has_ended(status: str) -> ServiceError:
    return ServiceError(400, 4104, f"The chat cannot be changed any more, its status is {status}.")


def failure(code: int, message: str) -> ServiceError:
    """An error with a code of `CODES`, and its status."""
    return ServiceError(CODES[code][0], code, message)
