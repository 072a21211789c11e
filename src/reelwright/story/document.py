"""The storyboard as a YAML document that people edit: written to be read, read to be understood.

`write_storyboard` and `read_storyboard` are each other's inverse for every storyboard there can be.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, cast

from pydantic import ValidationError

from reelwright.film.brief import Brief
from reelwright.film.errors import WrongInput
from reelwright.film.storyboard import Storyboard
from reelwright.story.document_faults import NAMES, faults_of, shortened
from reelwright.story.document_prompt import compose_prompt
from reelwright.story.document_tree import KINDS, Fault, NotYaml, Plain, Spot, Tree, in_words, read_tree
from reelwright.story.document_write import glossary, header, lines_of

_UNWRITTEN: Final = "to be written"
_MOST_TOLD: Final = 20


def write_storyboard(storyboard: Storyboard, *, brief: Brief | None = None, notes: Sequence[str] = ()) -> str:
    """The storyboard as YAML, under a comment that says what may be changed and how it is filmed.

    `brief` adds the prompt and the options that the storyboard does not hold; `notes` become comments.
    """
    return "\n".join([*header(brief, notes), "", *lines_of(storyboard), "", *glossary()]) + "\n"


def read_storyboard(text: str, *, source: str) -> Storyboard:
    """The storyboard in `text`; `source` is the file's name for messages.

    camelCase field names are read too, scene numbers left out are filled in, and a prompt left out is
    composed from the scene and the bible. WrongInput (`bad_storyboard`) tells the first thing that is wrong,
    with line and column and what was expected; its hint tells the others.
    """
    try:
        tree = read_tree(text, NAMES)
    except NotYaml as trouble:
        raise _wrong([trouble.fault], source) from None
    if not isinstance(tree.data, dict):
        raise _wrong([_not_a_storyboard(tree)], source)
    faults = list(tree.faults)
    fields = cast("dict[str, Plain]", _without_nothing(tree.data))
    scenes = [scene for scene in _list(fields.get("scenes")) if isinstance(scene, dict)]
    if len(scenes) == len(_list(fields.get("scenes"))):
        faults += _number(scenes, tree)
    unwritten = [scene for scene in scenes if "prompt" not in scene]
    for scene in unwritten:
        scene["prompt"] = _UNWRITTEN
    try:
        storyboard = Storyboard.model_validate(fields)
    except ValidationError as trouble:
        raise _wrong([*faults, *faults_of(trouble, tree)], source) from None
    if faults:
        raise _wrong(faults, source)
    written = tuple(
        scene.but(prompt=compose_prompt(scene, storyboard.bible)) if fields in unwritten else scene
        for scene, fields in zip(storyboard.scenes, scenes, strict=True)
    )
    return storyboard.but(scenes=written)


def _number(scenes: list[dict[str, Plain]], tree: Tree) -> list[Fault]:
    """Fill in the numbers that are missing; a number out of order is a fault, and put right to go on."""
    faults: list[Fault] = []
    for index, scene in enumerate(scenes):
        given = scene.setdefault("number", str(index + 1))
        if isinstance(given, str) and re.fullmatch(r"[0-9]{1,9}", given) and int(given) != index + 1:
            path = ("scenes", index, "number")
            sentence = f"{in_words(path)} is {shortened(given)}; expected {index + 1}, as scenes are numbered"
            faults.append(Fault(tree.spots[path], f"{sentence} 1 to {len(scenes)} in the order of the film"))
            scene["number"] = str(index + 1)
    return faults


def _without_nothing(data: Plain) -> Plain:
    """The same data without the fields that are left empty, which then take their defaults."""
    if isinstance(data, dict):
        return {name: _without_nothing(value) for name, value in data.items() if value is not None}
    if isinstance(data, list):
        return [_without_nothing(value) for value in data]
    return data


def _list(data: Plain) -> list[Plain]:
    return data if isinstance(data, list) else []


def _not_a_storyboard(tree: Tree) -> Fault:
    expected = "expected the fields of a storyboard, such as title: and scenes:"
    if tree.data is None:
        return Fault(Spot(1, 1), f"the file is empty; {expected}")
    kind = "list" if isinstance(tree.data, list) else "text"
    return Fault(tree.spots[()], f"the file is {KINDS[kind]}; {expected}")


def _wrong(faults: list[Fault], source: str) -> WrongInput:
    told = [f"{source}:{one.spot.line}:{one.spot.column}: {one.sentence}" for one in sorted(set(faults))]
    told = [one if one.endswith("?") else f"{one}." for one in told]
    others = told[1:_MOST_TOLD]
    hint = (
        "`reelwright plan` writes a storyboard to start from."
        if not others
        else "\n".join(["Also:", *others])
    )
    if len(told) > _MOST_TOLD:
        hint += f"\nand {len(told) - _MOST_TOLD} more."
    return WrongInput(told[0], code="bad_storyboard", hint=hint, where=f"{source}:{min(faults).spot.line}")
