"""A YAML text as plain data that remembers where everything stands, read with the narrowest of YAMLs.

There are mappings, lists and text, and nothing else: no tags, so nothing is ever built from a name in the
file, and no guessing of types, so `title: 1984` and `caption: No` are text. Aliases are counted, and so is
what they would grow to, before anything is copied.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, cast

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

MOST_BYTES: Final = 1_000_000
MOST_ALIASES: Final = 50
MOST_NODES: Final = 50_000
DEEPEST: Final = 20

KINDS: Final = {"text": "text", "nothing": "nothing", "list": "a list", "map": "a mapping"}

Path = tuple[str | int, ...]
"""Keys and indices from the top of the file down to a value."""
Plain = str | None | list["Plain"] | dict[str, "Plain"]


@dataclass(frozen=True, slots=True, order=True)
class Spot:
    """A place in the text, line and column both from 1."""

    line: int
    column: int


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing that is wrong, as a sentence without its place."""

    spot: Spot
    sentence: str


class NotYaml(Exception):
    """The text cannot be read any further; `fault` says where and why."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.sentence)
        self.fault = fault


@dataclass(frozen=True, slots=True)
class Tree:
    """`data` with `spots`: where each value stands; of a field, `keys` says where its name does."""

    data: Plain
    spots: Mapping[Path, Spot]
    keys: Mapping[Path, Spot]
    faults: tuple[Fault, ...]


@dataclass(slots=True)
class _Node:
    kind: str
    spot: Spot
    text: str = ""
    children: list[_Node] = field(default_factory=list["_Node"])
    """Of a list the items, of a mapping keys and values in turn."""
    weight: int = 1
    """Nodes in all, with every alias counted as a copy of what it names."""


def read_tree(text: str, names: Mapping[str, str]) -> Tree:
    """The one document in `text`; `names` maps other spellings of a key to the one in `Tree`.

    Duplicate keys are faults of the tree; anything that stops the reading raises NotYaml.
    """
    if len(text.encode("utf-8", "surrogatepass")) > MOST_BYTES:
        raise NotYaml(Fault(Spot(1, 1), "the file is larger than 1 MB; expected a storyboard of a few pages"))
    clean = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    _refuse_control_characters(clean)
    root = _grow(_events(clean))
    spots: dict[Path, Spot] = {}
    keys: dict[Path, Spot] = {}
    faults: list[Fault] = []
    data = _flatten(root, (), names, spots, keys, faults)
    return Tree(data, spots, keys, tuple(faults))


_CONTROL = re.compile("[^\t\n\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")


def _refuse_control_characters(text: str) -> None:
    found = _CONTROL.search(text)
    if found is None:
        return
    before = text[: found.start()]
    spot = Spot(before.count("\n") + 1, found.start() - (before.rfind("\n") + 1) + 1)
    name = f"U+{ord(found[0]):04X}"
    raise NotYaml(Fault(spot, f"found the control character {name}; expected readable text in UTF-8"))


def _events(text: str) -> Iterator[Any]:
    """The parser's events; ruamel.yaml types them as Any."""
    try:
        yield from cast("Any", YAML(typ="safe", pure=True)).parse(text)
    except MarkedYAMLError as trouble:
        raise NotYaml(_in_words(trouble)) from None
    except YAMLError as trouble:
        raise NotYaml(Fault(Spot(1, 1), f"this is not YAML: {str(trouble).splitlines()[0]}")) from None


def _grow(events: Iterator[Any]) -> _Node:
    """The tree of the first document, built without recursion so that depth is checked, not run into."""
    root: _Node | None = None
    open_nodes: list[_Node] = []
    named: dict[str, _Node] = {}
    aliases = 0
    for event in events:
        if isinstance(event, DocumentStartEvent):
            if root is not None:
                sentence = "a second document starts here (---); expected one storyboard a file"
                raise NotYaml(Fault(_spot(_mark(event)), sentence))
            continue
        if isinstance(event, MappingEndEvent | SequenceEndEvent):
            done = open_nodes.pop()
            if open_nodes:
                open_nodes[-1].weight += done.weight
            continue
        if not isinstance(event, NodeEvent):
            continue
        spot = _spot(_mark(event))
        anchor = cast("str | None", event.anchor)
        if isinstance(event, AliasEvent):
            aliases += 1
            node = named.get(anchor or "")
            if node is None:
                name = _brief(anchor or "")
                raise NotYaml(Fault(spot, f"*{name} names nothing; expected &{name} further up"))
            if aliases > MOST_ALIASES or any(node is one for one in open_nodes):
                sentence = f"aliases are nested or too many; expected at most {MOST_ALIASES}"
                raise NotYaml(Fault(spot, sentence))
        else:
            node = _node(event, spot)
            if anchor is not None:
                named[anchor] = node
        if open_nodes:
            open_nodes[-1].children.append(node)
        else:
            root = node
        grows = isinstance(event, MappingStartEvent | SequenceStartEvent)
        if open_nodes and not grows:
            open_nodes[-1].weight += node.weight
        if grows:
            open_nodes.append(node)
        if len(open_nodes) > DEEPEST or sum(one.weight for one in open_nodes) > MOST_NODES:
            raise NotYaml(
                Fault(spot, "this is nested too deep, or there is too much of it, for a storyboard")
            )
    return root or _Node("nothing", Spot(1, 1))


def _node(event: Any, spot: Spot) -> _Node:
    tag = cast("str | None", getattr(event, "tag", None))
    if tag is not None:
        name = _brief(tag.replace("tag:yaml.org,2002:", "!!"))
        sentence = f"found the tag {name!r}; expected plain values, no tags"
        raise NotYaml(Fault(spot, sentence))
    if isinstance(event, MappingStartEvent):
        return _Node("map", spot)
    if isinstance(event, SequenceStartEvent):
        return _Node("list", spot)
    text = cast("str", event.value)
    empty = event.style is None and text in ("", "~", "null", "Null", "NULL")
    return _Node("nothing" if empty else "text", spot, text)


def _flatten(
    node: _Node,
    path: Path,
    names: Mapping[str, str],
    spots: dict[Path, Spot],
    keys: dict[Path, Spot],
    faults: list[Fault],
) -> Plain:
    spots[path] = node.spot
    if node.kind == "text":
        return node.text
    if node.kind == "nothing":
        return None
    if node.kind == "list":
        return [
            _flatten(child, (*path, index), names, spots, keys, faults)
            for index, child in enumerate(node.children)
        ]
    fields: dict[str, Plain] = {}
    for key, value in zip(node.children[0::2], node.children[1::2], strict=True):
        if key.kind != "text":
            faults.append(Fault(key.spot, f"found {KINDS[key.kind]} as a field name; expected a word"))
            continue
        name = names.get(key.text, key.text)
        if name in fields:
            first = keys[*path, name].line
            sentence = f"{in_words((*path, name))} is given twice, first on line {first}; expected it once"
            faults.append(Fault(key.spot, sentence))
            continue
        keys[*path, name] = key.spot
        fields[name] = _flatten(value, (*path, name), names, spots, keys, faults)
        if value.kind == "nothing":  # the parser places nothing at whatever comes after it
            spots[*path, name] = key.spot
    return fields


def in_words(path: Path) -> str:
    """`scenes[2].camera.move (scene 3)`: indices from 0 as programs count, the scene as people do."""
    words = ""
    for step in path:
        name = step if isinstance(step, int) else _brief(step)
        words += f"[{name}]" if isinstance(step, int) else f".{name}" if words else f"{name}"
    match path:
        case ("scenes", int(index), *_):
            return f"{words} (scene {index + 1})"
        case _:
            return words or "the storyboard"


def _mark(event: Any) -> Any:
    return event.start_mark


def _brief(word: str) -> str:
    return word if len(word) <= 60 else f"{word[:60]}..."


def _spot(mark: Any) -> Spot:
    return Spot(cast("int", mark.line) + 1, cast("int", mark.column) + 1)


def _in_words(trouble: MarkedYAMLError) -> Fault:
    """What the parser says, in words for somebody who has never met a parser."""
    problem = str(cast("Any", trouble).problem or "")
    context = str(cast("Any", trouble).context or "")
    here = _spot(cast("Any", trouble).problem_mark or cast("Any", trouble).context_mark)
    began = _spot(cast("Any", trouble).context_mark or cast("Any", trouble).problem_mark)
    if r"'\t'" in problem:
        return Fault(here, "found a tab; expected spaces, which are all that YAML indents with")
    if "cannot start any token" in problem:
        character = problem.split("'")[1] if "'" in problem else "this"
        return Fault(here, f"a value cannot begin with {character}; expected it in quotation marks")
    if "mapping values are not allowed" in problem:
        sentence = "found a second ': ' on one line, or a line indented too far"
        return Fault(here, f"{sentence}; expected text that holds ': ' to stand in quotation marks")
    if "could not find expected ':'" in problem:
        return Fault(began, "found text without a colon; expected `field: value`")
    if "quoted scalar" in context and "end of" in problem:
        return Fault(began, "a quotation mark is opened here and never closed; expected a closing one")
    if "flow" in context:
        return Fault(began, "a [ or { opens here; expected commas between its items and a closing bracket")
    if "expected <block end>" in problem:
        sentence = "this line does not line up with the ones above it"
        return Fault(here, f"{sentence}; expected the same indentation, and lists of either fields or '- '")
    return Fault(here, f"this is not YAML: {', '.join(one for one in (context, problem) if one)}")
