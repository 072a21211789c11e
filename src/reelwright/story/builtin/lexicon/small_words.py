"""The small words that hold a sentence together, names people have, and adjectives, in both languages."""

from __future__ import annotations

from dataclasses import dataclass


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


@dataclass(frozen=True, slots=True)
class SmallWords:
    """One language's function words, as the reader needs them."""

    determiners: frozenset[str]
    possessives: frozenset[str]
    numbers: frozenset[str]
    prepositions: frozenset[str]
    locatives: frozenset[str]
    """Prepositions that a place follows."""
    conjunctions: frozenset[str]
    relatives: frozenset[str]
    pronouns: dict[str, str]
    """Pronoun to the sex it tells: `f`, `m`, `n` or empty."""
    auxiliaries: frozenset[str]
    modals: frozenset[str]
    adverbs: frozenset[str]
    naming: frozenset[str]
    asking: frozenset[str]
    announcing: frozenset[str]


ENGLISH = SmallWords(
    determiners=_words("a an the this that these those some every each any no another one"),
    possessives=_words("my your his her its our their"),
    numbers=_words("two three four five six seven eight nine ten many several few dozens hundreds both twin"),
    prepositions=_words(
        "of in on at by with from into onto to through across over under beneath below near beside between "
        "among along around behind beyond above inside outside during for about against without "
        "within toward "
        "towards upon like as past down up off out via per until till before after amid atop"
    ),
    locatives=_words(
        "in on at by from into onto to through across over under beneath below near beside between "
        "among along "
        "around behind beyond above inside outside within toward towards upon atop amid past down up off"
    ),
    conjunctions=_words(
        "and but or then while when until because so yet though although before after once if"
    ),
    relatives=_words("who that which whose where"),
    pronouns={
        "he": "m",
        "she": "f",
        "it": "n",
        "they": "",
        "him": "m",
        "them": "",
        "himself": "m",
        "herself": "f",
        "itself": "n",
        "themselves": "",
        "i": "",
        "we": "",
        "you": "",
        "me": "",
        "us": "",
        "everyone": "",
        "someone": "",
        "nobody": "",
        "everything": "",
        "something": "",
        "nothing": "",
    },
    auxiliaries=_words("is are was were be been being am has have had having do does did"),
    modals=_words("can could will would must should may might cannot can't won't never always"),
    adverbs=_words(
        "slowly finally suddenly quickly secretly quietly together alone away back again once always never "
        "just still soon gently deeply bravely not only very too home there here forever everywhere now then "
        "instead meanwhile however afterwards maybe perhaps accidentally desperately carefully "
        "silently eventually later today tonight everyday himself herself"
    ),
    naming=_words("named called nicknamed"),
    asking=_words("how why what explain"),
    announcing=_words("introducing meet presenting announcing discover"),
)
INDONESIAN = SmallWords(
    determiners=_words("seorang seekor sebuah suatu sang si para sebatang sekuntum sepucuk setiap "
        "semua sepasang"
                       " selembar sebutir seikat sekelompok seluruh semangkuk secangkir"),
    possessives=frozenset(),
    numbers=_words("dua tiga empat lima enam tujuh delapan sembilan sepuluh banyak beberapa kedua ratusan"),
    prepositions=_words(
        "di ke dari pada dalam dengan untuk oleh tentang tanpa seperti bagi hingga sampai menuju "
        "melalui lewat "
        "bersama antara terhadap sejak selama demi atas bawah kepada sebagai agar karena"
    ),
    locatives=_words("di ke dari dalam menuju melalui lewat antara atas bawah melintasi sampai hingga"),
    conjunctions=_words(
        "dan tetapi tapi lalu kemudian saat ketika sambil hingga sampai sebelum sesudah setelah karena namun "
        "atau sementara untuk agar supaya demi sehingga"
    ),
    relatives=_words("yang"),
    pronouns={"ia": "", "dia": "", "mereka": "", "kita": "", "kami": "", "aku": "", "saya": "", "kamu": "",
              "beliau": ""},
    auxiliaries=_words("adalah ialah sedang sudah telah akan tengah masih ada"),
    modals=_words("bisa dapat harus boleh mampu tidak tak belum ingin mau"),
    adverbs=_words(
        "sendirian sendiri bersama-sama perlahan akhirnya tiba-tiba diam-diam selalu lagi juga itu ini pun "
        "pernah kembali segera sangat hanya kini tadi nanti secara setia malam-malam terus saja pelan-pelan"
    ),
    naming=_words("bernama dipanggil dijuluki"),
    asking=_words("bagaimana mengapa kenapa apa jelaskan"),
    announcing=_words("memperkenalkan kenalkan kenalilah inilah perkenalkan"),
)  # fmt: skip

_FEMALE = _words(
    "maya sari dewi ayu siti rina putri lestari wulan ratna kartini ani fitri indah nisa laras "
    "melati mawar anna "
    "emma sofia luna mia alice clara nora lily sarah ella ruby grace zoe lucy eva hannah amina "
    "leila yuki hana "
    "rosa elena marta ines freya ingrid mei priya aisha nadia olivia ava isla julia maria anita susan kate"
)
_MALE = _words(
    "budi agus joko andi adi rizky bayu arif raka dimas eko hendra slamet bima arya galih tom jack "
    "leo max sam ben "
    "oliver noah liam henry arthur hugo finn theo omar ali hassan kenji hiro pedro luis diego ivan "
    "marcus david "
    "daniel peter john james robert paul mark george charlie oscar felix otto emil anton karim ravi arjun wei"
)


def sex_of_name(name: str) -> str:
    """`f` or `m` where a given name usually tells, else empty."""
    first = name.split(" ")[0].casefold()
    return "f" if first in _FEMALE else "m" if first in _MALE else ""


def is_known_name(word: str) -> bool:
    """True for a common given name, whatever its case."""
    return bool(sex_of_name(word))


# english = indonesian
_ADJECTIVES = """
old=tua, young=muda, little=kecil, small=kecil, tiny=mungil, big=besar, huge=raksasa, giant=raksasa,
orange=oranye,
red=merah, blue=biru, green=hijau, yellow=kuning, black=hitam, white=putih, golden=emas, silver=perak,
grey=abu-abu,
gray=kelabu, brown=cokelat, lonely=kesepian, brave=pemberani, shy=pemalu, abandoned=terbengkalai, lost=hilang,
forgotten=terlupakan, broken=rusak, hidden=tersembunyi, secret=rahasia, magic=ajaib, magical=ajaib,
ancient=kuno,
haunted=berhantu, empty=kosong, dark=gelap, bright=terang, quiet=sunyi, silent=bisu, wild=liar, stray=liar,
poor=miskin, rich=kaya, blind=buta, deaf=tuli, tired=lelah, hungry=lapar, happy=bahagia, sad=sedih,
angry=marah,
last=terakhir, first=pertama, new=baru, beautiful=cantik, strange=aneh, kind=baik hati, clever=cerdik,
curious=penasaran, mysterious=misterius, wooden=kayu, rusty=berkarat, frozen=beku, burning=terbakar,
warm=hangat,
cold=dingin, sleepy=mengantuk, mischievous=nakal, naughty=nakal, fat=gendut, thin=kurus, tall=tinggi,
wounded=terluka,
retired=pensiunan, homeless=tunawisma, injured=cedera, purple=ungu, pink=merah muda, glowing=bercahaya,
crowded=ramai, remote=terpencil, deserted=sepi, futuristic=futuristik, neon=neon, paper=kertas, local=lokal
"""
_PAIRS = [pair.strip().split("=") for pair in _ADJECTIVES.replace("\n", " ").split(",")]
ADJECTIVES_TO_INDONESIAN = {english: indonesian for english, indonesian in _PAIRS}
ADJECTIVES_TO_ENGLISH = {indonesian: english for english, indonesian in reversed(_PAIRS)}

EMOJI = {
    "🚀": "rocket", "🌕": "moon", "🌙": "moon", "🐱": "cat", "🐈": "cat", "🐶": "dog", "🐕": "dog",
    "🐉": "dragon",
    "🤖": "robot", "👻": "ghost", "🌊": "wave", "🔥": "fire", "🐳": "whale", "🐋": "whale", "🦊": "fox",
    "🐻": "bear", "🐦": "bird", "🦉": "owl", "🐝": "bee", "🦋": "butterfly", "🌳": "tree", "🚗": "car",
    "🚂": "train",
    "✈": "plane", "⛵": "sailboat", "🚢": "ship", "👩‍🚀": "astronaut", "🧙": "wizard", "👸": "princess",
    "🤴": "prince",
    "👽": "alien", "🦄": "unicorn", "🐎": "horse", "🐠": "fish", "🌧": "rain", "⛈": "storm", "❄": "snow",
    "☕": "coffee",
    "🍜": "ramen", "🍞": "bread", "🎂": "cake", "🎸": "guitar", "🎹": "piano", "🌈": "rainbow", "⭐": "star",
    "🌟": "star", "☀": "sun", "🏔": "mountain", "🏜": "desert", "🏖": "beach", "🌆": "city", "🏙": "city",
    "🌲": "forest",
    "👧": "girl", "👦": "boy", "👵": "grandmother", "👴": "grandfather", "🐢": "turtle", "🐘": "elephant",
    "🦁": "lion",
    "🐯": "tiger", "🐧": "penguin", "🎈": "balloon", "🪁": "kite", "🌱": "seed", "🌹": "rose", "💍": "ring",
    "🗺": "map",
}  # fmt: skip
"""What a picture sign names, in English."""
