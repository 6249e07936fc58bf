"""Small programs, one construct each, some ways of which are taken and some are not.

`PROGRAMS` can be read by every Python since 3.7, `NEWER` by those since 3.11. `DIFFERENT` are
those of which a tracer and the probes do not say the same.
"""

from __future__ import annotations

from typing import NamedTuple

Place = int | tuple[int, int]


class Difference(NamedTuple):
    """A program with the places that are executed to only one of the two.

    A place is a line, or a branch: a line and the next one, negative for the end of what begins
    there.
    """

    program: str
    tracer: set[Place]
    probes: set[Place]


PROGRAMS = {
    "annotation begins a branch": """
def f(a):
    if a:
        x: int
        x = 1
    return 2

f(0)
""",
    "classes on one line": """
class A: pass
class B: x = 1
y = 1
""",
    "function on one line ends a body": """
class A:
    def f(self): return 1

def f():
    def g(): return 1

f()
""",
    "if, elif, else": """
def size(number):
    if number > 10:
        return "big"
    elif number > 5:
        return "middle"
    elif (
        number > 0
    ):
        return "small"
    else:
        return "none"

def sign(number):
    if number < 0:
        number = -number
    return number

size(20)
size(1)
sign(1)
""",
    "nested if": """
def choose(a, b):
    if a:
        if b:
            return 1
        else:
            x = 2
    else:
        if b:
            x = 3
    return x

def end(a):
    if a:
        if a > 1:
            x = 1
    else:
        y = 1

choose(1, 1)
choose(1, 0)
choose(0, 1)
end(1)
""",
    "constant conditions": """
while False:
    print(1)
if 0:
    print(1)
if True:
    x = 1
else:
    x = 2
if not True:
    x = 3
def f():
    if False:
        return 1
    return 2
f()
""",
    "for, else": """
def find(items, wanted):
    for item in items:
        if item == wanted:
            break
        if item < 0:
            continue
        last = item
    else:
        return None
    return item

def first(items):
    for item in items:
        return item

find([1, 2, 3], 2)
find([-1], 5)
first([1])
for x in []:
    print(x)
""",
    "while, else": """
def count(number):
    while (
        number
        and number > 0
    ):
        number -= 1
        if number == 100:
            break
    else:
        number = -1
    return number

def drop(items):
    while items:
        if items.pop():
            continue
        x = 2

count(3)
drop([1])
""",
    "while True": """
def turn():
    number = 0
    while True:
        number += 1
        if number == 2:
            continue
        if number > 3:
            break
    while 1:
        return number

def refuse():
    while True:
        raise ValueError

turn()
try:
    refuse()
except ValueError:
    pass
""",
    "nested loops": """
def f(n):
    for i in range(n):
        for j in range(n):
            if i == j:
                break
            if i > 5:
                return
        else:
            x = 1
    while n:
        n -= 1
        while n > 2:
            n -= 1
        else:
            continue
        break

f(3)
""",
    "try, except, else, finally": """
def attempt(error):
    try:
        if error:
            raise error
    except KeyError:
        a = 1
    except (
        ValueError,
        TypeError,
    ) as e:
        a = 2
    else:
        a = 3
    finally:
        b = 4
    return a

attempt(None)
attempt(ValueError())
""",
    "no clause matches": """
def attempt():
    try:
        raise OSError
    except KeyError:
        return 1
    except ValueError:
        return 2

try:
    attempt()
except OSError:
    pass
""",
    "first clause matches": """
def attempt():
    try:
        raise KeyError
    except KeyError:
        return 1
    except ValueError:
        return 2

attempt()
""",
    "bare except": """
def attempt(error):
    try:
        raise error
    except KeyError:
        return 1
    except:
        return 2

def never():
    try:
        x = 1
    except:
        x = 2

attempt(OSError())
never()
""",
    "bare except not reached": """
def attempt(error):
    try:
        raise error
    except KeyError:
        return 1
    except:
        return 2

attempt(KeyError())
""",
    "type of a clause raises": """
def bad():
    raise ValueError

def attempt():
    try:
        bad()
    except bad():
        return 1
    except KeyError:
        return 2

try:
    attempt()
except ValueError:
    pass
""",
    "try in try": """
def attempt(error):
    try:
        try:
            raise error
        except KeyError:
            x = 1
        finally:
            y = 1
    except ValueError:
        z = 1
    except OSError as err:
        if err:
            raise
        w = 1

attempt(KeyError())
attempt(ValueError())
try:
    attempt(OSError())
except OSError:
    pass
""",
    "try in a loop": """
def divide(items):
    for item in items:
        try:
            1 / item
        except ZeroDivisionError:
            continue
        except TypeError:
            break
        else:
            x = 1
        finally:
            y = 1
    return 1

divide([1, 0])
""",
    "return through finally": """
def f(a):
    try:
        if a:
            return 1
        x = 1
    finally:
        y = 2
    return 3

def g(a):
    try:
        return a
    finally:
        if a > 1:
            x = 1
        for x in range(2):
            if x:
                y = 1

f(1)
g(1)
""",
    "raise through finally": """
def f():
    try:
        raise ValueError
    finally:
        y = 2
    return 3

try:
    f()
except ValueError:
    pass
""",
    "break and continue through finally": """
def f(items):
    for item in items:
        try:
            if item:
                continue
            if item is None:
                break
        finally:
            if item == 1:
                y = 2
    return 3

f([0, 1, None])
""",
    "if in finally": """
def f(a):
    try:
        x = 1
        if a == 2:
            raise ValueError
    finally:
        if a:
            y = 2
    return 3

f(1)
f(0)
try:
    f(2)
except ValueError:
    pass
""",
    "with": """
import contextlib

def f(a):
    with contextlib.nullcontext():
        if a:
            return 1
    return 2

def g(a):
    with contextlib.suppress(ValueError):
        if a:
            raise ValueError
        x = 1
    return 2

def h(a):
    for x in a:
        with contextlib.nullcontext(
            1
        ), contextlib.nullcontext():
            if x:
                break
            if x is None:
                continue

f(0)
f(1)
g(1)
h([0, None, 1])
""",
    "branches at the end of with": """
import contextlib

def f(a):
    with contextlib.nullcontext():
        if a:
            x = 1

def g(a):
    with contextlib.nullcontext() as x:
        with contextlib.nullcontext():
            for x in a:
                y = 1
    return a

f(0)
g([1])
""",
    "async": """
import asyncio

class Manager:
    async def __aenter__(self):
        return self

    async def __aexit__(self, *args):
        return False

async def numbers(n):
    for i in range(n):
        yield i

async def never():
    async for i in numbers(1):
        pass

async def run():
    async for i in numbers(2):
        if i == 5:
            break
    else:
        x = 1
    async for i in numbers(3):
        if i:
            break
    async for i in numbers(0):
        y = i
    async with Manager() as m:
        if m is None:
            return 2
    await asyncio.sleep(0)
    return [i async for i in numbers(2) if i]

asyncio.run(run())
""",
    "generators closed early": """
def items():
    for i in range(10):
        yield i
    done = 1

def forever():
    try:
        while True:
            yield 1
    finally:
        x = 1

def condition():
    if (yield 1):
        return 2
    return 3

def outer():
    yield from items()
    x = 2

for each in (items, forever, condition, outer):
    generator = each()
    next(generator)
    generator.close()
never = items()
""",
    "decorators": """
import functools

def deco(f):
    @functools.wraps(f)
    def inner(*args):
        return f(*args)
    return inner

def with_arguments(a, b=1):
    def d(f):
        return f
    return d

@with_arguments(
    1,
    2,
)
@deco
def f(
    a,
    b=[
        1
    ],
):
    return a

@with_arguments(1)
class A(
    object,
):
    @property
    def x(self):
        return 1

    @staticmethod
    def y():
        return 2

    @classmethod
    @deco
    def z(cls):
        return 3

f(1)
A.y()
""",
    "branch begins with a decorator": """
def deco(f):
    return f

def f(a):
    if a:
        @deco
        def g():
            return 1
    for x in []:
        @deco
        @deco
        class A:
            pass
    else:
        @deco
        def g():
            return 1
    try:
        a = 1
    except ValueError:
        @deco
        def g():
            return 1
    return 1

f(0)
""",
    "functions on one line": """
def f(): return 1
def g(): return 2
def h(): ...
def k(a): x = 1; return x
async def m(): return 1
@staticmethod
def n(): return 3
f()
h()
x = f
""",
    "functions never called": '''
def f(a):
    """Doc."""
    for x in a:
        if x:
            yield x
    def inner():
        return 1

class A:
    def m(self):
        return 1

async def k():
    async with x:
        pass
''',
    "functions in functions": """
def f(a):
    def g():
        if a:
            return 1
        return 2
    def h():
        return 3
    if a:
        return g()
    return h

f(1)
f(0)
""",
    "docstrings": '''"""Doc
of
module."""
def f():
    """Doc."""

def g():
    """Doc
    multi."""
    return 1

class A:
    """Doc."""

class B:
    """Doc."""
    x = 1
    """Attribute doc."""
    y = 2

f()
"""Not a docstring."""
''',
    "imports from the future": '''"""Doc."""
from __future__ import annotations
from __future__ import division
x: int = 1
y: str

def f(a: Foo) -> Bar:
    z: Foo
    w: Foo = 1
    return w

f(1)
''',
    "future without a docstring": """from __future__ import annotations
import os
""",
    "statements of many lines": '''
x = [
    1,
    2,
]
def f(
    a,
    b=2,
):
    return (
        a
        +
        b
    )
if (
    x
    and
    f(1)
):
    y = {
        "a": f(1),
        "b": f(
            2,
        ),
    }
z = """
multi
""" + str(
    f(1)
)
assert x, (
    "message"
)
for i in (
    1,
    2,
):
    w = (
      i
    )
t = (
    f(1)
    if x
    else f(2)
)
f(1).real; f(2).real
''',
    "comprehensions": """
a = [x for x in range(3) if x]
b = {
    x: 1
    for x in range(3)
    if x
}
c = (x for x in a)

def f():
    return [
        x
        for x in []
    ]

def g(a):
    if [x for x in a if x]:
        return 1
    return any(
        i
        for i in a
    )

g([0])
""",
    "lambdas": """
f = lambda: 1
g = lambda x: x + 1
h = lambda: (
    1
)
def k():
    return sorted([1], key=lambda x: x)

g(1)
if (lambda: 0)():
    x = 2
""",
    "return in the middle": """
def f(a):
    if a:
        return 1
    b = 2
    return 3
    c = 4

def g(a):
    for x in a:
        return x
    return None

f(1)
g([])
""",
    "raise through functions": """
def inner():
    raise ValueError

def middle(a):
    if a:
        inner()
        x = 1
    return 2

def outer():
    for i in range(2):
        middle(i)
    else:
        y = 1

def items():
    yield 1
    raise KeyError

def loop():
    for i in items():
        x = 1
    return 1

for f in (outer, loop):
    try:
        f()
    except (ValueError, KeyError):
        pass
""",
    "class bodies": """
class A:
    x = 1
    if x:
        y = 1
    else:
        y = 2
    for i in range(2):
        z = i
    class B:
        def f(self):
            return 1
    def g(self):
        pass
    try:
        q = 1
    except ValueError:
        q = 2

A.B().f()
""",
    "conditional imports": """
import sys
try:
    import json
except ImportError:
    json = None
try:
    import there_is_no_such_module
except ImportError:
    there_is_no_such_module = None
if sys.version_info >= (3,):
    import os
else:
    import posix as os
if sys.version_info < (3,):
    from os import path
""",
    "if TYPE_CHECKING": """
from typing import TYPE_CHECKING
import typing
if TYPE_CHECKING:
    from typing import List
if typing.TYPE_CHECKING:
    from typing import Dict
else:
    Dict = dict
x = 1
""",
    "statements without code": """
x = 1
def f(a):
    if a:
        "a comment, so to say"
        x = 2
    elif a == 0:
        ...
    else:
        None
    for x in a or ():
        pass
    y: int
    def g():
        nonlocal y
        y = 2
    global z
    z = 1

f(0)
""",
    "no cover": """
def f(a):
    if a:  # pragma: no cover
        return 1
    return 2

def g():  # pragma: no cover
    return 3

f(0)
""",
    "nothing": "",
    "a comment": "# nothing\n",
    "a docstring": '"""Doc."""\n',
    "no newline at the end": "x = 1\nif x:\n    y = 2",
}

NEWER = {
    "decorator begins the last case": """
def deco(f):
    return f

def f(a):
    match a:
        case 1:
            x = 1
        case 2:
            @deco
            def g():
                return 1
    return 1

f(3)
""",
    "match with guard and wildcard": """
def f(x):
    match x:
        case 0:
            return "zero"
        case int() if x > 10:
            return "big"
        case {"a": 1}:
            return "dict"
        case [a, b]:
            y = 1
        case _:
            return "other"
    return "end"

f(0)
f([1, 2])
f("x")
""",
    "match without wildcard": """
def f(x):
    match x:
        case 0:
            y = "zero"
        case 1 | 2:
            y = "few"
    return 1

def g(x):
    match x:
        case 1:
            return 1

f(1)
f(5)
g(1)
""",
    "match at the end": """
def f(x):
    match x:
        case 0:
            y = "zero"
        case 1:
            y = "one"

f(1)
""",
    "match with a name": """
def f(x):
    match x:
        case 0:
            return 1
        case y:
            return y

def g(x):
    match x:
        case (1, y) as z:
            return y
        case y if y:
            return z
    return 4

def h(x):
    match x:
        case _:
            return 1

def k(x):
    match x:
        case 1 as y:
            return y

f(0)
g(0)
g((1, 2))
h(1)
k(2)
""",
    "match in a loop": """
def f(items):
    for x in items:
        match x:
            case 1:
                continue
            case 2:
                break
            case 3 if x == 4:
                pass
        y = 1
    return 1

f([1, 5, 2])
""",
    "match whose subject raises": """
def bad():
    raise ValueError

def f():
    match bad():
        case 1:
            return 1
        case 2:
            return 2

try:
    f()
except ValueError:
    pass
""",
    "assignment in a condition": """
def f(items):
    while (n := len(items)) > 1:
        items.pop()
    if (m := n):
        return m

f([1, 2])
""",
    "with in parentheses": """
import contextlib

def f():
    with (
        contextlib.nullcontext() as a,
        contextlib.nullcontext() as b,
    ):
        if a:
            return 1
    return 2

f()
""",
    "except of groups": """
def f(error):
    try:
        raise ExceptionGroup("x", [error])
    except* ValueError:
        x = 1
    except* TypeError as g:
        y = 2
    return 1

f(ValueError())
try:
    f(KeyError())
except ExceptionGroup:
    pass
""",
}

DIFFERENT = {
    # Lines do not tell apart where such a branch goes.
    "branches on one line": Difference(
        """
def f(a):
    if a: x = 1
    if a: x = 2
    else: x = 3

f(0)
""",
        {(3, 4)},
        set(),
    ),
    # A tracer takes the way out by an exception for the end of the loop, or of the function.
    "condition raises": Difference(
        """
def bad():
    raise ValueError

def f():
    for item in bad():
        x = 1

def g():
    if bad():
        return 1

for each in (f, g):
    try:
        each()
    except ValueError:
        pass
""",
        {(5, -4), (9, -8)},
        set(),
    ),
    # A probe stands where a case is entered, or none was.
    "guard raises": Difference(
        """
def bad():
    raise ValueError

def f(x):
    match x:
        case 1:
            return 1
        case 2 if bad():
            return 2

try:
    f(2)
except ValueError:
    pass
""",
        {6, 8, (6, 8), (8, -4)},
        set(),
    ),
    # A probe does not know that it is on the way out, and takes it for the way on.
    "return through a branch that ends finally": Difference(
        """
def f(a, b):
    try:
        if b:
            return 1
    finally:
        if a:
            x = 2
    return 3

f(0, 1)
""",
        set(),
        {(6, 8)},
    ),
    "case in parentheses": Difference(
        """
def f(x):
    match x:
        case (
            1
            | 2
        ):
            return 1
    return 2

f(1)
""",
        {3, (3, 7)},
        set(),
    ),
}
