"""A graph of entities, and the check of their relations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Dict, Optional, Tuple, Type

from tests.shared.model.bot import Bot
from tests.shared.model.chat import Chat
from tests.shared.model.client_config import ClientConfig
from tests.shared.model.conversation import Conversation
from tests.shared.model.entity import Entity
from tests.shared.model.event_stream import EventStream
from tests.shared.model.http_response import HTTPResponse
from tests.shared.model.message import Message
from tests.shared.model.violation import InvalidEntityError, Violation
from tests.shared.model.workflow import Workflow, WorkflowRun
from tests.shared.model.workspace import Workspace

Problems = Tuple[Violation, ...]


@dataclass(frozen=True)
class Relation:
    """Many of `child` belong to one `parent`, whose id is in the child's attribute `link`."""

    parent: Type[object]
    child: Type[object]
    link: str


@dataclass(frozen=True)
class SameAncestor:
    """The `link` of `child` must name the same entity as the `link` of its `parent`."""

    child: Type[object]
    parent: Type[object]
    link: str


@dataclass(frozen=True)
class Reference:
    """A statement that an entity came in the response with this log id."""

    entity_id: str
    logid: str


IDENTITIES: Dict[Type[object], str] = {
    Workspace: "workspace_id",
    Bot: "bot_id",
    Conversation: "conversation_id",
    Chat: "chat_id",
    Message: "message_id",
    Workflow: "workflow_id",
    WorkflowRun: "workflow_run_id",
}

RELATIONS = (
    Relation(Workspace, Bot, "workspace_id"),
    Relation(Bot, Conversation, "bot_id"),
    Relation(Bot, Chat, "bot_id"),
    Relation(Conversation, Chat, "conversation_id"),
    Relation(Conversation, Message, "conversation_id"),
    Relation(Chat, Message, "chat_id"),
    Relation(Chat, EventStream, "chat_id"),
    Relation(Bot, Workflow, "bot_id"),
    Relation(Workflow, WorkflowRun, "workflow_id"),
)

SAME_ANCESTORS = (
    SameAncestor(Chat, Conversation, "bot_id"),
    SameAncestor(Message, Chat, "conversation_id"),
)


@dataclass(frozen=True)
class Graph:
    """Entities, the configuration of the client that requested them, and their responses."""

    client_config: ClientConfig
    entities: Tuple[Entity, ...]
    streams: Tuple[EventStream, ...] = ()
    responses: Tuple[HTTPResponse, ...] = ()
    references: Tuple[Reference, ...] = ()

    def check(self) -> None:
        """Raise InvalidEntityError with every violated relation, if there is one."""
        problems = (
            self._duplicates()
            + self._orphans()
            + self._differing_links()
            + self._without_response()
            + self._without_reference()
        )
        if problems:
            raise InvalidEntityError(problems)

    def find(self, kind: Type[object], entity_id: Optional[str]) -> Optional[Entity]:
        """Return the entity of that kind and id; None if there is none."""
        matching = (each for each in self.entities if isinstance(each, kind))
        return next((each for each in matching if identity(each) == entity_id), None)

    def children(self, parent: Entity, kind: Type[object]) -> Tuple[object, ...]:
        """Return the entities of that kind that belong to `parent`, in the graph's order."""
        relation = next(
            each for each in RELATIONS if (each.parent, each.child) == (type(parent), kind)
        )
        return tuple(
            each
            for each in self._nodes()
            if isinstance(each, kind) and getattr(each, relation.link) == identity(parent)
        )

    def _nodes(self) -> Tuple[object, ...]:
        return (*self.entities, *self.streams)

    def _duplicates(self) -> Problems:
        seen = [(type(each), identity(each)) for each in self.entities]
        return tuple(
            Violation(
                kind.__name__,
                IDENTITIES[kind],
                entity_id,
                "an id that no other {} has".format(kind.__name__),
            )
            for index, (kind, entity_id) in enumerate(seen)
            if (kind, entity_id) in seen[:index]
        )

    def _orphans(self) -> Problems:
        return tuple(
            Violation(
                relation.child.__name__,
                relation.link,
                getattr(node, relation.link),
                "the id of a {} of the graph".format(relation.parent.__name__),
            )
            for relation in RELATIONS
            for node in self._nodes()
            if isinstance(node, relation.child)
            and self.find(relation.parent, getattr(node, relation.link)) is None
        )

    def _differing_links(self) -> Problems:
        found = []
        for same in SAME_ANCESTORS:
            for node in self.entities:
                if not isinstance(node, same.child):
                    continue
                parent = self.find(same.parent, getattr(node, IDENTITIES[same.parent]))
                theirs = getattr(parent, same.link, None)
                mine = getattr(node, same.link)
                if parent is not None and theirs != mine:
                    allowed = "{!r}, as its {} has it".format(theirs, same.parent.__name__)
                    found.append(Violation(same.child.__name__, same.link, mine, allowed))
        return tuple(found)

    def _without_response(self) -> Problems:
        known = {response.logid for response in self.responses}
        return tuple(
            Violation("Reference", "logid", reference.logid, "the logid of a response of the graph")
            for reference in self.references
            if reference.logid not in known
        )

    def _without_reference(self) -> Problems:
        referred = {reference.entity_id for reference in self.references}
        return tuple(
            Violation(
                type(each).__name__,
                IDENTITIES[type(each)],
                identity(each),
                "an entity that a reference names",
            )
            for each in self.entities
            if identity(each) not in referred
        )


def identity(entity: Entity) -> Optional[str]:
    """Return the entity's own id; None if it has none."""
    own: Optional[str] = getattr(entity, IDENTITIES[type(entity)])
    return own
