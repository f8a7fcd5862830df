# Dovecot over LMTP (port 24): one recipient's mailbox is over its quota. Once the refusal comes after the message, where
# LMTP answers for each recipient by itself (552 for one, 250 for the other); once, with `lmtp_rcpt_check_quota`, at RCPT.
# An unknown user is refused at RCPT. The client is swaks.
# shellcheck shell=bash
mail_server dovecot
usual_world
host 192.0.2.20 mx1.example.com
start_dns
start_dovecot dovecot <<'CONF'
CONF
record smtp.pcap port 24
lmtp() { send 192.0.2.20 --protocol LMTP --port 24 --helo mx1.example.com --from billing@partner.example "$@"; }
lmtp --to alice@example.com,full@example.com --h-Subject 'To one who has room and one who has not'
expect mailbox_full
lmtp --to nobody.here@example.com
expect user_unknown
lmtp --to alice@example.com,bob@example.com --h-Subject 'To two'
expect
fact port 24
