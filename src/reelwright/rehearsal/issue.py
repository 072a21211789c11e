"""What is wrong with a request, in the form in which Runway says it (its validator is zod 4)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

Json = dict[str, Any]
Path = tuple[str | int, ...]
Issues = list[Json]

DOCS = "https://docs.dev.runwayml.com/api"


def kind_of(value: object) -> str:
    """What zod calls the kind of a JSON value; None stands for a null, which is not the same as nothing."""
    match value:
        case None:
            return "null"
        case bool():
            return "boolean"
        case str():
            return "string"
        case int() | float():
            return "number"
        case list():
            return "array"
        case _:
            return "object"


def wrong_type(path: Path, expected: str, received: str) -> Json:
    return {
        "expected": expected,
        "code": "invalid_type",
        "path": list(path),
        "message": f"Invalid input: expected {expected}, received {received}",
    }


def not_whole(path: Path) -> Json:
    return {
        "expected": "int",
        "format": "safeint",
        "code": "invalid_type",
        "path": list(path),
        "message": "Invalid input: expected int, received number",
    }


def not_one_of(path: Path, values: Sequence[str | int]) -> Json:
    shown = "|".join(f'"{one}"' if isinstance(one, str) else str(one) for one in values)
    message = (
        f"Invalid option: expected one of {shown}" if len(values) > 1 else f"Invalid input: expected {shown}"
    )
    return {"code": "invalid_value", "values": list(values), "path": list(path), "message": message}


def too_small(path: Path, origin: str, minimum: int | float) -> Json:
    return _size("too_small", path, origin, "minimum", minimum)


def too_big(path: Path, origin: str, maximum: int | float) -> Json:
    return _size("too_big", path, origin, "maximum", maximum)


def _size(code: str, path: Path, origin: str, bound: str, value: int | float) -> Json:
    sign = ">=" if code == "too_small" else "<="
    unit = {"string": " characters", "array": " items"}.get(origin, "")
    have = f"to have {sign}{value}{unit}" if unit else f"to be {sign}{value}"
    word = "Too small" if code == "too_small" else "Too big"
    return {
        "origin": origin,
        "code": code,
        bound: value,
        "inclusive": True,
        "path": list(path),
        "message": f"{word}: expected {origin} {have}",
    }


def bad_pattern(path: Path, pattern: str) -> Json:
    return {
        "origin": "string",
        "code": "invalid_format",
        "format": "regex",
        "pattern": f"/{pattern}/",
        "path": list(path),
        "message": f"Invalid string: must match pattern /{pattern}/",
    }


def unknown_keys(path: Path, keys: Sequence[str]) -> Json:
    shown = ", ".join(f'"{key}"' for key in keys)
    return {
        "code": "unrecognized_keys",
        "keys": list(keys),
        "path": list(path),
        "message": f"Unrecognized key{'s' if len(keys) > 1 else ''}: {shown}",
    }


def no_such_model() -> Json:
    return {
        "code": "invalid_union",
        "errors": [],
        "note": "No matching discriminator",
        "discriminator": "model",
        "path": ["model"],
        "message": "Invalid input",
    }


def no_union(path: Path) -> Json:
    return {"code": "invalid_union", "errors": [], "path": list(path), "message": "Invalid input"}


def said(path: Path, message: str) -> Json:
    """Anything else, such as a picture that cannot be used."""
    return {"code": "custom", "path": list(path), "message": message}


def refusal(issues: Issues) -> Json:
    """The body of the 400 that says them."""
    return {"error": "Validation of body failed", "issues": issues, "docUrl": DOCS}
