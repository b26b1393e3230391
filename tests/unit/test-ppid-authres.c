/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-authres.h"

#include <string.h>

/* As "id method=result:domain ...". */
static char *
shown(const char *value, gsize size)
{
	g_autofree char *id = NULL;
	g_autoptr(GPtrArray) list = ppid_authres_parse(value, size, &id);
	g_autoptr(GString) out = g_string_new(id != NULL ? id : "-");

	for (guint i = 0; i < list->len; i++) {
		const PpidAuthResult *r = g_ptr_array_index(list, i);

		g_string_append_printf(out, " %s=%s:%s", r->method, r->result,
				       r->domain != NULL ? r->domain : "-");
	}
	return g_string_free(g_steal_pointer(&out), FALSE);
}

static void
test_forms(void)
{
	static const struct {
		const char *in, *out;
	} cases[] = {
		{ " mx.ppid.example; none", "mx.ppid.example" },
		{ " MX.ppid.example 1; spf=pass smtp.mailfrom=a@Warga.example",
		  "mx.ppid.example spf=pass:warga.example" },
		{ " a; spf=pass smtp.helo=h.example smtp.mailfrom=x@m.example;"
		  "\r\n\tdkim=fail (bad signature; dkim=pass) header.d=d.example"
		  " header.b=ab/c==; dmarc=none header.from=f.example",
		  "a spf=pass:m.example dkim=fail:d.example "
		  "dmarc=none:f.example" },
		{ "a; dkim=pass header.i=@i.example header.s=k", 
		  "a dkim=pass:i.example" },
		{ "a (it's (nested) \\) ; spf=pass) ; spf/1 = softfail "
		  "reason=\"no; dkim=pass\" smtp . mailfrom=b",
		  "a spf=softfail:-" },
		{ "\"a;b\"; spf=pass", "a;b spf=pass:-" },
		{ "a; spf=pass smtp.mailfrom=\"x y\"@q.example",
		  "a spf=pass:q.example" },
		/* no name of a server */
		{ "spf=pass smtp.mailfrom=x.example; dkim=pass", "-" },
		{ "", "-" },
		{ ";;;", "-" },
		/* broken */
		{ "a; spf; dkim=; =pass; dmarc=pass", "a dmarc=pass:-" },
		{ "a; spf=pass (open; dkim=pass", "a spf=pass:-" },
		{ "a; spf=pass smtp.mailfrom=<u@x_y.example>; \"dkim=pass",
		  "a spf=pass:x_y.example" },
		{ "a; spf=pass smtp.mailfrom=b@c\xff", "a spf=pass:-" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *out = shown(cases[i].in, strlen(cases[i].in));

		g_assert_cmpstr(out, ==, cases[i].out);
	}
}

/* Any cut of it ends, and takes no octet behind its end. */
static void
test_cut(void)
{
	static const char text[] =
		"a (x (y) \\z); spf=pass (c) smtp.mailfrom=\"q\\\"\"@m; "
		"dkim=fail header.d=d";

	for (gsize n = 0; n <= strlen(text); n++) {
		g_autofree char *copy = g_memdup2(text, n + 1);
		g_autofree char *exact = g_memdup2(copy, n);
		g_autofree char *out = shown(exact, n);

		g_assert_nonnull(out);
	}
}

static void
test_long(void)
{
	g_autoptr(GString) text = g_string_new("a");
	g_autofree char *id = NULL;
	g_autoptr(GPtrArray) list = NULL;

	for (int i = 0; i < 100000; i++)
		g_string_append(text, "; spf=pass ((\"");
	list = ppid_authres_parse(text->str, text->len, &id);
	g_assert_cmpuint(list->len, ==, 1);
	g_string_assign(text, "a");
	for (int i = 0; i < 1000; i++)
		g_string_append(text, "; spf=pass");
	g_clear_pointer(&list, g_ptr_array_unref);
	g_clear_pointer(&id, g_free);
	list = ppid_authres_parse(text->str, text->len, &id);
	g_assert_cmpuint(list->len, ==, PPID_AUTHRES_MAX);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/authres/forms", test_forms);
	g_test_add_func("/authres/cut", test_cut);
	g_test_add_func("/authres/long", test_long);
	return g_test_run();
}
