"""Postfix with debug_peer_list: "< name[address]:port: " is a command, "> …" a reply, the process and port tell connections apart.

Postscreen logs its refusals only; the commands are in them.

mx.partner.example[198.51.100.20]:41719: EHLO mx.partner.example
"""
import re

from session import Session

LINE = re.compile(r"postfix/(?:\w+/)?(smtpd|postscreen)\[(\d+)\]: ([<>] |connect from |CONNECT from )(\S*)\[([0-9a-f.:]+)\]:(\d+)(?:: (.*)| .*)?$")
SCREENED = re.compile(r"postscreen\[\d+\]: NOQUEUE: reject: RCPT from \[([^\]]+)\]:(\d+): (.*); from=(<.*?>), to=(<.*?>), proto=\w+, helo=<(.*)>")
CHATTER = re.compile(r"(smtpd|smtp|postscreen|cleanup)\[\d+\]: (?![<>] |NOQUEUE|connect |CONNECT|disconnect |DISCONNECT|warning|lost|timeout|too many|improper|"
                     r"PREGREET|DNSBL|HANGUP|PASS|[0-9A-F]{6,}:|[0-9A-Za-z]{12,}:|statistics|SSL|TLS|Anonymous|Trusted|Untrusted)")


def keeps(line):
    return not CHATTER.search(line)


def read(lines):
    sessions = {}
    for line in lines:
        if screened := SCREENED.search(line):
            address, port, refusal, sender, recipient, helo = screened.groups()
            refuse(sessions[address, port], refusal, sender, recipient, helo)
        found = LINE.search(line)
        if not found:
            continue
        _, _, event, _, address, port, text = found.groups()
        key = (address, port)
        if key not in sessions:
            sessions[key] = Session(address, port=int(port))
        sessions[key].seen(line)
        if event == "< ":
            sessions[key].command(text or "")
        elif event == "> ":
            sessions[key].reply(text or "")
    return list(sessions.values())


def refuse(session, refusal, sender, recipient, helo):
    for command, reply in ((f"EHLO {helo}", "250 "), (f"MAIL FROM:{sender}", "250 "), (f"RCPT TO:{recipient}", refusal)):
        session.command(command)
        session.reply(reply)
