# A router on the way takes packets of 576 bytes only, and the client does not forbid fragments: its larger segments reach
# the server in pieces.
# shellcheck shell=bash
route_wire 576
in_world sysctl -qw net.ipv4.ip_no_pmtu_disc=1
mail_server postfix
usual_world
start_dns
start_postfix postfix </dev/null
record smtp.pcap 'port 25 or (ip[6:2] & 0x1fff != 0)'
two_mails 198.51.100.20
expect user_unknown user_unknown protocol_error
