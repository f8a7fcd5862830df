# Postfix loses patience: a client that says nothing gets 421 after four seconds (`smtpd_timeout`), one that stops in the
# middle of its message likewise, one that makes too many errors is sent away with 421, and one leaves in the middle of its message.
# shellcheck shell=bash
mail_server postfix
usual_world
start_dns
start_postfix postfix <<'CF'
smtpd_timeout = 4s
smtpd_hard_error_limit = 2
smtpd_soft_error_limit = 10
CF
record smtp.pcap port 25
script 198.51.100.20 <<'LINES'
EHLO mx.partner.example
? 250
! linger
LINES
expect "connection_failed|remote_system_error|protocol_error"
script 198.51.100.20 <<'LINES'
EHLO mx.partner.example
? 250
MAIL FROM:<billing@partner.example>
? 250
RCPT TO:<alice@example.com>
? 250
DATA
? 354
Subject: Unfinished
! linger
LINES
expect "connection_failed|remote_system_error|protocol_error"
script 198.51.100.20 <<'LINES'
EHLO mx.partner.example
? 250
HALO
? 500
HOLA
? 500
HELLO?
? 421
! linger
LINES
expect "protocol_error|connection_failed|unknown"
script 198.51.100.20 <<'LINES'
EHLO mx.partner.example
? 250
MAIL FROM:<billing@partner.example>
? 250
RCPT TO:<alice@example.com>
? 250
DATA
? 354
Subject: Never finished

The line goes dead he
! sleep 0.2
! reset
LINES
expect
