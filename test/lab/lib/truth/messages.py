"""The messages that servers/deliver kept, without what the server put on top of them: size and hash as the client sent them."""
import hashlib, pathlib, re

TRACE = re.compile(rb"(?i)(return-path|x-original-to|delivered-to|envelope-to|delivery-date|received):")


def read_messages(run):
    """By queue id: {"bytes", "sha256"} of the message with CRLF line ends."""
    messages = {}
    mail = [file for pattern in ("*", "new/*") for file in run.glob(f"layer-*/root/var/mail/*/{pattern}")]
    for file in filter(pathlib.Path.is_file, mail):
        queue, text = strip_trace(file.read_bytes())
        text = re.sub(rb"\r?\n", b"\r\n", text)
        if queue:
            messages[queue] = {"bytes": len(text), "sha256": hashlib.sha256(text).hexdigest()}
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
            queue = re.search(rb"\bid ([0-9A-Za-z.-]+)", b" ".join(field)).group(1).decode()
    return queue, b"\n".join(lines)
