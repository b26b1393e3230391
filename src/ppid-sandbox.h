/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-sandbox.h - what a process that reads hostile octets may do
 *
 * After ppid_sandbox_enter(): no file is opened (but below the folders that
 * the rules name, to be read), no socket, no program started, no memory made executable; memory, stack and processor time are
 * bounded.  Landlock and seccomp are used where the kernel has them; what it
 * has not is left out without an error.  Source: tech.md 7; landlock(7),
 * seccomp(2), setrlimit(2).
 */
#ifndef PPID_SANDBOX_H
#define PPID_SANDBOX_H

#include <glib.h>

#define PPID_SANDBOX_MEMORY (512L * 1024 * 1024)
/* beyond what the parent has: so that a child stays under 64 MiB */
#define PPID_SANDBOX_DATA (48L * 1024 * 1024)
#define PPID_SANDBOX_STACK (64L * 1024 * 1024)

/* What a kind of work needs beyond the rule; zero: nothing. */
typedef struct {
	gint64 memory; /* octets of address space; 0: PPID_SANDBOX_MEMORY */
	gint64 data;   /* octets beyond the parent's; 0: PPID_SANDBOX_DATA */
	gint64 file;   /* octets of a file in memory; 0: none is made */
	/* (nullable) NULL-terminated: files below may be opened to be read;
	 * only where the kernel has Landlock, else nothing is opened */
	const char *const *folders;
} PpidSandboxRules;

/**
 * ppid_sandbox_enter:
 * @keep: (borrowed): descriptors that stay open, besides the standard ones
 * @count: how many
 * @rules: (nullable) (borrowed): what this work needs
 *
 * For a child after fork(); there is no way back.  stdin and stdout are
 * closed to the outside (/dev/null), stderr too unless built with
 * sanitizers.
 */
void
ppid_sandbox_enter(const int *keep, gsize count,
		   const PpidSandboxRules *rules);

/** ppid_sandbox_cpu_used: whole seconds of processor time used so far. */
unsigned int
ppid_sandbox_cpu_used(void);

/**
 * ppid_sandbox_cpu:
 * @used: ppid_sandbox_cpu_used()
 * @seconds: processor time from now on; beyond it SIGXCPU ends the process
 */
void
ppid_sandbox_cpu(unsigned int used, unsigned int seconds);

#endif /* PPID_SANDBOX_H */
