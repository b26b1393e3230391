/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-earlier.h - the requests before this one, for the page of a case
 *
 * Which request of this requester it is, and whether the same was asked
 * before: by whom, and where that case stands.  It is counted when a page
 * is made and stands in no case file, so it tells what the cases say today
 * and cannot be wrong for what was not known yet when one was filed.
 * Nothing but the page reads it: no kind, deadline or state depends on it.
 */
#ifndef PPID_EARLIER_H
#define PPID_EARLIER_H

#include <stdbool.h>
#include <glib.h>
#include <libxml/tree.h>

#include "ppid-flow.h"
#include "ppid-home.h"
#include "ppid-index.h"

/* What is added for the stylesheet; berkas(5) does not have it. */
#define PPID_EARLIER_ELEMENT "berulang"

typedef struct PpidEarlier PpidEarlier;

/**
 * ppid_earlier_new:
 * @home, @index, @flow: (borrowed): must outlive it
 * @today: day of the states, as g_date_get_julian() counts
 */
PpidEarlier *
ppid_earlier_new(const PpidHome *home, PpidIndex *index, const PpidFlow *flow,
		 guint32 today);

void
ppid_earlier_free(PpidEarlier *earlier);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PpidEarlier, ppid_earlier_free)

/**
 * ppid_earlier_mark:
 * @berkas: (borrowed): a <berkas> of the index, without <berulang>
 * @error: of ppid_index_repeats()
 *
 * Adds at its end, only where there is something before it:
 *   <berulang jenis="pendaftaran" ke="4" setahun="3" sama="2" lebih="ya">
 *     <terdahulu berkas="PPID-2026-0012" tanggal="2026-01-05" pemohon="sama"
 *                isi="sama" keadaan="S15 Diserahkan"/>
 * ke: which of this requester, of all and (setahun) of the 12 months up to
 * its date; sama: how many before it ask the same, whoever asked; lebih: at
 * least so many.  <terdahulu>: the latest of this requester, and the latest
 * with the same content, these with their state; at most 10 and 5.  jenis
 * "keberatan": the objections of this requester; "permohonan-lain": the
 * requests before an objection in a case that is no request, whose ke counts
 * only those.
 */
bool
ppid_earlier_mark(PpidEarlier *earlier, xmlNode *berkas,
		  GError **error) G_GNUC_WARN_UNUSED_RESULT;

#endif /* PPID_EARLIER_H */
