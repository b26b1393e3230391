#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""An oracle for ppid-deadline: the same tables, counted in another way.

    deadline.py make SEED COUNT | ppid-deadline | deadline.py check SEED COUNT
    ... the same with --known-at DATE in the middle and DATE behind each COUNT

Each record has one random instant of 2022 to 2027 and what starts one random
rule of data/aturan.xml.  Here a count is a walk from day to day with a finger
on the calendar: no rank, no table of sums, nothing of the C code.  Every
<tenggat> of every record must be there, with both last days, the days that
were skipped and whether it is provisional, and no other one.
The data folder is that of the source tree, or $PPID_ORACLE_DATA.
"""

import datetime
import os
import random
import sys
import xml.etree.ElementTree as ET

NS = '{urn:ppid:berkas:1}'
WIB = datetime.timezone(datetime.timedelta(hours=7))
DAY = datetime.timedelta(days=1)
FIRST, LAST = datetime.date(2022, 1, 1), datetime.date(2027, 12, 31)
WEEK = 'senin selasa rabu kamis jumat sabtu minggu'.split()
ZONES = (7, 7, 7, 0, 8, 9, -5)
ZERO = '0' * 64
SHOWN = 10


def date(text):
    return datetime.date.fromisoformat(text)


def decreed(text):
    """Of a decree of which only the year is known, its last day."""
    return date(text if len(text) > 4 else text + '-12-31')


class Calendar:
    """What is off, when offices close; by day, as the files have it, or as
    it was known on a day."""

    def __init__(self, folder, known):
        self.off, self.years, self.fasting = {}, {}, []
        self.hours, self.movable = {}, set()
        self.known = date(known) if known else None
        for name in sorted(os.listdir(folder)):
            if name.endswith('.xml'):
                self.read(ET.parse(os.path.join(folder, name)).getroot())

    def read(self, year):
        hours = {}
        for jam in year.iter(NS + 'jam'):
            clock = jam.get('tutup').split(':')
            for day in jam.get('hari').split():
                hours[day, jam.get('ramadan') == 'ya'] = \
                    int(clock[0]) * 60 + int(clock[1])
        number, leave = int(year.get('tahun')), None
        self.hours[number] = hours
        for month in year.iter(NS + 'ramadan'):
            if self.by_then(month.get('ditetapkan')):
                self.fasting.append((date(month.get('dari')),
                                     date(month.get('sampai'))))
        for day in year.iter(NS + 'hari'):
            if not self.by_then(day.get('ditetapkan')):
                continue
            leave = leave or day.get('jenis') == 'cuti-bersama'
            if day.get('dicabut') is None or \
                    not self.by_then(day.get('dicabut')):
                when = date(day.get('tanggal'))
                self.off[when] = day.text
                if day.get('tentatif') == 'ya':
                    self.movable.add(when)
        if self.known is None or leave is not None:
            self.years[number] = year.get('cuti-bersama') == 'ditetapkan' \
                and (self.known is None or leave)

    def by_then(self, text):
        return self.known is None or decreed(text) <= self.known

    def works(self, day):
        return day.weekday() < 5 and day not in self.off

    def closing(self, day):
        fasting = any(a <= day <= b for a, b in self.fasting)
        year = max([y for y in self.hours if y <= day.year] or
                   [min(self.hours)])
        hours = self.hours[year]
        return hours.get((WEEK[day.weekday()], fasting),
                         hours['senin', fasting])

    def walk(self, day, count, step):
        while count > 0:
            day += step
            if self.works(day):
                count -= 1
        return day

    def doubtful(self, first, last):
        for year in range(first.year, last.year + 1):
            if not self.years.get(year):
                return True
        return any(first <= day <= last + DAY for day in self.movable)


def months_later(day, months):
    month = day.year * 12 + day.month - 1 + months
    for last in (day.day, 30, 29, 28):
        try:
            return datetime.date(month // 12, month % 12 + 1,
                                 min(day.day, last))
        except ValueError:
            pass


def after(calendar, unit, length, day):
    """The last day of LENGTH units that begin when DAY is over."""
    if unit == 'hari-kerja':
        return calendar.walk(day, length, DAY)
    if unit == 'hari':
        return day + length * DAY
    if unit == 'jam':
        return day + -(-length // 24) * DAY
    return months_later(day, length)


class Clock:
    """A rule that one thing started."""

    def __init__(self, calendar, rule, source, root):
        self.calendar, self.source, self.root = calendar, source, root
        self.code = rule.get('kode')
        self.unit, self.length = rule.get('satuan'), int(rule.get('lama'))
        self.back = rule.get('arah') == 'sebelum'
        self.base = None
        self.provisional = False

    def from_instant(self, instant):
        self.start = instant.date()
        minute = instant.hour * 60 + instant.minute
        if self.unit == 'jam':
            later = instant + datetime.timedelta(hours=self.length)
            self.strict = self.legal = later.date()
            return
        self.legal = after(self.calendar, self.unit, self.length, self.start)
        self.strict = self.legal
        open_day = self.unit == 'hari' or self.calendar.works(self.start)
        if self.unit in ('hari', 'hari-kerja') and self.length > 0 and \
                open_day and minute < self.calendar.closing(self.start):
            self.strict = after(self.calendar, self.unit, self.length - 1,
                                self.start)

    def from_stated(self, instant, stated):
        self.start, self.base = instant.date(), stated
        if not self.back:
            self.legal = after(self.calendar, self.unit, self.length, stated)
            self.strict = self.legal
        elif self.unit == 'hari-kerja':
            self.legal = self.calendar.walk(stated, self.length, -DAY)
            self.strict = self.calendar.walk(self.legal, 1, -DAY)
        else:
            raise NotImplementedError(self.code)

    def from_end(self, before):
        self.start = before.legal
        self.strict = after(self.calendar, self.unit, self.length,
                            before.strict)
        self.legal = after(self.calendar, self.unit, self.length,
                           before.legal)
        self.provisional = before.provisional

    def result(self):
        base = self.base or self.start
        skipped = []
        if self.unit == 'hari-kerja' and self.length > 0:
            self.provisional |= self.calendar.doubtful(
                min(base, self.strict), max(base, self.legal))
            day = self.legal if self.back else base
            end = base - DAY if self.back else self.legal
            while day <= end:
                if not self.calendar.works(day):
                    skipped.append(day.isoformat())
                day += DAY
        return (self.start.isoformat(), self.strict.isoformat(),
                self.legal.isoformat(),
                'ya' if self.provisional else 'tidak', tuple(skipped))


class Case:
    """One thing that happened: a mail that came in, or an event."""

    def __init__(self, instant):
        self.instant, self.root = instant, 'peristiwa-1'
        self.mail = self.second = self.event = self.untuk = None
        self.review = self.fault = False
        self.words = {}

    def starts(self, trigger):
        if trigger.get('kecuali') in ('diterima', self.event or 'diterima'):
            return False
        if trigger.get('surel') and self.mail:
            if trigger.get('tinjau') == 'ya' and not self.review:
                return False
            return trigger.get('surel') == (
                self.second if trigger.get('lain') == 'ya' else self.mail)
        if trigger.get('cacat') and self.mail:
            return self.fault and (self.review or
                                   self.mail == 'tidak-diketahui')
        if not self.event or trigger.get('peristiwa') != self.event:
            return False
        return all(trigger.get(name) is None or
                   set(trigger.get(name).split()) &
                   set(self.words.get(name, '').split())
                   for name in ('hasil', 'alasan', 'pasal'))

    def write(self, number):
        at, extra = self.instant.isoformat(), ''
        if self.event:
            for name, word in sorted(self.words.items()):
                extra += ' %s="%s"' % (name, word)
            if self.untuk:
                extra += ' untuk="%s"' % self.untuk.isoformat()
            return ('<berkas><riwayat><peristiwa id="%s" jenis="%s" '
                    'waktu="%s"%s/></riwayat></berkas>\n' %
                    (self.root, self.event, at, extra))
        if self.second:
            extra = '<jenis-lain>%s</jenis-lain>' % self.second
        return ('<berkas><klasifikasi surel="surel-1" jenis="%s" '
                'keyakinan="0.9" tinjau="%s">%s</klasifikasi>'
                '<riwayat><peristiwa id="%s" jenis="diterima" waktu="%s" '
                'sumber="surel-1"/></riwayat><surel id="surel-1" '
                'arah="masuk" sumber="%d" sha256="%s" ukuran="1"/>%s'
                '</berkas>\n' %
                (self.mail, 'ya' if self.review else 'tidak', extra,
                 self.root, at, number, ZERO,
                 '<cacat tahap="parse" kode="rusak"/>' if self.fault
                 else ''))


class Rules:
    def __init__(self, path):
        self.all = list(ET.parse(path).getroot().iter(NS + 'kaidah'))

    @staticmethod
    def in_force(rule, day):
        return date(rule.get('berlaku-dari')) <= day <= \
            date(rule.get('berlaku-sampai', '9999-12-31'))

    def running(self):
        """Those that a trigger of any of these years can start."""
        return [r for r in self.all if self.in_force(r, LAST) and
                self.in_force(r, FIRST)]

    def clocks(self, calendar, case):
        """Every clock of CASE, by rule and by what started it."""
        clocks, day = {}, case.instant.astimezone(WIB).date()
        for rule in self.all:
            for trigger in rule.iter(NS + 'pemicu'):
                for clock in self.start(calendar, rule, trigger, case, day,
                                        clocks):
                    clocks.setdefault((clock.code, clock.source), clock)
        return {key: clock.result() for key, clock in clocks.items()}

    def start(self, calendar, rule, trigger, case, day, clocks):
        local = case.instant.astimezone(WIB)
        if trigger.get('akhir'):
            for before in list(clocks.values()):
                chosen = day if rule.get('acuan') else before.legal
                if before.code == trigger.get('akhir') and \
                        self.in_force(rule, chosen):
                    clock = Clock(calendar, rule, 'akhir:%s/%s' %
                                  (before.code, before.root), before.root)
                    before.result()
                    clock.from_end(before)
                    yield clock
        elif case.starts(trigger) and self.in_force(rule, day):
            clock = Clock(calendar, rule, case.root, case.root)
            if trigger.get('pada') is None:
                clock.from_instant(local)
                yield clock
            elif case.untuk:
                clock.from_stated(local, case.untuk)
                yield clock


class Dice:
    """Random cases; the same for the same seed and the same tables."""

    def __init__(self, seed, rules, calendar):
        self.random = random.Random(seed)
        self.rules, self.calendar = rules, calendar
        self.days_off = sorted(d for d in calendar.off if FIRST <= d <= LAST)

    def instant(self):
        """Often near a day off, the close of offices or midnight."""
        day = FIRST + self.random.randrange((LAST - FIRST).days + 1) * DAY
        if self.random.random() < 0.3:
            day = self.random.choice(self.days_off) + \
                self.random.randrange(-16, 3) * DAY
        day = min(max(day, FIRST), LAST)
        minute = self.random.randrange(24 * 60)
        dice = self.random.random()
        if dice < 0.3:
            minute = self.calendar.closing(day) + self.random.randrange(-2, 3)
        elif dice < 0.4:
            minute = self.random.choice((0, 24 * 60 - 1))
        local = datetime.datetime.combine(
            day, datetime.time(minute // 60, minute % 60,
                               self.random.randrange(60)), WIB)
        hours = datetime.timedelta(hours=self.random.choice(ZONES))
        return local.astimezone(datetime.timezone(hours))

    def root(self, rule):
        """A trigger of RULE that is a mail or an event."""
        trigger = self.random.choice(rule.findall(NS + 'pemicu'))
        while trigger.get('akhir'):
            code = trigger.get('akhir')
            rule = self.random.choice([r for r in self.rules.running()
                                       if r.get('kode') == code])
            trigger = self.random.choice(rule.findall(NS + 'pemicu'))
        return trigger

    def case(self):
        """A rule and what starts it."""
        rule = self.random.choice(self.rules.running())
        trigger, case = self.root(rule), Case(self.instant())
        case.review = trigger.get('tinjau') == 'ya' or \
            self.random.random() < 0.2
        if trigger.get('peristiwa'):
            case.event = trigger.get('peristiwa')
            case.untuk = case.instant.astimezone(WIB).date() + \
                self.random.randrange(0, 90) * DAY
            for name in ('hasil', 'alasan', 'pasal'):
                if trigger.get(name):
                    case.words[name] = \
                        self.random.choice(trigger.get(name).split())
        elif trigger.get('cacat'):
            case.mail, case.fault = 'tidak-diketahui', True
        elif trigger.get('lain') == 'ya':
            case.mail, case.second = 'undangan', trigger.get('surel')
        else:
            case.mail = trigger.get('surel')
        return rule.get('kode'), case


def make(dice, count):
    print('<kumpulan xmlns="urn:ppid:berkas:1">')
    for number in range(count):
        sys.stdout.write(dice.case()[1].write(number))
    print('<akhir jumlah="%d"/></kumpulan>' % count)


def read(berkas):
    found = {}
    for node in berkas.iter(NS + 'tenggat'):
        skipped = tuple(n.get('tanggal') for n in node.iter(NS + 'lewati'))
        found[node.get('kode'), node.get('pemicu')] = (
            node.get('mulai'), node.get('ketat'), node.get('jatuh-tempo'),
            node.get('sementara'), skipped)
    return found


def differences(code, case, want, got):
    if code not in (key[0] for key in want):
        yield '%s is not started by its trigger' % code
    for key in sorted(set(want) | set(got)):
        if want.get(key) != got.get(key):
            yield '%s %s: expected %s, got %s' % (
                *key, want.get(key), got.get(key))


def check(rules, calendar, dice, count):
    """Prints what differs; the figures on the last line."""
    number = dates = bad = 0
    met = set()
    for _, node in ET.iterparse(sys.stdin.buffer):
        if node.tag != NS + 'berkas':
            continue
        code, case = dice.case()
        number += 1
        met.add(code)
        want, got = rules.clocks(calendar, case), read(node)
        dates += len(want)
        for text in differences(code, case, want, got):
            bad += 1
            if bad <= SHOWN:
                print('record %d, %s: %s' % (number,
                                             case.instant.isoformat(), text))
        node.clear()
    codes = {r.get('kode') for r in rules.running()}
    for code in sorted(codes - met if number >= 50 * len(codes) else ()):
        bad += 1
        print('%s was never drawn' % code)
    print('%d pairs of %d rules, %d deadlines, %d differences' %
          (number, len(met), dates, bad))
    return 0 if bad == 0 and number == count else 1


def main():
    data = os.environ.get('PPID_ORACLE_DATA') or os.path.join(
        os.path.dirname(os.path.abspath(__file__)), '..', '..', 'data')
    mode, seed, count = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    rules = Rules(os.path.join(data, 'aturan.xml'))
    calendar = Calendar(os.path.join(data, 'libur'),
                        sys.argv[4] if len(sys.argv) > 4 else None)
    dice = Dice(seed, rules, calendar)
    if mode == 'make':
        return make(dice, count)
    return check(rules, calendar, dice, count)


if __name__ == '__main__':
    sys.exit(main())
