# The session on a trunk with 802.1Q tags (42), which a forwarder in user space puts on.
# shellcheck shell=bash
patch_wire
cable patch trunk1 patch trunk2
ip -n patch link set trunk1 mtu 1520
ip -n patch link set trunk2 mtu 1520
forward left trunk1 'tag trunk1 42'
forward trunk2 right 'tag trunk2 42'
mail_server postfix
usual_world
start_dns
start_postfix postfix </dev/null
record_at patch trunk2 vlan.pcap vlan
two_mails 198.51.100.20
expect user_unknown user_unknown protocol_error
