/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-config-private.h"

#include <string.h>

#include "ppid-error.h"
#include "ppid-time.h"

#define BODY PPID_CONFIG_BODY
#define NUMBER "nomor"
#define DATA "data"
#define READ "baca"
#define RUN PPID_CONFIG_RUN
#define ACCOUNT_PREFIX "kotak "
#define REASON "sebab" /* suffix of the spool: see ppid-spool.h */
#define NAME_CHARS \
	"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_"

/* The line of @key in @group, of the group itself if there is none, or 0. */
static int
find_line(const Source *src, const char *group, const char *key)
{
	g_auto(GStrv) lines = g_strsplit(src->text, "\n", -1);
	g_autofree char *head = g_strdup_printf("[%s]", group);
	bool inside = false;
	int found = 0;

	for (int i = 0; lines[i] != NULL; i++) {
		char *line = g_strstrip(lines[i]);
		char *equals = strchr(line, '=');

		if (*line == '[') {
			inside = strcmp(line, head) == 0;
			if (inside)
				found = i + 1;
		}
		if (!inside || *line == '[' || *line == '#' || equals == NULL)
			continue;
		*equals = '\0';
		if (strcmp(g_strchomp(line), key) == 0)
			return i + 1;
	}
	return found;
}

bool
ppid_config_bad(const Source *src, const char *group, const char *key,
		const char *text, GError **error)
{
	g_set_error(error, PPID_ERROR, PPID_ERROR_CONFIG,
		    "%s:%d: [%s] %s: %s", src->path,
		    find_line(src, group, key), group, key, text);
	return false;
}

/* --- which keys there are ------------------------------------------------ */

static const char *const body_keys[] = {
	"kode",	     "nama",	  "wilayah",	      "unit", "zona-waktu",
	"jam-tutup", "jam-tutup-jumat", "jam-tutup-sabtu",
	"jam-tutup-ramadan", "jam-tutup-ramadan-jumat",
	"server-surel", "server-autentikasi",
	"cuti-bersama-libur", "minggu-kerja", NULL,
};
static const char *const number_keys[] = { "permohonan", "keberatan", NULL };
static const char *const data_keys[] = { "folder", NULL };
static const char *const read_keys[] = { "ocr", NULL };
static const char *const run_keys[] = { "batas-waktu", "log-jumlah",
						"log-ukuran", NULL };
static const char *const calendar_keys[] = {
	"jenis", "dari", "sampai", "nama", "dasar", "ditetapkan", NULL,
};
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
	if (strcmp(group, RUN) == 0)
		return run_keys;
	if (g_str_has_prefix(group, PPID_CONFIG_CALENDAR))
		return calendar_keys;
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
		return ppid_config_bad(src, group, key, local->message, error);
	for (const char *p = value; *p != '\0'; p++)
		if (g_ascii_iscntrl(*p))
			return ppid_config_bad(src, group, key,
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
			return ppid_config_bad(src, *g, "-", "unknown group", error);
		keys = g_key_file_get_keys(src->file, *g, NULL, NULL);
		for (char **k = keys; k != NULL && *k != NULL; k++) {
			if (!g_strv_contains(known, *k))
				return ppid_config_bad(src, *g, *k, "unknown key",
						 error);
			if (!check_text(src, *g, *k, error))
				return false;
		}
	}
	return true;
}

/* --- values --------------------------------------------------------------- */

char *
ppid_config_get(const Source *src, const char *group, const char *key)
{
	char *value = g_key_file_get_string(src->file, group, key, NULL);

	if (value != NULL && *g_strstrip(value) == '\0')
		g_clear_pointer(&value, g_free);
	return value;
}

static void
replace(const Source *src, const char *group, const char *key, char **value)
{
	char *text = ppid_config_get(src, group, key);

	if (text == NULL)
		return;
	g_free(*value);
	*value = text;
}

static char *
get_path(const Source *src, const char *group, const char *key)
{
	g_autofree char *value = ppid_config_get(src, group, key);

	if (value == NULL || g_path_is_absolute(value))
		return g_steal_pointer(&value);
	return g_build_filename(src->dir, value, NULL);
}

static bool
is_code(const char *text)
{
	return *text != '\0' && strspn(text, NAME_CHARS) == strlen(text);
}

/* "ya" or "tidak"; @value stays if there is no such key. */
bool
ppid_config_switch(const Source *src, const char *group, const char *key,
		   bool *value, GError **error)
{
	g_autofree char *text = ppid_config_get(src, group, key);

	if (text == NULL)
		return true;
	*value = strcmp(text, "ya") == 0;
	if (!*value && strcmp(text, "tidak") != 0)
		return ppid_config_bad(src, group, key, "not 'ya' or 'tidak'",
				 error);
	return true;
}

static bool
load_office(PpidConfig *config, const Source *src, GError **error)
{
	g_autofree char *zone = ppid_config_get(src, BODY, "zona-waktu");

	if (zone != NULL) {
		GTimeZone *parsed = ppid_time_zone(zone);

		if (parsed == NULL)
			return ppid_config_bad(src, BODY, "zona-waktu",
					       "not WIB, WITA, WIT or +HH:MM",
					       error);
		g_time_zone_unref(config->zone);
		config->zone = parsed;
	}
	return ppid_config_calendar(src, &config->calendar, error) &&
	       ppid_config_switch(src, READ, "ocr", &config->ocr, error) &&
	       ppid_config_run(src, &config->run, error);
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
		return ppid_config_bad(src, BODY, "kode",
				 "letters, digits, '-', '_' only", error);
	if (config->region != NULL && !is_region(config->region))
		return ppid_config_bad(src, BODY, "wilayah",
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
		return ppid_config_bad(src, group, "-",
				 "name: letters, digits, '-', '_' only, and "
				 "not '" REASON "'",
				 error);
	if (strcmp(a->kind, "imap") == 0) {
		if (a->url == NULL || a->user == NULL)
			return ppid_config_bad(src, group, "alamat",
					 "imap needs alamat and pengguna",
					 error);
		if ((a->password_file == NULL) == (a->password_command == NULL))
			return ppid_config_bad(src, group, "sandi-berkas",
					 "give sandi-berkas or sandi-perintah",
					 error);
		return true;
	}
	if (strcmp(a->kind, "maildir") != 0 && strcmp(a->kind, "mbox") != 0)
		return ppid_config_bad(src, group, "jenis",
				 "not imap, maildir or mbox", error);
	if (a->path == NULL)
		return ppid_config_bad(src, group, "jalur", "missing", error);
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
			return ppid_config_bad(src, group, "-",
					 "name: there are two of it", error);
	}
	a->kind = g_strdup("imap");
	a->folder = g_strdup("INBOX");
	replace(src, group, "jenis", &a->kind);
	replace(src, group, "folder", &a->folder);
	a->url = ppid_config_get(src, group, "alamat");
	a->user = ppid_config_get(src, group, "pengguna");
	a->password_file = get_path(src, group, "sandi-berkas");
	a->password_command = ppid_config_get(src, group, "sandi-perintah");
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
	ppid_calendar_options_init(&config->calendar);
	ppid_config_default_hours(&config->calendar);
	config->ocr = true;
	ppid_config_default_run(&config->run);
	config->mail_servers = g_new0(char *, 1);
	config->auth_servers = g_new0(char *, 1);
	config->request_number =
		g_strdup("{nomor}/PPID/{unit}/PI/{bulan}/{tahun}");
	config->objection_number =
		g_strdup("{nomor}/PPID/{unit}/KEB/{bulan}/{tahun}");
	config->accounts = g_ptr_array_new_with_free_func(account_free);
	return config;
}

static bool
read_file(const Source *src, char **text_out, GError **error)
{
	g_autoptr(GError) local = NULL;
	gsize size;

	if (g_file_get_contents(src->path, text_out, &size, &local) &&
	    g_key_file_load_from_data(src->file, *text_out, size,
				      G_KEY_FILE_KEEP_TRANSLATIONS, &local))
		return true;
	g_set_error(error, PPID_ERROR,
		    g_error_matches(local, G_FILE_ERROR, G_FILE_ERROR_NOENT)
			    ? PPID_ERROR_NOINPUT
			    : PPID_ERROR_CONFIG,
		    "%s: %s", src->path, local->message);
	return false;
}

PpidConfig *
ppid_config_load(const char *path, GError **error)
{
	g_autoptr(PpidConfig) config = ppid_config_new();
	g_autoptr(GKeyFile) file = g_key_file_new();
	g_autofree char *dir = g_path_get_dirname(path);
	g_autofree char *text = NULL;
	Source src = { file, path, dir, NULL };

	if (!read_file(&src, &text, error))
		return NULL;
	src.text = text;
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
	ppid_calendar_options_clear(&config->calendar);
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
