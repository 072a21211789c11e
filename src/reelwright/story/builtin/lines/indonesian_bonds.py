"""Lines for stories of people and what they are to each other, in Indonesian; read by `bank.py`."""

LINES = """
@befriend
T {h} dan {o}
T Sahabat Bernama {o}
L Yang bermula dengan saling curiga berakhir sebagai kawan seperjalanan.
o1 {h} sudah lama terbiasa sendirian {w}.
o1 Tak ada yang betah lama-lama {w}, kecuali {h}.
o1 Bertahun-tahun {h} hanya berbicara dengan cuaca.
o2 Hari-hari datang satu per satu, dan semuanya serupa.
o2 Hanya ada satu cangkir di rak, dan satu kursi.^
o2 Sudah lama sekali tak ada yang mengetuk.
ov berdiri sendirian, kecil di tengah pemandangan luas, sementara {o} mendekat dari jauh
oc Sebelum {o} datang
n1 Lalu {o} datang, lebih ribut daripada tamu mana pun.
n1 Suatu malam, {o} begitu saja ada di sana.
n1 Yang asing itu tiba, dan tidak mau pergi.
n2 {h} tidak lari.
n2 Akal sehat menyuruh menutup pintu rapat-rapat.
n2 Mereka saling menakar, dan tak ada yang berkedip.
nv berhadapan dengan {o} untuk pertama kali, diam, berjarak beberapa langkah
nc Tak ada yang pergi
t1 Maka {h} membuka pintu, dan {o} masuk pelan-pelan.
t1 {h} mengucapkan kata baik yang pertama, dan semuanya hening.
t1 Dari dekat, {o} ternyata tidak marah, hanya kesepian.
t2 Itu bukan ancaman. Itu sebuah pertanyaan.
t2 Belum pernah ada yang terpikir untuk bertanya.
tv mengulurkan diri perlahan ke arah {o}, diterangi satu cahaya hangat, tanpa rasa takut
tc Kata baik yang pertama
a1 Sejak itu, malam terasa lebih pendek {w}.
a1 Mereka saling belajar dengan cara lambat: tidak pergi.
a2 {o} tetap menjaga jarak, demi sopan santun.
a2 Ada malam-malam yang mereka isi hanya dengan diam.
av berdampingan dengan {o}, tenang, berbagi cahaya yang sama
ac Teman yang baik
e1 Menjelang pagi, {h} dan {o} bukan orang asing lagi.
e1 Kini, setiap {o} kembali, selalu ada lampu yang dibiarkan menyala.
e1 Ada sahabat yang datang seperti cuaca. Biarkan jendela terbuka.
e2 Tak ada yang percaya, dan itu tidak apa-apa.
e2 Ia pasti datang lagi. {h} menantikannya.
ev bersama {o} di alam terbuka, dua sahabat lama di bawah langit yang sama
ec Lampu yang dibiarkan menyala

@love
T {h}, Lalu {o}
T Yang Tak Pernah Diucapkan {h}
L Dua hidup saling condong, dan baru satu yang menyadarinya.
o1 {h} menyimpan hati seperti orang menyimpan kunci cadangan.
o1 Awalnya bukan apa-apa: hanya tatapan yang sedetik terlalu lama.
o2 Selama ini, hari-hari {w} tidak banyak menuntut.
o2 Tak ada rencana. Memang tak pernah ada.
ov menoleh, terpikat sesuatu di luar bingkai, dunia sekitar mendadak sunyi
oc Sedetik terlalu lama
n1 Lalu {h} mulai memilih jalan yang lebih jauh.
n1 {o} tertawa, dan seluruh hari jadi miring.
n1 Tiba-tiba semua tempat biasa {w} punya kenangan.
n2 Kata yang tepat selalu datang terlambat satu jam.
n2 Alasan-alasan kecil berubah jadi kebiasaan.
nv berjalan mendekat sambil berpura-pura tidak, menahan senyum
nc Jalan yang lebih jauh
t1 Akhirnya {h} mengatakannya, terbata-bata dan sungguh-sungguh.
t1 Hening setelah pertanyaan itu serasa setahun.
t1 {o} berbalik. Itulah jawabannya.
t2 Tak ada yang bernapas.
t2 Kata itu tak bisa ditarik lagi, dan tak perlu.
tv berhadapan dengan {o}, sangat dekat, mata berbinar, napas tertahan
tc Katakan
a1 Sesudahnya, cahaya pun seolah tahu.
a1 Mereka berjalan pelan supaya jalannya panjang.
a2 Dua bayangan menjadi satu.
a2 Entah siapa, entah di mana, ada yang bersenandung.
av bersandar bersama {o}, kening hampir bersentuhan, sekeliling mengabur
ac Satu bayangan panjang
e1 Tidak akan selalu mudah, tetapi akan selalu begini.
e1 Kelak mereka akan berdebat siapa yang bicara lebih dulu.
e2 Untuk malam ini, cukup.
e2 Ada hal yang hanya perlu ditemukan sekali.
ev kecil dan dekat bersama {o} di tengah pemandangan luas yang bercahaya
ec Cukup sekali

@rescue
T Malam Ketika {h} Datang
T Demi {o}
L Hanya ada satu kesempatan, dan tak ada waktu untuk takut.
o1 Tak ada yang akan datang. {h} yang pertama tahu.
o1 Semua bermula dari suara {w} yang seharusnya tidak ada.
o1 Yang lain sudah berbalik pulang.
o2 Di kejauhan, ada yang memanggil sekali, lalu diam.
o2 Mungkin hanya tersisa beberapa menit.
ov menoleh tajam ke arah panggilan jauh, tubuh tegang, siap berlari
oc Tak ada yang lain
n1 {h} tetap berangkat.
n1 {h} tidak berhenti untuk menghitung peluang.
n1 Di antara sini dan {o}, yang ada hanya bahaya.
n2 Setiap langkah lebih mahal dari sebelumnya.
n2 Tanah pun seakan ikut membantah.
nv menerjang maju melawan alam, satu tangan terangkat, tidak melambat
nc Melawan peluang
t1 Sesaat yang mengerikan, {o} lepas dari jangkauan.
t1 Itu dia, akhirnya: {o}, hampir tak sanggup bertahan.
t1 Lalu uluran, terpeleset, dan uluran kedua.
t2 Kali ini genggamannya kuat.
t2 Tak ada apa pun lagi di dunia.
tv menjangkau sejauh mungkin ke arah {o}, ujung jari hampir bersentuhan
tc Bertahanlah
a1 Lalu semuanya selesai, dan semua masih bernapas.
a1 {o} selamat. Perlu waktu untuk memercayainya.
a2 Tak ada yang bicara. Tak ada yang perlu ditambahkan.
a2 Gemetarnya datang belakangan, seperti biasa.
av mendekap {o} erat, diselimuti cahaya hangat, mengatur napas
ac Masih bernapas
e1 {h} tak akan menyebutnya berani, hanya perlu.
e1 Mereka pulang pelan-pelan, karena kini mereka bisa.
e2 Diselamatkan artinya tidak ditinggalkan.
e2 Di belakang sana, bahaya lupa nama mereka.
ev keluar menuju cahaya di samping {o}, lelah dan selamat, jalan pulang terbuka
ec Tidak ditinggalkan

@lose
T Hari Ketika {o} Tiada
T Tanpa {o}
L Yang hilang meninggalkan bentuk, dan hidup berjalan di sekitarnya.
o1 {h} sudah begitu terbiasa, sampai tak lagi menoleh.
o1 Pernah ada masa {w} ketika tak ada yang kurang.
o2 Setiap pagi dimulai sama, dengan kepastian kecil yang sama.
o2 Bahagia yang pelan memang mudah terlewat.
ov tenang dalam saat biasa, sesuatu yang berharga ada di dekatnya
oc Ketika tak ada yang kurang
n1 Lalu suatu hari, {o} tidak ada.
n1 Perginya seperti kebanyakan hal: di antara dua kedipan.
n2 {h} memeriksa tempat yang sama tiga kali.
n2 Semuanya tampak sama, tetapi artinya berbeda.
nv berhenti mendadak, memandangi tempat kosong yang disinari cahaya
nc Di antara dua kedipan
t1 Duka mula-mula bersifat praktis. Ia membuka semua laci.
t1 {h} berdiri {w}, dan akhirnya mengakuinya.
t1 Yang tersisa dari {o} hanya kebiasaan mengulurkan tangan.
t2 Tak ada yang menjawab, dan itu pun jawaban.
t2 Inilah saat cahaya paling redup.
tv kecil dan diam dalam cahaya redup, kepala tertunduk, dunia mengabur
tc Mengakuinya
a1 Hari-hari kembali menapak, satu demi satu.
a1 Sesuatu yang kecil mulai tumbuh di celah itu.
a2 Pagi hari tak lagi terlalu sakit.
a2 Bahkan ada tawa, dan rasanya seperti mencuri.
av mendongak ketika cahaya hangat pertama masuk, telapak terbuka
ac Sesuatu yang kecil
e1 {o} tidak kembali. Tetapi {h} kembali.
e1 Yang hilang menjadi cara untuk melihat.
e2 Tempat kosong itu masih ada. Kini ada jendelanya.
e2 {h} membawanya dengan ringan, dan berjalan terus.
ev melangkah maju ke pemandangan luas yang mulai cerah, lebih ringan
ec Cara untuk melihat

@farewell
T Perjalanan Terakhir {o}
T Cara Melepaskan
L Sebuah perpisahan dibawa jauh sebelum sempat diucapkan.
o1 Ada janji yang harus ditepati, dan hanya ada satu cara.
o1 {h} sudah menunda hari ini selama mungkin.
o1 Ada perpisahan yang butuh pemandangan seluas ini.
o2 Tak ada yang mengucapkan kata itu keras-keras.
o2 Tasnya ringan. Tapi tak ada yang lebih berat.^
ov membawa sesuatu yang berharga, berangkat dengan tenang dan mantap
oc Janji yang harus ditepati
n1 Di jalan, {h} justru teringat hal-hal yang sepele.
n1 Mereka membicarakan apa saja, kecuali {o}.
n1 Setiap kilometer membawa cerita, dan separuhnya lucu.
n2 Satu lelucon, lalu diam, lalu lelucon lagi.
n2 Lebih mudah memandang jalan.
nv berhenti sejenak, berbagi kenangan, mata menatap cakrawala
nc Apa saja, kecuali kata itu
t1 Ketika saatnya tiba, tak ada pidato.
t1 {h} membuka telapak tangan, dan angin mengerjakan sisanya.^
t1 Di sini, akhirnya, {h} melepaskan.
t2 Sedetik, udara pun seolah ikut menahan.
t2 Begitu kecil perbuatannya, dan begitu besar.
tv melepaskan {o} ke angin, cahaya menangkapnya saat terbang
tc Melepaskan
a1 Sesudahnya, tak ada yang mau bergerak lebih dulu.
a1 Yang tertinggal bukan duka, bukan persis itu.
a2 Heningnya kini lain. Heningnya baik.
a2 Mereka tertawa, tiba-tiba, dan tak bisa berhenti.
av berdiri berdekatan dan diam, memandangi udara yang kembali jernih
ac Hening yang baik
e1 Jalan pulangnya sama, hanya lebih lapang.
e1 Mereka pulang lebih ringan, dan mereka pulang bersama.
e2 Cinta tidak berakhir di sini. Ia hanya pindah alamat.
e2 Di belakang, tempat itu menyimpan rahasia dengan baik.
ev menjauh, kecil di pemandangan luas, lebih ringan, cahaya panjang di belakang
ec Jalan pulang

@return
T Jalan Pulang
T {h} Pulang
L Kembali itu mudah; yang sulit adalah menjadi orang yang pernah pergi.
o1 {h} sudah pergi begitu lama sampai menjadi kabar angin.
o1 Jalan pulang ternyata lebih pendek dari ingatan {h}.
o2 Dalam ingatan, semua di sini lebih besar.
o2 Selalu ada alasan setahun lagi, lalu setahun lagi.
ov tiba di tepi tempat yang dulu akrab, berhenti untuk memandang
oc Lama menjadi kabar angin
n1 Tak ada yang berpindah {w}, dan tak ada yang sama.
n1 Hal akrab yang pertama adalah baunya.
n1 {h} melewati tanda-tanda lama, satu per satu.
n2 Ini tikungannya. Ini retak di dinding itu.
n2 Tak ada yang mengenali wajahnya. Anjing-anjing ingat.
nv berjalan pelan melewati tempat-tempat kenangan, menyentuh yang masih ada
nc Hal akrab yang pertama
t1 Lalu seseorang menyebut nama yang lama.
t1 Di ambang pintu, {h} hampir saja berbalik.
t1 {o} sudah menunggu, di depan mata, selama ini.
t2 Semua kata yang disiapkan mendadak tak terjangkau.
t2 Seluruh hidup berdiri di satu ambang pintu.
tv terhenti di ambang pintu, wajah separuh bayang, separuh cahaya hangat
tc Nama yang lama
a1 Ada tempat di meja, seolah selalu ada.
a1 Malam pertama canggung dan penuh cerita.
a2 Seseorang tertawa di saat yang tepat.
a2 Tahun-tahun di antaranya terlipat kecil.
av disambut hangat, dikelilingi cahaya dari dalam
ac Tempat di meja
e1 Rumah bukan tempatnya. Rumah adalah dinanti.
e1 {h} tinggal, dan kali ini tak ada yang menghitung hari.
e2 Di luar, jalan beristirahat.
e2 Lampu padam larut malam.
ev akhirnya menetap, kecil di tengah pemandangan hangat, kembali di rumah
ec Dinanti

@wait
T {h} yang Menunggu
T Selama Apa Pun
L Yang tinggal menempuh perjalanan lebih panjang.
o1 {h} punya satu tempat, dan {p} menjaganya.
o1 Setiap hari, pada jam yang sama, {h} ada {w}.
o2 Orang sudah berhenti bertanya mengapa.
o2 Pernah ada janji, dan janji itu tanpa tanggal.
ov diam di tempat yang sama, memandang ke kejauhan
oc Jam yang sama, setiap hari
n1 Musim berlalu seperti orang asing di trotoar.
n1 Menunggu, ternyata, adalah sebuah pekerjaan.
n1 {h} hafal semua yang lewat.
n2 Harapan makin pelan, tetapi tidak makin kecil.
n2 Kadang burung-burung pun tampak iba.
nv tak bergerak sementara segalanya lewat, cahaya bergeser di tubuhnya
nc Sebuah pekerjaan
t1 Lalu, jauh di sana, sesuatu berubah.
t1 Pada hari {h} hampir menyerah, terdengar suara.
t1 Mungkin bukan apa-apa. {h} tetap berdiri.
t2 Mungkin itu {o}. Mungkin hanya angin.
t2 Hati lebih dulu tahu daripada mata.
tv bangkit perlahan, mata terpaku pada sesuatu yang jauh, wajah bercahaya
tc Sesuatu berubah
a1 Ia makin dekat, dan bentuknya tidak hilang.
a1 Semua hari itu ternyata adalah jalan.
a2 Kini tak perlu tergesa-gesa.
a2 Aneh rasanya bergerak setelah lama berdiri.
av melangkah untuk pertama kali setelah lama diam
ac Bentuknya tidak hilang
e1 Yang tiba bukan lagi yang dulu pergi, dan itu cukup.
e1 Tempat itu kini kosong. Pernah ada cinta yang berdiri di sana.
e2 Malam itu, sekali ini, tak ada yang memandang jalan.
e2 Kesabaran pun bisa pulang.
ev tak lagi sendiri, terlihat dari jauh, tempat menunggu itu tertinggal
ec Cukup

@celebrate
T Malam Ketika Semua Bernyanyi
T {h} dan Malam yang Terang
L Satu suara kecil memulainya, dan tak ada yang ingin selesai.
o1 Sepanjang hari, {w}, ada sesuatu di udara.
o1 {h} sudah menghitung hari menuju malam ini.
o2 Semua orang pura-pura tidak gembira.
o2 Lampu-lampu pertama menyala sebelum gelap.
ov bersiap-siap, mata berbinar, lampu-lampu digantung di sekeliling
oc Ada sesuatu di udara
n1 Lalu musik dimulai, sedikit sumbang.
n1 Satu per satu, yang pemalu mendekat.
n2 {h} tak berniat menari. Terjadi begitu saja.
n2 Ada yang menambah kursi, ada yang menambah makanan.
nv terseret ke tengah keramaian, bergerak mengikuti irama, wajah berseri
nc Sedikit sumbang
t1 Selama satu lagu, semua orang {w} seumur.
t1 Dan di tengah semuanya, {h} bersinar.
t1 Bahkan yang bersumpah tak mau, ikut bernyanyi.
t2 Tak ada yang melihat jam.
t2 Inilah bagian yang akan diceritakan lagi.
tv tangan terbuka lebar di tengah cahaya, tertawa, segalanya berputar
tc Semua bernyanyi
a1 Larut malam, ketika ramai menipis, obrolan baik dimulai.
a1 Tarian terakhir pelan, dan tak ada yang memimpin.
a2 Ada percik api, lalu ada bintang.
a2 Anak-anak tertidur di bawah jaket.
av beristirahat berdekatan ketika lampu meredup, tersenyum
ac Obrolan yang baik
e1 Besok ada yang harus disapu. Malam ini tidak.
e1 Bahagia tak meninggalkan bukti, hanya nada yang menempel.
e2 Di jalan pulang, masih ada yang bersenandung.
e2 {h} pulang paling akhir, dan tersenyum paling dulu.
ev kecil di antara seratus lampu, dilihat dari atas, musik masih terdengar
ec Nada yang menempel
"""
