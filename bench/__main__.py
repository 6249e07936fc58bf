"""`python -m bench [--only LETTER …] [--service]`, started by `nox -s bench`."""

from __future__ import annotations

import argparse
import sys

from bench import matrix, service
from bench.variants import VARIANTS
from cozematrix.errors import MatrixError


def main() -> int:
    """Measure what is asked for; the exit code."""
    options = _parser().parse_args()
    if options.service:
        service.main()
        return 0
    try:
        return matrix.main(options.only)
    except MatrixError as error:
        sys.stderr.write(f"{error}\n")
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("nox -s bench --")
    letters = [variant.letter for variant in VARIANTS]
    parser.add_argument(
        "--only",
        nargs="+",
        choices=letters,
        default=[],
        help="; ".join(f"{each.letter}: {each.description}" for each in VARIANTS),
    )
    parser.add_argument(
        "--service", action="store_true", help="measure the fake service beside a bare one instead"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
