"""What is typed behind `--`, sorted into selectors, options of the matrix, and pytest's own."""

from __future__ import annotations

import pytest

from cozematrix.errors import InputError
from cozematrix.request import Part, Request, read_request


@pytest.mark.parametrize(
    ("line", "request_"),
    [
        pytest.param("", Request(), id="nothing"),
        pytest.param("3.9 full", Request(selectors=("3.9", "full")), id="selectors"),
        pytest.param(
            "3.9 full -k bots",
            Request(selectors=("3.9", "full"), options=("-k", "bots")),
            id="selectors, then pytest's own",
        ),
        pytest.param(
            "-x 3.9", Request(options=("-x", "3.9")), id="all behind pytest's first is pytest's"
        ),
        pytest.param("--fresh", Request(is_fresh=True), id="fresh"),
        pytest.param("--failed", Request(only_failed=True), id="failed"),
        pytest.param("--fre", Request(options=("--fre",)), id="no abbreviations"),
        pytest.param("--shard 2/5", Request(part=Part(2, 5)), id="part in two words"),
        pytest.param("--shard=2/5", Request(part=Part(2, 5)), id="part in one word"),
        pytest.param("--shard 1/1", Request(part=Part(1, 1)), id="the only part"),
    ],
)
def test_words_are_sorted_out(line: str, request_: Request) -> None:
    assert read_request(line.split()) == request_


@pytest.mark.parametrize(
    "line",
    [
        "--fresh --failed --shard 2/5 3.9 full -k bots",
        "3.9 --fresh full --shard=2/5 --failed -k bots",
        "3.9 full --failed --fresh --shard 2/5 -k bots",
    ],
    ids=["first", "between selectors", "after selectors"],
)
def test_options_of_ours_stand_anywhere_before_those_of_pytest(line: str) -> None:
    assert read_request(line.split()) == Request(
        selectors=("3.9", "full"),
        options=("-k", "bots"),
        is_fresh=True,
        only_failed=True,
        part=Part(2, 5),
    )


@pytest.mark.parametrize("value", ["0/3", "4/3", "0/0", "a/b", "1", "1/0", "1/2/3", "1/-2", ""])
def test_part_that_there_is_not_is_refused(value: str) -> None:
    with pytest.raises(InputError) as raised:
        read_request(["3.9", f"--shard={value}"])

    assert str(raised.value) == (
        f"command line: --shard: '{value}' is not allowed; "
        "allowed: K/N with K from 1 to N, such as 2/5"
    )


@pytest.mark.parametrize(
    "line", ["--shard", "3.9 --shard", "--fresh --shard"], ids=["alone", "selector", "option"]
)
def test_shard_without_a_part_is_refused(line: str) -> None:
    with pytest.raises(InputError) as raised:
        read_request(line.split())

    assert str(raised.value) == (
        "command line: --shard: None is not allowed; allowed: K/N with K from 1 to N, such as 2/5"
    )
