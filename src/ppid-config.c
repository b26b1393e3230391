/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-config.h"

#include <string.h>

#include "ppid-error.h"
#include "ppid-time.h"

#define BODY "badan-publik"
#define NUMBER "nomor"
#define DATA "data"
#define READ "baca"
#define ACCOUNT_PREFIX "kotak "
#define CLOSING_DEFAULT (16 * 60)
#define REASON "sebab" /* suffix of the spool: see ppid-spool.h */
#define NAME_CHARS \
	"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_"

typedef struct {
	GKeyFile *file;
	const char *path;
	const char *dir;
} Source;

static bool
bad_value(const Source *src, const char *group, const char *key,
	  const char *text, GError **error)
{
	g_set_error(error, PPID_ERROR, PPID_ERROR_CONFIG, "%s: [%s] %s: %s",
		    src->path, group, key, text);
	return false;
}

/* --- which keys there are ------------------------------------------------ */

static const char *const body_keys[] = {
	"kode",	     "nama",	  "wilayah",	      "unit", "zona-waktu",
	"jam-tutup", "server-surel", "server-autentikasi",
	"cuti-bersama-libur", NULL,
};
static const char *const number_keys[] = { "permohonan", "keberatan", NULL };
static const char *const data_keys[] = { "folder", NULL };
static const char *const read_keys[] = { "ocr", NULL };
static const char *const account_keys[] = {
	"jenis",	  "alamat", "pengguna", "sandi-berkas",
	"sandi-perintah", "folder", "ca",	"jalur",
	NULL,
};

static const char *const *
keys_of(const char *group)
{
	if (strcmp(group, BODY) == 0)
		return body_keys;
	if (strcmp(group, NUMBER) == 0)
		return number_keys;
	if (strcmp(group, DATA) == 0)
		return data_keys;
	if (strcmp(group, READ) == 0)
		return read_keys;
	if (g_str_has_prefix(group, ACCOUNT_PREFIX))
		return account_keys;
	return NULL;
}

/* A value that GKeyFile cannot read would be silently without effect; one
 * with a control character could forge a line somewhere. */
static bool
check_text(const Source *src, const char *group, const char *key,
	   GError **error)
{
	g_autoptr(GError) local = NULL;
	g_autofree char *value =
		g_key_file_get_string(src->file, group, key, &local);

	if (local != NULL)
		return bad_value(src, group, key, local->message, error);
	for (const char *p = value; *p != '\0'; p++)
		if (g_ascii_iscntrl(*p))
			return bad_value(src, group, key,
					 "a control character", error);
	return true;
}

static bool
check_keys(const Source *src, GError **error)
{
	g_auto(GStrv) groups = g_key_file_get_groups(src->file, NULL);

	for (char **g = groups; *g != NULL; g++) {
		const char *const *known = keys_of(*g);
		g_auto(GStrv) keys = NULL;

		if (known == NULL)
			return bad_value(src, *g, "-", "unknown group", error);
		keys = g_key_file_get_keys(src->file, *g, NULL, NULL);
		for (char **k = keys; k != NULL && *k != NULL; k++) {
			if (!g_strv_contains(known, *k))
				return bad_value(src, *g, *k, "unknown key",
						 error);
			if (!check_text(src, *g, *k, error))
				return false;
		}
	}
	return true;
}

/* --- values --------------------------------------------------------------- */

static char *
get(const Source *src, const char *group, const char *key)
{
	char *value = g_key_file_get_string(src->file, group, key, NULL);

	if (value != NULL && *g_strstrip(value) == '\0')
		g_clear_pointer(&value, g_free);
	return value;
}

static void
replace(const Source *src, const char *group, const char *key, char **value)
{
	char *text = get(src, group, key);

	if (text == NULL)
		return;
	g_free(*value);
	*value = text;
}

static char *
get_path(const Source *src, const char *group, const char *key)
{
	g_autofree char *value = get(src, group, key);

	if (value == NULL || g_path_is_absolute(value))
		return g_steal_pointer(&value);
	return g_build_filename(src->dir, value, NULL);
}

static bool
is_code(const char *text)
{
	return *text != '\0' && strspn(text, NAME_CHARS) == strlen(text);
}

/* "16.00" or "16:00" */
static bool
parse_clock(const char *text, int *minutes_out)
{
	int hour, minute;

	if (strlen(text) != 5 || (text[2] != ':' && text[2] != '.') ||
	    !g_ascii_isdigit(text[0]) || !g_ascii_isdigit(text[1]) ||
	    !g_ascii_isdigit(text[3]) || !g_ascii_isdigit(text[4]))
		return false;
	hour = (text[0] - '0') * 10 + (text[1] - '0');
	minute = (text[3] - '0') * 10 + (text[4] - '0');
	if (hour > 23 || minute > 59)
		return false;
	*minutes_out = hour * 60 + minute;
	return true;
}

/* "ya" or "tidak"; @value stays if there is no such key. */
static bool
get_switch(const Source *src, const char *group, const char *key, bool *value,
	   GError **error)
{
	g_autofree char *text = get(src, group, key);

	if (text == NULL)
		return true;
	*value = strcmp(text, "ya") == 0;
	if (!*value && strcmp(text, "tidak") != 0)
		return bad_value(src, group, key, "not 'ya' or 'tidak'",
				 error);
	return true;
}

static bool
load_office(PpidConfig *config, const Source *src, GError **error)
{
	g_autofree char *zone = get(src, BODY, "zona-waktu");
	g_autofree char *closing = get(src, BODY, "jam-tutup");

	if (zone != NULL) {
		GTimeZone *parsed = ppid_time_zone(zone);

		if (parsed == NULL)
			return bad_value(src, BODY, "zona-waktu",
					 "not WIB, WITA, WIT or +HH:MM", error);
		g_time_zone_unref(config->zone);
		config->zone = parsed;
	}
	if (closing != NULL && !parse_clock(closing, &config->closing_minutes))
		return bad_value(src, BODY, "jam-tutup", "not a time HH:MM",
				 error);
	return get_switch(src, BODY, "cuti-bersama-libur",
			  &config->collective_leave_off, error) &&
	       get_switch(src, READ, "ocr", &config->ocr, error);
}

/* Kemendagri: two digits, or two and two. */
static bool
is_region(const char *text)
{
	gsize len = strlen(text);

	if (len != 2 && (len != 5 || text[2] != '.'))
		return false;
	for (gsize i = 0; i < len; i++)
		if (i != 2 && !g_ascii_isdigit(text[i]))
			return false;
	return true;
}

static void
load_servers(const Source *src, const char *key, char ***list)
{
	g_auto(GStrv) servers = g_key_file_get_string_list(
		src->file, BODY, key, NULL, NULL);
	GPtrArray *kept = g_ptr_array_new();

	/* an empty name would match every server */
	for (char **p = servers; p != NULL && *p != NULL; p++)
		if (*g_strstrip(*p) != '\0')
			g_ptr_array_add(kept, g_strdup(*p));
	g_ptr_array_add(kept, NULL);
	g_strfreev(*list);
	*list = (char **)g_ptr_array_free(kept, FALSE);
}

static bool
load_body(PpidConfig *config, const Source *src, GError **error)
{

	replace(src, BODY, "kode", &config->code);
	replace(src, BODY, "nama", &config->name);
	replace(src, BODY, "wilayah", &config->region);
	replace(src, BODY, "unit", &config->unit);
	replace(src, NUMBER, "permohonan", &config->request_number);
	replace(src, NUMBER, "keberatan", &config->objection_number);
	config->data_dir = get_path(src, DATA, "folder");
	if (!is_code(config->code))
		return bad_value(src, BODY, "kode",
				 "letters, digits, '-', '_' only", error);
	if (config->region != NULL && !is_region(config->region))
		return bad_value(src, BODY, "wilayah",
				 "not a code like 36 or 36.04", error);
	load_servers(src, "server-surel", &config->mail_servers);
	load_servers(src, "server-autentikasi", &config->auth_servers);
	return load_office(config, src, error);
}

/* --- accounts ------------------------------------------------------------- */

static void
account_free(gpointer data)
{
	PpidAccount *a = data;

	g_free(a->name);
	g_free(a->kind);
	g_free(a->url);
	g_free(a->user);
	g_free(a->password_file);
	g_free(a->password_command);
	g_free(a->folder);
	g_free(a->ca_file);
	g_free(a->path);
	g_free(a);
}

static bool
check_account(const PpidAccount *a, const char *group, const Source *src,
	      GError **error)
{
	if (!is_code(a->name) || strcmp(a->name, REASON) == 0)
		return bad_value(src, group, "-",
				 "name: letters, digits, '-', '_' only, and "
				 "not '" REASON "'",
				 error);
	if (strcmp(a->kind, "imap") == 0) {
		if (a->url == NULL || a->user == NULL)
			return bad_value(src, group, "alamat",
					 "imap needs alamat and pengguna",
					 error);
		if ((a->password_file == NULL) == (a->password_command == NULL))
			return bad_value(src, group, "sandi-berkas",
					 "give sandi-berkas or sandi-perintah",
					 error);
		return true;
	}
	if (strcmp(a->kind, "maildir") != 0 && strcmp(a->kind, "mbox") != 0)
		return bad_value(src, group, "jenis",
				 "not imap, maildir or mbox", error);
	if (a->path == NULL)
		return bad_value(src, group, "jalur", "missing", error);
	return true;
}

static bool
load_account(PpidConfig *config, const char *group, const Source *src,
	     GError **error)
{
	PpidAccount *a = g_new0(PpidAccount, 1);

	g_ptr_array_add(config->accounts, a);
	a->name = g_strstrip(g_strdup(group + strlen(ACCOUNT_PREFIX)));
	for (guint i = 0; i + 1 < config->accounts->len; i++) {
		const PpidAccount *other = config->accounts->pdata[i];

		if (strcmp(other->name, a->name) == 0)
			return bad_value(src, group, "-",
					 "name: there are two of it", error);
	}
	a->kind = g_strdup("imap");
	a->folder = g_strdup("INBOX");
	replace(src, group, "jenis", &a->kind);
	replace(src, group, "folder", &a->folder);
	a->url = get(src, group, "alamat");
	a->user = get(src, group, "pengguna");
	a->password_file = get_path(src, group, "sandi-berkas");
	a->password_command = get(src, group, "sandi-perintah");
	a->ca_file = get_path(src, group, "ca");
	a->path = get_path(src, group, "jalur");
	return check_account(a, group, src, error);
}

static bool
load_accounts(PpidConfig *config, const Source *src, GError **error)
{
	g_auto(GStrv) groups = g_key_file_get_groups(src->file, NULL);

	for (char **g = groups; *g != NULL; g++)
		if (g_str_has_prefix(*g, ACCOUNT_PREFIX) &&
		    !load_account(config, *g, src, error))
			return false;
	return true;
}

/* --- the whole ------------------------------------------------------------ */

PpidConfig *
ppid_config_new(void)
{
	PpidConfig *config = g_new0(PpidConfig, 1);

	config->code = g_strdup("ppid");
	config->name = g_strdup("Badan Publik");
	config->unit = g_strdup("DISKOMINFO");
	config->zone = ppid_time_zone("WIB");
	config->closing_minutes = CLOSING_DEFAULT;
	config->collective_leave_off = true;
	config->ocr = true;
	config->mail_servers = g_new0(char *, 1);
	config->auth_servers = g_new0(char *, 1);
	config->request_number =
		g_strdup("{nomor}/PPID/{unit}/PI/{bulan}/{tahun}");
	config->objection_number =
		g_strdup("{nomor}/PPID/{unit}/KEB/{bulan}/{tahun}");
	config->accounts = g_ptr_array_new_with_free_func(account_free);
	return config;
}

PpidConfig *
ppid_config_load(const char *path, GError **error)
{
	g_autoptr(PpidConfig) config = ppid_config_new();
	g_autoptr(GKeyFile) file = g_key_file_new();
	g_autoptr(GError) local = NULL;
	g_autofree char *dir = g_path_get_dirname(path);
	Source src = { file, path, dir };

	if (!g_key_file_load_from_file(file, path, G_KEY_FILE_KEEP_TRANSLATIONS,
				       &local)) {
		g_set_error(error, PPID_ERROR,
			    g_error_matches(local, G_FILE_ERROR,
					    G_FILE_ERROR_NOENT)
				    ? PPID_ERROR_NOINPUT
				    : PPID_ERROR_CONFIG,
			    "%s: %s", path, local->message);
		return NULL;
	}
	if (!check_keys(&src, error) || !load_body(config, &src, error) ||
	    !load_accounts(config, &src, error))
		return NULL;
	return g_steal_pointer(&config);
}

void
ppid_config_free(PpidConfig *config)
{
	if (config == NULL)
		return;
	g_free(config->code);
	g_free(config->name);
	g_free(config->region);
	g_free(config->unit);
	g_time_zone_unref(config->zone);
	g_strfreev(config->mail_servers);
	g_strfreev(config->auth_servers);
	g_free(config->request_number);
	g_free(config->objection_number);
	g_free(config->data_dir);
	g_ptr_array_unref(config->accounts);
	g_free(config);
}

const PpidAccount *
ppid_config_account(const PpidConfig *config, const char *name)
{
	for (guint i = 0; i < config->accounts->len; i++) {
		const PpidAccount *a = config->accounts->pdata[i];

		if (strcmp(a->name, name) == 0)
			return a;
	}
	return NULL;
}
