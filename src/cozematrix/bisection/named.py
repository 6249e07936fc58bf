"""A test by its name, as the report and the ledger write it, or by a part of that name."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING

from cozematrix.cells.outcome import Status
from cozematrix.errors import InputError
from cozematrix.verdicts.ledger import owning_test

if TYPE_CHECKING:
    from collections.abc import Collection

# Statuses that are a release's or a dependency's fault, and stand in the ledger as tests do.
STATUSES = (Status.IMPORT_ERROR.value, Status.NOT_INSTALLABLE.value)
# Words of pytest's `-k`, which takes no other letters.
_WORD = re.compile(r"[\w:+\-.\[\]\\/]+")
_OPERATORS = ("and", "or", "not")
_MOST_SHOWN = 5


def find(text: str, names: Collection[str]) -> str:
    """The one of `names` that is `text`, or has it in it; else an `InputError`.

    `names` are tests and places within them. A part of a name stands for a test before it stands
    for a place.
    """
    if text in names or text in STATUSES:
        return text
    tests = {owning_test(name) for name in names}
    found = sorted(name for name in tests if text in name)
    # A function that has parameters is none of its tests.
    found = [name for name in found if not any(each.startswith(f"{name}[") for each in tests)]
    found = found or sorted(name for name in names if text in name)
    if len(found) == 1:
        return found[0]
    if found:
        raise _refuse(text, f"a name of one test; it is part of {_listed(found)}")
    raise unknown(text, names)


def unknown(text: str, names: Collection[str]) -> InputError:
    """The error that says that no test has this name, and which have one like it."""
    tests = {owning_test(name) for name in names}
    near = difflib.get_close_matches(text, sorted(tests), n=3, cutoff=0.5)
    near = near or [name for name in sorted(tests) if text.partition("[")[0] in name]
    hint = f"; alike are {_listed(near)}" if near else ""
    example = f", such as {min(tests)}" if tests else ""
    return _refuse(text, f"a test's name as the report writes it{example}{hint}")


def selecting(name: str) -> str:
    """The expression for pytest's `-k` that selects the test, and hardly another one."""
    file, _, test = owning_test(name).partition("::")
    if not test:
        # A cell's status: no test has this name, and the import is all that is to be seen.
        return "no_test_is_wanted"
    words = [word for word in _WORD.findall(test) if word not in _OPERATORS]
    return " and ".join([f"{file}.py", *words])


def _refuse(text: str, allowed: str) -> InputError:
    return InputError(where="command line", key="TEST", value=text, allowed=allowed)


def _listed(names: Collection[str]) -> str:
    shown = ", ".join(list(names)[:_MOST_SHOWN])
    left = len(names) - _MOST_SHOWN
    return f"{shown} and {left} more" if left > 0 else shown
