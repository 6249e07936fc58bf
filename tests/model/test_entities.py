"""Entities: the attributes of the document, round trips, and refusal of whatever is wrong."""

from __future__ import annotations

import dataclasses
import enum
import re
from typing import Any, Dict, List, Tuple, Type

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.model import document
from tests.shared.factories import Factory
from tests.shared.model.bot import Bot
from tests.shared.model.chat import Chat, ChatStatus, Usage
from tests.shared.model.chat_event import ChatEvent, ChatEventType, ChatState, MessageDelta
from tests.shared.model.client_config import ClientConfig, HTTPClientConfig
from tests.shared.model.conversation import Conversation
from tests.shared.model.entity import Entity
from tests.shared.model.http_response import HTTPResponse
from tests.shared.model.json_object import JsonObject
from tests.shared.model.message import ContentType, Message, Role
from tests.shared.model.page import Page
from tests.shared.model.schema import Schema
from tests.shared.model.violation import InvalidEntityError, Violation
from tests.shared.model.workflow import WorkflowRun, WorkflowStatus
from tests.shared.strategies import ENTITIES, WRONG_VALUES, broken, disagreements, json_dicts, pages

NAMES = [kind.__name__ for kind, _ in ENTITIES]
SECTIONS: Dict[str, Schema] = {
    "Coze Client Configuration": ClientConfig.SCHEMA,
    "Bot Entity": Bot.SCHEMA,
    "Chat Entity": Chat.SCHEMA,
    "Message Entity": Message.SCHEMA,
    "Chat Event Entity": ChatEvent.SCHEMA,
    "Workflow Entity": WorkflowRun.SCHEMA,
    "HTTP Response Entity": HTTPResponse.SCHEMA,
    "Pagination Entity": Page.SCHEMA,
}
# The relations that the document draws, and the log id that its example of a page has.
BEYOND = {"Message Entity": ["conversation_id", "chat_id"], "Pagination Entity": ["logid"]}


@pytest.mark.parametrize("section", list(SECTIONS))
def test_attributes_are_those_of_the_document(section: str) -> None:
    attributes = [
        (attribute.name, attribute.is_optional)
        for attribute in SECTIONS[section].attributes
        if attribute.name not in BEYOND.get(section, [])
    ]

    written = [
        (match.group(1), "optional" in match.group(2))
        for match in (
            re.match(r"\*\*(\w+)\*\* \((.*?)\):", item.text)
            for item in document.items()
            if item.section == section and item.label == "Attributes"
        )
        if match
    ]
    # A content type that is left out has a default: so it is optional, and says so otherwise.
    assert attributes == [(name, optional or name == "content_type") for name, optional in written]


@pytest.mark.parametrize(
    ("schema", "names"),
    [
        (HTTPClientConfig.SCHEMA, ["timeout", "connect_timeout"]),
        (Usage.SCHEMA, ["token_count", "input_count", "output_count"]),
        (MessageDelta.SCHEMA, ["content"]),
        (ChatState.SCHEMA, ["chat_id", "status", "usage"]),
    ],
    ids=["http_client_config", "usage", "message", "chat"],
)
def test_parts_have_the_attributes_of_the_document(schema: Schema, names: List[str]) -> None:
    assert [attribute.name for attribute in schema.attributes] == names


@pytest.mark.parametrize(
    ("section", "attribute", "values"),
    [
        ("Chat Entity", "status", ChatStatus),
        ("Message Entity", "role", Role),
        ("Message Entity", "content_type", ContentType),
        ("Chat Event Entity", "event", ChatEventType),
        ("Workflow Entity", "status", WorkflowStatus),
    ],
)
def test_closed_set_has_the_values_of_the_document(
    section: str, attribute: str, values: Type[enum.Enum]
) -> None:
    texts = [item.text for item in document.items() if item.section == section]
    own = next(index for index, text in enumerate(texts) if text.startswith("**" + attribute))
    written = next(text for text in texts[own:] if text.startswith("Values:"))

    assert {member.value for member in values} == set(document.quoted(written))


def test_content_type_is_text_where_it_is_left_out() -> None:
    message = Message.from_dict({"role": "user", "content": "Hello"})

    assert message == Message(Role.USER, "Hello", ContentType.TEXT)
    assert message.to_dict() == {"role": "user", "content": "Hello", "content_type": "text"}


@pytest.mark.parametrize(("kind", "valid"), ENTITIES, ids=NAMES)
def test_entity_comes_back_from_its_plain_form(
    kind: Type[Entity], valid: st.SearchStrategy[Entity]
) -> None:
    @given(valid)
    def comes_back(entity: Entity) -> None:
        plain = entity.to_dict()

        again = kind.from_dict(plain)

        assert again == entity
        assert again.to_dict() == plain

    comes_back()


@pytest.mark.parametrize("kind", [kind for kind, _ in ENTITIES], ids=NAMES)
def test_entity_with_one_attribute_wrong_is_refused_for_that_alone(kind: Type[Entity]) -> None:
    @given(broken(kind))
    def is_refused(case: Tuple[Dict[str, Any], str]) -> None:
        plain, attribute = case

        with pytest.raises(InvalidEntityError) as refused:
            kind.from_dict(plain)

        assert [each.attribute for each in refused.value.violations] == [attribute]
        assert refused.value.violations[0].entity == kind.__name__

    is_refused()


@pytest.mark.parametrize(("kind", "valid"), ENTITIES, ids=NAMES)
def test_entity_cannot_be_changed_and_can_be_hashed(
    kind: Type[Entity], valid: st.SearchStrategy[Entity]
) -> None:
    @given(valid)
    def is_a_value(entity: Entity) -> None:
        name = kind.SCHEMA.attributes[0].name

        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(entity, name, None)
        assert hash(entity) == hash(kind.from_dict(entity.to_dict()))

    is_a_value()


@given(pages)
def test_page_comes_back_from_its_plain_form(page: Page[Bot]) -> None:
    assert Page.from_dict(page.to_dict(), Bot) == page


def test_page_holds_entities_of_one_kind() -> None:
    bot = Bot("7379462189365198898", "workspace-12345-abcde")
    conversation = Conversation("7381473525342978089", "7379462189365198898")

    with pytest.raises(InvalidEntityError) as refused:
        Page(1, 10, False, (bot, conversation))

    assert str(refused.value) == (
        "Page.items is 'Bot, Conversation'; allowed: entities of one kind"
    )


def test_page_may_hold_any_kind_of_entity() -> None:
    conversation = Conversation("7381473525342978089", "7379462189365198898")

    page = Page.from_dict(
        {"page_num": 1, "page_size": 10, "has_more": False, "items": [conversation.to_dict()]},
        Conversation,
    )

    assert page == Page(1, 10, False, (conversation,))


@given(json_dicts)
def test_json_object_gives_back_what_it_was_made_of(data: Dict[str, Any]) -> None:
    assert JsonObject.of(data).to_dict() == data


@given(json_dicts)
def test_json_object_does_not_change_with_the_dict_that_it_gave(data: Dict[str, Any]) -> None:
    value = JsonObject.of(data)

    value.to_dict()["surplus"] = 1

    assert value == JsonObject.of(data)


@pytest.mark.parametrize("kind", [kind for kind, _ in ENTITIES], ids=NAMES)
def test_every_requirement_has_values_that_break_it(kind: Type[Entity]) -> None:
    for attribute in kind.SCHEMA.attributes:
        allowed = attribute.requirement.allowed
        wrong = WRONG_VALUES["one of" if allowed.startswith("one of") else allowed]

        assert [value for value in wrong if attribute.requirement.holds(value)] == []


@pytest.mark.parametrize("kind", [kind for kind, _ in ENTITIES], ids=NAMES)
def test_every_agreement_has_data_that_breaks_it(kind: Type[Entity], factory: Factory) -> None:
    sound = {
        Chat: factory.chat().to_dict(),
        Message: factory.message().to_dict(),
        ChatEvent: factory.stream().events[0].to_dict(),
        HTTPResponse: factory.response().to_dict(),
    }.get(kind, {})

    said = {
        problem.allowed
        for data, _ in disagreements(kind, sound)
        for problem in problems(kind, data)
    }

    assert said == {agreement.allowed for agreement in kind.SCHEMA.agreements}


def problems(kind: Type[Entity], data: Dict[str, Any]) -> Tuple[Violation, ...]:
    with pytest.raises(InvalidEntityError) as refused:
        kind.from_dict(data)
    return refused.value.violations
