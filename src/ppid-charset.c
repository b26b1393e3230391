/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-charset.h"

#include <errno.h>
#include <iconv.h>
#include <string.h>

#include "ppid-ascii.h"
#include "ppid-hz.h"

#define REPLACEMENT "\xEF\xBF\xBD"
#define LABEL_MAX 40
#define HZ "hz-gb-2312"
/* A UTF-16 surrogate pair or a GB18030 character. */
#define CHAR_MAX_OCTETS 8

typedef struct {
	const char *name;   /* as written to charset= */
	const char *iconv;  /* the name that iconv knows */
	const char *labels; /* " label label ": other names, lower case */
	bool multibyte;	    /* octets >= 0x80 come in groups */
	bool opaque;	    /* units of 16 or 32 bits: not UTF-8 ever */
	iconv_t cd;
} Converter;

/* Supersets stand for the sets that mailers really mean (WHATWG Encoding). */
static Converter table[] = {
	{ "windows-1252", "WINDOWS-1252",
	  " us-ascii ascii iso-8859-1 iso8859-1 latin1 latin-1 iso_8859-1"
	  " ansi_x3.4-1968 cp1252 8bit 7bit x-ansi x-cp1252 iso-8859-1-windows ",
	  false, false, 0 },
	{ "utf-16", "UTF-16", " utf16 unicode ucs-2 iso-10646-ucs-2 ", true,
	  true, 0 },
	{ "utf-16le", "UTF-16LE", " unicodelittle ", true, true, 0 },
	{ "utf-16be", "UTF-16BE", " unicodefffe ", true, true, 0 },
	{ "utf-32", "UTF-32", " ucs-4 ", true, true, 0 },
	{ "utf-32le", "UTF-32LE", " ", true, true, 0 },
	{ "utf-32be", "UTF-32BE", " ", true, true, 0 },
	{ "utf-7", "UTF-7", " unicode-1-1-utf-7 utf7 ", false, false, 0 },
	{ "iso-2022-jp", "ISO-2022-JP-3",
	  " iso-2022-jp-1 iso-2022-jp-2 iso-2022-jp-3 csiso2022jp ", false,
	  false, 0 },
	{ "iso-2022-kr", "ISO-2022-KR", " csiso2022kr ", false, false, 0 },
	{ "iso-2022-cn", "ISO-2022-CN-EXT", " iso-2022-cn-ext ", false, false,
	  0 },
	{ "iso-8859-2", "ISO-8859-2", " iso8859-2 latin2 ", false, false, 0 },
	{ "iso-8859-3", "ISO-8859-3", " latin3 ", false, false, 0 },
	{ "iso-8859-4", "ISO-8859-4", " latin4 ", false, false, 0 },
	{ "iso-8859-5", "ISO-8859-5", " cyrillic ", false, false, 0 },
	{ "windows-1256", "WINDOWS-1256", " cp1256 ", false, false, 0 },
	{ "iso-8859-6", "ISO-8859-6", " arabic iso-8859-6-i ", false, false,
	  0 },
	{ "iso-8859-7", "ISO-8859-7", " greek ", false, false, 0 },
	{ "iso-8859-8", "ISO-8859-8", " hebrew iso-8859-8-i ", false, false,
	  0 },
	{ "windows-1254", "WINDOWS-1254", " cp1254 iso-8859-9 latin5 ", false,
	  false, 0 },
	{ "iso-8859-10", "ISO-8859-10", " latin6 ", false, false, 0 },
	{ "windows-874", "CP874", " tis-620 iso-8859-11 cp874 ", false, false,
	  0 },
	{ "iso-8859-13", "ISO-8859-13", " ", false, false, 0 },
	{ "iso-8859-14", "ISO-8859-14", " latin8 ", false, false, 0 },
	{ "iso-8859-15", "ISO-8859-15", " iso8859-15 latin9 latin-9 ", false,
	  false, 0 },
	{ "iso-8859-16", "ISO-8859-16", " latin10 ", false, false, 0 },
	{ "windows-1250", "WINDOWS-1250", " cp1250 ", false, false, 0 },
	{ "windows-1251", "WINDOWS-1251", " cp1251 win-1251 ", false, false,
	  0 },
	{ "windows-1253", "WINDOWS-1253", " cp1253 ", false, false, 0 },
	{ "windows-1255", "WINDOWS-1255", " cp1255 ", false, false, 0 },
	{ "windows-1257", "WINDOWS-1257", " cp1257 ", false, false, 0 },
	{ "windows-1258", "WINDOWS-1258", " cp1258 ", false, false, 0 },
	{ "koi8-r", "KOI8-R", " koi8 cskoi8r ", false, false, 0 },
	{ "koi8-u", "KOI8-U", " ", false, false, 0 },
	{ "macintosh", "MACINTOSH", " mac x-mac-roman ", false, false, 0 },
	{ "ibm437", "CP437", " cp437 437 ", false, false, 0 },
	{ "ibm850", "CP850", " cp850 850 ", false, false, 0 },
	{ "ibm852", "CP852", " cp852 ", false, false, 0 },
	{ "ibm866", "CP866", " cp866 ", false, false, 0 },
	{ "gb18030", "GB18030",
	  " gb2312 gbk gb_2312-80 euc-cn cp936 x-gbk gb18030-0 ", true, false,
	  0 },
	{ HZ, "GB18030", " hz hz-gb2312 hzgb2312 ", false, false, 0 },
	{ "big5", "BIG5-HKSCS", " big5-hkscs big-5 cn-big5 x-x-big5 cp950 ",
	  true, false, 0 },
	{ "euc-tw", "EUC-TW", " ", true, false, 0 },
	{ "shift_jis", "CP932",
	  " shift-jis sjis x-sjis cp932 windows-31j ms_kanji ", true, false,
	  0 },
	{ "euc-jp", "EUC-JP-MS", " x-euc-jp eucjp ", true, false, 0 },
	{ "euc-kr", "UHC",
	  " ks_c_5601-1987 ks_c_5601 ksc5601 cp949 windows-949 uhc euckr ",
	  true, false, 0 },
	{ "viscii", "VISCII", " ", false, false, 0 },
};

static bool opened;

void
ppid_charset_init(void)
{
	if (opened)
		return;
	opened = true;
	for (gsize i = 0; i < G_N_ELEMENTS(table); i++)
		table[i].cd = iconv_open("UTF-8", table[i].iconv);
}

static bool
is_usable(const Converter *c)
{
	return c->cd != (iconv_t)-1;
}

/* Lower case, no quotes, no RFC 2231 language; false if it cannot be one. */
static bool
normalise_label(const char *label, char *out)
{
	gsize n = 0;

	while (g_ascii_isspace(*label) || *label == '"' || *label == '\'')
		label++;
	for (; *label != '\0' && strchr("\"'*; \t\r\n,", *label) == NULL;
	     label++) {
		if (n + 1 >= LABEL_MAX || !g_ascii_isgraph(*label))
			return false;
		out[n++] = g_ascii_tolower(*label);
	}
	out[n] = '\0';
	return n > 0;
}

static bool
is_utf8_label(const char *name)
{
	return strcmp(name, "utf-8") == 0 || strcmp(name, "utf8") == 0 ||
	       strcmp(name, "utf-8-sig") == 0 ||
	       strcmp(name, "unicode-1-1-utf-8") == 0 ||
	       strcmp(name, "x-unicode-2-0-utf-8") == 0 ||
	       strcmp(name, "utf_8") == 0;
}

static Converter *
find_exact(const char *name)
{
	char word[LABEL_MAX + 3];

	ppid_charset_init();
	g_snprintf(word, sizeof(word), " %s ", name);
	for (gsize i = 0; i < G_N_ELEMENTS(table); i++)
		if (strcmp(table[i].name, name) == 0 ||
		    strstr(table[i].labels, word) != NULL)
			return is_usable(&table[i]) ? &table[i] : NULL;
	return NULL;
}

/* "koi8_r" is meant for "koi8-r", "iso8859-7" for "iso-8859-7". */
static Converter *
find(const char *name)
{
	Converter *c = find_exact(name);
	char other[LABEL_MAX + 1];

	if (c != NULL)
		return c;
	if (g_str_has_prefix(name, "iso8859"))
		g_snprintf(other, sizeof(other), "iso-%s", name + 3);
	else
		g_strlcpy(other, name, sizeof(other));
	g_strdelimit(other, "_", '-');
	return find_exact(other);
}

bool
ppid_charset_known(const char *label)
{
	char name[LABEL_MAX];

	return label != NULL && normalise_label(label, name) &&
	       (is_utf8_label(name) || find(name) != NULL);
}

/* --- what the octets look like ------------------------------------------ */

typedef struct {
	gsize two, more;    /* valid sequences of two, of three or four */
	gint64 first_bad;   /* or -1 */
	gsize bad;
} Shape;

static Shape
look(const char *bytes, gsize size, bool cut)
{
	Shape shape = { 0, 0, -1, 0 };
	const char *p = bytes, *end = bytes + size;

	while ((p = ppid_ascii_skip(p, end)) < end) {
		guchar b = (guchar)*p;
		gunichar c;

		c = g_utf8_get_char_validated(p, end - p);
		if (c == (gunichar)-2 && cut && end - p < 4)
			break;
		if ((c & 0x80000000U) != 0) {
			if (shape.first_bad < 0)
				shape.first_bad = p - bytes;
			shape.bad++;
			p++;
			continue;
		}
		if (b < 0xE0)
			shape.two++;
		else
			shape.more++;
		p += g_utf8_skip[b];
	}
	return shape;
}

static void
append_utf8(GString *out, const char *bytes, gsize size, bool cut)
{
	const char *p = bytes, *end = bytes + size;

	while (p < end) {
		const char *stop = p;
		gunichar c;

		while ((stop = ppid_ascii_skip(stop, end)) < end) {
			c = g_utf8_get_char_validated(stop, end - stop);
			if ((c & 0x80000000U) != 0)
				break;
			stop += g_utf8_skip[(guchar)*stop];
		}
		g_string_append_len(out, p, stop - p);
		if (stop >= end)
			return;
		if (cut && end - stop < 4 &&
		    g_utf8_get_char_validated(stop, end - stop) ==
			    (gunichar)-2)
			return;
		g_string_append(out, REPLACEMENT);
		p = stop + 1;
	}
}

/* Where an ISO-2022 text is: in a set of two octets, or not. */
typedef struct {
	const char *seen; /* escapes before this were looked at */
	bool two;
} Shift;

static void
follow_shift(Shift *shift, const char *to)
{
	const char *p = shift->seen;

	while (p < to && (p = memchr(p, '\033', (gsize)(to - p))) != NULL) {
		shift->two = p + 1 < to && p[1] == '$';
		p++;
	}
	shift->seen = to;
}

/* A pair that JIS X 0208 has not: NEC and IBM symbols, which EUC knows. */
static bool
append_symbol(GString *out, const char *pair)
{
	Converter *euc = find("euc-jp");
	char octets[2] = { (char)(pair[0] | 0x80), (char)(pair[1] | 0x80) };
	char *in = octets, buffer[16], *to = buffer;
	gsize left = sizeof(octets), room = sizeof(buffer);

	if (euc == NULL)
		return false;
	iconv(euc->cd, NULL, NULL, NULL, NULL);
	if (iconv(euc->cd, &in, &left, &to, &room) == (gsize)-1)
		return false;
	g_string_append_len(out, buffer, to - buffer);
	return true;
}

/* What a windows set leaves undefined is a control of ISO 8859 (WHATWG). */
static bool
append_control(GString *out, const Converter *c, char octet)
{
	gunichar u = (guchar)octet;

	if (!g_str_has_prefix(c->name, "windows-125") || u < 0x80 || u >= 0xA0)
		return false;
	g_string_append_unichar(out, u);
	return true;
}

static gint64
append_by_iconv(GString *out, Converter *c, const char *bytes, gsize size,
		bool cut)
{
	bool iso2022 = g_str_has_prefix(c->name, "iso-2022");
	Shift shift = { bytes, false };
	char *in = (char *)bytes;
	gsize left = size;
	gint64 damage = -1;
	char buffer[4096];

	iconv(c->cd, NULL, NULL, NULL, NULL);
	while (left > 0) {
		char *to = buffer;
		gsize room = sizeof(buffer);
		gsize rc = iconv(c->cd, &in, &left, &to, &room);
		int err = errno;

		g_string_append_len(out, buffer, to - buffer);
		if (rc != (gsize)-1 || err == E2BIG)
			continue;
		if (err == EINVAL && cut && left < CHAR_MAX_OCTETS)
			break;
		follow_shift(&shift, in);
		if (iso2022 && shift.two && left >= 2 && in[0] > ' ' &&
		    in[1] > ' ') {
			/* a pair is left out whole, or the rest is shifted */
			if (!append_symbol(out, in)) {
				damage = damage < 0 ? (gint64)(size - left)
						    : damage;
				g_string_append(out, REPLACEMENT);
			}
			in += 2;
			left -= 2;
			continue;
		}
		if (damage < 0)
			damage = (gint64)(size - left);
		if (!append_control(out, c, *in))
			g_string_append(out, REPLACEMENT);
		in++;
		left--;
	}
	/* Some converters hold the last character back. */
	{
		char *to = buffer;
		gsize room = sizeof(buffer);

		iconv(c->cd, NULL, NULL, &to, &room);
		g_string_append_len(out, buffer, to - buffer);
	}
	return damage;
}

/* Returns: the octets before the first that has no meaning, or -1. */
static gint64
append_converted(GString *out, Converter *c, const char *bytes, gsize size,
		 bool cut)
{
	g_autoptr(GString) plain = NULL;
	gint64 damage;

	if (strcmp(c->name, HZ) != 0)
		return append_by_iconv(out, c, bytes, size, cut);
	plain = g_string_sized_new(size);
	ppid_hz_unpack(bytes, size, G_MAXSIZE, plain);
	damage = append_by_iconv(out, c, plain->str, plain->len, cut);
	if (damage < 0)
		return -1;
	g_string_truncate(plain, 0);
	return (gint64)ppid_hz_unpack(bytes, size, (gsize)damage, plain);
}

/* --- the ladder ----------------------------------------------------------- */

static void
as_utf8(GString *out, const char *bytes, gsize size, bool cut, Shape shape,
	PpidCharset *used)
{
	used->name = "utf-8";
	used->damage = shape.first_bad;
	append_utf8(out, bytes, size, cut);
}

/* Can @c read these octets without damage? */
static bool
reads(Converter *c, const char *bytes, gsize size)
{
	GString *out = g_string_sized_new(size);
	gint64 damage = append_converted(out, c, bytes, size, true);

	g_string_free(out, TRUE);
	return damage < 0;
}

/* Does valid UTF-8 win over the declared converter @c?  One short word of
 * two-octet pairs may be GB or Big5 by accident, a three-octet one is not,
 * nor are pairs that the declared set does not know. */
static bool
utf8_wins(Converter *c, Shape shape, const char *bytes, gsize size)
{
	if (shape.first_bad >= 0 || shape.two + shape.more == 0)
		return false;
	if (c->opaque)
		return false;
	return !c->multibyte || shape.more > 0 || !reads(c, bytes, size);
}

/* Not valid, but no other charset gives so many valid sequences: UTF-8 that
 * was cut or mended on its way. */
static bool
mostly_utf8(Shape shape, bool labelled)
{
	gsize good = shape.two + shape.more;

	return good > (labelled ? shape.bad : shape.bad * 4);
}

/* ISO-2022-JP under a label that cannot hold its escapes. */
static Converter *
find_escapes(const char *bytes, gsize size, Shape shape)
{
	if (shape.first_bad >= 0 || shape.two + shape.more > 0 ||
	    (memmem(bytes, size, "\033$B", 3) == NULL &&
	     memmem(bytes, size, "\033$@", 3) == NULL))
		return NULL;
	return find("iso-2022-jp");
}

GString *
ppid_charset_decode(const char *bytes, gsize size, const char *label, bool cut,
		    PpidCharset *used_out)
{
	GString *out = g_string_sized_new(size + size / 8 + 1);
	PpidCharset used = { "utf-8", false, false, -1 };
	Shape shape = look(bytes, size, cut);
	char name[LABEL_MAX] = "";
	bool labelled = label != NULL && normalise_label(label, name);
	bool utf8 = labelled && is_utf8_label(name);
	Converter *c = labelled && !utf8 ? find(name) : NULL, *escaped;

	if ((c == NULL || c == &table[0]) &&
	    (escaped = find_escapes(bytes, size, shape)) != NULL) {
		used.name = escaped->name;
		used.guessed = c == NULL;
		used.overruled = c != NULL;
		used.damage = append_converted(out, escaped, bytes, size, cut);
	} else if (c != NULL && !utf8_wins(c, shape, bytes, size) &&
	    (c != &table[0] || shape.first_bad >= 0)) {
		used.name = c->name;
		/* no label in earnest: ASCII cannot hold these octets */
		used.guessed = strstr(name, "ascii") != NULL;
		used.damage = append_converted(out, c, bytes, size, cut);
	} else if (shape.first_bad < 0 || mostly_utf8(shape, utf8)) {
		as_utf8(out, bytes, size, cut, shape, &used);
		used.overruled = c != NULL && shape.two + shape.more > 0;
		used.guessed = c == NULL && !utf8 &&
			       (labelled || shape.two + shape.more > 0);
		if (c == &table[0] && !used.overruled)
			used.name = "us-ascii";
	} else {
		find("windows-1252");
		used.name = table[0].name;
		used.guessed = true;
		used.damage =
			append_converted(out, &table[0], bytes, size, cut);
	}
	if (used_out != NULL)
		*used_out = used;
	return out;
}
