/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-run-log.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "ppid-error.h"

#define ACCOUNT_PREFIX "kotak "

/* One way in which a program has ended, and how often. */
typedef struct {
	int status, signal;
	bool stalled, consequence;
	guint times;
} End;

typedef struct {
	char *name;
	GArray *ends;
} Program;

typedef struct {
	char *name;
	char *reason; /* or NULL */
} Message;

struct PpidRunLog {
	GPtrArray *programs; /* in the order of their first run */
	GPtrArray *messages;
	GKeyFile *report; /* of ppid-fetch, or NULL */
};

static void
free_program(gpointer data)
{
	Program *program = data;

	g_free(program->name);
	g_array_unref(program->ends);
	g_free(program);
}

static void
free_message(gpointer data)
{
	Message *message = data;

	g_free(message->name);
	g_free(message->reason);
	g_free(message);
}

PpidRunLog *
ppid_run_log_new(void)
{
	PpidRunLog *log = g_new0(PpidRunLog, 1);

	log->programs = g_ptr_array_new_with_free_func(free_program);
	log->messages = g_ptr_array_new_with_free_func(free_message);
	return log;
}

void
ppid_run_log_free(PpidRunLog *log)
{
	if (log == NULL)
		return;
	g_ptr_array_unref(log->programs);
	g_ptr_array_unref(log->messages);
	g_clear_pointer(&log->report, g_key_file_unref);
	g_free(log);
}

/* --- what is told ----------------------------------------------------------- */

static Program *
program_of(PpidRunLog *log, const char *name)
{
	Program *program;

	for (guint i = 0; i < log->programs->len; i++) {
		program = log->programs->pdata[i];
		if (strcmp(program->name, name) == 0)
			return program;
	}
	program = g_new0(Program, 1);
	program->name = g_strdup(name);
	program->ends = g_array_new(FALSE, TRUE, sizeof(End));
	g_ptr_array_add(log->programs, program);
	return program;
}

static void
count_end(GArray *ends, const End *end)
{
	for (guint i = 0; i < ends->len; i++) {
		End *known = &g_array_index(ends, End, i);

		if (known->status == end->status &&
		    known->signal == end->signal &&
		    known->stalled == end->stalled &&
		    known->consequence == end->consequence) {
			known->times++;
			return;
		}
	}
	g_array_append_vals(ends, end, 1);
}

void
ppid_run_log_stages(PpidRunLog *log, const PpidStage *stages, guint n)
{
	for (guint i = 0; i < n; i++) {
		const End end = {
			.status = stages[i].status,
			.signal = stages[i].signal,
			.stalled = stages[i].stalled,
			.consequence =
				ppid_pipeline_is_consequence(stages, n, i),
			.times = 1,
		};

		count_end(program_of(log, stages[i].name)->ends, &end);
	}
}

void
ppid_run_log_held(PpidRunLog *log, const char *name, const char *reason)
{
	Message *message;

	if (log->messages->len >= PPID_RUN_LOG_NAMES)
		return;
	message = g_new0(Message, 1);
	message->name = ppid_error_mask(name);
	message->reason = reason != NULL ? ppid_error_mask(reason) : NULL;
	g_ptr_array_add(log->messages, message);
}

void
ppid_run_log_fetched(PpidRunLog *log, const char *report)
{
	g_autofree char *text = g_strconcat("[jumlah]\n", report, NULL);

	g_clear_pointer(&log->report, g_key_file_unref);
	log->report = g_key_file_new();
	if (!g_key_file_load_from_data(log->report, text, (gsize)-1,
				       G_KEY_FILE_NONE, NULL))
		g_clear_pointer(&log->report, g_key_file_unref);
}

/* --- JSON ------------------------------------------------------------------- */

static void
put_int(JsonBuilder *json, const char *name, gint64 value)
{
	json_builder_set_member_name(json, name);
	json_builder_add_int_value(json, value);
}

static void
put_text(JsonBuilder *json, const char *name, const char *value)
{
	json_builder_set_member_name(json, name);
	if (value != NULL)
		json_builder_add_string_value(json, value);
	else
		json_builder_add_null_value(json);
}

static void
put_bool(JsonBuilder *json, const char *name, bool value)
{
	json_builder_set_member_name(json, name);
	json_builder_add_boolean_value(json, value);
}

static void
begin_list(JsonBuilder *json, const char *name)
{
	json_builder_set_member_name(json, name);
	json_builder_begin_array(json);
}

static void
put_tally(JsonBuilder *json, const PpidTally *tally)
{
	json_builder_set_member_name(json, "surel");
	json_builder_begin_object(json);
	put_int(json, "masuk", tally->arrived);
	put_int(json, "berkas-baru", tally->fresh);
	put_int(json, "lanjutan", tally->joined);
	put_int(json, "duplikat", tally->duplicates);
	put_int(json, "ditahan", tally->held);
	put_int(json, "antre", tally->queued);
	put_int(json, "sudah-diberkaskan", tally->before);
	put_bool(json, "cocok", tally->adds_up);
	put_int(json, "putaran", tally->passes);
	json_builder_end_object(json);
}

static void
put_accounts(JsonBuilder *json, GKeyFile *report)
{
	static const char *const counts[] = { "dilihat", "baru", "sudah-ada",
					      "gagal", "hilang", "status" };
	g_auto(GStrv) groups =
		report != NULL ? g_key_file_get_groups(report, NULL) : NULL;

	begin_list(json, "ambil");
	for (char **p = groups; p != NULL && *p != NULL; p++) {
		if (!g_str_has_prefix(*p, ACCOUNT_PREFIX))
			continue;
		json_builder_begin_object(json);
		put_text(json, "kotak", *p + strlen(ACCOUNT_PREFIX));
		for (gsize i = 0; i < G_N_ELEMENTS(counts); i++)
			put_int(json, counts[i],
				g_key_file_get_int64(report, *p, counts[i],
						     NULL));
		json_builder_end_object(json);
	}
	json_builder_end_array(json);
}

static void
put_end(JsonBuilder *json, const End *end)
{
	json_builder_begin_object(json);
	if (end->signal != 0)
		put_int(json, "sinyal", end->signal);
	else
		put_int(json, "status", end->status);
	if (end->stalled)
		put_bool(json, "batas-waktu", true);
	if (end->consequence)
		put_bool(json, "akibat", true);
	put_int(json, "kali", end->times);
	json_builder_end_object(json);
}

static void
put_programs(JsonBuilder *json, GPtrArray *programs)
{
	begin_list(json, "program");
	for (guint i = 0; i < programs->len; i++) {
		const Program *program = programs->pdata[i];

		json_builder_begin_object(json);
		put_text(json, "nama", program->name);
		begin_list(json, "akhir");
		for (guint k = 0; k < program->ends->len; k++)
			put_end(json,
				&g_array_index(program->ends, End, k));
		json_builder_end_array(json);
		json_builder_end_object(json);
	}
	json_builder_end_array(json);
}

static void
put_messages(JsonBuilder *json, const char *member, GPtrArray *messages)
{
	begin_list(json, member);
	for (guint i = 0; i < messages->len; i++) {
		const Message *message = messages->pdata[i];

		json_builder_begin_object(json);
		put_text(json, "nama", message->name);
		put_text(json, "sebab", message->reason);
		json_builder_end_object(json);
	}
	json_builder_end_array(json);
}

static JsonBuilder *
begin_object(const char *kind)
{
	JsonBuilder *json = json_builder_new();

	json_builder_begin_object(json);
	put_text(json, "jenis", kind);
	return json;
}

static char *
end_object(JsonBuilder *json)
{
	g_autoptr(JsonGenerator) generator = json_generator_new();
	g_autofree char *text = NULL;
	JsonNode *root;

	json_builder_end_object(json);
	root = json_builder_get_root(json);
	json_generator_set_root(generator, root);
	text = json_generator_to_data(generator, NULL);
	json_node_unref(root);
	return g_strconcat(text, "\n", NULL);
}

char *
ppid_run_log_line(const PpidRunLog *log, const char *begin, const char *end,
		  const PpidTally *tally, int status)
{
	g_autoptr(JsonBuilder) json = begin_object("jalan");

	put_text(json, "mulai", begin);
	put_text(json, "selesai", end);
	put_int(json, "status", status);
	if (tally != NULL)
		put_tally(json, tally);
	put_accounts(json, log->report);
	put_programs(json, log->programs);
	put_messages(json, "ditahan", log->messages);
	return end_object(json);
}

char *
ppid_run_log_requeued(const PpidRunLog *log, const char *when)
{
	g_autoptr(JsonBuilder) json = begin_object("antre-ulang");

	put_text(json, "waktu", when);
	put_messages(json, "surel", log->messages);
	return end_object(json);
}
