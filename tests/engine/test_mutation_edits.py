"""Edits that break a few lines of source, and lines that are left alone."""

from __future__ import annotations

import ast
import textwrap

import pytest

from cozematrix.upkeep.mutation.edits import edits
from cozematrix.upkeep.mutation.faults import find_faults

EVERY_KIND = '''
"""A module."""
RATE: int = 2

class Bot(Base):
    """A bot."""
    id: str = Field(alias="bot_id", default=None)

    @limit(5)
    def one(self, size: int = 10, *, text="a"):
        self.size = size
        options = {"a": 1, **text, "b": f"{size:>3} b"}
        try:
            reply = send(self.size, text, header=b"x")
        except Wrong as error:
            raise Bad("nobody is there", error.code) from error
        while not reply and size > 3:
            size += 1
            if reply.startswith("a") or size in options:
                break
            continue
        del self.size
        return [each for each in reply if each] if reply else None
'''


def broken(source: str) -> list[tuple[str, str, str]]:
    """Everything that can be broken: the operator, the statement before and after."""
    faults = find_faults("sdk/bots.py", textwrap.dedent(source))
    return [(fault.operator, fault.before, fault.after) for fault in faults]


@pytest.mark.parametrize(
    ("source", "before"),
    [
        pytest.param("raise Bad", "raise Bad", id="raise"),
        pytest.param("raise", "raise", id="raise again"),
        pytest.param("del bot", "del bot", id="delete"),
        pytest.param("size += step", "size += step", id="augmented assignment"),
        pytest.param("close()", "close()", id="call"),
        pytest.param("await close()", "await close()", id="awaited call"),
        pytest.param("self.size = size", "self.size = size", id="assignment to an attribute"),
        pytest.param("sizes[bot] = size", "sizes[bot] = size", id="assignment to an item"),
        pytest.param(
            "self.size: int = size", "self.size: int = size", id="annotated assignment to one"
        ),
    ],
)
def test_statement_is_removed(source: str, before: str) -> None:
    assert broken(source) == [("statement-removed", before, "pass")]


@pytest.mark.parametrize(
    ("field", "more"),
    [
        pytest.param("size = other", [], id="with a value"),
        pytest.param("size: int", [], id="with a type"),
        pytest.param(
            "size: int = 1",
            [
                ("off-by-one", "size: int = 1", "size: int = 2"),
                ("off-by-one", "size: int = 1", "size: int = 0"),
            ],
            id="with both",
        ),
    ],
)
def test_field_of_a_class_is_removed(field: str, more: list[tuple[str, str, str]]) -> None:
    assert broken(f"class Bot:\n {field}") == [("field-removed", field, "pass"), *more]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("bot = other", [("value-none", "bot = other", "bot = None")], id="assigned"),
        pytest.param(
            "bot: Bot = other",
            [("value-none", "bot: Bot = other", "bot: Bot = None")],
            id="assigned with a type",
        ),
        pytest.param(
            "one, two = both", [("value-none", "one, two = both", "one, two = None")], id="unpacked"
        ),
        pytest.param("bot = ...", [], id="a constant has no other edit of the whole"),
        pytest.param(
            "size = -1",
            [("off-by-one", "size = -1", "size = -2"), ("off-by-one", "size = -1", "size = -0")],
            id="a negative number likewise",
        ),
        pytest.param("bot: Bot", [], id="no value"),
    ],
)
def test_assigned_value_becomes_none(source: str, expected: list[tuple[str, str, str]]) -> None:
    assert broken(source) == expected


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        pytest.param("return bot", [("return-none", "return bot", "return None")], id="a value"),
        pytest.param("return None", [("none", "return None", "return True")], id="None"),
        pytest.param("return", [], id="nothing"),
    ],
)
def test_returned_value_becomes_none(statement: str, expected: list[tuple[str, str, str]]) -> None:
    assert broken(f"def one():\n {statement}") == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("break", ("break-continue", "break", "continue"), id="break"),
        pytest.param("continue", ("break-continue", "continue", "break"), id="continue"),
    ],
)
def test_loop_goes_on_or_ends(source: str, expected: tuple[str, str, str]) -> None:
    assert broken(f"for bot in bots:\n {source}") == [expected]


@pytest.mark.parametrize(
    ("parameters", "expected"),
    [
        pytest.param(
            "size=10, page=None",
            [
                ("default", "def one(size=10, page=None):", "def one(size=11, page=None):"),
                ("default", "def one(size=10, page=None):", "def one(size=9, page=None):"),
                ("default", "def one(size=10, page=None):", "def one(size=10, page=True):"),
            ],
            id="by place",
        ),
        pytest.param(
            "*, id, mode='a'",
            [("default", "def one(*, id, mode='a'):", "def one(*, id, mode='aXX'):")],
            id="by name",
        ),
        pytest.param("id, *ids, **more", [], id="without a default"),
    ],
)
def test_default_of_a_parameter_differs(
    parameters: str, expected: list[tuple[str, str, str]]
) -> None:
    assert broken(f"def one({parameters}):\n ...") == expected
    assert broken(f"async def one({parameters}):\n ...") == [
        (operator, f"async {before}", f"async {after}") for operator, before, after in expected
    ]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param(
            "@limit(True)\ndef one(): ...",
            ("boolean", "@limit(True) def one():", "@limit(False) def one():"),
            id="a function's",
        ),
        pytest.param(
            "@limit(True)\nclass Bot: ...",
            ("boolean", "@limit(True) class Bot:", "@limit(False) class Bot:"),
            id="a class's",
        ),
    ],
)
def test_decorator_is_broken_like_any_call(source: str, expected: tuple[str, str, str]) -> None:
    assert broken(source) == [expected]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            "bot",
            [("handler", "bot", "raise"), ("handler", "bot", "pass")],
            id="what is caught is let through, or nothing is done about it",
        ),
        pytest.param(
            "bot; pass",
            [("handler", "bot", "raise"), ("handler", "bot", "pass")],
            id="of several statements the first one is told",
        ),
        pytest.param("pass", [("handler", "pass", "raise")], id="nothing is done already"),
        pytest.param(
            "raise",
            [("handler", "raise", "pass"), ("statement-removed", "raise", "pass")],
            id="it is let through already",
        ),
        pytest.param(
            "raise; pass",
            [
                ("handler", "raise", "raise"),
                ("handler", "raise", "pass"),
                ("statement-removed", "raise", "pass"),
            ],
            id="and what follows is dropped",
        ),
        pytest.param(
            "close()",
            [
                ("handler", "close()", "raise"),
                ("handler", "close()", "pass"),
                ("statement-removed", "close()", "pass"),
            ],
            id="what it does can be broken as well",
        ),
    ],
)
def test_handler_is_broken(body: str, expected: list[tuple[str, str, str]]) -> None:
    assert broken(f"try:\n bot\nexcept Bad:\n {body}") == expected


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("try:\n close()\nfinally:\n pass", id="try"),
        pytest.param("try:\n pass\nfinally:\n close()", id="finally"),
        pytest.param("try:\n pass\nexcept Bad:\n raise\n pass\nelse:\n close()", id="else of try"),
        pytest.param("for bot in bots:\n close()", id="for"),
        pytest.param("for bot in bots:\n pass\nelse:\n close()", id="else of for"),
        pytest.param("async for bot in bots:\n close()", id="async for"),
        pytest.param("with bot:\n close()", id="with"),
        pytest.param("async with bot:\n close()", id="async with"),
        pytest.param("if a == b:\n close()", id="if"),
        pytest.param("if a == b:\n pass\nelse:\n close()", id="else"),
        pytest.param("if a == b:\n pass\nelif a == c:\n close()", id="elif"),
        pytest.param("while a == b:\n close()", id="while"),
        pytest.param("class Bot:\n close()", id="class"),
        pytest.param("def one():\n close()", id="function"),
        pytest.param("def one():\n def inner():\n  close()", id="function in a function"),
    ],
)
def test_statement_is_found_wherever_it_stands(source: str) -> None:
    assert ("statement-removed", "close()", "pass") in broken(source)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("if bot: pass", [("condition", "if bot:", "if not bot:")], id="if"),
        pytest.param("if not bot: pass", [("condition", "if not bot:", "if bot:")], id="if not"),
        pytest.param(
            "if a: pass\nelif b: pass",
            [("condition", "if a:", "if not a:"), ("condition", "if b:", "if not b:")],
            id="elif",
        ),
        pytest.param(
            "while bot: pass", [("condition", "while bot:", "while not bot:")], id="while"
        ),
        pytest.param(
            "a if bot else b", [("condition", "a if bot else b", "a if not bot else b")], id="value"
        ),
        pytest.param(
            "[a for a in b if a]",
            [("condition", "[a for a in b if a]", "[a for a in b if not a]")],
            id="comprehension",
        ),
        pytest.param(
            "if a == b: pass",
            [("comparison", "if a == b:", "if a != b:")],
            id="a comparison has its own opposite",
        ),
        pytest.param(
            "{a for a in b if a == c}",
            [("comparison", "{a for a in b if a == c}", "{a for a in b if a != c}")],
            id="in a comprehension as well",
        ),
        pytest.param(
            "if a == b == c: pass",
            [
                ("condition", "if a == b == c:", "if not a == b == c:"),
                ("comparison", "if a == b == c:", "if a != b == c:"),
                ("comparison", "if a == b == c:", "if a == b != c:"),
            ],
            id="a chain of comparisons has none",
        ),
    ],
)
def test_condition_is_its_opposite(source: str, expected: list[tuple[str, str, str]]) -> None:
    assert broken(source) == expected


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("a == b", ["a != b"], id="equal"),
        pytest.param("a != b", ["a == b"], id="not equal"),
        pytest.param("a < b", ["a <= b", "a >= b"], id="less"),
        pytest.param("a <= b", ["a < b", "a > b"], id="at most"),
        pytest.param("a > b", ["a >= b", "a <= b"], id="more"),
        pytest.param("a >= b", ["a > b", "a < b"], id="at least"),
        pytest.param("a is b", ["a is not b"], id="is"),
        pytest.param("a is not b", ["a is b"], id="is not"),
        pytest.param("a in b", ["a not in b"], id="in"),
        pytest.param("a not in b", ["a in b"], id="not in"),
    ],
)
def test_comparison_is_its_opposite_or_off_by_one(before: str, after: list[str]) -> None:
    assert broken(before) == [("comparison", before, each) for each in after]


@pytest.mark.parametrize(
    ("operator", "before", "after"),
    [
        pytest.param("boolean-operator", "a and b", "a or b", id="and"),
        pytest.param("boolean-operator", "a or b", "a and b", id="or"),
        pytest.param("arithmetic", "a + b", "a - b", id="plus"),
        pytest.param("arithmetic", "a - b", "a + b", id="minus"),
        pytest.param("arithmetic", "a * b", "a // b", id="times"),
        pytest.param("arithmetic", "a / b", "a * b", id="by"),
        pytest.param("arithmetic", "a // b", "a * b", id="by, whole"),
        pytest.param("arithmetic", "a % b", "a * b", id="remainder"),
    ],
)
def test_operator_is_another(operator: str, before: str, after: str) -> None:
    assert broken(before) == [(operator, before, after)]


@pytest.mark.parametrize(
    ("operator", "before", "after"),
    [
        pytest.param("string", "a['b']", ["a['bXX']"], id="text"),
        pytest.param("string", "a['']", ["a['XX']"], id="empty text"),
        pytest.param("string", "a[b'b']", ["a[b'bXX']"], id="bytes"),
        pytest.param("string", "f'{a}/b'", ["f'{a}/bXX'"], id="text in an f-string"),
        pytest.param("off-by-one", "a[5]", ["a[6]", "a[4]"], id="whole number"),
        pytest.param("off-by-one", "a[1.5]", ["a[2.5]", "a[0.5]"], id="number"),
        pytest.param("boolean", "a[True]", ["a[False]"], id="true"),
        pytest.param("boolean", "a[False]", ["a[True]"], id="false"),
        pytest.param("none", "a[None]", ["a[True]"], id="none is seen by who asks for anything"),
    ],
)
def test_constant_is_another(operator: str, before: str, after: list[str]) -> None:
    assert broken(before) == [(operator, before, each) for each in after]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param(
            "{a: b, **c, d: e}",
            [
                ("entry-removed", "{a: b, **c, d: e}", "{**c, d: e}"),
                ("entry-removed", "{a: b, **c, d: e}", "{a: b, d: e}"),
                ("entry-removed", "{a: b, **c, d: e}", "{a: b, **c}"),
            ],
            id="entries of a dict",
        ),
        pytest.param(
            "-one(a=b, **c)",
            [
                ("keyword-removed", "-one(a=b, **c)", "-one(**c)"),
                ("keyword-removed", "-one(a=b, **c)", "-one(a=b)"),
            ],
            id="keyword arguments",
        ),
        pytest.param(
            "-one(a, b, b)",
            [("arguments-swapped", "-one(a, b, b)", "-one(b, a, b)")],
            id="neighbours that differ",
        ),
        pytest.param(
            "-one(*a, b, *c)",
            [("arguments-swapped", "-one(*a, b, *c)", "-one(b, *a, *c)")],
            id="nothing moves behind what is unpacked",
        ),
        pytest.param(
            "-one(a=b, c=d, e=d)",
            [
                ("keyword-removed", "-one(a=b, c=d, e=d)", "-one(c=d, e=d)"),
                ("keyword-removed", "-one(a=b, c=d, e=d)", "-one(a=b, e=d)"),
                ("keyword-removed", "-one(a=b, c=d, e=d)", "-one(a=b, c=d)"),
                ("arguments-swapped", "-one(a=b, c=d, e=d)", "-one(a=d, c=b, e=d)"),
            ],
            id="values of neighbouring keywords that differ",
        ),
    ],
)
def test_part_of_a_call_or_dict_is_lost_or_misplaced(
    source: str, expected: list[tuple[str, str, str]]
) -> None:
    assert broken(source) == expected


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("lower", "upper", id="lower"),
        pytest.param("upper", "lower", id="upper"),
        pytest.param("lstrip", "rstrip", id="lstrip"),
        pytest.param("rstrip", "lstrip", id="rstrip"),
        pytest.param("startswith", "endswith", id="startswith"),
        pytest.param("endswith", "startswith", id="endswith"),
        pytest.param("append", "remove", id="append"),
    ],
)
def test_method_is_its_opposite(before: str, after: str) -> None:
    assert broken(f"-a.{before}(b)") == [("method", f"-a.{before}(b)", f"-a.{after}(b)")]
    assert broken(f"-{before}(b)") == []


@pytest.mark.parametrize(
    "source",
    [
        pytest.param('"""A module."""', id="docstring of a module"),
        pytest.param('class Bot:\n """A bot."""', id="docstring of a class"),
        pytest.param('def one():\n """One bot."""', id="docstring of a function"),
        pytest.param("def one(id: 'str', *ids: 'str', mode: Literal[1]) -> 'Bot': ...", id="types"),
        pytest.param("bot: 'Bot'", id="type of a variable"),
        pytest.param("Mode = Literal['a', 'b']", id="Literal"),
        pytest.param("Bots = typing.List['Bot']", id="alias of a type, by its module"),
        pytest.param("Found = Optional['Bot']", id="alias of an optional type"),
        pytest.param("Alias = Annotated['Bot', 'b']", id="Annotated"),
        pytest.param("Alias = Dict['Bot', 'b']", id="Dict"),
        pytest.param("Alias = Set['Bot', 'b']", id="Set"),
        pytest.param("Alias = Tuple['Bot', 'b']", id="Tuple"),
        pytest.param("Alias = Type['Bot', 'b']", id="Type"),
        pytest.param("Alias = Union['Bot', 'b']", id="Union"),
        pytest.param("T = TypeVar('T', bound='Bot')", id="TypeVar"),
        pytest.param("P = typing.ParamSpec('P')", id="ParamSpec"),
        pytest.param("Id = NewType('Id', str)", id="NewType"),
        pytest.param("-one(Dict[str, 'Bot'])", id="type as an argument"),
        pytest.param("@overload\ndef one(size: int = 1): return 2", id="overload"),
        pytest.param("@typing.overload\nasync def one(size=1): return 2", id="overload by module"),
        pytest.param("if TYPE_CHECKING:\n bot = one(2)", id="TYPE_CHECKING"),
        pytest.param("if typing.TYPE_CHECKING:\n bot = one(2)", id="TYPE_CHECKING by module"),
        pytest.param("__all__ = ['Bot']", id="__all__"),
        pytest.param("import bot\nfrom bot import one", id="imports"),
        pytest.param("pass", id="pass"),
        pytest.param("...", id="ellipsis"),
        pytest.param("f'{bot:>30}'", id="format in an f-string"),
        pytest.param("a ** b", id="operator that has no other"),
        pytest.param("def one():\n global bot", id="global"),
    ],
)
def test_what_nobody_would_notice_is_left_alone(source: str) -> None:
    assert broken(source) == []


@pytest.mark.parametrize(
    "call",
    [
        pytest.param("log('a', 1)", id="log"),
        pytest.param("_log('a')", id="private"),
        pytest.param("log_info('a')", id="with a level"),
        pytest.param("logger.info('a')", id="logger"),
        pytest.param("_logger.debug('a', bot=1)", id="private logger"),
        pytest.param("self.logger.error('a')", id="of an object"),
        pytest.param("self._log('a')", id="private and of an object"),
    ],
)
def test_log_is_left_alone(call: str) -> None:
    assert broken(call) == []


@pytest.mark.parametrize(
    "call",
    [
        pytest.param("login(bot)", id="login"),
        pytest.param("catalog.add(bot)", id="catalog"),
        pytest.param("logger.handlers.clear()", id="what a logger holds"),
    ],
)
def test_call_that_only_looks_like_a_log_is_removed(call: str) -> None:
    assert broken(call) == [("statement-removed", call, "pass")]


def test_text_for_people_in_a_raise_is_left_alone() -> None:
    assert broken("raise Bad('nobody is there')") == [
        ("statement-removed", "raise Bad('nobody is there')", "pass")
    ]
    assert broken("raise Bad(f'no {bot} here')") == [
        ("statement-removed", "raise Bad(f'no {bot} here')", "pass")
    ]


def test_text_of_one_word_in_a_raise_is_for_programs() -> None:
    assert broken("raise Bad('not_found')") == [
        ("statement-removed", "raise Bad('not_found')", "pass"),
        ("string", "raise Bad('not_found')", "raise Bad('not_foundXX')"),
    ]


def test_text_with_blanks_outside_of_a_raise_is_broken() -> None:
    assert broken("a['b c']") == [("string", "a['b c']", "a['b cXX']")]


def test_every_edit_is_made_in_its_context_and_undone_after_it() -> None:
    tree = ast.parse(EVERY_KIND)
    whole = ast.dump(tree)

    found = list(edits(tree))
    made = []
    undone = []
    for edit in found:
        with edit.made():
            made.append(ast.dump(tree))
        undone.append(ast.dump(tree))

    assert {edit.operator for edit in found} == {
        "arguments-swapped",
        "boolean-operator",
        "break-continue",
        "comparison",
        "condition",
        "default",
        "entry-removed",
        "field-removed",
        "handler",
        "keyword-removed",
        "method",
        "none",
        "off-by-one",
        "return-none",
        "statement-removed",
        "string",
        "value-none",
    }
    assert whole not in made
    assert set(undone) == {whole}


def test_edit_is_undone_when_its_context_fails() -> None:
    tree = ast.parse("one(a=1, b=2)")
    [swapped] = [edit for edit in edits(tree) if edit.operator == "arguments-swapped"]

    during = []

    def fail() -> None:
        with swapped.made():
            during.append(ast.unparse(tree))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()

    assert during == ["one(a=2, b=1)"]
    assert ast.unparse(tree) == "one(a=1, b=2)"


def test_edits_are_always_in_the_same_order() -> None:
    first = broken(EVERY_KIND)
    second = broken(EVERY_KIND)

    assert first == second
    assert first[:4] == [
        ("off-by-one", "RATE: int = 2", "RATE: int = 3"),
        ("off-by-one", "RATE: int = 2", "RATE: int = 1"),
        (
            "field-removed",
            "id: str = Field(alias='bot_id', default=None)",
            "pass",
        ),
        (
            "keyword-removed",
            "id: str = Field(alias='bot_id', default=None)",
            "id: str = Field(default=None)",
        ),
    ]


@pytest.mark.parametrize(
    "call", ["log_in(bot)", "self.log_request(bot)", "self.login()", "catalog.add(bot)"]
)
def test_what_only_sounds_like_a_log_is_broken(call: str) -> None:
    assert ("statement-removed", call, "pass") in broken(call)


def test_key_of_what_is_assigned_to_is_broken() -> None:
    assert ("string", "params['page'] = size", "params['pageXX'] = size") in broken(
        "params['page'] = size"
    )


def test_missing_cause_of_an_error_stays_missing() -> None:
    assert [operator for operator, _, _ in broken("raise bot from None")] == ["statement-removed"]


@pytest.mark.parametrize("statement", ["__all__: list = ['Coze']", "__all__ += ['Coze']"])
def test_public_names_are_left_alone_however_they_are_written(statement: str) -> None:
    assert broken(statement) == []
