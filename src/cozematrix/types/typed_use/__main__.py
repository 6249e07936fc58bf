"""`python -m cozematrix.types.typed_use --python PROGRAM`: write a release's files of use."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

from cozefake.background import running
from cozematrix.data_file import write_whole
from cozematrix.errors import MatrixError
from cozematrix.types.typed_use.facts import read_facts
from cozematrix.types.typed_use.render import render

FOLDER = Path("tests/typing")
FACTS = FOLDER / "uses.json"


def main(arguments: list[str] | None = None) -> int:
    """Run with these arguments; the exit code."""
    options = _parser().parse_args(arguments)
    try:
        _gather(options.python)
        files = render(read_facts(FACTS))
        for name, text in files.items():
            write_whole(FOLDER / name, text)
    except MatrixError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    layout = [options.python, "-m", "ruff", "format", "--quiet"]
    return subprocess.run([*layout, *(FOLDER / name for name in files)], check=False).returncode


def _gather(python: str) -> None:
    """Write the facts of the release that an interpreter has."""
    root = Path.cwd()
    path = os.pathsep.join([str(root / "src"), str(root)])
    with running() as service:
        ended = subprocess.run(
            [python, "-m", "cozematrix.types.typed_use.gather", FACTS],
            env={**os.environ, "COZE_FAKE_URL": service.url, "PYTHONPATH": path},
            check=False,
        )
    if ended.returncode:
        raise MatrixError("the facts could not be gathered")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="cozematrix.types.typed_use", description=__doc__)
    parser.add_argument("--python", required=True, help="an interpreter with release and runner")
    return parser


if __name__ == "__main__":
    sys.exit(main())
