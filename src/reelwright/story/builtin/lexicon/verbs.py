"""What can happen in a prompt, in English and Indonesian, sorted by the story that it makes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache


class Deed(StrEnum):
    """The kind of story that a verb makes: what is wanted, what stands in the way, how it may end."""

    BEFRIEND = "befriend"
    SEARCH = "search"
    DISCOVER = "discover"
    RETURN = "return"
    MAKE = "make"
    LEARN = "learn"
    FIGHT = "fight"
    TRAVEL = "travel"
    WAIT = "wait"
    FLEE = "flee"
    STEAL = "steal"
    RESCUE = "rescue"
    LOVE = "love"
    LOSE = "lose"
    FAREWELL = "farewell"
    CELEBRATE = "celebrate"
    GROW = "grow"
    PLAY = "play"
    WATCH = "watch"
    TEACH = "teach"
    KEEP = "keep"
    """Something is looked after."""
    WORK = "work"
    """A trade, day after day."""
    HOST = "host"
    """A place invites its guests."""
    EXPLAIN = "explain"
    SELL = "sell"
    HAUNT = "haunt"
    BE = "be"
    """Nothing in particular is done: a life, a day, a name."""
    LIFE = "life"
    """Somebody does something that no other kind of story is about."""
    RIDDLE = "riddle"
    """The words are no words: keys struck at random."""
    QUOTE = "quote"
    """The words are in a language that the planner does not read, and stand for themselves."""


_VERBS = """\
befriend: borrow=meminjam, welcome=menyambut, invite=mengundang, reassure=menenangkan, befriend=berteman \
dengan, meet=bertemu, tame=menjinakkan, adopt=mengadopsi, comfort=menghibur, trust=mempercayai, become \
friends with=bersahabat dengan, make friends with=menjalin persahabatan dengan, talk to=berbicara dengan, \
speak to=berbincang dengan, forgive=memaafkan, reconcile with=berdamai dengan, share=berbagi, feed=memberi \
makan, raise=membesarkan
search: hack=meretas, long for=mendambakan, dig for=menggali, explore for=menjelajah, search for=mencari, \
look for=mencari-cari, seek=menelusuri, hunt for=memburu, track=melacak, investigate=menyelidiki, \
chase=mengejar, follow=mengikuti, hunt=berburu, solve=memecahkan, explore=menjelajahi, trace=menyusuri, \
wonder about=mempertanyakan, pursue=memburu
discover: discover=menemukan, find=mendapati, uncover=mengungkap, stumble upon=tersandung, open=membuka, \
unlock=membuka kunci, notice=menyadari, see=melihat, hear=mendengar, wake up=terbangun, wake=bangun, \
encounter=menjumpai, dig up=menggali, receive=menerima, realize=menyadari, realise=mengetahui, \
awaken=terjaga
return: return=kembali, come home=pulang, come back=balik, go home=mudik, reunite with=berkumpul kembali \
dengan, remember=mengingat, revisit=mengunjungi kembali, bring back=membawa pulang, bring home=mengantar \
pulang, recall=mengenang, visit=mengunjungi
make: mend=menambal, build up=mendirikan, mould=membentuk, fold=melipat, stitch=menyulam, \
plan=merencanakan, grind=menggiling, build=membangun, make=membuat, create=menciptakan, cook=memasak, \
bake=memanggang, paint=melukis, draw=menggambar, write=menulis, carve=mengukir, sew=menjahit, \
weave=menenun, repair=memperbaiki, fix=membetulkan, invent=merancang, compose=mengarang, design=mendesain, \
craft=merakit, brew=menyeduh, sculpt=memahat, forge=menempa, prepare=menyiapkan, print=mencetak, \
knit=merajut, restore=memulihkan, roast=menyangrai, film=merekam
learn: teach himself=melatih diri, learn=belajar, practice=berlatih, practise=melatih, study=mempelajari, \
train=berlatih keras, try=mencoba, dream of=bermimpi, master=menguasai, attempt=berusaha, discover \
how=memahami, want=ingin, decide=memutuskan, understand=mengerti
fight: compete in=bersaing, fight for=memperjuangkan, march against=menyerbu, outrun=mengalahkan lari, \
fight=melawan, defeat=mengalahkan, battle=bertarung, face=menghadapi, attack=menyerang, \
confront=menentang, challenge=menantang, survive=bertahan, resist=menahan, conquer=menaklukkan, \
compete=bertanding, win=memenangkan, beat=mengungguli, duel=berduel, slay=membunuh
travel: migrate=merantau, paddle=mengayuh, pedal=bersepeda, jog=berlari-lari, roam=berkeliling, \
step=melangkah, chase after=menyusul, arrive at=tiba di, travel=bepergian, drive=berkendara, \
ride=menunggang, walk=berjalan, sail=berlayar, fly=terbang, climb=mendaki, cross=menyeberangi, \
journey=mengembara, run=berlari, go=pergi, hike=menapaki, swim=berenang, wander=berkelana, row=mendayung, \
march=berbaris, cycle=bersepeda, leave for=berangkat, move=pindah, drift=hanyut, carry=membawa, \
deliver=mengantarkan, dive=menyelam, launch=meluncur, head=menuju, land=mendarat, enter=memasuki, \
reach=mencapai, come=datang, float=mengapung, get=sampai
wait: fall asleep=tertidur, take shelter=berteduh, sit down=duduk-duduk, lie=berbaring, perch=bertengger, \
wait for=menunggu, wait=menanti, hope=berharap, stay=tinggal, sit=duduk, keep watch=berjaga, sleep=tidur, \
rest=beristirahat, stand=berdiri, linger=menetap, live=hidup
flee: escape=melarikan diri, flee=kabur, hide=bersembunyi, break out=meloloskan diri, run away=lari, get \
lost=tersesat, avoid=menghindari, slip away=menyelinap, get trapped=terjebak
steal: steal=mencuri, rob=merampok, smuggle=menyelundupkan, trick=menipu, snatch=merebut, take=mengambil, \
sneak=mengendap-endap, cheat=mengakali, pickpocket=mencopet
rescue: comfort the sick=mengobati, feed a child=menyuapi, donate=menyumbang, rescue=menyelamatkan, \
save=menolong, help=membantu, heal=menyembuhkan, free=membebaskan, deliver aid=mengulurkan, feed the \
poor=menyantuni, pull out=menarik
love: love=mencintai, fall in love with=jatuh cinta pada, fall in love=jatuh cinta, kiss=mencium, \
marry=menikahi, miss=merindukan, dance with=berdansa dengan, hug=memeluk, embrace=mendekap
lose: collapse=runtuh, fail=gagal, crash=menabrak, dry up=mengering, crumble=ambruk, flood=banjir, fail \
to=gagal, lose out=kalah, lose=kehilangan, forget=melupakan, break=memecahkan, drop=menjatuhkan, miss \
out=melewatkan, disappear=menghilang, vanish=lenyap, fade=memudar, destroy=menghancurkan, sink=tenggelam, \
die=mati, fall=jatuh, run out of=kehabisan
farewell: say goodbye to=berpamitan dengan, say goodbye=berpamitan, scatter=menaburkan, bury=mengubur, \
mourn=berduka, leave=meninggalkan, let go of=melepaskan, release=melepas, grieve=meratapi, part=berpisah, \
honor=menghormati
celebrate: clap=bertepuk tangan, cook together=memasak bersama, smile together=tersenyum bersama, \
celebrate=merayakan, dance=menari, sing=bernyanyi, laugh=tertawa, party=berpesta, gather=berkumpul, \
perform=tampil, feast=menyantap, eat=makan, drink=minum, cheer=bersorak
grow: grow=tumbuh, become=menjadi, turn into=berubah menjadi, transform=berubah, bloom=mekar, \
plant=menanam, change=mengubah, hatch=menetas, harvest=memanen, turn=berganti, evolve=berkembang, \
burn=terbakar, melt=meleleh
play: race=berlomba, play=bermain, fly a kite=menerbangkan layang-layang, fly kites=menerbangkan, \
jump=melompat, skate=meluncur, surf=berselancar, juggle=melempar, catch=menangkap, skateboard=berseluncur, \
splash=menyiram, kick=menendang
watch: film secretly=merekam diam-diam, stare=terpaku, tell stories=bercerita, read aloud=membacakan, \
watch=mengamati, look at=memandang, stare at=menatap, gaze at=menonton, observe=memperhatikan, listen \
to=mendengarkan, photograph=memotret, guide=menuntun, read=membaca, count=menghitung, dream=melamun
haunt: haunt=menghantui, whisper=berbisik, knock=mengetuk, scream=menjerit, creep=merayap, \
possess=merasuki, stalk=menguntit, curse=mengutuk
teach: teach=mengajari, teach a class=mengajar, coach=melatih tim, train up=membimbing, educate=mendidik
keep: keep=menjaga, defend=membela, guard=menjagai, protect=melindungi, care for=merawat, look \
after=mengasuh, tend=memelihara, nurse=merawat luka, preserve=melestarikan
work: sell=menjual, serve=menyajikan, sell food=berjualan, peddle=menjajakan, trade=berdagang, \
work=bekerja, farm=bertani, work the field=menggarap, plough=membajak, clean=membersihkan, sweep=menyapu, \
wash=mencuci, pull a cart=menarik becak, toil=membanting tulang
sell: buy=membeli, order=memesan, offer=menawarkan, introduce=memperkenalkan, present=menghadirkan, \
advertise=mengiklankan, promote=mempromosikan, cool=mendinginkan
be: spin=berputar, borrow money=berutang, wink=mengedip, wind=memutar, pour=menuang, tie=mengikat, \
cut=memotong, recognize=mengenali, recognise=mengakui, purr=mendengkur, quarrel=bertengkar, \
argue=berdebat, depart=berangkat, erupt=meletus, bark=menggonggong, shave=mencukur, stick=menempelkan, \
play music=mengamen, pull=menarik, knock over=menumpahkan, iron=menyetrika, paste=menempel, \
sign=menandatangani, bow=membungkuk, lean=bersandar, pray=berdoa, dig holes=mencangkul, lock=mengunci, \
share out=membagi, force=memaksa, get stuck=tersangkut, say=berkata, give up=menyerah, nod=mengangguk, \
stir=mengaduk, ride along=menumpang, rule=memerintah, remind=mengingatkan, help out=menolong sesama, glow \
up=menyala, switch on=menghidupkan, go out=padam, bring=membawakan, check=memeriksa, twinkle=berkelip, \
blink=berkedip, stop=berhenti, start=mulai, begin=memulai, ask=bertanya, give=memberi, put=menaruh, \
close=menutup, call=memanggil, arrive=tiba, push=mendorong, touch=menyentuh, lift=mengangkat, \
shine=bersinar, glow=bercahaya, hold=memegang, need=membutuhkan, know=tahu, think=berpikir, feel=merasa, \
send=mengirim, pass=melewati, wear=memakai, pick=memetik, throw=melemparkan, cry=menangis, \
smile=tersenyum, promise=berjanji, refuse=menolak, rise=naik, cast=melontarkan, fill=mengisi, \
grab=menyambar, throw away=membuang, breathe=bernapas, speak up=bersuara, own=memiliki, lead=memimpin, \
light=menyalakan, ring=berdering
explain: explain=menjelaskan, happen=terjadi, mean=berarti, function=berfungsi, tell=menceritakan, \
form=terbentuk, show=menunjukkan
"""
_IRREGULAR = {
    "find": "found found", "see": "saw seen", "make": "made made", "build": "built built", "meet": "met met",
    "seek": "sought sought", "hear": "heard heard", "write": "wrote written", "draw": "drew drawn",
    "drive": "drove driven", "ride": "rode ridden", "fly": "flew flown", "run": "ran run", "go": "went gone",
    "swim": "swam swum", "sit": "sat sat", "sleep": "slept slept", "stand": "stood stood",
    "flee": "fled fled",
    "hide": "hid hidden", "break": "broke broken", "steal": "stole stolen", "take": "took taken",
    "fall": "fell fallen", "lose": "lost lost", "forget": "forgot forgotten", "say": "said said",
    "leave": "left left", "let": "let let", "sing": "sang sung", "eat": "ate eaten", "drink": "drank drunk",
    "grow": "grew grown", "become": "became become", "catch": "caught caught", "sell": "sold sold",
    "buy": "bought bought", "come": "came come", "bring": "brought brought", "wake": "woke woken",
    "fight": "fought fought", "win": "won won", "beat": "beat beaten", "teach": "taught taught",
    "get": "got got", "tell": "told told", "mean": "meant meant", "creep": "crept crept",
    "slay": "slew slain",
    "dig": "dug dug", "feed": "fed fed", "sink": "sank sunk", "weave": "wove woven", "understand":
    "understood understood", "keep": "kept kept", "hit": "hit hit", "wind": "wound wound",
    "stick": "stuck stuck",
    "spin": "spun spun", "lie": "lay lain", "grind": "ground ground", "hold": "held held",
    "give": "gave given", "know": "knew known", "think": "thought thought", "feel": "felt felt",
    "send": "sent sent", "wear": "wore worn", "throw": "threw thrown", "rise": "rose risen",
    "ring": "rang rung", "lead": "led led",
    "speak": "spoke spoken",  "shine": "shone shone", "pay": "paid paid", "be": "was been",
}  # fmt: skip
_DOUBLING = {"run", "swim", "stop", "sit", "win", "get", "rob", "drop", "hug", "dig", "let", "beg", "trap",
             "plan", "chat", "snap", "slip", "put", "cut", "knit", "hop", "rub", "spin", "step"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb with its English lemma (particle included), its Indonesian form and its kind of story."""

    en: str
    id: str
    deed: Deed


def third_person(lemma: str) -> str:
    """What the verb is after he, she or it: `carries on` for `carry on`."""
    first, _, rest = lemma.partition(" ")
    if first == "be":
        form = "is"
    elif first == "have":
        form = "has"
    elif first.endswith("y") and first[-2:-1] not in "aeiou":
        form = f"{first[:-1]}ies"
    elif first.endswith(("s", "x", "z", "ch", "sh", "o")):
        form = f"{first}es"
    else:
        form = f"{first}s"
    return f"{form} {rest}".strip()


def gerund(lemma: str) -> str:
    """The -ing form: `carrying on` for `carry on`."""
    first, _, rest = lemma.partition(" ")
    if first in _DOUBLING:
        form = f"{first}{first[-1]}ing"
    elif first.endswith("ie"):
        form = f"{first[:-2]}ying"
    elif first.endswith("e") and not first.endswith(("ee", "oe", "ye")) and first != "be":
        form = f"{first[:-1]}ing"
    else:
        form = f"{first}ing"
    return f"{form} {rest}".strip()


def _pasts(lemma: str) -> list[str]:
    if lemma in _IRREGULAR:
        return _IRREGULAR[lemma].split(" ")
    if lemma in _DOUBLING:
        return [f"{lemma}{lemma[-1]}ed"]
    if lemma.endswith("e"):
        return [f"{lemma}d"]
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        return [f"{lemma[:-1]}ied"]
    return [f"{lemma}ed"]


def _rows() -> list[Verb]:
    text = _VERBS.strip()
    return [
        Verb(*(side.strip() for side in pair.split("=")), deed=Deed(line.partition(":")[0]))
        for line in text.splitlines()
        for pair in line.partition(":")[2].split(",")
    ]


@cache
def verbs() -> tuple[Verb, ...]:
    """Every verb that is known, in the order written."""
    return tuple(_rows())


@cache
def english_forms() -> dict[str, tuple[str, str]]:
    """Every single-word English verb form to its lemma and its form: `base`, `third`, `gerund`, `past`."""
    found: dict[str, tuple[str, str]] = {}
    for lemma in dict.fromkeys(verb.en.split(" ")[0] for verb in verbs()):
        for past in _pasts(lemma):
            found.setdefault(past, (lemma, "past"))
        found.setdefault(gerund(lemma), (lemma, "gerund"))
        found[third_person(lemma)] = (lemma, "third")
        found[lemma] = (lemma, "base")
    return found


@cache
def english_verbs() -> dict[str, Verb]:
    """Every English lemma, particles included, to its verb; a bare `search` stands for `search for`."""
    found = {verb.en: verb for verb in reversed(verbs())}
    for verb in verbs():
        found.setdefault(verb.en.split(" ")[0], verb)
    return found


@cache
def indonesian_verbs() -> dict[str, Verb]:
    """Every Indonesian form to its verb; the passive of a `me-` verb too."""
    found: dict[str, Verb] = {}
    for verb in verbs():
        found.setdefault(verb.id, verb)
    for verb in verbs():
        for root in _roots(verb.id):
            found.setdefault(f"di{root}", verb)
    return found


def _roots(active: str) -> list[str]:
    """What a `me-` verb may be without its prefix: `menulis` hides a t, `membuat` nothing."""
    for prefix, hidden in (
        ("meny", ("s",)),
        ("meng", ("", "k")),
        ("mem", ("", "p")),
        ("men", ("", "t")),
        ("me", ("",)),
    ):
        if active.startswith(prefix) and " " not in active:
            rest = active.removeprefix(prefix)
            return [f"{sign}{rest}" for sign in hidden]
    return []


_INDONESIAN_VERB = re.compile(r"^(?:me(?:m|n|ng|ny)?|ber|ter|di)[a-z]{3,}$")


def looks_indonesian_verb(word: str) -> bool:
    """True for an unknown word that is built like an Indonesian verb (`me-`, `ber-`, `ter-`, `di-`)."""
    return bool(_INDONESIAN_VERB.match(word)) and not word.startswith(
        ("merah", "dingin", "dinding", "berani", "diskon", "distrik", "digital", "dinamis", "dinas")
    )
