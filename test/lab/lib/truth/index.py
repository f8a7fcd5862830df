"""index.py CAPTURES-FOLDER: rewrites the table of cases at the end of CAPTURES-FOLDER/README.md."""
import json, pathlib, re, sys

folder = pathlib.Path(sys.argv[1])
MARK = "<!-- cases: the table below is written by test/lab/record.sh -->\n"


def row(truth_file):
    truth, case = json.loads(truth_file.read_text()), truth_file.parent
    prose = " ".join((case / "README.md").read_text().split("\n## ")[0].splitlines()[1:]).strip()
    first = re.split(r"(?<=[.:]) |(?<=[.:])$", prose)[0].rstrip(".:")
    server = ", ".join(sorted({one.split(" ")[0].split("-")[0].removesuffix("4") for one in truth["recordedWith"]["servers"]}))
    outcomes = [session["outcome"] for session in truth["sessions"]]
    tally = ", ".join(f"{outcomes.count(one)} {one}" for one in dict.fromkeys(outcomes))
    reasons = dict.fromkeys(one["reason"] for session in truth["sessions"] for one in session["rejections"])
    return f"| [{case.name}]({case.name}/) | {server} | {first} | {tally} | {', '.join(reasons)} |"


readme = folder / "README.md"
head = readme.read_text().split(MARK)[0]
rows = [row(file) for file in sorted(folder.glob("*/truth.json"))]
table = ["", "| case | server | what it shows | sessions | reasons |", "| --- | --- | --- | --- | --- |", *rows]
readme.write_text(head + MARK + "\n".join(table) + "\n")
