"""The programs that are written by hand, each a function of a file in `tests/typing`, made to run.

What a program asserts of a type is checked here as it runs, by typeguard.
"""

from __future__ import annotations

import ast
import asyncio
import importlib.util
import inspect
import sys
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any, get_type_hints

from coverage import Coverage
from cozepy import AsyncCoze, Coze
from typeguard import TypeCheckError, check_type

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "tests/typing"


def by_hand() -> list[str]:
    """Name every program, as `chats.answer`."""
    return [f"{path.stem}.{node.name}" for path in _files() for node in _functions(path)]


def lines_left(noted: Coverage, but: Collection[str]) -> list[str]:
    """The lines of all programs that were not run, `but` for those of these."""
    left = []
    for path in _files():
        lines = path.read_text(encoding="utf-8").splitlines()
        excused = {
            number
            for node in _functions(path)
            if f"{path.stem}.{node.name}" in but
            for number in range(node.lineno, (node.end_lineno or node.lineno) + 1)
        }
        _, _, _, missing, _ = noted.analysis2(str(path))
        left += [
            f"{path.name}:{number}: {lines[number - 1].strip()}"
            for number in missing
            if number not in excused
        ]
    return left


def _functions(path: Path) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    statements = ast.parse(path.read_text(encoding="utf-8")).body
    return [each for each in statements if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef)]


def _files() -> list[Path]:
    written = "written by `nox -s uses`"
    return [
        path
        for path in sorted(FOLDER.glob("*.py"))
        if written not in path.read_text(encoding="utf-8").partition("\n")[0]
    ]


@dataclass
class Program:
    """One program, and the types that were not as it asserts."""

    function: Callable[..., Any]
    module: ModuleType
    other_types: list[str] = field(default_factory=list)

    @classmethod
    def load(cls, name: str) -> Program:
        """Load the file anew: programs keep what they learn in it."""
        file, _, function = name.partition(".")
        spec = importlib.util.spec_from_file_location(f"typed_{file}", FOLDER / f"{file}.py")
        assert spec
        assert spec.loader
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        program = cls(getattr(module, function), module)
        program.replace("assert_type", program._check)
        return program

    @property
    def parameters(self) -> dict[str, Any]:
        """The parameters with their types."""
        return {
            name: kind for name, kind in get_type_hints(self.function).items() if name != "return"
        }

    def __call__(self, *given: Any) -> Any:
        """Run it to its end; what it yields becomes a list, a client that it makes is used."""
        made = self.function(*given)
        if inspect.isasyncgen(made) or inspect.iscoroutine(made) or isinstance(made, AsyncCoze):
            return asyncio.run(_ended(made))
        if isinstance(made, Coze):
            assert made.users.me().user_id
        return list(made) if isinstance(made, Iterator) else made

    def replace(self, name: str, value: Any) -> None:
        """Give the file another value for one of its names."""
        self.module.__dict__[name] = value

    def _check(self, value: Any, expected: Any) -> Any:
        try:
            check_type(value, expected)
        except TypeCheckError as error:
            frame = sys._getframe(1)
            lines = Path(frame.f_code.co_filename).read_text(encoding="utf-8").splitlines()
            self.other_types.append(f"{lines[frame.f_lineno - 1].strip()}: {error}")
        return value


async def _ended(made: Any) -> Any:
    if inspect.isasyncgen(made):
        return [item async for item in made]
    ended = await made if inspect.iscoroutine(made) else made
    if isinstance(ended, AsyncCoze):
        assert (await ended.users.me()).user_id
    return ended
