#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""imapd.py - an IMAP server that lies, for tests/filter/23-fetch-lying.t

    imapd.py CERT KEY SECONDS

Listens with TLS on 127.0.0.1, prints its port, ends after SECONDS.  The user
name selects what it does ("MODE" or "MODE-N": only at UID N); any password
will do.  Each client line goes to stderr.
"""
import base64
import os
import socket
import ssl
import struct
import sys
import threading
import time

VALIDITY = 77
DATE = b'"20-Nov-2026 10:00:00 +0700"'
HOSTILE = (b"Subject: tiga\r\n\r\n)\r\n* 4 FETCH (UID 4 RFC822.SIZE 3 BODY[] "
           b"{3}\r\nx\r\n)\r\np3 OK done\r\np4 OK done\r\n* BYE\r\n"
           b"* 99 EXISTS\r\nA004 NO no\r\n")
MAILS = {
    1: b"Subject: satu\r\n\r\n" + b"0123456789" * 500 + b"\r\n",
    2: b"Subject: dua\r\n\r\n" + b"abc\r\n" * 300,
    3: HOSTILE,
    4: b"Subject: empat\r\n\r\nselesai\r\n",
}


class Done(Exception):
    """The connection is over."""


class Session:
    def __init__(self, sock):
        self.sock = sock
        self.file = sock.makefile("rb")
        self.mode = "ok"
        self.only = 0

    def send(self, data):
        self.sock.sendall(data)

    def reset(self):
        self.sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER,
                             struct.pack("ii", 1, 0))
        raise Done

    def login(self, tag, args):
        plain = base64.b64decode(args.split()[-1])
        self.mode = plain.split(b"\0")[1].decode()
        name, _, number = self.mode.rpartition("-")
        if number.isdigit():
            self.mode, self.only = name, int(number)
        self.send(tag + b" OK in\r\n")

    def examine(self, tag):
        self.send(b"* FLAGS (\\Seen)\r\n* %d EXISTS\r\n* 0 RECENT\r\n"
                  b"* OK [UIDVALIDITY %d] v\r\n* OK [UIDNEXT 5] n\r\n"
                  b"%s OK [READ-ONLY] done\r\n" % (len(MAILS), VALIDITY, tag))

    def uids(self, text):
        for part in text.split(","):
            low, _, high = part.partition(":")
            high = high or low
            last = max(MAILS)
            low = last if low == "*" else int(low)
            high = last if high == "*" else int(high)
            for uid in sorted(MAILS):
                if min(low, high) <= uid <= max(low, high):
                    yield uid

    def list(self, tag, uids):
        if self.mode == "listnone":
            uids = []
        elif self.mode == "listless":
            uids = [u for u in uids if u != 2]
        elif self.mode == "listbye":
            self.send(b"* BYE tired\r\n")
            raise Done
        for uid in uids:
            size = len(MAILS[uid])
            if self.mode == "wrongsize" and uid == self.only:
                size -= 1
            self.send(b"* %d FETCH (RFC822.SIZE %d UID %d INTERNALDATE %s)"
                      b"\r\n" % (uid, size, uid, DATE))
        if self.mode == "listno":
            self.send(tag + b" NO [SERVERBUG] cannot\r\n")
            return
        self.send(tag + b" OK done\r\n")

    def body(self, tag, uid):
        """One answer; the lie is told at UID "only", or at each."""
        data = MAILS[uid]
        good = b"* %d FETCH (UID %d BODY[] {%d}\r\n%s)\r\n" % (
            uid, uid, len(data), data)
        if self.only not in (0, uid):
            self.send(good)
            return
        start = b"* %d FETCH (UID %d BODY[] " % (uid, uid)
        mode = self.mode
        if mode == "trunc":
            self.send(good[:len(good) // 2])
            raise Done
        if mode == "rst":
            self.send(good[:len(good) // 2])
            self.reset()
        if mode == "stall":
            self.send(good[:len(good) // 2])
            time.sleep(30)
            raise Done
        if mode == "drip":
            for byte in good:
                self.send(bytes([byte]))
                time.sleep(0.2)
        lies = {
            "nil": start + b"NIL)\r\n",
            "zero": start + b"{0}\r\n)\r\n",
            "empty": start + b'"")\r\n',
            "quoted": start + b'"Subject: hi")\r\n',
            "wronguid": good.replace(b"UID %d " % uid, b"UID 99 ", 1),
            "otheruid": good.replace(b"UID %d " % uid, b"UID 4 ", 1),
            "none": b"",
            "short": start + b"{10}\r\n" + data + b")\r\n",
            "shortfit": start + b"{10}\r\n" + data[:10] + b")\r\n",
            "long": start + b"{%d}\r\n" % (len(data) + 100) + data + b")\r\n",
            "huge": start + b"{999999999999}\r\n" + data,
            "overflow": start + b"{18446744073709551617}\r\n" + data,
            "negative": start + b"{-5}\r\n" + data + b")\r\n",
            "unsolicited": b"* 9 EXISTS\r\n* 1 RECENT\r\n* 4 FETCH (FLAGS "
                           b"(\\Seen))\r\n* 7 EXPUNGE\r\n" + good +
                           b"* 2 FETCH (UID 2 FLAGS (\\Seen))\r\n",
            "longline": b"* OK " + b"x" * 100000 + b"\r\n" + good,
            "garbage": b"\0\xff\x01 HTTP/1.1 400\r\n",
        }
        self.send(lies.get(mode, good))
        if mode == "bye":
            self.send(b"* BYE shutting down\r\n")
            raise Done

    def fetch(self, tag, args):
        uids = list(self.uids(args.split()[0].decode()))
        if b"BODY.PEEK[]" not in args:
            self.list(tag, uids)
            return
        if self.mode == "refuse":
            self.send(tag + b" NO [SERVERBUG] cannot\r\n")
            return
        if self.mode == "bad":
            self.send(tag + b" BAD Command Error 10\r\n")
            return
        for uid in reversed(uids) if self.mode == "reverse" else uids:
            self.body(tag, uid)
        if self.mode == "notag":
            raise Done
        if self.mode == "finalno":
            self.send(tag + b" NO partial\r\n")
        elif self.mode == "wrongtag":
            self.send(b"A004 OK done\r\n")
        else:
            self.send(tag + b" OK done\r\n")

    def command(self, line):
        sys.stderr.write(repr(line) + "\n")
        sys.stderr.flush()
        tag, _, rest = line.rstrip().partition(b" ")
        word = rest.upper()
        if word.startswith(b"CAPABILITY"):
            self.send(b"* CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN\r\n" +
                      tag + b" OK\r\n")
        elif word.startswith(b"AUTHENTICATE PLAIN"):
            self.login(tag, rest)
        elif word.startswith(b"EXAMINE"):
            self.examine(tag)
        elif word.startswith(b"UID FETCH"):
            self.fetch(tag, rest[len(b"UID FETCH "):])
        elif word.startswith(b"LOGOUT"):
            self.send(b"* BYE\r\n" + tag + b" OK\r\n")
            raise Done
        else:
            self.send(tag + b" BAD what?\r\n")

    def run(self):
        try:
            self.send(b"* OK ready\r\n")
            for line in self.file:
                self.command(line)
        except (Done, OSError, ValueError):
            pass
        finally:
            self.file.close()
            self.sock.close()


def serve(sock, context):
    try:
        Session(context.wrap_socket(sock, server_side=True)).run()
    except OSError:
        sock.close()


def main():
    cert, key, seconds = sys.argv[1], sys.argv[2], float(sys.argv[3])
    timer = threading.Timer(seconds, os._exit, [0])
    timer.daemon = True
    timer.start()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(cert, key)
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    listener.listen(20)
    print(listener.getsockname()[1], flush=True)
    while True:
        sock, _ = listener.accept()
        threading.Thread(target=serve, args=(sock, context),
                         daemon=True).start()


if __name__ == "__main__":
    main()
