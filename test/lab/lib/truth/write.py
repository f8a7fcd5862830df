"""write.py CASE-FOLDER RUN-FOLDER: makes truth.json and server.log out of the servers' logs and the case's labels.

RUN-FOLDER holds NAME.log and a file "facts" of lines KEY<TAB>VALUE, which the case's script has written:
  server    NAME READER VERSION   the log NAME.log is read by READER_log.py
  expect    NUMBER REASON…        the reasons of the NUMBERth session's refusals, in their order; what else the words
                                    may honestly be taken for stands behind a bar (relay_denied|user_unknown)
  set       NUMBER KEY JSON       what no log can know, such as how the capture shows a connection
  session   JSON                  a whole session that no server logged
  encrypted NUMBER JSON           the NUMBERth connection was TLS from its first byte: nothing of the log can be seen
  port      PORT                  where the server listened, if not at 25 and its log does not say
  elsewhere NAME                  this server is not the one at 192.0.2.25: "serves DOMAIN ADDRESS" tells where each domain's mail goes
  stands    NAME ADDRESS          this server stands at another address
  shows     FILE SERVER           this capture holds the sessions of that server only
  means     REASON PATTERN        the reason of every refusal whose words match
  maillog   NAME PROGRAM …        publishes the server's log beside the capture, see maillog.py
  zone      NAME HOURS            the log's local time is so many hours ahead of UTC
  asked     JSON                  a question that a session made the server ask, and the name server's answer
  messages  yes                   keeps the stored messages as .eml files, and writes messages.json
  dialogue  FILE PROGRAM NUMBER…  a text of the case tells of these sessions
  shift     SECONDS               added to the times of the log, as to those of the capture
"""
import datetime, importlib, json, pathlib, re, sys

from maillog import Told, publish
from messages import read_messages
from mime import write_messages
from session import describe

case, run = map(pathlib.Path, sys.argv[1:3])
facts = [line.split("\t", 1) for line in (run / "facts").read_text().splitlines()]
facts_of = lambda key: [value for name, value in facts if name == key]


NOISE = re.compile(r"useradd\[|groupadd\[|usermod\[|alias database|/etc/mail/aliases|safesasl|engine=\(null\)|sendmail\.st:"
                   r"|AUTH: available|action=\w+, continue|Milter \(\w+\): (headers|body),")


def main():
    shift = datetime.timedelta(seconds=float((facts_of("shift") or ["0"])[0]))
    sessions, kept = [], []
    for value in facts_of("server"):
        name, reader, _ = value.split(" ", 2)
        module = importlib.import_module(f"{reader}_log")
        lines = (run / f"{name}.log").read_text(errors="replace").splitlines()
        lines = [shifted(line, shift) for line in lines if not noise(line)]
        zone = zone_of(name)
        for one in module.read(lines):
            if one.start is not None:
                one.start, one.end = one.start - zone, one.end - zone
            sessions.append(Told(name, one, describe(one)))
        kept += [line for line in lines if getattr(module, "keeps", lambda _: True)(line)]
    told = settle_order(sessions)
    sessions = [one.truth for one in told]
    for session in sessions if facts_of("port") else []:
        session["server"] = re.sub(r"\d+$", facts_of("port")[0], session["server"])
    # Sendmail rewrites the header it was given, so that what it stored tells nothing about what was sent.
    rewritten = any(value.split(" ")[1] == "sendmail" for value in facts_of("server"))
    messages = {} if rewritten else read_messages(run)
    for transaction in (one for session in sessions for one in session["transactions"]):
        if message := messages.get(transaction.get("queueId")):
            transaction["message"] = message
    sessions += [json.loads(value) for value in facts_of("session")]
    label(sessions)
    (case / "server.log").write_text("\n".join(kept) + "\n" if kept else "")
    truth = {"case": case.name, "recordedWith": recorded_with(), "captures": captures(), "sessions": sessions}
    (case / "truth.json").write_text(json.dumps(truth, indent=2, ensure_ascii=False) + "\n")
    for value in facts_of("shows"):
        file, server = value.split()
        shown = [one for one in sessions if one["server"] == server]
        (case / f"{file}.shows.json").write_text(json.dumps(shown, indent=2, ensure_ascii=False) + "\n")
    (case / "README.md").write_text(readme(truth))
    if facts_of("messages"):
        write_messages(case, run, told)
    if facts_of("asked"):
        (case / "dns.json").write_text("[\n  " + ",\n  ".join(facts_of("asked")) + "\n]\n")
    if facts_of("dialogue"):
        write_dialogues()
    if facts_of("maillog"):
        publish(case, run, facts_of("maillog"), told)
    print(f"   {len(sessions)} sessions:", ", ".join(one["outcome"] for one in sessions))


def write_dialogues():
    rows = [(file, program, [int(number) for number in numbers]) for file, program, *numbers in map(str.split, facts_of("dialogue"))]
    content = [{"file": file, "program": program, "sessions": numbers} for file, program, numbers in rows]
    (case / "dialogues.json").write_text("[\n" + ",\n".join("  " + json.dumps(row) for row in content) + "\n]\n")


def settle_order(told):
    """Where several servers took part, the order of the connections is that of their logs' times."""
    for value in facts_of("stands"):
        name, address = value.split()
        for one in told:
            if one.server == name:
                one.truth["server"] = f"{address}:25"
    elsewhere, serves = facts_of("elsewhere"), dict(value.split() for value in facts_of("serves"))
    for one in told:
        if one.server in elsewhere:
            recipients = [who["address"] for mail in one.truth["transactions"] for who in mail["recipients"]]
            address = serves[recipients[0].split("@")[1]] if recipients else next(iter(serves.values()))
            one.truth["server"] = f"[{address}]:25" if ":" in address else f"{address}:25"
    return sorted(told, key=lambda one: one.session.start) if elsewhere or facts_of("stands") else told


def zone_of(name):
    """Seconds that the debugging lines of an Exim with "timezone" are ahead of UTC."""
    return next((float(value.split(" ")[1]) * 3600 for value in facts_of("zone") if value.split(" ")[0] == name), 0)


def label(sessions):
    for value in facts_of("means"):
        reason, pattern = value.split(" ", 1)
        for rejection in (one for session in sessions for one in session["rejections"] if re.search(pattern, one["text"])):
            rejection["reason"], *others = reason.split("|")
            rejection.pop("alsoRight", None)
            if others:
                rejection["alsoRight"] = others
    for value in facts_of("expect"):
        number, *reasons = value.split()
        rejections = sessions[int(number) - 1]["rejections"]
        if len(reasons) != len(rejections):
            sys.exit(f"session {number}: {len(reasons)} reasons are expected, but the log has {rejections}")
        for rejection, reason in zip(rejections, reasons):
            rejection["reason"], *others = reason.split("|")
            if others:
                rejection["alsoRight"] = others
    for value in facts_of("set"):
        number, key, content = value.split(" ", 2)
        sessions[int(number) - 1][key] = json.loads(content)
    for value in facts_of("encrypted"):
        number, tls = value.split(" ", 1)
        hidden = sessions[int(number) - 1]
        hidden.pop("greeting", None)
        hidden.update(authentication=[], transactions=[], rejections=[], tls=json.loads(tls), outcome="encrypted")
    unnamed = [one for one in sessions if any("reason" not in refusal for refusal in one["rejections"])]
    if unnamed:
        sys.exit(f"no reason is expected for {json.dumps(unnamed, indent=1)}")


def recorded_with():
    return {
        "at": facts_of("at")[0],
        "servers": [value.split(" ", 2)[2] for value in facts_of("server")],
        "tools": facts_of("tool"),
        "commands": facts_of("command"),
    }


def readme(truth):
    """The comment at the top of the case's script, and what it was recorded with."""
    script = pathlib.Path(__file__).parents[2] / "cases" / f"{case.name}.sh"
    comment = []
    for line in script.read_text().splitlines():
        if not line.startswith("#"):
            break
        if "shellcheck" not in line:
            comment.append(line[2:])
    made = truth["recordedWith"]
    lines = [f"# {case.name}", "", *comment, "", "## How it was recorded", "",
             f"With `sudo test/lab/record.sh {case.name}`, the script being `test/lab/cases/{case.name}.sh`, on {made['at'][:10]}.",
             "All hosts are network namespaces of one machine; names, people and messages are invented unless said otherwise.", ""]
    lines += [f"- {one}" for one in made["servers"] + made["tools"]] + [f"- `{one}`" for one in made["commands"]]
    return "\n".join(lines) + "\n"


def captures():
    """Each entry is analysed as one: a file, or the files of a rotated capture."""
    listed = facts_of("captures")
    return [value.split() for value in listed] or [[path.name] for path in sorted(case.glob("*.pcap*"))]


def noise(line):
    return NOISE.search(line)


def shifted(line, shift):
    found = re.match(r"(\d{4}-\d\d-\d\dT[\d:.]{15})Z", line)
    if not found or not shift:
        return line
    return (datetime.datetime.fromisoformat(found.group(1)) + shift).isoformat(timespec="microseconds") + "Z" + line[27:]


main()
