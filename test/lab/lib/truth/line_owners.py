"""Whom each line of a server's log belongs to. A line is
  by the server of a session     the process that took the connection wrote it          {"server": SESSION}
  by the client of a session     this server passed mail on and says how that went      {"client": SESSION}
  of a queue                     it tells of a message that a session brought            {"queue": SESSION}
Beside each stands "also": sessions that the line may be shown with too, because their message is the same one (a queue id
that came in by one session goes out by others). Sessions are numbered from 1, in the order of truth.json.
"""
import collections
import datetime
import re

from session import clock


class Line:
    def __init__(self, at, tag, text):
        self.at, self.tag, self.text = at, tag, text
        self.role = self.session = self.queue = None
        self.also = set()

    def seconds(self):
        return self.at.hour * 3600 + self.at.minute * 60 + self.at.second + self.at.microsecond / 1e6

    def belongs(self, role, session):
        self.role, self.session = role, session

    def owners(self):
        also = sorted(self.also - {self.session})
        return {**({self.role: self.session} if self.role else {}), **({"also": also} if also else {})}


def syslog_lines(run, name):
    """2026-11-21T10:24:13.608245Z postfix/smtpd[286]: text"""
    for row in (run / f"{name}.log").read_text(errors="replace").splitlines():
        if found := re.match(r"(\S+)Z ([\w./-]+(?:\[\d+\])?): (.*)$", row):
            yield Line(datetime.datetime.fromisoformat(found.group(1)), found.group(2), found.group(3))


class Book:
    """The sessions by what names them."""

    def __init__(self, told, name):
        self.numbered = list(enumerate(told, 1))
        self.own = [(number, one) for number, one in self.numbered if one.server == name]
        self.others = [(number, one) for number, one in self.numbered if one.server != name]
        self.by_queue, self.sent = {}, collections.defaultdict(set)

    def by_port(self, port):
        return next(number for number, one in self.own if one.session.port == port)

    def by_process(self, process):
        return next((number for number, one in self.own if one.session.process == process), None)

    def outgoing(self, line, recipient, remote_queue):
        """The session of another server in which that recipient was named when the line was written."""
        named = [(number, one, mail) for number, one in self.others for mail in one.truth["transactions"]
                 if any(who["address"] == recipient for who in mail["recipients"]) and is_open(one, line, 2.5)]
        if remote_queue:
            named = [row for row in named if row[2].get("queueId") == remote_queue]
        # Of several attempts it is the last that had begun.
        named = [row for row in named if row[1].session.start <= line.seconds() + 0.02]
        return max(named, key=lambda row: row[1].session.start)[0] if named else None

    def finish(self, lines):
        """What has a queue id belongs to the session that brought it, and may stand with those that it went out by."""
        for line in lines:
            if line.queue and line.role is None and line.queue in self.by_queue:
                line.belongs("queue", self.by_queue[line.queue])
            if line.queue:
                line.also |= self.sent[line.queue] | ({self.by_queue[line.queue]} if line.queue in self.by_queue else set())
        return lines


def is_open(one, line, after=1.0):
    return one.session.start - 0.05 <= line.seconds() <= one.session.end + after


def read_postfix(run, options, told):
    book, ports, lines = Book(told, options.name), {}, []
    for line in syslog_lines(run, options.name):
        service, process = re.match(r"postfix/(?:\w+/)*([\w-]+)\[(\d+)\]", line.tag).groups() if line.tag.startswith("postfix") else ("", "")
        if service == "smtpd" and (met := re.search(r"\[([0-9a-f.:]+)\]:(\d+)", line.text)):
            ports[process] = int(met.group(2))
        if not POSTFIX_KEPT.match(line.text):
            continue
        if service == "smtpd" and process in ports and not line.text.startswith("warning: hostname"):
            line.belongs("server", book.by_port(ports[process]))
        note_queue(book, line, re.match(r"([0-9A-F]{6,}|[0-9A-Za-z]{12,}): ", line.text), line.text.split(": ", 1)[-1].startswith("client="))
        if service == "smtp" and (sent := re.search(r"to=<(\S+)>, (?:orig_to=<\S+>, )?relay=\S+\[", line.text)):
            deliver(book, line, sent.group(1), re.search(r"queued as (\w+)\)|id=([\w-]+)\)", line.text))
        if service == "smtp" and (refused := re.search(r"host \S+ (?:said|refused): .*in reply to RCPT TO", line.text)):
            line.also |= {number for number, one in book.others if is_open(one, line)}
        if "ports" not in options.settings:
            line.text = re.sub(r"(\[[0-9a-f.:]+\]):\d+", r"\1", line.text) if service == "smtpd" else line.text
        lines.append(line)
    return book.finish(lines)


# What Postfix logs without debug_peer_list.
POSTFIX_KEPT = re.compile(r"(NOQUEUE|[0-9A-F]{6,}|[0-9A-Za-z]{12,}): |connect from|disconnect from|lost connection|timeout after|too many|warning: (?!dict)|"
                          r"fatal|statistics:|daemon started|starting the Postfix|connect to \S+\[|improper")


def note_queue(book, line, found, brought):
    line.queue = found.group(1) if found and found.group(1) != "NOQUEUE" else None
    if line.queue and brought and line.role == "server":
        book.by_queue[line.queue] = line.session


def deliver(book, line, recipient, remote):
    number = book.outgoing(line, recipient, next(filter(None, remote.groups()), None) if remote else None)
    if number:
        line.belongs("client", number)
        book.sent[line.queue].add(number)


def read_sendmail(run, options, told):
    book, lines = Book(told, options.name), []
    for line in syslog_lines(run, options.name):
        process = re.search(r"\[(\d+)\]", line.tag)
        if not line.tag.startswith(("sendmail", "sm-mta")) or SENDMAIL_DROPPED.search(line.text):
            continue
        number = book.by_process(process.group(1)) if process else None
        if number:
            line.belongs("server", number)
        note_queue(book, line, re.match(r"([0-9A-Za-z]{14}): ", line.text), " from=" in line.text)
        if sent := re.search(r": to=<?([^\s,>]+)>?,.*relay=\S+ \[(?!127)[0-9.]+\]", line.text):
            deliver(book, line, sent.group(1), re.search(r"id=([\w-]+)\)|\((\w{14}) Message|queued as (\w+)", line.text))
        lines.append(line)
    return book.finish(lines)


# What Sendmail logs at LogLevel 10 and above only.
SENDMAIL_DROPPED = re.compile(r"<-- |--- |connect from|Milter|SMTP outgoing|SMTP connect|makeconnection|AUTH|started as|done; delay|milter|tempfail|"
                              r"ServerCertFile|STARTTLS|engine=|safesasl|Host \S+ |poststats|alias database|collect|\(held\)|SYSERR\(root\): hash map")


def read_exim(run, options, told):
    """Fractions of seconds and process numbers (log_selector +millisec +pid) serve to find the session; they are not published."""
    book, lines = Book(told, options.name), []
    main = run / f"layer-{options.name}/root/var/log/exim4/mainlog"
    ahead = int(float(options.settings.get("zone", 0)) * 3600)
    for row in main.read_text(errors="replace").splitlines():
        day, time, process, text = re.match(r"(\S+) (\d\d:\d\d:\d\d(?:\.\d+)?)(?: [+-]\d{4})? \[(\d+)\] (.*)$", row).groups()
        line = Line(datetime.datetime.fromisoformat(f"{day}T{time}") - datetime.timedelta(seconds=ahead), "", f"{day} {time[:8]} {text}")
        found = re.match(r"(\w{6}-\w{6}-\w{2}) (\S+)? ?", text)
        line.queue = found.group(1) if found else None
        peer = re.search(r"\[([0-9a-f.:]+)\](?::\d+)?", text)
        if found and found.group(2) == "<=" and peer:
            line.belongs("server", next((n for n, one in book.own if line.queue in [m.get("queueId") for m in one.truth["transactions"]]), None))
            book.by_queue[line.queue] = line.session
        elif found and found.group(2) in ("=>", "->", "==", "**") and peer:
            deliver(book, line, exim_recipient(text), re.search(r"queued as (\w+)|\bid=([\w-]+)\"", text))
        elif not found and peer and "exim 4" not in text:
            number = book.by_process(process)
            line.belongs("server" if number else None, number)
        lines.append(line)
    return book.finish(lines)


def exim_recipient(text):
    """=> carol@dest.example R=…; => carol@dest.example <team@example.com> R=…; == later@dest.example R=…"""
    return re.search(r"(?:=>|->|==|\*\*) (\S+@[^\s:]+)", text).group(1)


def read_opensmtpd(run, options, told):
    book, lines, outgoing = Book(told, options.name), [], {}
    names = {one.session.name: number for number, one in book.own}
    rows = [line for line in syslog_lines(run, options.name) if re.match(r"[0-9a-f]{16} |info: |warn: ", line.text)]
    for line in rows:
        if sent := re.search(r"^(\w{16}) mta delivery .*to=<(\S+?)>", line.text):
            number = book.outgoing(line, sent.group(2), None)
            if number:
                outgoing[sent.group(1)] = number
    for line in rows:
        connection = line.text.split(" ")[0]
        envelope = re.search(r"(?:evpid|msgid)=([0-9a-f]{8})", line.text)
        line.queue = envelope.group(1) if envelope else None
        if connection in names:
            line.belongs("server", names[connection])
            if line.queue:
                book.by_queue[line.queue] = line.session
        elif connection in outgoing:
            line.belongs("client", outgoing[connection])
            if line.queue:
                book.sent[line.queue].add(line.session)
        lines.append(line)
    return book.finish(lines)


READERS = {"postfix": read_postfix, "sendmail": read_sendmail, "exim": read_exim, "opensmtpd": read_opensmtpd}
