/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-record-private.h"

#include <stdarg.h>
#include <string.h>

#include "ppid-error.h"
#include "ppid-manifest.h"
#include "ppid-time.h"
#include "ppid-xml.h"

#define SEPARATORS " ,;"

static const char *const options[PPID_FIELD_N] = {
	[PPID_FIELD_OUTCOME] = "--result",   [PPID_FIELD_REASONS] = "--reason",
	[PPID_FIELD_ARTICLES] = "--article", [PPID_FIELD_NUMBER] = "--number",
	[PPID_FIELD_ABOUT] = "--for",	     [PPID_FIELD_LETTER] = "--file",
	[PPID_FIELD_SOURCE] = "--mail",	     [PPID_FIELD_NOTE] = "--note",
	[PPID_FIELD_TARGET] = "--of",	     [PPID_FIELD_AGENCY] = "--agency",
};

const char *
ppid_record_option(PpidFieldName name)
{
	return options[name];
}

void
ppid_record_wish_clear(PpidRecordWish *wish)
{
	g_clear_pointer(&wish->at, g_date_time_unref);
	g_clear_pointer(&wish->note, g_free);
	g_clear_pointer(&wish->outcome, g_free);
	g_clear_pointer(&wish->reasons, g_strfreev);
	g_clear_pointer(&wish->articles, g_strfreev);
	g_clear_pointer(&wish->number, g_free);
	g_clear_pointer(&wish->about, g_free);
	g_clear_pointer(&wish->target, g_free);
	g_clear_pointer(&wish->mail, g_free);
	g_clear_pointer(&wish->agencies, g_strfreev);
}

void
ppid_record_fields_clear(PpidRecordFields *fields)
{
	g_clear_pointer(&fields->reasons, g_free);
	g_clear_pointer(&fields->articles, g_free);
	g_clear_pointer(&fields->about, g_free);
	g_clear_pointer(&fields->note, g_free);
}

static void
free_letter(gpointer data)
{
	PpidRecordLetter *letter = data;

	g_free(letter->name);
	g_free(letter->sha256);
	g_free(letter);
}

GPtrArray *
ppid_record_letters(char *const *paths, GError **error)
{
	g_autoptr(GPtrArray) letters =
		g_ptr_array_new_with_free_func(free_letter);

	for (; paths != NULL && *paths != NULL; paths++) {
		PpidRecordLetter *letter = g_new0(PpidRecordLetter, 1);

		g_ptr_array_add(letters, letter);
		letter->name = g_path_get_basename(*paths);
		letter->sha256 =
			ppid_manifest_hash(*paths, &letter->size, error);
		if (letter->sha256 == NULL)
			return NULL;
	}
	return g_steal_pointer(&letters);
}

G_GNUC_PRINTF(2, 3)
static bool
misuse(GError **error, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	if (error != NULL)
		*error = g_error_new_valist(PPID_ERROR, PPID_ERROR_USAGE,
					    format, args);
	va_end(args);
	return false;
}

/* --- what is there ----------------------------------------------------- */

static bool
is_given(const PpidRecordWish *wish, PpidFieldName name)
{
	switch (name) {
	case PPID_FIELD_OUTCOME:
		return wish->outcome != NULL;
	case PPID_FIELD_REASONS:
		return wish->reasons != NULL && *wish->reasons != NULL;
	case PPID_FIELD_ARTICLES:
		return wish->articles != NULL && *wish->articles != NULL;
	case PPID_FIELD_NUMBER:
		return wish->number != NULL;
	case PPID_FIELD_ABOUT:
		return wish->about != NULL;
	case PPID_FIELD_LETTER:
		return wish->letters != NULL && wish->letters->len > 0;
	case PPID_FIELD_SOURCE:
		return wish->mail != NULL;
	case PPID_FIELD_NOTE:
		return wish->note != NULL;
	case PPID_FIELD_TARGET:
		return wish->target != NULL;
	case PPID_FIELD_AGENCY:
		return wish->agencies != NULL && *wish->agencies != NULL;
	case PPID_FIELD_N:
		break;
	}
	return false;
}

/* These may be given with any event; an event is confirmed by --of. */
static bool
is_free(PpidFieldName name)
{
	return name == PPID_FIELD_NUMBER || name == PPID_FIELD_LETTER ||
	       name == PPID_FIELD_SOURCE || name == PPID_FIELD_NOTE ||
	       name == PPID_FIELD_TARGET;
}

/* Only with some outcomes, and not with this one? */
static bool
is_out_of_place(const PpidFlowField *field, const PpidRecordWish *wish)
{
	return field->outcomes != NULL &&
	       (wish->outcome == NULL ||
		!g_strv_contains((const char *const *)field->outcomes,
				 wish->outcome));
}

static char *
list_values(const PpidFlowField *field)
{
	GString *text = g_string_new(NULL);

	for (guint i = 0; i < field->values->len; i++) {
		const PpidFlowValue *value = field->values->pdata[i];

		g_string_append_printf(text, "%s%s", i > 0 ? ", " : "",
				       value->code);
	}
	return g_string_free(text, FALSE);
}

static bool
miss(const PpidFlowKind *kind, const PpidFlowField *field, GError **error)
{
	g_autofree char *values = list_values(field);

	return misuse(error, "%s needs %s%s%s%s", kind->name,
		      options[field->name], *values != '\0' ? " (" : "",
		      values, *values != '\0' ? ")" : "");
}

/* Is what must be there, there, and nothing else? */
static bool
check_presence(const PpidFlowKind *kind, const PpidRecordWish *wish,
	       GPtrArray *warnings, GError **error)
{
	for (int i = 0; i < PPID_FIELD_N; i++) {
		PpidFieldName name = (PpidFieldName)i;
		const PpidFlowField *field = ppid_flow_field(kind, name);
		bool given = is_given(wish, name);

		if (given && !is_free(name) &&
		    (field == NULL || is_out_of_place(field, wish)))
			return misuse(error, "%s takes no %s%s", kind->name,
				      options[i],
				      field != NULL ? " with this --result"
						    : "");
		if (given || field == NULL || is_out_of_place(field, wish))
			continue;
		if (field->need == PPID_NEED_MUST)
			return miss(kind, field, error);
		if (field->need == PPID_NEED_ADVISED)
			g_ptr_array_add(warnings,
					g_strdup_printf("tanpa %s (%s)",
							ppid_flow_field_text(
								name),
							options[i]));
	}
	return true;
}

/* --- values ------------------------------------------------------------ */

static bool
check_value(const PpidFlowKind *kind, const PpidFlowField *field,
	    const char *word, GError **error)
{
	g_autofree char *values = NULL;

	for (guint i = 0; i < field->values->len; i++) {
		const PpidFlowValue *value = field->values->pdata[i];

		if (strcmp(value->code, word) == 0)
			return true;
	}
	values = list_values(field);
	return misuse(error, "%s: %s '%s' is none of %s", kind->name,
		      options[field->name], word, values);
}

/* The words, each once, in the order of the table. */
static char *
in_order(const PpidFlowField *field, GHashTable *words)
{
	GString *text = g_string_new(NULL);

	for (guint i = 0; i < field->values->len; i++) {
		const PpidFlowValue *value = field->values->pdata[i];

		if (g_hash_table_contains(words, value->code))
			g_string_append_printf(text, "%s%s",
					       text->len > 0 ? " " : "",
					       value->code);
	}
	return g_string_free(text, FALSE);
}

/* --reason c --reason "a, g" */
static bool
check_words(const PpidFlowKind *kind, PpidFieldName name,
	    char **given, char **text_out, GError **error)
{
	const PpidFlowField *field = ppid_flow_field(kind, name);
	g_autofree char *joined = NULL;
	g_auto(GStrv) words = NULL;
	g_autoptr(GHashTable) set = g_hash_table_new(g_str_hash, g_str_equal);

	if (given == NULL || *given == NULL)
		return true;
	joined = g_strjoinv(" ", given);
	words = g_strsplit_set(joined, SEPARATORS, -1);
	for (char **p = words; *p != NULL; p++) {
		if (**p == '\0')
			continue;
		if (!check_value(kind, field, *p, error))
			return false;
		g_hash_table_add(set, *p);
	}
	if (g_hash_table_size(set) == 0)
		return miss(kind, field, error);
	if (g_hash_table_size(set) > 1 && !field->many)
		return misuse(error, "%s takes one %s only", kind->name,
			      options[name]);
	*text_out = in_order(field, set);
	return true;
}

/* A date, or an instant, which is written in our zone. */
static bool
check_about(GTimeZone *zone, const char *text, char **text_out,
	    GError **error)
{
	g_autoptr(GDateTime) instant = NULL;
	GDate date;

	if (text == NULL)
		return true;
	if (ppid_date_parse(text, &date)) {
		*text_out = g_strdup(text);
		return true;
	}
	instant = ppid_time_parse(text, NULL);
	if (instant == NULL)
		return misuse(error, "--for '%s' is neither a date nor an "
				     "instant",
			      text);
	*text_out = ppid_time_format(instant, zone);
	return true;
}

static bool
check_length(const char *option, const char *text, glong limit,
	     GError **error)
{
	if (text == NULL)
		return true;
	if (!g_utf8_validate(text, -1, NULL))
		return misuse(error, "%s is not UTF-8", option);
	if (*text == '\0')
		return misuse(error, "%s is empty", option);
	if (g_utf8_strlen(text, -1) > limit)
		return misuse(error, "%s is longer than %ld characters",
			      option, limit);
	return true;
}

static bool
check_texts(const PpidRecordWish *wish, PpidRecordFields *fields,
	    GError **error)
{
	fields->note = g_strdup(wish->note);
	if (fields->note != NULL)
		g_strstrip(fields->note);
	if (!check_length("--note", fields->note, PPID_RECORD_NOTE_MAX,
			  error) ||
	    !check_length("--number", wish->number, PPID_RECORD_NUMBER_MAX,
			  error))
		return false;
	for (char **p = wish->agencies; p != NULL && *p != NULL; p++)
		if (!check_length("--agency", *p, PPID_RECORD_AGENCY_MAX,
				  error))
			return false;
	if (wish->agencies != NULL &&
	    g_strv_length(wish->agencies) > PPID_RECORD_AGENCIES_MAX)
		return misuse(error, "more than %d agencies",
			      PPID_RECORD_AGENCIES_MAX);
	if (wish->letters != NULL &&
	    wish->letters->len > PPID_RECORD_LETTERS_MAX)
		return misuse(error, "more than %d letters",
			      PPID_RECORD_LETTERS_MAX);
	for (guint i = 0; wish->letters != NULL && i < wish->letters->len;
	     i++) {
		const PpidRecordLetter *letter = wish->letters->pdata[i];

		if (!check_length("the name of a --file", letter->name,
				  PPID_RECORD_NAME_MAX, error))
			return false;
	}
	return true;
}

bool
ppid_record_check_fields(const PpidFlow *flow, GTimeZone *zone,
			 const PpidRecordWish *wish,
			 PpidRecordFields *fields_out, GPtrArray *warnings,
			 GError **error)
{
	const PpidFlowKind *kind = ppid_flow_kind(flow, wish->kind);

	fields_out->kind = kind;
	if (kind == NULL || kind->machine)
		return misuse(error, "'%s' is not an event that is recorded; "
				     "see ppid-record --list",
			      wish->kind);
	if (!check_presence(kind, wish, warnings, error))
		return false;
	if (wish->outcome != NULL &&
	    !check_value(kind, ppid_flow_field(kind, PPID_FIELD_OUTCOME),
			 wish->outcome, error))
		return false;
	return check_words(kind, PPID_FIELD_REASONS, wish->reasons,
			   &fields_out->reasons, error) &&
	       check_words(kind, PPID_FIELD_ARTICLES, wish->articles,
			   &fields_out->articles, error) &&
	       check_about(zone, wish->about, &fields_out->about, error) &&
	       check_texts(wish, fields_out, error);
}
