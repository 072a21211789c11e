"""Assembling the cut: a storyboard, a take for each scene, voices and music become a timeline."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from reelwright.cut.cues import columns, lay_captions
from reelwright.cut.patterns import NONE, Patterns
from reelwright.cut.picture import Shot, lay_picture
from reelwright.cut.supers import lay_chapters, lay_logo, lay_titles
from reelwright.cut.voices import lay_voices
from reelwright.film.errors import WrongInput
from reelwright.film.grammar import Spot, TitleStyle
from reelwright.film.ids import MediaId
from reelwright.film.speech import Spoken
from reelwright.film.storyboard import Storyboard
from reelwright.film.time import Rate
from reelwright.film.timeline import MusicBed, Timeline, Voice
from reelwright.film.value import Value
from reelwright.film.video import Note

__all__ = ["Cut", "Shot", "assemble"]

_FADE_IN, _SHORTEST_FADE_IN = Fraction(1, 2), Fraction(1, 6)
_FADE_OUT, _SHORTEST_FADE_OUT = Fraction(1), Fraction(1, 2)

_RTL_LANGUAGES = frozenset(
    {"ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"}
)
_RTL_SCRIPTS = frozenset({"adlm", "arab", "hebr", "nkoo", "rohg", "syrc", "thaa"})
_RIGHT_TO_LEFT_MARK = "\u200f"


class Cut(Value):
    """The assembled film, and what a viewer has a right to know about it."""

    timeline: Timeline
    notes: tuple[Note, ...] = ()


def assemble(
    storyboard: Storyboard,
    shots: Sequence[Shot],
    *,
    rate: Rate,
    width: int,
    height: int,
    spoken: Sequence[Spoken] = (),
    music: MediaId | None = None,
    burn_captions: bool = True,
    title: bool = True,
    title_style: TitleStyle = TitleStyle.CLASSIC,
    logo: MediaId | None = None,
    logo_spot: Spot = Spot.TOP_RIGHT,
    patterns: Patterns = NONE,
) -> Cut:
    """The film of exactly `rate.frames(storyboard.seconds)` frames, or shorter where a take is.

    One shot a scene, in any order, and at most one line; WrongInput for a scene without a take, for two
    takes or lines of one scene, for those of a scene that the storyboard does not have, and for a transition
    of the user's own that is not among `patterns`.
    """
    scenes = len(storyboard.scenes)
    taken = {shot.scene: shot for shot in shots}
    lines = {line.scene: line for line in spoken}
    _check_scenes("take", (shot.scene for shot in shots), scenes)
    _check_scenes("line", (line.scene for line in spoken), scenes)
    missing = [number for number in range(1, scenes + 1) if number not in taken]
    if missing:
        raise WrongInput(
            f"There is no take for {_spell_scenes(missing)}.",
            code="scene_without_take",
            hint="Shoot every scene first; an animatic will do.",
        )
    picture = lay_picture(storyboard, [taken[number] for number in range(1, scenes + 1)], rate, patterns)
    voices, voice_notes = lay_voices(lines, picture.bounds, rate)
    captions, caption_notes = lay_captions(
        storyboard, picture.bounds, rate, columns(width, height, storyboard.language), lines, voices
    )
    rtl = runs_to_the_left(storyboard.language)
    rise, fall = _fades(voices, lines, picture.bounds[-1], rate)
    timeline = Timeline(
        rate=rate,
        width=width,
        height=height,
        clips=picture.clips,
        joins=picture.joins,
        fade_in=rise,
        fade_out=fall,
        titles=tuple(
            one.but(text=_led(one.text), subtitle=_led(one.subtitle)) if rtl else one
            for one in lay_titles(storyboard, picture.bounds, rate, title_style, named=title)
        ),
        insets=lay_logo(logo, logo_spot, picture.bounds[-1]),
        captions=tuple(one.but(text=_led(one.text)) for one in captions) if rtl else captions,
        burn_captions=burn_captions,
        voices=voices,
        music=MusicBed(media=music) if music is not None else None,
        chapters=lay_chapters(storyboard, picture.bounds),
        language=storyboard.language,
        rtl=rtl,
    )
    return Cut(timeline=timeline, notes=(*picture.notes, *voice_notes, *caption_notes))


def runs_to_the_left(language: str) -> bool:
    """Whether a BCP 47 language is written from right to left; a script named in the tag decides."""
    main, *others = language.lower().split("-")
    script = next((one for one in others if len(one) == 4 and one.isalpha()), None)
    return script in _RTL_SCRIPTS if script else main in _RTL_LANGUAGES


def _led(text: str) -> str:
    """`text` of a film that runs to the left: a line that begins with a foreign word does so too.

    Its direction is that of its first letter wherever it is shown, unless a mark stands before it. A line
    without any letter that runs to the left is left as it is.
    """
    lines = text.split("\n")
    for place, line in enumerate(lines):
        ways = [way for way in map(unicodedata.bidirectional, line) if way in {"L", "R", "AL"}]
        if ways[:1] == ["L"] and set(ways) != {"L"}:
            lines[place] = _RIGHT_TO_LEFT_MARK + line
    return "\n".join(lines)


def _fades(voices: Sequence[Voice], lines: Mapping[int, Spoken], film: int, rate: Rate) -> tuple[int, int]:
    """Frames of the first and the last fade: shorter where the first or last word is heard out of the black.

    The words themselves never fade; a third of a fade may lie over them, where picture and music have lost no
    more than 3 dB.
    """
    quiet, heard = film, 0
    for voice in voices:
        speech = lines[voice.scene].speech
        begins = speech.words[0].start if speech.words else Fraction(0)
        ends = speech.words[-1].end if speech.words else speech.seconds
        quiet = min(quiet, voice.start + rate.frames(begins))
        heard = max(heard, voice.start + min(voice.frames, rate.frames(ends)))
    rise = max(rate.frames(_SHORTEST_FADE_IN), min(rate.frames(_FADE_IN), quiet * 3 // 2))
    fall = max(rate.frames(_SHORTEST_FADE_OUT), min(rate.frames(_FADE_OUT), (film - heard) * 3 // 2))
    return min(rise, film // 4), min(fall, film // 4)


def _check_scenes(what: str, numbers: Iterable[int], scenes: int) -> None:
    counted = Counter(numbers)
    unknown = sorted(number for number in counted if number > scenes)
    if unknown:
        raise WrongInput(
            f"There is a {what} for {_spell_scenes(unknown)}, and the storyboard has {scenes} "
            f"{'scene' if scenes == 1 else 'scenes'}.",
            code=f"{what}_without_scene",
        )
    twice = sorted(number for number, count in counted.items() if count > 1)
    if twice:
        raise WrongInput(
            f"There is more than one {what} for {_spell_scenes(twice)}.",
            code=f"{what}_given_twice",
            hint=f"Give one {what} a scene.",
        )


def _spell_scenes(numbers: Sequence[int]) -> str:
    named = ", ".join(str(number) for number in numbers)
    return f"scene {named}" if len(numbers) == 1 else f"scenes {named}"
