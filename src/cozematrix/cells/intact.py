"""The suites of this checkout, looked at before a cell runs them.

With a file that is missing (a sparse checkout, a copy that was interrupted) or that cannot be read
(the marks of a merge) every suite ends before its first test, in all releases alike, and each of
them would be blamed for it.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from cozematrix.cells import sources
from cozematrix.errors import InputError
from cozematrix.planning.plan import Suite

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# Packages of the checkout that a cell sees, with the folder that each lies in.
_OURS = {"tests": "", "cozefake": "src"}


def require(root: Path) -> None:
    """An InputError that names the first file which is missing or is no Python."""
    for suite in (Suite.SYNC, Suite.ASYNC):
        if not any((root / "tests" / suite).glob("test_*.py")):
            raise _refused(f"tests/{suite}", "no test_*.py", "the suite's files")
    for path in sorted(sources.visible(root)):
        if path.suffix != ".py":
            continue
        name = path.relative_to(root).as_posix()
        try:
            tree = ast.parse(path.read_bytes())
        except (SyntaxError, ValueError) as error:
            raise _refused(name, str(error), "Python") from None
        for module in _imported(tree):
            if not _is_there(root, module):
                raise _refused(name, f"import of {module}", "modules that are in the checkout")


def _imported(tree: ast.Module) -> Iterator[str]:
    """The modules of ours that are imported wherever the file is: not only in some function."""
    for node in tree.body:
        if isinstance(node, ast.ImportFrom) and not node.level and node.module:
            names = [node.module]
        elif isinstance(node, ast.Import):
            names = [each.name for each in node.names]
        else:
            continue
        yield from (name for name in names if name.partition(".")[0] in _OURS)


def _is_there(root: Path, module: str) -> bool:
    place = root / _OURS[module.partition(".")[0]] / module.replace(".", "/")
    return place.is_dir() or place.with_suffix(".py").is_file()


def _refused(where: str, value: str, allowed: str) -> InputError:
    return InputError(where=where, key="(file)", value=value, allowed=allowed)
