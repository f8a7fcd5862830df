"""A syslog daemon in ten lines: SOCKET FILE. Writes each datagram as a line, with the time in UTC to the microsecond."""
import datetime, os, re, socket, sys

path, log = sys.argv[1:3]
listener = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
listener.bind(path)
os.chmod(path, 0o666)
with open(log, "a", buffering=1) as out:
    while True:
        text = listener.recv(65536).decode("utf-8", "replace").strip("\0\n")
        # <22>Apr 30 16:16:13 sendmail[26021]: … : the sender's priority and clock give way to ours.
        text = re.sub(r"^<\d+>(\w{3} [ \d]\d \d\d:\d\d:\d\d )?", "", text)
        out.write(f"{datetime.datetime.utcnow().isoformat(timespec='microseconds')}Z {text}\n")
