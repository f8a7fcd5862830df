"""Dovecot's LMTP: the log names the clients, the raw logs (see ../rawlog.py) hold the dialogues, both in the order of connections.

2026-11-21T09:53:09.221310Z dovecot: lmtp(209): Connect from 192.0.2.20
rawlog 1 < LHLO mx1.example.com
"""
import re

from session import Session


def read(lines):
    sessions = [Session(found.group(1)) for line in lines if (found := re.search(r"lmtp\(\d+\): Connect from ([0-9a-f.:]+)$", line))]
    for line in lines:
        if found := re.match(r"rawlog (\d+) ([<>]) (.*)$", line):
            session = sessions[int(found.group(1)) - 1]
            (session.command if found.group(2) == "<" else session.reply)(found.group(3))
    return sessions
