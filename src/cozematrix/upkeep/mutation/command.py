"""The command line that programs share which break a copy of the SDK and see who notices."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cozematrix.data_file import write_json, write_whole
from cozematrix.errors import MatrixError
from cozematrix.upkeep.mutation import report

if TYPE_CHECKING:
    from collections.abc import Callable

    from cozematrix.upkeep.mutation.score import Score


def parser(name: str, description: str | None, *, python: str) -> argparse.ArgumentParser:
    """The options of `python -m cozematrix.upkeep.NAME`; `python` says what it must have."""
    made = argparse.ArgumentParser(prog=f"cozematrix.upkeep.{name}", description=description)
    made.add_argument("--python", type=_program, required=True, help=python)
    made.add_argument("--package", default="cozepy")
    made.add_argument("--sample", type=_positive, help="how many are tried")
    made.add_argument("--seed", type=int, default=20260101)
    made.add_argument("--out", type=Path, default=Path("reports") / name)
    made.add_argument("--least", type=float, default=0.95, help="the share that is enough")
    made.add_argument("--jobs", type=_positive, default=os.cpu_count() or 1)
    made.add_argument("--root", type=Path, default=Path(), help="the checkout")
    return made


def exit_code(run: Callable[[argparse.Namespace], int], options: argparse.Namespace) -> int:
    """Run with these options; 2, and one line, where it cannot be found out."""
    try:
        return run(options)
    except MatrixError as error:
        sys.stderr.write(f"{error}\n")
        return 2


def publish(score: Score, name: str, options: argparse.Namespace, **about: Any) -> int:
    """Write the score as `NAME.json` and `NAME.md`, and tell it; 1 where it is not enough."""
    about["seed"] = options.seed
    title = about.pop("title", "")
    write_json(options.out / f"{name}.json", report.as_json(score, **about))
    write_whole(options.out / f"{name}.md", report.markdown(score, **about, title=title))
    say(report.summary(score))
    return 0 if score.share >= options.least else 1


def say(line: str) -> None:
    """Tell at once: a run takes minutes."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _program(path: str) -> Path:
    """An interpreter by its own name: that of a virtual environment is a link."""
    return Path(os.path.abspath(path))  # noqa: PTH100


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number
