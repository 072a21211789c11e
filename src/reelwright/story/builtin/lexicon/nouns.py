"""Who and what a prompt can name, in English and Indonesian."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from reelwright.film.grammar import Figure, PlaceKind

# english, also english | indonesian, also indonesian | figure:sex | the place that goes without saying
_PEOPLE = """
lighthouse keeper | penjaga mercusuar | person | coast
keeper | penjaga | person |
fisherman, fisher, angler | nelayan, pemancing | man:m | sea
farmer | petani | person | field
rice farmer | petani padi | person | field
detective, private eye, investigator | detektif, penyelidik | man | street
chef, cook | koki, juru masak | person | kitchen
baker | tukang roti | person | kitchen
barista | barista | person | kitchen
teacher | guru | person | hall
student, pupil | murid, siswa, mahasiswa, pelajar | person | hall
doctor | dokter | person | room
nurse | perawat | woman | room
astronaut, cosmonaut | astronot, antariksawan | person | space
pilot | pilot | person | sky
sailor | pelaut | person | sea
captain | kapten | person | sea
pirate | bajak laut, perompak | person | sea
diver | penyelam | person | underwater
surfer | peselancar | person | coast
painter, artist | pelukis, seniman | person | workshop
musician | musisi, pemusik | person | hall
pianist | pianis | person | hall
violinist | pemain biola | person | hall
singer | penyanyi | person | hall
dancer, ballerina | penari | woman | hall
writer, poet, author, novelist | penulis, penyair | person | room
photographer | fotografer, juru foto | person | street
scientist, inventor, researcher, engineer | ilmuwan, penemu, peneliti, insinyur | person | workshop
mechanic | montir, mekanik | person | workshop
carpenter, woodworker | tukang kayu | person | workshop
blacksmith | pandai besi | man | workshop
watchmaker, clockmaker | tukang jam | person | workshop
tailor, seamstress | penjahit | person | workshop
potter | pengrajin gerabah, pengrajin tembikar | person | workshop
weaver | penenun | woman | workshop
gardener | tukang kebun | person | garden
beekeeper | peternak lebah | person | garden
shepherd, herder | gembala, penggembala | person | field
soldier | prajurit, tentara | man | field
knight | ksatria, kesatria | man | castle
king | raja | man:m | castle
queen | ratu | woman:f | castle
prince | pangeran | man:m | castle
princess | putri | woman:f | castle
wizard, sorcerer, magician | penyihir, pesulap | man:m | castle
witch | nenek sihir | woman:f | forest
monk | biksu, biarawan | man:m | temple
priest | pendeta, imam | man:m | temple
samurai | samurai | man | castle
ninja | ninja | person | castle
hunter | pemburu | person | forest
hiker, climber, mountaineer | pendaki | person | mountain
traveler, traveller, wanderer, explorer | pengembara, penjelajah, musafir | person | road
cyclist | pesepeda | person | road
runner | pelari | person | road
driver | sopir, supir, pengemudi | person | road
truck driver | sopir truk | person | road
taxi driver | sopir taksi | person | street
courier, messenger, postman, mail carrier | kurir, tukang pos | person | street
vendor, seller, merchant, shopkeeper | penjual, pedagang | person | market
thief, burglar | pencuri, maling | person | street
spy | mata-mata | person | street
hacker | peretas | person | room
programmer, developer | pemrogram | person | room
gamer | gamer | person | room
librarian | pustakawan | person | hall
nomad | pengelana | person | desert
widow | janda | woman:f |
stranger | orang asing | person |
hero, heroine | pahlawan | person |
woman, lady | wanita, perempuan, ibu-ibu | woman:f |
man, guy, gentleman | pria, lelaki, laki-laki | man:m |
old man | kakek, lelaki tua, pria tua | elder:m |
old woman | wanita tua, perempuan tua | elder:f |
grandmother, grandma | nenek | elder:f |
grandfather, grandpa | kakek | elder:m |
elder | tetua | elder |
mother, mom, mum | ibu, mama, bunda | woman:f |
father, dad | ayah, bapak, papa | man:m |
parent | orang tua | person |
sister | saudari, kakak perempuan, adik perempuan | woman:f |
brother | saudara, kakak laki-laki, adik laki-laki, abang | man:m |
twin | anak kembar, si kembar | child |
daughter | putri kecil, anak gadis | child:f |
son | putra | child:m |
wife, bride | istri, pengantin perempuan | woman:f |
husband, groom | suami, pengantin laki-laki | man:m |
couple, lovers | pasangan, sepasang kekasih | person |
family | keluarga | crowd |
friend | teman, sahabat, kawan | person |
neighbor, neighbour | tetangga | person |
girl, schoolgirl | gadis, anak perempuan, gadis kecil | child:f |
boy, schoolboy | anak laki-laki, bocah, anak lelaki | child:m |
little girl | gadis kecil | child:f |
little boy | bocah kecil | child:m |
child, kid | anak, anak kecil, anak-anak | child |
granddaughter | cucu perempuan, cucu | child:f |
grandson | cucu laki-laki | child:m |
uncle | paman, om | man:m |
aunt | bibi, tante | woman:f |
guest, tourist, visitor, passenger | tamu, turis, pengunjung, penumpang | person |
prisoner | tahanan, narapidana | man | castle
clown, juggler | badut, pemain akrobat | person | hall
beggar | pengemis | person | street
waiter, waitress | pelayan | person | kitchen
boss, manager | bos | person | room
baby, toddler | bayi, balita | child |
teenager, teen | remaja | person |
orphan | anak yatim | child |
person | orang | person |
villager | warga desa, penduduk desa | person | village
team, crew | tim, regu, awak | crowd |
crowd, audience, people | kerumunan, orang banyak, penonton, orang-orang | crowd |
army | pasukan | crowd | field
band | grup musik | crowd | hall
player, footballer, goalkeeper | pemain, pemain bola, kiper | person | field
boxer, fighter | petinju, petarung | man | hall
santa, santa claus | sinterklas | man:m | snowfield
mermaid | putri duyung | woman:f | underwater
vampire | vampir | person | castle
zombie | zombi | person | street
alien | alien, makhluk luar angkasa | spirit | space
giant | raksasa | man | mountain
elf, fairy | peri | spirit | forest
angel | malaikat | spirit | sky
"""
_ANIMALS = """
dog, hound | anjing | dog |
puppy | anak anjing | dog |
stray dog | anjing liar | dog | street
wolf | serigala | dog | forest
fox | rubah | dog | forest
cat, tomcat | kucing | cat |
kitten | anak kucing | cat |
stray cat | kucing liar, kucing jalanan | cat | street
tiger | harimau, macan | beast | jungle
lion | singa | beast | field
leopard, panther | macan tutul, macan kumbang | cat | jungle
horse, stallion, mare, pony | kuda | horse | field
donkey | keledai | horse | road
unicorn | unikorn | horse | forest
bird, songbird | burung | bird | sky
crow, raven | gagak, burung gagak | bird |
owl | burung hantu | bird | forest
eagle, hawk, falcon | elang, burung elang | bird | mountain
pigeon, dove | merpati, burung merpati | bird | city
parrot | burung beo, kakatua | bird | jungle
penguin | penguin, pinguin | bird | snowfield
duck, duckling | bebek, itik, anak bebek | bird | river
rooster, chicken, hen | ayam, ayam jago | bird | village
seagull, gull | camar, burung camar | bird | coast
hummingbird | kolibri, burung kolibri | bird | garden
whale | paus, ikan paus | whale | sea
dolphin | lumba-lumba | whale | sea
shark | hiu, ikan hiu | fish | underwater
goldfish | ikan mas, ikan koki | fish | underwater
octopus | gurita | fish | underwater
baby turtle, hatchling | anak kura-kura, anak penyu, tukik | fish | coast
chick, fledgling | anak ayam, anak burung | bird |
calf, foal, cub | anak sapi, anak kuda, anak singa, anak harimau, anak beruang | beast | field
baby elephant | anak gajah | beast | jungle
turtle, tortoise, sea turtle | penyu, kura-kura | fish | coast
jellyfish | ubur-ubur | fish | underwater
bee, honeybee | lebah | insect | garden
butterfly | kupu-kupu | insect | garden
firefly, fireflies | kunang-kunang | insect | field
ant | semut | insect | garden
spider | laba-laba | insect | room
dragonfly | capung | insect | river
bear | beruang | beast | forest
polar bear | beruang kutub | beast | snowfield
elephant | gajah | beast | jungle
cow, bull | sapi | beast | field
buffalo | kerbau | beast | field
sheep, lamb | domba | beast | field
goat | kambing | beast | mountain
pig | babi | beast | field
rabbit, hare, bunny | kelinci | beast | field
mouse, rat | tikus | beast | room
mouse deer | kancil | beast | forest
monkey, ape | monyet, kera | beast | jungle
orangutan | orangutan, orang utan | beast | jungle
gorilla | gorila | beast | jungle
panda | panda | beast | forest
deer, stag | rusa | horse | forest
camel | unta | horse | desert
squirrel | tupai | beast | forest
hedgehog | landak | beast | garden
frog | katak, kodok | beast | river
snail | siput | insect | garden
crocodile | buaya | beast | river
snake | ular | beast | jungle
lizard, gecko | kadal, cicak | beast | room
dinosaur | dinosaurus | dragon | jungle
monster, beast, creature | monster, makhluk | beast |
dragon | naga | dragon | mountain
phoenix | burung api | bird | sky
"""
_THINGS_THAT_ACT = """
robot, android | robot | robot | workshop
cyborg | siborg | robot | city
ghost, spirit, phantom | hantu, arwah, roh | spirit |
storm, tempest, thunderstorm, hurricane | badai, topan | spirit | sea
wind, breeze | angin | spirit | field
shadow | bayangan | spirit |
cloud | awan | spirit | sky
moon | bulan, rembulan | spirit | sky
sun | matahari | spirit | sky
star | bintang | spirit | sky
comet, meteor | komet, meteor | rocket | space
wave | ombak, gelombang | spirit | sea
fire, flame | api | spirit |
river | sungai | spirit | river
ocean | samudra | spirit | sea
darkness | kegelapan | spirit |
death | maut, kematian | spirit |
time | waktu | spirit |
boat, rowboat, canoe | perahu, sampan | boat | sea
ship, vessel | kapal | boat | sea
sailboat, yacht | perahu layar | boat | sea
submarine | kapal selam | boat | underwater
car, automobile | mobil | car | road
taxi | taksi | car | street
truck, lorry | truk | car | road
bus | bus, bis | car | road
van, campervan | mobil van | car | road
motorcycle, motorbike, scooter | sepeda motor, motor | car | road
train, locomotive | kereta api, kereta, lokomotif | train | field
airplane, plane, aeroplane, jet | pesawat, pesawat terbang | aircraft | sky
helicopter | helikopter | aircraft | sky
drone | drone | aircraft | sky
hot air balloon | balon udara | aircraft | sky
spaceship, starship, spacecraft | pesawat luar angkasa, pesawat antariksa | rocket | space
rocket | roket | rocket | space
satellite | satelit | rocket | space
tree, oak | pohon, pohon beringin | tree |
seed, seedling, sapling | benih, biji, bibit | tree | garden
lighthouse | mercusuar | lighthouse | coast
scarecrow | orang-orangan sawah | person | field
snowman | manusia salju | person | snowfield
puppet, doll, toy | boneka, mainan | child | room
statue | patung | person | temple
"""
_PROPS = """
fish | ikan | fish |
light, lamp, lantern | cahaya, lampu, lentera, pelita | thing |
kite | layang-layang, layangan | thing |
letter | surat | thing |
map | peta | thing |
key | kunci | thing |
book, diary, notebook | buku, buku harian | thing |
ring | cincin | thing |
treasure, gold | harta karun, harta, emas | thing |
box, chest | kotak, peti | thing |
door | pintu | thing |
clock, watch | jam | thing |
camera | kamera | thing |
phone, smartphone | telepon, ponsel | thing |
radio | radio | thing |
piano | piano | thing |
violin | biola | thing |
guitar | gitar | thing |
song, melody, music | lagu, nada, musik | thing |
painting, picture, portrait | lukisan, gambar, potret | thing |
ashes | abu, abu jenazah | thing |
photograph, photo | foto | thing |
flower, rose | bunga, mawar | thing |
garden gnome | patung kebun | thing |
coffee | kopi | thing | kitchen
coffee bean | biji kopi | thing | mountain
tea | teh | thing | kitchen
bread | roti | thing | kitchen
cake | kue | thing | kitchen
rice | nasi, padi, beras | thing |
noodle, ramen | mi, mie | thing | kitchen
soup | sup, soto | thing | kitchen
honey | madu | thing |
chocolate | cokelat, coklat | thing |
cup, mug | cangkir | thing | kitchen
bottle, water bottle | botol, botol air, botol minum | thing |
running shoe | sepatu lari | thing |
earth | bumi | thing |
shoe, sneaker | sepatu | thing |
headphone, earbud | penyuara telinga, headphone | thing |
backpack, bag | ransel, tas | thing |
bicycle, bike | sepeda | thing |
umbrella | payung | thing |
candle | lilin | thing |
sword | pedang | thing |
crown | mahkota | thing |
mask | topeng | thing |
mirror | cermin | thing |
window | jendela | thing |
bridge | jembatan | thing |
house | rumah | thing |
tower | menara | thing |
egg | telur | thing |
bone | tulang | thing |
ball, football | bola | thing |
balloon | balon | thing |
paper boat | perahu kertas | boat |
paper plane | pesawat kertas | aircraft |
batik | batik | thing |
wayang | wayang | thing |
angklung | angklung | thing |
gamelan | gamelan | thing |
computer, laptop | komputer, laptop | thing |
app, application | aplikasi | thing |
machine | mesin | thing |
battery | baterai | thing |
solar panel | panel surya | thing |
rainbow | pelangi | thing |
dream | mimpi | thing |
secret | rahasia | thing |
memory | kenangan, ingatan | thing |
voice | suara | thing |
name | nama | thing |
home | rumah | thing |
way | jalan | thing |
truth | kebenaran | thing |
love | cinta | thing |
hope | harapan | thing |
friendship | persahabatan | thing |
freedom | kebebasan | thing |
loneliness | kesunyian | thing |
peace | perdamaian | thing |
fear | ketakutan | thing |
happiness | kebahagiaan | thing |
courage | keberanian | thing |
bowl | mangkuk | thing |
smartwatch | jam tangan pintar | thing |
medicine | obat | thing |
pen, pencil, brush | pena, pensil, kuas | thing |
story, tale | cerita, kisah, dongeng | thing |
tooth | gigi | thing |
bell | lonceng | thing |
stone, rock, pebble | batu | thing |
money | uang | thing |
diamond, jewel | berlian, permata | thing |
case | kasus | thing |
murder | pembunuhan | thing |
"""


@dataclass(frozen=True, slots=True)
class Noun:
    """A thing with a name in both languages. The first form is the one that is written."""

    en: str
    id: str
    figure: Figure
    sex: str
    """`f`, `m`, or empty where the word does not say."""
    home: PlaceKind | None
    acts: bool
    """It can carry a story; a prop cannot unless it is all there is."""


@dataclass(frozen=True, slots=True)
class NounForm:
    """A noun as it is met in a prompt."""

    noun: Noun
    plural: bool


_IRREGULAR = {
    "man": "men", "woman": "women", "child": "children", "person": "people", "mouse": "mice",
    "wolf": "wolves", "thief": "thieves", "elf": "elves", "fish": "fish", "sheep": "sheep", "deer": "deer",
    "fisherman": "fishermen", "postman": "postmen", "snowman": "snowmen", "wife": "wives", "hero": "heroes",
    "goldfish": "goldfish", "ashes": "ashes", "people": "people", "lovers": "lovers",
    "spacecraft": "spacecraft",
    "coffee": "coffee", "tea": "tea", "bread": "bread", "rice": "rice", "honey": "honey", "music": "music",
    "money": "money", "darkness": "darkness", "death": "death", "time": "time", "gold": "gold",
    "fireflies": "fireflies", "samurai": "samurai", "batik": "batik",
}  # fmt: skip


def plural_of(noun: str) -> str:
    """The English plural of a noun; only the last word of a compound changes."""
    *front, last = noun.split(" ")
    if last in _IRREGULAR:
        last = _IRREGULAR[last]
    elif last.endswith("y") and last[-2:-1] not in "aeiou":
        last = f"{last[:-1]}ies"
    elif last.endswith(("s", "x", "z", "ch", "sh")):
        last = f"{last}es"
    else:
        last = f"{last}s"
    return " ".join([*front, last])


def _rows() -> list[tuple[list[str], list[str], Noun]]:
    rows: list[tuple[list[str], list[str], Noun]] = []
    for block, acts in ((_PEOPLE, True), (_ANIMALS, True), (_THINGS_THAT_ACT, True), (_PROPS, False)):
        for line in block.strip().splitlines():
            english, indonesian, figure, home = (cell.strip() for cell in line.split("|"))
            kind, _, sex = figure.partition(":")
            en_forms, id_forms = english.split(", "), indonesian.split(", ")
            place = PlaceKind(home) if home else None
            rows.append((en_forms, id_forms, Noun(en_forms[0], id_forms[0], Figure(kind), sex, place, acts)))
    return rows


@cache
def english_nouns() -> dict[str, NounForm]:
    """Every English form, singular and plural, to its noun. A synonym keeps its own word."""
    found: dict[str, NounForm] = {}
    for forms, _, noun in _rows():
        for form in forms:
            own = Noun(form, noun.id, noun.figure, noun.sex, noun.home, noun.acts)
            many = plural_of(form)
            found.setdefault(many, NounForm(own, plural=True))
            if many != form or form not in {"ashes", "people", "lovers", "fireflies"}:
                found[form] = NounForm(own, plural=False)
    return found


@cache
def indonesian_nouns() -> dict[str, NounForm]:
    """Every Indonesian form to its noun; a doubled noun is plural."""
    found: dict[str, NounForm] = {}
    for _, forms, noun in _rows():
        for form in forms:
            own = Noun(noun.en, form, noun.figure, noun.sex, noun.home, noun.acts)
            found.setdefault(form, NounForm(own, plural=form in {"anak-anak", "orang-orang", "ibu-ibu"}))
            if " " not in form and "-" not in form:
                found.setdefault(f"{form}-{form}", NounForm(own, plural=True))
    return found
