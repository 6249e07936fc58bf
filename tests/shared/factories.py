"""Generated test data: valid entities, no two alike, reproducible from a seed."""

from __future__ import annotations

import random
import time
import uuid
import zlib
from typing import Any, Callable, Dict, List, Optional, Sequence, Tuple

import pytest

from tests.shared.model.bot import Bot
from tests.shared.model.chat import CHAT_STEPS, Chat, ChatStatus, Usage
from tests.shared.model.chat_event import ChatEvent, ChatEventType, ChatState, MessageDelta
from tests.shared.model.client_config import ClientConfig, HTTPClientConfig
from tests.shared.model.conversation import Conversation
from tests.shared.model.entity import Entity
from tests.shared.model.event_stream import EventStream
from tests.shared.model.graph import Graph, Reference, identity
from tests.shared.model.http_response import Headers, HTTPResponse
from tests.shared.model.json_object import JsonObject
from tests.shared.model.message import ContentType, Message, Role
from tests.shared.model.page import Item, Page
from tests.shared.model.workflow import WORKFLOW_STEPS, Workflow, WorkflowRun, WorkflowStatus
from tests.shared.model.workspace import Workspace

# The earliest time and the lowest id in the data model's examples.
FIRST_SECOND = 1718792949
FIRST_ID = 7379462189365198898
WORDS = ("weather", "today", "sunny", "report", "summary", "order", "support", "question")


class Factory:
    """Maker of entities; attributes that a test does not pass are generated.

    Ids have 19 digits and increase, so no id is repeated; times never decrease, and an end is after
    its beginning. Equal seeds and equal calls give equal entities.
    """

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)  # made-up data, no secrets
        self._last_id = FIRST_ID
        self._second = FIRST_SECOND

    def id(self) -> str:
        """Return a numeric id that this factory has not given before."""
        self._last_id += self._random.randint(1, 10**9)
        return str(self._last_id)

    def hyphenated_id(self, kind: str) -> str:
        """Return an id such as "workflow-7379462189365198898"."""
        return "{}-{}".format(kind, self.id())

    def second(self) -> int:
        """Return a time later than all previous ones, in seconds since 1970."""
        self._second += self._random.randint(1, 60)
        return self._second

    def logid(self) -> str:
        """Return a log id: `req-` and a UUID."""
        return "req-{}".format(uuid.UUID(int=self._random.getrandbits(128), version=4))

    def text(self) -> str:
        """Return a few words."""
        return " ".join(self._random.choice(WORDS) for _ in range(self._random.randint(2, 6)))

    def client_config(self, base_url: str = "https://api.coze.cn/v1") -> ClientConfig:
        return ClientConfig(
            api_token="test-{}".format(self.id()),
            base_url=base_url,
            http_client_config=HTTPClientConfig(timeout=600.0, connect_timeout=5.0),
        )

    def workspace(self, name: Optional[str] = None) -> Workspace:
        return Workspace(self.hyphenated_id("workspace"), name or self.text())

    def bot(self, workspace_id: Optional[str] = None, name: Optional[str] = None) -> Bot:
        return Bot(
            bot_id=self.id(),
            workspace_id=workspace_id or self.hyphenated_id("workspace"),
            name=name or self.text(),
            description=self.text(),
            created_at=self.second(),
        )

    def conversation(self, bot_id: Optional[str] = None) -> Conversation:
        return Conversation(self.id(), bot_id or self.id(), self.second())

    def usage(self) -> Usage:
        input_count, output_count = self._random.randint(1, 900), self._random.randint(1, 90)
        return Usage(input_count + output_count, input_count, output_count)

    def chat(
        self,
        status: ChatStatus = ChatStatus.COMPLETED,
        conversation: Optional[Conversation] = None,
    ) -> Chat:
        """Return a chat; without `conversation`, its links get new ids."""
        ended = CHAT_STEPS.is_final(status)
        home = conversation or self.conversation()
        return Chat(
            chat_id=self.id(),
            conversation_id=home.conversation_id,
            bot_id=home.bot_id,
            status=status,
            usage=self.usage() if ended else Usage(0, 0, 0),
            created_at=self.second(),
            completed_at=self.second() if ended else None,
        )

    def message(
        self,
        role: Role = Role.USER,
        content: Optional[str] = None,
        content_type: ContentType = ContentType.TEXT,
        chat: Optional[Chat] = None,
    ) -> Message:
        return Message(
            role=role,
            content=self.text() if content is None else content,
            content_type=content_type,
            message_id=self.id(),
            conversation_id=None if chat is None else chat.conversation_id,
            chat_id=None if chat is None else chat.chat_id,
        )

    def delta(self, content: Optional[str] = None) -> ChatEvent:
        """Return the event of a message's next piece."""
        text = self.text() if content is None else content
        return ChatEvent(ChatEventType.MESSAGE_DELTA, message=MessageDelta(text))

    def stream(
        self,
        pieces: Optional[Sequence[str]] = None,
        end: ChatStatus = ChatStatus.COMPLETED,
        chat_id: Optional[str] = None,
    ) -> EventStream:
        """Return a whole stream with one delta per piece; `end` is a final status."""
        own = chat_id or self.id()
        said = self._pieces() if pieces is None else pieces
        events = (
            self._status_event(own, ChatStatus.CREATED),
            self._status_event(own, ChatStatus.IN_PROGRESS),
            *(self.delta(piece) for piece in said),
            self._status_event(own, end, self.usage()),
        )
        return EventStream(own, events)

    def workflow(self, bot_id: Optional[str] = None) -> Workflow:
        return Workflow(self.hyphenated_id("workflow"), bot_id or self.id())

    def workflow_run(
        self,
        status: WorkflowStatus = WorkflowStatus.SUCCEEDED,
        workflow_id: Optional[str] = None,
    ) -> WorkflowRun:
        ended = WORKFLOW_STEPS.is_final(status)
        outputs = {"result": self.text()}
        return WorkflowRun(
            workflow_id=workflow_id or self.hyphenated_id("workflow"),
            workflow_run_id=self.hyphenated_id("run"),
            status=status,
            inputs=JsonObject.of({"query": self.text()}),
            outputs=JsonObject.of(outputs) if status is WorkflowStatus.SUCCEEDED else None,
            created_at=self.second(),
            completed_at=self.second() if ended else None,
        )

    # Any: JSON's own types.
    def response(self, data: Optional[Dict[str, Any]] = None) -> HTTPResponse:
        """Return a successful response with that data."""
        logid = self.logid()
        content = {"message": self.text()} if data is None else data
        body = {"success": True, "data": content, "logid": logid}
        headers = Headers.of({"Content-Type": "application/json"})
        return HTTPResponse(200, headers, JsonObject.of(body), logid)

    def error_response(self, status_code: int = 400) -> HTTPResponse:
        """Return an error response; `status_code` is 400 or above."""
        logid = self.logid()
        body = {"error": "Bad Request", "message": self.text(), "logid": logid}
        headers = Headers.of({"Content-Type": "application/json"})
        return HTTPResponse(status_code, headers, JsonObject.of(body), logid)

    def streaming_response(self, stream: Optional[EventStream] = None) -> HTTPResponse:
        """Return a response whose body is an event stream."""
        headers = Headers.of({"Content-Type": "text/event-stream"})
        return HTTPResponse(200, headers, (stream or self.stream()).to_bytes(), self.logid())

    def page(
        self,
        items: Tuple[Item, ...],
        page_num: int = 1,
        page_size: int = 10,
        total: Optional[int] = None,
    ) -> Page[Item]:
        """Return a page with these items; `has_more` follows from `total`."""
        count = (page_num - 1) * page_size + len(items) if total is None else total
        return Page(
            page_num=page_num,
            page_size=page_size,
            has_more=page_num * page_size < count,
            items=items,
            total=count,
            logid=self.logid(),
        )

    def pages(self, items: Sequence[Item], page_size: int) -> List[Page[Item]]:
        """Return all the pages of a list, at least one."""
        starts = range(0, max(len(items), 1), page_size)
        return [
            self.page(tuple(items[start : start + page_size]), number, page_size, total=len(items))
            for number, start in enumerate(starts, 1)
        ]

    def graph(self, bots: int = 1) -> Graph:
        """Return a workspace with its bots, each of which has one entity of every kind."""
        config = self.client_config()
        workspace = self.workspace()
        entities: List[Entity] = [workspace]
        streams = []
        for _ in range(bots):
            bot = self.bot(workspace.workspace_id)
            conversation = self.conversation(bot.bot_id)
            chat = self.chat(conversation=conversation)
            stream = self.stream(chat_id=chat.chat_id)
            question = self.message(chat=chat)
            answer = self.message(Role.ASSISTANT, stream.answer, chat=chat)
            workflow = self.workflow(bot.bot_id)
            run = self.workflow_run(workflow_id=workflow.workflow_id)
            entities += [bot, conversation, chat, question, answer, workflow, run]
            streams.append(stream)
        response = self.response()
        references = tuple(Reference(str(identity(each)), response.logid) for each in entities)
        return Graph(config, tuple(entities), tuple(streams), (response,), references)

    def _pieces(self) -> List[str]:
        return [self.text() for _ in range(self._random.randint(1, 5))]

    def _status_event(
        self, chat_id: str, status: ChatStatus, usage: Optional[Usage] = None
    ) -> ChatEvent:
        event = ChatEventType("conversation.chat.{}".format(status.value))
        return ChatEvent(event, chat=ChatState(chat_id, status, usage))


@pytest.fixture
def factory(request: pytest.FixtureRequest) -> Factory:
    """A factory seeded with the test's name, so that data does not depend on the order of tests."""
    return Factory(zlib.crc32(request.node.nodeid.encode("utf-8")))


@pytest.fixture
def bot_factory() -> Callable[[str, str, str], Dict[str, Any]]:
    """A function that makes a bot's plain dict, with any id and the current time."""

    def _create_bot(bot_id: str, name: str, workspace_id: str) -> Dict[str, Any]:
        return {
            "bot_id": bot_id,
            "name": name,
            "workspace_id": workspace_id,
            "created_at": int(time.time()),
        }

    return _create_bot
