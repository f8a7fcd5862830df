# SMTPUTF8 and 8BITMIME: a sender and a subject in UTF-8 accepted by Postfix, which offers both; and refused by a Postfix
# without SMTPUTF8 (501 for the address, 555 for the parameter). 8-bit text in the bodies. Addresses with quotes and a source route.
# shellcheck shell=bash
mail_server postfix
usual_world
zone 'mx-host=xn--bcher-kva.example,mx.partner.example,10'
start_dns
start_postfix postfix </dev/null
record smtp.pcap port 25
script 198.51.100.20 <<'LINES'
EHLO mx.partner.example
? 250
MAIL FROM:<jürgen@bücher.example> SMTPUTF8 BODY=8BITMIME
? 250
RCPT TO:<alice@example.com>
? 250
DATA
? 354
From: Jürgen <jürgen@bücher.example>
To: alice@example.com
Subject: Grüße aus Köln
Date: Sat, 21 Nov 2026 10:00:00 +0000

Schöne Grüße.
.
? 250
MAIL FROM:<"odd > name"@partner.example> BODY=8BITMIME SIZE=100 RET=HDRS
? 250
RCPT TO:<@relay.example:bob@example.com> NOTIFY=NEVER
? 250
DATA
? 354
Subject: =?iso-8859-1?q?Gr=FC=DFe?=

Grüße.
.
? 250
QUIT
LINES
expect
inside postfix postconf -e 'smtputf8_enable = no'
inside postfix postfix reload
sleep 1
script 198.51.100.20 <<'LINES'
EHLO mx.partner.example
? 250
MAIL FROM:<jürgen@bücher.example> SMTPUTF8
? 501
MAIL FROM:<juergen@partner.example> SMTPUTF8
? 555
QUIT
LINES
# Postfix logs the address with question marks where it does not speak SMTPUTF8.
fact set '2 transactions [{"sender":"jürgen@bücher.example","recipients":[],"outcome":"rejected"},{"sender":"juergen@partner.example","recipients":[],"outcome":"rejected"}]'
expect "smtputf8_unsupported|sender_invalid|protocol_error" "smtputf8_unsupported|protocol_error"
