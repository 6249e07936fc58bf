"""Features of the SDK: groups of methods and of contracts, as the pages offer them."""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache


@dataclass(frozen=True)
class Feature:
    """One group: the methods by patterns of their paths, and the contracts that call none."""

    id: str
    title: str
    methods: tuple[str, ...]
    modules: tuple[str, ...] = ()
    """Modules of contracts that belong to it, whatever they call."""


LIBRARY = "library"
FEATURES = (
    Feature(
        "chat",
        "Chat",
        (
            "chat.create",
            "chat.create_and_poll",
            "chat.retrieve",
            "chat.cancel",
            "chat.submit_tool_outputs",
            "chat.messages.*",
        ),
        ("test_chats",),
    ),
    Feature(
        "streams",
        "Streams",
        ("*.stream", "*_stream", "workflows.runs.resume"),
        ("test_streams", "test_stream_calls"),
    ),
    Feature("workflows", "Workflows", ("workflows.*",), ("test_workflows",)),
    Feature("files", "Files", ("files.*",), ("test_files",)),
    Feature("conversations", "Conversations", ("conversations.*",), ("test_conversations",)),
    Feature("websockets", "Websockets", ("websockets.*",), ("test_websockets",)),
    Feature("oauth", "OAuth", ("auth.*",), ("test_oauth",)),
    Feature("bots", "Bots", ("bots.*", "connectors.*"), ("test_bots",)),
    Feature("knowledge", "Knowledge", ("datasets.*", "knowledge.*")),
    Feature("audio", "Audio", ("audio.*",)),
    Feature("people", "Workspaces and users", ("workspaces.*", "enterprises.*", "users.*")),
    Feature(
        "apps", "Apps, templates, folders", ("api_apps.*", "apps.*", "templates.*", "folders.*")
    ),
    Feature("variables", "Variables", ("variables.*",)),
    # Whatever calls no method of the above: the import, clients, errors, pages, types.
    Feature(LIBRARY, "The library itself", ()),
)
ORDER = {each.id: place for place, each in enumerate(FEATURES)}


@cache
def features_of(test: str, paths: tuple[str, ...]) -> tuple[str, ...]:
    """The ids of the features that a test belongs to, at least one, in the order of `FEATURES`.

    `test` is its name as outcomes have it (`test_bots::test_x[…]`), `paths` the methods it calls.
    """
    module = test.partition("::")[0]
    found = tuple(
        each.id
        for each in FEATURES
        if module in each.modules
        or any(fnmatchcase(path, pattern) for path in paths for pattern in each.methods)
    )
    return found or (LIBRARY,)
