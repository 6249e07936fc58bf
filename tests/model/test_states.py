"""The state machines: legal steps are taken, illegal ones refused, whatever came before."""

from __future__ import annotations

from typing import Dict, List

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from tests.model import document
from tests.shared.factories import Factory
from tests.shared.model.chat import CHAT_STEPS, ChatStatus
from tests.shared.model.violation import InvalidEntityError
from tests.shared.model.workflow import WORKFLOW_STEPS, WorkflowStatus

CHAT: Dict[str, List[str]] = {
    "created": ["in_progress"],
    "in_progress": ["completed", "failed"],
    "completed": [],
    "failed": [],
}
WORKFLOW: Dict[str, List[str]] = {"running": ["succeeded", "failed"], "succeeded": [], "failed": []}


@pytest.mark.parametrize("before", list(CHAT))
@pytest.mark.parametrize("after", list(CHAT))
def test_chat_takes_the_legal_steps_only(factory: Factory, before: str, after: str) -> None:
    chat = factory.chat(ChatStatus(before))

    if after in CHAT[before]:
        assert chat.moved_to(ChatStatus(after), at=chat.created_at).status is ChatStatus(after)
        return
    with pytest.raises(InvalidEntityError) as refused:
        chat.moved_to(ChatStatus(after))

    assert str(refused.value) == "Chat.status is {!r}; allowed: {} after {!r}".format(
        after, ", ".join(map(repr, CHAT[before])) or "nothing", before
    )


@pytest.mark.parametrize("before", list(WORKFLOW))
@pytest.mark.parametrize("after", list(WORKFLOW))
def test_workflow_run_takes_the_legal_steps_only(factory: Factory, before: str, after: str) -> None:
    run = factory.workflow_run(WorkflowStatus(before))

    if after in WORKFLOW[before]:
        assert run.moved_to(WorkflowStatus(after)).status is WorkflowStatus(after)
        return
    with pytest.raises(InvalidEntityError) as refused:
        run.moved_to(WorkflowStatus(after))

    assert str(refused.value) == "WorkflowRun.status is {!r}; allowed: {} after {!r}".format(
        after, ", ".join(map(repr, WORKFLOW[before])) or "nothing", before
    )


def test_chat_that_failed_stays_failed(factory: Factory) -> None:
    chat = factory.chat(ChatStatus.FAILED)

    with pytest.raises(InvalidEntityError) as refused:
        chat.moved_to(ChatStatus.COMPLETED)

    assert str(refused.value) == ("Chat.status is 'completed'; allowed: nothing after 'failed'")


def test_chat_keeps_the_time_of_its_last_step(factory: Factory) -> None:
    chat = factory.chat(ChatStatus.CREATED)

    running = chat.moved_to(ChatStatus.IN_PROGRESS, at=chat.created_at + 1)
    completed = running.moved_to(ChatStatus.COMPLETED, at=chat.created_at + 2)

    assert (running.completed_at, completed.completed_at) == (None, chat.created_at + 2)


def test_chat_cannot_end_before_it_began(factory: Factory) -> None:
    chat = factory.chat(ChatStatus.IN_PROGRESS)

    with pytest.raises(InvalidEntityError, match="a time that is not before created_at"):
        chat.moved_to(ChatStatus.COMPLETED, at=chat.created_at - 1)


@pytest.mark.parametrize(
    ("section", "steps"),
    [("Chat Entity", CHAT), ("Workflow Entity", WORKFLOW)],
)
def test_steps_are_those_of_the_document(section: str, steps: Dict[str, List[str]]) -> None:
    ways = [
        item.text.split(" → ")
        for item in document.items()
        if (item.section, item.label) == (section, "State Transitions")
    ]

    written = {(way[place], way[place + 1]) for way in ways for place in range(len(way) - 1)}
    assert {(before, after) for before in steps for after in steps[before]} == written


def test_machines_begin_where_the_document_begins() -> None:
    assert CHAT_STEPS.legal(None) == (ChatStatus.CREATED,)
    assert WORKFLOW_STEPS.legal(None) == (WorkflowStatus.RUNNING,)


class ChatLife(RuleBasedStateMachine):
    """Any steps in any order: the chat is always where the legal ones have brought it."""

    def __init__(self) -> None:
        super().__init__()
        self.chat = Factory(seed=1).chat(ChatStatus.CREATED)
        self.expected = "created"

    @rule(status=st.sampled_from(ChatStatus), later=st.integers(0, 100))
    def step(self, status: ChatStatus, later: int) -> None:
        is_legal = status.value in CHAT[self.expected]
        try:
            self.chat = self.chat.moved_to(status, at=self.chat.created_at + later)
        except InvalidEntityError:
            assert not is_legal
        else:
            assert is_legal
            self.expected = status.value

    @invariant()
    def is_where_the_legal_steps_lead(self) -> None:
        assert self.chat.status.value == self.expected
        has_ended = not CHAT[self.expected]
        assert (self.chat.completed_at is not None) == has_ended


class WorkflowLife(RuleBasedStateMachine):
    """The same of a workflow's run."""

    def __init__(self) -> None:
        super().__init__()
        self.run = Factory(seed=1).workflow_run(WorkflowStatus.RUNNING)
        self.expected = "running"

    @rule(status=st.sampled_from(WorkflowStatus))
    def step(self, status: WorkflowStatus) -> None:
        is_legal = status.value in WORKFLOW[self.expected]
        try:
            self.run = self.run.moved_to(status, at=self.run.created_at)
        except InvalidEntityError:
            assert not is_legal
        else:
            assert is_legal
            self.expected = status.value

    @invariant()
    def is_where_the_legal_steps_lead(self) -> None:
        assert self.run.status.value == self.expected


TestChatLife = ChatLife.TestCase
TestWorkflowLife = WorkflowLife.TestCase
