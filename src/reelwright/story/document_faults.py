"""What pydantic found wrong with a storyboard, in the words of the person who wrote the file."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import Any, Final

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from reelwright.film.storyboard import (
    Bible,
    Camera,
    Character,
    Continuity,
    Light,
    LowerThird,
    Place,
    Scene,
    Storyboard,
    Transition,
)
from reelwright.film.value import Value
from reelwright.story.document_tree import Fault, Path, Spot, Tree, in_words

MAPPINGS: Final[dict[tuple[str, ...], type[Value]]] = {
    (): Storyboard,
    ("bible",): Bible,
    ("bible", "characters"): Character,
    ("bible", "places"): Place,
    ("scenes",): Scene,
    ("scenes", "camera"): Camera,
    ("scenes", "light"): Light,
    ("scenes", "transition"): Transition,
    ("scenes", "continuity"): Continuity,
    ("scenes", "lower_third"): LowerThird,
}
"""Every mapping of the document by the keys that lead to it."""

NAMES: Final[dict[str, str]] = {
    info.alias: name
    for value in MAPPINGS.values()
    for name, info in value.model_fields.items()
    if info.alias is not None
}
"""The field behind each camelCase spelling."""

_LOOKS_LIKE: Final = {
    "palette": 'a colour in quotation marks, such as "#1B2A41"',
    "language": "a language tag, such as en or id",
    "id": "a short name in small letters, such as old_keeper",
    "place": "the id of a place in the bible, such as lamp_room",
    "characters": "the ids of characters in the bible, such as [keeper, storm]",
    "pattern": "the name of a transition of your own, such as ripple",
    "seconds": "a number of seconds, such as 6 or 2.5",
    "footage": "the path of a clip or picture of yours, such as holiday.mov",
    "title": "text",
}
_TYPES: Final = {
    "tuple_type": "a list",
    "model_type": "a mapping of fields",
    "int_parsing": "a whole number",
    "int_type": "a whole number",
    "int_parsing_size": "a whole number",
    "int_from_float": "a whole number",
}


def faults_of(trouble: ValidationError, tree: Tree) -> tuple[Fault, ...]:
    """One fault for each of pydantic's errors, where the file has it."""
    errors = trouble.errors(include_url=False)
    return tuple(_fault(error, tree) for error in errors if not _follows(error))


def _follows(error: ErrorDetails) -> bool:
    """A list is also called too short when its items are wrong; then the items say enough."""
    return error["type"] == "too_short" and bool(error["input"])


def _fault(error: ErrorDetails, tree: Tree) -> Fault:
    path: Path = tuple(NAMES.get(step, step) if isinstance(step, str) else step for step in error["loc"])
    here = in_words(path)
    if error["type"] == "extra_forbidden":
        fields = tuple(MAPPINGS[_keys(path[:-1])].model_fields)
        sentence = f"{here} is not a field that is known here; expected {_one_of(fields)}"
        return Fault(tree.keys[path], sentence + _near(str(path[-1]), fields))
    if error["type"] == "missing":
        state = "is empty" if path in tree.spots else "is missing"
        return Fault(_spot(tree, path), f"{here} {state}; expected {_expected(error, path)}")
    if error["type"] == "value_error" and path[-1:] != ("seconds",):
        return Fault(_spot(tree, path), f"{here}: {error['msg'].removeprefix('Value error, ')}")
    near = ""
    if error["type"] == "enum" and isinstance(error["input"], str):
        near = _near(error["input"], _allowed(error))
    sentence = f"{here} is {_found(error)}; expected {_expected(error, path)}{near}"
    return Fault(_spot(tree, path), sentence)


def _expected(error: ErrorDetails, path: Path) -> str:
    context: dict[str, Any] = error.get("ctx", {})
    match error["type"]:
        case "enum":
            return _one_of(_allowed(error))
        case "greater_than":
            return f"more than {context['gt']}"
        case "greater_than_equal":
            return f"at least {context['ge']}"
        case "less_than_equal":
            return f"at most {context['le']}"
        case "string_too_long":
            return f"at most {context['max_length']} characters"
        case "too_long":
            return f"at most {context['max_length']} of them"
        case "too_short":
            return "at least one"
        case wrong if wrong in _TYPES:
            return _TYPES[wrong]
        case _:
            field = next((step for step in reversed(path) if isinstance(step, str)), "")
            return _LOOKS_LIKE.get(field, "a list of scenes" if field == "scenes" else "text")


def _found(error: ErrorDetails) -> str:
    value: object = error["input"]
    if isinstance(value, str):
        if error["type"] == "string_too_long":
            return f"{len(value)} characters long"
        return shortened(value) if value else "empty"
    if value is None:
        return "empty"
    if isinstance(value, list):
        return "a list" if value else "an empty list"
    return "a mapping" if isinstance(value, dict) else f"{value}"


def shortened(value: str) -> str:
    """The text in quotation marks, its middle left out when it is long."""
    return repr(value) if len(value) <= 60 else f"{value[:40]!r} and so on"


def _allowed(error: ErrorDetails) -> tuple[str, ...]:
    return tuple(re.findall(r"'([^']*)'", str(error.get("ctx", {}).get("expected", ""))))


def _one_of(values: tuple[str, ...]) -> str:
    return f"one of {', '.join(values)}"


def _near(value: str, allowed: tuple[str, ...]) -> str:
    flat = re.sub(r"[\s-]+", "_", value.strip().lower())
    found = get_close_matches(flat, allowed, n=1, cutoff=0.6)
    return f"; did you mean {found[0]}?" if found else ""


def _keys(path: Path) -> tuple[str, ...]:
    return tuple(step for step in path if isinstance(step, str))


def _spot(tree: Tree, path: Path) -> Spot:
    """Where `path` stands, or the nearest thing around it that the file has."""
    while path and path not in tree.spots:
        path = path[:-1]
    return tree.spots[path]
