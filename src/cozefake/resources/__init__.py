"""The work of the service, a module a group of resources; each names its routes in `HANDLERS`."""

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
