#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes ./configure from configure.ac.  Needs autoconf, automake, pkg-config.
set -eu
cd "$(dirname "$0")"
mkdir -p build-aux
# automake does not install the TAP driver by itself (its manual, "Use TAP
# with the Automake test harness"): it is copied from the installed automake.
cp "$(automake --print-libdir)/tap-driver.sh" build-aux/tap-driver.sh
autoreconf --force --install --warnings=all
