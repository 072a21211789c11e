"""People and animals in English and Indonesian, a row each."""

from __future__ import annotations

# english, also english | indonesian, also indonesian | figure:sex | the place that goes without saying
PEOPLE = """
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
babysitter, nanny | pengasuh | person | room
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
village teacher | guru desa | person | village
typewriter repairman, repairman | tukang reparasi | man:m | workshop
street food vendor, food vendor | pedagang kaki lima | person | street
postwoman | pengantar surat | woman:f | village
single mother | ibu tunggal | woman:f |
sibling | kakak beradik, kakak adik, bersaudara | child |
older sister | kakak | woman:f |
younger brother | adik | child |
young man, lad | pemuda, anak muda | man:m |
young woman | pemudi | woman:f |
fan, supporter | penggemar | person |
best friend | sahabat karib | person |
footballer team, football team | tim sepak bola | crowd | field
refugee, migrant | pengungsi, perantau | person | road
fruit seller | penjual buah | person | market
fortune teller | peramal | person | market
shadow puppeteer, puppeteer, puppet master | dalang | man | hall
warrior, samurai warrior | pendekar, pejuang | person | field
president, mayor | presiden, wali kota, lurah | person | hall
judge, lawyer | hakim, pengacara | person | hall
spaceman, spacewoman | awak antariksa | person | space
swimmer | perenang | person | sea
fireman, firefighter | pemadam kebakaran | person | street
policeman, police officer, cop | polisi | person | street
barber, hairdresser | tukang cukur | person | room
street sweeper, cleaner | tukang sapu, petugas kebersihan | person | street
becak driver | tukang becak | man:m | street
meatball seller | tukang bakso | man:m | street
athlete, skater, skateboarder | atlet, pemain skateboard | person | street
composer, conductor | komponis, dirigen | person | hall
emperor, sultan | kaisar, sultan | man:m | castle
viking | viking | man | sea
caveman | manusia gua | man | mountain
"""
ANIMALS = """
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
reindeer | rusa kutub | horse | snowfield
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
seal, sea lion, otter | anjing laut, berang-berang | beast | coast
giraffe, zebra | jerapah, zebra | horse | field
bat | kelelawar | bird | sky
swan, goose, heron, stork | angsa, bangau | bird | river
peacock | merak | bird | garden
worm, caterpillar | cacing, ulat | insect | garden
komodo, komodo dragon | komodo | beast | coast
rhino, rhinoceros | badak | beast | jungle
marlin, tuna, salmon | ikan marlin, tuna | fish | sea
koala, kangaroo | koala, kanguru | beast | field
crab, lobster | kepiting | insect | coast
"""
