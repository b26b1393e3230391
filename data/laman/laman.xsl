<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: GPL-3.0-or-later -->
<!-- laman.xsl: a case file as a page for staff; ppid-render(1).
     Everything from a mail goes through xsl:value-of: it is text, never markup.
     Links are made only of names that ppid-render has checked (@berkas of
     surel and lampiran, @laman of rujukan and terdahulu).  Characters that turn or hide text
     are replaced in the finished page.
     Parameters: bagian = halaman (a page of a case), baris (its row in the
     index) or indeks (the index without its rows); kini and segera = today
     and the last day of "soon" as YYYYMMDD; dasar = way from the page to the
     case folder, with a slash, or empty. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
 xmlns:b="urn:ppid:berkas:1" exclude-result-prefixes="b">
 <xsl:output method="html" encoding="UTF-8" indent="no"
  doctype-system="about:legacy-compat"/>
 <xsl:param name="bagian">halaman</xsl:param>
 <xsl:param name="kini">0</xsl:param>
 <xsl:param name="segera">0</xsl:param>
 <xsl:param name="dasar"/>
 <xsl:param name="gaya"/>
 <xsl:param name="kebijakan"/>
 <!-- longer texts are cut on the page; the whole is in the mail itself -->
 <xsl:variable name="batas" select="60000"/>

 <xsl:key name="isi" match="b:isi-lampiran" use="concat(generate-id(..), ' ', @bagian)"/>
 <xsl:key name="surel" match="b:surel" use="@id"/>
 <xsl:key name="dari-gambar" match="b:isi-lampiran/b:teks[@ocr = 'ya']" use="concat(generate-id(ancestor::b:surel), ' ', @bagian)"/>
 <xsl:key name="bernomor" match="b:lampiran" use="concat(generate-id(ancestor::b:surel), ' ', @bagian)"/>

 <xsl:template match="/">
  <xsl:choose>
   <xsl:when test="$bagian = 'baris'"><xsl:apply-templates select="b:berkas" mode="baris"/></xsl:when>
   <xsl:when test="$bagian = 'indeks'"><xsl:apply-templates select="b:indeks"/></xsl:when>
   <xsl:otherwise><xsl:apply-templates select="b:berkas"/></xsl:otherwise>
  </xsl:choose>
 </xsl:template>

 <xsl:template name="tanggal">
  <xsl:param name="hari"/>
  <xsl:if test="string-length($hari) >= 10">
   <xsl:variable name="bulan" select="number(substring($hari, 6, 2))"/>
   <xsl:value-of select="concat(number(substring($hari, 9, 2)), ' ', normalize-space(substring('Januari  Februari Maret    April    Mei      Juni     Juli     Agustus  SeptemberOktober  November Desember ', $bulan * 9 - 8, 9)), ' ', substring($hari, 1, 4))"/>
  </xsl:if>
 </xsl:template>

 <xsl:template name="saat">
  <xsl:param name="waktu"/>
  <xsl:call-template name="tanggal"><xsl:with-param name="hari" select="$waktu"/></xsl:call-template>
  <xsl:if test="string-length($waktu) >= 19">
   <xsl:value-of select="concat(' pukul ', translate(substring($waktu, 12, 8), ':', '.'), ' ')"/>
   <xsl:variable name="zona" select="substring($waktu, 20)"/>
   <xsl:choose>
    <xsl:when test="$zona = '+07:00'">WIB</xsl:when>
    <xsl:when test="$zona = '+08:00'">WITA</xsl:when>
    <xsl:when test="$zona = '+09:00'">WIT</xsl:when>
    <xsl:otherwise><xsl:value-of select="concat('UTC', $zona)"/></xsl:otherwise>
   </xsl:choose>
  </xsl:if>
 </xsl:template>

 <xsl:template name="jenis">
  <xsl:param name="kode"/>
  <xsl:choose>
   <xsl:when test="$kode = 'permohonan'">Permohonan informasi</xsl:when>
   <xsl:when test="$kode = 'kelengkapan'">Kelengkapan permohonan</xsl:when>
   <xsl:when test="$kode = 'tindak-lanjut'">Tindak lanjut</xsl:when>
   <xsl:when test="$kode = 'keberatan'">Keberatan</xsl:when>
   <xsl:when test="$kode = 'pencabutan'">Pencabutan</xsl:when>
   <xsl:when test="$kode = 'pembayaran'">Bukti pembayaran</xsl:when>
   <xsl:when test="$kode = 'konfirmasi'">Konfirmasi</xsl:when>
   <xsl:when test="$kode = 'panggilan-ki'">Panggilan Komisi Informasi</xsl:when>
   <xsl:when test="$kode = 'registrasi-ki'">Registrasi sengketa Komisi Informasi</xsl:when>
   <xsl:when test="$kode = 'ketidaklengkapan-ki'">Pemberitahuan ketidaklengkapan Komisi Informasi</xsl:when>
   <xsl:when test="$kode = 'putusan-ki'">Putusan Komisi Informasi</xsl:when>
   <xsl:when test="$kode = 'monev-ki'">Monev Komisi Informasi</xsl:when>
   <xsl:when test="$kode = 'pengadilan'">Surat pengadilan</xsl:when>
   <xsl:when test="$kode = 'pengaduan'">Pengaduan</xsl:when>
   <xsl:when test="$kode = 'pelanggaran'">Laporan pelanggaran</xsl:when>
   <xsl:when test="$kode = 'lapor'">SP4N-LAPOR!</xsl:when>
   <xsl:when test="$kode = 'permintaan-lapor'">Permintaan informasi dari SP4N-LAPOR!</xsl:when>
   <xsl:when test="$kode = 'bantuan-kedinasan'">Permintaan antarinstansi</xsl:when>
   <xsl:when test="$kode = 'izin-penelitian'">Izin penelitian</xsl:when>
   <xsl:when test="$kode = 'data-pribadi'">Hak atas data pribadi</xsl:when>
   <xsl:when test="$kode = 'pers'">Pers</xsl:when>
   <xsl:when test="$kode = 'undangan'">Undangan</xsl:when>
   <xsl:when test="$kode = 'pertanyaan'">Pertanyaan</xsl:when>
   <xsl:when test="$kode = 'pantulan'">Surel terpantul</xsl:when>
   <xsl:when test="$kode = 'balasan-otomatis'">Balasan otomatis</xsl:when>
   <xsl:when test="$kode = 'spam'">Spam</xsl:when>
   <xsl:when test="$kode = 'tidak-diketahui'">Belum diketahui</xsl:when>
   <xsl:otherwise><xsl:value-of select="$kode"/></xsl:otherwise>
  </xsl:choose>
 </xsl:template>

 <xsl:template name="istilah">
  <xsl:param name="kode"/>
  <xsl:choose>
   <xsl:when test="$kode = 'hari-kerja'">hari kerja</xsl:when>
   <xsl:when test="$kode = 'nama'">Nama</xsl:when>
   <xsl:when test="$kode = 'nik'">NIK</xsl:when>
   <xsl:when test="$kode = 'nomor-sk'">Nomor SK badan hukum</xsl:when>
   <xsl:when test="$kode = 'nama-kuasa'">Nama kuasa</xsl:when>
   <xsl:when test="$kode = 'formulir'">formulir</xsl:when>
   <xsl:when test="$kode = 'prosa'">kalimat</xsl:when>
   <xsl:when test="$kode = 'tanda-tangan'">tanda tangan</xsl:when>
   <xsl:when test="$kode = 'alamat'">Alamat</xsl:when>
   <xsl:when test="$kode = 'telepon'">Telepon</xsl:when>
   <xsl:when test="$kode = 'surel'">Surel</xsl:when>
   <xsl:when test="$kode = 'pekerjaan'">Pekerjaan</xsl:when>
   <xsl:when test="$kode = 'tujuan'">Tujuan penggunaan</xsl:when>
   <xsl:when test="$kode = 'cara-memperoleh'">Cara memperoleh</xsl:when>
   <xsl:when test="$kode = 'bentuk'">Bentuk salinan</xsl:when>
   <xsl:when test="$kode = 'cara-mengirim'">Cara mengirim</xsl:when>
   <xsl:when test="$kode = 'perorangan'">Perorangan</xsl:when>
   <xsl:when test="$kode = 'badan-hukum'">Badan hukum</xsl:when>
   <xsl:when test="$kode = 'kelompok'">Kelompok orang</xsl:when>
   <xsl:when test="$kode = 'kuasa'">Melalui kuasa</xsl:when>
   <xsl:when test="$kode = 'NAMA'">Nama pemohon</xsl:when>
   <xsl:when test="$kode = 'NOMOR-IDENTITAS'">Nomor identitas</xsl:when>
   <xsl:when test="$kode = 'BERKAS-IDENTITAS'">Salinan identitas</xsl:when>
   <xsl:when test="$kode = 'ALAMAT'">Alamat</xsl:when>
   <xsl:when test="$kode = 'KONTAK'">Kontak</xsl:when>
   <xsl:when test="$kode = 'SURAT-KUASA'">Surat kuasa</xsl:when>
   <xsl:when test="$kode = 'RINCIAN'">Rincian informasi</xsl:when>
   <xsl:when test="$kode = 'TUJUAN'">Tujuan penggunaan</xsl:when>
   <xsl:when test="$kode = 'PENGESAHAN'">Pengesahan badan hukum</xsl:when>
   <xsl:when test="$kode = '35A'">Huruf a: ditolak dengan alasan pengecualian</xsl:when>
   <xsl:when test="$kode = '35B'">Huruf b: informasi berkala tidak disediakan</xsl:when>
   <xsl:when test="$kode = '35C'">Huruf c: permohonan tidak ditanggapi</xsl:when>
   <xsl:when test="$kode = '35D'">Huruf d: ditanggapi tidak sebagaimana diminta</xsl:when>
   <xsl:when test="$kode = '35E'">Huruf e: permohonan tidak dipenuhi</xsl:when>
   <xsl:when test="$kode = '35F'">Huruf f: biaya tidak wajar</xsl:when>
   <xsl:when test="$kode = '35G'">Huruf g: melampaui jangka waktu</xsl:when>
   <xsl:when test="$kode = 'received-server'">menurut catatan server kami</xsl:when>
   <xsl:when test="$kode = 'received'">menurut tajuk Received teratas</xsl:when>
   <xsl:when test="$kode = 'internaldate'">menurut kotak surat</xsl:when>
   <xsl:when test="$kode = 'diterima'">Surel diterima</xsl:when>
   <xsl:when test="$kode = 'surel-masuk'">Surel lanjutan diterima</xsl:when>
   <xsl:when test="$kode = 'duplikat'">Kiriman ulang surel yang sama</xsl:when>
   <xsl:when test="$kode = 'masuk'">Surel masuk</xsl:when>
   <xsl:when test="$kode = 'keluar'">Surel keluar</xsl:when>
   <xsl:when test="$kode = 'balasan'">membalas surel berkas itu</xsl:when>
   <xsl:when test="$kode = 'acuan'">mengacu pada surel berkas itu</xsl:when>
   <xsl:when test="$kode = 'pengirim'">pengirim sama</xsl:when>
   <xsl:when test="$kode = 'perihal'">perihal sama</xsl:when>
   <xsl:when test="$kode = 'message-id'">Message-ID sama, isi lain</xsl:when>
   <xsl:when test="$kode = 'register-ki'">nomor register Komisi Informasi</xsl:when>
   <xsl:when test="$kode = 'nomor'">nomor dikutip</xsl:when>
   <xsl:otherwise><xsl:value-of select="$kode"/></xsl:otherwise>
  </xsl:choose>
 </xsl:template>

 <!-- where a deadline stands today: word and class -->
 <xsl:template name="keadaan">
  <xsl:variable name="ketat" select="number(translate(@ketat, '-', ''))"/>
  <xsl:variable name="akhir" select="number(translate(@jatuh-tempo, '-', ''))"/>
  <xsl:choose>
   <xsl:when test="$akhir &lt; $kini"><span class="lencana lewat">Lewat</span></xsl:when>
   <xsl:when test="$akhir = $kini"><span class="lencana lewat">Hari terakhir</span></xsl:when>
   <xsl:when test="$ketat &lt;= $segera"><span class="lencana segera">Segera</span></xsl:when>
   <xsl:otherwise><span class="lencana">Berjalan</span></xsl:otherwise>
  </xsl:choose>
 </xsl:template>

 <xsl:template name="kepala">
  <xsl:param name="judul"/>
  <head>
   <meta http-equiv="Content-Security-Policy" content="{$kebijakan}"/>
   <meta name="viewport" content="width=device-width, initial-scale=1"/>
   <meta name="referrer" content="no-referrer"/>
   <meta name="robots" content="noindex, nofollow"/>
   <title><xsl:value-of select="$judul"/></title>
   <style><xsl:value-of select="$gaya"/></style>
  </head>
 </xsl:template>

 <!-- flags of a case, in the index and on its page -->
 <xsl:template name="tanda">
  <xsl:if test="b:klasifikasi[@tinjau = 'ya']"><span class="lencana segera">Perlu ditinjau</span><xsl:text> </xsl:text></xsl:if>
  <xsl:if test="b:cacat"><span class="lencana lewat">Cacat</span><xsl:text> </xsl:text></xsl:if>
  <xsl:if test="b:kelengkapan[@lengkap = 'tidak']"><span class="lencana">Belum lengkap</span><xsl:text> </xsl:text></xsl:if>
  <xsl:if test="b:klasifikasi[1][@massal = 'ya']"><span class="lencana">Massal</span><xsl:text> </xsl:text></xsl:if>
  <xsl:for-each select="b:berulang[@jenis = 'pendaftaran']">
   <xsl:if test="@ke > 1"><span class="lencana">Permohonan ke-<xsl:value-of select="@ke"/><xsl:if test="@lebih"> atau lebih</xsl:if></span><xsl:text> </xsl:text></xsl:if>
   <xsl:if test="@sama > 0"><span class="lencana">Isi pernah diminta</span><xsl:text> </xsl:text></xsl:if>
  </xsl:for-each>
  <xsl:if test="b:surel//b:belum-terekam"><span class="lencana">Bukti belum terekam</span><xsl:text> </xsl:text></xsl:if>
  <xsl:if test="count(b:surel) > 1"><span class="lencana"><xsl:value-of select="count(b:surel)"/> surel</span></xsl:if>
 </xsl:template>

 <!-- === index === -->
 <xsl:template match="b:berkas" mode="baris">
  <xsl:variable name="surel" select="b:surel[1]"/>
  <tr>
   <th scope="row"><a href="{@id}.html"><xsl:value-of select="@id"/></a></th>
   <td data-judul="Nomor"><xsl:for-each select="b:nomor"><span class="nomor"><xsl:value-of select="."/></span><xsl:text> </xsl:text></xsl:for-each></td>
   <td data-judul="Diterima"><xsl:call-template name="tanggal"><xsl:with-param name="hari" select="$surel/b:waktu/@diterima"/></xsl:call-template></td>
   <td data-judul="Jenis"><xsl:call-template name="jenis"><xsl:with-param name="kode" select="b:klasifikasi[1]/@jenis"/></xsl:call-template></td>
   <td data-judul="Perihal" class="isi"><bdi><xsl:value-of select="substring(normalize-space($surel/b:perihal[1]), 1, 200)"/></bdi></td>
   <td data-judul="Pengirim" class="isi"><bdi><xsl:value-of select="substring($surel/b:dari[1], 1, 200)"/></bdi><xsl:if test="$surel/b:dari[1]/@nama"><xsl:text> </xsl:text><bdi class="redup"><xsl:value-of select="substring($surel/b:dari[1]/@nama, 1, 100)"/></bdi></xsl:if></td>
   <td data-judul="Tenggat terdekat">
    <xsl:for-each select="b:tenggat[@terdekat]">
     <xsl:call-template name="tanggal"><xsl:with-param name="hari" select="@jatuh-tempo"/></xsl:call-template>
     <xsl:text> </xsl:text><xsl:call-template name="keadaan"/>
     <br/><span class="redup"><xsl:value-of select="@kode"/><xsl:if test="@ketat != @jatuh-tempo">; hitungan ketat <xsl:call-template name="tanggal"><xsl:with-param name="hari" select="@ketat"/></xsl:call-template></xsl:if><xsl:if test="@sementara = 'ya'">; sementara</xsl:if></span>
    </xsl:for-each>
    <xsl:if test="@lewat"><xsl:text> </xsl:text><span class="lencana lewat"><xsl:value-of select="@lewat"/> tenggat lain lewat</span></xsl:if>
   </td>
   <td data-judul="Tanda"><xsl:call-template name="tanda"/></td>
  </tr>
 </xsl:template>

 <xsl:template match="b:indeks">
  <html lang="id">
   <xsl:call-template name="kepala"><xsl:with-param name="judul">Daftar berkas PPID</xsl:with-param></xsl:call-template>
   <body>
    <header>
     <h1>Daftar berkas PPID</h1>
     <p><xsl:value-of select="@nama"/></p>
     <p>Keadaan per <strong><xsl:call-template name="tanggal"><xsl:with-param name="hari" select="@tanggal"/></xsl:call-template></strong>:
      <xsl:value-of select="@jumlah"/> berkas, <xsl:value-of select="@lewat"/> dengan tenggat lewat, <xsl:value-of select="@tinjau"/> perlu ditinjau, <xsl:value-of select="@cacat"/> cacat.</p>
    </header>
    <main>
     <table class="daftar">
      <caption>Diurutkan menurut tenggat terdekat. Tanggal tenggat adalah hari terakhir; hitungan ketat menghitung hari penerimaan sebagai hari pertama.</caption>
      <thead><tr><th scope="col">Berkas</th><th scope="col">Nomor</th><th scope="col">Diterima</th><th scope="col">Jenis</th><th scope="col">Perihal</th><th scope="col">Pengirim</th><th scope="col">Tenggat terdekat</th><th scope="col">Tanda</th></tr></thead>
      <tbody><xsl:text> </xsl:text></tbody>
     </table>
    </main>
    <footer><p>Memuat data pribadi: hanya untuk petugas PPID.</p></footer>
   </body>
  </html>
 </xsl:template>

 <!-- === page of a case === -->
 <xsl:template match="b:berkas">
  <html lang="id">
   <xsl:call-template name="kepala"><xsl:with-param name="judul" select="concat(@id, ' - berkas PPID')"/></xsl:call-template>
   <body>
    <header>
     <p><a href="index.html">Daftar berkas</a></p>
     <h1><xsl:value-of select="@id"/></h1>
     <p class="perihal"><bdi><xsl:value-of select="substring(b:surel[1]/b:perihal[1], 1, 500)"/></bdi></p>
     <p><xsl:call-template name="tanda"/></p>
     <dl>
      <xsl:for-each select="b:nomor">
       <dt><xsl:choose><xsl:when test="@jenis = 'keberatan'">Nomor keberatan</xsl:when><xsl:otherwise>Nomor pendaftaran</xsl:otherwise></xsl:choose></dt>
       <dd><xsl:value-of select="."/> (<xsl:call-template name="tanggal"><xsl:with-param name="hari" select="@tanggal"/></xsl:call-template>)</dd>
      </xsl:for-each>
      <dt>Diterima</dt>
      <dd><xsl:choose><xsl:when test="b:surel[1]/b:waktu/@diterima"><xsl:call-template name="saat"><xsl:with-param name="waktu" select="b:surel[1]/b:waktu/@diterima"/></xsl:call-template></xsl:when><xsl:otherwise>tidak diketahui</xsl:otherwise></xsl:choose></dd>
      <xsl:if test="@keadaan"><dt>Keadaan berkas</dt><dd><strong><xsl:value-of select="@keadaan"/></strong><xsl:if test="@keadaan-sejak"> sejak <xsl:call-template name="tanggal"><xsl:with-param name="hari" select="@keadaan-sejak"/></xsl:call-template></xsl:if><br/><span class="redup"><xsl:value-of select="@keadaan-arti"/></span></dd></xsl:if>
      <xsl:if test="@revisi"><dt>Revisi</dt><dd><xsl:value-of select="@revisi"/></dd></xsl:if>
      <xsl:call-template name="berulang"/>
     </dl>
    </header>
    <main>
     <xsl:if test="b:cacat">
      <section class="cacat"><h2>Cacat</h2>
       <p>Bagian berikut tidak dapat diproses oleh program. Periksa surel aslinya; tenggat tetap berjalan.</p>
       <ul><xsl:for-each select="b:cacat"><li><code><xsl:value-of select="concat(@tahap, ': ', @kode)"/></code><xsl:text> </xsl:text><xsl:value-of select="."/></li></xsl:for-each></ul>
      </section>
     </xsl:if>
     <xsl:if test="b:tenggat"><section><h2>Tenggat</h2><xsl:call-template name="tenggat"/></section></xsl:if>
     <xsl:if test="b:klasifikasi"><section><h2>Klasifikasi</h2><xsl:apply-templates select="b:klasifikasi"/></section></xsl:if>
     <xsl:if test="b:pemohon/*"><section><h2>Pemohon</h2><xsl:apply-templates select="b:pemohon" mode="uraian"/></section></xsl:if>
     <xsl:if test="b:permintaan/*"><section><h2>Permintaan</h2><xsl:apply-templates select="b:permintaan" mode="uraian"/></section></xsl:if>
     <xsl:if test="b:kelengkapan"><section><h2>Kelengkapan</h2><xsl:apply-templates select="b:kelengkapan" mode="uraian"/></section></xsl:if>
     <xsl:if test="b:keberatan/b:alasan"><section><h2>Alasan keberatan</h2><ul><xsl:for-each select="b:keberatan/b:alasan"><li><xsl:call-template name="istilah"><xsl:with-param name="kode" select="@kode"/></xsl:call-template></li></xsl:for-each></ul></section></xsl:if>
     <xsl:if test="b:riwayat/b:peristiwa">
      <section><h2>Riwayat</h2>
       <ol><xsl:for-each select="b:riwayat/b:peristiwa"><li><xsl:call-template name="peristiwa"/></li></xsl:for-each></ol>
      </section>
     </xsl:if>
     <section><h2>Surat elektronik</h2><xsl:apply-templates select="b:surel"/></section>
    </main>
    <footer><p>Memuat data pribadi: hanya untuk petugas PPID. Yang mengikat adalah surel asli di dalam berkas.</p></footer>
   </body>
  </html>
 </xsl:template>

 <!-- What was asked before: counted, never judged. -->
 <xsl:template name="terdahulu">
  <xsl:choose><xsl:when test="@laman"><a href="{@laman}"><xsl:value-of select="@berkas"/></a></xsl:when><xsl:otherwise><xsl:value-of select="@berkas"/></xsl:otherwise></xsl:choose><xsl:text> </xsl:text>(<xsl:call-template name="tanggal"><xsl:with-param name="hari" select="@tanggal"/></xsl:call-template><xsl:if test="@isi = 'sama'"><xsl:choose><xsl:when test="@pemohon = 'sama'">; pemohon yang sama</xsl:when><xsl:otherwise>; pemohon lain</xsl:otherwise></xsl:choose><xsl:if test="@keadaan">; keadaan <xsl:value-of select="@keadaan"/></xsl:if></xsl:if>)</xsl:template>

 <xsl:template name="berulang">
  <xsl:for-each select="b:berulang[b:terdahulu/@pemohon = 'sama']">
   <dt><xsl:choose><xsl:when test="@jenis = 'keberatan'">Keberatan pemohon ini</xsl:when><xsl:otherwise>Permohonan pemohon ini</xsl:otherwise></xsl:choose></dt>
   <dd>
    <xsl:choose>
     <xsl:when test="@jenis = 'permohonan-lain'"><xsl:value-of select="@ke"/><xsl:if test="@lebih"> atau lebih</xsl:if> permohonan sebelum keberatan ini, <xsl:value-of select="@setahun"/> di antaranya dalam 12 bulan</xsl:when>
     <xsl:when test="@ke = @setahun">Ke-<xsl:value-of select="@ke"/><xsl:if test="@lebih"> atau lebih</xsl:if> dalam 12 bulan</xsl:when>
     <xsl:otherwise>Ke-<xsl:value-of select="@ke"/><xsl:if test="@lebih"> atau lebih</xsl:if>; dalam 12 bulan ke-<xsl:value-of select="@setahun"/></xsl:otherwise>
    </xsl:choose>. <span class="redup">Sebelumnya, yang terakhir dahulu:</span>
    <ul><xsl:for-each select="b:terdahulu[@pemohon = 'sama'][position() &lt;= 10]"><li><xsl:call-template name="terdahulu"/></li></xsl:for-each></ul>
   </dd>
  </xsl:for-each>
  <xsl:for-each select="b:berulang[b:terdahulu/@isi = 'sama']">
   <dt>Isi yang sama</dt>
   <dd>Sudah <xsl:value-of select="@sama"/> kali<xsl:if test="@lebih"> atau lebih</xsl:if> diminta sebelumnya. <span class="redup">Yang terakhir dahulu:</span>
    <ul><xsl:for-each select="b:terdahulu[@isi = 'sama'][position() &lt;= 5]"><li><xsl:call-template name="terdahulu"/></li></xsl:for-each></ul>
   </dd>
  </xsl:for-each>
  <xsl:if test="b:berulang"><dt>Tentang hitungan ini</dt><dd class="redup">Pemohon dikenali dari alamat surel atau NIK yang sama, isi dari kata-kata rinciannya. Hanya hitungan, bukan penilaian: jenis, tenggat, dan hak pemohon tidak berubah karenanya. Menilai kesungguhan dan itikad baik pemohon adalah wewenang Komisi Informasi (Pasal 4 PerKI 1/2013).</dd></xsl:if>
 </xsl:template>

 <!-- What lacks, what nobody has read yet, what staff should look at. -->
 <xsl:template match="b:kelengkapan" mode="uraian">
  <xsl:choose>
   <xsl:when test="b:kurang or b:belum-terbaca">
    <ul>
     <xsl:for-each select="b:kurang"><li><xsl:call-template name="istilah"><xsl:with-param name="kode" select="@kode"/></xsl:call-template> belum ada<xsl:if test="@dasar"> (<xsl:value-of select="@dasar"/>)</xsl:if><xsl:if test="string(.)">. <xsl:value-of select="."/></xsl:if></li></xsl:for-each>
     <xsl:for-each select="b:belum-terbaca"><li><xsl:call-template name="istilah"><xsl:with-param name="kode" select="@kode"/></xsl:call-template> belum diketahui<xsl:if test="@dasar"> (<xsl:value-of select="@dasar"/>)</xsl:if>; belum terbaca:<xsl:for-each select="b:di"><xsl:text> </xsl:text><code><xsl:value-of select="concat(@surel, ' ', @bagian)"/></code><xsl:if test="string(.)"><xsl:text> </xsl:text><bdi><xsl:value-of select="substring(., 1, 255)"/></bdi></xsl:if></xsl:for-each></li></xsl:for-each>
    </ul>
   </xsl:when>
   <xsl:otherwise><p>Lengkap.</p></xsl:otherwise>
  </xsl:choose>
  <xsl:if test="b:ada"><p class="redup">Ditemukan:<xsl:for-each select="b:ada"><xsl:if test="position() > 1">;</xsl:if><xsl:text> </xsl:text><xsl:call-template name="istilah"><xsl:with-param name="kode" select="@kode"/></xsl:call-template><xsl:value-of select="concat(' (', @surel)"/><xsl:if test="@bagian">, bagian <xsl:value-of select="@bagian"/></xsl:if><xsl:if test="@jumlah">, <xsl:value-of select="@jumlah"/> buah</xsl:if><xsl:if test="@oleh = 'nama-berkas'">, menurut nama berkas <bdi><xsl:value-of select="substring(., 1, 255)"/></bdi></xsl:if>)</xsl:for-each>.</p></xsl:if>
  <xsl:if test="b:catatan"><ul class="redup"><xsl:for-each select="b:catatan"><li><xsl:value-of select="."/><xsl:if test="@dasar"> (<xsl:value-of select="@dasar"/>)</xsl:if></li></xsl:for-each></ul></xsl:if>
  <xsl:if test="@tabel"><p class="redup">Dihitung program dari surel dan lampirannya; yang menyatakan lengkap atau tidak ialah petugas.</p></xsl:if>
 </xsl:template>

 <!-- An event: what its kind is called, what it states, its letters. -->
 <xsl:template name="peristiwa">
  <xsl:call-template name="saat"><xsl:with-param name="waktu" select="@waktu"/></xsl:call-template>: <xsl:choose><xsl:when test="@sebutan"><xsl:value-of select="@sebutan"/></xsl:when><xsl:otherwise><xsl:call-template name="istilah"><xsl:with-param name="kode" select="@jenis"/></xsl:call-template></xsl:otherwise></xsl:choose>
  <xsl:if test="@kedudukan"><xsl:text> </xsl:text><span class="lencana segera"><xsl:value-of select="@kedudukan"/></span></xsl:if>
  <span class="redup"> (<xsl:value-of select="@id"/><xsl:for-each select="@sumber | @atas"><xsl:text>, </xsl:text><xsl:if test="name() = 'atas'">atas </xsl:if><xsl:value-of select="."/></xsl:for-each>)</span>
  <xsl:if test="@hasil">; hasil: <xsl:value-of select="translate(@hasil, '-', ' ')"/></xsl:if>
  <xsl:for-each select="b:opd">; perangkat daerah: <xsl:value-of select="@kode"/></xsl:for-each>
  <xsl:if test="@pasal">; pasal: <xsl:value-of select="@pasal"/></xsl:if>
  <xsl:if test="@alasan">; alasan: <xsl:value-of select="translate(@alasan, '-', ' ')"/></xsl:if>
  <xsl:if test="@nomor">; nomor: <bdi><xsl:value-of select="@nomor"/></bdi></xsl:if>
  <xsl:if test="@untuk">; untuk: <xsl:value-of select="@untuk"/></xsl:if>
  <xsl:if test="normalize-space()">. <bdi><xsl:value-of select="normalize-space()"/></bdi></xsl:if>
  <xsl:if test="b:surat"><ul><xsl:for-each select="b:surat"><li>Surat <bdi><xsl:value-of select="@nama"/></bdi><xsl:if test="@berkas"><xsl:text>: </xsl:text><xsl:choose><xsl:when test="$dasar != ''"><a href="{$dasar}{@berkas}" download="download"><xsl:value-of select="@berkas"/></a></xsl:when><xsl:otherwise><xsl:value-of select="@berkas"/></xsl:otherwise></xsl:choose></xsl:if></li></xsl:for-each></ul></xsl:if>
 </xsl:template>

 <xsl:template name="tenggat">
  <table class="tenggat">
   <thead><tr><th scope="col">Tenggat</th><th scope="col">Dasar</th><th scope="col">Pemikul</th><th scope="col">Hitungan</th><th scope="col">Hari terakhir</th><th scope="col">Keadaan</th></tr></thead>
   <tbody>
    <xsl:for-each select="b:tenggat">
     <tr>
      <th scope="row"><xsl:value-of select="@kode"/><xsl:if test="@keterangan"><br/><span class="redup"><xsl:value-of select="@keterangan"/></span></xsl:if><xsl:if test="@syarat"><br/><span class="redup">Syarat: <xsl:value-of select="@syarat"/></span></xsl:if></th>
      <td data-judul="Dasar"><xsl:value-of select="@dasar"/></td>
      <td data-judul="Pemikul"><xsl:value-of select="@pemikul"/></td>
      <td data-judul="Hitungan"><xsl:value-of select="@lama"/><xsl:text> </xsl:text><xsl:call-template name="istilah"><xsl:with-param name="kode" select="@satuan"/></xsl:call-template> sejak <xsl:call-template name="tanggal"><xsl:with-param name="hari" select="@mulai"/></xsl:call-template> (<xsl:value-of select="@pemicu"/>)
       <xsl:if test="b:lewati"><details><summary><xsl:value-of select="count(b:lewati)"/> hari tidak dihitung</summary><ul><xsl:for-each select="b:lewati"><li><xsl:call-template name="tanggal"><xsl:with-param name="hari" select="@tanggal"/></xsl:call-template>: <xsl:value-of select="@sebab"/><xsl:if test="@dasar"> (<xsl:value-of select="@dasar"/>)</xsl:if></li></xsl:for-each></ul></details></xsl:if></td>
      <td data-judul="Hari terakhir"><strong><xsl:call-template name="tanggal"><xsl:with-param name="hari" select="@jatuh-tempo"/></xsl:call-template></strong><br/><span class="redup">hitungan ketat: <xsl:call-template name="tanggal"><xsl:with-param name="hari" select="@ketat"/></xsl:call-template></span><xsl:if test="@sementara = 'ya'"><br/><span class="lencana segera">Sementara</span><xsl:text> </xsl:text><xsl:value-of select="@sebab-sementara"/></xsl:if></td>
      <td data-judul="Keadaan"><xsl:choose><xsl:when test="@bersyarat = 'ya'"><span class="lencana">Bersyarat</span></xsl:when><xsl:otherwise><xsl:call-template name="keadaan"/></xsl:otherwise></xsl:choose></td>
     </tr>
    </xsl:for-each>
   </tbody>
  </table>
 </xsl:template>

 <xsl:template match="b:klasifikasi">
  <h3><xsl:call-template name="jenis"><xsl:with-param name="kode" select="@jenis"/></xsl:call-template> <span class="redup"> (<xsl:value-of select="@surel"/>)</span></h3>
  <dl>
   <xsl:if test="@keyakinan"><dt>Keyakinan</dt><dd><xsl:value-of select="translate(@keyakinan, '.', ',')"/><xsl:if test="@tinjau = 'ya'"><xsl:text> </xsl:text><span class="lencana segera">Perlu ditinjau</span></xsl:if></dd></xsl:if>
   <xsl:if test="b:jenis-lain"><dt>Jenis lain</dt><dd><xsl:for-each select="b:jenis-lain"><xsl:if test="position() > 1">, </xsl:if><xsl:call-template name="jenis"><xsl:with-param name="kode" select="string(.)"/></xsl:call-template></xsl:for-each></dd></xsl:if>
   <xsl:for-each select="b:wilayah"><dt>Wilayah</dt><dd><xsl:value-of select="concat(., ' (', @kode, ')')"/></dd></xsl:for-each>
   <xsl:for-each select="b:wilayah-belum"><dt>Wilayah</dt><dd><xsl:choose><xsl:when test="@sebab = 'luar'">Di luar daerah ini</xsl:when><xsl:when test="@sebab = 'beberapa'">Beberapa daerah</xsl:when><xsl:otherwise>Belum pasti</xsl:otherwise></xsl:choose><xsl:for-each select="b:calon"><xsl:choose><xsl:when test="position() = 1">: </xsl:when><xsl:otherwise>, </xsl:otherwise></xsl:choose><xsl:value-of select="concat(., ' (', @kode, ')')"/></xsl:for-each></dd></xsl:for-each>
   <xsl:if test="b:opd"><dt>Perangkat daerah</dt><dd><xsl:for-each select="b:opd"><xsl:sort select="@peringkat" data-type="number"/><xsl:if test="position() > 1">, </xsl:if><xsl:value-of select="@kode"/><xsl:if test="@luar = 'ya'"> (di luar kewenangan daerah: UU 14/2008 Pasal 22 ayat (7) huruf b)</xsl:if></xsl:for-each></dd></xsl:if>
   <xsl:if test="b:kelas"><dt>Petunjuk kelas informasi</dt><dd><ul><xsl:for-each select="b:kelas"><xsl:sort select="@peringkat" data-type="number"/><li><xsl:if test="@nomor"><xsl:value-of select="concat(@nomor, '. ')"/></xsl:if><xsl:value-of select="."/><span class="redup"><xsl:if test="@dasar"><xsl:value-of select="concat(' ', @dasar)"/></xsl:if><xsl:if test="@induk"><xsl:value-of select="concat(' (', @induk, ')')"/></xsl:if><xsl:if test="@keyakinan"><xsl:value-of select="concat('; keyakinan ', translate(@keyakinan, '.', ','))"/></xsl:if><xsl:if test="@pemegang"><xsl:value-of select="concat('; ', @pemegang)"/></xsl:if></span></li></xsl:for-each></ul><p class="redup">Hanya petunjuk, bukan keputusan: pengecualian memerlukan uji konsekuensi (Pasal 19 UU 14/2008).</p></dd></xsl:if>
   <xsl:if test="b:topik"><dt>Topik</dt><dd><ul><xsl:for-each select="b:topik"><xsl:sort select="@peringkat" data-type="number"/><li><xsl:if test="@nomor"><xsl:value-of select="concat(@nomor, '. ')"/></xsl:if><xsl:value-of select="."/><span class="redup"><xsl:if test="@dasar"><xsl:value-of select="concat(' ', @dasar)"/></xsl:if><xsl:if test="@induk"><xsl:value-of select="concat(' (', @induk, ')')"/></xsl:if><xsl:if test="@keyakinan"><xsl:value-of select="concat('; keyakinan ', translate(@keyakinan, '.', ','))"/></xsl:if><xsl:if test="@pemegang"><xsl:value-of select="concat('; ', @pemegang)"/></xsl:if></span></li></xsl:for-each></ul></dd></xsl:if>
   <xsl:if test="b:tpb"><dt>Tujuan pembangunan berkelanjutan</dt><dd><ul><xsl:for-each select="b:tpb"><xsl:sort select="@peringkat" data-type="number"/><li><xsl:if test="@nomor"><xsl:value-of select="concat(@nomor, '. ')"/></xsl:if><xsl:value-of select="."/><span class="redup"><xsl:if test="@dasar"><xsl:value-of select="concat(' ', @dasar)"/></xsl:if><xsl:if test="@induk"><xsl:value-of select="concat(' (', @induk, ')')"/></xsl:if><xsl:if test="@keyakinan"><xsl:value-of select="concat('; keyakinan ', translate(@keyakinan, '.', ','))"/></xsl:if><xsl:if test="@pemegang"><xsl:value-of select="concat('; ', @pemegang)"/></xsl:if></span></li></xsl:for-each></ul></dd></xsl:if>
   <xsl:if test="b:kategori-lapor"><dt>Kategori SP4N-LAPOR</dt><dd><ul><xsl:for-each select="b:kategori-lapor"><xsl:sort select="@peringkat" data-type="number"/><li><xsl:if test="@nomor"><xsl:value-of select="concat(@nomor, '. ')"/></xsl:if><xsl:value-of select="."/><span class="redup"><xsl:if test="@dasar"><xsl:value-of select="concat(' ', @dasar)"/></xsl:if><xsl:if test="@induk"><xsl:value-of select="concat(' (', @induk, ')')"/></xsl:if><xsl:if test="@keyakinan"><xsl:value-of select="concat('; keyakinan ', translate(@keyakinan, '.', ','))"/></xsl:if><xsl:if test="@pemegang"><xsl:value-of select="concat('; ', @pemegang)"/></xsl:if></span></li></xsl:for-each></ul></dd></xsl:if>
   <xsl:if test="b:rujukan"><dt>Rujukan</dt><dd><ul><xsl:for-each select="b:rujukan"><li><xsl:choose><xsl:when test="@laman"><a href="{@laman}"><xsl:value-of select="@berkas"/></a></xsl:when><xsl:otherwise><xsl:value-of select="@berkas"/></xsl:otherwise></xsl:choose>: <xsl:call-template name="istilah"><xsl:with-param name="kode" select="@oleh"/></xsl:call-template><xsl:choose><xsl:when test="@tergabung = 'ya'">; digabungkan</xsl:when><xsl:otherwise>; tidak digabungkan</xsl:otherwise></xsl:choose></li></xsl:for-each></ul></dd></xsl:if>
   <xsl:if test="b:bukti"><dt>Bukti kata</dt><dd><ul><xsl:for-each select="b:bukti"><li><q><xsl:value-of select="substring(., 1, 300)"/></q> <span class="redup"><xsl:text> </xsl:text><xsl:value-of select="@aturan"/><xsl:if test="@bagian">, <xsl:if test="translate(substring(@bagian, 1, 1), '0123456789', '') = ''">bagian </xsl:if><xsl:value-of select="@bagian"/></xsl:if></span></li></xsl:for-each></ul></dd></xsl:if>
  </dl>
 </xsl:template>

 <!-- A value and where it stands; what is not stated, says so. -->
 <xsl:template name="nilai">
  <xsl:param name="kode"/><xsl:param name="nilai"/>
  <dt><xsl:call-template name="istilah"><xsl:with-param name="kode" select="$kode"/></xsl:call-template></dt>
  <dd><xsl:choose>
   <xsl:when test="$nilai[normalize-space()]"><bdi><xsl:value-of select="substring($nilai, 1, 5000)"/></bdi><xsl:for-each select="$nilai"><xsl:call-template name="tempat"/></xsl:for-each></xsl:when>
   <xsl:otherwise><span class="redup">tidak disebut</span></xsl:otherwise>
  </xsl:choose></dd>
 </xsl:template>

 <xsl:template match="b:pemohon" mode="uraian">
  <dl>
   <xsl:if test="@jenis"><dt>Jenis</dt><dd><xsl:call-template name="istilah"><xsl:with-param name="kode" select="@jenis"/></xsl:call-template></dd></xsl:if>
   <xsl:call-template name="nilai"><xsl:with-param name="kode" select="'nama'"/><xsl:with-param name="nilai" select="b:nama[1]"/></xsl:call-template>
   <xsl:if test="b:nama-kuasa or @jenis = 'kuasa'"><xsl:call-template name="nilai"><xsl:with-param name="kode" select="'nama-kuasa'"/><xsl:with-param name="nilai" select="b:nama-kuasa[1]"/></xsl:call-template></xsl:if>
   <xsl:if test="b:nik or not(@jenis = 'badan-hukum')"><xsl:call-template name="nilai"><xsl:with-param name="kode" select="'nik'"/><xsl:with-param name="nilai" select="b:nik[1]"/></xsl:call-template></xsl:if>
   <xsl:if test="b:nomor-sk or @jenis = 'badan-hukum'"><xsl:call-template name="nilai"><xsl:with-param name="kode" select="'nomor-sk'"/><xsl:with-param name="nilai" select="b:nomor-sk[1]"/></xsl:call-template></xsl:if>
   <xsl:call-template name="nilai"><xsl:with-param name="kode" select="'alamat'"/><xsl:with-param name="nilai" select="b:alamat[1]"/></xsl:call-template>
   <xsl:call-template name="nilai"><xsl:with-param name="kode" select="'telepon'"/><xsl:with-param name="nilai" select="b:telepon[1]"/></xsl:call-template>
   <xsl:call-template name="nilai"><xsl:with-param name="kode" select="'surel'"/><xsl:with-param name="nilai" select="b:surel[1]"/></xsl:call-template>
   <xsl:call-template name="nilai"><xsl:with-param name="kode" select="'pekerjaan'"/><xsl:with-param name="nilai" select="b:pekerjaan[1]"/></xsl:call-template>
  </dl>
 </xsl:template>

 <xsl:template match="b:permintaan" mode="uraian">
  <dl>
   <dt>Informasi yang diminta</dt>
   <dd><xsl:choose>
    <xsl:when test="b:rincian"><ol><xsl:for-each select="b:rincian"><li><bdi><xsl:value-of select="substring(., 1, 5000)"/></bdi><xsl:call-template name="tempat"/></li></xsl:for-each></ol></xsl:when>
    <xsl:otherwise><span class="redup">tidak disebut</span></xsl:otherwise>
   </xsl:choose></dd>
   <xsl:call-template name="nilai"><xsl:with-param name="kode" select="'tujuan'"/><xsl:with-param name="nilai" select="b:tujuan[1]"/></xsl:call-template>
   <xsl:call-template name="nilai"><xsl:with-param name="kode" select="'cara-memperoleh'"/><xsl:with-param name="nilai" select="b:cara-memperoleh[1]"/></xsl:call-template>
   <xsl:call-template name="nilai"><xsl:with-param name="kode" select="'bentuk'"/><xsl:with-param name="nilai" select="b:bentuk[1]"/></xsl:call-template>
   <xsl:call-template name="nilai"><xsl:with-param name="kode" select="'cara-mengirim'"/><xsl:with-param name="nilai" select="b:cara-mengirim[1]"/></xsl:call-template>
  </dl>
 </xsl:template>

 <!-- where a value stands, and how it was found -->
 <xsl:template name="tempat">
  <xsl:if test="@bagian">
   <xsl:variable name="letak" select="concat(generate-id(key('surel', @surel)[1]), ' ', @bagian)"/>
   <span class="redup"><xsl:text> </xsl:text>(<xsl:value-of select="@surel"/>, bagian <xsl:value-of select="@bagian"/><xsl:for-each select="key('bernomor', $letak)[@nama != ''][1]">: <bdi><xsl:value-of select="substring(@nama, 1, 255)"/></bdi></xsl:for-each><xsl:if test="@oleh">, <xsl:choose><xsl:when test="@oleh = 'pengirim'">nama pengirim surel</xsl:when><xsl:otherwise><xsl:call-template name="istilah"><xsl:with-param name="kode" select="string(@oleh)"/></xsl:call-template></xsl:otherwise></xsl:choose></xsl:if>)</span>
   <xsl:if test="not(@petunjuk = 'dibaca dari gambar') and key('dari-gambar', $letak)"><xsl:text> </xsl:text><span class="lencana segera">dibaca dari gambar</span></xsl:if>
  </xsl:if>
  <xsl:if test="@petunjuk"><xsl:text> </xsl:text><span class="lencana segera"><xsl:value-of select="@petunjuk"/></span></xsl:if>
 </xsl:template>

 <xsl:template match="b:surel">
  <article id="{@id}">
   <h3><xsl:call-template name="istilah"><xsl:with-param name="kode" select="@arah"/></xsl:call-template> <span class="redup"> (<xsl:value-of select="@id"/>)</span></h3>
   <dl>
    <xsl:call-template name="alamat"><xsl:with-param name="judul">Dari</xsl:with-param><xsl:with-param name="daftar" select="b:dari"/></xsl:call-template>
    <xsl:call-template name="alamat"><xsl:with-param name="judul">Balas ke</xsl:with-param><xsl:with-param name="daftar" select="b:balas-ke"/></xsl:call-template>
    <xsl:call-template name="alamat"><xsl:with-param name="judul">Kepada</xsl:with-param><xsl:with-param name="daftar" select="b:kepada"/></xsl:call-template>
    <xsl:call-template name="alamat"><xsl:with-param name="judul">Tembusan</xsl:with-param><xsl:with-param name="daftar" select="b:tembusan"/></xsl:call-template>
    <xsl:for-each select="b:perihal"><dt>Perihal</dt><dd><bdi><xsl:value-of select="substring(., 1, 2000)"/></bdi><xsl:if test="not(normalize-space())"><span class="redup">(kosong)</span></xsl:if></dd></xsl:for-each>
    <xsl:if test="b:waktu/@diterima"><dt>Diterima</dt><dd><xsl:call-template name="saat"><xsl:with-param name="waktu" select="b:waktu/@diterima"/></xsl:call-template><xsl:if test="b:waktu/@dasar"> <span class="redup"> (<xsl:call-template name="istilah"><xsl:with-param name="kode" select="string(b:waktu/@dasar)"/></xsl:call-template>)</span></xsl:if></dd></xsl:if>
    <xsl:if test="b:waktu/@date"><dt>Tanggal menurut pengirim</dt><dd><xsl:call-template name="saat"><xsl:with-param name="waktu" select="b:waktu/@date"/></xsl:call-template></dd></xsl:if>
    <dt>Surel asli</dt>
    <dd><xsl:choose><xsl:when test="@berkas and $dasar != ''"><a href="{$dasar}{@berkas}"><xsl:value-of select="@berkas"/></a></xsl:when><xsl:otherwise><xsl:value-of select="@berkas"/></xsl:otherwise></xsl:choose><xsl:text> </xsl:text><span class="redup"><xsl:value-of select="@ukuran"/> oktet, SHA-256 <code><xsl:value-of select="@sha256"/></code></span></dd>
   </dl>
   <xsl:if test=".//b:belum-terekam">
    <div class="belum"><h4>Belum terekam</h4>
    <p>Bukti berikut ada di surel ini tetapi belum terbaca; petugas perlu membuka atau memintanya.</p>
    <ul><xsl:for-each select=".//b:belum-terekam[position() &lt;= 200]"><li>
     <span class="lencana segera"><xsl:call-template name="sebab"/></span> bagian <xsl:value-of select="@bagian"/>
     <xsl:for-each select="key('bernomor', concat(generate-id(ancestor::b:surel), ' ', @bagian))[@nama != ''][1]">, <bdi><xsl:value-of select="substring(@nama, 1, 255)"/></bdi></xsl:for-each>
     <xsl:if test="normalize-space()">: <bdi><xsl:value-of select="substring(., 1, 500)"/></bdi></xsl:if></li></xsl:for-each></ul></div>
   </xsl:if>
   <xsl:if test="b:catatan">
    <details><summary><xsl:value-of select="count(b:catatan)"/> catatan tentang surel ini</summary><ul><xsl:for-each select="b:catatan"><li><code><xsl:value-of select="@kode"/></code><xsl:if test="@bagian">, bagian <xsl:value-of select="@bagian"/></xsl:if><xsl:if test="normalize-space()">: <xsl:value-of select="substring(., 1, 500)"/></xsl:if></li></xsl:for-each></ul></details>
   </xsl:if>
   <xsl:if test="b:lampiran">
    <h4>Lampiran</h4>
    <ul><xsl:for-each select="b:lampiran"><li>
     <xsl:variable name="nama"><xsl:choose><xsl:when test="@nama != ''"><xsl:value-of select="substring(@nama, 1, 255)"/></xsl:when><xsl:otherwise>(tanpa nama)</xsl:otherwise></xsl:choose></xsl:variable>
     <bdi><xsl:value-of select="$nama"/></bdi>
     <xsl:if test="@berkas"><xsl:text>: </xsl:text><xsl:choose><xsl:when test="$dasar != ''"><a href="{$dasar}{@berkas}" download="download"><xsl:value-of select="@berkas"/></a></xsl:when><xsl:otherwise><xsl:value-of select="@berkas"/></xsl:otherwise></xsl:choose></xsl:if>
     <span class="redup"><xsl:text> </xsl:text><xsl:value-of select="@jenis"/><xsl:if test="@ukuran">, <xsl:value-of select="@ukuran"/> oktet</xsl:if></span>
     <xsl:for-each select="key('isi', concat(generate-id(..), ' ', @bagian))"><xsl:call-template name="isi-lampiran"/></xsl:for-each></li></xsl:for-each></ul>
   </xsl:if>
   <xsl:for-each select="b:teks[not(@peran = 'alternatif')]"><xsl:call-template name="teks"/></xsl:for-each>
   <xsl:for-each select="b:teks[@peran = 'alternatif']"><details><summary>Isi dalam bentuk lain (bagian <xsl:value-of select="@bagian"/>)</summary><xsl:call-template name="teks"/></details></xsl:for-each>
   <xsl:for-each select="b:isi-lampiran/b:teks"><details><summary>Teks lampiran, bagian <xsl:value-of select="@bagian"/><xsl:if test="@ocr = 'ya'"> (dibaca dari gambar<xsl:if test="@keyakinan">, keyakinan <xsl:value-of select="translate(@keyakinan, '.', ',')"/></xsl:if>)</xsl:if></summary><xsl:call-template name="teks"/></details></xsl:for-each>
  </article>
 </xsl:template>

 <!-- what is inside an attachment, below its name -->
 <xsl:template name="isi-lampiran">
  <xsl:if test="@status != 'terbaca'"><xsl:text> </xsl:text><span class="lencana"><xsl:choose>
   <xsl:when test="@status = 'sebagian'">terbaca sebagian</xsl:when>
   <xsl:when test="@status = 'gugur'">pembaca gagal</xsl:when>
   <xsl:otherwise>tidak terbaca</xsl:otherwise></xsl:choose></span></xsl:if>
  <xsl:if test="b:lampiran"><ul><xsl:for-each select="b:lampiran"><li><bdi><xsl:choose><xsl:when test="@nama != ''"><xsl:value-of select="substring(@nama, 1, 255)"/></xsl:when><xsl:otherwise>(tanpa nama)</xsl:otherwise></xsl:choose></bdi> <span class="redup"> bagian <xsl:value-of select="@bagian"/>, <xsl:value-of select="@jenis"/><xsl:if test="@ukuran">, <xsl:value-of select="@ukuran"/> oktet</xsl:if></span></li></xsl:for-each></ul></xsl:if>
 </xsl:template>

 <xsl:template name="sebab">
  <xsl:choose>
   <xsl:when test="@sebab = 'sandi'">dilindungi kata sandi</xsl:when>
   <xsl:when test="@sebab = 'tautan'">hanya berupa tautan</xsl:when>
   <xsl:when test="@sebab = 'wadah'">jenis berkas yang tidak dapat dibaca</xsl:when>
   <xsl:when test="@sebab = 'tersembunyi'">ada bagian yang disembunyikan</xsl:when>
   <xsl:when test="@sebab = 'rusak'">rusak atau terpotong</xsl:when>
   <xsl:when test="@sebab = 'batas'">melewati batas ukuran atau jumlah</xsl:when>
   <xsl:when test="@sebab = 'gambar'">gambar, teksnya tidak dikenali</xsl:when>
   <xsl:otherwise><xsl:value-of select="@sebab"/></xsl:otherwise>
  </xsl:choose>
 </xsl:template>

 <xsl:template name="alamat">
  <xsl:param name="judul"/><xsl:param name="daftar"/>
  <xsl:if test="$daftar">
   <dt><xsl:value-of select="$judul"/></dt>
   <dd><xsl:for-each select="$daftar[position() &lt;= 50]"><xsl:if test="position() > 1">, </xsl:if><bdi><xsl:value-of select="substring(., 1, 320)"/></bdi><xsl:if test="@nama != ''"> <bdi class="redup"> (<xsl:value-of select="substring(@nama, 1, 200)"/>)</bdi></xsl:if></xsl:for-each><xsl:if test="count($daftar) > 50"> dan <xsl:value-of select="count($daftar) - 50"/> lagi</xsl:if></dd>
  </xsl:if>
 </xsl:template>

 <xsl:template name="teks">
  <h4>Isi, bagian <xsl:value-of select="@bagian"/> <span class="redup"> (<xsl:value-of select="@asal"/>)</span></h4>
  <pre dir="auto"><xsl:value-of select="substring(., 1, $batas)"/></pre>
  <xsl:if test="@terpotong = 'ya' or string-length() > $batas"><p class="redup">Teks dipotong; selengkapnya di surel asli.</p></xsl:if>
 </xsl:template>
</xsl:stylesheet>
