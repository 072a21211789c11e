"""Lines for stories of wanting, going and daring, in Indonesian; read by `bank.py`."""

LINES = """
@search
T Mencari {o}
T {h} dan Sisa {o}
L Yang dicari barangkali sejak dulu sudah menatap balik.
o1 {h} kembali keluar, mencari {oa}.
o1 Yang lain sudah pulang. {h} belum.
o1 Tinggal satu hal yang masih harus {h} temukan.
o2 Pasti ada di luar sana. Harus ada.
o2 Dari jauh, keras kepala dan harapan tampak sama.
o2 Orang bilang itu bodoh, dan mungkin mereka benar.
ov memandang ke kejauhan, sosok kecil sendirian, mencari {o}
oc Masih mencari
n1 {h} membaca semua tanda, dan kebanyakan berbohong.
n1 Dua kali {p} menyangka sudah dekat. Dua kali hanya pantulan.
n1 Makin jauh {p} pergi, makin sedikit tempat berpegang.
n2 Belum ada jejak {o}.
n2 Berbalik itu mudah, maka {p} tidak berbalik.
n2 Keraguan ikut serta sebagai teman jalan.
nv menembus medan yang makin berat, mata menyipit, menuju pertanda samar
nc Tanda-tanda berbohong
t1 Lalu, ketika tak ada lagi yang bisa dicoba, secercah.
t1 {h} berhenti, lalu mendengarkan. Di sana.
t1 Di saat terburuk, {o} tiba-tiba tampak, begitu saja.
t2 Ternyata lebih kecil dari cerita orang, dan lebih dekat.
t2 Ia tak pernah bersembunyi. Ia hanya diam.
tv terpaku, wajah diterangi, akhirnya melihat {o} di depan sana
tc Di sana
a1 {h} mendekat pelan, seperti mendekati sesuatu yang tidur.
a1 Sejauh itu perjalanan, dan beberapa langkah terakhir paling panjang.
a2 Ia tidak lenyap. Itulah keajaibannya.
a2 Sesaat, ingin dan punya sama besarnya.
av sudah dekat dengan {o}, satu tangan terulur, cahayanya menyentuh semua
ac Langkah-langkah terakhir
e1 {h} pulang membawa apa yang dicari{s}.
e1 Tak semua pencarian selesai. Yang ini selesai, dengan lembut.
e1 Pada akhirnya, {o} adalah cara untuk menemukan jalan pulang.
e2 Dan di belakang sana, ia tetap menyala bagi yang berikutnya.
e2 Akan ada malam lain. Tak akan ada yang segelap ini.
ev pulang melintasi pemandangan luas, {o} sudah ditemukan, gelap tertinggal
ec Yang dicari, yang pulang

@discover
T Yang Ditemukan {h}
T Rahasia {o}
L Ada pintu yang hanya terbuka sekali, dan hanya bagi yang tidak mencarinya.
o1 Hari ini seperti hari lain {w}, sampai tiba-tiba tidak.
o1 {h} sedang tidak mencari apa-apa.
o1 Tak ada yang menoleh dua kali ke sudut dunia ini.
o2 Rahasia terbaik bersembunyi di tempat membosankan.
o2 Yang ada hanya sunyi yang biasa.
ov menjalani hari biasa, hampir menyadari sesuatu yang janggal
oc Hari seperti hari lain
n1 Lalu {h} menemukan {oa}.
n1 Sesuatu menangkap cahaya di tempat yang tak semestinya.
n1 Mula-mula kilau, lalu tepian, lalu bentuk.
n2 Ia tampak lebih tua dari apa pun di sekitarnya.
n2 Seharusnya ia tak ada di sini, dan ia tidak peduli.
nv berjongkok mendekati sesuatu yang setengah terkubur, menyeka debunya
nc Sesuatu menangkap cahaya
t1 {h} melihat lebih dekat, dan dunia bertambah luas.
t1 {o} mengubah segalanya, tanpa suara.
t1 Seketika, kepingan yang tak pernah dimengerti saling cocok.
t2 Kini tak mungkin dilupakan.
t2 Di dalam heningnya ada detak jantung.
tv berhadapan dengan {o}, mata membelalak, cahayanya menyebar ke mana-mana
tc Dunia bertambah luas
a1 Lalu pertanyaan yang lebih sulit: kepada siapa bercerita.
a1 {h} menimbangnya berkali-kali, untuk memastikan.
a2 Dalam perjalanan keluar, semuanya tampak lain.
a2 Ia tak meminta apa-apa selain dijaga.
av mendekap {o} erat, menoleh ke belakang, berpikir
ac Kepada siapa bercerita
e1 Ada temuan yang hanya bisa dimiliki dengan dibagi.
e1 {h} kembali ke hari yang biasa, tetapi sudah tidak muat lagi.
e2 Petanya salah. Salah yang indah.
e2 Di luar sana, masih banyak yang menunggu.
ev berdiri di depan pemandangan yang mendadak luas, {o} aman, hari telah berubah
ec Sudah tidak muat lagi

@travel
T Jalan Panjang {h}
T {h} Berangkat
L Setiap kilometer menanyakan hal yang sama, dan jawabannya makin baik.
o1 Sebelum kilometer pertama, selalu ada hening.
o1 {h} berangkat pagi-pagi, sebelum ada yang melarang.
o1 Jalannya panjang, dan {h} punya waktu.
o2 Tak banyak yang dibawa. Memang itu maksudnya.
o2 Di belakang, yang akrab mengecil sebesar ibu jari.
ov berangkat, kecil di tengah alam yang luas, jalan terbentang di depan
oc Sebelum kilometer pertama
n1 Jam demi jam, dunia berlalu dan menata diri kembali.
n1 Entah di mana {w}, {h} berhenti memeriksa peta.
n1 Jaraknya tidak mengecil, hanya makin dikenal.
n2 Bahan bakarnya adalah keras kepala.
n2 Sebuah lagu datang dan pergi. Matahari juga.
nv dalam perjalanan, mantap di tengah pemandangan yang lewat, debu di belakang
nc Jam demi jam
t1 Lalu jalannya habis, dan {h} terus maju.
t1 Tengah jalan adalah tempat paling sepi di peta mana pun.
t1 Satu belokan salah, dan tiba-tiba semuanya terasa benar.
t2 Kembali pun kini lebih jauh.
t2 Di sinilah perjalanan memilih siapa yang boleh lanjut.
tv terhenti di bagian tersulit, menatap yang masih tersisa, terengah
tc Ketika jalan habis
a1 Setelah itu jadi lebih mudah, atau {h} jadi lebih kuat.
a1 Tanah membuka diri seperti telapak tangan.
a2 Orang-orang asing melambai. Mereka tak bisa menahan diri.
a2 Angin pun searah.
av bergerak bebas lagi di alam terbuka, wajah kena cahaya
ac Seperti telapak tangan
e1 Kata orang, perjalananlah tujuannya. Tapi tiba pun menyenangkan.
e1 Ketika sampai, ujung jalan itu begitu sunyi.
e2 Lihat, sejauh itu.
e2 Dan di baliknya, tentu saja, ada jalan lagi.
ev akhirnya tiba, kecil di hadapan pemandangan luas yang berkilau
ec Sejauh itu

@fight
T {h} Melawan {o}
T Pertahanan Terakhir {h}
L Keberanian di sini lebih banyak berarti tidak pergi.
o1 Semua bilang jangan ikut campur. {h} ikut campur.
o1 Ada sebuah garis, dan {h} berdiri tepat di atasnya.
o1 Semua tahu bagaimana biasanya ini berakhir.
o2 Peluangnya sudah dihitung. Dua kali.
o2 Sunyinya seperti sebelum sesuatu pecah.
ov bertahan sendirian, menghadapi yang datang, angin mulai naik
oc Sebuah garis
n1 {o} datang seperti musim yang buruk.
n1 Pukulan pertama mendarat, dan {h} tetap berdiri.
n1 Semuanya dimulai tanpa aba-aba.
n2 Tak ada yang mulia, hanya berikutnya, dan berikutnya.
n2 Setiap akal hanya mempan sekali.
nv di tengah pertarungan, menahan {o} sekuat tenaga, debu dan percik beterbangan
nc Berikutnya, dan berikutnya
t1 Jatuh. Dari tanah, langit tampak sangat luas.
t1 Lalu {h} bangkit, dan itu di luar rencana.
t1 Untuk pertama kalinya, {o} ragu.
t2 Itu saja sudah cukup. Satu napas. Satu celah.
t2 Di dalam dada, suara kecil berkata: lagi.
tv bangkit dari tanah, mata menatap {o}, cahaya pecah di belakang
tc Lagi
a1 Selanjutnya cepat, dan tak ada yang bersorak.
a1 Setelah selesai, {h} menatap bayangan sendiri yang gemetar.
a2 Debu turun ke atas semua orang, sama rata.
a2 Kemenangan itu nyaris tanpa suara.
av berdiri di antara debu yang turun, kehabisan tenaga, menurunkan kewaspadaan
ac Debu turun
e1 Tak ada yang benar-benar menang. Tapi masih ada yang berdiri.
e1 Besok ini jadi legenda. Malam ini hanya memar.
e2 Garis itu bertahan.
e2 Dan anak-anak akan tidur, tanpa pernah tahu.
ev kecil dan tegak di tengah pemandangan luas yang mulai tenang
ec Garis itu bertahan

@flee
T Lari, {h}
T Sebelum Fajar
L Hanya ada satu jalan keluar, dan tak lama lagi tertutup.
o1 {h} hafal setiap kunci {w}, dan setiap jam.
o1 Dinding-dinding ini sudah lama merapat.
o2 Malam ini, seseorang lupa satu hal.
o2 Yang dibutuhkan hanya satu menit yang lengah.
ov merapat ke bayangan, menunggu saat yang tepat untuk menyelinap
oc Satu menit yang lengah
n1 Sekarang. {h} bergerak sebelum takut sempat bicara.
n1 Mula-mula pelan, lalu secepat-cepatnya.
n2 Di belakang, sebuah lampu menyala.
n2 Setiap bunyi adalah musuh, termasuk detak jantung.
nv berlari sekuat tenaga, menoleh ke belakang, cahaya menyapu di kejauhan
nc Sebuah lampu menyala
t1 Jalan buntu. Tentu saja jalan buntu.
t1 Begitu dekat, sampai terdengar napas para pengejar.
t2 Ada satu celah, dan celah itu terlalu kecil.
t2 {h} melakukan satu hal yang tak akan dicoba siapa pun.
tv terpojok, napas memburu, mata menemukan satu-satunya jalan
tc Terlalu kecil
a1 Lalu: udara. Dingin, luas, tak habis-habis.
a1 Teriakan mengecil, mengecil, lalu hilang.
a2 Perlu waktu lama untuk melambat.
a2 Belum pernah ada yang senikmat ini.
av menerobos ke tempat terbuka, terhuyung, menatap ke atas
ac Udara yang luas
e1 Kebebasan ternyata sebagian besar adalah cakrawala.
e1 {h} tidak menoleh. Terlalu banyak yang ada di depan.
e2 Tak ada yang tahu jalan dari sini. Bagus.
e2 Saat mereka sadar, yang tersisa hanya jejak kaki.
ev kecil dan bebas di alam terbuka, menuju cakrawala
ec Sebagian besar cakrawala

@steal
T {h} dan {o}
T Pencurian Sempurna
L Rencananya sempurna, kecuali semua yang terjadi sesudahnya.
o1 Sudah lama {h} mengincar {o}.
o1 Rencananya sederhana: masuk, {o}, keluar.
o1 Setiap kejahatan besar dimulai dari perut kosong atau hati penuh.
o2 Tak ada yang curiga. Memang tak pernah ada.
o2 Kuncinya waktu, dan {h} punya banyak waktu.
ov mengintai {o} dari persembunyian, diam, hanya matanya bergerak
oc Rencana sederhana
n1 Selangkah. Berhenti. Selangkah lagi.
n1 {h} menyelinap di antara keranjang, kaki, dan teriakan.
n1 Triknya: berlagak seperti orang dalam.
n2 Kini begitu dekat, udara pun berbau {o}.
n2 Ada yang tertawa, dan menoleh ke arah lain.
nv merayap rendah ke arah {o}, setengah tersembunyi, makin dekat
nc Selangkah, lalu berhenti
t1 Lalu gubrak, teriakan, dan semuanya sekaligus.
t1 {h} mendapatkan {o}. Seluruh dunia mendapatkan {h}.
t1 Dan sedetik yang emas, tak ada yang melihat.
t2 Bagian ini tidak ada dalam rencana.
t2 Lari. Pokoknya lari.
tv tertangkap basah bersama {o}, mata membelalak, semua menoleh
tc Di luar rencana
a1 Kiri, kanan, bawah, atas: {h} hafal semua celah.
a1 Kejar-kejarannya ramai, riang, dan kebanyakan menyamping.
a2 Ada yang jatuh. Ada yang tumpah. Ada yang tepuk tangan.
a2 Seorang nenek tertawa sampai harus duduk.
av melesat membawa {o}, menghindari segalanya, kekacauan di belakang
ac Kebanyakan menyamping
e1 Setelah aman, {h} membagi hasilnya. Sejak awal memang begitu rencananya.
e1 Tak ada yang seenak sesuatu yang hampir lepas.
e2 Besok penjagaannya lebih ketat. Besok urusan besok.
e2 Di suatu tempat, seseorang sudah memaafkannya.
ev aman di sudut yang tenang bersama {o}, keramaian jauh di belakang
ec Tidak sia-sia

@haunt
T Jangan Jawab
T Yang Berjalan {w}
L Apa pun itu, ia lebih dulu ada di sini daripada kuncinya.
o1 Warga tak pernah ke sini setelah gelap. Mereka tak bilang mengapa.
o1 Mula-mula hanya suara, dan suara selalu bisa dijelaskan.
o1 {h} punya satu aturan: jangan menengadah.^
o2 Tempat tua memang berbunyi. Semua orang bilang begitu.
o2 Jam berhenti, seperti setiap tahun.
ov tampak samar di ujung ruang gelap, satu cahaya hampir padam
oc Suara bisa dijelaskan
n1 Lalu suara itu datang dari dalam.
n1 Sebuah pintu terbuka. Tadi pintu itu terkunci.
n1 Sesuatu {w} bernapas pelan, tidak seirama.
n2 Kini dinginnya punya arah.
n2 Ia hafal jalan di sini. Ia hafal nama-nama.
nv bergerak dalam gelap, cahaya tipis gemetar, ada sesuatu di belakang
nc Tadi pintu itu terkunci
t1 Di kaca itu ada {h}, dan satu lagi.
t1 Dan ketika lampu menyala kembali, ia lebih dekat.
t1 Ia tidak ingin menyakiti. Ia ingin dipersilakan masuk.
t2 Jangan menoleh.
t2 Bisikan itu suara dari masa lalu.
tv membeku dalam seberkas cahaya tipis, mata membelalak, ada bayang mengabur
tc Jangan menoleh
a1 Lari hanya berguna kalau gelap punya tepi.
a1 Sesaat tak ada apa-apa. Justru itu lebih buruk.
a2 Entah di mana, seorang anak sedang menghitung.
a2 Semua pintu menuju kamar yang sama.
av terhuyung dalam gelap menuju celah cahaya yang jauh
ac Kamar yang sama
e1 Pagi tiba, dan ada satu nama lagi di dinding.
e1 Di siang hari, semuanya hampir tampak biasa. Hampir.
e2 Dan di lantai atas, sebuah langkah menjawab.
e2 Rumah itu kini sunyi. Rumah itu penuh.
ev dilihat dari jauh, kecil dan diam, satu jendela mulai menyala
ec Hampir biasa
"""
