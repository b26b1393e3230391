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
	guint64 next;	/* a bit for each word that goes on: edge_bit() */
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

/* A slot of the words that phrases have; @number 0: free. */
typedef struct {
	guint32 hash;
	guint32 number; /* from 1 */
	guint32 text;	/* offset in PpidPhraseSet.texts */
} Entry;

struct PpidPhraseSet {
	Entry *words;
	guint64 *filter; /* a bit for each slot: is there a word of this
			    hash?  It stays in the fastest cache. */
	guint32 word_slots; /* a power of two, 64 at least */
	guint32 word_count;
	GString *texts;	    /* of the words, each ended by NUL */
	GArray *first;	    /* guint32: by word: where it leads from the root */
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

static guint64
edge_bit(guint32 word)
{
	return G_GUINT64_CONSTANT(1) << (word * 0x9E3779B1u >> 26);
}

static guint32
follow(const PpidPhraseSet *set, guint32 node, guint32 word)
{
	const Edge *e;

	if ((node_at(set, node)->next & edge_bit(word)) == 0)
		return NONE;
	e = &set->edges[find_slot(set->edges, set->capacity, node, word)];
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
	node_at(set, node)->next |= edge_bit(word);
	g_array_append_val(set->nodes, fresh);
	set->edges[find_slot(set->edges, set->capacity, node, word)] =
		(Edge){ node, word, to };
	set->count++;
	return to;
}

/* --- words -------------------------------------------------------------- */

static bool
may_be_known(const PpidPhraseSet *set, guint32 hash)
{
	guint32 slot = hash & (set->word_slots - 1);

	return (set->filter[slot / 64] >> slot % 64 & 1) != 0;
}

static void
make_known(PpidPhraseSet *set, guint32 hash)
{
	guint32 slot = hash & (set->word_slots - 1);

	set->filter[slot / 64] |= G_GUINT64_CONSTANT(1) << slot % 64;
}

/* The slot that holds the word, or the free one where it belongs. */
static Entry *
find_word(const PpidPhraseSet *set, const char *word, guint32 hash)
{
	guint32 mask = set->word_slots - 1;
	guint32 slot = hash & mask;

	while (set->words[slot].number != 0 &&
	       (set->words[slot].hash != hash ||
		strcmp(set->texts->str + set->words[slot].text, word) != 0))
		slot = (slot + 1) & mask;
	return &set->words[slot];
}

/* One of four slots is taken at most: most words are in no phrase, and this
 * is seen at once. */
static void
grow_words(PpidPhraseSet *set)
{
	guint32 slots = set->word_slots;
	g_autofree Entry *old = set->words;

	set->word_slots = slots * 2;
	set->words = g_new0(Entry, set->word_slots);
	g_free(set->filter);
	set->filter = g_new0(guint64, set->word_slots / 64);
	for (guint32 i = 0; i < slots; i++) {
		if (old[i].number == 0)
			continue;
		*find_word(set, set->texts->str + old[i].text, old[i].hash) =
			old[i];
		make_known(set, old[i].hash);
	}
}

static guint32
number_or_add(PpidPhraseSet *set, const char *word, guint32 hash)
{
	Entry *entry = find_word(set, word, hash);
	guint32 text = (guint32)set->texts->len;

	if (entry->number != 0)
		return entry->number;
	if ((set->word_count + 1) * 4 > set->word_slots) {
		grow_words(set);
		entry = find_word(set, word, hash);
	}
	g_string_append_len(set->texts, word, (gssize)strlen(word) + 1);
	*entry = (Entry){ hash, ++set->word_count, text };
	make_known(set, hash);
	return entry->number;
}

/* --- building ---------------------------------------------------------- */

PpidPhraseSet *
ppid_phrase_set_new(void)
{
	PpidPhraseSet *set = g_new0(PpidPhraseSet, 1);
	Node root = { .report = NONE, .tags = NONE };

	set->word_slots = 256;
	set->words = g_new0(Entry, set->word_slots);
	set->filter = g_new0(guint64, set->word_slots / 64);
	set->texts = g_string_new(NULL);
	set->first = g_array_new(FALSE, TRUE, sizeof(guint32));
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
	g_free(set->words);
	g_free(set->filter);
	g_string_free(set->texts, TRUE);
	g_array_free(set->first, TRUE);
	g_array_free(set->nodes, TRUE);
	g_array_free(set->tags, TRUE);
	g_free(set->edges);
	ppid_fold_free(set->fold);
	g_free(set);
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
		node = follow_or_add(set, node,
				     number_or_add(set, ppid_fold_word(fold, i),
						   ppid_fold_at(fold, i)->hash));
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

/* Where @node, or a fail link of it, leads after one more word. */
static guint32
step(const PpidPhraseSet *set, guint32 node, guint32 word)
{
	while (node != 0) {
		guint32 to = follow(set, node, word);

		if (to != NONE)
			return to;
		node = node_at(set, node)->fail;
	}
	return g_array_index(set->first, guint32, word);
}

static void
list_first(PpidPhraseSet *set)
{
	g_array_set_size(set->first, set->word_count + 1);
	for (guint32 i = 0; i < set->capacity; i++)
		if (set->edges[i].node == 0)
			g_array_index(set->first, guint32,
				      set->edges[i].word) = set->edges[i].to;
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
	list_first(set);
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
	guint32 number =
		find_word(set, word, ppid_fold_hash(word, strlen(word)))->number;
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
	const PpidWord *words = (const PpidWord *)(gpointer)fold->list->data;
	guint32 node = 0;

	to = MIN(to, fold->list->len);
	for (guint i = from; i < to; i++) {
		const char *text = fold->words->str + words[i].word;
		guint32 word = may_be_known(set, words[i].hash) ?
				       find_word(set, text, words[i].hash)
					       ->number :
				       0;
		const Node *at;

		node = word == 0 ? 0 : step(set, node, word);
		if (node == 0)
			continue;
		at = node_at(set, node);
		if (at->tags != NONE || at->report != NONE)
			report(set, node, i, func, data);
	}
}
