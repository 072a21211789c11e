"""Turning a premise into scenes: the order in which the pieces of a storyboard are made."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from reelwright.film.brief import Brief
from reelwright.film.grammar import Figure, ScreenDirection
from reelwright.film.storyboard import Bible, Character, Continuity, Place, Scene, Storyboard
from reelwright.providers.port import Sheet
from reelwright.story.builtin.arc import Part, parts_of
from reelwright.story.builtin.bank import Beat, detail_lines, stakes
from reelwright.story.builtin.bible import Cast, cast_of, where_is
from reelwright.story.builtin.joins import transitions
from reelwright.story.builtin.lexicon.verbs import Deed
from reelwright.story.builtin.lexicon.where_and_when import place_names
from reelwright.story.builtin.light import hours, light_of, weathers
from reelwright.story.builtin.look import mood_of, palette, style_words
from reelwright.story.builtin.narration import Narrator, Telling, choices_for
from reelwright.story.builtin.phrase import Phrase
from reelwright.story.builtin.premise import Event, Form, Premise
from reelwright.story.builtin.prompt import prompt_of
from reelwright.story.builtin.shots import cameras, framed
from reelwright.story.builtin.telling import action as seen_done
from reelwright.story.builtin.telling import described, own, subject, voice_of
from reelwright.story.builtin.titles import caption_of, scene_title, title_of
from reelwright.story.builtin.voice import Voice, where
from reelwright.story.moves import named_moves


@dataclass(frozen=True, slots=True)
class Words:
    """What is said and shown over one scene when the planner does not write it itself."""

    description: str = ""
    narration: str | None = None
    caption: str = ""


def tell(
    premise: Premise,
    brief: Brief,
    sheet: Sheet,
    seconds: Sequence[Fraction],
    language: str,
    given: Sequence[Words],
) -> Storyboard:
    """The storyboard of `premise` in `len(seconds)` scenes; `given` words stand in place of written ones.

    `language` is the one to write in, `en` or `id`. The same brief always gives the same storyboard.
    """
    rng = random.Random(f"{brief.seed}\n{brief.prompt}")
    parts = parts_of(premise, len(seconds))
    deed = next((one.deed for one in reversed(premise.events) if one.object), premise.events[-1].deed)
    niche = brief.niche or ""
    mood = mood_of(premise, deed, niche, brief.style, brief.prompt)
    cast = cast_of(premise, rng)
    style = style_words(brief.style, niche)
    at = hours(premise, mood, len(parts), brief.style, rng)
    sky = weathers(premise, deed, mood, len(parts), brief.style)
    asked = named_moves(brief.prompt)
    shots = cameras(
        [part.beat for part in parts],
        [part.setting.kind for part in parts],
        premise.form,
        brief.template,
        mood,
        deed,
        asked[0].moves[0] if asked else None,
        rng,
    )
    joins = transitions(parts, seconds, at, mood, brief.template, premise.form, sheet)
    narrator = Narrator(rng)
    captions: set[str] = set()
    names: set[str] = set()
    scenes: list[Scene] = []
    who_is_in = _appearances(parts, cast, premise)
    direction = rng.choice((ScreenDirection.RIGHT, ScreenDirection.LEFT))
    for index, part in enumerate(parts):
        voice = voice_of(premise, part.events[0], part, language)
        shown = voice_of(premise, part.events[0], part, "en")
        action = seen_done(premise, part, shown)
        words = given[index] if index < len(given) else Words()
        lit = light_of(at[index], sky[index], part.setting.kind, brief.style, premise.text)
        place = cast.place(part.setting)
        in_it = who_is_in[index]
        frame = framed(shots[index], language)
        description = words.description or described(premise, part, voice, frame)
        narration = words.narration
        if narration is None:
            narration = narrator.line(
                choices_for(
                    narrator,
                    [Telling(beat, voice_of(premise, _event_at(part, number), part, language),
                             _event_at(part, number).deed) for number, beat in enumerate(part.in_order())],
                    [own(premise, event, part, language) for event in _once_a_sentence(premise, part)],
                    _details(premise, part, voice, index, lit.hour.value, lit.weather.value),
                    own_worth=25 if len(premise.events) > 1 else 12,
                    opening=index == 0,
                ),
                seconds[index],
                voice,
            )  # fmt: skip
        caption = words.caption or caption_of(voice, part, captions)
        captions.add(caption)
        scenes.append(
            Scene(
                number=index + 1,
                title=scene_title(voice, part, lit, names),
                description=description,
                camera=shots[index],
                light=lit,
                prompt=prompt_of(
                    shots[index],
                    subject(premise, shown, action),
                    words.description[:400] if words.description else action,
                    where(part.setting, "en"),
                    [*(one.look for one in in_it), place.look if place else ""],
                    lit,
                    style,
                    sheet,
                ),
                seconds=seconds[index],
                narration=narration,
                caption=caption,
                transition=joins[index],
                continuity=Continuity(
                    place=place.id if place else None,
                    characters=tuple(one.id for one in in_it),
                    wardrobe="",
                    props=tuple(_props(premise, part, language)),
                    screen_direction=ScreenDirection.TOWARDS if part.beat is Beat.TURN else direction,
                    carry_from=None,
                ),
            )
        )
    return Storyboard(
        title=title_of(premise, deed, language, rng),
        logline=_logline(premise, deed, language, parts[0]),
        script="\n\n".join(" ".join(filter(None, (one.description, one.narration))) for one in scenes)[:4000],
        language=language,
        bible=_bible(cast, scenes, palette(parts[0].setting.kind, at[0], brief.style), style).but(mood=mood),
        scenes=tuple(scenes),
    )


def _bible(cast: Cast, scenes: Sequence[Scene], colours: tuple[str, ...], style: str) -> Bible:
    used = {slug for scene in scenes for slug in scene.continuity.characters}
    places = {scene.continuity.place for scene in scenes}
    characters: tuple[Character, ...] = tuple(one for one in cast.characters if one.id in used)
    kept: tuple[Place, ...] = tuple(one for one in cast.places if one.id in places)
    return Bible(characters=characters, places=kept, palette=colours, style=style)


def _once_a_sentence(premise: Premise, part: Part) -> list[Event]:
    """The events to be told; of those that one of several sentences tells together, only the first."""
    if len(premise.sentences) < 2:
        return list(part.told)
    elsewhere = {one.sentence for one in premise.events if one not in part.told}
    kept: list[Event] = []
    for event in part.told:
        together = event.sentence not in elsewhere and any(one.sentence == event.sentence for one in kept)
        if not together:
            kept.append(event)
    return kept


def _event_at(part: Part, number: int) -> Event:
    return part.events[min(number, len(part.events) - 1)]


def _details(premise: Premise, part: Part, voice: Voice, index: int, hour: str, weather: str) -> list[str]:
    """What surrounds a scene, its place first; the order of the rest turns from scene to scene."""
    noun = voice.hero.noun
    hero = f"noun:{noun.en}" if noun and detail_lines(voice.language, f"noun:{noun.en}") else ""
    keys = [f"figure:{voice.hero.figure.value}", f"weather:{weather}", f"hour:{hour}"]
    if voice.other is not None and voice.other.figure is not Figure.THING:
        keys.append(f"figure:{voice.other.figure.value}")
    if weather == "clear":
        keys.remove("weather:clear")
    if premise.form is not Form.TALE or part.events[0].deed is Deed.QUOTE:
        # What is sold or explained is seen close: towers and tides say nothing about it.
        return [f"place:{part.setting.kind.value}"] if part.setting.phrase and index == 0 else ["place:"]
    turned = keys[index % len(keys) :] + keys[: index % len(keys)]
    return [f"place:{part.setting.kind.value}", *([hero] if hero else []), *turned]


def _appearances(parts: Sequence[Part], cast: Cast, premise: Premise) -> list[list[Character]]:
    """Who is in each scene: the one it tells of, and whoever its words name; everyone is in one."""
    found: list[list[Character]] = []
    for part in parts:
        here: list[Character] = []
        for event in part.events[:1] + part.told:
            voice = voice_of(premise, event, part, "en")
            named = [voice.hero, *([voice.other] if voice.other and part.beat is not Beat.OPENING else [])]
            here += [one for phrase in named if (one := cast.character(phrase)) and one not in here]
        found.append(here)
    for character in cast.characters:
        if all(character not in here for here in found):
            place = where_is(character, parts, premise)
            found[place].append(character)
    return found


def _props(premise: Premise, part: Part, language: str) -> list[str]:
    told = [event.object for event in part.events if event.object is not None]
    things = [one for one in told if _is_a_thing(one)]
    if not things and part.beat is not Beat.OPENING:
        things = [one for one in premise.props if _is_a_thing(one)]
    return list(dict.fromkeys(one.bare(language) for one in things if one.text.strip()))[:3]


def _is_a_thing(phrase: Phrase) -> bool:
    if phrase.noun is not None:
        return not phrase.noun.acts
    return bool(phrase.determiner) and phrase.text.casefold().split(" ")[-1] not in place_names(
        phrase.language
    )


def _logline(premise: Premise, deed: Deed, language: str, part: Part) -> str:
    """The prompt as one sentence, and what it comes to."""
    voice = voice_of(premise, premise.events[-1], part, language)
    second = next((text for line in stakes(language, deed) if (text := voice.fill(line))), "")
    first = (premise.sentences[0] if premise.sentences else premise.text).rstrip(".")
    mark = "" if first.endswith(("?", "!")) else "."
    return f"{first[:1].upper()}{first[1:300]}{mark} {second}".strip()
