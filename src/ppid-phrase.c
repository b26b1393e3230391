/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-phrase.h"

#include <string.h>

#define NONE G_MAXUINT32
#define FREE_SLOT NONE

/* A node of the trie: a sequence of words that begins some phrase. */
typedef struct {
	guint32 depth;	/* in words */
	guint32 fail;	/* node of the longest proper suffix */
	guint32 report; /* next node on the fail chain with a phrase */
	guint32 tags;	/* first entry in PpidPhraseSet.tags, or NONE */
} Node;

typedef struct {
	guint tag;
	guint32 next; /* in PpidPhraseSet.tags, or NONE */
} Tag;

/* "from @node by @word to @to": a slot of an open-addressed table. */
typedef struct {
	guint32 node;
	guint32 word;
	guint32 to;
} Edge;

struct PpidPhraseSet {
	GHashTable *vocabulary; /* word -> its number, from 1 */
	GArray *nodes;		/* Node; 0 is the root */
	GArray *tags;		/* Tag */
	Edge *edges;
	guint32 capacity; /* a power of two */
	guint32 count;
	PpidFold *fold; /* of the phrase that is added */
};

static Node *
node_at(const PpidPhraseSet *set, guint32 index)
{
	return &g_array_index(set->nodes, Node, index);
}

/* --- edges ------------------------------------------------------------- */

/* The slot that holds the edge, or the free one where it belongs. */
static guint32
find_slot(const Edge *edges, guint32 capacity, guint32 node, guint32 word)
{
	guint64 key = ((guint64)node << 32) | word;
	guint32 slot = (guint32)((key * G_GUINT64_CONSTANT(
					  0x9E3779B97F4A7C15)) >> 32);

	slot &= capacity - 1;
	while (edges[slot].node != FREE_SLOT &&
	       (edges[slot].node != node || edges[slot].word != word))
		slot = (slot + 1) & (capacity - 1);
	return slot;
}

static Edge *
new_edges(guint32 capacity)
{
	Edge *edges = g_new(Edge, capacity);

	for (guint32 i = 0; i < capacity; i++)
		edges[i].node = FREE_SLOT;
	return edges;
}

static void
grow(PpidPhraseSet *set)
{
	guint32 capacity = set->capacity * 2;
	Edge *edges = new_edges(capacity);

	for (guint32 i = 0; i < set->capacity; i++) {
		const Edge *e = &set->edges[i];

		if (e->node != FREE_SLOT)
			edges[find_slot(edges, capacity, e->node, e->word)] =
				*e;
	}
	g_free(set->edges);
	set->edges = edges;
	set->capacity = capacity;
}

static guint32
follow(const PpidPhraseSet *set, guint32 node, guint32 word)
{
	const Edge *e = &set->edges[find_slot(set->edges, set->capacity,
					      node, word)];

	return e->node == FREE_SLOT ? NONE : e->to;
}

static guint32
follow_or_add(PpidPhraseSet *set, guint32 node, guint32 word)
{
	guint32 to = follow(set, node, word);
	Node fresh = { .report = NONE, .tags = NONE };

	if (to != NONE)
		return to;
	if (set->count * 2 >= set->capacity)
		grow(set);
	to = set->nodes->len;
	fresh.depth = node_at(set, node)->depth + 1;
	g_array_append_val(set->nodes, fresh);
	set->edges[find_slot(set->edges, set->capacity, node, word)] =
		(Edge){ node, word, to };
	set->count++;
	return to;
}

/* --- building ---------------------------------------------------------- */

PpidPhraseSet *
ppid_phrase_set_new(void)
{
	PpidPhraseSet *set = g_new0(PpidPhraseSet, 1);
	Node root = { .report = NONE, .tags = NONE };

	set->vocabulary = g_hash_table_new_full(g_str_hash, g_str_equal,
						g_free, NULL);
	set->nodes = g_array_new(FALSE, FALSE, sizeof(Node));
	set->tags = g_array_new(FALSE, FALSE, sizeof(Tag));
	set->capacity = 1024;
	set->edges = new_edges(set->capacity);
	set->fold = ppid_fold_new("", 0);
	g_array_append_val(set->nodes, root);
	return set;
}

void
ppid_phrase_set_free(PpidPhraseSet *set)
{
	if (set == NULL)
		return;
	g_hash_table_destroy(set->vocabulary);
	g_array_free(set->nodes, TRUE);
	g_array_free(set->tags, TRUE);
	g_free(set->edges);
	ppid_fold_free(set->fold);
	g_free(set);
}

static guint32
number_of(const PpidPhraseSet *set, const char *word)
{
	return GPOINTER_TO_UINT(g_hash_table_lookup(set->vocabulary, word));
}

static guint32
number_or_add(PpidPhraseSet *set, const char *word)
{
	guint32 number = number_of(set, word);

	if (number == 0) {
		number = g_hash_table_size(set->vocabulary) + 1;
		g_hash_table_insert(set->vocabulary, g_strdup(word),
				    GUINT_TO_POINTER(number));
	}
	return number;
}

bool
ppid_phrase_set_add(PpidPhraseSet *set, const char *phrase, guint tag)
{
	const PpidFold *fold = set->fold;
	Tag entry = { tag, NONE };
	guint32 node = 0;
	guint32 *link;

	ppid_fold_again(set->fold, phrase, -1);
	if (fold->list->len == 0)
		return false;
	for (guint i = 0; i < fold->list->len; i++)
		node = follow_or_add(
			set, node, number_or_add(set, ppid_fold_word(fold, i)));
	link = &node_at(set, node)->tags;
	while (*link != NONE) {
		Tag *have = &g_array_index(set->tags, Tag, *link);

		if (have->tag == tag)
			return true;
		link = &have->next;
	}
	*link = set->tags->len;
	g_array_append_val(set->tags, entry);
	return true;
}

/* Where @node's fail link leads after one more word. */
static guint32
step(const PpidPhraseSet *set, guint32 node, guint32 word)
{
	for (;;) {
		guint32 to = follow(set, node, word);

		if (to != NONE)
			return to;
		if (node == 0)
			return 0;
		node = node_at(set, node)->fail;
	}
}

static int
by_depth(gconstpointer a, gconstpointer b, gpointer data)
{
	const PpidPhraseSet *set = data;
	guint32 x = node_at(set, ((const Edge *)a)->to)->depth;
	guint32 y = node_at(set, ((const Edge *)b)->to)->depth;

	return x < y ? -1 : x > y;
}

/* Fail links need those of shorter sequences first. */
void
ppid_phrase_set_compile(PpidPhraseSet *set)
{
	g_autoptr(GArray) order = g_array_new(FALSE, FALSE, sizeof(Edge));

	for (guint32 i = 0; i < set->capacity; i++)
		if (set->edges[i].node != FREE_SLOT)
			g_array_append_val(order, set->edges[i]);
	g_array_sort_with_data(order, by_depth, set);
	for (guint i = 0; i < order->len; i++) {
		const Edge *e = &g_array_index(order, Edge, i);
		Node *to = node_at(set, e->to);
		const Node *fail;

		to->fail = e->node == 0 ? 0
					: step(set, node_at(set, e->node)->fail,
					       e->word);
		fail = node_at(set, to->fail);
		to->report = fail->tags != NONE ? to->fail : fail->report;
	}
}

/* --- one phrase at the begin of a text ------------------------------- */

bool
ppid_phrase_set_walk(const PpidPhraseSet *set, guint32 *node, const char *word)
{
	guint32 number = number_of(set, word);
	guint32 to = number != 0 ? follow(set, *node, number) : NONE;

	if (to == NONE)
		return false;
	*node = to;
	return true;
}

bool
ppid_phrase_set_tag(const PpidPhraseSet *set, guint32 node, guint nth,
		    guint *tag_out)
{
	guint32 i = node_at(set, node)->tags;

	while (i != NONE && nth-- > 0)
		i = g_array_index(set->tags, Tag, i).next;
	if (i == NONE)
		return false;
	*tag_out = g_array_index(set->tags, Tag, i).tag;
	return true;
}

/* --- matching ---------------------------------------------------------- */

static void
report(const PpidPhraseSet *set, guint32 node, guint last,
       PpidPhraseFunc func, gpointer data)
{
	if (node_at(set, node)->tags == NONE)
		node = node_at(set, node)->report;
	for (; node != NONE; node = node_at(set, node)->report) {
		guint32 i = node_at(set, node)->tags;
		guint first = last + 1 - node_at(set, node)->depth;

		while (i != NONE) {
			const Tag *tag = &g_array_index(set->tags, Tag, i);

			func(tag->tag, first, last, data);
			i = tag->next;
		}
	}
}

void
ppid_phrase_set_match(const PpidPhraseSet *set, const PpidFold *fold,
		      guint from, guint to, PpidPhraseFunc func,
		      gpointer data)
{
	guint32 node = 0;

	to = MIN(to, fold->list->len);
	for (guint i = from; i < to; i++) {
		guint32 word = number_of(set, ppid_fold_word(fold, i));

		node = word == 0 ? 0 : step(set, node, word);
		if (node != 0)
			report(set, node, i, func, data);
	}
}
