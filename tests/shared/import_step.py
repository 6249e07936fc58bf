"""The import step of a cell: `import_step.py PACKAGE REPORT` imports a package and reports errors.

It runs in a user's environment, so it uses only the standard library of Python 3.7.
"""

from __future__ import annotations

import importlib
import json
import sys
import traceback


def cause_of(error: BaseException) -> str:
    """Return the error in one line, with the file and line that raised it."""
    frames = traceback.extract_tb(error.__traceback__)
    place = "{}:{}".format("/".join(frames[-1].filename.split("/")[-2:]), frames[-1].lineno)
    return "{}: {} ({})".format(type(error).__name__, " ".join(str(error).split()), place)


def main(package: str, report: str) -> int:
    """Import `package`, write `{"error": ""}` or the cause, and return the exit code."""
    # The folder of this script must not provide a package that the environment lacks.
    sys.path.pop(0)
    error = ""
    try:
        importlib.import_module(package)
    except BaseException as raised:  # noqa: BLE001 - an import may raise anything, SystemExit too
        traceback.print_exc()
        error = cause_of(raised)
    with open(report, "w", encoding="utf-8") as file:
        json.dump({"error": error}, file)
    return 1 if error else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
