/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From alur.xml to the table; the XSD has seen to the form of each value. */
#include "config.h"
#include "ppid-flow-private.h"

#include <string.h>

#include "ppid-error.h"
#include "ppid-xml.h"

static const char *const field_names[PPID_FIELD_N] = {
	[PPID_FIELD_OUTCOME] = "hasil",	 [PPID_FIELD_REASONS] = "alasan",
	[PPID_FIELD_ARTICLES] = "pasal", [PPID_FIELD_NUMBER] = "nomor",
	[PPID_FIELD_ABOUT] = "untuk",	 [PPID_FIELD_LETTER] = "surat",
	[PPID_FIELD_SOURCE] = "sumber",	 [PPID_FIELD_NOTE] = "catatan",
	[PPID_FIELD_TARGET] = "atas",	 [PPID_FIELD_AGENCY] = "opd",
};

const char *
ppid_flow_field_text(PpidFieldName name)
{
	return field_names[name];
}

G_GNUC_PRINTF(4, 5)
static bool
fail(const PpidFlow *flow, int line, GError **error, const char *format, ...)
{
	g_autofree char *text = NULL;
	va_list args;

	va_start(args, format);
	text = g_strdup_vprintf(format, args);
	va_end(args);
	g_set_error(error, PPID_ERROR, PPID_ERROR_CONFIG, "%s:%d: %s",
		    flow->file, line, text);
	return false;
}

static char *
text_of(xmlNode *node)
{
	char *text = ppid_xml_text(node);

	return text != NULL ? g_strstrip(text) : NULL;
}

/* NULL if absent, or "*": all of them. */
static char **
words_of(xmlNode *node, const char *attribute)
{
	g_autofree char *text = ppid_xml_get(node, attribute);
	g_auto(GStrv) words = NULL;
	GPtrArray *kept;

	if (text == NULL || strcmp(g_strstrip(text), "*") == 0)
		return NULL;
	words = g_strsplit(text, " ", -1);
	kept = g_ptr_array_new();
	for (char **p = words; *p != NULL; p++)
		if (**p != '\0')
			g_ptr_array_add(kept, g_strdup(*p));
	g_ptr_array_add(kept, NULL);
	return (char **)g_ptr_array_free(kept, FALSE);
}

/* --- kinds of events --------------------------------------------------- */

static void
read_values(xmlNode *parent, GPtrArray *values)
{
	for (xmlNode *n = ppid_xml_child(parent, "nilai"); n != NULL;
	     n = ppid_xml_next(n, "nilai")) {
		PpidFlowValue *value = g_new0(PpidFlowValue, 1);

		value->code = ppid_xml_get(n, "kode");
		value->text = text_of(n);
		g_ptr_array_add(values, value);
	}
}

static xmlNode *
find_list(xmlNode *root, const char *name)
{
	xmlNode *n = ppid_xml_child(root, "daftar");

	while (n != NULL && !ppid_xml_is(n, "nama", name))
		n = ppid_xml_next(n, "daftar");
	return n;
}

static PpidFlowField *
read_field(xmlNode *root, xmlNode *node)
{
	PpidFlowField *field = g_new0(PpidFlowField, 1);
	g_autofree char *list = ppid_xml_get(node, "daftar");

	field->values = g_ptr_array_new_with_free_func(ppid_flow_free_value);
	for (int i = 0; i < PPID_FIELD_N; i++)
		if (ppid_xml_is(node, "nama", field_names[i]))
			field->name = (PpidFieldName)i;
	if (ppid_xml_is(node, "wajib", "ya"))
		field->need = PPID_NEED_MUST;
	else if (ppid_xml_is(node, "wajib", "anjuran"))
		field->need = PPID_NEED_ADVISED;
	field->outcomes = words_of(node, "hasil");
	field->many = ppid_xml_is(node, "ganda", "ya");
	field->proposal = ppid_xml_is(node, "sasaran", "usulan");
	if (list != NULL)
		read_values(find_list(root, list), field->values);
	read_values(node, field->values);
	return field;
}

static void
read_refusals(xmlNode *node, GPtrArray *refusals)
{
	for (xmlNode *n = ppid_xml_child(node, "tolak"); n != NULL;
	     n = ppid_xml_next(n, "tolak")) {
		PpidFlowRefusal *refusal = g_new0(PpidFlowRefusal, 1);

		refusal->states = words_of(n, "keadaan");
		refusal->text = text_of(n);
		g_ptr_array_add(refusals, refusal);
	}
}

static void
read_kind(PpidFlow *flow, xmlNode *root, xmlNode *node)
{
	PpidFlowKind *kind = g_new0(PpidFlowKind, 1);

	g_ptr_array_add(flow->kinds, kind);
	kind->name = ppid_xml_get(node, "nama");
	kind->title = ppid_xml_get(node, "sebutan");
	kind->actor = ppid_xml_get(node, "pelaku");
	kind->basis = ppid_xml_get(node, "dasar");
	kind->mark = ppid_xml_get(node, "tanda");
	kind->note = text_of(ppid_xml_child(node, "keterangan"));
	kind->machine = ppid_xml_is(node, "mesin", "ya");
	kind->first_mail = ppid_xml_is(node, "saat-surel", "pertama");
	kind->at_mail = kind->first_mail ||
			ppid_xml_is(node, "saat-surel", "ya");
	kind->fields = g_ptr_array_new_with_free_func(ppid_flow_free_field);
	kind->refusals =
		g_ptr_array_new_with_free_func(ppid_flow_free_refusal);
	for (xmlNode *n = ppid_xml_child(node, "kolom"); n != NULL;
	     n = ppid_xml_next(n, "kolom"))
		g_ptr_array_add(kind->fields, read_field(root, n));
	read_refusals(node, kind->refusals);
}

static bool
check_states(const PpidFlow *flow, char **codes, int line, GError **error)
{
	for (char **p = codes; p != NULL && *p != NULL; p++)
		if (ppid_flow_state(flow, *p) == NULL)
			return fail(flow, line, error, "%s is not a keadaan",
				    *p);
	return true;
}

static bool
read_kinds(PpidFlow *flow, xmlNode *root, GError **error)
{
	for (xmlNode *n = ppid_xml_child(root, "jenis"); n != NULL;
	     n = ppid_xml_next(n, "jenis")) {
		const PpidFlowKind *kind;

		read_kind(flow, root, n);
		kind = flow->kinds->pdata[flow->kinds->len - 1];
		for (guint i = 0; i < kind->refusals->len; i++) {
			const PpidFlowRefusal *refusal =
				kind->refusals->pdata[i];

			if (!check_states(flow, refusal->states,
					  (int)xmlGetLineNo(n), error))
				return false;
		}
	}
	return true;
}

/* --- transitions ------------------------------------------------------- */

static bool
check_kinds(const PpidFlow *flow, char **names, int line, GError **error)
{
	for (char **p = names; p != NULL && *p != NULL; p++)
		if (ppid_flow_kind(flow, *p) == NULL)
			return fail(flow, line, error, "%s is not a jenis",
				    *p);
	return true;
}

static bool
read_tests(PpidFlow *flow, xmlNode *node, const char *name, GPtrArray *tests,
	   GError **error)
{
	for (xmlNode *n = ppid_xml_child(node, name); n != NULL;
	     n = ppid_xml_next(n, name)) {
		PpidFlowTest *test = g_new0(PpidFlowTest, 1);
		int line = (int)xmlGetLineNo(n);

		g_ptr_array_add(tests, test);
		test->once = ppid_xml_is(n, "sekali", "ya");
		test->before = words_of(n, "sebelum");
		test->after = words_of(n, "sesudah");
		test->needs = words_of(n, "perlu");
		test->without = words_of(n, "tanpa");
		test->history = words_of(n, "riwayat");
		test->outcomes = words_of(n, "hasil");
		test->any_reason = words_of(n, "alasan-ada");
		test->only_reasons = words_of(n, "alasan-hanya");
		test->warn = ppid_xml_is(n, "sifat", "ingat");
		test->text = text_of(n);
		if (!check_kinds(flow, test->needs, line, error) ||
		    !check_kinds(flow, test->without, line, error) ||
		    !check_kinds(flow, test->history, line, error))
			return false;
	}
	return true;
}

/* peristiwa=, surel= or akhir=: exactly one. */
static bool
read_by(const PpidFlow *flow, xmlNode *node, PpidFlowStep *step,
	GError **error)
{
	g_autofree char *event = ppid_xml_get(node, "peristiwa");
	g_autofree char *mail = ppid_xml_get(node, "surel");
	g_autofree char *rule = ppid_xml_get(node, "akhir");

	if ((event != NULL) + (mail != NULL) + (rule != NULL) != 1)
		return fail(flow, step->line, error,
			    "a peralihan has one of peristiwa, surel, akhir");
	if (mail == NULL && (step->review != NULL || step->secondary != NULL))
		return fail(flow, step->line, error,
			    "tinjau and lain go with surel only");
	step->by = event != NULL  ? PPID_STEP_EVENT
		   : mail != NULL ? PPID_STEP_MAIL
				  : PPID_STEP_LAPSE;
	step->name = event != NULL ? g_steal_pointer(&event)
				   : g_steal_pointer(&rule);
	step->mails = words_of(node, "surel");
	if (step->by != PPID_STEP_EVENT && step->to == NULL)
		return fail(flow, step->line, error,
			    "only an event may leave the state as it is");
	return true;
}

static bool
read_step(PpidFlow *flow, xmlNode *node, GError **error)
{
	PpidFlowStep *step = g_new0(PpidFlowStep, 1);
	g_autofree char *to = ppid_xml_get(node, "ke");

	g_ptr_array_add(flow->steps, step);
	step->line = (int)xmlGetLineNo(node);
	step->review = ppid_xml_get(node, "tinjau");
	step->secondary = words_of(node, "lain");
	step->from = words_of(node, "dari");
	step->to = to != NULL ? ppid_flow_state(flow, to) : NULL;
	step->selectors = g_ptr_array_new_with_free_func(ppid_flow_free_test);
	step->guards = g_ptr_array_new_with_free_func(ppid_flow_free_test);
	return read_by(flow, node, step, error) &&
	       check_states(flow, step->from, step->line, error) &&
	       read_tests(flow, node, "bila", step->selectors, error) &&
	       read_tests(flow, node, "syarat", step->guards, error);
}

static bool
read_steps(PpidFlow *flow, xmlNode *root, GError **error)
{
	for (xmlNode *n = ppid_xml_child(root, "peralihan"); n != NULL;
	     n = ppid_xml_next(n, "peralihan"))
		if (!read_step(flow, n, error))
			return false;
	return true;
}

static void
read_states(PpidFlow *flow, xmlNode *root)
{
	for (xmlNode *n = ppid_xml_child(root, "keadaan"); n != NULL;
	     n = ppid_xml_next(n, "keadaan")) {
		PpidFlowState *state = g_new0(PpidFlowState, 1);

		state->code = ppid_xml_get(n, "kode");
		state->name = ppid_xml_get(n, "nama");
		state->note = text_of(n);
		g_ptr_array_add(flow->states, state);
	}
}

static void
read_proposals(PpidFlow *flow, xmlNode *root)
{
	for (xmlNode *n = ppid_xml_child(root, "usulan"); n != NULL;
	     n = ppid_xml_next(n, "usulan")) {
		PpidFlowProposal *proposal = g_new0(PpidFlowProposal, 1);

		proposal->mail = ppid_xml_get(n, "surel");
		proposal->event = ppid_xml_get(n, "peristiwa");
		proposal->secondary = ppid_xml_is(n, "lain", "ya");
		g_ptr_array_add(flow->proposals, proposal);
	}
}

PpidFlow *
ppid_flow_load_doc(xmlDoc *doc, GError **error)
{
	g_autoptr(PpidFlow) flow = ppid_flow_new((const char *)doc->URL);
	xmlNode *root = xmlDocGetRootElement(doc);

	read_states(flow, root);
	if (!read_kinds(flow, root, error) || !read_steps(flow, root, error))
		return NULL;
	read_proposals(flow, root);
	return g_steal_pointer(&flow);
}

/* --- beside the rules -------------------------------------------------- */

static bool
check_rule(const PpidFlow *flow, const PpidRules *rules, const char *code,
	   int line, GError **error)
{
	return ppid_rules_find(rules, code, 0) != NULL ||
	       fail(flow, line, error, "%s is not a rule", code);
}

static bool
check_test_rules(const PpidFlow *flow, const PpidRules *rules,
		 const GPtrArray *tests, int line, GError **error)
{
	for (guint i = 0; i < tests->len; i++) {
		const PpidFlowTest *test = tests->pdata[i];

		for (char **p = test->before; p != NULL && *p != NULL; p++)
			if (!check_rule(flow, rules, *p, line, error))
				return false;
		for (char **p = test->after; p != NULL && *p != NULL; p++)
			if (!check_rule(flow, rules, *p, line, error))
				return false;
	}
	return true;
}

static bool
check_event(const PpidFlow *flow, const PpidRule *rule, const char *name,
	    GError **error)
{
	if (name == NULL || ppid_flow_kind(flow, name) != NULL)
		return true;
	return fail(flow, 1, error, "%s of the rules names %s, which is not a "
				    "jenis",
		    rule->code, name);
}

static bool
check_rule_events(const PpidFlow *flow, const PpidRule *rule, GError **error)
{
	for (guint i = 0; i < rule->triggers->len; i++) {
		const PpidTrigger *trigger = rule->triggers->pdata[i];

		if ((trigger->kind == PPID_TRIGGER_EVENT &&
		     !check_event(flow, rule, trigger->name, error)) ||
		    !check_event(flow, rule, trigger->unless, error) ||
		    !check_event(flow, rule, trigger->when.kind, error))
			return false;
	}
	for (guint i = 0; i < rule->closers->len; i++) {
		const PpidEventTest *closer = rule->closers->pdata[i];

		if (!check_event(flow, rule, closer->kind, error))
			return false;
	}
	return true;
}

bool
ppid_flow_check_rules(const PpidFlow *flow, const PpidRules *rules,
		      GError **error)
{
	const GPtrArray *all = ppid_rules_all(rules);

	for (guint i = 0; i < flow->steps->len; i++) {
		const PpidFlowStep *step = flow->steps->pdata[i];

		if ((step->by == PPID_STEP_LAPSE &&
		     !check_rule(flow, rules, step->name, step->line,
				 error)) ||
		    !check_test_rules(flow, rules, step->selectors, step->line,
				      error) ||
		    !check_test_rules(flow, rules, step->guards, step->line,
				      error))
			return false;
	}
	for (guint i = 0; i < all->len; i++)
		if (!check_rule_events(flow, all->pdata[i], error))
			return false;
	return true;
}
