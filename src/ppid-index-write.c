/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-index.h"

#include <string.h>

#include "ppid-berkas.h"
#include "ppid-case.h"
#include "ppid-error.h"
#include "ppid-identity.h"
#include "ppid-index-private.h"

/*
 * cases.complete = 0 and revision = 0: the number is taken, the folder is
 * not there yet.  complete = 0 and revision > 0: a revision is being
 * written.  registers.text is filled when the case file is there.
 */
static const char schema[] =
	"CREATE TABLE cases ("
	" id TEXT PRIMARY KEY, year INTEGER NOT NULL,"
	" number INTEGER NOT NULL CHECK (number > 0),"
	" key TEXT NOT NULL UNIQUE, complete INTEGER NOT NULL,"
	" body TEXT NOT NULL DEFAULT '', revision INTEGER NOT NULL DEFAULT 0,"
	" digest TEXT, kind TEXT, received TEXT, sender TEXT, subject TEXT,"
	" UNIQUE (year, number));"
	"CREATE INDEX cases_sender ON cases (sender);"
	"CREATE INDEX cases_subject ON cases (subject);"
	"CREATE TABLE registers ("
	" body TEXT NOT NULL, year INTEGER NOT NULL, sequence TEXT NOT NULL,"
	" number INTEGER NOT NULL CHECK (number > 0), key TEXT NOT NULL,"
	" case_id TEXT NOT NULL REFERENCES cases (id), text TEXT, plain TEXT,"
	" PRIMARY KEY (body, year, sequence, number),"
	" UNIQUE (body, sequence, key));"
	"CREATE INDEX registers_plain ON registers (plain);"
	"CREATE INDEX registers_case ON registers (case_id);"
	"CREATE TABLE messages ("
	" case_id TEXT NOT NULL REFERENCES cases (id), part TEXT NOT NULL,"
	" sha256 TEXT NOT NULL, message_id TEXT, content TEXT,"
	" spool TEXT, outgoing INTEGER NOT NULL, duplicate INTEGER NOT NULL);"
	"CREATE INDEX messages_case ON messages (case_id);"
	"CREATE INDEX messages_sha256 ON messages (sha256);"
	"CREATE INDEX messages_id ON messages (message_id);"
	"CREATE INDEX messages_content ON messages (content);"
	"CREATE INDEX messages_spool ON messages (spool);"
	"CREATE TABLE addresses (address TEXT NOT NULL,"
	" case_id TEXT NOT NULL REFERENCES cases (id),"
	" PRIMARY KEY (address, case_id)) WITHOUT ROWID;"
	"CREATE INDEX addresses_case ON addresses (case_id);"
	"CREATE TABLE commission (plain TEXT NOT NULL,"
	" case_id TEXT NOT NULL REFERENCES cases (id),"
	" PRIMARY KEY (plain, case_id)) WITHOUT ROWID;"
	"CREATE INDEX commission_case ON commission (case_id);"
	"CREATE TABLE repeats (key TEXT NOT NULL, body TEXT NOT NULL,"
	" sequence TEXT NOT NULL, year INTEGER NOT NULL,"
	" number INTEGER NOT NULL, date TEXT NOT NULL,"
	" case_id TEXT NOT NULL REFERENCES cases (id),"
	" PRIMARY KEY (key, body, sequence, year, number)) WITHOUT ROWID;"
	"CREATE INDEX repeats_case ON repeats (case_id);"
	"PRAGMA user_version = 3;";

bool
ppid_index_begin(PpidIndex *index, GError **error)
{
	return ppid_db_begin(index->db, error);
}

bool
ppid_index_commit(PpidIndex *index, GError **error)
{
	return ppid_db_commit(index->db, error);
}

void
ppid_index_rollback(PpidIndex *index)
{
	ppid_db_rollback(index->db);
}

/* --- numbers -------------------------------------------------------------- */

/* *@id_out = the id that @key has, or NULL. */
static bool
find_key(PpidIndex *index, const char *key, char **id_out, GError **error)
{
	g_autoptr(sqlite3_stmt) stmt =
		ppid_db_prepare(index->db, error,
				"SELECT id FROM cases WHERE key = ?", "s",
				key);
	bool row;

	if (stmt == NULL || !ppid_db_step(index->db, stmt, &row, error))
		return false;
	*id_out = row ? ppid_db_text(stmt, 0) : NULL;
	return true;
}

bool
ppid_index_take_case(PpidIndex *index, const char *key, int year,
		     char **id_out, GError **error)
{
	g_autofree char *id = NULL;
	gint64 number = 0;

	if (!find_key(index, key, &id, error))
		return false;
	if (id == NULL) {
		if (!ppid_db_int(index->db, &number, error,
				 "SELECT coalesce(max(number), 0) + 1 "
				 "FROM cases WHERE year = ?",
				 "i", (gint64)year))
			return false;
		id = ppid_case_id(year, number);
		if (!ppid_db_run(index->db, error,
				 "INSERT INTO cases (id, year, number, key, "
				 "complete) VALUES (?, ?, ?, ?, 0)",
				 "siis", id, (gint64)year, number, key))
			return false;
	}
	*id_out = g_steal_pointer(&id);
	return true;
}

bool
ppid_index_take_register(PpidIndex *index, const char *body,
			 const char *sequence, int year, const char *key,
			 const char *id, gint64 *number_out, GError **error)
{
	gint64 number = 0;

	if (!ppid_db_int(index->db, &number, error,
			 "SELECT number FROM registers WHERE body = ? "
			 "AND sequence = ? AND key = ?",
			 "sss", body, sequence, key))
		return false;
	if (number == 0) {
		if (!ppid_db_int(index->db, &number, error,
				 "SELECT coalesce(max(number), 0) + 1 "
				 "FROM registers WHERE body = ? "
				 "AND sequence = ? AND year = ?",
				 "ssi", body, sequence, (gint64)year) ||
		    !ppid_db_run(index->db, error,
				 "INSERT INTO registers (body, year, sequence,"
				 " number, key, case_id) "
				 "VALUES (?, ?, ?, ?, ?, ?)",
				 "sisiss", body, (gint64)year, sequence,
				 number, key, id))
			return false;
	}
	*number_out = number;
	return true;
}

bool
ppid_index_mark(PpidIndex *index, const char *id, GError **error)
{
	return ppid_db_run(index->db, error,
			   "UPDATE cases SET complete = 0 WHERE id = ?", "s",
			   id);
}

bool
ppid_index_release(PpidIndex *index, const char *id, GError **error)
{
	return ppid_db_run(index->db, error,
			   "DELETE FROM registers WHERE text IS NULL "
			   "AND case_id = ?",
			   "s", id) &&
	       ppid_db_run(index->db, error,
			   "DELETE FROM cases WHERE revision = 0 AND id = ?",
			   "s", id);
}

/* --- rows of a case ------------------------------------------------------- */

typedef struct {
	PpidIndex *index;
	xmlNode *berkas;
	const char *id;
	const char *body;
} Put;

static bool
clear_rows(Put *put, GError **error)
{
	static const char *const statements[] = {
		"DELETE FROM messages WHERE case_id = ?",
		"DELETE FROM addresses WHERE case_id = ?",
		"DELETE FROM commission WHERE case_id = ?",
		"DELETE FROM repeats WHERE case_id = ?",
		/* those that the case file has come again */
		"DELETE FROM registers WHERE case_id = ?",
	};

	for (gsize i = 0; i < G_N_ELEMENTS(statements); i++)
		if (!ppid_db_run(put->index->db, error, statements[i], "s",
				 put->id))
			return false;
	return true;
}

static bool
put_case(Put *put, const char *digest, GError **error)
{
	xmlNode *first = ppid_berkas_surel(put->berkas, NULL);
	xmlNode *label = ppid_xml_child(put->berkas, "klasifikasi");
	g_autofree char *key = ppid_xml_get(first, "sha256");
	g_autofree char *kind = ppid_xml_get(label, "jenis");
	g_autofree char *received =
		ppid_xml_get(ppid_xml_child(first, "waktu"), "diterima");
	g_autofree char *revision = ppid_xml_get(put->berkas, "revisi");
	g_autofree char *sender = ppid_identity_sender(first);
	g_autofree char *subject = ppid_identity_perihal(first);
	gint64 number = 0;
	int year = 0;

	if (!ppid_case_id_parse(put->id, &year, &number) || key == NULL ||
	    revision == NULL) {
		g_set_error(error, PPID_ERROR, PPID_ERROR_SOFTWARE,
			    "a case file without id, revisi or surel");
		return false;
	}
	return ppid_db_run(
		put->index->db, error,
		"INSERT INTO cases (id, year, number, key, complete, body, "
		"revision, digest, kind, received, sender, subject) "
		"VALUES (?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?) "
		"ON CONFLICT (id) DO UPDATE SET key = excluded.key, "
		"complete = 1, body = excluded.body, "
		"revision = excluded.revision, digest = excluded.digest, "
		"kind = excluded.kind, received = excluded.received, "
		"sender = excluded.sender, subject = excluded.subject",
		"siississsss", put->id, (gint64)year, number, key, put->body,
		g_ascii_strtoll(revision, NULL, 10), digest, kind, received,
		sender, subject);
}

static bool
put_register(Put *put, xmlNode *nomor, GError **error)
{
	g_autofree char *sequence = ppid_xml_get(nomor, "jenis");
	g_autofree char *number = ppid_xml_get(nomor, "urutan");
	g_autofree char *date = ppid_xml_get(nomor, "tanggal");
	g_autofree char *surel = ppid_xml_get(nomor, "surel");
	g_autofree char *key = ppid_xml_get(
		ppid_berkas_surel(put->berkas, surel), "sha256");
	g_autofree char *text = ppid_xml_text(nomor);
	g_autofree char *plain = ppid_identity_number(text);

	if (sequence == NULL || number == NULL || date == NULL || key == NULL) {
		g_set_error(error, PPID_ERROR, PPID_ERROR_SOFTWARE,
			    "%s: a <nomor> without jenis, urutan, tanggal or "
			    "surel",
			    put->id);
		return false;
	}
	return ppid_db_run(
		put->index->db, error,
		"INSERT INTO registers (body, year, sequence, number, key, "
		"case_id, text, plain) VALUES (?, ?, ?, ?, ?, ?, ?, ?) "
		"ON CONFLICT (body, sequence, key) DO UPDATE SET "
		"text = excluded.text, plain = excluded.plain",
		"sisissss", put->body, g_ascii_strtoll(date, NULL, 10),
		sequence, g_ascii_strtoll(number, NULL, 10), key, put->id,
		text, plain);
}

static bool
put_address(Put *put, xmlNode *node, GError **error)
{
	g_autofree char *text = ppid_xml_text(node);
	g_autofree char *bare = ppid_identity_address(text);

	if (*bare == '\0')
		return true;
	return ppid_db_run(put->index->db, error,
			   "INSERT OR IGNORE INTO addresses VALUES (?, ?)",
			   "ss", bare, put->id);
}

static bool
put_addresses(Put *put, xmlNode *parent, const char *name, GError **error)
{
	for (xmlNode *n = ppid_xml_child(parent, name); n != NULL;
	     n = ppid_xml_next(n, name))
		if (!put_address(put, n, error))
			return false;
	return true;
}

static bool
put_message(Put *put, xmlNode *surel, GError **error)
{
	bool outgoing = ppid_xml_is(surel, "arah", "keluar");
	g_autofree char *part = ppid_xml_get(surel, "id");
	g_autofree char *sha256 = ppid_xml_get(surel, "sha256");
	g_autofree char *spool = ppid_xml_get(surel, "sumber");
	g_autofree char *content = ppid_identity_digest(surel);
	g_autofree char *id =
		ppid_xml_text(ppid_xml_child(surel, "message-id"));
	g_autofree char *bare =
		id != NULL ? ppid_identity_message_id(id) : NULL;

	if (!ppid_db_run(put->index->db, error,
			 "INSERT INTO messages VALUES (?, ?, ?, ?, ?, ?, ?, "
			 "0)",
			 "ssssssi", put->id, part, sha256, bare, content,
			 spool, (gint64)outgoing))
		return false;
	if (outgoing)
		return put_addresses(put, surel, "kepada", error);
	return put_addresses(put, surel, "dari", error) &&
	       put_addresses(put, surel, "balas-ke", error);
}

/* A duplicate is an event that names the octets. */
static bool
put_duplicate(Put *put, xmlNode *event, GError **error)
{
	g_autofree char *part = ppid_xml_get(event, "id");
	g_autofree char *sha256 = ppid_xml_get(event, "sha256");
	g_autofree char *spool = ppid_xml_get(event, "spool");

	if (sha256 == NULL)
		return true;
	return ppid_db_run(put->index->db, error,
			   "INSERT INTO messages VALUES (?, ?, ?, NULL, NULL, "
			   "?, 0, 1)",
			   "ssss", put->id, part, sha256, spool);
}

static bool
put_commission(Put *put, xmlNode *label, GError **error)
{
	for (xmlNode *n = ppid_xml_child(label, "rujukan"); n != NULL;
	     n = ppid_xml_next(n, "rujukan")) {
		g_autofree char *number = ppid_xml_get(n, "berkas");
		g_autofree char *plain = ppid_identity_number(number);

		if (ppid_xml_is(n, "oleh", "register-ki") &&
		    !ppid_db_run(put->index->db, error,
				 "INSERT OR IGNORE INTO commission "
				 "VALUES (?, ?)",
				 "ss", plain, put->id))
			return false;
	}
	return true;
}

typedef bool (*PutFunc)(Put *put, xmlNode *node, GError **error);

static bool
put_each(Put *put, xmlNode *parent, const char *name, PutFunc func,
	 GError **error)
{
	for (xmlNode *n = ppid_xml_child(parent, name); n != NULL;
	     n = ppid_xml_next(n, name))
		if (!func(put, n, error))
			return false;
	return true;
}

bool
ppid_index_put(PpidIndex *index, xmlNode *berkas, const char *digest,
	       GError **error)
{
	g_autofree char *id = ppid_xml_get(berkas, "id");
	g_autofree char *code = ppid_xml_get(berkas, "badan-publik");
	Put put = { index, berkas, id, code != NULL ? code : "" };

	return clear_rows(&put, error) && put_case(&put, digest, error) &&
	       put_each(&put, berkas, "nomor", put_register, error) &&
	       put_each(&put, berkas, "surel", put_message, error) &&
	       put_each(&put, ppid_xml_child(berkas, "riwayat"), "peristiwa",
			put_duplicate, error) &&
	       put_each(&put, berkas, "klasifikasi", put_commission, error) &&
	       put_addresses(&put, ppid_xml_child(berkas, "pemohon"), "surel",
			     error) &&
	       ppid_index_put_repeats(index, berkas, put.body, error);
}

/* --- from the case files -------------------------------------------------- */

typedef struct {
	PpidIndex *index;
	const PpidHome *home;
} Fill;

static bool
fill_one(const char *id, gpointer data, GError **error)
{
	Fill *fill = data;
	g_autofree char *digest = NULL;
	g_autoptr(xmlDoc) doc =
		ppid_case_load(fill->home, id, &digest, error);

	return doc != NULL && ppid_index_put(fill->index,
					     xmlDocGetRootElement(doc),
					     digest, error);
}

bool
ppid_index_fill(PpidIndex *index, const PpidHome *home, GError **error)
{
	Fill fill = { index, home };

	if (ppid_db_begin(index->db, error) &&
	    ppid_db_script(index->db, schema, error) &&
	    ppid_case_each(home, fill_one, &fill, error) &&
	    ppid_db_commit(index->db, error))
		return true;
	ppid_db_rollback(index->db);
	return false;
}
