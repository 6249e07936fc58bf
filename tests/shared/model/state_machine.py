"""State machines: the states that may follow each state."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, Mapping, Optional, Tuple, TypeVar

from tests.shared.model.violation import InvalidEntityError, Violation

State = TypeVar("State")


@dataclass(frozen=True)
class StateMachine(Generic[State]):
    """The states of an attribute and the steps between them; a state without steps is final."""

    entity: str
    attribute: str
    initial: State
    steps: Mapping[State, Tuple[State, ...]]

    def legal(self, state: Optional[State]) -> Tuple[State, ...]:
        """Return the states that may follow; None stands for the time before the first state."""
        return (self.initial,) if state is None else self.steps[state]

    def is_final(self, state: Optional[State]) -> bool:
        """True if no state may follow."""
        return not self.legal(state)

    def check(self, state: Optional[State], following: State) -> None:
        """Raise InvalidEntityError, which names the legal steps, unless `following` is one."""
        violation = self.violation(state, following)
        if violation is not None:
            raise InvalidEntityError((violation,))

    def violation(self, state: Optional[State], following: State) -> Optional[Violation]:
        """Return the violation of a step; None where it is legal."""
        if following in self.legal(state):
            return None
        before = "at first" if state is None else "after {!r}".format(_word(state))
        legal = ", ".join(repr(_word(each)) for each in self.legal(state))
        allowed = "{} {}".format(legal or "nothing", before)
        return Violation(self.entity, self.attribute, _word(following), allowed)


def _word(state: object) -> object:
    return getattr(state, "value", state)
