# shellcheck shell=bash
# The two ways of sending too much, for the cases too-large-*.
record smtp.pcap port 25
script 198.51.100.20 <<'LINES'
EHLO mx.partner.example
? 250
MAIL FROM:<billing@partner.example> SIZE=1234567
? 552
QUIT
LINES
expect message_too_large
script 198.51.100.20 <<'LINES'
EHLO mx.partner.example
? 250
MAIL FROM:<billing@partner.example>
? 250
RCPT TO:<alice@example.com>
? 250
DATA
? 354
Subject: More than you asked for

! bytes 28000
.
? 552
QUIT
LINES
expect message_too_large
