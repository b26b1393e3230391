/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-recorder.h"

#include "ppid-agency-code.h"
#include "ppid-calendar.h"
#include "ppid-deadline.h"
#include "ppid-error.h"
#include "ppid-xml.h"

struct PpidRecorder {
	const PpidConfig *config;
	PpidFlow *flow;
	PpidRules *rules;
	PpidCalendar *calendar;
	char *data_dir;
};

PpidRecorder *
ppid_recorder_new(const char *data_dir, const PpidConfig *config,
		  GError **error)
{
	g_autoptr(PpidRecorder) recorder = g_new0(PpidRecorder, 1);

	recorder->config = config;
	recorder->flow = ppid_flow_load(data_dir, error);
	if (recorder->flow == NULL)
		return NULL;
	recorder->rules = ppid_rules_load(data_dir, error);
	if (recorder->rules == NULL ||
	    !ppid_flow_check_rules(recorder->flow, recorder->rules, error))
		return NULL;
	recorder->calendar =
		ppid_calendar_load_with(data_dir, &config->calendar, error);
	recorder->data_dir = g_strdup(data_dir);
	return recorder->calendar != NULL ? g_steal_pointer(&recorder) : NULL;
}

void
ppid_recorder_free(PpidRecorder *recorder)
{
	if (recorder == NULL)
		return;
	ppid_flow_free(recorder->flow);
	ppid_rules_free(recorder->rules);
	ppid_calendar_free(recorder->calendar);
	g_free(recorder->data_dir);
	g_free(recorder);
}

const PpidFlow *
ppid_recorder_flow(const PpidRecorder *recorder)
{
	return recorder->flow;
}

char *
ppid_recorder_apply(const PpidRecorder *recorder, xmlNode *berkas,
		    const PpidRecordWish *wish, GPtrArray *warnings,
		    bool *existed_out, GError **error)
{
	const PpidDeadlineContext context = {
		.calendar = recorder->calendar,
		.rules = recorder->rules,
		.zone = recorder->config->zone,
	};
	xmlNode *event;

	*existed_out = false;
	if (!ppid_agency_codes_check(recorder->data_dir, wish->agencies, error))
		return NULL;
	event = ppid_record_add(recorder->flow, recorder->config->zone, berkas,
				wish, warnings, existed_out, error);
	if (event == NULL)
		return NULL;
	ppid_deadline_apply(&context, berkas);
	return ppid_xml_get(event, "id");
}

bool
ppid_recorder_file(PpidFiler *filer, xmlNode *berkas, const GPtrArray *letters,
		   char *const *paths, GError **error)
{
	g_autofree char *reason = NULL;
	PpidFiled filed;

	for (guint i = 0; i < letters->len; i++) {
		const PpidRecordLetter *letter = letters->pdata[i];

		ppid_filer_add_letter(filer, letter->sha256, paths[i]);
	}
	if (!ppid_filer_file(filer, berkas, &filed, &reason, error))
		return false;
	if (reason == NULL)
		return true;
	g_set_error(error, PPID_ERROR, PPID_ERROR_DATA, "%s", reason);
	return false;
}
