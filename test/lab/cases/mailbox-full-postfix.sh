# Postfix asks Dovecot's quota-status service at RCPT, and refuses for a full mailbox (552 5.2.2): the message that MAIL
# announces with SIZE= has no room.
# shellcheck shell=bash
mail_server postfix
usual_world
start_dns
mount_root dovecot dovecot
add_users dovecot alice bob full
SILENT=1 start_dovecot dovecot </dev/null
start_postfix postfix <<'CF'
smtpd_recipient_restrictions = reject_unauth_destination, check_policy_service inet:127.0.0.1:12340
local_recipient_maps =
CF
record smtp.pcap port 25
script 198.51.100.20 <<'LINES'
EHLO mx.partner.example
? 250
MAIL FROM:<billing@partner.example> SIZE=5000
? 250
RCPT TO:<full@example.com>
? 552
QUIT
LINES
expect mailbox_full
partner --to alice@example.com
expect
