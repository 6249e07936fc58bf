"""The service's newest published definition as facts, and comparison of the route table with it.

`nox -s definition -- FOLDER` reads a checkout of the public repository `coze-dev/coze-sdk-gen`:
`coze-openapi.yaml`, a fragment of OpenAPI for each page of the documentation, and the pages
themselves for the codes of errors. It extracts verbs, paths, keys and types, in the notation of
`shape.py`; no text of the documentation is kept.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from cozefake import shape
from cozefake.routes import Route, read_routes
from cozefake.shape import Choice, ListOf, MapOf, Scalar, Shape, Structure, resolved
from cozefake.websockets.events import read_endpoints

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

SOURCE = "documentation"
_VERBS = ("get", "post", "put", "delete", "patch")
# Keys of the envelope, which are left out, as every answer has them.
_ENVELOPE = {"code", "msg", "detail"}
# Pages about components for web pages, which describe no requests to the service.
_NO_OPERATIONS = {"/chat_sdk", "/uibuilder"}
_SCALARS = {each: each for each in ("string", "boolean", "number", "integer")}
_MOST_DEPTH = 12
# The service's own codes have four digits, those of services behind it nine. Digits followed by
# asterisks are an id in an example.
_CODE = re.compile(r"(?<![\d*#.`$\w])(40\d\d|41\d\d|4200|5000|7\d{8})(?![\d*);\w])")
_ABOUT_AN_ERROR = re.compile('\u9519\u8bef|\u62a5\u9519|\u63d0\u793a|"code"|error_code')
_AN_ADDRESS = re.compile(r"https?:[^) ]*")


class PublishedError(Exception):
    """The folder has no definition, or one that cannot be read."""


# Any: shapes as the table writes them.
@dataclass(frozen=True)
class Operation:
    """One documented operation.

    Keys of `query`, `body`, `form` and `answer` are mapped to shapes as the route table writes
    them, with a `?` behind those that may be absent.
    """

    verb: str
    """HTTP method in capitals."""
    path: str
    """Path whose parameters stand behind a colon: `/v1/bots/:bot_id`."""
    query: dict[str, Any] = field(default_factory=dict)
    """Parameters of the query."""
    body: dict[str, Any] = field(default_factory=dict)
    """Keys of the JSON body; empty for a form."""
    form: dict[str, Any] = field(default_factory=dict)
    """Fields of a multipart body."""
    answer: dict[str, Any] = field(default_factory=dict)
    """Keys of a successful answer, without those of the envelope."""
    codes: tuple[int, ...] = ()
    """Codes of errors that its page names, in rising order."""
    is_socket: bool = False
    """True for the handshake of a websocket."""

    @property
    def key(self) -> tuple[str, str]:
        """The verb and the path without the names of its parameters."""
        return self.verb, unnamed(self.path)


def unnamed(path: str) -> str:
    """Return a path without the names of its parameters, as sources name some differently."""
    return re.sub(r"\{\w+\}|:\w+", "{}", path)


def read_published(file: Path) -> list[Operation]:
    """Return the operations in a file of `write_published`."""
    rows = json.loads(file.read_text(encoding="utf-8"))["operations"]
    return [Operation(**{**row, "codes": tuple(row.get("codes", ()))}) for row in rows]


def write_published(file: Path, operations: list[Operation], revision: str) -> None:
    """Write the operations, sorted and one per line, so that diffs between versions are small."""
    rows = [
        {key: value for key, value in asdict(each).items() if value}
        for each in sorted(operations, key=lambda each: (each.path, each.verb))
    ]
    lines = ",\n".join(f"  {json.dumps(row, ensure_ascii=False)}" for row in rows)
    made = "nox -s definition -- FOLDER, from the public repository coze-dev/coze-sdk-gen"
    head = f'"made_by": {json.dumps(made)},\n "revision": {json.dumps(revision)}'
    file.write_text(f'{{{head},\n "operations": [\n{lines}\n ]}}\n', encoding="utf-8")


def read_checkout(folder: Path) -> list[Operation]:
    """Return all operations of a checkout; those of single pages precede the whole description."""
    whole = folder / "coze-openapi.yaml"
    pages = sorted((folder / "docs" / "api-swagger").glob("*.yaml"))
    if not whole.is_file() or not pages:
        raise PublishedError(
            f"{folder}: no coze-openapi.yaml with docs/api-swagger/*.yaml is there"
        )
    found: dict[tuple[str, str], Operation] = {}
    for file in (whole, *pages):
        text = folder / "docs" / "api-markdown" / f"{file.stem}.md"
        codes = _codes(text.read_text(encoding="utf-8")) if text.is_file() else ()
        for each in _operations(_parsed(file), codes):
            found[each.key] = _merged(found.get(each.key, each), each)
    return list(found.values())


def news(before: list[Operation], now: list[Operation]) -> list[str]:
    """List the additions, removals and changes between two definitions, one per line."""
    old = {each.key: each for each in before}
    new = {each.key: each for each in now}
    lines = [f"new: {new[key].verb} {new[key].path}" for key in new if key not in old]
    lines += [f"gone: {old[key].verb} {old[key].path}" for key in old if key not in new]
    for key in new.keys() & old.keys():
        for place in ("query", "body", "form", "answer"):
            here, there = getattr(old[key], place), getattr(new[key], place)
            name = f"{new[key].verb} {new[key].path}: {place}"
            lines += [f"changed: {name}: {each}" for each in _changes(here, there)]
        if old[key].codes != new[key].codes:
            lines.append(f"changed: {new[key].verb} {new[key].path}: codes: {new[key].codes}")
    return sorted(lines)


def lacking(operations: list[Operation], routes: tuple[Route, ...]) -> list[str]:
    """List the parts of the definition that are missing in the route table, one per line."""
    known = {(verb, unnamed(route.path)): route for route in routes for verb in route.verbs}
    sockets = {unnamed(path) for path in read_endpoints()}
    lines = []
    for each in operations:
        if each.path in _NO_OPERATIONS:
            continue
        if each.is_socket:
            lines += [] if each.key[1] in sockets else [f"websocket {each.path} is missing"]
            continue
        route = known.get(each.key)
        if route is None:
            lines.append(f"{each.verb} {each.path} is missing: {json.dumps(row_of(each))}")
            continue
        if SOURCE not in route.sources:
            lines.append(f"{route.name}: {SOURCE} is not among its sources")
        # A body with a file is a form, even if it is documented as an ordinary body.
        places = {"query": route.query, "body": route.body, "form": route.form}
        if route.form.fields:
            places["body"] = route.form
        lines += [
            f"{route.name}: {lack}"
            for place, structure in places.items()
            for lack in _lacks(getattr(each, place), structure, place)
        ]
        if isinstance(route.answer, Structure):
            lines += [
                f"{route.name}: {lack}" for lack in _lacks(each.answer, route.answer, "answer")
            ]
    return sorted(lines)


# Any: a row of the table.
def row_of(operation: Operation) -> dict[str, Any]:
    """Return the operation as a row of the route table, to be given a name and a handler."""
    row: dict[str, Any] = {"name": "", "verb": operation.verb, "path": braced(operation.path)}
    required = []
    for place in ("query", "body", "form"):
        held: dict[str, Any] = getattr(operation, place)
        if held:
            row[place] = {key.removesuffix("?"): value for key, value in held.items()}
            required += [key for key in held if not key.endswith("?")]
    if required:
        row["required"] = required
    return {**row, "answer": operation.answer, "sources": [SOURCE]}


def braced(path: str) -> str:
    """Return a path with its parameters in braces."""
    return re.sub(r":(\w+)", r"{\1}", path)


def main() -> int:
    """Update the file named by the second argument from the checkout named by the first one."""
    if len(sys.argv) != 3:
        print("usage: python -m cozefake.published FOLDER FILE", file=sys.stderr)
        return 2
    folder, file = Path(sys.argv[1]), Path(sys.argv[2])
    try:
        now = read_checkout(folder)
    except PublishedError as error:
        print(f"definition: {error}", file=sys.stderr)
        return 2
    before = read_published(file) if file.is_file() else []
    write_published(file, now, _revision(folder))
    lacks = lacking(now, read_routes())
    for line in (*news(before, now), *(f"the table lacks: {each}" for each in lacks)):
        print(line)
    print(f"{len(now)} operations; {len(lacks)} things that the table lacks")
    return 0


def _revision(folder: Path) -> str:
    """Return the checkout's commit; empty if the folder is not a checkout."""
    asked = ["git", "-C", str(folder), "rev-parse", "HEAD"]
    return subprocess.run(asked, capture_output=True, text=True, check=False).stdout.strip()


# Any: YAML's own types, from here on.
def _parsed(file: Path) -> dict[str, Any]:
    # Imported here, as only updating the definition needs it.
    import yaml  # type: ignore[import-untyped]  # its stubs are a package of their own

    try:
        parsed = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        raise PublishedError(f"{file}: not YAML: {error}") from None
    if not isinstance(parsed, dict) or not isinstance(parsed.get("paths"), dict):
        raise PublishedError(f"{file}: paths: an object is needed")
    return parsed


def _operations(document: dict[str, Any], codes: tuple[int, ...]) -> Iterator[Operation]:
    types = document.get("components", {}).get("schemas", {})
    for written, operations in document["paths"].items():
        path = unquote(written).replace("*", "").replace("{", ":").replace("}", "")
        for verb, about in operations.items():
            if verb not in _VERBS:
                continue
            body: dict[str, Any] = {}
            form: dict[str, Any] = {}
            for kind, content in about.get("requestBody", {}).get("content", {}).items():
                keys = _keys(content.get("schema", {}), types)
                form, body = (keys, body) if kind.startswith("multipart/") else (form, keys)
            answers = about.get("responses", {}).get("200", {}).get("content", {})
            answer = _keys(answers.get("application/json", {}).get("schema", {}), types)
            yield Operation(
                verb=verb.upper(),
                path=path,
                query=_query(about.get("parameters", []), types),
                body=body,
                form=form,
                answer=_nested(answer),
                codes=codes,
                is_socket=about.get("x-coze-transport") == "websocket",
            )


def _query(parameters: list[dict[str, Any]], types: dict[str, Any]) -> dict[str, Any]:
    return {
        each["name"] + ("" if each.get("required") else "?"): _shape(each.get("schema", {}), types)
        for each in parameters
        if each.get("in") == "query"
    }


def _keys(schema: dict[str, Any], types: dict[str, Any]) -> dict[str, Any]:
    written = _shape(schema, types)
    is_object = isinstance(written, dict) and "*" not in written
    return written if is_object else {}


def _shape(schema: dict[str, Any], types: dict[str, Any], within: tuple[str, ...] = ()) -> Any:
    """Return a schema in the notation of `shape.py`; a recursive type becomes any object."""
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        if name in within or len(within) > _MOST_DEPTH or name not in types:
            return "object"
        return _shape(types[name], types, (*within, name))
    kind = schema.get("type", "object" if "properties" in schema else "json")
    if kind == "array":
        return [_shape(schema.get("items", {}), types, within)]
    if kind == "object":
        return _object(schema, types, within)
    return _scalar(kind, schema.get("format", ""), [str(each) for each in schema.get("enum", ())])


def _scalar(kind: str, form: str, allowed: list[str]) -> str:
    if allowed and kind == "string":
        return "|".join(allowed) if len(allowed) > 1 else f"string {allowed[0]}"
    if allowed and kind == "integer":
        return "integer " + "|".join(allowed)
    special = {
        ("string", "binary"): "file",
        ("integer", "int64"): "int64",
        ("integer", "i64"): "int64",
    }
    return special.get((kind, form)) or _SCALARS.get(kind, "json")


def _object(schema: dict[str, Any], types: dict[str, Any], within: tuple[str, ...]) -> Any:
    if properties := schema.get("properties"):
        needed = schema.get("required", ())
        return {
            key + ("" if key in needed else "?"): _shape(each, types, within)
            for key, each in properties.items()
        }
    if isinstance(more := schema.get("additionalProperties"), dict) and more:
        return {"*": _shape(more, types, within)}
    return "object"


def _nested(answer: dict[str, Any]) -> dict[str, Any]:
    """Return an answer with keys such as `data.items`, which some pages have, nested in `data`."""
    nested: dict[str, Any] = {}
    for key, value in answer.items():
        holder, _, inner = key.partition(".")
        name = holder.removesuffix("?")
        if name in _ENVELOPE or not name.isascii():
            continue
        if inner:
            nested.setdefault(f"{name}?", {})[inner] = value
        else:
            nested[key] = value
    return nested


def _codes(page: str) -> tuple[int, ...]:
    lines = [
        _AN_ADDRESS.sub("", line) for line in page.splitlines() if _ABOUT_AN_ERROR.search(line)
    ]
    return tuple(sorted({int(each) for line in lines for each in _CODE.findall(line)}))


def _merged(one: Operation, other: Operation) -> Operation:
    """Merge two descriptions of one operation; where both describe a part, the richer one wins."""
    places = {
        place: _both(getattr(one, place), getattr(other, place))
        for place in ("query", "body", "form")
    }
    # The whole description has several types named `Data`, and keeps only one of them.
    places["answer"] = other.answer or one.answer
    return Operation(
        one.verb,
        other.path,
        **places,
        codes=tuple(sorted({*one.codes, *other.codes})),
        is_socket=one.is_socket or other.is_socket,
    )


def _both(one: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    """Return the keys of both; a key is required only if both require it."""
    merged: dict[str, Any] = {}
    for key in dict.fromkeys(each.removesuffix("?") for each in (*one, *other)):
        here, there = _of(one, key), _of(other, key)
        is_needed = key in one and key in other
        if isinstance(here, dict) and isinstance(there, dict) and "*" not in (*here, *there):
            value: Any = _both(here, there)
        elif there is None or (here is not None and len(json.dumps(here)) > len(json.dumps(there))):
            value = here
        else:
            value = there
        merged[key if is_needed else f"{key}?"] = value
    return merged


def _of(keys: dict[str, Any], key: str) -> Any:
    return keys.get(key, keys.get(f"{key}?"))


def _changes(one: dict[str, Any], other: dict[str, Any]) -> Iterator[str]:
    for key, value in other.items():
        if key not in one:
            yield f"{key} is new"
        elif one[key] != value:
            yield f"{key} is {json.dumps(value, ensure_ascii=False)}"
    for key in one:
        if key not in other:
            yield f"{key} is gone"


def _lacks(keys: dict[str, Any], structure: Structure, place: str) -> Iterator[str]:
    """Yield the keys, at any depth, that are missing in the table."""
    for written, value in keys.items():
        key = written.removesuffix("?")
        if key not in structure.fields:
            yield f"{place}.{key} is missing: {json.dumps(value, ensure_ascii=False)}"
        else:
            yield from _lacks_within(value, structure.fields[key], f"{place}.{key}")


def _lacks_within(value: Any, known: Shape, place: str) -> Iterator[str]:
    known = resolved(known)
    if isinstance(value, list) and isinstance(known, ListOf):
        yield from _lacks_within(value[0], known.item, f"{place}[]")
    elif isinstance(value, dict) and isinstance(known, MapOf) and "*" in value:
        yield from _lacks_within(value["*"], known.value, f"{place}.*")
    elif isinstance(value, dict) and isinstance(known, Structure) and "*" not in value:
        yield from _lacks(value, known, place)
    elif isinstance(known, Choice) and isinstance(value, str):
        expected = shape.parse(value, _NO_TYPES)
        allowed = expected.allowed if isinstance(expected, Choice) else ()
        if more := [str(each) for each in allowed if each not in known.allowed]:
            yield f"{place} may be {', '.join(more)} as well"
    elif isinstance(known, Structure | ListOf) and isinstance(value, str):
        # The definition says less than the table: any object, any JSON.
        return
    elif isinstance(value, dict | list) and known not in (Scalar("object"), Scalar("json")):
        yield f"{place} is {json.dumps(value, ensure_ascii=False)}, here {shape.named(known)}"


_NO_TYPES: Mapping[str, Shape] = {}


if __name__ == "__main__":
    sys.exit(main())
