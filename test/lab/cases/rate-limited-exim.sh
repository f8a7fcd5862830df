# Exim defers a sender that comes to two messages a minute, and refuses a second connection of the same client at the same time.
# shellcheck shell=bash
mail_server exim
usual_world
host 203.0.113.61 slow.sender.example
start_dns
exim_acl exim mail <<'ACL'
  defer ratelimit = 1.5 / 1m / strict / $sender_host_address
        message = Sender rate $sender_rate / $sender_rate_period exceeds the limit of $sender_rate_limit, try again later
ACL
start_exim exim <<'CONF'
smtp_accept_max_per_host = 1
CONF
record smtp.pcap port 25
partner --to alice@example.com
expect
partner --to alice@example.com
expect rate_limited
script 203.0.113.61 <<'LINES' &
! sleep 2
EHLO slow.sender.example
? 250
QUIT
LINES
first=$!
CONNECTIONS=3
sleep 1
script 203.0.113.61 <<'LINES'
QUIT
LINES
expect too_many_connections
wait $first
