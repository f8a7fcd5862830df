# Exim takes mail from a partner and forwards some of it to another Exim at dest.example; `mainlog` is as Exim writes it, in
# local time (UTC-5) without saying so, which is its default. Several queues at once; one delivery is greylisted, tried again
# and sent; two messages bounce back to the partner, one for an unknown user, one for its content; refusals at RCPT.
# shellcheck shell=bash
. "$LAB_DIR/lib/logged-traffic.sh"
mail_server exim
usual_world
destination
start_dns
start_destination
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
logged_traffic inside exim exim4 -qff
