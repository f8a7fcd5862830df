# Postfix refuses clients whose address has no name, whose name has no address, and whose name has another address: the
# same code and nearly the same words. The fourth client is in order.
# shellcheck shell=bash
mail_server postfix
usual_world
host 203.0.113.21
host 203.0.113.22
zone 'ptr-record=22.113.0.203.in-addr.arpa,gone.sender.example'
host 203.0.113.23
zone 'ptr-record=23.113.0.203.in-addr.arpa,mail.sender.example'
zone 'address=/mail.sender.example/203.0.113.99'
zone 'mx-host=sender.example,mail.sender.example,10'
start_dns
start_postfix postfix <<'CF'
smtpd_client_restrictions = reject_unknown_client_hostname
unknown_client_reject_code = 550
CF
record smtp.pcap port 25 or port 53
for last in 21 22 23; do
  send 203.0.113.$last --helo mail.sender.example --from sales@sender.example --to alice@example.com
  expect reverse_dns
done
partner --to alice@example.com
expect
