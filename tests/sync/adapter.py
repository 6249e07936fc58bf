"""Adapter that lets a contract, written with `await`, use the synchronous client without a loop.

A call of the SDK becomes a `Call`, which does its work when it is awaited or iterated. It never
suspends, so awaiting it returns at once.
"""

from __future__ import annotations

from typing import Any, Coroutine, Generator, TypeVar

Result = TypeVar("Result")


class Resource:
    """The client or one of its resources; its attributes are resources or methods."""

    def __init__(self, target: Any) -> None:
        self._target = target

    def __getattr__(self, name: str) -> Any:
        value = getattr(self._target, name)
        if callable(value):
            return Method(value)
        return Resource(value)


class Method:
    """A method of the SDK; calling it returns a `Call`, to be awaited or iterated."""

    def __init__(self, target: Any) -> None:
        self._target = target

    def __call__(self, *args: Any, **kwargs: Any) -> Call:
        return Call(lambda: self._target(*args, **kwargs))


class Call:
    """A call of the SDK, made when it is awaited or iterated."""

    def __init__(self, make: Any) -> None:
        self._make = make

    def __await__(self) -> Generator[Any, None, Any]:
        return _view(self._make())
        yield  # makes this a generator, as `await` needs; never reached

    def __aiter__(self) -> View:
        view = View(self._make())
        return view.__aiter__()


class View:
    """A pager or a stream with asynchronous iteration, and otherwise unchanged."""

    def __init__(self, target: Any) -> None:
        self._target = target
        self._iterator = None  # type: Any

    def __getattr__(self, name: str) -> Any:
        value = getattr(self._target, name)
        if name == "iter_pages":
            return lambda: View(value())
        return value

    def __aiter__(self) -> View:
        self._iterator = iter(self._target)
        return self

    async def __anext__(self) -> Any:
        if self._iterator is None:
            self._iterator = iter(self._target)
        try:
            return _view(next(self._iterator))
        except StopIteration:
            raise StopAsyncIteration from None


def drive(contract: Coroutine[Any, None, Result]) -> Result:
    """Run a contract without an event loop and return its result; fail if it waits for a loop."""
    try:
        contract.send(None)
    except StopIteration as end:
        result = end.value  # type: Result
        return result
    contract.close()
    raise RuntimeError("the contract waited for an event loop, which the sync suite does not have")


def _view(value: Any) -> Any:
    is_paged = hasattr(value, "iter_pages") or hasattr(value, "has_more")
    is_stream = hasattr(value, "__next__")
    return View(value) if is_paged or is_stream else value
