# Over IPv6, to Postfix: one message delivered, one client refused for its address on a blocklist (queried by nibbles).
# shellcheck shell=bash
mail_server postfix
usual_world
host 2001:db8:77::20 mx6.partner.example
host 2001:db8:66::4 six.bulk.example
zone 'mx-host=bulk.example,six.bulk.example,10'
zone 'address=/4.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.6.6.0.0.8.b.d.0.1.0.0.2.zen.spamhaus.org/127.0.0.3'
start_dns
start_postfix postfix <<'CF'
smtpd_recipient_restrictions = reject_unauth_destination, reject_rbl_client zen.spamhaus.org
CF
record smtp.pcap port 25 or port 53
send 2001:db8:77::20 --helo mx6.partner.example --from billing@partner.example --to alice@example.com
expect
send 2001:db8:66::4 --helo six.bulk.example --from news@bulk.example --to alice@example.com
expect dnsbl_listed
