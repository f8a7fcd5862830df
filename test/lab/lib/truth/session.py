"""What a server's log says of one connection, brought into the form of truth.json (see test/captures/README.md)."""
import base64
import re

# Verbs whose refusal stops mail, and the stage they stand in.
STAGES = {"EHLO": "helo", "HELO": "helo", "LHLO": "helo", "STARTTLS": "starttls", "AUTH": "auth", "MAIL": "mail",
          "RCPT": "rcpt", "DATA": "data", "BDAT": "data"}
STATUS = re.compile(r"^([245]\.\d{1,3}\.\d{1,3})(?: |$)")


class Session:
    """Steps are (command or None, reply lines), in the order in which the server says it handled them."""

    def __init__(self, client, port=None, listener_port=25):
        self.client, self.port = client, port
        self.server = f"[2001:db8:25::25]:{listener_port}" if ":" in client else f"192.0.2.25:{listener_port}"
        self.steps = []
        self.start = self.end = self.process = None

    def seen(self, line):
        """Notes when a line of the server's log tells of the session, in seconds of the day."""
        if (at := clock(line)) is not None:
            self.start, self.end = at if self.start is None else self.start, at

    def command(self, line):
        self.steps.append((line, []))

    def reply(self, line):
        if not self.steps or self.is_answered():
            self.steps.append((None, []))
        self.steps[-1][1].append(line)

    def is_answered(self):
        lines = self.steps[-1][1]
        return bool(lines) and lines[-1][3:4] != "-"


def clock(line):
    """Seconds of the day of "2026-11-21T09:53:09.221310Z …" and "09:34:19.466 …"; None for a line without a time."""
    found = re.match(r"(?:\d{4}-\d\d-\d\dT)?(\d\d):(\d\d):(\d\d\.\d+)", line)
    return int(found.group(1)) * 3600 + int(found.group(2)) * 60 + float(found.group(3)) if found else None


def describe(session):
    """The session as truth.json has it, but for the reasons, which no log names."""
    truth = {"client": session.client, "server": session.server}
    if session.port:
        truth["clientPort"] = session.port
    walk = Walk()
    for command, lines in session.steps:
        if walk.encrypted:
            walk.hidden += 1
        else:
            walk.step(command, lines)
    if walk.greeting:
        truth["greeting"] = walk.greeting
    truth["protocol"] = "lmtp" if walk.greeting and walk.greeting["verb"] == "LHLO" else "smtp"
    truth["tls"] = {"mode": "starttls" if walk.encrypted else "none"}
    truth["authentication"] = walk.authentication
    walk.transactions = [close(one) for one in walk.transactions]
    truth["transactions"] = walk.transactions
    truth["rejections"] = walk.rejections
    truth["outcome"] = outcome(walk)
    for refusal in walk.rejections:
        if refusal["stage"] in ("helo", "starttls", "auth") and truth["outcome"] == "delivered":
            refusal["overcome"] = True
        step = refusal.pop("step", None)
        if refusal["stage"] == "rcpt" and walk.accepted_later(step, refusal["recipient"]):
            refusal["overcome"] = True
    return truth


class Walk:
    def __init__(self):
        self.greeting, self.authentication, self.transactions, self.rejections = None, [], [], []
        self.encrypted, self.hidden, self.awaiting_message, self.auth, self.quit = False, 0, None, None, False
        self.responses = []

    def step(self, command, lines):
        if not lines or not re.match(r"\d{3}", lines[-1]):
            code, text = None, ""
        else:
            code, text = int(lines[-1][:3]), "\n".join(line[4:] for line in lines)
        verb = (command or "").split(" ")[0].upper()
        if self.auth and command is not None:  # a response to a challenge is no command
            self.responses.append(command)
            verb, command = "AUTH", f"AUTH {self.auth}"
        if command is None:
            self.unasked(code, text)
        elif verb in ("EHLO", "HELO", "LHLO"):
            self.refuse_unless(code, "helo", text)
            if code and code < 300:
                self.greeting = {"verb": verb, "name": command.split(" ", 1)[-1].strip()}
        elif verb == "STARTTLS":
            self.encrypted = code == 220
            self.refuse_unless(code, "starttls", text)
        elif verb == "AUTH":
            self.authenticate(command, code, text)
        elif verb == "MAIL":
            self.mail(command, code, text)
        elif verb == "RCPT":
            self.recipient(command, code, text)
        elif verb == "DATA":
            self.awaiting_message = code == 354
            self.refuse_unless(code, "data", text)
            self.refuse_data(code)
        elif verb == "BDAT":
            last = command.upper().endswith("LAST")
            self.refuse_unless(code, "message" if last else "data", text)
            if code and code >= 400:
                self.refuse_data(code)
            elif last:
                self.settle(code, text)
        elif verb == "QUIT":
            self.quit = True

    def unasked(self, code, text):
        """A reply without a command: the banner, the answer to a message, a parting 421."""
        if self.awaiting_message and self.greeting["verb"] == "LHLO":
            self.settle_recipient(code, text)
        elif self.awaiting_message:
            self.awaiting_message = False
            self.refuse_unless(code, "message", text)
            self.settle(code, text)
        else:
            self.refuse_unless(code, "connect" if not self.greeting else "other", text)

    def refuse_unless(self, code, stage, text, recipient=None):
        if code is None or code < 400:
            return
        status = STATUS.match(text)
        entry = {"stage": stage, "code": code}
        if status:
            entry["status"] = status.group(1)
        if recipient is not None:
            entry["recipient"] = recipient
            entry["step"] = (len(self.transactions) - 1, len(self.transactions[-1]["recipients"])) if self.transactions else (0, 0)
        entry["text"] = re.sub(r"(?m)^[245]\.\d{1,3}\.\d{1,3} ?", "", text)
        self.rejections.append(entry)

    def accepted_later(self, step, address):
        """Whether the client named the recipient once more on the same connection, and then it was taken."""
        return any(who["address"] == address and who["outcome"] == "accepted" and (number, place) > step
                   for number, mail in enumerate(self.transactions) for place, who in enumerate(mail["recipients"]))

    def authenticate(self, command, code, text):
        if not self.auth:
            self.responses = command.split(" ")[2:]
        self.auth = command.split(" ")[1].upper() if code == 334 else None
        if code and code != 334:
            mechanism = command.split(" ")[1].upper()
            name = identity(mechanism, self.responses)
            self.authentication.append({"mechanism": mechanism, **({"identity": name} if name else {}), "succeeded": code < 300})
            self.responses = []
            self.refuse_unless(code, "auth", text)

    def mail(self, command, code, text):
        self.transactions.append({"sender": path(command), "recipients": [], "code": code})
        self.refuse_unless(code, "mail", text)

    def recipient(self, command, code, text):
        address = path(command)
        self.refuse_unless(code, "rcpt", text, address)
        if self.transactions:
            verdict = "unanswered" if code is None else "accepted" if code < 300 else "deferred" if code < 500 else "rejected"
            entry = {"address": address, "outcome": verdict}
            if code:
                entry["code"] = code
            self.transactions[-1]["recipients"].append(entry)

    def refuse_data(self, code):
        """A DATA refused because no recipient is left decides nothing: the recipients' refusals have."""
        if not code or code == 354:
            return
        if any(one["outcome"] == "accepted" for one in self.transactions[-1]["recipients"]) if self.transactions else True:
            self.settle(code)
        else:
            self.rejections[-1]["consequence"] = True

    def settle_recipient(self, code, text):
        """LMTP (RFC 2033 section 4.2): after the message one reply for each recipient that RCPT accepted, in their order."""
        waiting = [one for one in self.transactions[-1]["recipients"] if one["outcome"] == "accepted" and "final" not in one]
        waiting[0]["final"] = True
        self.awaiting_message = len(waiting) > 1
        if code >= 300:
            waiting[0].update(outcome="deferred" if code < 500 else "rejected", code=code)
            self.refuse_unless(code, "message", text, waiting[0]["address"])
        if not self.transactions[-1].get("answered"):
            self.settle(code, text)

    def settle(self, code, text=""):
        """The answer to DATA when it refuses, or to the message."""
        if self.transactions and code and code != 354:
            self.transactions[-1]["code"] = code
            self.transactions[-1]["answered"] = code < 300
            queued = queue_id(text) if code < 300 else None
            if queued:
                self.transactions[-1]["queueId"] = queued


def identity(mechanism, responses):
    """The login name in the client's first response, where the mechanism shows it."""
    try:
        first = base64.b64decode(responses[0], validate=True).decode()
    except (IndexError, ValueError):
        return None
    if mechanism == "PLAIN":
        return first.split("\0")[1] if first.count("\0") == 2 else None
    return first.rsplit(" ", 1)[0] if mechanism == "CRAM-MD5" else first if mechanism == "LOGIN" else None


def path(command):
    found = re.search(r':\s*<((?:"(?:[^"\\]|\\.)*"|[^>"])*)>', command) or re.search(r":\s*(\S*)", command)
    # The document has addresses without a source route (RFC 5321 section 4.1.1.3).
    return re.sub(r"^@[^:]*:", "", found.group(1)) if found else ""


def queue_id(text):
    """2.0.0 Ok: queued as 4X…; 2.0.0 6AL9… Message accepted; OK id=1tE…; 2.0.0 1a2b3c4d Message accepted."""
    found = re.search(r"queued as (\S+)|^2\.0\.0 (\S+) Message accepted|id=(\S+)|^2\.0\.0 <\S+> (\S+) Saved", text)
    return next((group for group in found.groups() if group), None) if found else None


def close(transaction):
    """Turns what was noted on the way into the transaction's outcome."""
    code, answered = transaction.pop("code"), transaction.pop("answered", False)
    for recipient in transaction["recipients"]:
        recipient.pop("final", None)
    verdicts = [recipient["outcome"] for recipient in transaction["recipients"]]
    if answered:
        verdict = "delivered" if all(one == "accepted" for one in verdicts) else "partially-delivered"
    elif code and code >= 400:
        verdict = "rejected" if code >= 500 else "deferred"
    elif verdicts and "accepted" not in verdicts:
        verdict = verdicts[-1]
    else:
        verdict = "abandoned"
    return {**transaction, "outcome": verdict}


def outcome(walk):
    verdicts = {transaction["outcome"] for transaction in walk.transactions}
    if verdicts == {"delivered"}:
        return "delivered"
    if verdicts & {"delivered", "partially-delivered"}:
        return "partially-delivered"
    if walk.encrypted:
        return "encrypted"
    if walk.transactions:
        return walk.transactions[-1]["outcome"]
    if walk.rejections:
        return "rejected" if walk.rejections[-1]["code"] >= 500 else "deferred"
    return "no-mail" if walk.quit else "abandoned"
