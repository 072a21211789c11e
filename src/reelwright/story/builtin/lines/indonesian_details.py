"""Details of places, weathers, hours and characters, in Indonesian; read by `bank.py`."""

LINES = """
@place:sea
1 Garam mengering putih di setiap tali.
1 Air di segala arah, dan semuanya bergerak.
1 Cakrawala seperti garis yang ditarik orang sabar.
1 Camar bertengkar soal bukan apa-apa.
1 Ombak mengangkat semuanya, lalu menaruhnya di tempat lain.
v ombak panjang sampai cakrawala, percik air di udara
@place:coast
1 Ombak memanjat karang, jatuh, lalu memanjat lagi.
1 Lampu berputar, dan gelap ikut berputar.
1 Di bawah, air pasang menghitung batu.
1 Ada garam di kaca jendela dan angin di tangga.
1 Cahaya pergi jauh, tak bertemu siapa-siapa, lalu pulang.
v tebing dan debur ombak, karang basah, cakrawala jauh
@place:underwater
1 Di bawah sini, semua suara datang terlambat.
1 Cahaya turun seperti tali yang panjang dan pelan.
1 Di atas sana ada cuaca. Di sini tidak.
1 Gelembung perak naik membawa rahasianya.
1 Kedalaman berdengung, rendah dan biru.
v berkas cahaya menembus air biru, bentuk karang
@place:river
1 Sungai bicara seharian dan tak mengulang apa-apa.
1 Ilalang menunduk satu per satu, entah kepada siapa.
1 Bangau berdiri di tempat ia biasa berdiri.
1 Air membawa langit lewat, sepotong demi sepotong.
v air terang yang tenang, ilalang dan batu di tepian
@place:forest
1 Pepohonan sudah seratus tahun menjaga sunyi ini.
1 Cahaya jatuh lewat daun seperti uang receh.
1 Lumut menyimpan setiap langkah untuk dirinya sendiri.
1 Entah di mana, sebatang dahan memutuskan untuk jatuh.
1 Baunya hujan dan kayu tua.
v batang-batang tinggi, pakis dan lumut, berkas cahaya
@place:jungle
1 Semuanya tumbuh, dan semuanya sekaligus.
1 Seribu serangga sepakat pada satu nada.
1 Udaranya hangat, hampir bisa diminum.
1 Daun sebesar pintu membuka dan menutup.
v hijau berlapis-lapis, sulur, daun basah, kabut menggantung
@place:mountain
1 Di atas sini, udara punya tepi yang tajam.
1 Lembah terhampar jauh di bawah, seperti barang yang terjatuh.
1 Batu sebesar rumah menunggu tanpa alasan.
1 Awan lewat setinggi mata.
1 Setiap napas serupa keping kecil yang dingin.
v punggung gunung berlapis, batu telanjang, awan di lembah
@place:desert
1 Pasir tak mengingat apa pun lebih dari semalam.
1 Panas berdiri di atas tanah seperti kaca.
1 Hanya ada satu jalan, dan sebagian besar adalah langit.
1 Jauh di sana, pusaran debu menari tanpa penonton.
1 Sunyinya begitu luas sampai punya cuaca sendiri.
v bukit pasir luas, riak pasir, udara bergetar
@place:field
1 Rumput bergerak dalam satu napas panjang.
1 Capung menjahit udara di atas padi.
1 Pematang hanya selebar dua telapak kaki.
1 Air di petak-petak menyimpan potongan langit.
1 Dari jauh terdengar kentongan, sekali.
v hamparan hijau terbuka, batang padi merunduk, cakrawala rendah
@place:garden
1 Lebah sedang mengerjakan pembukuan.
1 Ada yang meninggalkan gembor di bawah matahari.
1 Semuanya agak condong ke arah cahaya.
1 Tanahnya gelap dan berbau permulaan.
v petak bunga dan jalan setapak, cahaya berbintik
@place:snowfield
1 Salju sudah menghapus semua perdebatan.
1 Setiap napas menggantung sejenak, berpikir.
1 Jejak kaki satu-satunya tulisan sejauh mata memandang.
1 Dinginnya berdenting seperti gelas.
v hamparan putih tanpa jejak, kejauhan pucat
@place:city
1 Sepuluh ribu jendela, dan di balik masing-masing ada yang terjaga.
1 Jauh di bawah, lalu lintas menarik dan mengembuskan napas.
1 Gedung-gedung bertukar pantulan.
1 Neon menulis satu kata yang sama, lagi dan lagi.
1 Entah di mana, sirene mencari orang lain.
v menara dan jendela menyala, atap berlapis, lalu lintas jauh
@place:street
1 Lampu jalan mendengungkan satu-satunya nada.
1 Aspal basah menyimpan salinan setiap papan nama.
1 Pintu-pintu toko turun, satu demi satu.
1 Langkah bergema, lalu mengurungkan niat.
1 Seekor kucing menyeberang seolah memegang sertifikatnya.
v deretan toko dan lampu jalan, pantulan di tanah
@place:market
1 Suara, timbangan, es batu, dan decak sandal basah.
1 Semua ada harganya, dan harganya adalah percakapan.
1 Uap, bumbu, dan gosip naik bersama-sama.
1 Pisau berkilat, koin berdenting, seseorang memaki dengan sopan.
1 Keranjang-keranjang lewat setinggi hidung.
v lapak dan tenda yang padat, keranjang, lampu bergantungan
@place:village
1 Semua orang hafal bunyi setiap pagar.
1 Asap dapur naik lurus ke langit.
1 Ayam jago berkokok terlalu awal, dan bangga.
1 Jemuran berkibar seperti bendera damai.
v atap rendah dan gang sempit, asap dapur, satu pohon besar
@place:road
1 Garis putih berjalan terus seperti kalimat yang sabar.
1 Tiang-tiang lewat, kabelnya naik dan turun.
1 Radio menemukan siaran, hilang, ketemu lagi.
1 Papan jalan menjanjikan tempat yang belum pernah dikenal.
v jalan panjang sampai titik hilang, tiang di tepi
@place:room
1 Debu berputar pelan di satu garis cahaya.
1 Jam dinding paling nyaring di sini.
1 Tirai menarik napas, lalu mengembuskannya.
1 Di meja, secangkir minuman sudah dingin.
v cahaya jendela di ruangan sederhana, meja, tirai
@place:kitchen
1 Ada yang mendidih, dan kaca jendela tahu.
1 Tepung melayang di cahaya seperti cuaca.
1 Sendok diketukkan dua kali di bibir panci.
1 Baunya mentega, asap, dan kesabaran.
v panci dan uap, meja kayu, lampu gantung hangat
@place:workshop
1 Mesin-mesin tua berdiri seperti ternak yang tidur.
1 Karat luruh dalam serpih merah yang lembut.
1 Cahaya jatuh lewat atap bolong, berbentuk kotak-kotak.
1 Setiap perkakas tergantung di bekas bayangannya.
1 Baunya oli, dan benda-benda yang hampir jadi.
v meja kerja dan mesin diam, jendela tinggi, debu bercahaya
@place:hall
1 Setiap suara kembali dengan pakaian gema.
1 Deretan kursi kosong condong untuk mendengar.
1 Lantainya licin oleh sepatu seabad.
1 Di atas sana, satu jendela masih menyala.
v tiang-tiang tinggi dan deretan kursi, satu jendela terang
@place:castle
1 Temboknya cukup tebal untuk menyimpan rahasia tetap hangat.
1 Panji-panji diam, lelah mengartikan sesuatu.
1 Obor bergumam sepanjang lorong.
1 Dari menara, seluruh kerajaan tampak seperti permadani.
v tembok batu dan menara, panji, cahaya obor
@place:temple
1 Asap dupa menulis pelan di udara.
1 Lonceng dipukul sekali, dan tak terburu-buru.
1 Anak tangganya cekung oleh doa.
1 Wajah-wajah batu tersenyum pada sesuatu di belakang kita.
v tingkat batu berukir, tangga, asap dupa, arca
@place:space
1 Di sini tak ada suara. Yang ada hanya jarak.
1 Bintang tidak berkelip. Bintang menatap.
1 Jauh di bawah, lengkung biru berputar tanpa tergesa.
1 Satu lampu merah berkedip setia, entah untuk siapa.
v hamparan bintang, lengkung planet, cahaya keras
@place:sky
1 Awan punya lorong-lorong, dan semuanya kosong.
1 Dari sini, sungai tampak seperti tulisan tangan.
1 Udaranya tipis, terang, dan sangat tua.
1 Di atas sini, tak ada yang punya bayangan selain kita.
v gumpalan awan bercahaya, udara terbuka
@place:abstract
1 Ruang di sekitarnya tak punya tepi.
1 Warna bergerak sangat pelan, seperti pikiran.
1 Bukan di mana-mana, tetapi cahayanya indah.
1 Bentuk-bentuk muncul, menimbang, lalu pergi.
v bentuk lembut dan cahaya melayang di ruang terbuka
@weather:storm
1 Guntur mondar-mandir di atas atap.
1 Kilat mengambil foto, dan menyimpannya.
1 Hujan datang dari samping.
v awan badai dibelah kilat, hujan menderu
@weather:rain
1 Hujan menarik garis kelabu di atas segalanya.
1 Talang bernyanyi pelan-pelan.
1 Semua permukaan belajar berkilau.
v hujan halus, pantulan basah
@weather:snow
1 Salju turun seolah punya waktu setahun.
1 Yang pertama diambil salju adalah suara.
v salju turun
@weather:fog
1 Kabut mengembalikan benda satu per satu.
1 Lebih dari sepuluh langkah, dunia hanya kabar burung.
v kabut melayang
@weather:wind
1 Angin merogoh setiap saku.
1 Apa pun yang longgar sudah dalam perjalanan.
v angin kencang menarik segalanya
@weather:cloudy
1 Langit rendah, dan enggan menjelaskan.
1 Cahaya kelabu merata di mana-mana.
v awan kelabu rendah
@weather:clear
1 Tak ada segumpal awan pun untuk bersembunyi.
1 Langit jernih sampai ke puncaknya.
v udara jernih
@hour:dawn
1 Burung pertama mencoba nada pertama.
1 Atap-atap keluar dari gelap, satu per satu.
1 Cahaya pertama masuk tanpa mengetuk.
1 Fajar menghapus tepi-tepi gelap.
@hour:morning
1 Entah di mana, ceret baru saja mendidih.
1 Jendela dibuka satu per satu.
1 Embun menempel pada semua yang bermalam di luar.
1 Masih pagi, dan hari belum terpakai.
1 Pagi ini masih terlipat rapi.
@hour:noon
1 Tak ada yang bergerak kalau tidak terpaksa.
1 Tengah hari, bayangan pun tinggal di rumah.
1 Matahari berdiri tegak dan menunduk.
@hour:afternoon
1 Cahaya punya banyak waktu.
1 Entah di mana, radio berbicara sendiri.
1 Bayangan mulai meluruskan kaki.
1 Sore tidak tergesa sama sekali.
1 Cahaya panjang bersandar dari samping.
@hour:golden
1 Semua tepi kini bergaris terang.
1 Selama sepuluh menit, debu pun enak dipandang.
1 Matahari terakhir mengubah semuanya jadi madu.
1 Cahaya jadi emas dan memaafkan semua orang.
@hour:dusk
1 Langit menyimpan cahaya sedikit lebih lama daripada tanah.
1 Jendela-jendela menguning di sana-sini.
1 Jam biru datang dengan lengan tergulung.
1 Satu per satu, lampu ingat tugasnya.
@hour:night
1 Masih ada satu jendela yang menyala.
1 Di dalam gelap, suara berjalan lebih jauh.
1 Bulan sudah pernah melihat semua ini.
1 Malam punya aturannya sendiri.
1 Di atas, gelap penuh lubang-lubang kecil.
@noun:lighthouse keeper
1 Seratus dua belas anak tangga, dan {p} hafal semuanya dengan kaki.
1 Setiap jam, buku catatan berkata sama: nihil.
@noun:fisherman
1 Jala itu lebih banyak tambalan daripada benang aslinya.
1 Tangan itu pernah muda, di perahu ini juga.
@noun:robot
1 Di dalam dadanya, kipas kecil berdesir, serupa helaan napas.
1 Ada satu baut yang longgar, sudah bertahun-tahun.
@noun:detective
1 Kopi dingin, lampu buruk, tanpa jawaban.
1 Semua orang bohong sedikit. Tinggal di mana menekannya.
@noun:astronaut
1 Napasnya satu-satunya angin sejauh sejuta kilometer.
1 Sarung tangan membuat semuanya terasa seperti kenangan.
@noun:sister
1 Yang satu menyetir. Yang lain berdebat dengan peta.
1 Tawa mereka sama, dan tak satu pun mau mengaku.
@noun:chef
1 Sebelas luka bakar di satu lengan, masing-masing punya resep.
@noun:musician
1 Kotak alat musiknya lebih lecet daripada sepatunya.
@noun:painter
1 Ada warna biru di setiap ujung kuku.
@noun:coffee
1 Satu buah merah, dua biji hijau kecil. Hanya itu.
1 Lalu api, gemeretak, dan bau yang membangunkan separuh bumi.
@noun:chocolate
1 Awalnya pahit, di dalam buah sewarna karat.
@noun:bread
1 Tepung, air, garam, dan satu yang tak bisa dibeli: waktu.
@noun:honey
1 Dua belas lebah, masing-masing seumur hidup: jadilah satu sendok teh.
@noun:girl
1 Rambutnya dikepang dua, dan salah satunya sudah lepas.
1 Sandalnya tertinggal sebelah, entah di mana.
@figure:child
1 Kedua lututnya lecet, dan tak satu pun dibahas.
1 Di umur itu, semuanya masih mungkin.
@figure:elder
1 Jalannya seperti orang yang sudah membaca akhir cerita.
1 Bertahun-tahun terlipat di wajah itu.
@figure:woman
1 Keputusannya sudah bulat. Hanya mantelnya yang belum tahu.
@figure:man
1 Diamnya dibawa-bawa seperti perkakas.
@figure:person
1 Di balik kerahnya ada nama terjahit, hampir pudar.
1 Wajahnya seperti orang yang mendengarkan kamar sebelah.
@figure:crowd
1 Jumlahnya banyak, dan napasnya satu.
@figure:dog
1 Satu telinga tegak, yang lain masih berpikir.
1 Ekornya membocorkan semuanya.
@figure:cat
1 Ekornya tanda tanya yang sudah tahu jawabannya.
1 Jalannya seolah tanah mendapat kehormatan.
@figure:horse
1 Telinganya lebih dulu, lalu jantungnya.
@figure:bird
1 Beratnya kira-kira selembar surat.
@figure:fish
1 Cahaya meluncur di sisinya seperti pikiran.
@figure:whale
1 Setiap detak jantungnya tak tergesa.
@figure:insect
1 Dari sedekat ini, ia memakai zirah dan emas.
@figure:beast
1 Tanah mengenal langkah itu, dan diam.
@figure:dragon
1 Asap mengepul dari tidur yang berabad-abad.
1 Setiap sisiknya menyimpan api kecil sendiri.
@figure:robot
1 Dua lampu bundar berkedip, tidak terlalu serempak.
@figure:spirit
1 Ia tak punya wajah, tapi rasanya seperti ditatap.
@figure:boat
1 Papannya berderit dalam bahasa yang lebih tua dari peta.
@figure:car
1 Dasbornya altar bagi benda kecil yang tak berguna.
@figure:train
1 Rel bernyanyi jauh sebelum ia datang.
@figure:aircraft
1 Sayapnya bergetar seperti napas yang ditahan.
@figure:rocket
1 Di suatu tempat, ada suara menghitung mundur.
1 Embun beku luruh dari badannya tanpa suara.
@figure:tree
1 Akar-akarnya sudah lama sekali membicarakan hal yang sama.
@figure:lighthouse
1 Matanya hanya satu, dan tak pernah terpejam.
@figure:thing
1 Diangkat ke cahaya, ia seolah menahan cahaya itu.
@rest
1 Lalu, sunyi.
1 Satu napas.
1 Tak ada yang bergerak.
1 Lihat.
1 Begini mulanya.
1 Belum.
1 Sedikit lagi.
1 Pelan, pelan sekali.
1 Tak ada yang bicara.
1 Waktu berjalan seperti biasa.
1 Cahaya berubah, sedikit.
1 Di suatu tempat, ada yang menunggu.
1 Kadang memang begitu.
1 Hal kecil, dan segalanya.
1 Harus dilihat sendiri baru percaya.
1 Dunia diam sekali ini, dan mendengarkan.
1 Tak ada yang merencanakan akan jadi begini.
1 Dan di sekitarnya, hidup berjalan seolah tak tahu apa-apa.
1 Andai kamu berdiri di sana, kamu pun akan merasakannya.
1 Selama itu berlangsung, tak ada tempat lain yang dituju.
"""
