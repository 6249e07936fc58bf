"""Programs that go through the pages of a list with `AsyncCoze`; checked, and run."""

from typing import AsyncIterator, Dict, List

from cozepy import (
    APIApp,
    AsyncCoze,
    AsyncLastIDPaged,
    AsyncNumberPaged,
    Conversation,
    Dataset,
    Document,
    FolderType,
    ListResponse,
    Message,
    Photo,
    SimpleApp,
    SimpleBot,
    SimpleFolder,
    Voice,
    VoicePrintGroup,
    VoicePrintGroupFeature,
    WorkflowBasic,
    Workspace,
)
from cozepy.api_apps.events import APIAppEvent
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


async def apps_of_a_workspace(coze: AsyncCoze) -> AsyncIterator[SimpleApp]:
    pages = await coze.apps.list(workspace_id="1", page_num=1)
    assert_type(pages, AsyncNumberPaged[SimpleApp])
    assert_type(pages.has_more, bool)
    async for page in pages.iter_pages():
        assert_type(page.items, List[SimpleApp])
        for item in page.items:
            yield item


async def workflows_of_a_workspace(coze: AsyncCoze) -> AsyncIterator[WorkflowBasic]:
    pages = await coze.workflows.list(workspace_id="1", page_size=20)
    assert_type(pages, AsyncNumberPaged[WorkflowBasic])
    assert_type(pages.has_more, bool)
    async for page in pages.iter_pages():
        assert_type(page.items, List[WorkflowBasic])
        for item in page.items:
            yield item


async def folders_of_a_workspace(coze: AsyncCoze) -> AsyncIterator[SimpleFolder]:
    pages = await coze.folders.list(workspace_id="1", folder_type=FolderType.DEVELOPMENT)
    assert_type(pages, AsyncNumberPaged[SimpleFolder])
    assert_type(pages.has_more, bool)
    async for page in pages.iter_pages():
        assert_type(page.items, List[SimpleFolder])
        for item in page.items:
            yield item


async def documents_of_a_dataset(coze: AsyncCoze) -> AsyncIterator[Document]:
    pages = await coze.datasets.documents.list(dataset_id="1")
    assert_type(pages, AsyncNumberPaged[Document])
    assert_type(pages.has_more, bool)
    async for page in pages.iter_pages():
        assert_type(page.items, List[Document])
        for item in page.items:
            yield item


async def images_of_a_dataset(coze: AsyncCoze) -> AsyncIterator[Photo]:
    pages = await coze.datasets.images.list(dataset_id="1")
    assert_type(pages, AsyncNumberPaged[Photo])
    assert_type(pages.has_more, bool)
    async for page in pages.iter_pages():
        assert_type(page.items, List[Photo])
        for item in page.items:
            yield item


async def voiceprint_groups(coze: AsyncCoze) -> AsyncIterator[VoicePrintGroup]:
    pages = await coze.audio.voiceprint_groups.list()
    assert_type(pages, AsyncNumberPaged[VoicePrintGroup])
    assert_type(pages.has_more, bool)
    async for page in pages.iter_pages():
        assert_type(page.items, List[VoicePrintGroup])
        for item in page.items:
            yield item


async def features_of_a_group(coze: AsyncCoze) -> AsyncIterator[VoicePrintGroupFeature]:
    pages = await coze.audio.voiceprint_groups.features.list(group_id="1")
    assert_type(pages, AsyncNumberPaged[VoicePrintGroupFeature])
    assert_type(pages.has_more, bool)
    async for page in pages.iter_pages():
        assert_type(page.items, List[VoicePrintGroupFeature])
        for item in page.items:
            yield item


async def events_of_an_app(coze: AsyncCoze) -> AsyncIterator[APIAppEvent]:
    pages = await coze.api_apps.events.list(api_app_id="1")
    assert_type(pages, AsyncTokenPaged[APIAppEvent])
    assert_type(pages.has_more, bool)
    async for page in pages.iter_pages():
        assert_type(page.items, List[APIAppEvent])
        for item in page.items:
            yield item
