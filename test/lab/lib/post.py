"""post.py FROM TO PORT FILE SENDER RECIPIENT [WORD…]: one connection that sends the bytes of FILE (lines ended by CRLF) as they are.

WORD is a parameter of MAIL (BODY=8BITMIME, SMTPUTF8) or "bdat=N": then they go in chunks of N octets instead of by DATA.
"""
import socket
import sys

source, target, port, file, sender, recipient, *words = sys.argv[1:]
chunk = next((int(word[5:]) for word in words if word.startswith("bdat=")), 0)
parameters = [word for word in words if not word.startswith("bdat=")]
message = open(file, "rb").read()

link = socket.create_connection((target, int(port)), 30, (source, 0))
reader = link.makefile("rb")


def reply():
    while True:
        line = reader.readline()
        print("<", line.decode("utf-8", "replace").rstrip())
        if line[3:4] != b"-":
            return line[:3]


def say(line):
    print(">", line)
    link.sendall(line.encode() + b"\r\n")
    return reply()


reply()
say("EHLO mx.partner.example")
say(" ".join([f"MAIL FROM:<{sender}>", *parameters]))
say(f"RCPT TO:<{recipient}>")
if chunk:
    for start in range(0, len(message), chunk):
        part = message[start:start + chunk]
        last = " LAST" if start + chunk >= len(message) else ""
        link.sendall(f"BDAT {len(part)}{last}\r\n".encode() + part)
        reply()
else:
    say("DATA")
    lines = message.split(b"\r\n")
    link.sendall(b"\r\n".join(b"." + line if line.startswith(b".") else line for line in lines) + b".\r\n")
    reply()
say("QUIT")
