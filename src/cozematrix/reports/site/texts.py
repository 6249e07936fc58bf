"""Long texts that many cells share, each once, in files of some hundred thousand characters."""

from __future__ import annotations

from dataclasses import dataclass, field

MOST_OF_A_FILE = 120_000


@dataclass
class Texts:
    """Collects texts; `add` says where each is found again, "" nowhere."""

    files: list[list[str]] = field(default_factory=list)
    _places: dict[str, tuple[int, int]] = field(default_factory=dict)
    _length: int = 0

    def add(self, text: str) -> tuple[int, int] | None:
        """The file and the place in it at which the text stands."""
        if not text:
            return None
        if text not in self._places:
            if not self.files or self._length > MOST_OF_A_FILE:
                self.files.append([])
                self._length = 0
            self._places[text] = len(self.files) - 1, len(self.files[-1])
            self.files[-1].append(text)
            self._length += len(text)
        return self._places[text]


@dataclass
class Numbered:
    """Gives every text its number, in the order in which they come."""

    numbers: dict[str, int] = field(default_factory=dict)

    def add(self, text: str) -> int:
        """The number of a text, the same for equal texts; counted from 0."""
        return self.numbers.setdefault(text, len(self.numbers))

    @property
    def texts(self) -> list[str]:
        """The texts in the order of their numbers."""
        return list(self.numbers)
