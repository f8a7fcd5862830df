"""Publishes a server's log as its administrator would have it beside the capture, and writes logs.json: which line tells of which
session. What is known of that comes from the servers alone: process ids, queue ids, and the debugging lines that are then left out.

maillog NAME PROGRAM FILE STAMPS [ahead=SECONDS] [zone=HOURS] [wrap=COLUMNS] [parts=N] [gz] [ports]
  STAMPS   classic, iso, rfc5424, journal (see stamps.py), or own for Exim's mainlog, which is taken as it is
  ahead    the clock of the server that logs is so many seconds ahead of the one that captures (a rewrite of the stamps)
  zone     local time is so many hours ahead of UTC
  wrap     long lines are broken as mail programs and web pages do
  parts    rotated: FILE holds the newest lines, FILE.1 those before, … and the oldest is gzipped when "gz" is given
  ports    leaves the clients' ports in Postfix's lines (smtpd_client_port_logging)
"""
import collections, dataclasses, gzip, json, pathlib, textwrap

import line_owners
from stamps import stamped


@dataclasses.dataclass
class Told:
    """A session, the server that told of it, and what truth.json will hold."""
    server: str
    session: object
    truth: dict


Options = collections.namedtuple("Options", "name program file stamps settings")


def publish(case, run, facts, told):
    logs = [one_log(case, run, parsed(fact), told) for fact in facts]
    text = ",\n".join(
        "  " + json.dumps({key: value for key, value in log.items() if key != "lines"}, ensure_ascii=False)[:-1]
        + ', "lines": [\n' + ",\n".join("    " + json.dumps(line) for line in log["lines"]) + "\n  ]}" for log in logs)
    (case / "logs.json").write_text('{"logs": [\n' + text + "\n]}\n")


def parsed(fact):
    name, program, file, stamps, *settings = fact.split()
    return Options(name, program, file, stamps, dict((one.split("=") + [""])[:2] for one in settings))


def one_log(case, run, options, told):
    """Writes the log's files; returns their row in logs.json."""
    settings = options.settings
    lines = line_owners.READERS[options.program](run, options, told)
    ahead, zone = float(settings.get("ahead", 0)), float(settings.get("zone", 0))
    texts = [stamped(options.stamps, line, ahead, zone) for line in lines]
    owners = [line.owners() for line in lines]
    truth, files = [], []
    for name, part in rotated(options.file, len(texts), int(settings.get("parts", 1)), "gz" in settings):
        at, out = 1, []
        for index in part:
            if owners[index]:
                truth.append({"file": name, "line": at, **owners[index]})
            rows = wrapped(texts[index], int(settings.get("wrap", 0)))
            out += rows
            at += len(rows)
        data = "".join(f"{row}\n" for row in out).encode()
        (case / name).write_bytes(gzip.compress(data, mtime=0) if name.endswith(".gz") else data)
        files.append(name)
    return {"files": files, "program": options.program, "aheadSeconds": ahead, "zoneHours": zone, "stamps": options.stamps, "lines": truth}


def rotated(file, count, parts, zipped):
    """The files from the oldest to the newest, with the indexes of their lines."""
    for part in range(parts):
        age = parts - 1 - part
        name = file if age == 0 else f"{file}.{age}" + (".gz" if zipped and part == 0 else "")
        yield name, range(count * part // parts, count * (part + 1) // parts)


def wrapped(text, columns):
    return textwrap.wrap(text, columns, break_long_words=False, break_on_hyphens=False) if columns else [text]
