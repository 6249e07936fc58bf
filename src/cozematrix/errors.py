"""Errors from outside, each said in one line."""

from __future__ import annotations

import errno

from cozematrix.redaction import redacted

# A path is shorter; a table of a data file may be thousands of characters long.
_MOST_OF_A_VALUE = 300
_OF_THE_DISK = (
    errno.ENOSPC,
    errno.EDQUOT,
    errno.EFBIG,
    errno.EROFS,
    errno.EACCES,
    errno.EPERM,
    errno.ENOTDIR,
    errno.EEXIST,
    # A folder, a pipe or a link in a circle in the place of a file.
    errno.EISDIR,
    errno.ENOTEMPTY,
    errno.ENXIO,
    errno.ELOOP,
    errno.ENAMETOOLONG,
    # A disk that fails, a server that is gone, a file system that lacks something.
    errno.EIO,
    errno.ESTALE,
    errno.EBUSY,
    errno.ENOLCK,
    errno.ENOSYS,
    errno.EOPNOTSUPP,
)


class MatrixError(Exception):
    """Something outside the program is wrong; its text is the whole message, one line.

    It is printed and kept in outcomes, so credentials are cut from it here.
    """

    def __init__(self, text: str = "") -> None:
        super().__init__(redacted(text))


class InputError(MatrixError):
    """A file or an argument holds a value that is not allowed, or None where there must be one.

    Exit code 2.
    """

    def __init__(self, *, where: str, key: str, value: object, allowed: str) -> None:
        said = "it is missing" if value is None else f"{_shown(value)} is not allowed"
        super().__init__(f"{where}: {key}: {said}; allowed: {allowed}")


class InfrastructureError(MatrixError):
    """The machine could not do its part; never the fault of a release."""


class IndexUnavailableError(InfrastructureError):
    """The package index did not answer."""


class IndexAnswerError(IndexUnavailableError):
    """The package index answered, but not with what was asked for."""


class NoWheelError(InfrastructureError):
    """Only a source distribution exists, and nothing is built without being asked for."""


class ServiceGoneError(InfrastructureError):
    """The fake service does not answer, or not as the one that was asked before."""


class NotInstallableError(MatrixError):
    """A release's requirements cannot be met on a Python; the text is the installer's reason."""


class NotNeededError(MatrixError):
    """A release does not need the dependency that `--with` names: it has no cell in such a run."""


class RunInProgressError(MatrixError):
    """Another run is at work in this checkout."""


def _shown(value: object) -> str:
    """Write a value as it was given; of a long one, such as a whole table, the beginning."""
    text = repr(value)
    return text if len(text) <= _MOST_OF_A_VALUE else f"{text[:_MOST_OF_A_VALUE]}…"


def is_of_the_disk(error: BaseException) -> bool:
    """Tell an error of a disk or its permissions from one of a program."""
    return isinstance(error, OSError) and error.errno in _OF_THE_DISK


def why_not_written(error: OSError) -> str:
    """Say in one line what the disk or its permissions did; any other error is raised again."""
    if not is_of_the_disk(error):
        raise error
    what = "the disk is full" if error.errno in (errno.ENOSPC, errno.EDQUOT) else error.strerror
    return f"{error.filename or 'a file of this run'} cannot be written: {what}"
