"""The service's errors, as it words them: a code, a message and the HTTP status that fits.

Codes and statuses: the published SDKs' own tables (coze-js `error.ts`) and captured answers.
"""

from __future__ import annotations

from typing import Any


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
