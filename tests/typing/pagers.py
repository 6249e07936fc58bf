"""Programs that go through the pages of a list; checked, never run."""

from typing import Dict, Iterator, List, Optional

from cozepy import (
    APIApp,
    Conversation,
    Coze,
    Dataset,
    LastIDPaged,
    ListResponse,
    Message,
    NumberPaged,
    SimpleBot,
    Voice,
    Workspace,
)
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
