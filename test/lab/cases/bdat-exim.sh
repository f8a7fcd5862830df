# Exim as client sends to Exim as server with CHUNKING: BDAT is what two Exims speak by default. One message delivered, one to
# an unknown user refused, and the bounce of that (null sender), for which the server would have to relay. All pipelined.
# shellcheck shell=bash
mail_server exim
usual_world
zone 'address=/client.partner.example/198.51.100.20'
mount_root sender exim world
start_dns
start_exim exim </dev/null
cat >"${ROOTS[sender]}/etc/exim4/exim4.conf" <<CONF
primary_hostname = mx.partner.example
keep_environment =
log_selector = +all
begin routers
send:
  driver = manualroute
  route_list = * $MAIL4 byname
  self = send
  transport = out
begin transports
out:
  driver = smtp
  interface = 198.51.100.20
  hosts_try_chunking = *
begin retry
*  *  F,2h,15m
CONF
record smtp.pcap port 25
printf 'From: billing@partner.example\nTo: alice@example.com\nSubject: By BDAT\n\nHello Alice\n.\nA dot is no end here.\n' |
  inside sender exim4 -odf -oi -f billing@partner.example alice@example.com >>"$(client_log)" 2>&1 || true
expect_for 1
printf 'From: billing@partner.example\nTo: nobody.here@example.com\nSubject: By BDAT\n\nHello nobody\n' |
  inside sender exim4 -odf -oi -f billing@partner.example nobody.here@example.com >>"$(client_log)" 2>&1 || true
expect_for 2 user_unknown protocol_error
# The sender tells billing@partner.example, which it sends to the same place.
expect_for 3 relay_denied protocol_error
