# Sendmail with `delay_checks`: the blocklist's refusal waits for RCPT. One client is on ZEN, with Sendmail's own words;
# one is on ORDB, which closed in 2006 and here answers "listed" for everything asked, as dead lists have done.
# shellcheck shell=bash
mail_server sendmail
usual_world
host 203.0.113.4 mta.sender.example
for name in sender.example bulk.example; do zone "mx-host=$name,mta.sender.example,10"; done
dnsbl zen.spamhaus.org 203.0.113.4 127.0.0.4
zone 'address=/relays.ordb.org/127.0.0.2'
start_dns
start_sendmail sendmail <<'MC'
FEATURE(`delay_checks')dnl
FEATURE(`dnsbl',`zen.spamhaus.org')dnl
FEATURE(`dnsbl',`relays.ordb.org',`"550 5.7.1 Email rejected due to sending server misconfiguration - see http://www.ordb.org/faq/"')dnl
MC
record smtp.pcap port 25 or port 53
send 203.0.113.4 --helo mta.sender.example --from sales@sender.example --to alice@example.com
expect dnsbl_listed
partner --to alice@example.com
expect dnsbl_listed
