/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-classifier.h - <klasifikasi> of the messages of a record
 *
 * Source: law.md 9 (kinds, decision order), 8.2 (grounds); the words and
 * weights are data: klasifikasi.xml, wilayah.xml, opd.xml and the four of
 * ppid-topic.h.
 * Pure: the same record and tables give the same elements.
 */
#ifndef PPID_CLASSIFIER_H
#define PPID_CLASSIFIER_H

#include <stdbool.h>
#include <glib.h>
#include <libxml/tree.h>

#include "ppid-letters.h"
#include "ppid-lexicon.h"
#include "ppid-topic.h"

typedef struct PpidClassifier PpidClassifier;

/**
 * ppid_classifier_new:
 * @data_dir: (nullable): override folder, see ppid-data.h
 * @error: PPID_ERROR_CONFIG "FILE:LINE: TEXT"
 */
PpidClassifier *
ppid_classifier_new(const char *data_dir,
		    GError **error) G_GNUC_WARN_UNUSED_RESULT;

void
ppid_classifier_free(PpidClassifier *classifier);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PpidClassifier, ppid_classifier_free)

/** ppid_classifier_lexicon: (borrowed): its rules, for explanations. */
const PpidLexicon *
ppid_classifier_lexicon(const PpidClassifier *classifier);

/** ppid_classifier_topics: (borrowed): its tables of matters. */
const PpidTopics *
ppid_classifier_topics(const PpidClassifier *classifier);

/**
 * ppid_classifier_run:
 * @berkas: (borrowed): a record; changed in place
 *
 * Gives each incoming <surel> its <klasifikasi>, in the order of the mail;
 * keeps <rujukan> and elements of others.  In a record of the store
 * (@revisi) only a <klasifikasi> that has no @jenis yet is filled, so what
 * staff corrected stays.  A record with <cacat> was received all the same:
 * it is taken for a request, for a human to look at.
 */
void
ppid_classifier_run(const PpidClassifier *classifier, xmlNode *berkas);

/** PpidClassifierRead: reads who asks for what, into @berkas; @letters are
 * its letters. */
typedef void (*PpidClassifierRead)(xmlNode *berkas, PpidLetters *letters,
				   gpointer data);

/**
 * ppid_classifier_run_with:
 * @read: (nullable): called with @data when kinds and regions are known
 *
 * As ppid_classifier_run(); agencies and topics are named last, by <pemohon> and
 * <permintaan> too.
 */
void
ppid_classifier_run_with(const PpidClassifier *classifier, xmlNode *berkas,
			 PpidClassifierRead read, gpointer data);

#endif /* PPID_CLASSIFIER_H */
