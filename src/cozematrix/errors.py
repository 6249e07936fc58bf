"""What can be wrong from outside, each said in one line."""

from __future__ import annotations

from cozematrix.redaction import redacted


class MatrixError(Exception):
    """Something outside the program is wrong; its text is the whole message, one line.

    It is printed and kept in outcomes, so credentials are cut from it here.
    """

    def __init__(self, text: str = "") -> None:
        super().__init__(redacted(text))


class InputError(MatrixError):
    """A file or an argument holds a value that is not allowed (exit code 2)."""

    def __init__(self, *, where: str, key: str, value: object, allowed: str) -> None:
        super().__init__(f"{where}: {key}: {value!r} is not allowed; allowed: {allowed}")


class InfrastructureError(MatrixError):
    """The machine could not do its part; never the fault of a release."""


class IndexUnavailableError(InfrastructureError):
    """The package index did not answer."""


class IndexAnswerError(IndexUnavailableError):
    """The package index answered, but not with what was asked for."""


class NoWheelError(InfrastructureError):
    """Only a source distribution exists, and nothing is built without being asked for."""


class NotInstallableError(MatrixError):
    """What a release asks for cannot be had on a Python; the text is the installer's reason."""


class RunInProgressError(MatrixError):
    """Another run is at work in this checkout."""
