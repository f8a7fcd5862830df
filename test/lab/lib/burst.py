"""burst.py TO COUNT ADDRESS… [leave]: COUNT sessions from the addresses in turn, one beginning every 0.2 s and each lasting more than a second,
so that several are open at any time. They repeat each other's senders and recipients; what is said is told by the session's number.
"""
import socket
import sys
import threading
import time

target, count, *addresses = sys.argv[1:]
# "leave": some go without QUIT.
leaves = addresses[-1] == "leave"
if leaves:
    addresses.pop()


class Client:
    def __init__(self, number):
        self.number = number
        self.link = socket.create_connection((target, 25), 20, (addresses[number % len(addresses)], 0))
        self.reader = self.link.makefile("rb")
        self.reply()

    def reply(self):
        while self.reader.readline()[3:4] == b"-":
            pass

    def say(self, *lines):
        time.sleep(0.17)
        self.link.sendall("".join(f"{line}\r\n" for line in lines).encode())
        self.reply()

    def message(self, recipients, identifier):
        self.say("MAIL FROM:<billing@partner.example>")
        for recipient in recipients:
            self.say(f"RCPT TO:<{recipient}>")
        self.say("DATA")
        self.say("From: billing@partner.example", "Subject: Again", "Date: Sat, 21 Nov 2026 10:00:00 +0000",
                 f"Message-ID: <{identifier}@partner.example>", "", "The same text.", ".")

    def run(self):
        self.say("EHLO mx.partner.example")
        kind = self.number % 8
        if kind in (0, 4):
            self.message(["alice@example.com"], f"once.{self.number}")
        elif kind == 1:
            self.message(["alice@example.com", "nobody.here@example.com"], f"half.{self.number}")
        elif kind in (2, 6):
            self.refused("nobody.here@example.com")
        elif kind == 3:
            self.message(["carol@example.com"], "twice.1")  # the same Message-ID each time
        elif kind == 5:
            self.message(["bob@example.com"], f"first.{self.number}")
            self.message(["alice@example.com", "bob@example.com"], f"second.{self.number}")
        else:
            self.refused("victim@elsewhere.example")
            if leaves:
                self.link.close()
                return
        self.say("QUIT")
        self.link.close()

    def refused(self, recipient):
        self.say("MAIL FROM:<billing@partner.example>")
        self.say(f"RCPT TO:<{recipient}>")


threads = []
for number in range(int(count)):
    thread = threading.Thread(target=lambda number=number: Client(number).run())
    thread.start()
    threads.append(thread)
    time.sleep(0.2)
for thread in threads:
    thread.join()
