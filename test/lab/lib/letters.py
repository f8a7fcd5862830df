"""letters.py SET FOLDER: writes messages as FOLDER/NAME.eml, byte by byte as they shall be sent. SET is charsets, attachments or broken."""
import base64
import pathlib
import quopri
import struct
import sys
import zlib

letters = {}


def letter(name, subject, content, *, sender=b"Ann <billing@partner.example>", extra=()):
    head = [b"From: " + sender, b"To: Alice <alice@example.com>", b"Subject: " + subject, b"Date: Sat, 21 Nov 2026 10:00:00 +0000",
            b"Message-ID: <" + name.encode() + b"@partner.example>", *extra]
    if content[0]:
        head.append(b"MIME-Version: 1.0")
    letters[name] = b"\r\n".join(head + list(content))


def part(kind, body, encoding=None, disposition=None):
    """Header lines, the empty line, the body."""
    lines = [b"Content-Type: " + kind] if kind else []
    lines += [b"Content-Transfer-Encoding: " + encoding] if encoding else []
    lines += [b"Content-Disposition: " + disposition] if disposition else []
    return [*lines, b"", body]


def multipart(kind, boundary, *parts, preamble=b"This is a message in several parts.", close=True):
    rows = [preamble]
    for one in parts:
        rows += [b"--" + boundary, *one]
    rows += [b"--" + boundary + b"--", b""] if close else []
    return [b'Content-Type: multipart/' + kind + b'; boundary="' + boundary + b'"', b"", *rows]


def base64_lines(data):
    return base64.encodebytes(data).replace(b"\n", b"\r\n")


def quoted(data):
    return quopri.encodestring(data).replace(b"\n", b"\r\n")


def word(charset, text, form="B"):
    data = text.encode(charset)
    return b"=?" + charset.encode() + b"?" + form.encode() + b"?" + (
        base64.b64encode(data) if form == "B" else b"".join(b"=%02X" % byte if byte > 126 or byte in b"=?_" else b"_" if byte == 32 else bytes([byte]) for byte in data)) + b"?="


def png():
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 2, 2, 8, 2, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(b"\0\xff\0\0\0\xff\0" * 2)) + chunk(b"IEND", b""))


def charsets():
    letter("iso-2022-jp", word("iso-2022-jp", "会議のお知らせ"),
           part(b"text/plain; charset=ISO-2022-JP", "こんにちは。\r\n明日の会議は十時からです。\r\n".encode("iso-2022-jp"), b"7bit"))
    letter("gb18030", word("gb18030", "关于合同的问题"),
           part(b"text/plain; charset=gb18030", base64_lines("您好，\r\n合同已附上。㐂\r\n".encode("gb18030")), b"base64"))
    letter("koi8-r", word("koi8-r", "Счёт на оплату", "Q"),
           part(b"text/plain; charset=koi8-r", quoted("Добрый день!\nСчёт во вложении.\n".encode("koi8-r")), b"quoted-printable"),
           sender=word("koi8-r", "Анна", "Q") + b" <billing@partner.example>")
    letter("windows-1252", "Smart “quotes” – 10 €".encode("windows-1252"),
           part(b"text/plain; charset=windows-1252", "Déjà vu – “naïve café” costs 10 €\r\n".encode("windows-1252"), b"8bit"))
    letter("euc-kr", word("euc-kr", "회의 안내"),
           part(b"text/plain; charset=euc-kr", "안녕하세요.\r\n".encode("euc-kr"), b"8bit"))
    letter("shift-jis", word("shift_jis", "ご案内"),
           part(b"text/plain; charset=Shift_JIS", "表示ソ能\r\n".encode("shift_jis"), b"8bit"))
    letter("big5", word("big5", "通知"),
           part(b"text/plain; charset=big5", base64_lines("功課許蓋\r\n".encode("big5")), b"base64"))
    letter("iso-8859-15", word("iso-8859-15", "Prix en €", "Q"),
           part(b"text/html; charset=iso-8859-15", quoted("<p>Le prix&nbsp;: <b>10 €</b></p>\n<script>alert(1)</script>\n".encode("iso-8859-15")), b"quoted-printable"))
    letter("utf-8-words", b"=?utf-8?q?Gr=C3=BC?= =?utf-8?q?=C3=9Fe?=\r\n =?utf-8?b?8J+TpyBtYWls?= and plain", part(b"text/plain; charset=utf-8", "📧 – Grüße\r\n".encode(), b"8bit"))
    letter("no-charset", b"No charset is named", part(None, b"Only ASCII.\r\n"))
    letter("smtputf8", "Grüße aus Köln".encode(), part(b"text/plain; charset=utf-8", "Schöne Grüße.\r\n.Punkt\r\n".encode(), b"8bit"),
           sender="Jürgen <jürgen@bücher.example>".encode())
    letter("bdat", b"In chunks", part(b"text/plain; charset=utf-8", "Zwölf Boxkämpfer.\r\n.\r\n..\r\njagen\r\n".encode(), b"8bit"))


def attachments():
    text = part(b"text/plain; charset=us-ascii", b"See the attachment.")
    def attached(name, subject, kind, data, disposition):
        letter(name, subject, multipart(b"mixed", b"=_b1", text, part(kind, base64_lines(data), b"base64", disposition)))
    attached("png-as-pdf", b"A picture that says it is a PDF", b'application/pdf; name="invoice.pdf"', png(), b'attachment; filename="invoice.pdf"')
    attached("exe-as-jpg", b"A program that says it is a picture", b"image/jpeg", b"MZ\x90\0\3\0\0\0\4\0\0\0\xff\xff" + bytes(50), b'attachment; filename="holiday.jpg"')
    attached("traversal", b"A name that climbs", b"text/plain", b"root:x:0:0\r\n", b'attachment; filename="../../etc/passwd"')
    attached("backslashes", b"A name of another system", b"application/octet-stream", b"MZ" + bytes(62), rb'attachment; filename="C:\\windows\\system32\\calc.exe"')
    attached("rtl-override", b"A name that reads backwards", b"application/octet-stream", b"MZ" + bytes(62), b"attachment; filename*=utf-8''annual%E2%80%AEfdp.exe")
    attached("reserved", b"A reserved name", b"text/plain", b"x\r\n", b'attachment; filename="CON.txt"')
    attached("dotfile", b"A hidden name", b"text/plain", b"alias ls=rm\r\n", b'attachment; filename=".bashrc"')
    attached("long-name", b"A very long name", b"text/plain", b"x\r\n", b'attachment; filename="' + b"n" * 300 + b'.txt"')
    attached("continued", b"A name in pieces (RFC 2231)", b"text/plain", b"x\r\n", b"attachment;\r\n filename*0*=iso-8859-1'de'Gesch%E4ft;\r\n filename*1*=sbericht%20;\r\n filename*2=\"2026.txt\"")
    attached("encoded-word", b"A name in an encoded word (which RFC 2047 forbids)", b"text/plain", b"x\r\n", b'attachment; filename="=?utf-8?b?5aCx5ZGKLnR4dA==?="')
    attached("newline", b"A name with control characters", b"text/plain", b"x\r\n", b"attachment; filename*=utf-8''a%0D%0Ab%00c.txt")
    attached("html", b"HTML with a form", b"text/html; charset=utf-8", b'<form action="http://phish.example/">Password <input></form>\r\n', b'attachment; filename="Login.html"')
    inner = b"\r\n".join([b"From: carol@partner.example", b"Subject: =?utf-8?q?Weitergeleitet=3A_Gr=C3=BC=C3=9Fe?=", *multipart(b"mixed", b"inner", text, part(b"image/png", base64_lines(png()), b"base64", b'inline; filename="dot.png"'))])
    letter("nested", b"A message in a message", multipart(b"mixed", b"outer", multipart(b"alternative", b"alt", text, multipart(b"related", b"rel", part(b"text/html", b'<img src="cid:1">'), part(b"image/png", base64_lines(png()), b"base64"))),
                                                          [b"Content-Type: message/rfc822", b"", inner], part(b"application/zip", base64_lines(b"PK\5\6" + bytes(18)), b"base64", b"attachment; filename=empty.zip")))


def broken():
    text = part(b"text/plain; charset=us-ascii", b"First part.")
    second = part(b"text/plain; charset=us-ascii", b"Second part.")
    letter("unclosed", b"The last boundary is missing", multipart(b"mixed", b"b", text, part(b"text/plain", b"Second part.\r\n"), close=False))
    letter("prefix", b"One boundary begins like the other", multipart(b"mixed", b"ab", multipart(b"mixed", b"abc", text, second), second))
    letter("bad-base64", b"Base64 with dirt", multipart(b"mixed", b"b", part(b"application/octet-stream", b"SGVs bG8*g\r\nd29y!bGQ", b"base64"), second))
    letter("bad-quoted", b"Quoted-printable with dirt", multipart(b"mixed", b"b", part(b"text/plain", b"100=25 sure =ZZ and = end=\r\njoined =e4", b"quoted-printable"), second))
    letter("no-boundary", b"A multipart without boundary", [b"Content-Type: multipart/mixed", b"", b"--x\r\n\r\nnot a part\r\n--x--\r\n"])
    letter("wrong-boundary", b"A boundary that never comes", [b'Content-Type: multipart/mixed; boundary="never"', b"", b"--other\r\n\r\nnot a part\r\n--other--\r\n"])
    letter("no-part-header", b"A part without header", multipart(b"mixed", b"b", [b"", b"No header at all."], second))
    letter("odd-type", b"A Content-Type that is none", part(b"text", b"What am I?\r\n"))
    letter("two-types", b"Two Content-Types", [b"Content-Type: text/html", *part(b"text/plain", b"<b>Which?</b>\r\n")])
    letter("header-only", b"Nothing but a header", [b""])
    deep = text
    for level in range(60):
        deep = multipart(b"mixed", b"deep%d" % level, deep)
    letter("deep", b"Sixty levels", deep)
    letter("empty-parts", b"Empty parts", multipart(b"mixed", b"b", [b"", b""], [b"Content-Type: text/plain", b"", b""], second))


{"charsets": charsets, "attachments": attachments, "broken": broken}[sys.argv[1]]()
folder = pathlib.Path(sys.argv[2])
folder.mkdir(parents=True, exist_ok=True)
for number, (name, data) in enumerate(letters.items(), 1):
    (folder / f"{number:02d}-{name}.eml").write_bytes(data if data.endswith(b"\r\n") else data + b"\r\n")
