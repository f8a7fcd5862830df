# Postfix refuses a sender by a table that gives no reason: "Access denied". No recipient has to be named for that; here
# the refusal still waits for RCPT, as Postfix does. Also: a sender whose domain does not exist, and one without a domain.
# shellcheck shell=bash
mail_server postfix
usual_world
host 203.0.113.40 out.shop.example
zone 'mx-host=shop.example,out.shop.example,10'
start_dns
start_postfix postfix <<'CF'
smtpd_sender_restrictions = check_sender_access inline:{{shop.example=REJECT}}, reject_non_fqdn_sender,
  reject_unknown_sender_domain
unknown_address_reject_code = 550
CF
record smtp.pcap port 25
send 203.0.113.40 --helo out.shop.example --from sales@shop.example --to alice@example.com
expect "access_denied|sender_blocked"
send 203.0.113.40 --helo out.shop.example --from www-data@vanished.example --to alice@example.com
expect sender_invalid
send 203.0.113.40 --helo out.shop.example --from www-data --to alice@example.com
expect sender_invalid
