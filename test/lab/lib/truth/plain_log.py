"""plain_log.py LOG OUT PATTERN: the lines of a log whose tag matches, as a classic syslog daemon would have kept them."""
import datetime
import re
import sys

from line_owners import Line
from stamps import classic

log, out, pattern = sys.argv[1:4]
with open(log, errors="replace") as rows, open(out, "w") as kept:
    for row in rows:
        found = re.match(r"(\S+)Z (\S+): (.*)$", row)
        if found and re.match(pattern, found.group(2)):
            at = datetime.datetime.fromisoformat(found.group(1))
            kept.write(classic(Line(at, found.group(2), found.group(3)), at, at, 0) + "\n")
