"""OpenSMTPD with -T smtp: "<<<" is a command, ">>>" a reply, the session's address in memory tells connections apart.

smtp: 0x55dd498bfc50: connected to listener 0x55dd498b48f0 [hostname=mail.example.com, port=25, tag=]
3a400f12e201519e smtp connected address=198.51.100.20 host=mx.partner.example
smtp: 0x55dd498bfc50: <<< EHLO mx.partner.example
"""
import re

from session import Session

LINE = re.compile(r"^smtp: (0x[0-9a-f]+): (<<<|>>>) ?(.*)$")


def keeps(line):
    line = re.sub(r"^\S+Z smtpd\[\d+\]: ", "", line)
    return not re.match(r"debug:|setup_|smtp: \S+: (STATE_|fd |message |connected to)|mda: |<<< \[MSG\]", line)


def read(lines):
    sessions, current, order = {}, None, []
    for whole in lines:
        line = re.sub(r"^\S+Z smtpd\[\d+\]: ", "", whole)
        if opened := re.match(r"smtp: (0x[0-9a-f]+): connected to listener .*port=(\d+)", line):
            current = opened.groups()
        elif met := re.match(r"\w+ smtp connected address=\[?(?:IPv6:)?([0-9a-f.:]+)\]? ", line):
            sessions[current[0]] = Session(met.group(1), listener_port=current[1])
            order.append(sessions[current[0]])
            order[-1].name = line.split(" ")[0]
            order[-1].seen(whole)
        elif re.match(r"\w+ smtp connected address=local", line):  # from the queue's own programs, over no network
            sessions.pop(current[0], None)
        elif (found := LINE.match(line)) and found.group(1) in sessions:
            _, way, text = found.groups()
            sessions[found.group(1)].seen(whole)
            (sessions[found.group(1)].command if way == "<<<" else sessions[found.group(1)].reply)(text)
    return order
