"""The messages that servers/deliver kept, without what the server put on top of them: size and hash as the client sent them."""
import hashlib, pathlib, re

TRACE = re.compile(rb"(?i)(return-path|x-original-to|delivered-to|envelope-to|delivery-date|received):")


def read_messages(run):
    """By queue id: {"bytes", "sha256"} of the message."""
    return {queue: {"bytes": len(text), "sha256": hashlib.sha256(text).hexdigest()} for queue, text in stored_messages(run).items()}


def stored_messages(run):
    """By queue id: the message as it was sent to the server that stored it, with CRLF line ends."""
    messages = {}
    mail = [file for pattern in ("*", "new/*") for file in run.glob(f"layer-*/root/var/mail/*/{pattern}")]
    for file in filter(pathlib.Path.is_file, mail):
        queue, text = strip_trace(file.read_bytes())
        # What servers on the way put on top is peeled off: below the trace of one lies what it was sent by the one before.
        while queue:
            messages[queue] = re.sub(rb"\r?\n", b"\r\n", text)
            queue, text = strip_trace(text)
    return messages


def strip_trace(text):
    """The server's own fields stand first; its Received field is the first of that name and ends with "id QUEUE-ID"."""
    lines, queue = text.split(b"\n"), None
    if lines[0].startswith(b"From "):
        lines.pop(0)
    while (found := TRACE.match(lines[0])) and not (queue and found.group(1).lower() == b"received"):
        field = [lines.pop(0)]
        while lines[0][:1] in (b" ", b"\t"):
            field.append(lines.pop(0))
        if found.group(1).lower() == b"received":
            found = re.search(rb"\bid ([0-9A-Za-z.-]+)", b" ".join(field))
            queue = found.group(1).decode() if found else None
    return queue, b"\n".join(lines)
