"""Bytes in JSON, encoded as base64."""

from __future__ import annotations

import base64


def decoded(text: str) -> bytes | None:
    """Return the decoded bytes; None if the text is not base64."""
    try:
        return base64.b64decode(text, validate=True)
    except ValueError:
        # Text that is not ASCII raises ValueError itself, and other bad text its subclass
        # binascii.Error.
        return None
