"""The look of the film: mood, style, palette, and what never changes about its people and places."""

from __future__ import annotations

import random
import re

from reelwright.film.grammar import Figure, Hour, Mood, PlaceKind, Style
from reelwright.story.builtin.bank import seen
from reelwright.story.builtin.lexicon.verbs import Deed
from reelwright.story.builtin.phrase import PEOPLE, Phrase
from reelwright.story.builtin.premise import Form, Premise, Setting
from reelwright.story.builtin.voice import name_of_place

_STYLES = {
    Style.CINEMATIC: "cinematic film look, natural grain, rich contrast",
    Style.DOCUMENTARY: "observational documentary look, natural light, true colours",
    Style.NOIR: "film noir look, hard shadows, deep black and white contrast",
    Style.WATERCOLOR: "watercolor illustration, soft paper texture, flowing washes",
    Style.ANIME: "hand-drawn anime look, clean lines, painted backgrounds",
    Style.VINTAGE: "vintage 16 mm film look, faded colours, warm halation",
    Style.MINIMAL: "minimal graphic look, clean shapes, generous empty space",
    Style.FANTASY: "fantasy illustration look, luminous haze, storybook scale",
}
_DEED_MOODS = {
    Deed.BEFRIEND: Mood.TENDER, Deed.SEARCH: Mood.MYSTERIOUS, Deed.DISCOVER: Mood.WONDER,
    Deed.RETURN: Mood.TENDER,
    Deed.MAKE: Mood.CALM, Deed.LEARN: Mood.WONDER, Deed.FIGHT: Mood.EPIC, Deed.TRAVEL: Mood.WONDER,
    Deed.WAIT: Mood.MELANCHOLY, Deed.FLEE: Mood.TENSE, Deed.STEAL: Mood.PLAYFUL, Deed.RESCUE: Mood.EPIC,
    Deed.LOVE: Mood.TENDER, Deed.LOSE: Mood.MELANCHOLY, Deed.FAREWELL: Mood.MELANCHOLY,
    Deed.CELEBRATE: Mood.JOYFUL, Deed.GROW: Mood.WONDER, Deed.PLAY: Mood.JOYFUL, Deed.WATCH: Mood.CALM,
    Deed.HAUNT: Mood.TENSE, Deed.BE: Mood.CALM, Deed.RIDDLE: Mood.MYSTERIOUS, Deed.EXPLAIN: Mood.CALM,
    Deed.SELL: Mood.ENERGETIC, Deed.QUOTE: Mood.CALM, Deed.LIFE: Mood.CALM,
    Deed.TEACH: Mood.CALM, Deed.KEEP: Mood.TENDER,
    Deed.WORK: Mood.CALM,
    Deed.HOST: Mood.JOYFUL,
}  # fmt: skip
_MOOD_WORDS: tuple[tuple[str, Mood], ...] = (
    (r"horror|haunted|scary|terrif\w+|ghost|nightmare|creepy|horor|hantu|seram|mencekam|angker", Mood.TENSE),
    (r"noir|mystery|mysterious|detective|secret|misteri\w*|rahasia|detektif", Mood.MYSTERIOUS),
    (r"funny|comedy|silly|mischievous|lucu|kocak|nakal|usil|kids|anak-anak|clumsy", Mood.PLAYFUL),
    (r"epic|battle|war|army|dragon|legend\w*|perang|naga|legenda|heroic", Mood.EPIC),
    (
        r"lonely|empty|alone|sendirian|grief|sad|goodbye|farewell|ashes|funeral|widow|kesepian|sedih|duka|perpisahan",
        Mood.MELANCHOLY,
    ),
    (r"party|festival|wedding|birthday|happy|joy\w*|pesta|pernikahan|bahagia|gembira|lebaran", Mood.JOYFUL),
    (r"race|sport|fast|energy|dance|chase|fitness|balap|olahraga|cepat|energi\w*", Mood.ENERGETIC),
    (r"calm|peaceful|meditat\w+|relax\w*|quiet|wellness|yoga|tenang|damai|meditasi|santai", Mood.CALM),
    (r"wonder|magic\w*|dream\w*|space|star\w*|moon|rocket|ajaib|keajaiban|mimpi|bintang|bulan", Mood.WONDER),
    (r"love|mother|father|grandm\w+|family|hug|cinta|ibu|ayah|nenek|kakek|keluarga", Mood.TENDER),
)
# By place: the dominant colour first. A style or an hour changes all of them the same way.
_PALETTES = {
    PlaceKind.SEA: "#1F3A4D #3E6B7E #8FB3B8 #E8E1CF #F2B263",
    PlaceKind.COAST: "#24384A #5B7C8D #A9BDBB #EFE3C8 #F0A94B",
    PlaceKind.UNDERWATER: "#06304A #0E5C78 #2FA3A8 #9ADBD0 #F6D98C",
    PlaceKind.RIVER: "#234A45 #4D8077 #A4C2A0 #EDE6CC #D98E4A",
    PlaceKind.FOREST: "#1E3329 #3F5F43 #8AA06A #E6DDB8 #C9773C",
    PlaceKind.JUNGLE: "#12352A #1F6145 #6FA054 #E3D98A #E0663D",
    PlaceKind.MOUNTAIN: "#2E3A4F #5F7189 #A9B4BE #E9E4DA #D98C5F",
    PlaceKind.DESERT: "#7A3F24 #C0743B #E3A95E #F4DDAE #3D5A6C",
    PlaceKind.FIELD: "#3C5A2E #7E9A3F #CFC36A #F3E4B3 #E0824A",
    PlaceKind.GARDEN: "#2F5A3C #74A057 #E3C7C0 #F6ECD9 #D1566B",
    PlaceKind.SNOWFIELD: "#3A4E66 #8CA6BD #CFDCE6 #F5F7F8 #D9725B",
    PlaceKind.CITY: "#1B2238 #3B4A72 #7C86A8 #E7D7C6 #F2A65A",
    PlaceKind.STREET: "#1F2430 #454E63 #8D8C94 #E5D3B8 #E2784A",
    PlaceKind.MARKET: "#5A2E1F #B4532F #E39A3B #F4DDA2 #2F6B62",
    PlaceKind.VILLAGE: "#4A3526 #8C6A46 #C9A66B #F1E3C4 #5C7F63",
    PlaceKind.ROAD: "#2D3542 #66717F #B5A894 #EBDCC2 #DD7B45",
    PlaceKind.ROOM: "#3A2C28 #7B5B4A #BF9B7A #F0E2CC #6C8390",
    PlaceKind.KITCHEN: "#4A2A1C #9C5A34 #D99A5B #F5E3C6 #6A7F5A",
    PlaceKind.WORKSHOP: "#2C2E30 #5F5A52 #A08A6A #E6D4B0 #D2693C",
    PlaceKind.HALL: "#33222B #6E4450 #A98A7F #EADCC8 #C9A24B",
    PlaceKind.CASTLE: "#2B2A38 #585672 #9A93A0 #E4DAC9 #B5503C",
    PlaceKind.TEMPLE: "#3B2F2A #7D6551 #B79C7A #EEDFC3 #C4542F",
    PlaceKind.SPACE: "#070B1A #1A2547 #4A4F8C #C9CBE6 #F0B35A",
    PlaceKind.SKY: "#2F5D8C #6FA3C9 #B9D3E2 #F7EFE2 #F3A66B",
    PlaceKind.ABSTRACT: "#2B2440 #5A4B86 #9C86B8 #EADFEA #F2A97E",
}
_TINTS = {
    Hour.DAWN: (1.05, 0.97, 0.98), Hour.MORNING: (1.02, 1.02, 1.0), Hour.NOON: (1.05, 1.05, 1.03),
    Hour.AFTERNOON: (1.0, 1.0, 1.0), Hour.GOLDEN: (1.12, 0.98, 0.86), Hour.DUSK: (0.86, 0.86, 1.05),
    Hour.NIGHT: (0.7, 0.76, 0.95),
}  # fmt: skip
_FIGURE_LOOKS = {
    Figure.PERSON: ("dark wool coat, short hair, steady eyes", "ochre jacket, tied-back hair, worn boots"),
    Figure.WOMAN: ("rust-red coat, dark hair, clear gaze", "blue linen shirt, braided hair, silver ring"),
    Figure.MAN: ("dark long coat, unshaven, tired eyes", "rolled shirtsleeves, cropped hair, calm face"),
    Figure.CHILD: ("yellow jacket, tousled hair, bright eyes", "red sweater, bare feet, quick smile"),
    Figure.ELDER: (
        "white hair, deep-lined face, knitted grey sweater",
        "weathered face, woven hat, indigo jacket",
    ),
    Figure.CROWD: ("mixed ages, earth-coloured clothes", "bright scarves, close together"),
    Figure.DOG: ("shaggy brown coat, one white paw", "short sandy coat, alert ears"),
    Figure.CAT: ("sleek fur, amber eyes, nicked left ear", "striped fur, green eyes, white chin"),
    Figure.HORSE: ("chestnut coat, pale mane", "dark bay coat, white blaze"),
    Figure.BIRD: ("small, dark wings, pale breast", "bright feathers, sharp black eye"),
    Figure.FISH: ("silver scales, translucent fins", "orange scales, long fins"),
    Figure.WHALE: ("vast slate-blue back, pale belly", "scarred grey flank, calm eye"),
    Figure.INSECT: ("golden body, glassy wings", "dark shell, fine legs"),
    Figure.BEAST: ("thick fur, heavy shoulders", "amber eyes, dark muzzle"),
    Figure.DRAGON: ("emerald scales, copper wings, ember eyes", "charcoal scales, torn wings, golden eyes"),
    Figure.ROBOT: ("dented copper body, two round lamp eyes", "chipped white shell, one blue lamp eye"),
    Figure.SPIRIT: ("translucent shifting shape, pale inner glow", "dark swirling form, silver edges"),
    Figure.BOAT: ("peeling blue paint, patched sail", "dark timber hull, single lantern"),
    Figure.CAR: ("faded green body, chrome trim", "dusty red body, dented fender"),
    Figure.TRAIN: ("dark green carriages, brass lamps", "silver carriages, red stripe"),
    Figure.AIRCRAFT: ("white fuselage, red tail", "silver wings, blue stripe"),
    Figure.ROCKET: ("white hull, orange fins", "polished steel hull, black nose"),
    Figure.TREE: ("broad crown, twisted roots", "pale bark, wide branches"),
    Figure.LIGHTHOUSE: ("white tower, red lantern room", "weathered stone tower, iron gallery"),
    Figure.THING: ("simple shape, worn edges, soft sheen", "small, finely made, catching the light"),
}
_COLOURS = re.compile(
    r"\b(?:orange|red|blue|green|yellow|black|white|golden|silver|grey|brown|pink|emerald|charcoal|copper|sandy|amber"
    r"|chestnut|pale|dark)\b"
)
_NOUN_LOOKS = {
    "lighthouse keeper": "weathered face, heavy navy coat, brass lantern in hand",
    "fisherman": "woven hat, faded indigo jacket, brass lamp", "detective": "grey trench coat, brimmed hat",
    "astronaut": "white pressure suit, gold visor, orange stripes", "chef": "white jacket, rolled sleeves",
    "farmer": "straw hat, rolled trousers, mud to the knees", "pirate": "faded red coat, gold earring",
    "knight": "dented silver armour, blue cloak", "queen": "deep red gown, thin gold crown",
    "king": "fur-lined cloak, heavy crown", "wizard": "midnight-blue robe, crooked staff",
    "samurai": "black lacquered armour, red cords", "painter": "paint-stained apron, rolled sleeves",
    "storm": "towering dark cloud, veins of lightning, slow turning shape",
    "wind": "visible in bending grass and dust",
    "moon": "large pale disc, soft silver glow", "sun": "low burning disc, warm halo",
    "cloud": "round white mass",
    "ghost": "pale translucent figure, trailing hem", "coffee": "deep brown beans, fine steam",
}  # fmt: skip


def mood_of(premise: Premise, deed: Deed, niche: str, style: Style, text: str) -> Mood:
    """What the film feels like: from the niche, the words of the prompt, the story, in that order."""
    for said in (niche, text):
        for pattern, mood in _MOOD_WORDS:
            if said and re.search(rf"\b(?:{pattern})\b", said, re.IGNORECASE):
                told = deed not in (Deed.BE, Deed.RIDDLE, Deed.EXPLAIN, Deed.TRAVEL, Deed.SELL)
                if said is niche or not told or mood not in (Mood.TENDER, Mood.WONDER):
                    return mood
    if Style.NOIR is style:
        return Mood.MYSTERIOUS
    if premise.form is Form.OFFER:
        return Mood.ENERGETIC
    return _DEED_MOODS[deed]


def style_words(style: Style, niche: str) -> str:
    """The bible's style: the look that the brief chose, coloured by its niche."""
    tone = next(
        (
            words
            for pattern, words in (
                (r"horror|horor|scary|seram", "unsettling shadows"),
                (r"travel|wisata|adventure|petualangan", "open air and distance"),
                (r"food|cook|kuliner|makanan|resep", "appetising close textures"),
                (r"kid|child|anak", "rounded friendly shapes"),
                (r"tech|gadget|software|teknologi|startup", "clean modern surfaces"),
                (r"wellness|yoga|health|kesehatan|spa", "soft airy light"),
                (r"fashion|beauty|busana|kecantikan", "editorial elegance"),
                (r"history|sejarah|heritage|budaya", "period detail"),
                (r"nature|wildlife|alam|lingkungan", "living natural detail"),
            )
            if niche and re.search(pattern, niche, re.IGNORECASE)
        ),
        "",
    )
    return ", ".join(filter(None, (_STYLES[style], tone)))


def palette(place: PlaceKind, hour: Hour, style: Style) -> tuple[str, ...]:
    """Five colours for the whole film, from where and when it begins."""
    tint = _TINTS[hour]
    return tuple(_tinted(colour, tint, style) for colour in _PALETTES[place].split())


def _tinted(colour: str, tint: tuple[float, float, float], style: Style) -> str:
    parts = [int(colour[at : at + 2], 16) * scale for at, scale in zip((1, 3, 5), tint, strict=True)]
    grey = sum(parts) / 3
    keep = {Style.NOIR: 0.08, Style.VINTAGE: 0.65, Style.MINIMAL: 0.6, Style.ANIME: 1.2}.get(style, 1.0)
    lift = {Style.WATERCOLOR: 40, Style.VINTAGE: 14, Style.MINIMAL: 30, Style.FANTASY: 8}.get(style, 0)
    mixed = [grey + (part - grey) * keep for part in parts]
    return "#" + "".join(f"{max(0, min(255, round(part + lift * (1 - part / 255)))):02X}" for part in mixed)


def look_of(phrase: Phrase, rng: random.Random) -> str:
    """What never changes about a character: the prompt's own adjectives, then clothes, shape and colour."""
    words = _NOUN_LOOKS.get(phrase.noun.en, "") if phrase.noun else ""
    words = words or rng.choice(_FIGURE_LOOKS[phrase.figure])
    own = "" if phrase.noun is None else phrase.bare("en")
    colours = re.findall(
        r"\b(?:orange|red|blue|green|yellow|black|white|golden|silver|grey|brown|pink)\b", own
    )
    if colours and phrase.figure not in PEOPLE:
        # The prompt's colour wins over the one in the list.
        words = ", ".join(part for part in words.split(", ") if not _COLOURS.search(part))
    return ", ".join(filter(None, (own, words)))


def look_of_place(setting: Setting) -> str:
    """What never changes about a place."""
    name = name_of_place(setting, "en").removeprefix("the ")
    if setting.language == "id" and setting.phrase and not setting.generic:
        name = f"{name} ({setting.phrase})" if name else setting.phrase
    return ", ".join(filter(None, (name, seen("en", f"place:{setting.kind.value}"))))
