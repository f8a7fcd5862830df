"""The forms of time in front of a line of a log."""
import datetime, json, re

DAY = datetime.timedelta(days=1)


def stamped(form, line, ahead, zone):
    """The line as HOST's log daemon would have kept it."""
    if form == "own":
        return line.text
    at = line.at + datetime.timedelta(seconds=ahead)
    local = at + datetime.timedelta(hours=zone)
    return FORMS[form](line, at, local, zone)


def classic(line, _at, local, _zone):
    """Nov 21 10:24:13 mail postfix/smtpd[286]: connect from …"""
    return f"{local:%b} {local.day:2d} {local:%H:%M:%S} mail {line.tag}: {line.text}"


def iso(line, _at, local, zone):
    """2026-11-21T05:24:13.608245-05:00 mail postfix/smtpd[286]: connect from …"""
    return f"{local.isoformat(timespec='microseconds')}{offset(zone)} mail {line.tag}: {line.text}"


def rfc5424(line, _at, local, zone):
    """<22>1 2026-11-21T05:24:13.608245-05:00 mail postfix/smtpd 286 - - connect from …"""
    name, process = identity(line)
    return f"<22>1 {local.isoformat(timespec='microseconds')}{offset(zone)} mail {name} {process} - - {line.text}"


def journal(line, at, _local, _zone):
    """As `journalctl -o json` prints."""
    name, process = identity(line)
    micros = round(at.replace(tzinfo=datetime.timezone.utc).timestamp() * 1e6)
    return json.dumps({"__REALTIME_TIMESTAMP": str(micros), "_HOSTNAME": "mail", "PRIORITY": "6", "SYSLOG_FACILITY": "2",
                       "SYSLOG_IDENTIFIER": name, "SYSLOG_PID": process, "_TRANSPORT": "syslog", "MESSAGE": line.text})


FORMS = {"classic": classic, "iso": iso, "rfc5424": rfc5424, "journal": journal}


def identity(line):
    return re.match(r"(.*?)(?:\[(\d+)\])?$", line.tag).groups(default="-")


def offset(zone):
    return "Z" if zone == 0 else f"{'-' if zone < 0 else '+'}{int(abs(zone)):02d}:{round(abs(zone) % 1 * 60):02d}"
