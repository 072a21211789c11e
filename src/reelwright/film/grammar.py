"""The words of film grammar. Sources: docs/reference/film-grammar.md; most map one to one to FilmOps."""

from __future__ import annotations

from enum import StrEnum


class Size(StrEnum):
    """How much of the subject fills the frame."""

    EXTREME_WIDE = "extreme_wide"
    WIDE = "wide"
    FULL = "full"
    MEDIUM_FULL = "medium_full"
    MEDIUM = "medium"
    MEDIUM_CLOSE = "medium_close"
    CLOSE_UP = "close_up"
    EXTREME_CLOSE_UP = "extreme_close_up"
    INSERT_MACRO = "insert_macro"


class Angle(StrEnum):
    """From where the camera looks."""

    EYE = "eye"
    LOW = "low"
    HIGH = "high"
    EXTREME_LOW = "extreme_low"
    EXTREME_HIGH = "extreme_high"
    BIRDS_EYE = "birds_eye"
    DUTCH = "dutch"


class Move(StrEnum):
    """The one dominant camera move of a scene."""

    STATIC = "static"
    PAN_LEFT = "pan_left"
    PAN_RIGHT = "pan_right"
    TILT_UP = "tilt_up"
    TILT_DOWN = "tilt_down"
    DOLLY_IN = "dolly_in"
    DOLLY_OUT = "dolly_out"
    TRUCK_LEFT = "truck_left"
    TRUCK_RIGHT = "truck_right"
    PEDESTAL_UP = "pedestal_up"
    PEDESTAL_DOWN = "pedestal_down"
    CRANE_UP = "crane_up"
    CRANE_DOWN = "crane_down"
    ARC_LEFT = "arc_left"
    ARC_RIGHT = "arc_right"
    ROLL = "roll"
    ZOOM_IN = "zoom_in"
    ZOOM_OUT = "zoom_out"
    DOLLY_ZOOM = "dolly_zoom"
    FOLLOW = "follow"
    HANDHELD = "handheld"
    WHIP_PAN = "whip_pan"
    RACK_FOCUS = "rack_focus"
    DRONE = "drone"


class Speed(StrEnum):
    SLOW = "slow"
    NORMAL = "normal"
    FAST = "fast"


class Lens(StrEnum):
    ULTRA_WIDE = "ultra_wide"
    """14-24 mm"""
    WIDE = "wide"
    """28-35 mm"""
    NORMAL = "normal"
    """50 mm"""
    TELE = "tele"
    """85-135 mm"""
    MACRO = "macro"
    ANAMORPHIC = "anamorphic"


class Hour(StrEnum):
    """The time of day in the scene."""

    DAWN = "dawn"
    MORNING = "morning"
    NOON = "noon"
    AFTERNOON = "afternoon"
    GOLDEN = "golden"
    DUSK = "dusk"
    NIGHT = "night"


class Weather(StrEnum):
    CLEAR = "clear"
    CLOUDY = "cloudy"
    RAIN = "rain"
    STORM = "storm"
    SNOW = "snow"
    FOG = "fog"
    WIND = "wind"


class Quality(StrEnum):
    """Of light: hard shadows or soft ones."""

    HARD = "hard"
    SOFT = "soft"


class Key(StrEnum):
    """High key is bright and even, low key is mostly shadow."""

    HIGH = "high"
    LOW = "low"


class Warmth(StrEnum):
    WARM = "warm"
    NEUTRAL = "neutral"
    COOL = "cool"


class PlaceKind(StrEnum):
    """What the animatic can draw a place as; `abstract` when the prompt names none."""

    SEA = "sea"
    COAST = "coast"
    UNDERWATER = "underwater"
    RIVER = "river"
    FOREST = "forest"
    JUNGLE = "jungle"
    MOUNTAIN = "mountain"
    DESERT = "desert"
    FIELD = "field"
    GARDEN = "garden"
    SNOWFIELD = "snowfield"
    CITY = "city"
    STREET = "street"
    MARKET = "market"
    VILLAGE = "village"
    ROAD = "road"
    ROOM = "room"
    KITCHEN = "kitchen"
    WORKSHOP = "workshop"
    HALL = "hall"
    CASTLE = "castle"
    TEMPLE = "temple"
    SPACE = "space"
    SKY = "sky"
    ABSTRACT = "abstract"


class Figure(StrEnum):
    """What the animatic can draw a character as."""

    PERSON = "person"
    WOMAN = "woman"
    MAN = "man"
    CHILD = "child"
    ELDER = "elder"
    CROWD = "crowd"
    DOG = "dog"
    CAT = "cat"
    HORSE = "horse"
    BIRD = "bird"
    FISH = "fish"
    WHALE = "whale"
    INSECT = "insect"
    BEAST = "beast"
    """Any other four-legged animal."""
    DRAGON = "dragon"
    ROBOT = "robot"
    SPIRIT = "spirit"
    """A ghost, a storm, the wind: something alive without a body."""
    BOAT = "boat"
    CAR = "car"
    TRAIN = "train"
    AIRCRAFT = "aircraft"
    ROCKET = "rocket"
    TREE = "tree"
    LIGHTHOUSE = "lighthouse"
    THING = "thing"
    """Any object."""


class Mood(StrEnum):
    """What the film feels like; the music bed is composed for it."""

    CALM = "calm"
    WONDER = "wonder"
    JOYFUL = "joyful"
    TENDER = "tender"
    MELANCHOLY = "melancholy"
    TENSE = "tense"
    EPIC = "epic"
    PLAYFUL = "playful"
    MYSTERIOUS = "mysterious"
    ENERGETIC = "energetic"


class Style(StrEnum):
    """The looks that `--style` knows; the bible spells out what each one means for a film."""

    CINEMATIC = "cinematic"
    DOCUMENTARY = "documentary"
    NOIR = "noir"
    WATERCOLOR = "watercolor"
    ANIME = "anime"
    VINTAGE = "vintage"
    MINIMAL = "minimal"
    FANTASY = "fantasy"


class Template(StrEnum):
    """The shapes that `--template` knows."""

    STORY = "story"
    """Beginning, turn, end."""
    TRAILER = "trailer"
    """Promise, escalation, a question left open."""
    EXPLAINER = "explainer"
    """Problem, how it works, what it brings."""
    PRODUCT = "product"
    """Need, the thing, the thing in use, the ask."""


class Aspect(StrEnum):
    LANDSCAPE = "16:9"
    PORTRAIT = "9:16"
    SQUARE = "1:1"


class TransitionKind(StrEnum):
    """How one scene gives way to the next."""

    CUT = "cut"
    DISSOLVE = "dissolve"
    FADE = "fade"
    """Dip to black."""
    FADE_WHITE = "fade_white"
    WIPE_LEFT = "wipe_left"
    WIPE_RIGHT = "wipe_right"
    WIPE_UP = "wipe_up"
    WIPE_DOWN = "wipe_down"
    SLIDE_LEFT = "slide_left"
    """The new picture comes in over the old one, which stays where it is."""
    SLIDE_RIGHT = "slide_right"
    SLIDE_UP = "slide_up"
    SLIDE_DOWN = "slide_down"
    PUSH_LEFT = "push_left"
    """The new picture pushes the old one out."""
    PUSH_RIGHT = "push_right"
    PUSH_UP = "push_up"
    PUSH_DOWN = "push_down"
    ZOOM = "zoom"
    """Into the old picture and out of it into the new one."""
    BLUR = "blur"
    """The old picture loses its focus, the new one finds it."""
    IRIS = "iris"
    """The new picture opens in a circle from the middle."""
    WHIP = "whip"
    """A quick swish from one picture to the other, blurred along its way."""
    MATCH = "match"
    """A dissolve in which the colours of the old picture turn into those of the new one first."""
    CUSTOM = "custom"
    """One of the user's own: an expression or a luma picture (`Pattern`)."""


class Fit(StrEnum):
    """How a picture of another shape fills the screen."""

    COVER = "cover"
    """Fills it; what sticks out is cropped."""
    CONTAIN = "contain"
    """All of it is seen, on black."""
    BLUR = "blur"
    """All of it is seen, on a blurred copy of itself."""


class ClipSound(StrEnum):
    """What becomes of the sound that a clip brings along."""

    KEEP = "keep"
    DUCK = "duck"
    """Kept, and lowered while a voice speaks."""
    MUTE = "mute"


class TitleStyle(StrEnum):
    """A design for titles and lower thirds."""

    CLASSIC = "classic"
    BOLD = "bold"
    MINIMAL = "minimal"
    CARD = "card"


class Spot(StrEnum):
    """A place on the screen, inside the safe area."""

    TOP_LEFT = "top_left"
    TOP = "top"
    TOP_RIGHT = "top_right"
    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"
    BOTTOM_LEFT = "bottom_left"
    BOTTOM = "bottom"
    BOTTOM_RIGHT = "bottom_right"


class ScreenDirection(StrEnum):
    """Which way the subject faces or travels on screen; keeping it keeps the axis."""

    LEFT = "left"
    RIGHT = "right"
    TOWARDS = "towards"
    AWAY = "away"
