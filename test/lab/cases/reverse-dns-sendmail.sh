# Sendmail with `require_rdns`: no name for the address (550), and a name that does not lead back to it (550, "possibly
# forged").
# shellcheck shell=bash
mail_server sendmail
usual_world
host 203.0.113.21
host 203.0.113.23
zone 'ptr-record=23.113.0.203.in-addr.arpa,mail.sender.example'
zone 'address=/mail.sender.example/203.0.113.99'
zone 'mx-host=sender.example,mail.sender.example,10'
start_dns
start_sendmail sendmail <<'MC'
FEATURE(`require_rdns')dnl
MC
record smtp.pcap port 25 or port 53
for last in 21 23; do
  send 203.0.113.$last --helo mail.sender.example --from sales@sender.example --to alice@example.com
  expect reverse_dns
done
