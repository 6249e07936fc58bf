"""Puts probes into a package's code: which lines are reached, and which way each branch goes.

`python instrument.py TABLE SOURCE TARGET PLACE` writes compiled code with probes beside the sources
in TARGET, a copy of SOURCE that will lie at PLACE. It runs on the cell's own Python, so on 3.7,
with the standard library.

Written by hand because no library fits: tracers (coverage up to Python 3.13) are called for every
line of every file, also of pytest and httpx, and doubled a suite's CPU time; coverage's monitoring
of branches needs 3.14; slipcover needs 3.8 and costs what a tracer costs. A probe is one assignment
into a buffer, in the package's own code only. Everything after the measurement is coverage's.

The code is marked as unchecked (PEP 552): Python takes it for the source beside it. Line numbers,
docstrings and names stay as they are, so tracebacks and `inspect` show the release's own source.
"""

from __future__ import annotations

import ast
import importlib.util
import json
import marshal
import os
import sys
from typing import Any, List, NamedTuple, Tuple

# Set by the module `cell_hits` in each process of a suite: a buffer with a byte for each probe.
BUFFER = "__hits__"
_UNCHECKED = 0b01


class Probe(NamedTuple):
    """A place in the code.

    LINE: a statement is reached, at its first line; or all of some `lines`. DEFINITION: the same
    of a function or class with its decorators. CALL: what is defined there is executed.
    BODY, OTHER: a branch goes into its body, which begins at `target`, or elsewhere.
    """

    kind: str
    lines: Tuple[int, ...]
    target: int = 0


LINE, DEFINITION, CALL, BODY, OTHER = "line", "definition", "call", "body", "other"
_DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
_LOOPS = (ast.For, ast.AsyncFor, ast.While)


def probes(source: bytes) -> List[Probe]:
    """The probes that `instrumented` puts into this source, in the order of their numbers."""
    return _Instrumenter(0).run(ast.parse(source))[1]


# Any: a code object.
def instrumented(source: bytes, path: str, first: int, count: int) -> Any:
    """The code of this source with its probes, numbered from `first`.

    A ValueError where there are not `count` of them: numbers are shared with whoever reads them.
    """
    tree, found = _Instrumenter(first).run(ast.parse(source))
    if len(found) != count:
        raise ValueError("{}: {} probes, not {}".format(path, len(found), count))
    return compile(tree, path, "exec", dont_inherit=True)


class _Instrumenter:
    """Walks over statements in the order of the source; numbers do not depend on the Python."""

    def __init__(self, first: int) -> None:
        self._first = first
        self._found = []  # type: List[Probe]

    def run(self, tree: ast.Module) -> Tuple[ast.Module, List[Probe]]:
        start = _after_docstring(tree.body)
        while start < len(tree.body) and _is_future(tree.body[start]):
            start += 1
        # A docstring and imports from the future must come first, and are executed for certain.
        told = [self._probe(Probe(LINE, (each.lineno,)), each) for each in tree.body[:start]]
        rest = self._statements(tree.body[start:])
        tree.body = tree.body[:start] + told + rest
        return ast.fix_missing_locations(tree), self._found

    def _statements(self, body: List[ast.stmt]) -> List[ast.stmt]:
        done = []  # type: List[ast.stmt]
        for statement in body:
            kind = DEFINITION if isinstance(statement, _DEFINITIONS) else LINE
            done += [self._probe(Probe(kind, _lines(statement)), statement), statement]
            self._inside(statement)
        return done

    def _inside(self, statement: ast.stmt) -> None:
        if isinstance(statement, _DEFINITIONS):
            start = _after_docstring(statement.body)
            called = self._probe(Probe(CALL, _lines(statement)), statement)
            rest = self._statements(statement.body[start:])
            statement.body = [*statement.body[:start], called, *rest]
        elif isinstance(statement, (ast.If, *_LOOPS)):
            self._branch(statement)
        elif isinstance(statement, (ast.With, ast.AsyncWith)):
            statement.body = self._statements(statement.body)
        elif type(statement).__name__ in ("Try", "TryStar"):
            self._try(statement)
        elif type(statement).__name__ == "Match":
            self._match(statement)

    # Any: an if or a loop, which have no class in common.
    def _branch(self, statement: Any) -> None:
        line, target = (statement.lineno,), _lines(statement.body[0])[0]
        into = self._probe(Probe(BODY, line, target), statement)
        statement.body = [into, *self._statements(statement.body)]
        past = self._probe(Probe(OTHER, line, target), statement)
        statement.orelse = [past, *self._statements(statement.orelse)]

    # Any: Python 3.11 has a second class for it.
    def _try(self, statement: Any) -> None:
        statement.body = self._statements(statement.body)
        for handler in statement.handlers:
            reached = self._number(Probe(LINE, (handler.lineno,)))
            into = self._probe(Probe(BODY, (handler.lineno,), _lines(handler.body[0])[0]), handler)
            if handler.type is None:
                handler.body = [_store(reached, handler), into, *self._statements(handler.body)]
            else:
                # A clause is reached also where it does not match.
                handler.type = _and_then(reached, handler.type)
                handler.body = [into, *self._statements(handler.body)]
        statement.orelse = self._statements(statement.orelse)
        statement.finalbody = self._statements(statement.finalbody)

    # Any: Python 3.7 has no such statement.
    def _match(self, statement: Any) -> None:
        # A case is reached where none before it matched.
        lines = [case.pattern.lineno for case in statement.cases]
        last_target = _lines(statement.cases[-1].body[0])[0]
        for place, case in enumerate(statement.cases):
            target = _lines(case.body[0])[0]
            into = [self._probe(Probe(LINE, tuple(lines[: place + 1])), case.body[0])]
            into += [
                self._probe(Probe(BODY, (lines[before],), lines[before + 1]), case.body[0])
                for before in range(place)
            ]
            into.append(self._probe(Probe(BODY, (lines[place],), target), case.body[0]))
            case.body = [*into, *self._statements(case.body)]
        last = statement.cases[-1]
        if (
            last.guard is None
            and isinstance(last.pattern, ast.MatchAs)
            and not last.pattern.pattern
        ):
            return
        missed = [self._probe(Probe(LINE, tuple(lines)), statement)]
        missed += [
            self._probe(Probe(BODY, (line,), after), statement)
            for line, after in zip(lines, lines[1:])
        ]
        missed.append(self._probe(Probe(OTHER, (lines[-1],), last_target), statement))
        statement.cases.append(ast.match_case(pattern=ast.MatchAs(), body=missed))

    def _number(self, probe: Probe) -> int:
        self._found.append(probe)
        return self._first + len(self._found) - 1

    def _probe(self, probe: Probe, where: Any) -> ast.stmt:
        return _store(self._number(probe), where)


def _lines(statement: ast.stmt) -> Tuple[int, ...]:
    decorators = getattr(statement, "decorator_list", ())
    return tuple(each.lineno for each in decorators) + (statement.lineno,)


# Any: whatever has a place in the source.
def _store(number: int, where: Any) -> ast.stmt:
    """The statement `__hits__[number] = 1`."""
    return _placed(  # type: ignore[no-any-return]
        ast.parse("{}[{}] = 1".format(BUFFER, number)).body[0], where
    )


def _and_then(number: int, kind: ast.expr) -> ast.expr:
    """The expression `__hits__.__setitem__(number, 1) or kind`."""
    text = "{}.__setitem__({}, 1) or 0".format(BUFFER, number)
    # Any: an expression's kind is known by how it is written above.
    either = _placed(ast.parse(text, mode="eval").body, kind)  # type: Any
    either.values[1] = kind
    return either  # type: ignore[no-any-return]


# Any: what `ast` makes of a text.
def _placed(node: Any, where: Any) -> Any:
    each = node  # type: Any
    for each in ast.walk(node):
        if hasattr(each, "lineno"):
            ast.copy_location(each, where)
            each.end_lineno, each.end_col_offset = each.lineno, each.col_offset
    return node


def _after_docstring(body: List[ast.stmt]) -> int:
    if not body or not isinstance(body[0], ast.Expr):
        return 0
    # Python 3.7 has a class of its own for strings.
    value = body[0].value
    name = "s" if type(value).__name__ == "Str" else "value"
    return int(isinstance(getattr(value, name, None), str))


def _is_future(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.ImportFrom) and statement.module == "__future__"


def _compile(table: str, source: str, target: str, place: str) -> None:
    """Write the compiled code of every file of the table; one that this Python cannot read stays.

    The table is `[[path, first, count], ...]`, with paths below the folders.
    """
    with open(table, encoding="utf-8") as file:
        rows = json.load(file)
    for path, first, count in rows:
        with open(os.path.join(source, path), "rb") as file:
            content = file.read()
        try:
            code = instrumented(content, os.path.join(place, path), first, count)
        except SyntaxError:
            # Who imports it is told, as without probes.
            continue
        compiled = importlib.util.cache_from_source(os.path.join(target, path))
        os.makedirs(os.path.dirname(compiled), exist_ok=True)
        with open(compiled, "wb") as file:
            file.write(importlib.util.MAGIC_NUMBER + _UNCHECKED.to_bytes(4, "little"))
            file.write(importlib.util.source_hash(content) + marshal.dumps(code))


if __name__ == "__main__":
    _compile(*sys.argv[1:])
