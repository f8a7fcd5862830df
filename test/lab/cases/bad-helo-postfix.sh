# Postfix looks at the name that the client gives itself: a host name without a dot, one with characters that no host name
# has, one that the DNS does not know, and the server's own.
# shellcheck shell=bash
mail_server postfix
usual_world
host 203.0.113.30 pc.office.example
zone 'mx-host=office.example,pc.office.example,10'
start_dns
start_postfix postfix <<'CF'
smtpd_helo_required = yes
smtpd_helo_restrictions = check_helo_access inline:{{mail.example.com=reject You are not me}},
  reject_invalid_helo_hostname, reject_non_fqdn_helo_hostname, reject_unknown_helo_hostname
CF
record smtp.pcap port 25
for name in localhost 'office_pc!.example' pc.nowhere.example mail.example.com; do
  send 203.0.113.30 --helo "$name" --from boss@office.example --to alice@example.com
  expect bad_helo
done
