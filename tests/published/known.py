"""Why a published example does not run, and what some of them are given."""

from __future__ import annotations

from dataclasses import dataclass

LEVELS = ("strict", "usual", "lenient")


@dataclass(frozen=True)
class Known:
    """The cause for which an example does not run; held against what it says each time."""

    why: str
    """In plain English, for the summary."""
    says: str
    """A regular expression, found in what became of the example."""
    levels: tuple[str, ...] = LEVELS
    """The levels of strictness at which it does not run; at all others it does."""


PERSON = "needs the code that a person's browser brings back after their consent"
_DEVICES = "needs a microphone, loudspeakers and the packages that drive them"
KNOWN = {
    "apps_list": Known(
        "a defect of the SDK, `page-index-sent` in the ledger: it asks with the wrong key",
        r"ends with 1: .* query: page_index is unknown, logid: .*; "
        r"refused: query: page_index is unknown$",
        ("strict", "usual"),
    ),
    "auth_oauth_pkce": Known(PERSON, "^ends with 1: .* authorization_code is unknown"),
    "auth_oauth_web": Known(PERSON, "^ends with 1: .* authorization_code is unknown"),
    "benchmark_ark_text": Known(
        "is about another service, Ark, for which it needs a key and a package",
        "^ends with 1: ModuleNotFoundError: No module named 'volcenginesdkarkruntime'$",
    ),
    "chat_oneonone_audio": Known(_DEVICES, "^ends with 1: Please install scipy first"),
    "cli": Known(
        "asks api.coze.cn alone, whatever COZE_API_BASE says, and for a person's consent there",
        "^Error: No valid token found$",
    ),
    "exception": Known(
        "shows a refusal, and gets it: the workspace that it names does not exist",
        r"^ends with 1: .* code: 4200, .*; "
        r"refused: Requested resource id=workspace id does not exist\.$",
        ("strict",),
    ),
    "log": Known(
        "asks api.coze.cn alone, whatever COZE_API_BASE says",
        "^ends with 1: httpx.ConnectError: .*refused",
    ),
    "websockets_chat_realtime_gui": Known(
        _DEVICES, "^ends with 1: ModuleNotFoundError: No module named '(tkinter|pyaudio)'$"
    ),
    "workflow_no_stream": Known(
        "has a blank for the id of a workflow, which a person fills in",
        r"^ends with 1: .* code: 4200, .*; "
        r"refused: Requested resource workflow_id=workflow id does not exist\.$",
    ),
}

# Examples of which the tenant's journal has no request, though they run.
SILENT = {
    "auth_oauth_device": "asks for tokens, and such requests carry none that names a tenant",
    "auth_oauth_jwt": "the same",
    "auth_pat": "makes clients, and asks nothing",
    "conversation_create": "defines functions, and calls none",
    "timeout": "makes clients, and asks nothing",
}

# The first command of those in its text; and a picture for those that take one.
ARGUMENTS = {
    "cli": ("workspace", "list", "--page", "1", "--size", "10", "--json"),
    **dict.fromkeys(
        (
            *("bot_create", "bot_publish", "chat_multimode_stream", "files_upload"),
            "workflow_chat_multimode_stream",
        ),
        ("image.png",),
    ),
}
