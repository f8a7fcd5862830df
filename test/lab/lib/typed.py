"""typed.py COMMAND…: runs a program in a terminal, types the lines of standard input as answers come, and prints the screen.

A line "? 250" waits until a reply of that code has been shown; every other line is typed.
"""
import os, pty, re, select, sys, time

lines = sys.stdin.read().splitlines()
process, screen = pty.fork()
if process == 0:
    os.execvp(sys.argv[1], sys.argv[1:])

shown = b""


def watch(until, seconds):
    """Reads the screen until the pattern stands in what is new."""
    global shown
    since, start = time.time(), len(shown)
    while time.time() - since < seconds and not re.search(until, shown[start:]):
        if select.select([screen], [], [], 0.1)[0]:
            try:
                shown += os.read(screen, 4096)
            except OSError:
                return


for line in lines:
    if line.startswith("? "):
        watch(rb"(?m)^" + line[2:].encode() + rb" .*\n", 10)
    else:
        os.write(screen, line.encode() + b"\n")
        watch(rb"\n", 0.3)
watch(rb"closed by foreign host", 2)
sys.stdout.write(shown.replace(b"\r", b"").decode("utf-8", "replace"))
