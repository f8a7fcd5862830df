# The session on a trunk: `vlan.pcap` with an 802.1Q tag (42), `qinq.pcap` with 802.1Q 42 inside 802.1ad 100.
# Two sessions, one each; the forwarder in user space puts the tags on.
# shellcheck shell=bash
patch_wire
cable patch trunk1 patch trunk2
forward left trunk1 'tag trunk1 42' &
forward trunk2 right 'tag trunk2 42'
mail_server postfix
usual_world
start_dns
start_postfix postfix </dev/null
record_at patch trunk2 vlan.pcap vlan
two_mails 198.51.100.20
expect user_unknown user_unknown protocol_error
