"""The fields of a request, as data that checks itself."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Protocol, cast

from reelwright.rehearsal.issue import (
    Issues,
    Json,
    Path,
    bad_pattern,
    kind_of,
    no_union,
    not_one_of,
    not_whole,
    said,
    too_big,
    too_small,
    unknown_keys,
    wrong_type,
)

MOST_URL: Final = 2048
MOST_UPLOAD_URI: Final = 5000
MOST_DATA_URI: Final = 5_242_880
"""Characters of the encoded string, so some 3.9 MB of file."""
_LEAST_URI: Final = 13
_TAG: Final = "^[a-z][a-z0-9_]+$"


class Field(Protocol):
    def check(self, value: Any, path: Path) -> Issues:
        """What is wrong with `value`; nothing when it may be so."""
        ...


@dataclass(frozen=True, slots=True)
class Text:
    """Lengths are in UTF-16 units, as JavaScript counts."""

    most: int = 1000
    least: int = 1

    def check(self, value: Any, path: Path) -> Issues:
        if not isinstance(value, str):
            return [wrong_type(path, "string", kind_of(value))]
        length = len(value.encode("utf-16-le", "surrogatepass")) // 2
        if length < self.least:
            return [too_small(path, "string", self.least)]
        return [too_big(path, "string", self.most)] if length > self.most else []


@dataclass(frozen=True, slots=True)
class Choice:
    values: tuple[str | int, ...]

    def check(self, value: Any, path: Path) -> Issues:
        # In Python True is 1, in JSON it is not; 4.0 is 4 in both.
        fits = value in self.values and not isinstance(value, bool)
        return [] if fits else [not_one_of(path, self.values)]


@dataclass(frozen=True, slots=True)
class Whole:
    least: int
    most: int

    def check(self, value: Any, path: Path) -> Issues:
        if isinstance(value, bool) or not isinstance(value, int | float):
            return [wrong_type(path, "number", kind_of(value))]
        if isinstance(value, float) and not value.is_integer():
            return [not_whole(path)]
        return _within(value, self.least, self.most, path)


@dataclass(frozen=True, slots=True)
class Number:
    least: float
    most: float

    def check(self, value: Any, path: Path) -> Issues:
        if isinstance(value, bool) or not isinstance(value, int | float):
            return [wrong_type(path, "number", kind_of(value))]
        return _within(value, self.least, self.most, path)


@dataclass(frozen=True, slots=True)
class Flag:
    def check(self, value: Any, path: Path) -> Issues:
        return [] if isinstance(value, bool) else [wrong_type(path, "boolean", kind_of(value))]


@dataclass(frozen=True, slots=True)
class Uri:
    """The address of a picture: a web address, an upload or the data itself; only its form is looked at."""

    def check(self, value: Any, path: Path) -> Issues:
        if not isinstance(value, str):
            return [wrong_type(path, "string", kind_of(value))]
        most = _longest(value)
        if most is None:
            return [
                said(path, "Invalid asset: expected a https:// URL, a runway:// URI or a data:image/ URI")
            ]
        if len(value) < _LEAST_URI:
            return [too_small(path, "string", _LEAST_URI)]
        return [too_big(path, "string", most)] if len(value) > most else []


@dataclass(frozen=True, slots=True)
class Record:
    """An object; keys that it does not have are refused."""

    fields: Mapping[str, Field]
    required: frozenset[str] = frozenset()

    def check(self, value: Any, path: Path) -> Issues:
        if not isinstance(value, dict):
            return [wrong_type(path, "object", kind_of(value))]
        given = cast("Json", value)
        issues = check_fields(given, self.fields, self.required, path)
        extra = [key for key in given if key not in self.fields]
        return [*issues, unknown_keys(path, extra)] if extra else issues


@dataclass(frozen=True, slots=True)
class Several:
    item: Field
    least: int
    most: int

    def check(self, value: Any, path: Path) -> Issues:
        if not isinstance(value, list):
            return [wrong_type(path, "array", kind_of(value))]
        items = cast("list[Any]", value)
        if len(items) < self.least:
            return [too_small(path, "array", self.least)]
        if len(items) > self.most:
            return [too_big(path, "array", self.most)]
        return [issue for at, one in enumerate(items) for issue in self.item.check(one, (*path, at))]


@dataclass(frozen=True, slots=True)
class Keyframes:
    """One address, or a list of `{uri, position}`: each position at most once, the first among them."""

    positions: tuple[str, ...] = ("first",)

    def check(self, value: Any, path: Path) -> Issues:
        if isinstance(value, str):
            return Uri().check(value, path)
        if not isinstance(value, list):
            return [no_union(path)]
        item = Record({"uri": Uri(), "position": Choice(self.positions)}, frozenset({"uri", "position"}))
        issues = Several(item, 1, len(self.positions)).check(cast("Any", value), path)
        if issues:
            return issues
        given = [one["position"] for one in cast("list[Json]", value)]
        if "first" not in given:
            return [said(path, "A first keyframe is required")]
        return [said(path, "Each position may be used once")] if len(set(given)) < len(given) else []


@dataclass(frozen=True, slots=True)
class Tag:
    def check(self, value: Any, path: Path) -> Issues:
        issues = Text(16, 3).check(value, path)
        if not issues and not re.match(_TAG, value):
            return [bad_pattern(path, _TAG)]
        return issues


def references(least: int) -> Several:
    return Several(Record({"uri": Uri(), "tag": Tag()}, frozenset({"uri"})), least, 3)


def check_fields(given: Json, fields: Mapping[str, Field], required: frozenset[str], path: Path) -> Issues:
    """The issues of an object's known fields, in the order of `fields`."""
    issues: Issues = []
    for name, field in fields.items():
        if name in given:
            issues += field.check(given[name], (*path, name))
        elif name in required:
            issues += _missing(field, (*path, name))
    return issues


def _missing(field: Field, path: Path) -> Issues:
    match field:
        case Choice():
            return [not_one_of(path, field.values)]
        case Keyframes():
            return [no_union(path)]
        case Whole() | Number():
            return [wrong_type(path, "number", "undefined")]
        case Record():
            return [wrong_type(path, "object", "undefined")]
        case Several():
            return [wrong_type(path, "array", "undefined")]
        case _:
            return [wrong_type(path, "string", "undefined")]


def _within(value: int | float, least: float, most: float, path: Path) -> Issues:
    if value < least:
        return [too_small(path, "number", least)]
    return [too_big(path, "number", most)] if value > most else []


def _longest(uri: str) -> int | None:
    forms: Sequence[tuple[str, int]] = (
        ("https://", MOST_URL),
        ("http://", MOST_URL),
        ("runway://", MOST_UPLOAD_URI),
        ("data:image/", MOST_DATA_URI),
    )
    return next((most for start, most in forms if uri.startswith(start)), None)
