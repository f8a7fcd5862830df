# Postfix's postscreen refuses a client on ZEN before any mail server process sees it: it greets with "220-", waits, then
# refuses RCPT. A client that talks before the greeting is over ("pregreet") is refused, too: the second line of the greeting
# never comes, so that "220-" is followed by "250-". A good client is passed on to Postfix itself.
# shellcheck shell=bash
mail_server postfix
usual_world
host 203.0.113.4 mta.sender.example
host 203.0.113.8 bot.isp.example
dnsbl zen.spamhaus.org 203.0.113.4 127.0.0.4
start_dns
start_postfix postfix <<'CF'
postscreen_dnsbl_sites = zen.spamhaus.org
postscreen_dnsbl_action = enforce
postscreen_greet_action = enforce
postscreen_greet_wait = 2s
postscreen_dnsbl_threshold = 1
CF
inside postfix sh -c "postconf -MX smtp/inet && postconf -M 'smtp/inet=smtp inet n - n - 1 postscreen' &&
  postconf -M 'smtpd/pass=smtpd pass - - n - - smtpd' 'dnsblog/unix=dnsblog unix - - n - 0 dnsblog' \
    'tlsproxy/unix=tlsproxy unix - - n - 0 tlsproxy' && postfix stop && sleep 1 && postfix start" >/dev/null 2>&1
wait_for_port postfix 25
record smtp.pcap port 25 or port 53
send 203.0.113.4 --helo mta.sender.example --from sales@sender.example --to alice@example.com
expect dnsbl_listed
script 203.0.113.8 <<'LINES'
! no wait
EHLO bot.isp.example
? 250
MAIL FROM:<a@isp.example>
? 250
RCPT TO:<alice@example.com>
? 550
QUIT
LINES
expect early_talker
partner --to alice@example.com
expect
