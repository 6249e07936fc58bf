"""`python -m cozematrix.types.typed_use.gather FILE`: facts of the release installed here.

It runs in an environment with the release, beside a fake that is told by `COZE_FAKE_URL`.
"""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cozematrix.errors import MatrixError
from cozematrix.types.typed_use import sdk
from cozematrix.types.typed_use.by_hand import read_by_hand
from cozematrix.types.typed_use.facts import Facts, Model, Use, write_facts
from cozematrix.types.typed_use.gather_calls import CLIENTS, described, known_calls, use_of
from cozematrix.types.typed_use.gather_fields import models
from cozematrix.types.typed_use.gather_names import names
from cozematrix.types.typed_use.gather_shapes import shapes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cozematrix.types.typed_use.by_hand import ByHand

BY_HAND = Path(__file__).with_name("by_hand.toml")


async def gather(by_hand: ByHand) -> Facts:
    """Make all calls; a `MatrixError` names those that cannot be made."""
    uses: list[Use] = []
    methods = []
    failed = []
    for client in CLIENTS:
        coze = _client(client)
        methods += list(described(client, coze))
        for call in known_calls(client, coze, by_hand):
            try:
                uses.append(await use_of(call, by_hand))
            except Exception as error:  # noqa: BLE001 - whatever it is, it is told
                failed.append(f"{client} {call.label}: {type(error).__name__}: {error}")
    if failed:
        raise MatrixError("\n".join(["say by hand what these return:", *failed]))
    held = await models(by_hand)
    return Facts(
        sdk.cozepy.VERSION,
        tuple(uses),
        tuple(methods),
        tuple(held),
        tuple(names()),
        tuple(shapes(map(_client, CLIENTS), _told(held))),
    )


def _told(models: Iterable[Model]) -> dict[str, list[str]]:
    """By model: the fields of which an answer has told the type."""
    return {each.name: [name for name, kind in each.fields.items() if kind] for each in models}


# Any: the SDK's own client.
def _client(name: str) -> Any:
    """A client that sends nothing."""
    make = sdk.cozepy.TokenAuth if name == "Coze" else sdk.client.async_auth
    return getattr(sdk.cozepy, name)(auth=make("token"))


def main(arguments: list[str]) -> int:
    """Write the facts; the exit code."""
    facts_file, by_hand = Path(arguments[0]).resolve(), read_by_hand(BY_HAND)
    with tempfile.TemporaryDirectory() as folder:
        # Files that calls upload are named without a place.
        os.chdir(folder)
        Path(sdk.values.FILE.name).write_bytes(b"content")
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                write_facts(facts_file, asyncio.run(gather(by_hand)))
        except MatrixError as error:
            sys.stderr.write(f"{error}\n")
            return 1
        finally:
            os.chdir("/")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
