"""What was on the wire, in words: evidence beside a contract that fails."""

from __future__ import annotations

import json
from typing import Any, List

from tests.shared.fake import Exchange

MOST_EXCHANGES = 3
MOST_CHARACTERS = 300


def on_the_wire(journal: List[Exchange]) -> str:
    """The last exchanges, a line each: what was asked, and what was answered."""
    return "\n".join(_line(exchange) for exchange in journal[-MOST_EXCHANGES:])


def _line(exchange: Exchange) -> str:
    query = "&".join("{}={}".format(*pair) for pair in exchange.query.items())
    asked = "{} {}{}".format(exchange.verb, exchange.path, "?" + query if query else "")
    said = [each.get("event", each) for each in exchange.events if each["by"] == "client"]
    sent, got = _short(exchange.body or exchange.form or said), _short(exchange.answer)
    return "{}{} -> {}{}".format(asked, sent, exchange.status, got)


# Any: JSON's own types.
def _short(content: Any) -> str:
    if not content:
        return ""
    text = " " + json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return text if len(text) <= MOST_CHARACTERS else text[:MOST_CHARACTERS] + "..."
