"""The handlers of the routes, one module per group of resources, listed in its `HANDLERS`."""

from cozefake.resources import (
    audio,
    bots,
    chats,
    conversations,
    datasets,
    files,
    oauth,
    organizations,
    platform,
    store,
    workflows,
    workspaces,
)

HANDLERS = {
    name: handler
    for module in (
        *(audio, bots, chats, conversations, datasets),
        *(files, oauth, organizations, platform, store, workflows, workspaces),
    )
    for name, handler in module.HANDLERS.items()
}
