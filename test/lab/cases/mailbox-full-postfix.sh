# Postfix asks Dovecot's quota-status service at RCPT, and refuses for a full mailbox (552 5.2.2).
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
partner --to full@example.com
expect mailbox_full
partner --to alice@example.com
expect
