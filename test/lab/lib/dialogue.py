"""dialogue.py FROM TO PORT: a client that sends exactly what standard input says and prints both sides.

TEXT        is sent with CRLF, in the same packet as the lines around it, until something is waited for
? CODE      sends what is pending and waits for a whole reply; says so when its code is another
! no wait   talks before the greeting; ! cut CONTENT sends without CRLF; ! half closes the sending side; ! reset ends with RST,
            ! close with FIN, without waiting for the server
! sleep N   waits N seconds; ! bytes N sends N octets of text in lines; ! linger waits for the server to close
"""
import socket, struct, sys, time

source, target, port = sys.argv[1:4]
family = socket.AF_INET6 if ":" in target else socket.AF_INET
link = socket.socket(family, socket.SOCK_STREAM)
link.bind((source, 0))
link.settimeout(90)
link.connect((target, int(port)))
link.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
reader = link.makefile("rb")
pending = b""


def flush():
    global pending
    if pending:
        try:
            link.sendall(pending)
        except OSError as error:
            print("***", error)
    pending = b""


def reply():
    """One whole reply; empty when the server has closed."""
    lines = []
    try:
        while line := reader.readline():
            print("<", line.decode("utf-8", "replace").rstrip())
            lines.append(line)
            if line[3:4] != b"-":
                break
    except OSError as error:
        print("***", error)
    return lines[-1][:3].decode() if lines else ""


def order(words):
    global pending
    name, _, rest = words.partition(" ")
    if name == "cut":
        pending += rest.encode()
    elif name == "bytes":
        pending += (b"0123456789" * 6 + b"abcdefgh\r\n")[-70:] * (int(rest) // 70)
    else:
        flush()
    if name == "sleep":
        time.sleep(float(rest))
    elif name == "half":
        link.shutdown(socket.SHUT_WR)
    elif name == "reset":
        link.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    elif name == "linger":
        while reply():
            pass


script = sys.stdin.read().splitlines()
if script[:1] != ["! no wait"]:
    reply()
for line in script:
    if line.startswith("? "):
        flush()
        code = reply()
        if code != line[2:]:
            print(f"*** expected {line[2:]}, got {code or 'the end'}")
    elif line.startswith("! "):
        order(line[2:])
    else:
        print(">", line)
        pending += line.encode() + b"\r\n"
flush()
if "! reset" not in script and "! close" not in script:
    while reply():
        pass
link.close()
