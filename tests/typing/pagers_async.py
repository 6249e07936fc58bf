"""Programs that go through the pages of a list with `AsyncCoze`; checked, never run."""

from typing import AsyncIterator, Dict, List

from cozepy import (
    APIApp,
    AsyncCoze,
    AsyncLastIDPaged,
    AsyncNumberPaged,
    Conversation,
    Dataset,
    ListResponse,
    Message,
    SimpleBot,
    Voice,
    Workspace,
)
from cozepy.model import AsyncTokenPaged
from cozepy.workflows.versions import WorkflowVersionInfo
from typing_extensions import assert_type


async def bots_of_all_workspaces(coze: AsyncCoze) -> Dict[str, List[str]]:
    found: Dict[str, List[str]] = {}
    workspaces = await coze.workspaces.list(page_size=50)
    async for workspace in workspaces:
        assert_type(workspace, Workspace)
        found[workspace.name] = []
        async for bot in await coze.bots.list(space_id=workspace.id):
            assert_type(bot, SimpleBot)
            found[workspace.name].append(bot.id)
    return found


async def numbered_pages(coze: AsyncCoze) -> AsyncIterator[List[SimpleBot]]:
    bots = await coze.bots.list(space_id="1", page_num=2, page_size=10)
    assert_type(bots, AsyncNumberPaged[SimpleBot])
    assert_type(bots.total, int)
    assert_type(bots.has_more, bool)
    async for page in bots.iter_pages():
        assert_type(page, AsyncNumberPaged[SimpleBot])
        assert_type(page.page_num, int)
        assert_type(page.response.logid, str)
        yield page.items


async def voices(coze: AsyncCoze) -> List[Voice]:
    voices = await coze.audio.voices.list(filter_system_voice=True)
    assert_type(voices.items, List[Voice])
    return [voice async for voice in voices]


async def size_of_datasets(coze: AsyncCoze) -> int:
    datasets = await coze.datasets.list(space_id="1", name="weather")
    assert_type([dataset async for dataset in datasets], List[Dataset])
    return sum([dataset.all_file_size async for dataset in datasets])


async def conversations_of_a_bot(coze: AsyncCoze) -> List[str]:
    conversations = await coze.conversations.list(bot_id="1", page_num=1, page_size=20)
    assert_type(conversations, AsyncNumberPaged[Conversation])
    async for conversation in conversations:
        assert_type(conversation, Conversation)
    return [conversation.id async for conversation in conversations]


async def pages_by_last_id(coze: AsyncCoze) -> AsyncIterator[Message]:
    messages = await coze.conversations.messages.list(conversation_id="1", limit=20)
    assert_type(messages, AsyncLastIDPaged[Message])
    async for page in messages.iter_pages():
        assert_type(page, AsyncLastIDPaged[Message])
        assert_type(page.first_id, str)
        assert_type(page.last_id, str)
        assert_type(page.has_more, bool)
        for message in page.items:
            yield message


async def pages_by_token(coze: AsyncCoze) -> AsyncIterator[WorkflowVersionInfo]:
    versions = await coze.workflows.versions.list(workflow_id="1", page_size=10)
    assert_type(versions, AsyncTokenPaged[WorkflowVersionInfo])
    async for page in versions.iter_pages():
        assert_type(page, AsyncTokenPaged[WorkflowVersionInfo])
        assert_type(page.has_more, bool)
        assert_type(page.items, List[WorkflowVersionInfo])
        for version in page.items:
            yield version


async def apps_by_name(coze: AsyncCoze) -> Dict[str, APIApp]:
    return {app.name: app async for app in await coze.api_apps.list() if app.name}


async def messages_of_a_chat(coze: AsyncCoze) -> List[str]:
    messages = await coze.chat.messages.list(conversation_id="1", chat_id="2")
    assert_type(messages, ListResponse[Message])
    assert_type(len(messages), int)
    assert_type(messages.response.logid, str)
    assert_type(messages[1:], List[Message])
    return [message.content for message in messages]
