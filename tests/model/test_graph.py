"""Relations: the graph of the document's diagram, whole and torn."""

from __future__ import annotations

import dataclasses
from typing import Any, Tuple

import pytest

from tests.model import document
from tests.shared.factories import Factory
from tests.shared.model.bot import Bot
from tests.shared.model.chat import Chat
from tests.shared.model.conversation import Conversation
from tests.shared.model.entity import Entity
from tests.shared.model.event_stream import EventStream
from tests.shared.model.graph import RELATIONS, Graph
from tests.shared.model.message import Message
from tests.shared.model.violation import InvalidEntityError
from tests.shared.model.workflow import Workflow, WorkflowRun
from tests.shared.model.workspace import Workspace


def test_graph_of_a_factory_is_whole(factory: Factory) -> None:
    graph = factory.graph(bots=3)

    graph.check()

    assert len(graph.entities) == 22


def test_relations_are_those_of_the_diagram() -> None:
    drawn = [
        item.text.strip("└─ ").split(" ")[0]
        for item in document.items()
        if item.label == "diagram" and item.text[0] not in "A-"
    ]
    pairs = {(relation.parent.__name__, relation.child.__name__) for relation in RELATIONS}

    assert drawn == [
        "Workspace",
        "Bot",
        "Conversation",
        "Chat",
        "Message",
        "ChatEvent",
        "Bot",
        "Workflow",
        "WorkflowRun",
    ]
    assert pairs == {
        ("Workspace", "Bot"),
        ("Bot", "Conversation"),
        ("Conversation", "Chat"),
        ("Chat", "Message"),
        ("Chat", "EventStream"),
        ("Bot", "Workflow"),
        ("Workflow", "WorkflowRun"),
        # From the entities' own lists of relationships.
        ("Bot", "Chat"),
        ("Conversation", "Message"),
    }


@pytest.mark.parametrize(
    ("parent", "child", "count"),
    [
        (Workspace, Bot, 2),
        (Bot, Conversation, 1),
        (Bot, Chat, 1),
        (Conversation, Chat, 1),
        (Conversation, Message, 2),
        (Chat, Message, 2),
        (Chat, EventStream, 1),
        (Bot, Workflow, 1),
        (Workflow, WorkflowRun, 1),
    ],
)
def test_children_are_found(factory: Factory, parent: Any, child: Any, count: int) -> None:
    graph = factory.graph(bots=2)

    children = graph.children(first(graph, parent), child)

    assert [type(each) for each in children] == [child] * count


@pytest.mark.parametrize(
    ("kind", "link", "others"),
    [
        (Bot, "workspace_id", ()),
        (Conversation, "bot_id", ("Chat.bot_id",)),
        (Chat, "conversation_id", ("Message.conversation_id",) * 2),
        (Message, "chat_id", ()),
        (Workflow, "bot_id", ()),
        (WorkflowRun, "workflow_id", ()),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)
def test_child_without_its_parent_is_told(
    factory: Factory, kind: Any, link: str, others: Tuple[str, ...]
) -> None:
    graph = factory.graph()
    child = first(graph, kind)

    torn = replaced(graph, child, dataclasses.replace(child, **{link: "404"}))

    assert problems(torn) == ["{}.{}".format(kind.__name__, link), *others]


def test_stream_without_its_chat_is_told(factory: Factory) -> None:
    graph = dataclasses.replace(factory.graph(), streams=(factory.stream(chat_id="404"),))

    assert problems(graph) == ["EventStream.chat_id"]


def test_refusal_says_what_was_looked_for(factory: Factory) -> None:
    graph = factory.graph()
    bot = first(graph, Bot)

    with pytest.raises(InvalidEntityError) as refused:
        replaced(graph, bot, dataclasses.replace(bot, workspace_id="404")).check()

    assert str(refused.value) == (
        "Bot.workspace_id is '404'; allowed: the id of a Workspace of the graph"
    )


def test_chat_of_another_bot_than_its_conversation_is_told(factory: Factory) -> None:
    graph = factory.graph(bots=2)
    chats = [each for each in graph.entities if isinstance(each, Chat)]

    crossed = replaced(graph, chats[0], dataclasses.replace(chats[0], bot_id=chats[1].bot_id))

    assert problems(crossed) == ["Chat.bot_id"]


def test_graph_needs_the_configuration_that_its_entities_were_asked_for_with() -> None:
    with pytest.raises(TypeError, match="client_config"):
        Graph(entities=())  # type: ignore[call-arg]  # that is what is refused


def test_two_entities_of_one_id_are_told(factory: Factory) -> None:
    graph = factory.graph()
    bot = first(graph, Bot)

    doubled = dataclasses.replace(graph, entities=(*graph.entities, bot))

    assert problems(doubled) == ["Bot.bot_id"]


def test_entity_that_came_in_no_response_is_told(factory: Factory) -> None:
    graph = dataclasses.replace(factory.graph(), references=())

    assert len(problems(graph)) == len(graph.entities)


def test_reference_to_a_response_that_is_not_there_is_told(factory: Factory) -> None:
    graph = dataclasses.replace(factory.graph(), responses=())

    assert set(problems(graph)) == {"Reference.logid"}


def first(graph: Graph, kind: Any) -> Any:
    return next(each for each in graph.entities if isinstance(each, kind))


def replaced(graph: Graph, old: Entity, new: Entity) -> Graph:
    entities = tuple(new if each is old else each for each in graph.entities)
    return dataclasses.replace(graph, entities=entities)


def problems(graph: Graph) -> Any:
    with pytest.raises(InvalidEntityError) as refused:
        graph.check()
    return ["{}.{}".format(each.entity, each.attribute) for each in refused.value.violations]
