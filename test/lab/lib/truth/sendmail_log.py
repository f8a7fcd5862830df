"""Sendmail at LogLevel 15 and above: "<--" is a command, "---" a reply, the process id tells the connections apart. A reply
marked "(hold)" is only put aside: it is sent later, logged without a mark or, after a message, as "(held)"."""
import re

from session import Session

LINE = re.compile(r"sendmail\[(\d+)\]: (?:[0-9A-Za-z]+: )?(connect from .*|<-- .*|--- .*)$")


def read(lines):
    sessions = {}
    for line in lines:
        found = LINE.search(line)
        if not found:
            continue
        process, event = found.groups()
        if event.startswith("connect from"):
            sessions[process] = Session(re.search(r"\[(?:IPv6:)?([^\]]+)\]", event).group(1))
            sessions[process].process = process
        if process in sessions:
            sessions[process].seen(line)
        if event.startswith("connect from") or process not in sessions or event.endswith("(hold)"):
            continue
        elif event.startswith("<-- "):
            sessions[process].command(event[4:])
        else:
            sessions[process].reply(event[4:].removesuffix(" (held)"))
    return list(sessions.values())
