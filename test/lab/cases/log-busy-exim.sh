# Thirty-two sessions in seven seconds, several open at any time, from two hosts that repeat each other's senders, recipients and even
# Message-IDs; some mail is forwarded to Exim at dest.example. The log is in
# local time without saying so, and names no ports.
# shellcheck shell=bash
. "$LAB_DIR/lib/logged-traffic.sh"
mail_server exim
usual_world
host 198.51.100.21 mx2.partner.example
destination
start_dns
start_destination
rm "${ROOTS[remote]}/tmp/later"
printf '%s\n' "$ALIASES" >"${ROOTS[exim]}/etc/aliases"
cat >"${ROOTS[exim]}/etc/exim4/routers.conf" <<'ROUTERS'
aliases:
  driver = redirect
  domains = +local_domains
  data = ${lookup{$local_part}lsearch{/etc/aliases}}
dnslookup:
  driver = dnslookup
  domains = ! +local_domains
  transport = remote_smtp
  no_more
ROUTERS
start_exim exim <<'CONF'
QUIET = 1
timezone = EST5
log_selector = +millisec +pid
CONF
fact zone "exim -5"
fact maillog 'exim exim mainlog own zone=-5 parts=2'
record smtp.pcap port 25
client python3 "$LAB_DIR/lib/burst.py" $MAIL4 32 198.51.100.20 198.51.100.21
sleep 5
