"""Facts on calls that are written by hand are read with checked keys."""

from __future__ import annotations

from pathlib import Path

import pytest

from cozematrix.errors import InputError
from cozematrix.types.typed_use.by_hand import ByHand, Call, ResultTypes, read_by_hand

TEXT = """
[[call]]
label = "files.upload(bytes)"
path = "files.upload"
clients = ["Coze"]
needed = { file = 'b"1"' }

[[more]]
label = "bots.create"
optional = { icon = '"i"' }

[[result]]
label = "voices.clone"
result = "cozepy.Voice"
reason = "The answer cannot be read."
"""


def test_calls_arguments_and_results_are_read(tmp_path: Path) -> None:
    (tmp_path / "by_hand.toml").write_text(TEXT)

    voice = ResultTypes("cozepy.Voice", "", "The answer cannot be read.")
    assert read_by_hand(tmp_path / "by_hand.toml") == ByHand(
        (Call("files.upload(bytes)", "files.upload", ("Coze",), {"file": 'b"1"'}, {}),),
        {"bots.create": {"icon": '"i"'}},
        {("Coze", "voices.clone"): voice, ("AsyncCoze", "voices.clone"): voice},
    )


def test_result_without_a_reason_is_refused(tmp_path: Path) -> None:
    (tmp_path / "by_hand.toml").write_text(TEXT.replace("reason =", "because ="))

    with pytest.raises(InputError, match="reason"):
        read_by_hand(tmp_path / "by_hand.toml")
