# Delivery status notifications of Exim on their way back to the partner: an unknown user, a message refused for its content,
# one that asked for receipts (ENVID, ORCPT, RET=HDRS; one recipient relayed, one failed), and one that is delayed.
# shellcheck shell=bash
. "$LAB_DIR/lib/bounced-mail.sh"
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
delay_warning = 3s
CONF
fact messages yes
record smtp.pcap port 25
bounced_mail inside exim exim4 -qff
