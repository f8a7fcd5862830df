"""dig.py NUMBER TYPE NAME [tcp] <ANSWER: what dig was answered, as a line of JSON for truth.json's "dns"."""
import json
import re
import sys

number, kind, name, *over = sys.argv[1:]
text = sys.stdin.read()
answers = []
for line in text.splitlines():
    found = re.match(r"\S+\s+\d+\s+IN\s+(\S+)\s+(.*)$", line)
    if found and found.group(1) == kind:
        data = "".join(re.findall(r'"((?:[^"\\]|\\.)*)"', found.group(2))) if kind == "TXT" else found.group(2).rstrip(".")
        answers.append(data)
print(json.dumps({"session": int(number), "question": name.lower(), "type": kind, "rcode": re.search(r"status: (\w+)", text).group(1),
                  "answers": answers, "over": over[0] if over else "udp"}, ensure_ascii=False))
