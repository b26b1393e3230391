# Everything under data/ is compiled into libppid.a as a GResource, so that a
# filter works from any folder without a home; $(pkgdatadir) gets a copy to
# start an own version from.
ppid_data =
ppid_data += data/alur.xml
ppid_data += data/alur.xsd
ppid_data += data/aturan.xml
ppid_data += data/aturan.xsd
ppid_data += data/berkas.xsd
ppid_data += data/golongan.xsd
ppid_data += data/golongan/kelas.xml
ppid_data += data/golongan/pengaduan.xml
ppid_data += data/golongan/topik.xml
ppid_data += data/golongan/tpb.xml
ppid_data += data/libur.xsd
ppid_data += data/libur/2022.xml
ppid_data += data/libur/2023.xml
ppid_data += data/libur/2024.xml
ppid_data += data/libur/2025.xml
ppid_data += data/libur/2026.xml
ppid_data += data/libur/2027.xml
ppid_data += data/isian.xml
ppid_data += data/isian.xsd
ppid_data += data/jadwal.xsd
ppid_data += data/kelengkapan.xml
ppid_data += data/kelengkapan.xsd
ppid_data += data/kutipan.xml
ppid_data += data/kutipan.xsd
ppid_data += data/laman/gaya.css
ppid_data += data/laman/laman.xsl
ppid_data += data/laporan.xml
ppid_data += data/laporan.xsd
ppid_data += data/klasifikasi.xml
ppid_data += data/klasifikasi.xsd
ppid_data += data/massal.xml
ppid_data += data/massal.xsd
ppid_data += data/model.xml
ppid_data += data/model.xsd
ppid_data += data/opd.xml
ppid_data += data/opd.xsd
ppid_data += data/penanda.xml
ppid_data += data/penanda.xsd
ppid_data += data/tautan.xml
ppid_data += data/tautan.xsd
ppid_data += data/wilayah.xml
ppid_data += data/wilayah.xsd
nobase_dist_pkgdata_DATA = $(ppid_data)
EXTRA_DIST += data/ppid.gresource.xml

src/ppid-resources.c: $(top_srcdir)/data/ppid.gresource.xml $(ppid_data)
	$(AM_V_GEN)$(MKDIR_P) src && $(GLIB_COMPILE_RESOURCES) \
	  --sourcedir=$(top_srcdir)/data --generate-source \
	  --c-name=ppid_resources --manual-register --target=$@ \
	  $(top_srcdir)/data/ppid.gresource.xml
CLEANFILES += src/ppid-resources.c
