"""A test's own tenant of the fake Coze service, which also accepts entities of the data model."""

from __future__ import annotations

import os
from typing import Any, Dict, List, Optional

import cozefake.client
from cozefake.client import Exchange, FakeError
from tests.shared.model.entity import Entity
from tests.shared.model.wire import wire_entities

__all__ = ["Exchange", "Fake", "FakeError", "service"]

ADDRESS, ACCOUNT = "COZE_FAKE_URL", "COZE_FAKE_ACCOUNT"


class Fake(cozefake.client.Fake):
    """A tenant of the fake, with a token, a state, scripts and a journal of its own."""

    def __init__(
        self,
        is_valid: bool = True,
        is_strict: bool = True,
        like: Optional[cozefake.client.Fake] = None,
    ) -> None:
        super().__init__(
            os.environ[ADDRESS],
            is_valid=is_valid,
            is_strict=is_strict,
            like=like,
            account=os.environ.get(ACCOUNT, ""),
            # The variable also names the phase, in parentheses.
            test=os.environ.get("PYTEST_CURRENT_TEST", "").rpartition(" (")[0],
        )

    def add(self, *entities: Entity, **state: List[Dict[str, Any]]) -> Dict[str, List[Any]]:
        """Add entities of the data model, or in wire form by kind, `bots=[{...}]`.

        Return them by kind, complete and in wire form.
        """
        for kind, wires in wire_entities(entities).items():
            state.setdefault(kind, []).extend(wires)
        return super().add(**state)


def service() -> Dict[str, Any]:
    """Return the addresses of the service (`url`, `tls_url`, `refused_url`) and its `authority`."""
    about = cozefake.client.ask(os.environ[ADDRESS], "GET", "/_fake/health")  # type: Dict[str, Any]
    return about
