/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-topic.h - what a letter is about, by four tables
 *
 * Of golongan/: topik.xml, tpb.xml (goals of development), kelas.xml (classes of
 * information, UU14 9-11, 17, PK21 14-21: a hint, never a decision) and
 * pengaduan.xml (categories of SP4N-LAPOR); ppid-klasifikasi(5).  All phrases
 * are in one automaton, so that a text is read once.  Pure.
 */
#ifndef PPID_TOPIC_H
#define PPID_TOPIC_H

#include <stdbool.h>
#include <glib.h>
#include <libxml/tree.h>

#include "ppid-letter.h"

/* In the order they are read: a rule may rest on a topic. */
typedef enum {
	PPID_TOPIC_SUBJECT,   /* topik.xml */
	PPID_TOPIC_GOAL,      /* tpb.xml */
	PPID_TOPIC_CLASS,     /* kelas.xml */
	PPID_TOPIC_COMPLAINT, /* pengaduan.xml */
	PPID_TOPIC_TABLES,
} PpidTopicTable;

#define PPID_TOPIC_EVIDENCE 3

/* Words by which a rule holds. */
typedef struct {
	const char *rule; /* its id */
	guint field;	  /* index in the letter */
	gsize start;	  /* in bytes of the field's text */
	gsize length;
	double weight;
} PpidTopicEvidence;

/* An entry that was found; strings are borrowed from the tables. */
typedef struct {
	PpidTopicTable table;
	const char *code;   /* "realisasi_apbd", "berkala", "6" */
	const char *name;
	const char *holder; /* agency that has it, or NULL */
	const char *parent; /* main category of SP4N-LAPOR, or NULL */
	const char *basis;  /* article of the heaviest rule, or NULL */
	guint rank;	    /* from 1, in its table */
	double confidence;  /* 0..1 */
	guint count;
	PpidTopicEvidence evidence[PPID_TOPIC_EVIDENCE]; /* heaviest first */
} PpidTopicHit;

typedef struct PpidTopics PpidTopics;

/**
 * ppid_topics_load:
 * @data_dir: (nullable): override folder, see ppid-data.h
 * @error: PPID_ERROR_CONFIG "FILE:LINE: TEXT"
 *
 * Returns: (transfer full): the four tables.
 */
PpidTopics *
ppid_topics_load(const char *data_dir,
		 GError **error) G_GNUC_WARN_UNUSED_RESULT;

void
ppid_topics_free(PpidTopics *topics);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PpidTopics, ppid_topics_free)

/**
 * ppid_topics_find:
 * @topics, @letter: (borrowed)
 * @kinds: (borrowed): kinds of the mail; a table is for some kinds
 * @parts: (borrowed) (element-type PpidAgencyPart): places that are known
 *
 * Looks at subject, own words, forwarded words and attachments; quotations
 * and signatures do not count.
 *
 * Returns: (transfer full) (element-type PpidTopicHit): by table and rank.
 */
GArray *
ppid_topics_find(const PpidTopics *topics, const PpidLetter *letter,
		 const char *const *kinds, const GArray *parts);

/**
 * ppid_topics_write:
 * @klasifikasi: (borrowed): has its @jenis by now
 * @surel: id of the mail
 *
 * Adds <kelas>, <topik>, <tpb>, <kategori-lapor> and their <bukti>.
 */
void
ppid_topics_write(const PpidTopics *topics, xmlNode *klasifikasi,
		  const PpidLetter *letter, const GArray *parts,
		  const char *surel);

/**
 * ppid_topics_source:
 * @rule: id of a rule
 *
 * Returns: (nullable) (borrowed): its source.
 */
const char *
ppid_topics_source(const PpidTopics *topics, const char *rule);

#endif /* PPID_TOPIC_H */
