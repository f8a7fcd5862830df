"""rawlog.py FOLDER: prints the dialogues that Dovecot keeps as FOLDER/…in and …out, merged by time, a message's lines left out.

1795254789.221817 LHLO mx1.example.com
"""
import pathlib, re, sys

for number, incoming in enumerate(sorted(pathlib.Path(sys.argv[1]).glob("*.in")), 1):
    said = [(line, "<") for line in incoming.read_text().splitlines()]
    said += [(line, ">") for line in incoming.with_suffix(".out").read_text().splitlines()]
    in_message = False
    for line, way in sorted(said, key=lambda one: float(one[0].split(" ")[0])):
        text = line.split(" ", 1)[1]
        if not (in_message and way == "<"):
            print(f"rawlog {number} {way} {text}")
        in_message = (in_message or text.startswith("354")) and not (way == "<" and text == ".")
