# OpenSMTPD refuses a recipient of a domain that is not its own (relaying) in the same words as one that does not exist,
# accepts one of three in one transaction, and delivers two messages over one connection.
# shellcheck shell=bash
mail_server opensmtpd
usual_world
host 203.0.113.9 static-9.hosting.example
zone 'mx-host=shop.example,static-9.hosting.example,10'
start_dns
start_opensmtpd opensmtpd </dev/null
record smtp.pcap port 25
send 203.0.113.9 --helo static-9.hosting.example --from sales@shop.example --to victim@elsewhere.example
expect "relay_denied|user_unknown"
partner --to nobody.here@example.com
expect user_unknown
partner --to alice@example.com,nobody.here@example.com,victim@elsewhere.example
expect user_unknown "relay_denied|user_unknown"
script 198.51.100.20 <<'LINES'
EHLO mx.partner.example
? 250
MAIL FROM:<billing@partner.example>
? 250
RCPT TO:<alice@example.com>
? 250
DATA
? 354
From: billing@partner.example
To: alice@example.com
Subject: First of two
Date: Sat, 21 Nov 2026 10:00:00 +0000
Message-ID: <first@partner.example>

.. This line began with a dot.
.
? 250
MAIL FROM:<>
? 250
RCPT TO:<bob@example.com>
? 250
DATA
? 354
From: mailer-daemon@partner.example
To: bob@example.com
Subject: =?utf-8?q?Zur=C3=BCck?=
Date: Sat, 21 Nov 2026 10:00:01 +0000
Message-ID: <second@partner.example>

A bounce has no sender.
.
? 250
QUIT
LINES
expect
