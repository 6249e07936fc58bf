"""The table of what the document asks for, where it is done and which test holds it.

`python -m tests.model.trace` writes tests/shared/model/TRACE.md.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Dict, Tuple

from tests.model import document
from tests.model.document import Item

PATH = Path(__file__).parent.parent / "shared" / "model" / "TRACE.md"
_HEAD = """# Where each item of the data model is done, and which test holds it

Made by `python -m tests.model.trace`; a test says when it is stale.

| document | item | code | test |
|---|---|---|---|
"""


@dataclass(frozen=True)
class Row:
    """An item of the document, `module:name` in tests/shared, and `file::test` in tests/model."""

    item: Item
    code: str
    test: str


# Entity sections: the module and the class whose attributes they list.
CLASSES: Dict[str, Tuple[str, str]] = {
    "Coze Client Configuration": ("model.client_config", "ClientConfig"),
    "Bot Entity": ("model.bot", "Bot"),
    "Chat Entity": ("model.chat", "Chat"),
    "Message Entity": ("model.message", "Message"),
    "Chat Event Entity": ("model.chat_event", "ChatEvent"),
    "Workflow Entity": ("model.workflow", "WorkflowRun"),
    "HTTP Response Entity": ("model.http_response", "HTTPResponse"),
    "Pagination Entity": ("model.page", "Page"),
    "Client Configuration Validation": ("model.client_config", "ClientConfig"),
    "Bot Validation": ("model.bot", "Bot"),
    "Chat Validation": ("model.chat", "Chat"),
    "Message Validation": ("model.message", "Message"),
    "Workflow Validation": ("model.workflow", "WorkflowRun"),
    "Response Validation": ("model.http_response", "HTTPResponse"),
}

ATTRIBUTES = "test_entities.py::test_attributes_are_those_of_the_document"
BROKEN = "test_rules.py::test_rule_once_broken_is_all_that_is_said"
BROKEN_PAGE = "test_rules.py::test_rule_of_pages_once_broken_is_all_that_is_said"
CHILDREN = "test_graph.py::test_children_are_found"
CLOSED = "test_entities.py::test_closed_set_has_the_values_of_the_document"
EXAMPLE = "test_rules.py::test_example_of_the_document_is_taken"
CONFIGURED = (
    "test_graph.py::test_graph_needs_the_configuration_that_its_entities_were_asked_for_with"
)
FORMAT = "test_entities.py::test_entity_with_one_attribute_wrong_is_refused_for_that_alone"
FROZEN = "test_entities.py::test_entity_cannot_be_changed_and_can_be_hashed"
PARTS = "test_entities.py::test_parts_have_the_attributes_of_the_document"
RELATIONS = "test_graph.py::test_relations_are_those_of_the_diagram"
STEPS = "test_states.py::test_steps_are_those_of_the_document"
STREAM_STEPS = "test_streams.py::test_events_follow_each_other_as_in_the_document"
UNHEARD = "test_graph.py::test_entity_that_came_in_no_response_is_told"
VALUE = "test_document.py::test_fixture_has_the_value_of_the_document"

# By section and the beginning of the item: the code and the test, for what has its own.
OWN: Tuple[Tuple[str, str, str, str], ...] = (
    ("Coze Client", "timeout (float)", "model.client_config:HTTPClientConfig", PARTS),
    ("Coze Client", "connect_timeout (float)", "model.client_config:HTTPClientConfig", PARTS),
    (
        "Coze Client",
        "Required for Client",
        "model.wire:wire_client_config",
        "test_wire.py::test_configuration_on_the_wire_is_a_header",
    ),
    ("Coze Client", "Used by all", "fixtures:mock_coze_config", VALUE),
    ("Coze Client", "N/A", "model.client_config:ClientConfig", FROZEN),
    ("Bot Entity", "Belongs", "model.graph:RELATIONS", CHILDREN),
    ("Bot Entity", "Can have", "model.graph:RELATIONS", CHILDREN),
    ("Bot Entity", "Referenced in", "model.graph:RELATIONS", CHILDREN),
    ("Bot Entity", "N/A", "model.bot:Bot", FROZEN),
    (
        "Chat Entity",
        "Links to Bot",
        "model.graph:SAME_ANCESTORS",
        "test_graph.py::test_chat_of_another_bot_than_its_conversation_is_told",
    ),
    ("Chat Entity", "Belongs", "model.graph:RELATIONS", CHILDREN),
    ("Chat Entity", "Associated", "model.graph:RELATIONS", CHILDREN),
    ("Chat Entity", "Contains", "model.graph:RELATIONS", CHILDREN),
    ("Chat Entity", "token_count", "model.chat:Usage", PARTS),
    ("Chat Entity", "input_count", "model.chat:Usage", PARTS),
    ("Chat Entity", "output_count", "model.chat:Usage", PARTS),
    ("Chat Entity", "created →", "model.chat:CHAT_STEPS", STEPS),
    (
        "Message Entity",
        "Default:",
        "model.message:Message",
        "test_entities.py::test_content_type_is_text_where_it_is_left_out",
    ),
    ("Message Entity", "Belongs", "model.graph:RELATIONS", CHILDREN),
    ("Message Entity", "Part of", "model.graph:RELATIONS", CHILDREN),
    ("Chat Event Entity", "content (string)", "model.chat_event:MessageDelta", PARTS),
    ("Chat Event Entity", "id (string)", "model.chat_event:ChatState", PARTS),
    ("Chat Event Entity", "status (string)", "model.chat_event:ChatState", BROKEN),
    ("Chat Event Entity", "usage (dict)", "model.chat_event:ChatState", PARTS),
    ("Chat Event Entity", "**message**", "model.chat_event:ChatEvent", BROKEN),
    ("Chat Event Entity", "**chat**", "model.chat_event:ChatEvent", BROKEN),
    (
        "Chat Event Entity",
        "Associated",
        "model.event_stream:EventStream",
        "test_graph.py::test_stream_without_its_chat_is_told",
    ),
    (
        "Chat Event Entity",
        "Emitted",
        "model.event_stream:EventStream",
        "test_streams.py::test_stream_of_the_document_is_taken",
    ),
    ("Chat Event Entity", "conversation.", "model.event_stream:EVENT_STEPS", STREAM_STEPS),
    ("Chat Event Entity", "OR", "model.event_stream:EVENT_STEPS", STREAM_STEPS),
    (
        "Workflow Entity",
        "Flexible",
        "model.json_object:JsonObject",
        "test_entities.py::test_json_object_gives_back_what_it_was_made_of",
    ),
    ("Workflow Entity", "Belongs", "model.graph:RELATIONS", CHILDREN),
    (
        "Workflow Entity",
        "Produces",
        "model.wire:wire_workflow_run",
        "test_wire.py::test_run_on_the_wire_is_that_of_the_history",
    ),
    ("Workflow Entity", "running →", "model.workflow:WORKFLOW_STEPS", STEPS),
    ("HTTP Response Entity", "Content-Type", "model.http_response:HTTPResponse", BROKEN),
    ("HTTP Response Entity", "JSON format", "model.http_response:HTTPResponse", BROKEN),
    ("HTTP Response Entity", "Bytes", "model.http_response:HTTPResponse", BROKEN),
    ("HTTP Response Entity", "Present in", "model.http_response:HTTPResponse", BROKEN),
    (
        "HTTP Response Entity",
        "**Successful",
        "factories:Factory.response",
        "test_factories.py::test_answers_of_every_kind_are_made",
    ),
    (
        "HTTP Response Entity",
        "**Error",
        "factories:Factory.error_response",
        "test_factories.py::test_answers_of_every_kind_are_made",
    ),
    (
        "HTTP Response Entity",
        "**Streaming",
        "factories:Factory.streaming_response",
        "test_factories.py::test_answers_of_every_kind_are_made",
    ),
    ("Pagination Entity", "Validation:", "model.page:Page", BROKEN_PAGE),
    ("Pagination Entity", "Contains", "model.page:Page", BROKEN_PAGE),
    (
        "Pagination Entity",
        "List of",
        "model.page:Page",
        "test_entities.py::test_page_may_hold_any_kind_of_entity",
    ),
    ("Client Configuration V", "Timeout", "model.client_config:HTTPClientConfig", BROKEN),
    ("Chat Validation", "usage.", "model.chat:Usage", BROKEN),
    ("Entity Relationships", "- HTTP", "model.graph:Reference", UNHEARD),
    ("Entity Relationships", "- Client", "model.graph:Graph", CONFIGURED),
    ("Entity Relationships", "All entities", "model.graph:Reference", UNHEARD),
    ("Entity Relationships", "", "model.graph:RELATIONS", RELATIONS),
    ("Strategy 1", "", "fixtures:mock_bot_id", VALUE),
    (
        "Strategy 2",
        "",
        "parameters:any_chat_status",
        "test_parameters.py::test_test_runs_once_for_every_value",
    ),
    (
        "Strategy 3",
        "bot_factory",
        "factories:bot_factory",
        "test_document.py::test_bot_factory_is_that_of_the_document",
    ),
    ("Strategy 3", "", "factories:Factory", "test_factories.py::test_graphs_are_whole"),
    (
        "Coze-Specific",
        "**ID Format**",
        "factories:Factory.id",
        "test_factories.py::test_ids_have_19_digits_and_come_once",
    ),
    ("Coze-Specific", "**Timestamps**", "model.requirement:TIMESTAMP", BROKEN),
    (
        "Coze-Specific",
        "**Logid**",
        "factories:Factory.logid",
        "test_factories.py::test_log_ids_are_uuids",
    ),
    (
        "Coze-Specific",
        "**Event Format**",
        "model.server_sent_event:parse_frames",
        "test_streams.py::test_stream_comes_back_from_its_bytes",
    ),
    ("Coze-Specific", "**Usage Stats**", "model.chat:Usage", BROKEN),
    ("Response Structure", "Pagination", "model.page:Page", BROKEN_PAGE),
    ("Response Structure", "", "model.http_response:HTTPResponse", BROKEN),
    (
        "Summary",
        "**Mirror",
        "model.wire:WIRE_NAMES",
        "test_wire.py::test_table_names_attributes_that_exist_each_once",
    ),
    (
        "Summary",
        "**Support All",
        "factories:Factory.graph",
        "test_factories.py::test_graphs_are_whole",
    ),
    (
        "Summary",
        "**Enable Type",
        "fixtures:mock_coze_config",
        "test_trace.py::test_every_fixture_is_typed",
    ),
    (
        "Summary",
        "**Promote",
        "fixtures:pytest_plugins",
        "test_document.py::test_every_fixture_of_the_document_is_held_against_it",
    ),
    ("Summary", "**Facilitate", "model:__doc__", "test_trace.py::test_table_is_not_stale"),
)

MOCKS: Dict[str, str] = {
    "mock_successful_response": "test_mocked_response_is_that_of_the_document",
    "mock_error_response": "test_mocked_response_is_that_of_the_document",
    "mock_streaming_response": "test_mocked_stream_is_that_of_the_document",
    "mock_httpx_client": "test_mocked_client_is_that_of_the_document",
    "mock_async_httpx_client": "test_mocked_async_client_is_that_of_the_document",
}

# What an entity's bullets say of the attribute above them, and of all alike.
KINDS: Tuple[Tuple[str, str], ...] = (
    ("**", ATTRIBUTES),
    ("Format:", FORMAT),
    ("Example:", EXAMPLE),
    ("Values:", CLOSED),
    ("Validation:", BROKEN),
    ("", BROKEN),
)


def rows() -> Tuple[Row, ...]:
    """Every item of the document with its code and test, in the document's order."""
    attribute = ""
    found = []
    for item in document.items():
        bold = re.match(r"\*\*(\w+)\*\* \(", item.text)
        attribute = bold.group(1) if bold else attribute
        found.append(_row(item, attribute))
    return tuple(found)


def render() -> str:
    """The table as Markdown."""
    return _HEAD + "".join(
        "| {} | {} | `{}` | `{}` |\n".format(
            row.item.section, row.item.text.replace("|", r"\|"), row.code, row.test
        )
        for row in rows()
    )


def _row(item: Item, attribute: str) -> Row:
    if item.text in MOCKS:
        return Row(item, "mocks:" + item.text, "test_document.py::" + MOCKS[item.text])
    for section, beginning, code, test in OWN:
        if item.section.startswith(section) and item.text.startswith(beginning):
            return Row(item, code, test)
    if item.label == "fixture":
        return Row(item, "fixtures:" + item.text, VALUE)
    module, name = CLASSES[item.section]
    test = next(test for beginning, test in KINDS if item.text.startswith(beginning))
    if not item.label:
        attribute = item.text.split(":")[0]
    is_attribute = re.fullmatch(r"\w+", attribute) and not attribute.startswith("Streaming")
    return Row(item, "{}:{}{}".format(module, name, "." + attribute if is_attribute else ""), test)


def main() -> None:
    """Write the table."""
    PATH.write_text(render(), encoding="utf-8")


if __name__ == "__main__":
    main()
