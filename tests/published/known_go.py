"""Why an example of coze-go does not run, and what some of them are given."""

from __future__ import annotations

from .known import PERSON, Known

# Of April 2026: the newest when the table in README.md was made.
COMMIT = "f47b4f2565803fa75cb7f3a2ef8cbb17308d437a"

_NO_GRANT = "^Failed to get access token: .*invalid_grant.*authorization_code is unknown"
KNOWN = {
    "auth/error": Known("shows a refusal, and gets it: its code is made up", _NO_GRANT),
    "auth/pkce_oauth": Known(PERSON, _NO_GRANT),
    "auth/web_oauth": Known(PERSON, _NO_GRANT),
    "client/error": Known(
        "shows a refusal, and gets it: the bot that it names does not exist",
        r"refused: Requested resource bot_id=invalid_bot_id does not exist\.$",
    ),
}

# Examples of which the tenant's journal has no request, though they run.
SILENT = {
    "auth/device_oauth": "asks for tokens, and such requests carry none that names a tenant",
    "auth/jwt_oauth": "the same",
    "auth/token": "makes a client, and asks nothing",
    "client/init": "makes clients, and asks nothing",
}

# Two examples read one name: one for a member, the other for a user who is to become one.
VARIABLES = {"enterprises/members/create": {"USER_ID": "3"}}
