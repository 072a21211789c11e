"""Poses: what the verbs of a description do to a body."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pose:
    """Joint angles in degrees: 0 hangs down, positive swings forward (or outward, seen from the front)."""

    name: str = "stand"
    thigh: float = 5
    knee: float = -4
    far_thigh: float = -7
    far_knee: float = -3
    arm: float = -4
    elbow: float = 12
    far_arm: float = 8
    far_elbow: float = 14
    lean: float = 0
    head: float = 0
    """Positive looks down."""
    moving: float = 0
    """Frame heights a second at a body height of one."""
    seat: bool = False


POSES = {
    pose.name: pose
    for pose in (
        Pose(),
        Pose("walk", 25, -9, -22, -20, -24, 16, 26, 24, lean=4, moving=0.2),
        Pose("run", 56, -62, -26, -72, -48, 88, 54, 96, lean=15, moving=0.5),
        Pose("sit", 86, -86, 80, -80, 26, 44, 32, 50, lean=5, seat=True),
        Pose("kneel", 84, -88, 6, -96, 30, 40, 40, 45, lean=8, head=10),
        Pose("reach", 12, -8, -14, -4, 98, 8, 30, 30, lean=7, head=-6),
        Pose("offer", 8, -5, -10, -4, 46, 34, 22, 30, lean=5, head=-3),
        Pose("point", 6, -4, -8, -3, 88, 2, 4, 14, head=-3),
        Pose("wave", 5, -4, -7, -3, 148, 22, 6, 12, head=-4),
        Pose("cheer", 8, -6, -10, -6, 152, 14, 138, 18, lean=-4, head=-12),
        Pose("look_up", 5, -4, -7, -3, -4, 12, 4, 12, lean=-5, head=-24),
        Pose("look_down", 5, -4, -7, -3, 10, 30, 14, 34, lean=5, head=20),
        Pose("read", 5, -4, -7, -3, 32, 78, 28, 82, lean=3, head=18),
        Pose("hold", 6, -4, -8, -3, 30, 72, 34, 66, head=4),
        Pose("dance", 36, -52, -14, -10, 118, 34, -70, -20, lean=-8, head=-8),
        Pose("climb", 70, -80, 0, -24, 140, 20, 100, 40, lean=10, head=-14, moving=0.02),
        Pose("row", 80, -70, 74, -64, 66, 22, 60, 26, lean=12, seat=True),
        Pose("lie", 0, 0, -4, -2, 6, 6, -6, 4),
    )
}

# The first that matches counts, so the rarer words come first. English, then Indonesian.
_VERBS = (
    ("run", r"\b(run|runs|running|chas\w+|sprint\w*|rac(?:es|ing)|flees?|fleeing|berlari|lari|mengejar)\b"),
    ("dance", r"\b(danc\w+|twirl\w*|spin(?:s|ning)|menari|berdansa)\b"),
    ("wave", r"\b(wav(?:e|es|ing) (?:to|at|goodbye|hello|back|her|his|their)|melambai\w*)\b"),
    ("cheer", r"\b(cheer\w*|celebrat\w*|rejoic\w*|triumph\w*|jumps?|leaps?|bersorak|melompat|merayakan)\b"),
    ("climb", r"\b(climb\w*|scal(?:es|ing)|mendaki|memanjat)\b"),
    ("row", r"\b(row(?:s|ing)|paddl\w+|mendayung)\b"),
    ("kneel", r"\b(kneel\w*|crouch\w*|bends? down|berlutut|jongkok|plants?|digs?|menanam)\b"),
    ("lie", r"\b(sleeps?|asleep|sleeping|lies down|lying|tidur|berbaring|terlelap)\b"),
    ("sit", r"\b(sits?|sitting|seated|perch\w*|duduk)\b"),
    ("read", r"\b(reads?|reading|writes?|writing|letter|studies|membaca|menulis|surat)\b"),
    ("point", r"\b(points?|pointing|menunjuk)\b"),
    ("reach", r"\b(reach\w*|touch\w*|grabs?|opens?|offers?|gives?|meraih|menyentuh|membuka|memberi\w*)\b"),
    ("look_up", r"\b(looks? up|gaz(?:es|ing) up|stares? (?:up|at the sky)|mendongak)\b"),
    ("look_down", r"\b(looks? down|weeps?|cries|crying|sad|mourns?|bows?|menunduk|menangis|sedih)\b"),
    ("hold", r"\b(holds?|holding|carr(?:y|ies|ying)|clutch\w*|cradl\w*|lifts?|memegang|membawa)\b"),
    (
        "walk",
        r"\b(walk\w*|wander\w*|strolls?|steps?|march\w*|arriv\w+|leav(?:es|ing)|returns?|crosses|trudg\w*"
        r"|berjalan|melangkah|pulang|datang|pergi|menyusuri)\b",
    ),
)


def pose_of(text: str) -> Pose:
    """The pose that `text` describes; standing when it names none."""
    lowered = text.lower()
    for name, pattern in _VERBS:
        if re.search(pattern, lowered):
            return POSES[name]
    return POSES["stand"]
