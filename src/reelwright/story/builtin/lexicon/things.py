"""Things with names in English and Indonesian, a row each: those that can carry a story, and props."""

from __future__ import annotations

# english, also english | indonesian, also indonesian | figure:sex | the place that goes without saying
THINGS_THAT_ACT = """
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
volcano | gunung api | spirit | mountain
robot gardener | robot tukang kebun | robot | garden
tram | trem | train | street
raindrop, snowflake | tetes hujan, kepingan salju | spirit | sky
"""
PROPS = """
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
omelette, pasta, curry, salad, dumpling, sushi, taco | telur dadar, sate, bubur, gado-gado | thing | kitchen
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
vaccine | vaksin | thing | room
black hole | lubang hitam | thing | space
internet | internet | thing |
climate, climate change | iklim, perubahan iklim | thing | sky
kitchen table, table | meja | thing |
wall | tembok, dinding | thing |
scooter helmet, helmet | helm | thing |
typewriter | mesin tik | thing |
paper crane | bangau kertas | bird |
dinner, meal | makan malam, hidangan | thing |
shadow puppet | wayang kulit | thing |
flag | bendera | thing |
cart, food cart | gerobak | thing |
trophy, cup final, medal | piala, medali | thing |
suitcase | koper | thing |
newspaper | koran | thing |
scarf, dress, coat | selendang, gaun, kebaya | thing |
garbage, trash, plastic | sampah, plastik | thing |
rendang | rendang | thing | kitchen
nasi uduk, nasi goreng | nasi uduk, nasi goreng | thing | kitchen
meatball | bakso | thing |
drum | gendang, drum | thing |
ladder | tangga | thing |
sandwich, pizza, burger | roti lapis, piza | thing |
fruit, apple, mango | buah, apel, mangga | thing |
postcard, stamp | kartu pos, perangko | thing |
heart | hati, jantung | thing |
immune system | sistem imun | thing |
"""
