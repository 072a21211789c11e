"""The small words by which a sentence is cut into captions: what begins a phrase, and what clings to what."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SmallWords:
    """Of one language, in small letters."""

    openers: frozenset[str]
    """A phrase begins with them: conjunctions of clauses, prepositions."""
    links: frozenset[str]
    """They join two things, often too close to be parted: "and", "or"."""
    holders: frozenset[str]
    """They belong to the word after them: articles, numerals, prepositions."""
    followers: frozenset[str]
    """They belong to the word before them: postpositions, particles."""


def small_words(language: str) -> SmallWords:
    """Of a language (BCP 47); those of one that is not known are none."""
    return _KNOWN.get(language.lower().split("-")[0], _NONE)


def _of(openers: str = "", *, links: str = "", holders: str = "", followers: str = "") -> SmallWords:
    opening, linking = frozenset(openers.split()), frozenset(links.split())
    # What opens a phrase or links two never stands at the end of one.
    holding = frozenset(holders.split()) | opening | linking
    return SmallWords(opening, linking, holding, frozenset(followers.split()))


_NONE = _of()
_KNOWN = {
    "en": _of(
        "but nor yet because while when where until though although if as that which who whose than with "
        "without into onto from through under over across between before after for to in on at by of like",
        links="and or",
        holders="a an the his her its their my your our this that these those no every each some very mr mrs "
        "ms dr st one two three four five six seven eight nine ten hundred thousand not",
    ),
    "id": _of(
        "tetapi tapi namun karena ketika saat sambil hingga sampai jika kalau agar supaya yang dengan tanpa "
        "ke di dari untuk pada oleh dalam seperti bahwa",
        links="dan atau",
        holders="sang si seorang sebuah seekor para tidak bukan akan sedang telah sudah satu dua tiga empat "
        "lima enam tujuh delapan sembilan sepuluh seratus seribu",
        followers="itu ini lah pun belas puluh ratus ribu juta",
    ),
    "es": _of(
        "pero sino porque cuando que con sin en de para por como donde mientras aunque si hasta desde sobre "
        "entre hacia",
        links="y e o u ni",
        holders="el la los las un una unos unas lo al del su sus mi mis tu tus este esta ese esa no se me te",
    ),
    "fr": _of(
        "mais car quand que qui où avec sans dans en de pour sur sous par comme lorsque puisque si vers chez "
        "entre jusqu",
        links="et ou ni",
        holders="le la les un une des du au aux ce cet cette ces son sa ses mon ma mes ton ta tes leur leurs "
        "ne se me te",
    ),
    "de": _of(
        "aber weil wenn dass mit ohne aus nach von zu in im an am auf über unter für bei seit als ob damit "
        "während bevor nachdem durch gegen um zum zur",
        links="und oder",
        holders="der die das den dem des ein eine einen einem einer eines sein seine ihr ihre mein meine "
        "kein keine nicht",
    ),
    "pt": _of(
        "mas porque quando que com sem em no na nos nas de do da dos das para por como onde enquanto embora "
        "se até desde sobre entre",
        links="e ou nem",
        holders="o a os as um uma uns umas ao à seu sua meu minha este esta esse essa não",
    ),
    "it": _of(
        "ma perché quando che con senza in nel nella di del della da dal per su sul come dove mentre se fino "
        "tra fra",
        links="e ed o né",
        holders="il lo la i gli le un uno una al alla suo sua mio mia questo questa non si mi ti",
    ),
    "nl": _of(
        "maar want omdat wanneer als dat die met zonder in op aan van voor naar uit door over onder bij tot "
        "terwijl toen",
        links="en of",
        holders="de het een zijn haar mijn jouw hun dit deze niet",
    ),
    "ru": _of(
        "но а что чтобы который которая которое которые когда где если потому пока хотя в во на с со к ко по "
        "из от до за над под при для без через между о об",
        links="и или да ни",
        holders="не ни его её их мой моя твой этот эта это",
        followers="же ли бы",
    ),
    "tr": _of(
        "ama fakat çünkü eğer ki",
        links="ve veya ya",
        holders="bir bu şu o her hiç",
        followers="için ile gibi kadar mi mı mu mü de da",
    ),
    "vi": _of(
        "nhưng vì khi nếu mà để với không có trong trên dưới từ đến của cho",
        links="và hoặc hay",
        holders="một những các cái con đã đang sẽ",
    ),
    "ar": _of(
        "لكن ولكن لأن عندما حين حتى إذا إن أن الذي التي الذين في من إلى على عن مع بدون بعد قبل فوق تحت بين "
        "ثم كي",
        links="و أو أم",
        holders="كل هذا هذه ذلك تلك لا لم لن ما قد سوف يا غير",
    ),
    "fa": _of(
        "اما ولی چون وقتی اگر که تا با بی در از به برای بر",
        links="و یا",
        holders="این آن هر هیچ یک",
        followers="را ها های است",
    ),
    "he": _of(
        "אבל כי כאשר כש אם עד אשר ש עם בלי על אל מן תחת מעל בין כדי לפני אחרי של",
        links="ו או",
        holders="את ה לא כל זה זו אלה אין יש",
    ),
    "hi": _of(
        "लेकिन मगर क्योंकि जब जहाँ अगर यदि कि जो ताकि",
        links="और या व",
        holders="एक यह वह ये वे हर कोई कुछ न नहीं मत",
        followers="ने को से का की के में पर तक लिए ऊपर नीचे साथ बाद पहले है हैं था थी थे हूँ हो भी ही तो",
    ),
    "th": _of(
        "และ แต่ หรือ เพราะ เมื่อ ถ้า ที่ ซึ่ง อัน เพื่อ จน โดย กับ ใน บน ใต้ เหนือ จาก ถึง ของ สำหรับ ว่า",
        holders="ไม่ จะ ได้ กำลัง ทุก",
        followers="ๆ แล้ว นี้ นั้น ครับ ค่ะ นะ",
    ),
    "zh": _of(
        "但 但是 可是 因为 因為 所以 如果 当 當 虽然 雖然 为了 為了 在 从 從 对 對 把 被 向 而 并 並",
        links="和 与 與 或 跟 及",
        holders="一 这 這 那 每 很 不 没 沒 就 都 要",
        followers="了 着 著 过 過 的 地 得 吗 嗎 呢 吧 啊 们 們",
    ),
    "ja": _of(
        "しかし でも だから そして けれど もし",
        holders="その この あの どの",
        followers="ため ために こと もの よう ように",
    ),
    "ko": _of(
        "그러나 하지만 그리고 그래서 만약",
        links="및 또는",
        holders="그 이 저 한 두 세 안 못",
        followers="위해 때문에 동안 수 것 것이 있다 없다 않다",
    ),
}
