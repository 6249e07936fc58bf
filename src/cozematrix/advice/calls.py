"""Results of calls: of the SDK, of the project, of others that hand something on."""

from __future__ import annotations

import ast

from cozematrix.advice import value as values
from cozematrix.advice.held import Box, Function, Held, Klass, Object, Scope, Space
from cozematrix.advice.targets import Targets
from cozematrix.advice.value import Value

# What takes something out of a container, or gives one that holds the same.
_TAKEN_OUT = frozenset({"get", "pop", "popitem", "setdefault", "__getitem__", "get_nowait"})
_THE_SAME = frozenset({"values", "items", "copy"})
_PUT_IN = frozenset({"append", "add", "put", "put_nowait", "insert", "appendleft", "extend"})
_ITERATED = frozenset(
    {"list", "tuple", "set", "sorted", "reversed", "enumerate", "zip", "iter", "aiter", "filter"}
)
_ONE_OF = frozenset({"next", "anext", "min", "max"})
_AS_GIVEN = frozenset({"run", "wait_for", "create_task", "shield", "ensure_future", "gather"})
# They hand on everything that a result holds.
_WHOLE = frozenset({"model_dump", "model_dump_json", "dict", "json", "__dict__"})
# They call what they are given, with the other arguments.
_CALL_FOR_US = frozenset(
    {"to_thread", "run_in_threadpool", "submit", "partial", "run_sync", "run_in_executor"}
)


class Calls(Targets):
    """Follows attributes and calls."""

    def attribute(self, node: ast.Attribute, scope: Scope) -> list[Held]:
        """The values of `owner.name`; of an unknown owner, all that was put away by that name."""
        owners = self.value(node.value, scope)
        found = [each for owner in owners for each in self.member(owner, node.attr, node)]
        if found or owners:
            return self.there(found, node)
        if node.attr in self.put_away:
            return self.put_away[node.attr]
        self.may_be_a_client(node)
        return []

    def there(self, found: list[Held], node: ast.expr) -> list[Held]:
        """Take down what was found; that no release has it only if nothing else has it either."""
        had = [each for each in found if _has(each)]
        if not self.may_be_missing(node):
            for each in had or found:
                self.record(each, node)
        elif self.recorder:
            for each in had:
                if isinstance(each, Value):
                    self.recorder.make(each)
        return had

    def may_be_missing(self, node: ast.expr) -> bool:
        """Return whether the program copes without an attribute: it asks, or catches the error."""
        if self.is_caught or not isinstance(node, ast.Attribute):
            return self.is_caught
        owner = ast.unparse(node.value)
        return bool({(owner, node.attr), (owner, "")} & self.asked[self.module.name])

    def member(self, owner: Held, name: str, node: ast.expr) -> list[Held]:
        """The values that one owner has by a name."""
        if isinstance(owner, Value):
            found = values.member(self.api, owner, name)
            if found is None and name in _WHOLE and self.recorder:
                self.recorder.take_whole(owner, name, self.where(node))
            return [found] if found else []
        if isinstance(owner, Space):
            inner = self.look_up(owner.scope, name)
            if not inner and (space := self.spaces.get(f"{owner.name}.{name}")):
                return [space]
            return inner
        if isinstance(owner, Klass | Object):
            return self.of_class(owner, name, node)
        return []

    def of_class(self, owner: Klass | Object, name: str, node: ast.expr) -> list[Held]:
        """The values of a name in a class of the project, or in an instance of one."""
        klass = owner.of if isinstance(owner, Object) else owner
        for each in klass.lineage():
            if isinstance(each, Value):
                held = values.instance(each) if isinstance(owner, Object) else each
                if found := self.member(held, name, node):
                    return found
            elif name in each.scope.names:
                there = each.scope.names[name]
                computed = [
                    result
                    for one in there
                    if isinstance(one, Function)
                    and one.decorators & {"property", "cached_property"}
                    for result in one.returns
                ]
                return computed or there
        return []

    def may_be_a_client(self, node: ast.Attribute) -> None:
        """Tell of a path of the SDK on something that nothing is known of."""
        names = [node.attr]
        at: ast.expr = node.value
        while isinstance(at, ast.Attribute):
            names.insert(0, at.attr)
            at = at.value
        for first in range(len(names) - 1):
            path = ".".join(names[first:])
            if path in self.api.methods:
                root = ast.unparse(node)[: -len(path) - 1]
                self.cannot(node, f"{path} of `{root}`, which comes from elsewhere")
                return

    def call(self, node: ast.Call, scope: Scope) -> list[Held]:
        """The values that a call returns."""
        called = self.value(node.func, scope)
        given = [self.value(each, scope) for each in node.args]
        named = {each.arg: self.value(each.value, scope) for each in node.keywords}
        found: list[Held] = []
        for each in called:
            found += self.called(each, node, given, named)
        if called:
            return found
        return self.of_others(node, given, named, scope)

    def called(
        self,
        each: Held,
        node: ast.Call,
        given: list[list[Held]],
        named: dict[str | None, list[Held]],
    ) -> list[Held]:
        """The values that one callee returns; its call is recorded where it is the SDK's."""
        if isinstance(each, Value):
            if self.recorder:
                positions, names, is_open = self.arguments(node, named)
                self.recorder.call(each, self.where(node), positions, names, is_open)
                if is_open and each.is_client:
                    self.cannot(node, f"{each.label}: some arguments are known only as it runs")
            got = values.result(self.api, each)
            return [got] if got else []
        if isinstance(each, Klass):
            made = Object(each)
            for one in self.of_class(each, "__init__", node):
                if isinstance(one, Function):
                    self.hand_over(one, given, named, is_method=True)
            self.fields(each, given, named)
            return [made]
        if isinstance(each, Function):
            is_method = each.of is not None and "staticmethod" not in each.decorators
            on_class = isinstance(node.func, ast.Attribute) and is_method
            self.hand_over(each, given, named, is_method=on_class)
            if self.is_generator(each) and not each.decorators & {
                "contextmanager",
                "asynccontextmanager",
            }:
                return [self.box(each.node, each.yields)]
            return [*each.returns, *each.yields]
        if isinstance(each, Object):
            return [
                got
                for one in self.of_class(each, "__call__", node)
                if isinstance(one, Function)
                for got in one.returns
            ]
        return []

    def arguments(
        self, node: ast.Call, named: dict[str | None, list[Held]]
    ) -> tuple[int, set[str], bool]:
        """Count those by position, name the others, and tell if the source leaves some open."""
        names = {name for name in named if name}
        is_open = any(isinstance(each, ast.Starred) for each in node.args)
        for keyword in node.keywords:
            if keyword.arg is None:
                boxes = [each for each in named[None] if isinstance(each, Box)]
                if isinstance(keyword.value, ast.Dict):
                    is_open |= None in keyword.value.keys
                names |= {key for box in boxes for key in box.keys}
                is_open |= not boxes
                is_open |= any(box.is_open or not box.is_mapping for box in boxes)
        return (
            len([each for each in node.args if not isinstance(each, ast.Starred)]),
            names,
            is_open,
        )

    def hand_over(
        self,
        function: Function,
        given: list[list[Held]],
        named: dict[str | None, list[Held]],
        *,
        is_method: bool,
    ) -> None:
        """Bind the arguments of a call to the parameters of a function of the project."""
        arguments = function.node.args
        positional = [each.arg for each in (*arguments.posonlyargs, *arguments.args)]
        positional = positional[1:] if is_method else positional
        for name, found in zip(positional, given, strict=False):
            self.bind_name(function.scope, name, found)
        known = {*positional, *(each.arg for each in arguments.kwonlyargs)}
        for keyword, found in named.items():
            if keyword in known and keyword is not None:
                self.bind_name(function.scope, keyword, found)

    def fields(
        self, klass: Klass, given: list[list[Held]], named: dict[str | None, list[Held]]
    ) -> None:
        """Bind what a class without an `__init__` of its own is made with, as a dataclass does."""
        if "__init__" in klass.scope.names:
            return
        for keyword, found in named.items():
            if keyword is not None and keyword in klass.scope.names:
                self.bind_name(klass.scope, keyword, found)
        for name, found in zip(list(klass.scope.names), given, strict=False):
            self.bind_name(klass.scope, name, [each for each in found if isinstance(each, Value)])

    def of_others(
        self,
        node: ast.Call,
        given: list[list[Held]],
        named: dict[str | None, list[Held]],
        scope: Scope,
    ) -> list[Held]:
        """Go on through calls of other packages that hand something on."""
        name = ast.unparse(node.func).rpartition(".")[2]
        everything = [each for part in (*given, *named.values()) for each in part]
        if name in _CALL_FOR_US:
            return self.called_by_others(node, given, named)
        handed = self.handed_on(name, node, everything, scope)
        if handed is None and isinstance(node.func, ast.Attribute):
            return self.of_a_container(node.func, everything, scope)
        return handed or []

    def handed_on(
        self, name: str, node: ast.Call, everything: list[Held], scope: Scope
    ) -> list[Held] | None:
        """Return what a function gives of its arguments; None where it is not known."""
        if name in _ITERATED:
            return [self.box(node, self.items(everything))]
        if name in _ONE_OF:
            return self.items(everything)
        if name in _AS_GIVEN:
            return self.unwrapped(everything)
        if name == "Depends":
            functions = [each for each in everything if isinstance(each, Function)]
            return [got for each in functions for got in (*each.returns, *each.yields)]
        return self.built_in(name, node, everything, scope)

    def built_in(
        self, name: str, node: ast.Call, everything: list[Held], scope: Scope
    ) -> list[Held] | None:
        """The values of `getattr`, `cast` or `super`; None for any other name."""
        if name == "getattr" and node.args:
            return self.by_name(node, scope)
        if name == "cast" and node.args:
            return [*self.annotated(node.args[0], scope), *everything]
        return self.above(scope) if name == "super" else None

    def above(self, scope: Scope) -> list[Held]:
        """Return the values that `super()` stands for in a method."""
        owners = [each for each in self.look_up(scope, "self") if isinstance(each, Object)]
        bases = [base for each in owners for base in each.of.bases]
        return [values.instance(base) if isinstance(base, Value) else base for base in bases]

    def of_a_container(
        self, function: ast.Attribute, everything: list[Held], scope: Scope
    ) -> list[Held]:
        """Follow a method of a container: some put things in, some take them out."""
        boxes = [each for each in self.value(function.value, scope) if isinstance(each, Box)]
        if function.attr in _PUT_IN:
            for box in boxes:
                self.bind(box.inside, everything)
        if function.attr == "update":
            known = [other for other in everything if isinstance(other, Box)]
            for box in boxes:
                box.keys |= {key for other in known for key in other.keys}
                # Keywords are not among what is handed on; nor is what is not known.
                box.is_open |= not known or any(other.is_open for other in known)
        if function.attr in _TAKEN_OUT:
            return [each for box in boxes for each in box.inside]
        return list(boxes) if function.attr in _THE_SAME else []

    def called_by_others(
        self, node: ast.Call, given: list[list[Held]], named: dict[str | None, list[Held]]
    ) -> list[Held]:
        """The values of a call that another package makes: of the first argument, with the rest."""
        at = next(
            (
                at
                for at, held in enumerate(given)
                if any(isinstance(each, Value | Function) for each in held)
            ),
            None,
        )
        if at is None:
            return []
        inner = ast.Call(node.args[at], node.args[at + 1 :], node.keywords)
        ast.copy_location(inner, node)
        return [
            got for each in given[at] for got in self.called(each, inner, given[at + 1 :], named)
        ]

    def by_name(self, node: ast.Call, scope: Scope) -> list[Held]:
        """Return the values of `getattr`, where the name is written out."""
        owners = self.value(node.args[0], scope)
        name = node.args[1] if len(node.args) > 1 else None
        if isinstance(name, ast.Constant) and isinstance(name.value, str):
            found = [each for owner in owners for each in self.member(owner, name.value, node)]
            # With a third argument it may be missing.
            has_default = len(node.args) > len(("object", "name"))
            return (
                [each for each in found if _has(each)] if has_default else self.there(found, node)
            )
        if any(isinstance(each, Value) for each in owners):
            self.cannot(node, f"{ast.unparse(node)}: the name is known only as it runs")
        return []

    def is_generator(self, function: Function) -> bool:
        """True if the function yields."""
        if isinstance(function.node, ast.Lambda):
            return False
        return any(
            isinstance(each, ast.Yield | ast.YieldFrom)
            for statement in function.node.body
            for each in ast.walk(statement)
        )


def _has(held: Held) -> bool:
    return not isinstance(held, Value) or bool(held.things)
