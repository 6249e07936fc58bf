"""Programs that go through the pages of a list; checked, and run."""

from typing import Dict, Iterator, List, Optional

from cozepy import (
    APIApp,
    Conversation,
    Coze,
    Dataset,
    Document,
    FolderType,
    LastIDPaged,
    ListResponse,
    Message,
    NumberPaged,
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
from cozepy.model import TokenPaged
from cozepy.workflows.versions import WorkflowVersionInfo
from typing_extensions import assert_type


def bots_of_all_workspaces(coze: Coze) -> Dict[str, List[str]]:
    found: Dict[str, List[str]] = {}
    workspaces = coze.workspaces.list(page_size=50)
    for workspace in workspaces:
        assert_type(workspace, Workspace)
        found[workspace.name] = []
        for bot in coze.bots.list(space_id=workspace.id):
            assert_type(bot, SimpleBot)
            found[workspace.name].append(bot.id)
    return found


def numbered_pages(coze: Coze) -> Iterator[List[SimpleBot]]:
    bots = coze.bots.list(space_id="1", page_num=2, page_size=10)
    assert_type(bots, NumberPaged[SimpleBot])
    assert_type(bots.total, int)
    assert_type(bots.has_more, bool)
    for page in bots.iter_pages():
        assert_type(page, NumberPaged[SimpleBot])
        assert_type(page.page_num, int)
        assert_type(page.response.logid, str)
        yield page.items


def first_voice(coze: Coze) -> Optional[Voice]:
    voices = coze.audio.voices.list(filter_system_voice=True)
    assert_type(voices.items, List[Voice])
    return next(iter(voices), None)


def size_of_datasets(coze: Coze) -> int:
    datasets = coze.datasets.list(space_id="1", name="weather")
    assert_type(list(datasets), List[Dataset])
    return sum(dataset.all_file_size for dataset in datasets)


def conversations_of_a_bot(coze: Coze) -> List[str]:
    conversations = coze.conversations.list(bot_id="1", page_num=1, page_size=20)
    assert_type(conversations, NumberPaged[Conversation])
    for conversation in conversations:
        assert_type(conversation, Conversation)
    return [conversation.id for page in conversations.iter_pages() for conversation in page.items]


def pages_by_last_id(coze: Coze) -> Iterator[Message]:
    messages = coze.conversations.messages.list(conversation_id="1", limit=20)
    assert_type(messages, LastIDPaged[Message])
    for page in messages.iter_pages():
        assert_type(page, LastIDPaged[Message])
        assert_type(page.first_id, str)
        assert_type(page.last_id, str)
        assert_type(page.has_more, bool)
        yield from page.items


def pages_by_token(coze: Coze) -> Iterator[WorkflowVersionInfo]:
    versions = coze.workflows.versions.list(workflow_id="1", page_size=10)
    assert_type(versions, TokenPaged[WorkflowVersionInfo])
    for page in versions.iter_pages():
        assert_type(page, TokenPaged[WorkflowVersionInfo])
        assert_type(page.has_more, bool)
        assert_type(page.items, List[WorkflowVersionInfo])
        yield from page.items


def apps_by_name(coze: Coze) -> Dict[str, APIApp]:
    return {app.name: app for app in coze.api_apps.list() if app.name}


def messages_of_a_chat(coze: Coze) -> Optional[str]:
    messages = coze.chat.messages.list(conversation_id="1", chat_id="2")
    assert_type(messages, ListResponse[Message])
    assert_type(len(messages), int)
    assert_type(messages.response.logid, str)
    for message in messages:
        assert_type(message, Message)
    assert_type(messages[1:], List[Message])
    return messages[0].content if messages else None


def apps_of_a_workspace(coze: Coze) -> Iterator[SimpleApp]:
    pages = coze.apps.list(workspace_id="1", page_num=1)
    assert_type(pages, NumberPaged[SimpleApp])
    assert_type(pages.has_more, bool)
    for page in pages.iter_pages():
        assert_type(page.items, List[SimpleApp])
        yield from page.items


def workflows_of_a_workspace(coze: Coze) -> Iterator[WorkflowBasic]:
    pages = coze.workflows.list(workspace_id="1", page_size=20)
    assert_type(pages, NumberPaged[WorkflowBasic])
    assert_type(pages.has_more, bool)
    for page in pages.iter_pages():
        assert_type(page.items, List[WorkflowBasic])
        yield from page.items


def folders_of_a_workspace(coze: Coze) -> Iterator[SimpleFolder]:
    pages = coze.folders.list(workspace_id="1", folder_type=FolderType.DEVELOPMENT)
    assert_type(pages, NumberPaged[SimpleFolder])
    assert_type(pages.has_more, bool)
    for page in pages.iter_pages():
        assert_type(page.items, List[SimpleFolder])
        yield from page.items


def documents_of_a_dataset(coze: Coze) -> Iterator[Document]:
    pages = coze.datasets.documents.list(dataset_id="1")
    assert_type(pages, NumberPaged[Document])
    assert_type(pages.has_more, bool)
    for page in pages.iter_pages():
        assert_type(page.items, List[Document])
        yield from page.items


def images_of_a_dataset(coze: Coze) -> Iterator[Photo]:
    pages = coze.datasets.images.list(dataset_id="1")
    assert_type(pages, NumberPaged[Photo])
    assert_type(pages.has_more, bool)
    for page in pages.iter_pages():
        assert_type(page.items, List[Photo])
        yield from page.items


def voiceprint_groups(coze: Coze) -> Iterator[VoicePrintGroup]:
    pages = coze.audio.voiceprint_groups.list()
    assert_type(pages, NumberPaged[VoicePrintGroup])
    assert_type(pages.has_more, bool)
    for page in pages.iter_pages():
        assert_type(page.items, List[VoicePrintGroup])
        yield from page.items


def features_of_a_group(coze: Coze) -> Iterator[VoicePrintGroupFeature]:
    pages = coze.audio.voiceprint_groups.features.list(group_id="1")
    assert_type(pages, NumberPaged[VoicePrintGroupFeature])
    assert_type(pages.has_more, bool)
    for page in pages.iter_pages():
        assert_type(page.items, List[VoicePrintGroupFeature])
        yield from page.items


def events_of_an_app(coze: Coze) -> Iterator[APIAppEvent]:
    pages = coze.api_apps.events.list(api_app_id="1")
    assert_type(pages, TokenPaged[APIAppEvent])
    assert_type(pages.has_more, bool)
    for page in pages.iter_pages():
        assert_type(page.items, List[APIAppEvent])
        yield from page.items
