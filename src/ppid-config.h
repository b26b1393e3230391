/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-config.h - ppid.conf, a GKeyFile; ppid.conf(5) in ppid(7)
 *
 * Every key is optional: without a file the built-in defaults serve.  A key
 * or group that is not known is an error: a misspelt key must not be
 * silently without effect.
 */
#ifndef PPID_CONFIG_H
#define PPID_CONFIG_H

#include <stdbool.h>
#include <glib.h>

#include "ppid-calendar.h"

/* One [kotak NAME]: where mail comes from.  Strings may be NULL. */
typedef struct {
	char *name;		/* NAME: letters, digits, '-', '_' */
	char *kind;		/* jenis: "imap", "maildir", "mbox" */
	char *url;		/* alamat: imaps://host[:port] */
	char *user;		/* pengguna */
	char *password_file;	/* sandi-berkas: mode 0600, first line */
	char *password_command; /* sandi-perintah: prints it on stdout */
	char *folder;		/* folder: default INBOX */
	char *ca_file;		/* ca: PEM of the authority; NULL = system */
	char *path;		/* jalur: of a maildir or mbox */
} PpidAccount;

/* Seconds without a sign of life, then ppid-run ends its programs.  More than
 * twice what ppid-parse gives a reader of attachments that says nothing
 * (PPID_ATTACH_WAIT_SECONDS). */
#define PPID_CONFIG_LIMIT_S 1800
#define PPID_CONFIG_LIMIT_MAX_S 86400

/* The log of ppid-run: octets of a file, and how many old ones are kept. */
#define PPID_CONFIG_LOG_OCTETS (1 << 20)
#define PPID_CONFIG_LOG_FILES 5

/* [jalan] */
typedef struct {
	guint log_octets; /* log-ukuran: 1024 to 1 GiB */
	guint log_files;  /* log-jumlah: 0 to 99 */
	guint limit_s; /* batas-waktu: 1 to PPID_CONFIG_LIMIT_MAX_S */
} PpidRunConfig;

typedef struct {
	char *code;	     /* kode: of the public body, "serangkab" */
	char *name;	     /* nama: of the public body */
	char *region;	     /* wilayah: Kemendagri code, "36.04", or NULL */
	char *unit;	     /* unit: in register numbers, "DISKOMINFO" */
	GTimeZone *zone;     /* zona-waktu: default WIB */
	PpidCalendarOptions calendar; /* cuti-bersama-libur, minggu-kerja,
					 jam-tutup*, [kalender NAME] */
	char **mail_servers;	   /* server-surel: never NULL, may be empty */
	char **auth_servers;	   /* server-autentikasi: likewise */
	char *request_number;	/* [nomor] permohonan: template */
	char *objection_number; /* [nomor] keberatan: template */
	char *data_dir;		/* [data] folder: or NULL */
	bool ocr;		/* [baca] ocr: default true */
	PpidRunConfig run;	/* [jalan] */
	GPtrArray *accounts;	/* PpidAccount *, in the order of the file */
} PpidConfig;

/**
 * ppid_config_new:
 *
 * Returns: (transfer full): the built-in defaults.
 */
PpidConfig *
ppid_config_new(void);

/**
 * ppid_config_load:
 * @path: a ppid.conf
 * @error: PPID_ERROR_NOINPUT if it is absent, PPID_ERROR_CONFIG
 *     "PATH:LINE: [GROUP] KEY: TEXT" if a value is out of its range
 *
 * Relative paths in it are taken from the folder of @path.
 */
PpidConfig *
ppid_config_load(const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;

void
ppid_config_free(PpidConfig *config);

/**
 * ppid_config_account:
 *
 * Returns: (nullable) (borrowed): the account of that name.
 */
const PpidAccount *
ppid_config_account(const PpidConfig *config, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PpidConfig, ppid_config_free)

#endif /* PPID_CONFIG_H */
