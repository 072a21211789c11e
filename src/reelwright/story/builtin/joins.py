"""How each scene gives way to the next."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from reelwright.film.grammar import Hour, Mood, Template, TransitionKind
from reelwright.film.storyboard import Transition
from reelwright.providers.port import Sheet
from reelwright.story.builtin.arc import Part
from reelwright.story.builtin.bank import Beat
from reelwright.story.builtin.premise import Form

_HALF, _WHOLE = Fraction(1, 2), Fraction(1)
_WIPES = (
    TransitionKind.SLIDE_LEFT,
    TransitionKind.WIPE_LEFT,
    TransitionKind.PUSH_UP,
    TransitionKind.WIPE_RIGHT,
)
_SPARE = Fraction(1)
"""Seconds of picture a model may shoot beyond what is used, before a cut is the cheaper choice."""


def transitions(
    parts: Sequence[Part],
    seconds: Sequence[Fraction],
    hours: Sequence[Hour],
    mood: Mood,
    template: Template,
    form: Form,
    sheet: Sheet,
) -> tuple[Transition, ...]:
    """One a scene: a cut while time runs on, a dissolve where it passes, matched in colour where only the
    light changes, a fade into the ending of a tale, a whip where the film is fast, wipes, slides and pushes
    where it explains or sells. The last is a cut."""
    chosen: list[Transition] = []
    lead = Fraction(0)
    for index in range(len(parts)):
        kind, overlap = TransitionKind.CUT, Fraction(0)
        if index + 1 < len(parts):
            kind, overlap = _join(index, parts, hours, mood, template, form)
            if overlap and min(seconds[index], seconds[index + 1]) < 4:
                overlap = _HALF
            fits = _can_shoot(seconds[index], lead + overlap / 2, sheet)
            if not (fits and _can_shoot(seconds[index + 1], overlap / 2, sheet)):
                kind, overlap = TransitionKind.CUT, Fraction(0)
            if overlap and min(seconds[index], seconds[index + 1]) < 2:
                kind, overlap = TransitionKind.CUT, Fraction(0)
        chosen.append(Transition(kind=kind, seconds=overlap))
        lead = overlap / 2
    return tuple(chosen)


def _join(
    index: int, parts: Sequence[Part], hours: Sequence[Hour], mood: Mood, template: Template, form: Form
) -> tuple[TransitionKind, Fraction]:
    last = parts[index + 1].beat is Beat.ENDING
    moved = parts[index].setting.kind is not parts[index + 1].setting.kind
    later = hours[index] is not hours[index + 1]
    if template is Template.TRAILER:
        return (TransitionKind.FADE, _HALF) if last else (TransitionKind.CUT, Fraction(0))
    if form in (Form.EXPLANATION, Form.OFFER) or (mood is Mood.PLAYFUL and moved):
        if moved or index % 2 == 0:
            return _WIPES[index % len(_WIPES)], _HALF
        return TransitionKind.CUT, Fraction(0)
    if last and later and len(parts) >= 4:
        return TransitionKind.FADE, _WHOLE
    if moved and mood is Mood.ENERGETIC:
        return TransitionKind.WHIP, _HALF
    if moved:
        return TransitionKind.DISSOLVE, _WHOLE
    if later:
        return TransitionKind.MATCH, _WHOLE
    if last and mood in (Mood.MELANCHOLY, Mood.TENDER, Mood.CALM, Mood.WONDER):
        return TransitionKind.DISSOLVE, _HALF
    return TransitionKind.CUT, Fraction(0)


def _can_shoot(seconds: Fraction, handles: Fraction, sheet: Sheet) -> bool:
    if sheet.handle_step is not None or not handles:
        return True
    shot = sheet.durations.at_least(seconds + handles)
    return shot is not None and shot - seconds <= _SPARE
