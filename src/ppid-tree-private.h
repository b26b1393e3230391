/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Between the files of ppid-tree. */
#ifndef PPID_TREE_PRIVATE_H
#define PPID_TREE_PRIVATE_H

#include "ppid-gmime.h"
#include "ppid-tree.h"

struct PpidTree {
	int fd;
	gint64 start, end;
	PpidLimits limits;
	PpidNotes *notes;
	PpidPrescan scan;
	PpidHeaders *headers;
	gint64 body;	  /* offset in the file */
	const char *fault;
	GArray *parts;	  /* PpidPart */
	GMimeObject *root;
	GPtrArray *owned; /* GMimeObject made by repairs */
};

/* A message whose body is one text has nothing to be parsed: two of three are
 * such.  False if it is not. */
bool
ppid_tree_take_text(PpidTree *tree);

/* The parts of what the library must not have; false if none is found. */
bool
ppid_tree_take_parts(PpidTree *tree);

/* All parts at and below @root, in their order. */
void
ppid_tree_walk(PpidTree *tree, GMimeObject *root);

/* @size octets of the body as its only part, a text. */
void
ppid_tree_add_body(PpidTree *tree, const char *bytes, gsize size);

#endif /* PPID_TREE_PRIVATE_H */
