"""Lines for stories of work, change and ordinary wonder, in Indonesian; read by `bank.py`."""

LINES = """
@make
T Buatan {h}
T {h} dan {o}
L Semua yang bertahan lama pernah berantakan di meja seseorang.
o1 Semua bermula dari gagasan, dan alat yang salah.
o1 {h} sudah bisa melihat {o}, utuh, di tempat yang masih kosong.
o2 Orang lain pasti memilih membeli.
o2 Percobaan pertama gagal total, sebagaimana mestinya.
ov membungkuk di atas bahan-bahan yang berserakan, membayangkan {o}
oc Alat yang salah
n1 {h} bekerja seperti hujan: sedikit, lalu sedikit lagi.
n1 Sepotong demi sepotong, {o} mulai menatap balik.
n1 Ukur, rusak, mengomel, ulangi.
n2 Tepi waktu melunak.
n2 Makan pun sudah lupa.
nv tenggelam dalam pekerjaan, cermat dan dekat, debu beterbangan dalam cahaya
nc Ulangi lagi
t1 Lalu semuanya rusak. Tentu saja rusak.
t1 Satu perubahan kecil, larut malam, dan tiba-tiba berhasil.
t1 {h} berhenti, mundur selangkah, dan menahan napas.
t2 Kesalahan itulah bagian yang kurang.
t2 Jawabannya sejak tadi ada di depan mata.
tv mengangkat bagian terpenting ke arah cahaya, napas tertahan
tc Bagian yang kurang
a1 Sisanya cepat, seolah sudah lama menunggu.
a1 Terakhir, bagian yang tak akan dilihat siapa pun.
a2 Di situ pun harus benar.
a2 {o} selesai ketika mulai bernapas.
av memberi sentuhan kecil terakhir, wajah bangga dan tenang
ac Yang tak terlihat
e1 Dan itulah {o}, seolah selalu sudah ada.
e1 Tidak sempurna. Lebih baik dari itu: jadi.
e2 Mejanya kosong, dan tangan tak tahu harus apa.^
e2 Kini orang lain yang akan menyayanginya, dan memang itu tujuannya.
ev di samping karya yang selesai, mundur selangkah, pemandangan hangat
ec Jadi

@learn
T {h} Belajar
T Kesalahan Pertama {h}
L Tak ada yang pandai di hari pertama, dan justru itulah ceritanya.
o1 {h} belum pernah melakukan ini, dan itu kelihatan.
o1 Tak pernah ada yang terpikir untuk mengajari{s}.
o1 Ada aturan tentang {h} harus jadi apa. Yang ini tidak termasuk.
o2 Mulanya satu tatapan, dan keinginan kecil yang bandel.
o2 Seberapa sulit, sih? Ternyata sangat.
ov memandang takjub sesuatu yang baru dan belum dimengerti
oc Dan itu kelihatan
n1 Percobaan pertama buruk. Yang kesembilan juga.
n1 Semuanya tergelincir, tumpah, bengkok, atau jatuh.
n1 {h} meniru apa yang dilihat, dan hasilnya salah dengan gemilang.
n2 Tak ada yang menonton. Itu membantu.
n2 Gagal, ternyata, kebanyakan soal mengulang.
nv mencoba dan keliru, barang-barang berserakan, tidak patah semangat
nc Percobaan kesembilan
t1 Lalu, di antara dua kesalahan, ada yang benar.
t1 {h} berhenti mencoba, dan melakukannya begitu saja.
t1 Satu garis, satu saat, dan itulah dia.
t2 Tak ada yang mengajarinya begitu.
t2 Kecil dan miring, tetapi miliknya sendiri.
tv tertegun ketika untuk pertama kali berhasil, cahaya terang menyinari hasilnya
tc Ada yang benar
a1 Sesudah itu, tak ada yang bisa menghentikan{s}.
a1 Setiap sudut kosong {w} menjadi tempat latihan.
a2 Yang dulu sulit kini biasa seperti hari Selasa.
a2 Makin lama makin tidak mirip yang lain, makin mirip dirinya.
av berlatih dengan bebas, bergerak yakin, dikelilingi hasil percobaan
ac Tak terhentikan
e1 Soalnya bukan menjadi pandai. Soalnya terlihat.
e1 Pada akhirnya, {h} bukan hanya belajar. {P} mengubah tempat ini.
e2 Di ambang pintu, ada yang baru menonton, ingin mencoba.
e2 Yang dibutuhkan hanya seseorang yang cukup nekat untuk memulai.
ev di tengah semua yang telah dibuatnya, terlihat utuh untuk pertama kali
ec Cukup nekat untuk memulai

@grow
T Perubahan {h}
T Awal Kecil {h}
L Tak terjadi apa-apa, setiap hari, sampai tiba-tiba terjadi.
o1 Mula-mula hampir tak ada yang terlihat.
o1 {h} mulai kecil, dan di tempat yang salah.
o2 Tak ada yang berani bertaruh untuknya.
o2 Modalnya hanya waktu, dan sedikit cahaya.
ov kecil dan baru di tempat luas yang kosong, disentuh sepetak cahaya
oc Hampir tak terlihat
n1 Tak terjadi apa-apa, setiap hari, sedikit lebih banyak.
n1 Di bawah permukaan, kerjanya banyak sekali.
n2 Minggu yang dingin datang. Ia melengkung, tapi tidak patah.
n2 Yang lewat tidak memperlambat langkah.
nv bertahan melewati hari yang berat, melengkung, masih ada
nc Melengkung
t1 Lalu suatu pagi, {h} sudah tidak sama.
t1 Perubahan itu, ketika datang, hanya butuh semalam.
t2 Hampir-hampir bisa didengar.
t2 Tak ada jalan kembali ke bentuk lama.
tv akhirnya membuka diri, berubah, cahaya menyiram setiap bagiannya
tc Tidak sama lagi
a1 Kini yang lain datang, satu per satu, untuk melihat.
a1 Perlu latihan untuk menjadi sebesar ini.
a2 Ada teduh di tempat yang dulu tidak ada.
a2 Dinding tua pun seakan condong mendekat.
av berdiri tegak dalam bentuk baru, kehidupan kecil berkumpul di sekitarnya
ac Menjadi sebesar ini
e1 Sejak dulu memang akan begini. Hanya perlu dipercaya.
e1 Dan di dalamnya, masih ada yang kecil itu.
e2 Besok akan lebih besar lagi.
e2 Semua di sini bermula lagi dari itu.
ev telah tumbuh memenuhi pemandangan luas, cahaya di sekeliling
ec Yang kecil itu

@play
T {h} dan Langit yang Luas
T Sekali Lagi
L Hanya ada satu sore, dan panjangnya pas.
o1 Masih ada satu jam yang bagus, dan {h} mau menghabiskannya.
o1 {h} datang berlari, sudah tertawa lebih dulu.
o2 PR bisa menunggu. Semua bisa menunggu.^
o2 Aturannya dibuat di tempat.
ov berlari ke tempat terbuka dengan tangan terentang, hari terbentang di depan
oc Satu jam yang bagus
n1 Percobaan pertama gagal, jadi harus ada yang kedua.
n1 Goyang, jatuh, hampir, lalu benar-benar terbang.
n1 Makin cepat, dengan seluruh dunia sebagai lapangan.
n2 Rumput menempel di mana-mana.
n2 Ada yang meneriakkan saran, dan tak satu pun membantu.
nv bergerak lincah, rambut dan rumput beterbangan, mengejar momen
nc Yang kedua
t1 Lalu angin mengambilnya, dan {h} lupa pada tanah.
t1 Sesaat, tak ada yang berat di dunia.
t1 Tarikan mendadak, napas tertahan, dan hampir saja lepas.
t2 Tahan. Tahan. Sekarang ulur sedikit.
t2 Kelihatan dari wajahnya: inilah saatnya.
tv menengadah dengan mata berbinar, semuanya terangkat sekaligus
tc Tak ada yang berat
a1 Lagi, tentu saja. Lalu sekali lagi.
a1 Bayangan memanjang, dan tak ada yang memanggil pulang.
a2 Lelah urusan nanti.
a2 Setiap kali, sedikit lebih tinggi.
av masih asyik ketika bayangan memanjang, tersenyum lebar, tidak lelah
ac Lalu sekali lagi
e1 Kelak ini jadi kenangan. Sekarang ini segalanya.
e1 {h} pulang terlambat, dengan langit masih di matanya.
e2 Hanya satu jam. Rasanya seluruh masa kecil.
e2 Sebagian darinya tak pernah turun.
ev kecil di bawah langit yang amat luas, pulang pelan-pelan
ec Seluruh masa kecil

@watch
T Yang Dilihat {h}
T Jam Sunyi {h}
L Yang paling lama memandang melihat apa yang dilewatkan orang.
o1 Kesabaran {h} seperti kesabaran batu.
o1 Semua orang bergegas lewat. {h} memandang.
o2 Ada satu dunia dalam satu meter persegi.
o2 Ongkosnya hanya waktu.
ov duduk diam, memandang sekitar dengan saksama
oc Semua orang bergegas
n1 Mula-mula tak ada apa-apa. Lalu tak ada apa-apa itu bergerak.
n1 Mata perlu satu jam untuk mengenal tempat.
n2 Selembar daun. Satu bayangan. Bayangan kedua.
n2 Drama kecil mulai, lalu usai, dan tak ada yang bertepuk tangan.
nv condong mendekat, mata menyusuri gerakan yang sangat kecil
nc Mulai bergerak
t1 Lalu {o} menatap balik.
t1 Dan itu dia, hal yang ditunggu bertahun-tahun.
t1 Terjadinya sekali, dan hanya {h} yang ada di sana.
t2 Jangan bergerak. Jangan berkedip.
t2 Lamanya kira-kira satu helaan napas.
tv mata lebar dan berbinar, ada sesuatu terpantul di dalamnya
tc Jangan berkedip
a1 Sesudahnya, hening punya warna lain.
a1 Tak ada yang bisa diberi tahu. Memang tak perlu.
a2 Cahaya bergeser, dan dibiarkan saja.
a2 Semua kembali tampak biasa.
av tersenyum samar, kembali bersandar ketika cahaya bergeser
ac Warna lain
e1 Melihat itu kebanyakan soal bertahan.
e1 Besok {h} ada di sini lagi, jam yang sama. Dunia juga.
e2 Lihat baik-baik. Sejak tadi sudah ada.
e2 Petang menutup seperti buku.
ev kecil dan diam di seluruh pemandangan, kini menjadi bagiannya
ec Soal bertahan

@be
T {h}
T Sehari Bersama {h}
T Legenda {h}
L Pandangi satu kehidupan cukup lama, dan ia menjadi cerita.
o1 Ada sebuah cerita {w}, dan cerita itu bermula dari {a}.
o1 Inilah saatnya {h}, dan bukan yang lain.
o1 Jauh sebelum peta digambar, sudah ada {h}.
o1 Orang bisa melewati {h} seratus kali tanpa melihat apa-apa.
o1 Semua orang {w} mengenal {h}. Tak ada yang tahu mengapa.
o2 Dunia belum menyadarinya.
o2 Mulanya, seperti biasa, dari seseorang yang mau memperhatikan.
o2 Ada dengung di udara, tepat di bawah pendengaran.
o2 Semua di sini punya tempat, dan inilah jantungnya.
ov terlihat untuk pertama kali, diam dan sendiri di pemandangan luas
oc Bermula dari {a}
n1 Lalu cahaya bergeser, dan {h} terjaga.
n1 {h} bergerak, dan seluruh tempat ini ikut bergerak sedikit.
n1 Pelan, lalu pasti, sesuatu mulai menggeliat.
n1 Makin dekat, {h} ternyata penuh kejutan kecil.
n1 Yang dari jauh tampak diam, ternyata sibuk dengan seratus hal.
n2 Setiap rincian punya alasan, dan kebanyakan alasannya lucu.
n2 Perlu sejenak sampai mata mau percaya.
n2 Lagu-lagu lama menceritakan bagian ini. Semuanya keliru.
n2 Terdengar seperti napas yang lama ditahan.
nv mulai bergerak, bagian demi bagian menangkap cahaya
nc Sesuatu menggeliat
t1 Kini, dari dekat, tak mungkin keliru lagi.
t1 Sedetik yang panjang, {h} menatap lurus ke arah kita.
t1 Dan seketika, tak ada lagi yang penting {w}.
t1 Lalu {h} melakukan satu hal yang tak terduga: diam.
t1 Itulah dia, alasan orang menceritakan kisah ini.
t2 Ingat bagian ini. Datangnya tidak dua kali.
t2 Hening sesudahnya punya bentuk.
t2 Bukan takut. Lebih mirip terlihat.
t2 Setiap cerita punya pintu. Inilah pintunya.
tv memenuhi bingkai, satu mata menangkap cahaya, hadir sepenuhnya
tv memenuhi bingkai, setiap rincian jelas, hadir sepenuhnya
tc Bertatap muka
a1 Setelah itu, dunia memberi jalan.
a1 {h} pergi sesukanya, dan cahaya ikut pergi.
a1 Yang berikutnya lebih kecil, dan lebih baik.
a1 Kabar beredar. Tak ada yang sepenuhnya percaya.
a2 Hal-hal biasa tampak sedikit lebih mengilap.
a2 Burung-burung mulai lagi, hati-hati.
a2 Yang liar tidak dijinakkan, hanya dikenal.
av bergerak bebas di tempat itu, tanpa tergesa, cahaya mengikuti
ac Dunia memberi jalan
e1 Besok ceritanya akan lain. Tapi ini sungguh terjadi.
e1 Lalu yang ada hanya tempat itu, dan rasa tentang {h}.
e1 Ada yang tak perlu berbuat apa-apa. Cukup ada.
e1 Pulanglah sekarang, lewat jalan yang jauh.
e1 Hanya itu. Ternyata itu sudah banyak.
e2 Tanya saja yang ada di sana. Mereka hanya akan tersenyum.
e2 Sesekali, tengoklah ke atas. Siapa tahu kembali.
e2 Selebihnya cuaca.
ev mengecil kembali di pemandangan luas, pergi entah ke mana
ec Ini sungguh terjadi

@riddle
T {q}
L Beberapa kata yang tak terbaca, dan pencarian panjang akan maknanya.
o1 Tak ada yang tahu siapa penulisnya: {q}.
o1 Suatu pagi muncul begitu saja di tembok: {q}.
o2 Tanpa nama, tanpa tanggal, tanpa alasan.
o2 Mungkin sandi. Mungkin kucing di atas papan ketik.
ov tulisan aneh berbunyi {q}, sendirian di ruang kosong bercahaya lembut
oc {q}
n1 Para ahli mengangkat bahu. Anak-anak melafalkannya sambil tertawa.
n1 Bacalah pelan-pelan, dan hampir ada artinya.
n2 Kalau dibalik, bentuknya seperti peta.
n2 Ada yang mengaku mendengarnya di tengah hujan.
nv guratan tulisan itu dari dekat, cahaya bergeser di atasnya
nc Bacalah pelan-pelan
t1 Lalu seseorang mengucapkannya dengan benar, dan lampu menyala.
t1 Suatu malam, di dalam gelap, ia menjawab.
t2 Itu bukan kata. Itu pintu.
t2 Sedetik, semua orang mengerti sepenuhnya.
tv tulisan itu mulai bersinar dari dalam, debu terangkat di sekitarnya
tc Ia menjawab
a1 Sejak itu, orang menaruh hadiah-hadiah kecil di dekatnya.
a1 Artinya memudar, cahayanya tinggal sebentar.
a2 Tak ada yang menjelaskan. Menjelaskan itu tidak sopan.
a2 Ia mulai muncul di tempat lain.
av cahaya-cahaya kecil melayang keluar dari tulisan menuju gelap
ac Cahayanya tinggal
e1 Dan sampai hari ini, tak ada yang bisa menerjemahkannya.
e1 Mungkin artinya halo.
e2 Simpan saja. Suatu hari mungkin perlu.
e2 Setiap kali diucapkan, makin merdu.
ev tulisan itu, kecil dan terang, di ruang luas yang tenang
ec Mungkin artinya halo

@quote
T {q}
L Film ini menemani kata-katanya dengan cahaya, dan membiarkannya apa adanya.
o1 Ada kata-kata yang datang membawa bahasanya sendiri.
o1 Inilah beberapa kata dalam bahasanya sendiri: {q}.
o2 Semuanya dibiarkan seperti saat diberikan.
o2 Gambar hanya bisa menambahkan cahaya, dan sedikit ruang.
ov cahaya lembut menyebar di pemandangan yang lapang dan kosong
oc {q}
n1 Bacalah dengan lajumu sendiri; cahaya akan menunggu.
n1 Seberkas cahaya melintas, sepelan jari di atas halaman.
n2 Siapa pun yang mengenal kata-katanya sudah mendengar sebuah suara.
n2 Di sini tak ada yang bicara mendahuluinya.
nv cahaya bergerak pelan melintasi bentuk-bentuk sederhana, satu demi satu
nc Dengan lajunya sendiri
t1 Lalu cahaya sampai di tengah gambar, dan berhenti di sana.
t1 Sejenak, cahaya dan kata-kata berada di tempat yang sama.
t2 Artinya milik siapa pun yang mengucapkannya.
t2 Segala yang lain diam di sekelilingnya.
tv cahaya paling terang pada satu bentuk sederhana, sekelilingnya hening
tc Cahaya berhenti di sini
a1 Perlahan warna-warna saling melepaskan.
a2 Kata-katanya masih ada, persis seperti semula.
av cahaya menipis dan warna-warna saling menjauh
ac Persis seperti semula
e1 Cahaya berlalu, seperti biasanya, dan meninggalkan kata-katanya di tempat.
e1 Sampai di sinilah gambar; kata-katanya pergi lebih jauh.
e2 Sejak awal ia tidak membutuhkan bahasa lain.
e2 Ucapkanlah keras-keras, kalau itu bahasamu.
ev pemandangan luas dan tenang dengan cahaya ramah di cakrawala
ec Kata-kata pergi lebih jauh

@explain
T Perjalanan Panjang {h}
T Di Balik {h}
L Ikuti dari awal sekali, dan yang sehari-hari menjadi luar biasa.
o1 Setiap hari kita bertemu {h}. Tapi dari mana awalnya?
o1 Di balik {h} ada cerita yang lebih panjang dari dugaan.
o1 Kelihatannya sederhana. Padahal seluruh dunia ikut bekerja.
o2 Mari kembali ke permulaan.
o2 Untuk mengikutinya, kita mulai dari tempat yang jauh.
ov di awal perjalanan, di tempat asalnya, terlihat utuh
oc Dari mana awalnya?
n1 Semua dimulai {w}, pelan, dan jarang terlihat.
n1 Pertama-tama, sabar. Tak ada yang bisa dipercepat.
n1 Langkah pertama tampak seperti bukan apa-apa.
n2 Setiap langkah kecil membuka jalan bagi yang berikutnya.
n2 Banyak tangan akan menyentuhnya di perjalanan.
nv tahap pertama prosesnya, tampak jelas dan dekat
nc Langkah demi langkah
t1 Lalu datang perubahan yang menentukan segalanya.
t1 Inilah saat yang penting: panas, tekanan, waktu.
e1 Kini pandanglah {h} sekali lagi, dan lihat betapa banyak isinya.
t1 Lihat baik-baik: satu hal kecil menentukan sisanya.
t1 Bagian ini hampir tak pernah dilihat orang.
t2 Terlalu banyak, hilang. Terlalu sedikit, tak terjadi apa-apa.
t2 Yang masuk tidak sama dengan yang keluar.
tv perubahan penentu sedang terjadi, sangat rinci, kena cahaya
tc Perubahan
a1 Dari sini, semuanya menjadi cepat.
a1 Kini ia menempuh jalan dan air, menuju orang yang belum dikenalnya.
a2 Diperiksa, lalu diperiksa lagi.
a2 Di setiap perhentian, ada yang membuatnya sedikit lebih baik.
av dalam perjalanan, berpindah dari satu tempat ke tempat berikutnya
ac Dalam perjalanan
e1 Dan akhirnya, {h} sampai kepadamu.
e1 Lain kali bertemu {h}, kamu tahu betapa jauh perjalanannya.
e2 Tak ada yang sesederhana kelihatannya.
e2 Sejauh itu, demi satu saat kecil.
ev tiba di ujung perjalanan sehari-hari, cahaya hangat, seluruh kisah di dalamnya
ec Sejauh itu

@sell
T {h}
T Kenalkan, {h}
L Sebuah masalah kecil sehari-hari bertemu jawabannya.
o1 Kamu tahu rasanya: hari panjang, dan tak ada yang beres.
o1 Ada hal-hal yang terlalu lama kita biarkan.
o2 Setiap tas punya satu kejengkelan kecil.
o2 Mestinya sudah ada yang membereskannya.
ov saat sehari-hari yang sedikit kacau, hangat dan terasa akrab
oc Kamu tahu rasanya
n1 Maka dibuatlah jawabannya. Kenalkan, {h}.
n1 Inilah {h}. Satu tugas, dikerjakan dengan indah.
n1 Lalu hadirlah {h}.
n2 Sederhana di luar, cerdas di dalam.
n2 Setiap lekuknya punya alasan.
nv bidikan utama {h} yang bersih, berputar pelan dalam cahaya sempurna
nc Kenalkan, {h}
t1 Perhatikan: bagian inilah yang disukai orang.
t1 Di tangan, {h} langsung terasa pas.
t2 Tanpa ribet, tanpa buku petunjuk.
t2 Kamu akan heran mengapa dulu tidak begini.
tv {h} sedang dipakai, dari dekat, menunjukkan keunggulannya
tc Begitu saja
a1 Di kereta, di meja, di tanjakan: selalu ada.
a1 Ia ikut ke mana kamu pergi, dan tak meminta apa-apa.
a2 Orang akan memperhatikan. Mereka akan bertanya belinya di mana.
a2 Berkurang satu hal kecil untuk dipikirkan.
av {h} dibawa melewati hari yang cerah dan sibuk oleh berbagai orang
ac Ikut ke mana kamu pergi
e1 {h}. Siap kapan pun kamu siap.
e1 Sisakan tempat untuk {h}. Harimu sudah.
e2 Coba sekali saja.
e2 Sederhana yang menyenangkan.
ev {h} diam di pemandangan luas yang indah, satu kilau bersih
ec Siap kapan pun
"""
