"""Names of the SDK that the lines of a program need."""

import pytest

from cozematrix.types.typed_use.needs import read_needs

IMPORTS = "from cozepy import Bot, Chat, Coze, Error, Handler, Kind, Paged, Scope\n"


def needs_of(program: str, line: str) -> set[str]:
    """Return the needs of the line in a program that imports names of the SDK."""
    text = IMPORTS + program
    return set(read_needs(text)[text.splitlines().index(line) + 1])


def test_import_needs_each_of_its_names():
    needs = read_needs(
        "import os\nfrom cozepy import (\n    Bot,\n    Coze as C,\n)\nimport cozepy.x\n"
    )

    names = {"cozepy.Bot", "cozepy.Coze"}
    assert needs == {1: set(), 2: names, 3: names, 4: names, 5: names, 6: {"cozepy.x"}}


@pytest.mark.parametrize(
    ("program", "line", "needs"),
    [
        pytest.param(
            "def use(coze: Coze):\n    coze.bots.get('1', id='2')",
            "    coze.bots.get('1', id='2')",
            {"cozepy.Coze", "cozepy.Coze.bots.get", "cozepy.Coze.bots.get(id)"},
            id="method with an argument by its name",
        ),
        pytest.param(
            "def use(coze: Coze):\n    bot = coze.get()\n    bot = bot or 1\n    bot.name",
            "    bot.name",
            {"cozepy.Coze", "cozepy.Coze.get"},
            id="what a variable came by",
        ),
        pytest.param(
            "def use(coze: Coze):\n    for bot in coze.list():\n        bot.name",
            "        bot.name",
            {"cozepy.Coze", "cozepy.Coze.list"},
            id="loop",
        ),
        pytest.param(
            "def use(coze: Coze):\n    return [bot.name for bot in coze.list()]",
            "    return [bot.name for bot in coze.list()]",
            {"cozepy.Coze", "cozepy.Coze.list"},
            id="comprehension",
        ),
        pytest.param(
            "async def use(coze: Coze):\n    async with coze.talk() as (a, b):\n        b.say()",
            "        b.say()",
            {"cozepy.Coze", "cozepy.Coze.talk"},
            id="context manager",
        ),
        pytest.param(
            "Coze(base=Kind.A).bots.get(id='1').name",
            "Coze(base=Kind.A).bots.get(id='1').name",
            {
                *("cozepy.Coze", "cozepy.Coze(base)", "cozepy.Kind.A"),
                *("cozepy.Coze.bots.get", "cozepy.Coze.bots.get(id)"),
            },
            id="object that has no name",
        ),
        pytest.param(
            "app = Coze(base='b')\napp.url()",
            "app.url()",
            {"cozepy.Coze", "cozepy.Coze(base)", "cozepy.Coze.url"},
            id="instance of a class",
        ),
        pytest.param(
            "scope = Scope.build()\nscope.name",
            "scope.name",
            {"cozepy.Scope.build"},
            id="result of a method has no kind",
        ),
        pytest.param(
            "def use(pages: Paged[Bot]):\n    pages.total",
            "    pages.total",
            {"cozepy.Paged", "cozepy.Bot", "cozepy.Paged.total"},
            id="generic",
        ),
        pytest.param(
            "def use(*, bot: Optional[Bot]):\n    bot.name",
            "    bot.name",
            {"cozepy.Bot", "cozepy.Bot.name"},
            id="optional",
        ),
        pytest.param(
            "try:\n    pass\nexcept Error as e:\n    e.code",
            "    e.code",
            {"cozepy.Error", "cozepy.Error.code"},
            id="error",
        ),
        pytest.param(
            "def use(got):\n    assert_type(got, Bot)\n    got.name",
            "    got.name",
            {"cozepy.Bot.name"},
            id="type that is asserted",
        ),
        pytest.param(
            "def use(got: Bot):\n    assert_type(got.chat, Chat)\n    got.chat.id",
            "    got.chat.id",
            {"cozepy.Bot", "cozepy.Chat.id"},
            id="type that is asserted of a field",
        ),
        pytest.param(
            "def use(got: Bot):\n    assert_type(got.chat, Chat)\n    got = 1\n    got.chat.id",
            "    got.chat.id",
            set(),
            id="name that is given to something else",
        ),
        pytest.param(
            "def use(got):\n    if isinstance(got, Bot):\n        got.name\n    got.x",
            "        got.name",
            {"cozepy.Bot.name"},
            id="type that is asked for",
        ),
        pytest.param(
            "def use(got):\n    if isinstance(got, Bot):\n        got.name\n    got.x",
            "    got.x",
            set(),
            id="after the type that is asked for",
        ),
        pytest.param(
            "class Own(Handler):\n    def heard(self):\n        super().heard(1)",
            "        super().heard(1)",
            {"cozepy.Handler"},
            id="within a class",
        ),
        pytest.param(
            "class Own(Handler):\n    pass\ndef use():\n    own = Own()\n    own.x",
            "    own.x",
            {"cozepy.Handler"},
            id="own class",
        ),
        pytest.param(
            "if x is Kind.NEW:\n    x = 2\nelse:\n    x = Kind.OLD",
            "    x = Kind.OLD",
            {"cozepy.Kind.OLD"},
            id="member of an enumeration",
        ),
    ],
)
def test_line_needs(program: str, line: str, needs: set[str]):
    assert needs_of(program, line) == needs


def test_each_line_of_a_statement_needs_all_of_it():
    text = IMPORTS + "def use(coze: Coze):\n    coze.get(\n        id=Bot(),\n    )\n"

    needs = read_needs(text)

    all_of_it = {"cozepy.Coze", "cozepy.Coze.get", "cozepy.Coze.get(id)", "cozepy.Bot"}
    assert [needs[number] for number in (3, 4, 5)] == [all_of_it] * 3
    assert needs[2] == {"cozepy.Coze"}
