"""Exim with -d+receive: "SMTP<<" is a command, "SMTP>>" a reply, whose further lines are indented; the process tells connections apart.

09:34:19.466   160 Process 160 is handling incoming connection from [198.51.100.20]:42157
09:34:19.467   160 SMTP<< EHLO mx.partner.example
09:34:19.467   160 SMTP>> 250-mail.example.com Hello mx.partner.example [198.51.100.20]
09:34:19.467   160        250-SIZE 52428800
"""
import re

from session import Session

LINE = re.compile(r"^\d\d:\d\d:\d\d(?:\.\d+)?\s+(\d+) (Connection request from .*|Process \d+ is handling incoming connection from .*|SMTP<< .*|SMTP>> .*|       \d{3}[- ].*)$")
KEPT = re.compile(r"Connection request|LOG:|handling incoming|SMTP<<|SMTP>>|^\S+ +\d+        ?\d{3}[- ]|^\S+ +\d+   \S")


def keeps(line):
    return bool(KEPT.search(line)) and "SMTP>>(close" not in line


def read(lines):
    sessions, order, taken = {}, [], []
    for line in lines:
        found = LINE.match(line)
        if not found:
            continue
        process, event = found.groups()
        if process in sessions and not event.startswith("Connection request"):
            sessions[process].seen(line)
        if event.startswith("Connection request"):
            # The daemon itself answers whom it turns away; else a process of its own takes over.
            address, port = re.search(r"from (\S+) port (\d+)", event).groups()
            sessions[process] = Session(address, port=int(port))
            order.append(sessions[process])
            sessions[process].seen(line)
        elif event.startswith("Process"):
            address, port = re.search(r"\[([^\]]+)\](?::(\d+))?", event).groups()
            # Without log_selector +incoming_port the processes begin in the order of the connections.
            sessions[process] = next(one for one in order if one.client == address and one not in taken and port in (None, str(one.port)))
            sessions[process].process = process
            taken.append(sessions[process])
        elif process not in sessions:
            continue
        elif event.startswith("SMTP<< "):
            sessions[process].command(event[7:])
        elif re.match(r"(SMTP>> |       )\d{3}", event):
            sessions[process].reply(event[7:])
    return order
