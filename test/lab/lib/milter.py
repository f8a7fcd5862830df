"""A mail filter speaking the milter protocol (version 2), for Sendmail and Postfix: milter.py PORT RULE…

RULE is one of
  greylist=SECONDS   defers a client, sender and recipient seen for the first time, until SECONDS have passed
  trust=ADDRESS      never defers this client
  WORD=REPLY         refuses a message whose headers or body hold WORD, such as 'cheap pills=550 5.7.1 No, thanks'
"""
import socketserver, struct, sys, time

port, rules = int(sys.argv[1]), dict(rule.split("=", 1) for rule in sys.argv[2:])
greylist_seconds = int(rules.pop("greylist", 0))
trusted = rules.pop("trust", None)
first_seen = {}


class Filter(socketserver.StreamRequestHandler):
    def handle(self):
        self.client, self.sender, self.text = "", "", b""
        while header := self.rfile.read(5):
            length, command = struct.unpack("!Ic", header)
            data = self.rfile.read(length - 1)
            if command == b"Q":
                return
            reply = self.answer(command.decode(), data)
            if reply:
                self.wfile.write(struct.pack("!I", len(reply)) + reply)

    def answer(self, command, data):
        if command == "O":  # negotiation: version 2, no changes to messages, every step is wanted
            return struct.pack("!cIII", b"O", 2, 0, 0)
        if command in "DA":  # macros, abort: no answer is expected
            return None
        if command == "C":  # host name NUL, family, port (2), address NUL
            self.client = data.split(b"\0", 1)[1][3:].rstrip(b"\0").decode()
        if command == "M":
            self.sender, self.text = data.split(b"\0")[0].decode(), b""
        if command == "R":
            return self.greylist(data.split(b"\0")[0].decode())
        if command in "LB":
            self.text += data
        if command == "E":
            return self.judge()
        return b"c"

    def greylist(self, recipient):
        since = first_seen.setdefault((self.client, self.sender, recipient), time.time())
        if time.time() - since >= greylist_seconds or self.client == trusted:
            return b"c"
        return f"y451 4.7.1 Greylisting in action, please come back in {greylist_seconds} seconds\0".encode()

    def judge(self):
        for word, reply in rules.items():
            if word.encode() in self.text:
                return f"y{reply}\0".encode()
        return b"c"


class Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = daemon_threads = True


Server(("127.0.0.1", port), Filter).serve_forever()
