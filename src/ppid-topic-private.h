/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-topic-private.h - the tables in memory; for ppid-topic*.c
 */
#ifndef PPID_TOPIC_PRIVATE_H
#define PPID_TOPIC_PRIVATE_H

#include "ppid-phrase.h"
#include "ppid-topic.h"

/* An entry of a table. */
typedef struct {
	char *code;
	char *name;
	char *holder;
	char *parent;
} PpidTopicItem;

typedef struct {
	char *id;
	char *source;
	char *basis;	/* (nullable) */
	guint item;	/* index in the table */
	double weight;	/* of a rule that rests on topics */
	GArray *topics; /* guint: items of topik.xml; or NULL */
} PpidTopicRule;

/* What a phrase says: the tags of the automaton. */
typedef struct {
	PpidTopicTable table;
	bool list;    /* of a word list; else of a rule */
	guint index;  /* in lists or in rules */
	double weight;
} PpidTopicWord;

/* A word of one list, then one of another. */
typedef struct {
	guint first;
	guint second;
	guint distance;
	guint word; /* the PpidTopicWord it counts as */
} PpidTopicPair;

typedef struct {
	char *name; /* "topik" */
	char **kinds;
	GArray *items; /* PpidTopicItem */
	GArray *rules; /* PpidTopicRule */
	double subject, forward, attachment, content, asked, applicant;
	double again;	  /* of a further word of a rule */
	double threshold; /* score from which an entry is told */
	double share;	  /* and its part of the best one's */
	guint most;
	double half;  /* score of confidence 0.5 */
	double rival; /* how much another entry takes from it */
} PpidTopicData;

struct PpidTopics {
	PpidTopicData tables[PPID_TOPIC_TABLES];
	GArray *words; /* PpidTopicWord */
	GArray *pairs; /* PpidTopicPair */
	guint lists;
	PpidPhraseSet *phrases;
};

#endif /* PPID_TOPIC_PRIVATE_H */
