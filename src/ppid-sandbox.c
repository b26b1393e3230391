/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <stdio.h>
#include <unistd.h>
#if defined(HAVE_SECCOMP) && !defined(PPID_SANITIZED)
#include <seccomp.h>
#endif

/* --- descriptors ------------------------------------------------------------ */

static int
by_value(const void *a, const void *b)
{
	return *(const int *)a - *(const int *)b;
}

static void
close_between(int from, int to)
{
	if (from > to)
		return;
#ifdef HAVE_CLOSE_RANGE
	if (close_range((unsigned int)from, (unsigned int)to, 0) == 0)
		return;
#endif
	to = MIN(to, (int)sysconf(_SC_OPEN_MAX));
	for (int fd = from; fd <= to; fd++)
		close(fd);
}

static void
close_others(const int *keep, gsize count)
{
	g_autofree int *sorted = g_memdup2(keep, count * sizeof(int));
	int next = STDERR_FILENO + 1;

	qsort(sorted, count, sizeof(int), by_value);
	for (gsize i = 0; i < count; i++) {
		if (sorted[i] < next)
			continue;
		close_between(next, sorted[i] - 1);
		next = sorted[i] + 1;
	}
	close_between(next, G_MAXINT);
}

static void
close_standard(void)
{
	int null = open("/dev/null", O_RDWR | O_CLOEXEC);

	if (null < 0)
		return;
	dup2(null, STDIN_FILENO);
	dup2(null, STDOUT_FILENO);
#ifndef PPID_SANITIZED
	/* the abort message of an allocation that failed is no message of
	 * ours; the parent says what happened */
	dup2(null, STDERR_FILENO);
#endif
	if (null > STDERR_FILENO)
		close(null);
}

/* --- limits --------------------------------------------------------------------- */

static void
limit(int resource, rlim_t soft)
{
	struct rlimit r;

	if (getrlimit(resource, &r) != 0)
		return;
	if (r.rlim_max != RLIM_INFINITY && soft > r.rlim_max)
		soft = r.rlim_max;
	r.rlim_cur = soft;
	if (resource != RLIMIT_CPU)
		r.rlim_max = soft;
	setrlimit(resource, &r);
}

#ifndef PPID_SANITIZED
/* Octets of heap, private writable maps and stack; 0 if not to be known. */
static rlim_t
data_in_use(void)
{
	char text[256];
	unsigned long pages = 0;
	int fd = open("/proc/self/statm", O_RDONLY | O_CLOEXEC);
	ssize_t n = fd >= 0 ? read(fd, text, sizeof(text) - 1) : -1;

	if (fd >= 0)
		close(fd);
	if (n <= 0)
		return 0;
	text[n] = '\0';
	/* size resident shared text lib data dt: proc(5) */
	if (sscanf(text, "%*u %*u %*u %*u %*u %lu", &pages) != 1)
		return 0;
	return (rlim_t)pages * (rlim_t)sysconf(_SC_PAGESIZE);
}
#endif

static void
set_limits(const PpidSandboxRules *rules)
{
#ifndef PPID_SANITIZED
	rlim_t data = data_in_use();

	limit(RLIMIT_AS, rules->memory > 0 ? (rlim_t)rules->memory
					   : PPID_SANDBOX_MEMORY);
	if (data > 0)
		limit(RLIMIT_DATA, data + (rules->data > 0
						   ? (rlim_t)rules->data
						   : PPID_SANDBOX_DATA));
#else
	(void)rules;
#endif
	limit(RLIMIT_STACK, PPID_SANDBOX_STACK);
	limit(RLIMIT_CORE, 0);
	limit(RLIMIT_FSIZE, (rlim_t)rules->file);
	limit(RLIMIT_NPROC, 0);
}

unsigned int
ppid_sandbox_cpu_used(void)
{
	struct rusage used;

	if (getrusage(RUSAGE_SELF, &used) != 0)
		return 0;
	return (unsigned int)(used.ru_utime.tv_sec + used.ru_stime.tv_sec);
}

void
ppid_sandbox_cpu(unsigned int used, unsigned int seconds)
{
	limit(RLIMIT_CPU, (rlim_t)used + 2 + seconds);
}

/* --- Landlock ------------------------------------------------------------------- */

#ifdef SYS_landlock_create_ruleset
#define LANDLOCK_VERSION 1U /* LANDLOCK_CREATE_RULESET_VERSION */

/* The kernel's struct of ABI 6; linux-libc-dev of Debian 12 has ABI 2. */
struct ruleset {
	guint64 fs, net, scoped;
};

/* The kernel's struct; packed there. */
struct path_beneath {
	guint64 access;
	gint32 parent;
} __attribute__((packed));

#define LANDLOCK_PATH_BENEATH 1
#define LANDLOCK_READ ((1U << 2) | (1U << 3)) /* READ_FILE, READ_DIR */

/* What is not there is not allowed, which is no error. */
static void
allow_folders(int ruleset, const char *const *folders)
{
	for (; folders != NULL && *folders != NULL; folders++) {
		struct path_beneath rule = { LANDLOCK_READ, -1 };

		rule.parent = open(*folders, O_PATH | O_CLOEXEC);
		if (rule.parent < 0)
			continue;
		syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_PATH_BENEATH,
			&rule, 0);
		close(rule.parent);
	}
}

/* True if the kernel keeps it. */
static bool
enter_landlock(const PpidSandboxRules *sandbox)
{
	long abi = syscall(SYS_landlock_create_ruleset, NULL, 0,
			   LANDLOCK_VERSION);
	struct ruleset rules = { 0x1FFF, 0, 0 };
	size_t size = sizeof(guint64);
	bool ok;
	int fd;

	if (abi < 1)
		return false;
	if (abi >= 2)
		rules.fs |= 1U << 13; /* REFER */
	if (abi >= 3)
		rules.fs |= 1U << 14; /* TRUNCATE */
	if (abi >= 5)
		rules.fs |= 1U << 15; /* IOCTL_DEV */
	if (abi >= 4) {
		rules.net = 3; /* BIND_TCP, CONNECT_TCP */
		size = 2 * sizeof(guint64);
	}
	if (abi >= 6) {
		rules.scoped = 3; /* abstract sockets, signals */
		size = 3 * sizeof(guint64);
	}
	fd = (int)syscall(SYS_landlock_create_ruleset, &rules, size, 0);
	if (fd < 0)
		return false;
	/* a rule set without a rule: nothing at all */
	allow_folders(fd, sandbox->folders);
	ok = syscall(SYS_landlock_restrict_self, fd, 0) == 0;
	close(fd);
	return ok;
}
#else
static bool
enter_landlock(const PpidSandboxRules *sandbox)
{
	(void)sandbox;
	return false;
}
#endif

/* --- seccomp -------------------------------------------------------------------- */

#if defined(HAVE_SECCOMP) && !defined(PPID_SANITIZED)
/* To open for reading, and what libraries do with a file and a folder. */
static void
allow_reading(scmp_filter_ctx ctx)
{
	static const int allowed[] = {
		SCMP_SYS(access),    SCMP_SYS(faccessat),
		SCMP_SYS(faccessat2), SCMP_SYS(getcwd),
		SCMP_SYS(getdents64), SCMP_SYS(lstat),
		SCMP_SYS(readlink),  SCMP_SYS(readlinkat),
		SCMP_SYS(stat),	     SCMP_SYS(statfs),
		SCMP_SYS(fstatfs),   SCMP_SYS(statx),
	};
	const scmp_datum_t writing = O_ACCMODE | O_CREAT | O_TRUNC;

	for (gsize i = 0; i < G_N_ELEMENTS(allowed); i++)
		seccomp_rule_add(ctx, SCMP_ACT_ALLOW, allowed[i], 0);
	seccomp_rule_add(ctx, SCMP_ACT_ALLOW, SCMP_SYS(openat), 1,
			 SCMP_A2(SCMP_CMP_MASKED_EQ, writing, O_RDONLY));
}

static void
enter_seccomp(const PpidSandboxRules *rules, bool fenced)
{
	static const int allowed[] = {
		SCMP_SYS(read), SCMP_SYS(write), SCMP_SYS(readv),
		SCMP_SYS(writev), SCMP_SYS(pread64), SCMP_SYS(close),
		SCMP_SYS(fstat), SCMP_SYS(newfstatat), SCMP_SYS(lseek),
		SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(madvise),
		SCMP_SYS(brk), SCMP_SYS(rt_sigaction),
		SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigreturn),
		SCMP_SYS(exit_group), SCMP_SYS(exit), SCMP_SYS(futex),
		SCMP_SYS(getrandom), SCMP_SYS(clock_gettime),
		SCMP_SYS(gettimeofday), SCMP_SYS(getpid), SCMP_SYS(gettid),
		SCMP_SYS(poll), SCMP_SYS(fcntl), SCMP_SYS(getrusage),
		SCMP_SYS(setrlimit), SCMP_SYS(getrlimit),
		SCMP_SYS(restart_syscall), SCMP_SYS(sched_yield),
	};
	scmp_filter_ctx ctx = seccomp_init(SCMP_ACT_ERRNO(EPERM));

	if (ctx == NULL)
		return;
	for (gsize i = 0; i < G_N_ELEMENTS(allowed); i++)
		seccomp_rule_add(ctx, SCMP_ACT_ALLOW, allowed[i], 0);
	/* memory, but never executable */
	seccomp_rule_add(ctx, SCMP_ACT_ALLOW, SCMP_SYS(mmap), 1,
			 SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
	seccomp_rule_add(ctx, SCMP_ACT_ALLOW, SCMP_SYS(mprotect), 1,
			 SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
	/* itself, but no other process of the same user */
	seccomp_rule_add(ctx, SCMP_ACT_ALLOW, SCMP_SYS(prlimit64), 1,
			 SCMP_A0(SCMP_CMP_EQ, 0, 0));
	seccomp_rule_add(ctx, SCMP_ACT_ALLOW, SCMP_SYS(tgkill), 1,
			 SCMP_A0(SCMP_CMP_EQ, (scmp_datum_t)getpid(), 0));
	/* without Landlock "to be read" would mean every file */
	if (fenced && rules->folders != NULL)
		allow_reading(ctx);
	if (rules->file > 0)
		seccomp_rule_add(ctx, SCMP_ACT_ALLOW, SCMP_SYS(memfd_create),
				 0);
	seccomp_load(ctx);
	seccomp_release(ctx);
}
#else
static void
enter_seccomp(const PpidSandboxRules *rules, bool fenced)
{
	(void)rules;
	(void)fenced;
}
#endif

void
ppid_sandbox_enter(const int *keep, gsize count, const PpidSandboxRules *rules)
{
	static const PpidSandboxRules none;
	bool fenced;

	if (rules == NULL)
		rules = &none;
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	prctl(PR_SET_DUMPABLE, 0);
	close_standard();
	close_others(keep, count);
	set_limits(rules);
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
		return;
	fenced = enter_landlock(rules);
	enter_seccomp(rules, fenced);
}
