"""What each mood sounds like, as data: tempo, mode, harmony, and the parts of its small ensemble."""

from __future__ import annotations

from dataclasses import dataclass

from reelwright.film.grammar import Mood
from reelwright.sound.harmony import Mode
from reelwright.sound.score import Role, Timbre


@dataclass(frozen=True, slots=True)
class Part:
    """One player. `enters` is the fullness (0-1) of the arrangement from which on it plays.

    `pattern` has a character for each equal step of a bar: for a drum its loudness (1-9); for an arpeggio the
    voice of the chord (0 the lowest, 4 and up an octave higher); for a bass `r` root, `f` fifth, `o` octave;
    a `-` lets the note before ring on and a `.` is silence. Chords and melodies are led, and have none.
    """

    role: Role
    timbre: Timbre
    level_db: float
    enters: float = 0.0
    pattern: str = ""
    pan: float = 0.0
    octave: int = 0


@dataclass(frozen=True, slots=True)
class Palette:
    """`verses` and `bridges` are progressions of four bars that lead back to their first chord."""

    tempo: int
    mode: Mode
    tonics: tuple[int, ...]
    verses: tuple[str, ...]
    bridges: tuple[str, ...]
    last: str
    parts: tuple[Part, ...]
    rhythms: tuple[str, ...]
    """Of melodies, two bars in eighths: `x` starts a note, `-` holds it, `.` rests."""
    beats: int = 4
    centre: int = 76
    """The pitch that melodies turn around."""
    level_db: float = 0.0
    """Brings the bed to about -20 LUFS, so that all moods sit alike in a mix."""


def _chords(timbre: Timbre, level_db: float, enters: float = 0.0, octave: int = 0) -> Part:
    return Part(Role.CHORDS, timbre, level_db, enters, octave=octave)


def _arpeggio(
    timbre: Timbre, level_db: float, pattern: str, enters: float = 0.0, pan: float = 0.0, octave: int = 0
) -> Part:
    return Part(Role.ARPEGGIO, timbre, level_db, enters, pattern, pan, octave)


def _bass(level_db: float, pattern: str, enters: float = 0.0, timbre: Timbre = Timbre.BASS) -> Part:
    return Part(Role.BASS, timbre, level_db, enters, pattern)


def _melody(timbre: Timbre, level_db: float, enters: float, pan: float = 0.0, octave: int = 0) -> Part:
    return Part(Role.MELODY, timbre, level_db, enters, pan=pan, octave=octave)


def _drum(timbre: Timbre, level_db: float, pattern: str, enters: float, pan: float = 0.0) -> Part:
    return Part(Role.DRUM, timbre, level_db, enters, pattern, pan)


PALETTES: dict[Mood, Palette] = {
    Mood.CALM: Palette(
        tempo=66,
        mode=Mode.IONIAN,
        tonics=(0, 2, 5, 7),
        verses=("1:9 4:7 6:7 4:9", "1:9 3:7 4:7 5:sus4", "1:7 6:7 4:7 5:sus2"),
        bridges=("6:7 3:7 4:7 5:sus4", "4:7 1:9 2:7 5:sus4"),
        last="1:9",
        parts=(
            _chords(Timbre.PAD, -15),
            _arpeggio(Timbre.PIANO, -15, "0-2-4-2-", 0.3, -0.25),
            _bass(-12, "r-------", 0.45),
            _melody(Timbre.PIANO, -11, 0.6, 0.2),
        ),
        rhythms=("x---x---x-------", "x-----x-x-------", "....x---x---x---"),
        centre=74,
        level_db=-3.5,
    ),
    Mood.WONDER: Palette(
        tempo=78,
        mode=Mode.LYDIAN,
        tonics=(0, 3, 5, 8),
        verses=("1:9 2 6:7 2", "1:9 3:7 2 6:7", "1:9 2 3:7 2"),
        bridges=("6:7 2 3:7 2", "6:7 3:7 2 2"),
        last="1:9",
        parts=(
            _chords(Timbre.STRINGS, -17),
            _arpeggio(Timbre.BELL, -16, "4.2.5.3.6.2.5.3.", 0.3, 0.3),
            _arpeggio(Timbre.PLUCK, -15, "0-2-4-6-5-4-3-2-", 0.5, -0.35),
            _bass(-12, "r---r---", 0.5),
            _melody(Timbre.FLUTE, -13, 0.65),
        ),
        rhythms=("x---x-x-x-------", "x-x-x---x-----x-", "x-----x-x---x---"),
        centre=78,
        level_db=-3.7,
    ),
    Mood.JOYFUL: Palette(
        tempo=112,
        mode=Mode.IONIAN,
        tonics=(0, 2, 7, 9),
        verses=("1 5 6:7 4:9", "1:9 4 6 5", "1 3:7 4:9 5"),
        bridges=("4:9 1 2:7 5", "6:7 4 1 5"),
        last="1:9",
        parts=(
            _arpeggio(Timbre.PLUCK, -11, "0.243.240.243.24", 0.0, -0.3),
            _chords(Timbre.PAD, -23),
            _bass(-10, "r--.f-r-", 0.4),
            _drum(Timbre.SHAKER, -13, "5363536353635363", 0.45, 0.3),
            _drum(Timbre.KICK, -16, "9.......9.......", 0.55),
            _melody(Timbre.PIANO, -11, 0.6, 0.2),
        ),
        rhythms=("x-xx--x-x---x---", "x--x--x-x-x-x---", "xx-x--x-x-------"),
        centre=77,
        level_db=-1.2,
    ),
    Mood.TENDER: Palette(
        tempo=84,
        mode=Mode.IONIAN,
        tonics=(2, 3, 5, 10),
        verses=("1:9 3:7 4:7 4:min", "1 6:7 4:9 5:sus4", "1:9 5 6:7 4:9"),
        bridges=("6:7 3:7 4 5:sus4", "2:7 5:sus4 3:7 5"),
        last="1:9",
        parts=(
            _arpeggio(Timbre.PIANO, -13, "0-2-4-", 0.0, -0.15),
            _chords(Timbre.STRINGS, -20, 0.3),
            _bass(-14, "r-----", 0.5),
            _melody(Timbre.PIANO, -9, 0.45, 0.2),
        ),
        rhythms=("x---x-x-----", "x-x-x-x---x-", "x-----x---x-"),
        beats=3,
        centre=75,
        level_db=-2.1,
    ),
    Mood.MELANCHOLY: Palette(
        tempo=62,
        mode=Mode.AEOLIAN,
        tonics=(9, 2, 4, 11),
        verses=("1:9 6:7 3 7", "1 4:7 6:7 5", "1:9 3 6:7 7:sus4"),
        bridges=("4:7 1 6:7 5:maj", "6:7 7 4:7 5"),
        last="1:9",
        parts=(
            _arpeggio(Timbre.PIANO, -13, "0-2-3-2-", 0.0, -0.2, -1),
            _chords(Timbre.STRINGS, -20, 0.25),
            _bass(-13, "r-------", 0.5),
            _melody(Timbre.PIANO, -9, 0.5, 0.15),
        ),
        rhythms=("x---x-x-x-------", "x-----x-x-----x-", "..x-x---x-------"),
        centre=72,
        level_db=-2.4,
    ),
    Mood.TENSE: Palette(
        tempo=98,
        mode=Mode.PHRYGIAN,
        tonics=(2, 4, 0),
        verses=("1 1:sus4 2 1", "1 6 2 2", "1 2 6 4:7"),
        bridges=("4:7 2 6 2", "6 4:7 2 2"),
        last="1",
        parts=(
            _chords(Timbre.PAD, -19),
            _bass(-13, "rrrrrrfrrrrrrror", 0.0, Timbre.PULSE),
            _drum(Timbre.TICK, -12, "5...3...5...3.3.", 0.3, 0.4),
            _chords(Timbre.STRINGS, -23, 0.5, 1),
            _drum(Timbre.TOM, -15, "9.....6.........", 0.55),
            _melody(Timbre.BELL, -16, 0.7, -0.3),
        ),
        rhythms=("x-------x-------", "x-----x-........", "....x---x-------"),
        centre=74,
        level_db=-2.4,
    ),
    Mood.EPIC: Palette(
        tempo=92,
        mode=Mode.AEOLIAN,
        tonics=(2, 0, 4, 7),
        verses=("1 6 3 7", "1 6 4 5:maj", "1 3 7 4"),
        bridges=("6 7 1 5", "4 6 3 7"),
        last="1",
        parts=(
            _chords(Timbre.STRINGS, -17),
            _arpeggio(Timbre.SPICCATO, -16, "0010201000103020", 0.2, -0.3),
            _bass(-10, "r---r---", 0.3),
            _drum(Timbre.TOM, -14, "9..6..5.9..6..76", 0.5, -0.1),
            _chords(Timbre.BRASS, -18, 0.6),
            _drum(Timbre.KICK, -13, "9.......7.......", 0.65),
            _melody(Timbre.BRASS, -14, 0.7, 0.15),
        ),
        rhythms=("x-----x-x-------", "x---x---x-----x-", "x-----x-x---x---"),
        centre=70,
        level_db=-6.4,
    ),
    Mood.PLAYFUL: Palette(
        tempo=124,
        mode=Mode.MIXOLYDIAN,
        tonics=(0, 5, 7, 10),
        verses=("1 7 4 1", "1 4 7 4", "1 2:7 4 7"),
        bridges=("4 1 2:7 7", "6:7 2:7 4 7"),
        last="1",
        parts=(
            _bass(-13, "r...f...", 0.0, Timbre.PIZZICATO),
            _arpeggio(Timbre.PIZZICATO, -15, "..3...4...3...4.", 0.0, -0.35),
            _drum(Timbre.TICK, -13, "....5.......5.3.", 0.4, 0.4),
            _drum(Timbre.SHAKER, -16, "..5...5...5...53", 0.6, -0.3),
            _melody(Timbre.PIZZICATO, -9, 0.3, 0.2),
            _chords(Timbre.STRINGS, -25, 0.5, 1),
            _melody(Timbre.BELL, -19, 0.7, 0.3, 1),
        ),
        rhythms=("x.x.xx..x.x.x...", "xx.x.x..x...x...", "x..xx.x.x.x.x..."),
        centre=76,
        level_db=1.2,
    ),
    Mood.MYSTERIOUS: Palette(
        tempo=70,
        mode=Mode.DORIAN,
        tonics=(2, 4, 9, 0),
        verses=("1:9 4 1:sus2 4", "1:9 3 4 7", "1:9 7 3 4"),
        bridges=("2:7 4 2:7 5:7", "3 4 7 4"),
        last="1:sus2",
        parts=(
            _chords(Timbre.PAD, -18),
            _arpeggio(Timbre.BELL, -19, "4.......6...5...", 0.2, 0.4),
            _bass(-13, "r-------", 0.3),
            _arpeggio(Timbre.PLUCK, -19, "0---2---3---2---", 0.5, -0.4),
            _melody(Timbre.FLUTE, -14, 0.6, 0.1),
        ),
        rhythms=("x-----x-x-------", "....x-x-x-------", "x-------..x-x---"),
        centre=73,
        level_db=-2.4,
    ),
    Mood.ENERGETIC: Palette(
        tempo=126,
        mode=Mode.DORIAN,
        tonics=(9, 2, 4, 7),
        verses=("1 7 4 4", "1 3 7 4", "1:7 3 4 7"),
        bridges=("3 7 1 4", "4 7 3 7"),
        last="1",
        parts=(
            _arpeggio(Timbre.PLUCK, -12, "0243524302435243", 0.0, -0.3, 1),
            _bass(-14, "r.rrr.rrr.rrr.or", 0.2, Timbre.PULSE),
            _drum(Timbre.KICK, -12, "9...9...9...9...", 0.3),
            _drum(Timbre.SHAKER, -11, "3.6.3.6.3.6.3.65", 0.45, 0.25),
            _chords(Timbre.PAD, -22, 0.3),
            _melody(Timbre.PULSE, -15, 0.65, 0.2),
        ),
        rhythms=("x--x--x-x--x--x-", "x-x--x--x-x-x---", "x--x--x-x-------"),
        centre=74,
        level_db=-0.8,
    ),
}
