"""The frames of a stream: `event: <type>`, `data: <json>`, a blank line."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any, Dict, Optional, Tuple

_FRAME = re.compile("event: ?(?P<type>[^\n]+)\ndata: ?(?P<data>[^\n]*)")


@dataclass(frozen=True)
class ServerSentEvent:
    """A frame: its type and its data, JSON as text."""

    type: str
    data: str

    # Any: JSON's own types.
    def to_dict(self) -> Dict[str, Any]:
        """Return the data."""
        data: Dict[str, Any] = json.loads(self.data)
        return data

    def to_bytes(self) -> bytes:
        """Return the frame with the blank line that ends it."""
        return "event: {}\ndata: {}\n\n".format(self.type, self.data).encode("utf-8")


def parse_frames(content: bytes) -> Optional[Tuple[ServerSentEvent, ...]]:
    """Return the frames in a stream's bytes; None if any of them is malformed.

    The blank line after the last frame may be missing, as in the data model's own examples.
    """
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return None
    blocks = [block for block in text.split("\n\n") if block]
    matches = [_FRAME.fullmatch(block.strip("\n")) for block in blocks]
    frames = tuple(
        ServerSentEvent(match.group("type"), match.group("data")) for match in matches if match
    )
    is_sound = len(frames) == len(blocks) > 0 and all(_has_object(frame) for frame in frames)
    return frames if is_sound else None


def _has_object(frame: ServerSentEvent) -> bool:
    try:
        return isinstance(json.loads(frame.data), dict)
    except ValueError:
        return False
