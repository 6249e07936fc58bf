"""Bytes that stand as base64 in JSON."""

from __future__ import annotations

import base64


def decoded(text: str) -> bytes | None:
    """The bytes; None where the text is not base64, whatever else it is."""
    try:
        return base64.b64decode(text, validate=True)
    except ValueError:
        # binascii.Error is one too; text that is not ASCII raises the plain one.
        return None
