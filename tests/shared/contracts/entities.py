"""The data model's entities, added to the service and read back through the SDK.

They must be equal in every attribute of the wire format. The other attributes (see
`tests.shared.model.wire.WIRE_NAMES`) are taken from the original entity.
"""

from __future__ import annotations

import json

from tests.shared.client import Client
from tests.shared.contract import contract
from tests.shared.factories import Factory
from tests.shared.fake import Fake
from tests.shared.model.bot import Bot
from tests.shared.model.chat import Chat, ChatStatus, Usage
from tests.shared.model.conversation import Conversation
from tests.shared.model.json_object import JsonObject
from tests.shared.model.message import ContentType, Message, Role
from tests.shared.model.wire import wire_stream
from tests.shared.model.workspace import Workspace

USER = "user-1"


@contract("workspaces.list")
async def test_workspace_comes_back_equal(coze: Client, fake: Fake, factory: Factory) -> None:
    workspace = factory.workspace()
    fake.add(workspace)

    [got] = (await coze.workspaces.list()).items

    assert Workspace(got.id, got.name) == workspace


@contract("bots.retrieve")
async def test_bot_comes_back_equal(coze: Client, fake: Fake, factory: Factory) -> None:
    bot = factory.bot()
    fake.add(bot)

    got = await coze.bots.retrieve(bot_id=bot.bot_id)

    back = Bot(
        bot_id=got.bot_id,
        workspace_id=bot.workspace_id,
        name=got.name,
        description=got.description,
        created_at=got.create_time,
    )
    assert back == bot


@contract("conversations.retrieve")
async def test_conversation_comes_back_equal(coze: Client, fake: Fake, factory: Factory) -> None:
    conversation = factory.conversation()
    fake.add(conversation)

    got = await coze.conversations.retrieve(conversation_id=conversation.conversation_id)

    assert Conversation(got.id, conversation.bot_id, got.created_at) == conversation


@contract("chat.retrieve")
async def test_ended_chat_comes_back_equal(coze: Client, fake: Fake, factory: Factory) -> None:
    home = factory.conversation()
    chat = factory.chat(ChatStatus.COMPLETED, home)
    fake.add(home, chat)

    got = await coze.chat.retrieve(conversation_id=chat.conversation_id, chat_id=chat.chat_id)

    back = Chat(
        chat_id=got.id,
        conversation_id=got.conversation_id,
        bot_id=got.bot_id,
        status=ChatStatus(got.status),
        usage=Usage(got.usage.token_count, got.usage.input_count, got.usage.output_count),
        created_at=got.created_at,
        completed_at=got.completed_at,
    )
    assert back == chat


@contract("conversations.messages.retrieve")
async def test_message_comes_back_equal(coze: Client, fake: Fake, factory: Factory) -> None:
    home = factory.conversation()
    chat = factory.chat(conversation=home)
    message = factory.message(Role.ASSISTANT, chat=chat)
    fake.add(home, chat, message)

    got = await coze.conversations.messages.retrieve(
        conversation_id=home.conversation_id, message_id=message.message_id
    )

    back = Message(
        role=Role(got.role),
        content=got.content,
        content_type=ContentType(got.content_type),
        message_id=got.id,
        conversation_id=got.conversation_id,
        chat_id=got.chat_id,
    )
    assert back == message


@contract("workflows.runs.create")
async def test_outputs_of_a_workflow_run_come_back_equal(
    coze: Client, fake: Fake, factory: Factory
) -> None:
    workflow = factory.workflow()
    run = factory.workflow_run(workflow_id=workflow.workflow_id)
    fake.add(workflow, run)

    got = await coze.workflows.runs.create(workflow_id=workflow.workflow_id)

    assert JsonObject.of(json.loads(got.data)) == run.outputs


@contract("chat.stream")
async def test_stream_of_the_model_is_told_in_its_order(
    coze: Client, fake: Fake, factory: Factory
) -> None:
    chat = factory.chat(ChatStatus.COMPLETED)
    stream = factory.stream(chat_id=chat.chat_id)
    fake.script("POST", "/v3/chat", events=wire_stream(stream, chat))

    events = [event async for event in coze.chat.stream(bot_id=chat.bot_id, user_id=USER)]

    told = [event for event in events if event.event != "done"]
    assert [event.event for event in told] == [each.event.value for each in stream.events]
    contents = [event.message.content for event in told if event.message is not None]
    assert contents == [each.message.content for each in stream.events if each.message is not None]
