"""Evidence recorded with a failed contract: its exchanges on the wire, as text.

Log ids, today's times and random names are left out of it: two runs that end alike record the same.
"""

from __future__ import annotations

import json
import re
import time
from typing import Any, List, Match

from tests.shared.fake import Exchange
from tests.shared.reading import LOG_ID

MOST_EXCHANGES = 3
MOST_CHARACTERS = 300
SECRETS = ("access_token", "refresh_token", "device_code", "user_code", "client_secret")
_RANDOM = re.compile(r"(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])")
_TIME = re.compile(r"\b\d{10}\b")
_DAY = 24 * 3600


def on_the_wire(journal: List[Exchange]) -> str:
    """Return the last exchanges, one per line: the request, and its answer."""
    return "\n".join(_line(exchange) for exchange in journal[-MOST_EXCHANGES:])


def _line(exchange: Exchange) -> str:
    query = "&".join("{}={}".format(*pair) for pair in exchange.query.items())
    asked = "{} {}{}".format(exchange.verb, exchange.path, "?" + query if query else "")
    said = [each.get("event", each) for each in exchange.events if each["by"] == "client"]
    sent, got = _short(exchange.body or exchange.form or said), _short(exchange.answer)
    return "{}{} -> {}{}".format(asked, sent, exchange.status, got)


# Any: JSON's own types.
def without_secrets(content: Any) -> Any:
    """Return the content with each token replaced, as secret scanners would report it."""
    if isinstance(content, dict):
        return {
            key: "..." if key in SECRETS and value else without_secrets(value)
            for key, value in content.items()
        }
    return [without_secrets(each) for each in content] if isinstance(content, list) else content


# Any: JSON's own types.
def _short(content: Any) -> str:
    if not content:
        return ""
    text = " " + json.dumps(without_secrets(content), ensure_ascii=False, separators=(",", ":"))
    text = _RANDOM.sub("<random>", LOG_ID.sub("<log id>", text))
    text = _TIME.sub(_without_today, text)
    return text if len(text) <= MOST_CHARACTERS else text[:MOST_CHARACTERS] + "..."


def _without_today(found: Match[str]) -> str:
    is_of_today = abs(int(found.group()) - time.time()) < _DAY
    return "<time>" if is_of_today else found.group()
