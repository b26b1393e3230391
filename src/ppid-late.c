/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-late.h"

#include <dlfcn.h>
#include <string.h>

bool
ppid_late_load(const char *soname, const PpidLateSymbol *symbols)
{
	/* never closed: libraries of this size do not take that well */
	void *library = dlopen(soname, RTLD_NOW | RTLD_LOCAL);

	if (library == NULL)
		return false;
	for (; symbols->name != NULL; symbols++) {
		void *address = dlsym(library, symbols->name);

		if (address == NULL)
			return false;
		memcpy(symbols->function, &address, sizeof(address));
	}
	return true;
}
