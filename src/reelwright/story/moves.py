"""Camera moves as people write them, in English and Indonesian."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reelwright.film.grammar import Move

_SOFTLY = r"(?:(?:slowly|gently|quickly|softly|smoothly|perlahan(?:-lahan)?|pelan(?:-pelan)?|cepat)\s+)?"
_CAMERA = rf"\b(?:camera|kamera)\s+{_SOFTLY}"

_LEFT_RIGHT = (Move.PAN_LEFT, Move.PAN_RIGHT, Move.TRUCK_LEFT, Move.TRUCK_RIGHT, Move.WHIP_PAN)
_UP = (Move.CRANE_UP, Move.PEDESTAL_UP, Move.DRONE, Move.TILT_UP)
_DOWN = (Move.CRANE_DOWN, Move.PEDESTAL_DOWN, Move.DRONE, Move.TILT_DOWN)
_IN = (Move.DOLLY_IN, Move.ZOOM_IN)
_OUT = (Move.DOLLY_OUT, Move.ZOOM_OUT)
_PATTERNS: tuple[tuple[str, tuple[Move, ...]], ...] = (
    (r"\bwhip[\s-]?pan\w*", (Move.WHIP_PAN,)),
    (r"\b(?:dolly[\s-]?zoom|vertigo (?:shot|effect))\w*", (Move.DOLLY_ZOOM,)),
    (rf"\bpan(?:s|ning)?\s+{_SOFTLY}(?:to the\s+)?left\b", (Move.PAN_LEFT, Move.WHIP_PAN)),
    (rf"\bpan(?:s|ning)?\s+{_SOFTLY}(?:to the\s+)?right\b", (Move.PAN_RIGHT, Move.WHIP_PAN)),
    (rf"{_CAMERA}pan(?:s|ning)?\b|\bpanning\b|\bpan shot\b", _LEFT_RIGHT),
    (r"\btilt(?:s|ing)?\s+up\b|\b(?:kamera) mendongak\b", (Move.TILT_UP,)),
    (r"\btilt(?:s|ing)?\s+down\b|\b(?:kamera) menunduk\b", (Move.TILT_DOWN,)),
    (rf"\bdolly(?:ing)?[\s-]+{_SOFTLY}in\b|\bpush[\s-]in\b|\bdollies in\b", _IN),
    (rf"\bdolly(?:ing)?[\s-]+{_SOFTLY}(?:out|back)\b|\bpull[\s-]back shot\b|\bdollies (?:out|back)\b", _OUT),
    (rf"{_CAMERA}(?:push|mov|glid|creep|drift)(?:s|es|ing)? (?:in|closer|forward)\b", _IN),
    (rf"{_CAMERA}(?:pull|mov|drift)(?:s|es|ing)? (?:out|back|away)\b", _OUT),
    (rf"{_CAMERA}(?:mendekat|maju|bergerak maju|mendorong masuk)\b", _IN),
    (rf"{_CAMERA}(?:menjauh|mundur|bergerak mundur)\b", _OUT),
    (r"\btruck(?:s|ing)?\s+left\b", (Move.TRUCK_LEFT,)),
    (r"\btruck(?:s|ing)?\s+right\b", (Move.TRUCK_RIGHT,)),
    (rf"{_CAMERA}(?:bergerak|bergeser|menyapu|menoleh) ke (?:kiri|kanan)\b", _LEFT_RIGHT),
    (rf"\bcran(?:es|ing) up\b|\bpedestal up\b|{_CAMERA}(?:rises|rising|naik)\b", _UP),
    (rf"\bcran(?:es|ing) down\b|\bpedestal down\b|{_CAMERA}(?:descends|descending|sinks|turun)\b", _DOWN),
    (r"\bcrane shot\b|\bcrane up or down\b", (*_UP, *_DOWN)),
    (
        rf"{_CAMERA}(?:arcs|orbits|circles|arcing|orbiting|circling|mengitari|mengelilingi|memutari)\b"
        r"|\b(?:arc|orbit|orbiting) shot\b",
        (Move.ARC_LEFT, Move.ARC_RIGHT, Move.DRONE),
    ),
    (rf"{_CAMERA}(?:rolls|rolling|berguling)\b|\bbarrel roll\b", (Move.ROLL,)),
    (r"\bzoom(?:s|ing)?[\s-]+in\b|\bz(?:oo|u)m masuk\b", (Move.ZOOM_IN,)),
    (r"\bzoom(?:s|ing)?[\s-]+out\b|\bz(?:oo|u)m keluar\b", (Move.ZOOM_OUT,)),
    (
        rf"{_CAMERA}(?:follows|following|tracks|tracking|mengikuti|membuntuti)\b"
        r"|\b(?:tracking|follow|following) shot\b",
        (Move.FOLLOW, Move.TRUCK_LEFT, Move.TRUCK_RIGHT, Move.DRONE, Move.HANDHELD),
    ),
    (r"\bhand[\s-]?held camera\b|\bkamera genggam\b", (Move.HANDHELD,)),
    (r"\brack(?:s|ing)?[\s-]focus\w*", (Move.RACK_FOCUS,)),
    (r"\bdrone shot\b|\bbidikan drone\b", (Move.DRONE,)),
    (r"\bstatic (?:camera|shot|frame)\b|\block(?:ed)?[\s-]off\b|\bkamera (?:diam|statis)\b", (Move.STATIC,)),
)
_MOVES = tuple((re.compile(pattern, re.IGNORECASE), moves) for pattern, moves in _PATTERNS)

_IDLE_CAMERA = re.compile(rf",?\s*\b(?:the\s+)?(?:camera|kamera)\s*{_SOFTLY}(?=[,.;]|$)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class NamedMove:
    """Words that name a camera move, and the moves that they may mean."""

    words: str
    moves: tuple[Move, ...]


def named_moves(text: str) -> tuple[NamedMove, ...]:
    """Every camera move that `text` names, in the order of the list above; story verbs are left alone."""
    found: list[NamedMove] = []
    for pattern, moves in _MOVES:
        match = pattern.search(text)
        if match:
            found.append(NamedMove(match.group().strip(), moves))
            text = pattern.sub(" ", text)
    return tuple(found)


def without_moves(text: str) -> str:
    """`text` with the words that name a camera move taken out, and the camera with them."""
    if not named_moves(text):
        return text
    while named_moves(text):
        for pattern, _ in _MOVES:
            text = pattern.sub(" ", text)
    text = _IDLE_CAMERA.sub("", text)
    return re.sub(r"\s+([,.;!?])", r"\1", re.sub(r"(?:,\s*)+(?=,|$)", "", " ".join(text.split()))).strip()
