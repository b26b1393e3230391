/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-recorder.h - from what staff say to the next revision of a case
 *
 * The event is held against the case as it is stored, under the lock of the
 * filer; the deadlines that begin with it are computed; the revision is
 * filed with its letters.
 */
#ifndef PPID_RECORDER_H
#define PPID_RECORDER_H

#include <stdbool.h>
#include <glib.h>

#include "ppid-config.h"
#include "ppid-filer.h"
#include "ppid-record.h"

typedef struct PpidRecorder PpidRecorder;

/**
 * ppid_recorder_new:
 * @data_dir: (nullable): folder of own tables, see ppid-data.h
 * @config: (borrowed): outlives the recorder
 * @error: PPID_ERROR_CONFIG "FILE:LINE: TEXT": a table is bad, or the flow
 *     and the rules do not agree
 *
 * Returns: (transfer full): the tables.
 */
PpidRecorder *
ppid_recorder_new(const char *data_dir, const PpidConfig *config,
		  GError **error) G_GNUC_WARN_UNUSED_RESULT;

void
ppid_recorder_free(PpidRecorder *recorder);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PpidRecorder, ppid_recorder_free)

/** ppid_recorder_flow: (borrowed): its table of states and events. */
const PpidFlow *
ppid_recorder_flow(const PpidRecorder *recorder);

/**
 * ppid_recorder_apply:
 * @berkas: (borrowed): a case; gets the event and its deadlines
 * @wish, @warnings, @existed_out, @error: as for ppid_record_add()
 *
 * Returns: (transfer full) (nullable): the id of the event.
 */
char *
ppid_recorder_apply(const PpidRecorder *recorder, xmlNode *berkas,
		    const PpidRecordWish *wish, GPtrArray *warnings,
		    bool *existed_out,
		    GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * ppid_recorder_file:
 * @filer: (borrowed)
 * @berkas: (borrowed): a case with a new event
 * @letters: (element-type PpidRecordLetter): of that event
 * @paths: where they are, in the same order
 * @error: PPID_ERROR_DATA if it cannot be filed; else as ppid_filer_file()
 */
bool
ppid_recorder_file(PpidFiler *filer, xmlNode *berkas,
		   const GPtrArray *letters, char *const *paths,
		   GError **error) G_GNUC_WARN_UNUSED_RESULT;

#endif /* PPID_RECORDER_H */
