"""Lines for stories of teaching, keeping, daily work and open doors, in Indonesian; read by `bank.py`."""

LINES = """
@teach
T Pelajaran dari {h}
T Kesabaran {h}
L Yang benar-benar diwariskan tidak pernah ada di buku pelajaran.
o1 {h} menunggu sampai semua murid mendapat tempat duduk.
o1 Di sini tak ada yang membayar bangku, dan tak ada yang terlambat.
o2 Pertanyaan pertama selalu yang paling sulit diajukan.
o2 Ada yang berjalan kaki satu jam demi pelajaran ini.
ov menghadap lingkaran kecil murid-murid, tangan terbuka, siap memulai
oc Pertanyaan pertama
n1 {h} mengulanginya lebih pelan, lalu menggambarnya di udara.
n1 Mereka salah bersama-sama, dan itu sudah separuh pelajaran.
n2 Satu murid memandangi langit. Itu boleh saja.
n2 Sebuah tangan kecil naik, turun, lalu naik lagi.
nv menunjukkan caranya, murid-murid mendekat dan meniru setiap gerakan
nc Lebih pelan, sekali lagi
t1 Lalu yang paling kecil mengerti, dan seluruh kelas menoleh.
t1 Tiba-tiba satu wajah menyala, seperti jendela di malam hari.
t2 Tak ada yang bisa mengatakannya lebih baik.
t2 Kelihatan jelas saat pelajaran itu sampai.
tv menyaksikan seorang murid akhirnya mengerti, kedua wajah berseri
tc Pelajaran itu sampai
a1 Sesudah itu mereka saling mengajari, dan {h} mendengarkan.
a1 Pelajaran selesai. Tak ada yang beranjak.
a2 Besok lingkaran itu bertambah satu orang.
av mundur selangkah sementara murid-murid melanjutkan sendiri
ac Mereka saling mengajari
e1 Mereka pulang dan mengulanginya kepada ibu, kata demi kata.
e1 Kelak salah satu dari mereka akan berdiri di tempat {h}.
e2 Tidak ada harganya, dan tidak ada habisnya.
ev lingkaran itu dari kejauhan, kecil dan terang, pelajaran terus berjalan
ec Kata demi kata

@life
T {h}, Hari Itu
T Pilihan {h}
L Ada yang diputuskan tanpa kata, dan sesudahnya semua berubah.
L Satu hari cukup, asal hari yang tepat.
o1 Tak ada yang menyuruh {h} melakukan ini. Memang tak perlu.
o1 Hari itu sama seperti hari lain, sampai ternyata tidak.
o1 {h} sudah bulat hatinya.
o1 Kalau ingin memahami {h}, perhatikan baik-baik sekarang.
o2 Ada jalan yang lebih mudah. Selalu ada.
o2 Dari luar, kelihatannya bukan apa-apa.
o2 Orang yang lewat hanya melihat separuhnya.
ov mengamati tempat itu lama-lama sebelum semuanya dimulai
oc Seperti hari lain
oc Perhatikan baik-baik
n1 {h} memulainya seperti orang memulai hal penting: hati-hati.
n1 Mula-mula salahnya kecil-kecil, dan bisa dimaafkan.
n1 Sedikit demi sedikit, {h} menemukan lajunya.
n1 Kini tak ada lagi yang bisa ditanya, dan memang tak perlu.
n2 Yang sulit adalah tidak terburu-buru.
n2 Lebih baik tidak berpikir terlalu jauh ke depan.
n2 Seorang tetangga berhenti, memandang, dan kali ini diam saja.
nv tampak sedang mengerjakannya, khusyuk, sekelilingnya mengabur
nc Hati-hati
nc Menemukan lajunya
t1 Lalu semuanya jadi penting sekaligus, dan {h} tahu itu.
t1 Inilah saat yang bisa berakhir ke mana saja.
t1 {h} mengangkat wajah, dan ada satu hal kecil yang berubah.
t1 Selama satu tarikan napas, tak seorang pun bisa mencegahnya.
t2 Butuh keberanian untuk melakukan hal sesederhana ini.
t2 Hari itu seperti berbelok di engselnya.
t2 Kelak bagian inilah yang akan ditanyakan orang.
tv di saat yang menentukan, dari dekat, segala yang lain lenyap
tc Bisa ke mana saja
tc Satu hal kecil
a1 Sesudahnya, {h} baru duduk untuk pertama kali hari ini.
a1 Semuanya mengendap, tetapi tidak di tempat semula.
a2 Ada yang tertawa, semata-mata karena lega.
a2 Perlu sehari dua hari untuk mencernanya.
av berhenti sejenak sesudahnya, tegangnya hilang, tempat itu kembali terlihat
ac Bukan di tempat semula
e1 Tak ada yang tampak beda, dan tak ada yang sama.
e1 Hanya itu, dan itu banyak sekali.
e1 Tanyakan pada {h}, dan jawabannya cuma mengangkat bahu.^
e1 Masih ada hari-hari lain. Yang seperti ini tidak ada lagi.
e2 Ada cerita yang tak lebih panjang dari ini, dan tak perlu.
e2 Hari itu melipat diri dan pulang.
e2 Siapa pun yang melihat akan membawanya pulang.
ev tampak dari jauh, masih di sana, tenang dengan apa yang sudah dilakukan
ec Banyak sekali
ec Tak ada lagi yang seperti ini

@keep
T Penjagaan Terakhir {h}
T {h} dan {o}
L Merawat satu hal dengan baik adalah cara merawat sisanya.
o1 Harus ada yang menjaga {oa}. Dialah {h}.
o1 Tak ada yang meminta {h} tinggal. Yang lain sudah lama pergi.
o2 Tugasnya tidak besar. Hanya setiap hari.
o2 Alasan untuk pergi banyak. Alasan untuk tinggal cuma satu.
ov berjaga di dekat {o}, kecil dan tegak, sekelilingnya hening
oc Harus ada yang menjaga
n1 Setiap pagi {h} menengok {o} sebelum apa pun yang lain.
n1 Sedikit air, sedikit teduh, satu dua kata: itulah pekerjaannya.
n2 Hari-hari lewat begini, dan tak satu pun sia-sia.
n2 Setiap daun, setiap retak sudah hafal di luar kepala.
nv membungkuk dekat {o}, merawatnya pelan dan hati-hati
nc Setiap hari
t1 Lalu datang malam ketika {o} mungkin tidak bertahan.
t1 Ada yang tidak beres, dan {h} tahu sebelum kelihatan.
t2 Tak ada yang bisa dipanggil. Maka ia tinggal.
t2 Apa pun harganya, keputusannya sudah dibuat.
tv melindungi {o} di saat terburuk, menolak pergi
tc Sebelum kelihatan
a1 Paginya {o} masih ada, begitu pula {h}.
a1 Bertahan. Nyaris tidak, tetapi bertahan.
a2 Belum pernah yang biasa tampak sebaik ini.
av di samping {o} sesudah semuanya reda, memeriksanya sekali lagi
ac Masih bertahan
e1 {h} memulai lagi putaran kecil yang sama.
e1 Selama masih ada yang tinggal, ini bukan yang terakhir.
e2 Begitulah arti menjaga.
ev {o} terang di pemandangan luas yang tenang, penjaganya di dekatnya
ec Bukan yang terakhir

@work
T Hari Kerja {h}
T {h}, Setiap Hari
L Di balik setiap hari biasa ada seseorang yang bangun lebih dulu.
o1 {h} sudah bangun sebelum jalanan bangun.
o1 Semua sudah dibungkus, diikat, dan dihitung dua kali.
o2 Sudut yang sama, sapaan yang sama, simpul celemek yang sama.
o2 Bagian hari yang ini tak pernah dilihat orang.
ov menyiapkan dagangan, lengan baju digulung, cahaya pertama di peralatan
oc Bangun lebih dulu
n1 Pembeli pertama minta yang biasa. Yang kedua juga.
n1 Tangan hafal pekerjaannya; kepala bebas menghitung.
n2 Uang receh, satu kata, satu anggukan, lalu berikutnya.
n2 Ada iramanya, kalau didengarkan.
nv tangan sibuk bekerja, cepat dan pasti, orang lalu-lalang di dekatnya
nc Yang biasa
t1 Di jam paling ramai, {h} mengangkat wajah, dan ada yang membalas senyum.
t1 Lalu, di antara dua pembeli, datanglah alasan dari semuanya.
t2 Hanya sedetik, dan terbayar lelah seminggu.
t2 Siapa pun yang melihat tak akan menyebutnya kecil.
tv mengangkat wajah dari pekerjaan, tiba-tiba lembut, keramaian kabur di belakang
tc Alasan dari semuanya
a1 Akhirnya ada sedikit yang tersisa, dan ada yang bisa diberi.
a1 {h} menghitung hari itu dua kali, dan hasilnya pas.
a2 Cukup untuk besok. Cukup untuk uang sekolah.
av membagikan sisa dagangan di ujung hari
ac Cukup untuk besok
e1 Besok dimulai lagi, sebelum terang.
e1 {h} pulang lebih ringan daripada tadi pagi.
e2 Begini caranya hidup dipikul: seporsi demi seporsi.
ev berkemas, kecil di pemandangan luas, kerja hari itu selesai
ec Seporsi demi seporsi

@host
T {h}
T Mampirlah ke {h}
L Di meja ini selalu ada tempat untuk satu orang lagi.
o1 Ada pagi yang butuh alasan bagus untuk keluar rumah.
o1 Tempatnya bisa ditemukan dengan mata tertutup. Ikuti saja aromanya.
o2 Sudah ada yang bangun sejak berjam-jam lalu.
o2 Jalanan masih menimbang, bangun atau tidur lagi.
ov pintu masih tertutup, cahaya hangat di dalam, jalanan baru terjaga
oc Alasan untuk keluar rumah
n1 Inilah {h}. Pintunya terbuka.
n1 Lalu pintu terbuka lebar, dan inilah dia: {h}.
n2 Semuanya buatan tangan, dan buatan hari ini.
n2 Loyang pertama tak pernah bertahan sepuluh menit.
nv pintu dibuka, loyang dan keranjang memenuhi meja, uap dalam cahaya
nc Pintunya terbuka
t1 Lalu gigitan pertama, dan sejenak tak ada yang bicara.
t1 Bagian inilah yang membuat orang kembali.
t2 Ada yang tak bisa diburu-buru, dan memang tak perlu.
t2 Kamu akan mengenalinya sebelum sempat menyebut namanya.
tv dari dekat, hidangan terbaik tempat ini, baru matang, uap mengepul
tc Gigitan pertama
a1 Menjelang siang, semua orang sudah saling kenal.
a2 Ada kursi untukmu. Memang selalu ada.
av para tetangga berdatangan, tertawa, tangan-tangan meminta lagi
ac Ada kursi untukmu
e1 {h}. Datanglah apa adanya.
e1 Datang pagi, pulang nanti: {h}.
e2 Ajak seseorang. Atau temukan seseorang.
ev seluruh tempat itu, terang dan penuh, orang datang dan pergi
ec Datanglah apa adanya
"""
