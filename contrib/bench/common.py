# SPDX-License-Identifier: GPL-3.0-or-later
"""What the benchmarks share: the build, the mails, programs under time(1)."""
import os
import shutil
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
TOP = os.path.dirname(os.path.dirname(HERE))
# 65: output complete, some record has a fault; that is no failure of speed
GOOD = (0, 65)


def fail(text):
    sys.exit("%s: %s" % (os.path.basename(sys.argv[0]), text))


def run(argv, **more):
    return subprocess.run(argv, check=True, **more)


def build():
    """Returns the folder where ppid was built, with optimisation."""
    run([os.path.join(TOP, "contrib", "install-deps"), "bench"])
    src = run([os.path.join(TOP, "contrib", "safe-path"), TOP],
              stdout=subprocess.PIPE, text=True).stdout.strip()
    folder = os.path.join(src, "build-bench")
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, "build.log"), "w") as log:
        script = ('cd "$1" && { [ -x configure ] || ./autogen.sh; } && '
                  'cd build-bench && { [ -f Makefile ] || '
                  '../configure -q CFLAGS="-O2 -g"; } && make -s -j2')
        if subprocess.run(["sh", "-c", script, "sh", src], stdout=log,
                          stderr=log, stdin=subprocess.DEVNULL).returncode:
            fail("cannot build: see build-bench/build.log")
    return folder


def mail_folder(folder, count, kind="mail"):
    """A Maildir of generated messages, made once; kind: mail, text."""
    path = os.path.join(folder, "%s-%d" % (kind, count))
    if not os.path.isdir(path):
        tmp = path + ".tmp"
        shutil.rmtree(tmp, ignore_errors=True)
        run([os.path.join(HERE, "make-mail")]
            + (["--text"] if kind == "text" else []) + [tmp, str(count)])
        os.rename(tmp, path)
    return path


def warm(path):
    """Reads a Maildir into the page cache; returns messages and bytes."""
    count = total = 0
    for sub in ("new", "cur"):
        for name in os.listdir(os.path.join(path, sub)):
            with open(os.path.join(path, sub, name), "rb") as file:
                total += len(file.read())
                count += 1
    return count, total


def clean_env():
    env = dict(os.environ, LC_ALL="C.UTF-8", TZ="UTC")
    env.pop("PPID_HOME", None)
    return env


class Timed:
    """A program under time(1): of a child of Python the kernel would count
    the memory that Python had when it forked."""

    def __init__(self, argv, report, **more):
        self.name = os.path.basename(argv[0])
        self.report = report
        self.began = time.monotonic()
        self.process = subprocess.Popen(
            ["/usr/bin/time", "-q", "-f", "%M %U %S", "-o", report] + argv,
            **more)
        self.stdout = self.process.stdout

    def wait(self):
        """Returns wall seconds, processor seconds, peak resident MiB."""
        status = self.process.wait()
        wall = time.monotonic() - self.began
        if status not in GOOD:
            fail("%s: exit status %d" % (self.name, status))
        with open(self.report) as file:
            peak, user, system = file.read().split()[-3:]
        return wall, float(user) + float(system), int(peak) / 1024
