"""The built-in planner."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from reelwright.film.brief import Brief, Mode
from reelwright.film.storyboard import Storyboard
from reelwright.film.video import Note
from reelwright.providers.port import Sheet
from reelwright.story.builtin import own_words, verbatim
from reelwright.story.builtin.arc import parts_of, wished_scenes
from reelwright.story.builtin.premise import Premise
from reelwright.story.builtin.reading import read
from reelwright.story.builtin.seconds import by_weight, does_not_fit, split
from reelwright.story.builtin.story import tell
from reelwright.story.port import Draft

_WRITES = ("en", "id")
_MOST_SCENES = 5


class BuiltinPlanner:
    """Plans any prompt with no key and no network; the same brief always gives the same storyboard."""

    @property
    def name(self) -> str:
        return "builtin"

    async def draft(self, brief: Brief, sheet: Sheet) -> Draft:
        """A storyboard of the brief; WrongInput `seconds_do_not_fit` when `sheet` cannot fill its seconds."""
        premise = read(brief)
        if brief.mode is Mode.VERBATIM:
            storyboard, notes = verbatim.plan(premise, brief, sheet, _writes_in(premise, brief))
        else:
            storyboard, notes = _expand(premise, brief, sheet)
        return Draft(storyboard=storyboard, planner=self.name, notes=notes)


def _expand(premise: Premise, brief: Brief, sheet: Sheet) -> tuple[Storyboard, tuple[Note, ...]]:
    seconds = seconds_for(premise, brief, sheet)
    asked = _asked(brief)
    if premise.language not in (*_WRITES, "und") and asked not in _WRITES:
        return own_words.plan(premise, brief, sheet, seconds)
    language = _writes_in(premise, brief)
    storyboard = tell(premise, brief, sheet, seconds, language, ())
    return _tagged(storyboard, brief, language), _language_notes(premise, asked, language)


def seconds_for(premise: Premise, brief: Brief, sheet: Sheet) -> tuple[Fraction, ...]:
    """Seconds of each scene; the number of scenes is the brief's, or the nearest to what suits the story."""
    wished = brief.scenes or wished_scenes(premise, brief.seconds)
    counts = [wished]
    if brief.scenes is None:
        most = max(_MOST_SCENES, -(-brief.seconds // max(1, int(sheet.durations.longest))))
        counts = sorted(range(1, most + 1), key=lambda count: (abs(count - wished), -count))
    for count in counts:
        weights = [part.weight for part in parts_of(premise, count)]
        found = split(brief.seconds, count, sheet, by_weight(brief.seconds, weights))
        if found is not None:
            return found
    raise does_not_fit(brief.seconds, brief.scenes, sheet)


def _asked(brief: Brief) -> str | None:
    return brief.language.casefold().split("-")[0] if brief.language else None


def _writes_in(premise: Premise, brief: Brief) -> str:
    asked = _asked(brief)
    if asked in _WRITES:
        return asked
    return premise.language if premise.language in _WRITES else "en"


def _tagged(storyboard: Storyboard, brief: Brief, language: str) -> Storyboard:
    """The storyboard under the brief's own tag (`en-GB`) where that is the language it is written in."""
    tag = brief.language or ""
    head, _, tail = tag.partition("-")
    if head.casefold() == language and tail.isalnum() and tail.isascii() and 2 <= len(tail) <= 8:
        return storyboard.but(language=f"{language}-{tail}")
    return storyboard


def _language_notes(premise: Premise, asked: str | None, language: str) -> tuple[Note, ...]:
    notes: Sequence[Note] = ()
    if asked is not None and asked not in _WRITES:
        notes = (
            Note(
                code="language_not_written",
                message=f"The built-in planner writes English and Indonesian only, so this film speaks "
                f"{'Indonesian' if language == 'id' else 'English'}; set up a language model for {asked}.",
            ),
        )
    elif premise.language not in _WRITES:
        notes = (
            Note(
                code="language_not_read",
                message="The built-in planner reads English and Indonesian only: it shows your words as they "
                "are, beside pictures of light. Write the prompt in either, or set up a language model.",
            ),
        )
    return tuple(notes)
