"""Which way each character runs: the Unicode Bidirectional Algorithm (UAX #9, rules as named there)."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

_DEEPEST = 125
_EMBEDDINGS = {"LRE": (0, None), "RLE": (1, None), "LRO": (0, "L"), "RLO": (1, "R")}
_ISOLATES = frozenset({"LRI", "RLI", "FSI"})
_REMOVED = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "BN"})
_NEUTRAL = frozenset({"B", "S", "WS", "ON", "LRI", "RLI", "FSI", "PDI"})
_PAIRS = "()[]{}⁅⁆⁽⁾₍₎⟦⟧⟨⟩⟪⟫⟬⟭〈〉《》「」『』【】〔〕〖〗（）［］｛｝｢｣"
_CLOSER = dict(zip(_PAIRS[::2], _PAIRS[1::2], strict=True))
_RTL_BLOCKS = ((0x0590, 0x08FF), (0xFB1D, 0xFDFF), (0xFE70, 0xFEFF), (0x10800, 0x10FFF), (0x1E800, 0x1EFFF))


def base_level(text: str) -> int:
    """0 when the first letter with a direction runs from left to right, else 1 (P2, P3); 0 without any."""
    return _first_strong([_class_of(one) for one in text])


def levels(text: str, base: int) -> list[int]:
    """The embedding level of each character on a line whose own level is `base`; odd runs to the left."""
    original = [_class_of(one) for one in text]
    found, classes = _explicit(original, base)
    kept = [place for place, one in enumerate(original) if one not in _REMOVED]
    for sequence in _sequences(kept, original, found, base):
        _resolve(sequence, text, original, classes, found)
    at = base
    for place, one in enumerate(original):
        if one in _REMOVED:
            found[place] = at
        at = found[place]
    for place in range(len(text) - 1, -1, -1):  # L1: spaces at the end of a line go with the line
        if original[place] not in {"WS", "S", "B", "PDI"} | _ISOLATES | _REMOVED:
            break
        found[place] = base
    return found


def visual_order(run_levels: Sequence[int]) -> list[int]:
    """Indices of runs from left to right on the line (L2)."""
    order = list(range(len(run_levels)))
    lowest_odd = min((one for one in run_levels if one % 2), default=1)
    for level in range(max(run_levels, default=0), lowest_odd - 1, -1):
        place = 0
        while place < len(order):
            if run_levels[order[place]] < level:
                place += 1
                continue
            end = place
            while end < len(order) and run_levels[order[end]] >= level:
                end += 1
            order[place:end] = reversed(order[place:end])
            place = end
    return order


def _class_of(character: str) -> str:
    known = unicodedata.bidirectional(character)
    if known:
        return known
    return "R" if any(low <= ord(character) <= high for low, high in _RTL_BLOCKS) else "L"


def _first_strong(classes: Sequence[str]) -> int:
    depth = 0
    for one in classes:
        if one in _ISOLATES:
            depth += 1
        elif one == "PDI":
            depth = max(0, depth - 1)
        elif not depth and one in {"L", "R", "AL"}:
            return 0 if one == "L" else 1
    return 0


def _matching_isolate(classes: Sequence[str], opener: int) -> int:
    """Where the isolate opened at `opener` is closed (BD9); the end of the text when it is not."""
    depth = 0
    for place in range(opener, len(classes)):
        if classes[place] in _ISOLATES:
            depth += 1
        elif classes[place] == "PDI":
            depth -= 1
            if not depth:
                return place
    return len(classes)


@dataclass(frozen=True, slots=True)
class _Embedding:
    level: int
    override: str | None
    isolate: bool


def _explicit(original: Sequence[str], base: int) -> tuple[list[int], list[str]]:
    """Levels and classes after the explicit marks are obeyed (X1-X8)."""
    found, classes = [base] * len(original), list(original)
    stack = [_Embedding(base, None, isolate=False)]
    lost_isolates = lost_embeddings = open_isolates = 0

    def above(odd: int) -> int:
        level = stack[-1].level
        return level + 1 if (level + 1) % 2 == odd else level + 2

    def take(place: int) -> None:
        found[place] = stack[-1].level
        classes[place] = stack[-1].override or classes[place]

    for place, one in enumerate(original):
        if one in _EMBEDDINGS:
            odd, override = _EMBEDDINGS[one]
            if above(odd) <= _DEEPEST and not lost_isolates and not lost_embeddings:
                stack.append(_Embedding(above(odd), override, isolate=False))
            elif not lost_isolates:
                lost_embeddings += 1
        elif one in _ISOLATES:
            take(place)
            inside = original[place + 1 : _matching_isolate(original, place)] if one == "FSI" else ()
            odd = _first_strong(inside) if one == "FSI" else int(one == "RLI")
            if above(odd) <= _DEEPEST and not lost_isolates and not lost_embeddings:
                open_isolates += 1
                stack.append(_Embedding(above(odd), None, isolate=True))
            else:
                lost_isolates += 1
        elif one == "PDI":
            if lost_isolates:
                lost_isolates -= 1
            elif open_isolates:
                lost_embeddings = 0
                while not stack[-1].isolate:
                    stack.pop()
                stack.pop()
                open_isolates -= 1
            take(place)
        elif one == "PDF":
            if lost_isolates:
                continue
            if lost_embeddings:
                lost_embeddings -= 1
            elif not stack[-1].isolate and len(stack) > 1:
                stack.pop()
        elif one not in {"B", "BN"}:
            take(place)
    return found, classes


@dataclass(frozen=True, slots=True)
class _Sequence:
    """An isolating run sequence: places in the text, and what stands before and after it."""

    places: tuple[int, ...]
    level: int
    before: str
    after: str


def _sequences(
    kept: Sequence[int], original: Sequence[str], found: Sequence[int], base: int
) -> list[_Sequence]:
    """The isolating run sequences of a line (X10, BD13)."""
    runs: list[list[int]] = []
    for place in kept:
        if runs and found[runs[-1][-1]] == found[place]:
            runs[-1].append(place)
        else:
            runs.append([place])
    closers = {place: _matching_isolate(original, place) for place in kept if original[place] in _ISOLATES}
    closed = set(closers.values())
    starting = {run[0]: run for run in runs}
    order = {place: index for index, place in enumerate(kept)}
    result: list[_Sequence] = []
    for run in runs:
        if original[run[0]] == "PDI" and run[0] in closed:
            continue  # the rest of a sequence that began before its isolate
        places = list(run)
        while closers.get(places[-1], len(original)) in starting:
            places += starting[closers[places[-1]]]
        level = found[places[0]]
        first, last = order[places[0]], order[places[-1]]
        left = found[kept[first - 1]] if first else base
        open_ended = original[places[-1]] in _ISOLATES or last + 1 == len(kept)
        right = base if open_ended else found[kept[last + 1]]
        result.append(
            _Sequence(tuple(places), level, _direction(max(level, left)), _direction(max(level, right)))
        )
    return result


def _direction(level: int) -> str:
    return "R" if level % 2 else "L"


def _resolve(
    sequence: _Sequence, text: str, original: Sequence[str], classes: Sequence[str], found: list[int]
) -> None:
    """Weak, neutral and implicit rules over one sequence; writes its levels into `found`."""
    kinds = [classes[place] for place in sequence.places]
    _weak(kinds, sequence.before)
    letters = [text[place] for place in sequence.places]
    marks = [original[place] == "NSM" for place in sequence.places]
    _brackets(kinds, letters, marks, sequence)
    _neutral(kinds, sequence)
    for place, kind in zip(sequence.places, kinds, strict=True):
        if sequence.level % 2:  # I1, I2
            found[place] = sequence.level + (kind != "R")
        else:
            found[place] = sequence.level + {"L": 0, "R": 1}.get(kind, 2)


def _weak(kinds: list[str], before: str) -> None:
    """W1-W7, in place."""
    last = before
    for place, kind in enumerate(kinds):  # W1
        if kind == "NSM":
            kinds[place] = "ON" if last in _ISOLATES or last == "PDI" else last
        last = kinds[place]
    strong = before
    for place, kind in enumerate(kinds):  # W2, W3
        if kind in {"L", "R", "AL"}:
            strong = kind
        if kind == "EN" and strong == "AL":
            kinds[place] = "AN"
        elif kind == "AL":
            kinds[place] = "R"
    for place in range(1, len(kinds) - 1):  # W4
        left, kind, right = kinds[place - 1 : place + 2]
        if left == right and ((kind == "CS" and left in {"EN", "AN"}) or (kind == "ES" and left == "EN")):
            kinds[place] = left
    place = 0
    while place < len(kinds):  # W5
        end = place
        while end < len(kinds) and kinds[end] == "ET":
            end += 1
        if end > place and "EN" in (kinds[place - 1 : place] + kinds[end : end + 1]):
            kinds[place:end] = ["EN"] * (end - place)
        place = end + 1
    strong = before
    for place, kind in enumerate(kinds):  # W6, W7
        if kind in {"L", "R"}:
            strong = kind
        elif kind in {"ES", "ET", "CS"}:
            kinds[place] = "ON"
        elif kind == "EN" and strong == "L":
            kinds[place] = "L"


def _strength(kind: str) -> str | None:
    """The direction that a resolved class pulls its neighbours in; numbers pull to the right-to-left."""
    return {"L": "L", "R": "R", "EN": "R", "AN": "R"}.get(kind)


def _brackets(kinds: list[str], letters: Sequence[str], marks: Sequence[bool], sequence: _Sequence) -> None:
    """N0: both brackets of a pair run the same way, in place."""
    embedding = _direction(sequence.level)
    for opener, closer in _pairs(kinds, letters):
        inside = {_strength(kind) for kind in kinds[opener + 1 : closer]} - {None}
        if not inside:
            continue
        chosen = embedding
        if embedding not in inside:
            earlier = (_strength(kind) for kind in reversed(kinds[:opener]))
            if next((one for one in earlier if one), sequence.before) != embedding:
                chosen = "R" if embedding == "L" else "L"
        for bracket in (opener, closer):
            kinds[bracket] = chosen
            for place in range(bracket + 1, len(kinds)):
                if not marks[place]:
                    break
                kinds[place] = chosen


def _pairs(kinds: Sequence[str], letters: Sequence[str]) -> list[tuple[int, int]]:
    """Bracket pairs by their opening place (BD16)."""
    found: list[tuple[int, int]] = []
    waiting: list[tuple[str, int]] = []
    for place, letter in enumerate(letters):
        if kinds[place] != "ON":
            continue
        if letter in _CLOSER:
            if len(waiting) == 63:
                return []
            waiting.append((_CLOSER[letter], place))
            continue
        for depth in range(len(waiting) - 1, -1, -1):
            if waiting[depth][0] == letter:
                found.append((waiting[depth][1], place))
                del waiting[depth:]
                break
    return sorted(found)


def _neutral(kinds: list[str], sequence: _Sequence) -> None:
    """N1, N2: what has no direction takes that of both its neighbours, or else the line's, in place."""
    place = 0
    while place < len(kinds):
        end = place
        while end < len(kinds) and kinds[end] in _NEUTRAL:
            end += 1
        if end > place:
            left = _strength(kinds[place - 1]) if place else sequence.before
            right = _strength(kinds[end]) if end < len(kinds) else sequence.after
            chosen = left if left and left == right else _direction(sequence.level)
            kinds[place:end] = [chosen] * (end - place)
        place = end + 1
