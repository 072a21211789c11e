"""The storyboard lint: what stands between a storyboard and a film, in sentences for the user."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from enum import StrEnum
from itertools import pairwise

from reelwright.film.brief import Brief
from reelwright.film.grammar import TransitionKind
from reelwright.film.storyboard import Scene, Storyboard
from reelwright.film.time import seconds_to_json
from reelwright.film.value import Value
from reelwright.providers.port import Sheet
from reelwright.story.moves import named_moves
from reelwright.story.spoken import count_words, room

CAPTION_LINES = 2
CAPTION_WIDTH = 42
_REPEATED = 0.5
"""The share of a look's words that a prompt has to repeat for the look to hold from scene to scene."""


class Severity(StrEnum):
    ERROR = "error"
    """The storyboard cannot be filmed as it is."""
    ADVICE = "advice"


class Finding(Value):
    """One thing to put right: a stable `code`, and a sentence that says what to do."""

    code: str
    message: str
    scene: int | None = None
    severity: Severity = Severity.ERROR


def lint(storyboard: Storyboard, brief: Brief, sheet: Sheet) -> tuple[Finding, ...]:
    """Everything in `storyboard` that breaks the brief, the sheet or the grammar of film; empty when fine.

    Nobody is asked to shoot a scene with footage of its own, so its prompt may say anything.
    """
    found = [*_total(storyboard, brief), *_bible(storyboard)]
    for scene in storyboard.scenes:
        if scene.footage is None:
            found += _filmable(scene, sheet)
            found += _one_move(scene)
            found += _repeats_the_bible(scene, storyboard)
        found += _spoken(scene)
        found += _captioned(scene, brief)
        found += _transition(scene, storyboard, sheet)
    found += _jump_cuts(storyboard)
    return tuple(found)


def caption_lines(caption: str) -> int:
    """Lines that `caption` takes at 42 columns; a wide (CJK) sign takes two, a long word is broken."""
    lines = 0
    for paragraph in caption.splitlines():
        used = 0
        lines += 1
        for word in paragraph.split():
            width = _columns(word)
            if used and used + 1 + width > CAPTION_WIDTH:
                lines += 1
                used = 0
            elif used:
                used += 1
            used += width
            while used > CAPTION_WIDTH:
                lines += 1
                used -= CAPTION_WIDTH
    return lines


def _columns(word: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in word)


def _total(storyboard: Storyboard, brief: Brief) -> Iterator[Finding]:
    if storyboard.seconds != brief.seconds:
        total = seconds_to_json(storyboard.seconds)
        yield Finding(
            code="total_seconds",
            message=f"The scenes last {total} s together and the brief asks for {brief.seconds} s: "
            "lengthen or shorten a scene.",
        )
    if brief.scenes is not None and len(storyboard.scenes) != brief.scenes:
        yield Finding(
            code="scene_count",
            message=f"The brief asks for {brief.scenes} scenes and there are {len(storyboard.scenes)}: "
            "add, join or drop scenes.",
        )


def _bible(storyboard: Storyboard) -> Iterator[Finding]:
    bible = storyboard.bible
    for scene in storyboard.scenes:
        for slug in scene.continuity.characters:
            if bible.character(slug) is None:
                yield Finding(
                    code="unknown_character",
                    message=f"Scene {scene.number} names the character {slug!r}, who is not in the bible: "
                    "describe them there, or take the name out.",
                    scene=scene.number,
                )
        slug = scene.continuity.place
        if slug is not None and bible.place(slug) is None:
            yield Finding(
                code="unknown_place",
                message=f"Scene {scene.number} is set in {slug!r}, which is not in the bible: "
                "describe the place there, or choose another.",
                scene=scene.number,
            )
    seen = {slug for scene in storyboard.scenes for slug in scene.continuity.characters}
    for character in bible.characters:
        if character.id not in seen:
            yield Finding(
                code="unused_character",
                message=f"{character.name} is in the bible and in no scene: give them one, or remove them.",
                severity=Severity.ADVICE,
            )
    used = {scene.continuity.place for scene in storyboard.scenes}
    for place in bible.places:
        if place.id not in used:
            yield Finding(
                code="unused_place",
                message=f"{place.name} is in the bible and in no scene: set one there, or remove it.",
                severity=Severity.ADVICE,
            )


def _filmable(scene: Scene, sheet: Sheet) -> Iterator[Finding]:
    if not sheet.durations.allows(scene.seconds):
        yield Finding(
            code="scene_seconds",
            message=f"Scene {scene.number} lasts {seconds_to_json(scene.seconds)} s, which {sheet.model} "
            f"cannot shoot: make it {_offered(sheet)}.",
            scene=scene.number,
        )
    length = sheet.prompt_length(scene.prompt)
    if length > sheet.prompt_limit:
        yield Finding(
            code="prompt_too_long",
            message=f"The prompt of scene {scene.number} is {length} {sheet.prompt_unit.value} long and "
            f"{sheet.model} takes {sheet.prompt_limit}: shorten it by {length - sheet.prompt_limit}.",
            scene=scene.number,
        )


def _offered(sheet: Sheet) -> str:
    durations = sheet.durations
    if durations.values:
        return " or ".join(f"{seconds_to_json(one)} s" for one in sorted(durations.values))
    least, most, step = (seconds_to_json(one) for one in (durations.least, durations.most, durations.step))
    return f"{least} to {most} s in steps of {step} s"


def _one_move(scene: Scene) -> Iterator[Finding]:
    for named in named_moves(f"{scene.prompt}\n{scene.description}"):
        if scene.camera.move not in named.moves:
            move = scene.camera.move.value.replace("_", " ")
            yield Finding(
                code="second_move",
                message=f"Scene {scene.number} is shot as {move}, and its words say “{named.words}” too: "
                "keep one move.",
                scene=scene.number,
            )


def _repeats_the_bible(scene: Scene, storyboard: Storyboard) -> Iterator[Finding]:
    bible = storyboard.bible
    place = bible.place(scene.continuity.place) if scene.continuity.place else None
    characters = (bible.character(slug) for slug in scene.continuity.characters)
    looks = [(one.name, one.look) for one in characters if one]
    looks += [(place.name, place.look)] if place else []
    looks.append(("the film's style", bible.style))
    said = set(_word_list(scene.prompt))
    for name, look in looks:
        words = set(_word_list(look))
        if words and len(words & said) < _REPEATED * len(words):
            yield Finding(
                code="look_not_repeated",
                message=f"The prompt of scene {scene.number} does not repeat the look of {name}: "
                f"add “{look}” so that it stays the same.",
                scene=scene.number,
                severity=Severity.ADVICE,
            )


def _word_list(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.casefold())


def _spoken(scene: Scene) -> Iterator[Finding]:
    words = count_words(scene.narration)
    if words == 0:
        return
    fewest, most = room(scene.seconds)
    if words < fewest:
        yield Finding(
            code="narration_too_slow",
            message=f"Scene {scene.number} speaks {words} words in {seconds_to_json(scene.seconds)} s: "
            f"write {fewest} to {most}, shorten the scene, or leave it silent.",
            scene=scene.number,
            severity=Severity.ADVICE,
        )
    elif words > most:
        yield Finding(
            code="narration_too_fast",
            message=f"Scene {scene.number} speaks {words} words in {seconds_to_json(scene.seconds)} s: "
            f"cut it to {most} or fewer, or lengthen the scene.",
            scene=scene.number,
            severity=Severity.ADVICE,
        )


def _captioned(scene: Scene, brief: Brief) -> Iterator[Finding]:
    if not scene.caption:
        if brief.captions:
            yield Finding(
                code="no_caption",
                message=f"Scene {scene.number} has no caption: write a few words, or turn captions off.",
                scene=scene.number,
                severity=Severity.ADVICE,
            )
    elif caption_lines(scene.caption) > CAPTION_LINES:
        yield Finding(
            code="caption_too_long",
            message=f"The caption of scene {scene.number} takes more than {CAPTION_LINES} lines of "
            f"{CAPTION_WIDTH} characters: shorten it.",
            scene=scene.number,
            severity=Severity.ADVICE,
        )


def _transition(scene: Scene, storyboard: Storyboard, sheet: Sheet) -> Iterator[Finding]:
    last = scene.number == len(storyboard.scenes)
    if last and scene.transition.kind is not TransitionKind.CUT:
        yield Finding(
            code="last_transition",
            message=f"Scene {scene.number} is the last and leads into nothing: make its transition a cut.",
            scene=scene.number,
            severity=Severity.ADVICE,
        )
    before, after = storyboard.handles(scene.number)
    # Half of each overlap lies within the scene; together they must leave some of it to be seen alone.
    overlaps = (storyboard.overlap_after(scene.number - 1), storyboard.overlap_after(scene.number))
    if max(*overlaps, before + after) >= scene.seconds:
        yield Finding(
            code="transition_too_long",
            message=f"Scene {scene.number} is no longer than the transitions around it: shorten them, or "
            "lengthen the scene.",
            scene=scene.number,
        )
    elif (
        before + after
        and scene.footage is None
        and sheet.handle_step is None
        and sheet.durations.at_least(scene.seconds + before + after) is None
    ):
        yield Finding(
            code="no_room_for_transition",
            message=f"{sheet.model} cannot shoot scene {scene.number} with the extra picture its transitions "
            "need: use cuts, or shorten the scene.",
            scene=scene.number,
            severity=Severity.ADVICE,
        )


def _jump_cuts(storyboard: Storyboard) -> Iterator[Finding]:
    scenes = storyboard.scenes
    for before, after in pairwise(scenes):
        if (before.camera.size, before.camera.angle) != (after.camera.size, after.camera.angle):
            continue
        shared = set(before.continuity.characters) & set(after.continuity.characters)
        empty = not before.continuity.characters and not after.continuity.characters
        if shared or (empty and before.continuity.place == after.continuity.place):
            yield Finding(
                code="jump_cut",
                message=f"Scenes {before.number} and {after.number} show the same subject at the same size "
                "and angle: change one of them.",
                scene=after.number,
                severity=Severity.ADVICE,
            )
