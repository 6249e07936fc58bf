"""What the service does, a module a group of resources; each names its routes in `HANDLERS`."""

from cozefake.resources import bots, chats, conversations, files, workflows

HANDLERS = {
    **bots.HANDLERS,
    **chats.HANDLERS,
    **conversations.HANDLERS,
    **files.HANDLERS,
    **workflows.HANDLERS,
}
