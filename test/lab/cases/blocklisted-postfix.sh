# Postfix refuses what blocklists name: an address on ZEN (as exploited host), one on ZEN's policy list, one on SpamCop,
# a sender's domain on DBL. The zones are local; the answers are those that the
# real lists document. The DNS traffic is in the capture. The last session, listed nowhere, is delivered.
# shellcheck shell=bash
mail_server postfix
usual_world
host 203.0.113.4 mta.sender.example
host 203.0.113.5 dsl-203-0-113-5.pool.isp.example
host 203.0.113.6 out6.bulk.example
for name in sender.example isp.example bulk.example cheap.example; do zone "mx-host=$name,mta.sender.example,10"; done
dnsbl zen.spamhaus.org 203.0.113.4 127.0.0.4
zone 'txt-record=4.113.0.203.zen.spamhaus.org,https://www.spamhaus.org/query/ip/203.0.113.4'
dnsbl zen.spamhaus.org 203.0.113.5 127.0.0.11
zone 'txt-record=5.113.0.203.zen.spamhaus.org,https://www.spamhaus.org/query/ip/203.0.113.5'
dnsbl bl.spamcop.net 203.0.113.6 127.0.0.2
zone 'txt-record=6.113.0.203.bl.spamcop.net,Blocked - see https://www.spamcop.net/bl.shtml?203.0.113.6'
zone 'address=/cheap.example.dbl.spamhaus.org/127.0.1.2'
zone 'txt-record=cheap.example.dbl.spamhaus.org,https://www.spamhaus.org/query/domain/cheap.example'
start_dns
start_postfix postfix <<'CF'
smtpd_recipient_restrictions = reject_unauth_destination, reject_rbl_client zen.spamhaus.org,
  reject_rbl_client bl.spamcop.net, reject_rhsbl_sender dbl.spamhaus.org
CF
record smtp.pcap port 25 or port 53
send 203.0.113.4 --helo mta.sender.example --from sales@sender.example --to alice@example.com
expect dnsbl_listed
send 203.0.113.5 --helo dsl-203-0-113-5.pool.isp.example --from me@isp.example --to alice@example.com
expect "dnsbl_listed|dynamic_ip"
send 203.0.113.6 --helo out6.bulk.example --from news@bulk.example --to alice@example.com
expect dnsbl_listed
send 198.51.100.20 --helo mx.partner.example --from offer@cheap.example --to alice@example.com
expect sender_blocked
partner --to alice@example.com
expect
