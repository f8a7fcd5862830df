# CHUNKING (BDAT) with Postfix: two chunks with an NL in the middle of a line, the second LAST; one chunk with a line of a
# single dot in it; a transaction whose only recipient is refused, so that BDAT is refused as well but its bytes must be
# skipped (they hold the line QUIT); a chunk of no bytes as LAST. Everything of a transaction comes in one packet (PIPELINING).
# shellcheck shell=bash
mail_server postfix
usual_world
start_dns
start_postfix postfix </dev/null
record smtp.pcap port 25
script 198.51.100.20 <<'LINES'
EHLO mx.partner.example
? 250
MAIL FROM:<billing@partner.example> BODY=8BITMIME
RCPT TO:<alice@example.com>
BDAT 31
Subject: In two chunks

! cut Hello
BDAT 9 LAST

Alice
? 250
? 250
? 250
? 250
MAIL FROM:<billing@partner.example>
RCPT TO:<nobody.here@example.com>
BDAT 29 LAST
Subject: Never read

QUIT
? 250
? 550
? 554
RSET
? 250
MAIL FROM:<billing@partner.example>
RCPT TO:<bob@example.com>
BDAT 37
Subject: A dot

.
is no end here
BDAT 0 LAST
? 250
? 250
? 250
? 250
QUIT
LINES
expect user_unknown protocol_error
