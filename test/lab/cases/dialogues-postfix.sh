# What a Postfix server prints of its dialogues, recorded together with the packets: with `debug_peer_list`, with `smtpd -v`,
# and as the transcript that `notify_classes = policy` sends to the postmaster.
# shellcheck shell=bash
mail_server postfix
usual_world
add_users postfix postmaster
: >"${ROOTS[postfix]}/etc/aliases"
start_dns
start_postfix postfix <<'CF'
notify_classes = policy, protocol, resource, software
error_notice_recipient = postmaster@example.com
CF
record smtp.pcap port 25
partner --to alice@example.com,nobody.here@example.com --h-Subject 'For the debugging log'
expect user_unknown
partner --to victim@elsewhere.example
expect relay_denied
sleep 2
python3 "$LAB_DIR/lib/truth/plain_log.py" "$LAB_RUN/postfix.log" "$CASE_DIR/postfix-debug-peer.txt" 'postfix/'
fact dialogue 'postfix-debug-peer.txt postfix-debug 1 2'
cp "${ROOTS[postfix]}"/var/mail/postmaster/* "$CASE_DIR/postfix-transcript.txt"
fact dialogue 'postfix-transcript.txt postfix-transcript 2'
inside postfix postconf -M 'smtp/inet=smtp inet n - n - - smtpd -v'
inside postfix postfix reload >"$LAB_RUN/reload.log" 2>&1
sleep 1
python3 - "$LAB_RUN/postfix.log" >"$LAB_RUN/so-far" <<'PY'
import sys
print(len(open(sys.argv[1]).readlines()))
PY
script 198.51.100.20 <<'LINES'
EHLO mx.partner.example
? 250
MAIL FROM:<billing@partner.example>
? 250
RCPT TO:<victim@elsewhere.example>
? 454
RCPT TO:<alice@example.com>
? 250
DATA
? 354
Subject: In the verbose log

One line.
.
? 250
QUIT
LINES
expect relay_denied
sleep 1
tail -n "+$(($(cat "$LAB_RUN/so-far") + 1))" "$LAB_RUN/postfix.log" >"$LAB_RUN/verbose"
python3 "$LAB_DIR/lib/truth/plain_log.py" "$LAB_RUN/verbose" "$CASE_DIR/postfix-smtpd-v.txt" 'postfix/smtpd'
fact dialogue 'postfix-smtpd-v.txt postfix-debug 3'
