"""Where and when a prompt can be set, in English and Indonesian."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from reelwright.film.grammar import Hour, PlaceKind, Weather

# kind | english with its preposition | indonesian with its preposition; the first of each is the plain name
_PLACES = """
sea | at: sea; on: ocean, open sea, high seas, waves, water, ship, boat | di: laut; di: samudra, lautan
coast | on: coast; on: shore, beach, cliff, island, headland, pier, dock; in: harbor, harbour, bay, \
lighthouse, port | di: pantai; di: pesisir, tepi laut, pulau, dermaga, pelabuhan, mercusuar, tebing
underwater | under: sea; in: coral reef, reef, deep, deep sea, aquarium, seabed, ocean floor; at: bottom of \
the sea | di: bawah laut; di: dasar laut, terumbu karang, akuarium
river | on: river; by: lake, stream, pond, riverbank, waterfall, creek; in: swamp | di: sungai; di: danau, \
kali, air terjun, rawa, telaga, tepi sungai
forest | in: forest; in: woods, woodland, pine forest, grove | di: hutan; di: hutan pinus, rimba
jungle | in: jungle; in: rainforest, rain forest | di: hutan rimba; di: hutan hujan, belantara
mountain | on: mountain; on: hill, peak, summit, volcano, cliffside, hillside; in: mountains, hills, valley, \
canyon, cave, himalayas | di: gunung; di: pegunungan, bukit, puncak, lembah, gua, gunung berapi, puncak gunung
desert | in: desert; in: dunes, sahara, wasteland; on: mars | di: gurun; di: mars, gurun pasir, padang pasir
field | in: field; in: rice field, meadow, prairie, farm, savanna, savannah, wheat field, paddy, \
countryside, \
plantation, grassland, stadium | di: padang; di: sawah, ladang, padang rumput, kebun teh, perkebunan, \
savana, \
peternakan, stadion, lapangan
garden | in: garden; in: park, greenhouse, orchard, backyard, courtyard, playground | di: kebun; di: taman, \
halaman, pekarangan, halaman belakang
snowfield | in: snow; in: arctic, antarctica, tundra, snowfield; on: glacier, ice | di: padang salju; \
di: kutub, kutub utara, kutub selatan, gletser, antartika
city | in: city; in: metropolis, downtown, tokyo, paris, new york, london, jakarta, skyline, surabaya, \
bandung, megacity; on: rooftop, roof | di: kota; di: ibu kota, jakarta, surabaya, bandung, atap gedung, tokyo
street | on: street; in: gutter, alley, alleyway, neighborhood, sidewalk, chinatown, \
subway; at: bus stop | di: jalanan; \
di: gang, lorong, trotoar, halte, gang sempit, stasiun
market | at: market; at: bazaar, fair, carnival, fish market, night market, supermarket; in: shop, store, \
mall \
| di: pasar; di: pasar pagi, pasar malam, pasar ikan, toko, warung, pasar terapung
village | in: village; in: small town, town, hamlet, kampung | di: desa; di: kampung, dusun, desa kecil
road | on: road; on: highway, motorway, freeway, trail, path, route; at: crossroads, \
gas station | di: jalan; \
di: jalan raya, jalan tol, persimpangan, jalan setapak
room | in: room; in: bedroom, elevator, lift, bar, pub, dormitory, clinic, \
barbershop, living room, apartment, attic, house, office, hotel room, hospital, basement, \
cabin, hotel, mansion, orphanage, asylum, prison, jail; at: home | di: kamar; di: rumah, apartemen, \
kantor, loteng, ruang tamu, rumah sakit, \
rumah tua, kamar tidur
kitchen | in: kitchen; in: restaurant, bakery, cafe, café, coffee shop, diner, \
warung | di: dapur; di: restoran, \
kafe, kedai, kedai kopi, toko roti, warung kopi
workshop | in: workshop; in: factory, garage, laboratory, lab, studio, warehouse, junkyard, \
mill | di: bengkel; \
di: pabrik, laboratorium, garasi, gudang, studio, pabrik tua
hall | in: hall; in: theater, theatre, library, museum, school, classroom, concert hall, ballroom, church, \
train station; at: airport, station, school | di: aula; di: teater, perpustakaan, museum, sekolah, kelas, \
panggung, bandara, gedung
castle | in: castle; in: palace, fortress, kingdom, tower, dungeon, ruins | di: istana; di: kastil, benteng, \
kerajaan, menara, reruntuhan
temple | at: temple; in: shrine, monastery, pagoda, mosque, cathedral, pyramid | di: candi; di: kuil, \
masjid, \
pura, wihara, gereja, borobudur
space | in: space; in: outer space, orbit, galaxy, cosmos, universe; on: moon, space station, planet | \
di: luar angkasa; di: antariksa, angkasa luar, orbit, galaksi, planet, stasiun luar angkasa
sky | in: sky; above: clouds, in: sky above; in: heavens | di: langit; di: angkasa, awan, udara
"""
_HOURS = """
dawn | dawn, daybreak, sunrise, first light, before sunrise | fajar, subuh, matahari terbit, dini hari, \
sebelum matahari terbit
morning | morning, breakfast, early morning | pagi, pagi hari, pagi-pagi, sarapan
noon | noon, midday, high noon, lunchtime | siang, tengah hari, siang hari, siang bolong
afternoon | afternoon | sore, sore hari, petang hari
golden | sunset, golden hour, sundown, late afternoon | matahari terbenam, matahari tenggelam, senja keemasan
dusk | dusk, twilight, evening, nightfall, blue hour | senja, petang, magrib, maghrib, senja hari
night | night, midnight, moonlight, moonlit, starlight, starry, nighttime, at night, bedtime | malam, \
tengah malam, malam hari, cahaya bulan, bulan purnama, malam-malam
"""
_WEATHERS = """
storm | storm, stormy, thunder, lightning, tempest, hurricane, thunderstorm, typhoon | badai, petir, guntur, \
topan, halilintar
rain | rain, rainy, raining, drizzle, downpour, monsoon, rains, rain-soaked | hujan, gerimis, hujan deras, \
musim hujan, kehujanan
snow | snow, snowy, snowing, blizzard, winter, snowfall, christmas | salju, bersalju, musim dingin, \
turun salju
fog | fog, foggy, mist, misty, haze, smoke, foggy morning | kabut, berkabut, halimun, asap
wind | wind, windy, gale, breeze, kite, sandstorm, dust storm | angin, berangin, layang-layang, layangan, \
badai pasir
cloudy | cloudy, overcast, grey sky, gray sky, clouds | mendung, berawan, kelabu
clear | sunny, clear sky, sunlit, sunshine, summer, cloudless, sunlight | cerah, terik, musim panas, \
sinar matahari, langit cerah
"""


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A word for a place, and the preposition it is written with."""

    kind: PlaceKind
    word: str
    preposition: str


def _unwrap(block: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in block.strip().splitlines()]


def _names(kind: PlaceKind, cell: str) -> list[PlaceName]:
    names: list[PlaceName] = []
    for group in cell.split(";"):
        preposition = ""
        for part in group.split(","):
            before, mark, word = part.strip().rpartition(":")
            preposition = before.strip() if mark else preposition
            names.append(PlaceName(kind, word.strip(), preposition))
    return names


@cache
def place_names(language: str) -> dict[str, PlaceName]:
    """Every word for a place in `language`; English plurals included."""
    found: dict[str, PlaceName] = {}
    for kind, english, indonesian in _unwrap(_PLACES):
        for name in _names(PlaceKind(kind), english if language == "en" else indonesian):
            found.setdefault(name.word, name)
            if language == "en" and not name.word.endswith("s"):
                found.setdefault(f"{name.word}s", PlaceName(name.kind, f"{name.word}s", name.preposition))
    return found


@cache
def plain_place(kind: PlaceKind, language: str) -> PlaceName:
    """The plain name of `kind`; KeyError for `abstract`, which has none."""
    for name, english, indonesian in _unwrap(_PLACES):
        if name == kind.value:
            return _names(kind, english if language == "en" else indonesian)[0]
    raise KeyError(kind)


@cache
def hour_words(language: str) -> dict[str, Hour]:
    """Every word for an hour of the day in `language`."""
    column = 1 if language == "en" else 2
    return {word.strip(): Hour(row[0]) for row in _unwrap(_HOURS) for word in row[column].split(",")}


@cache
def weather_words(language: str) -> dict[str, Weather]:
    """Every word for weather in `language`."""
    column = 1 if language == "en" else 2
    return {word.strip(): Weather(row[0]) for row in _unwrap(_WEATHERS) for word in row[column].split(",")}
