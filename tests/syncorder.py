#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""syncorder.py TRACE HOME: is everything synced in time?

TRACE is by "strace -f -y".  Rules, for files and folders under HOME:
 file    synced after its last write before it, or a folder above it, is
         renamed, and before mail is acknowledged (a rename into spool/cur)
 folder  synced after an entry was made in it, before it is renamed
 parent  synced after something was renamed into it, before mail is
         acknowledged
A power cut on a file system that orders nothing then loses nothing; a test
on a kind one does not show that.
"""
import os
import re
import sys

trace, home = sys.argv[1], os.path.realpath(sys.argv[2])
written, entries, renamed, found = {}, {}, {}, []
acknowledged = 0


def inside(path):
    # SQLite's shared memory is made again from its log
    return path.startswith(home + '/') and not path.endswith('.db-shm')


def absolute(path):
    return os.path.normpath(os.path.join(os.getcwd(), path))


def rename(number, source, target):
    global acknowledged
    if not inside(target):
        return
    for path in [p for p in written if (p + '/').startswith(source + '/')]:
        found.append((number, 'renamed before it was synced', path))
        del written[path]
    for path in [p for p in entries if (p + '/').startswith(source + '/')]:
        found.append((number, 'renamed with entries not synced', path))
        del entries[path]
    folder = os.path.dirname(target)
    if folder == home + '/spool/cur':
        acknowledged += 1
        for path in list(written) + list(renamed):
            found.append((number, 'not synced when mail was acknowledged',
                          path))
        written.clear()
        renamed.clear()
        return
    renamed[folder] = number
    # a name taken by rename() is an entry of a folder being built
    entries[folder] = number


for number, line in enumerate(open(trace, errors='replace'), 1):
    line = re.sub(r'^\d+\s+', '', line)
    call = re.match(r'(\w+)\((.*)', line)
    if not call or ' = -1 ' in line:
        continue
    name, rest = call.groups()
    fd = re.match(r'\d+<([^>]*)>', rest)
    if name in ('write', 'pwrite64') and fd and inside(fd[1]):
        written[fd[1]] = number
    elif name in ('fsync', 'fdatasync') and fd:
        for state in (written, entries, renamed):
            state.pop(fd[1], None)
    elif name == 'openat' and 'O_CREAT' in rest:
        made = re.search(r'= \d+<([^>]*)>', line)
        if made and inside(made[1]) and '/state/' not in made[1]:
            entries[os.path.dirname(made[1])] = number
    elif name == 'mkdir':
        path = absolute(re.search(r'"([^"]*)"', rest)[1])
        if inside(path):
            entries[os.path.dirname(path)] = number
    elif name == 'unlink':
        written.pop(absolute(re.search(r'"([^"]*)"', rest)[1]), None)
    elif name in ('rename', 'renameat', 'renameat2', 'link'):
        paths = re.findall(r'"([^"]*)"', rest)
        rename(number, absolute(paths[0]), absolute(paths[1]))

for finding in found:
    print('line %d: %s: %s' % finding)
print('acknowledged', acknowledged)
sys.exit(bool(found) or acknowledged == 0)
