from __future__ import annotations

import pytest

from cozematrix.planning.plan import Cell
from cozematrix.verdicts.span import describe

RELEASES = ["0.1.0", "0.2.0", "0.9.0", "0.10.0"]
PYTHONS = ["3.7", "3.8", "3.9", "3.10"]


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        pytest.param([("3.9", "0.2.0")], "0.2.0 on 3.9", id="one cell"),
        pytest.param(
            [("3.9", "0.2.0"), ("3.9", "0.9.0"), ("3.9", "0.10.0")],
            "0.2.0–0.10.0 on 3.9",
            id="neighbours in the order of versions",
        ),
        pytest.param([("3.9", "0.1.0"), ("3.9", "0.9.0")], "0.1.0, 0.9.0 on 3.9", id="with a gap"),
        pytest.param(
            [("3.9", "0.2.0"), ("3.10", "0.2.0"), ("3.7", "0.2.0")],
            "0.2.0 on 3.7, 3.9–3.10",
            id="Pythons alike are one range",
        ),
        pytest.param(
            [("3.9", "0.2.0"), ("3.10", "0.9.0")],
            "0.2.0 on 3.9; 0.9.0 on 3.10",
            id="Pythons that differ are told apart",
        ),
    ],
)
def test_cells_are_told_as_ranges(cells: list[tuple[str, str]], words: str) -> None:
    assert describe([Cell(*cell) for cell in cells], RELEASES, PYTHONS) == words
