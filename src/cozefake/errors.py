"""The service's errors, as it words them: a code, a message and the HTTP status that fits.

Codes and statuses: the published SDKs' own tables (coze-js `error.ts`) and captured answers.
"""

from __future__ import annotations


class ServiceError(Exception):
    """An error that the service answers with its usual envelope."""

    def __init__(self, status: int, code: int, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message


def invalid_parameter(reason: str) -> ServiceError:
    return ServiceError(400, 4000, f"Request parameter error: {reason}")


def not_authenticated() -> ServiceError:
    return ServiceError(401, 4100, "authentication is invalid")


def not_found(kind: str, name: str) -> ServiceError:
    return ServiceError(404, 4200, f"Requested resource {kind}={name} does not exist.")


def chat_has_ended(status: str) -> ServiceError:
    return ServiceError(400, 4104, f"The chat cannot be changed any more, its status is {status}.")
