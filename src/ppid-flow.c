/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-flow.h"

#include <string.h>

#include "ppid-data.h"
#include "ppid-flow-private.h"
#include "ppid-xml.h"

#define FILE_NAME "alur.xml"
#define SCHEMA "alur.xsd"
#define NO_REFUSAL "Peristiwa ini tidak dapat menyusul keadaan berkas sekarang."

/* --- memory ------------------------------------------------------------ */

static void
free_state(gpointer data)
{
	PpidFlowState *state = data;

	g_free(state->code);
	g_free(state->name);
	g_free(state->note);
	g_free(state);
}

void
ppid_flow_free_value(gpointer data)
{
	PpidFlowValue *value = data;

	g_free(value->code);
	g_free(value->text);
	g_free(value);
}

void
ppid_flow_free_field(gpointer data)
{
	PpidFlowField *field = data;

	g_strfreev(field->outcomes);
	g_ptr_array_unref(field->values);
	g_free(field);
}

void
ppid_flow_free_refusal(gpointer data)
{
	PpidFlowRefusal *refusal = data;

	g_strfreev(refusal->states);
	g_free(refusal->text);
	g_free(refusal);
}

static void
free_kind(gpointer data)
{
	PpidFlowKind *kind = data;

	g_free(kind->name);
	g_free(kind->title);
	g_free(kind->actor);
	g_free(kind->basis);
	g_free(kind->mark);
	g_free(kind->note);
	g_ptr_array_unref(kind->fields);
	g_ptr_array_unref(kind->refusals);
	g_free(kind);
}

void
ppid_flow_free_test(gpointer data)
{
	PpidFlowTest *test = data;

	g_strfreev(test->before);
	g_strfreev(test->after);
	g_strfreev(test->needs);
	g_strfreev(test->without);
	g_strfreev(test->history);
	g_strfreev(test->outcomes);
	g_strfreev(test->any_reason);
	g_strfreev(test->only_reasons);
	g_free(test->text);
	g_free(test);
}

static void
free_step(gpointer data)
{
	PpidFlowStep *step = data;

	g_free(step->name);
	g_strfreev(step->mails);
	g_free(step->review);
	g_strfreev(step->secondary);
	g_strfreev(step->from);
	g_ptr_array_unref(step->selectors);
	g_ptr_array_unref(step->guards);
	g_free(step);
}

static void
free_proposal(gpointer data)
{
	PpidFlowProposal *proposal = data;

	g_free(proposal->mail);
	g_free(proposal->event);
	g_free(proposal);
}

PpidFlow *
ppid_flow_new(const char *file)
{
	PpidFlow *flow = g_new0(PpidFlow, 1);

	flow->file = g_strdup(file != NULL ? file : FILE_NAME);
	flow->states = g_ptr_array_new_with_free_func(free_state);
	flow->kinds = g_ptr_array_new_with_free_func(free_kind);
	flow->steps = g_ptr_array_new_with_free_func(free_step);
	flow->proposals = g_ptr_array_new_with_free_func(free_proposal);
	return flow;
}

void
ppid_flow_free(PpidFlow *flow)
{
	if (flow == NULL)
		return;
	g_ptr_array_unref(flow->states);
	g_ptr_array_unref(flow->kinds);
	g_ptr_array_unref(flow->steps);
	g_ptr_array_unref(flow->proposals);
	g_free(flow->file);
	g_free(flow);
}

PpidFlow *
ppid_flow_load(const char *override, GError **error)
{
	g_autoptr(xmlDoc) doc =
		ppid_data_load_xml(override, FILE_NAME, SCHEMA, NULL, error);

	return doc != NULL ? ppid_flow_load_doc(doc, error) : NULL;
}

/* --- questions --------------------------------------------------------- */

const GPtrArray *
ppid_flow_states(const PpidFlow *flow)
{
	return flow->states;
}

const PpidFlowState *
ppid_flow_state(const PpidFlow *flow, const char *code)
{
	for (guint i = 0; i < flow->states->len; i++) {
		const PpidFlowState *state = flow->states->pdata[i];

		if (strcmp(state->code, code) == 0)
			return state;
	}
	return NULL;
}

const GPtrArray *
ppid_flow_kinds(const PpidFlow *flow)
{
	return flow->kinds;
}

const PpidFlowKind *
ppid_flow_kind(const PpidFlow *flow, const char *name)
{
	for (guint i = 0; name != NULL && i < flow->kinds->len; i++) {
		const PpidFlowKind *kind = flow->kinds->pdata[i];

		if (strcmp(kind->name, name) == 0)
			return kind;
	}
	return NULL;
}

const GPtrArray *
ppid_flow_steps(const PpidFlow *flow)
{
	return flow->steps;
}

const GPtrArray *
ppid_flow_proposals(const PpidFlow *flow)
{
	return flow->proposals;
}

const PpidFlowField *
ppid_flow_field(const PpidFlowKind *kind, PpidFieldName name)
{
	for (guint i = 0; i < kind->fields->len; i++) {
		const PpidFlowField *field = kind->fields->pdata[i];

		if (field->name == name)
			return field;
	}
	return NULL;
}

const char *
ppid_flow_refusal(const PpidFlowKind *kind, const char *state)
{
	const char *text = NO_REFUSAL;

	for (guint i = 0; i < kind->refusals->len; i++) {
		const PpidFlowRefusal *refusal = kind->refusals->pdata[i];

		if (refusal->states == NULL)
			text = refusal->text;
		else if (g_strv_contains((const char *const *)refusal->states,
					 state))
			return refusal->text;
	}
	return text;
}
