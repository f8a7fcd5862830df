# Segments arrive twice in both directions: `at-server.pcap` and `at-client.pcap` show the
# same session from both ends of the cable. A forwarder in user space makes the accidents, at counted segments.
# shellcheck shell=bash
patch_wire
forward left right 'up twice 1,2,4,5,9' 'down twice 1,3,4'
mail_server postfix
usual_world
start_dns
start_postfix postfix </dev/null
record at-server.pcap port 25
record_at world wire at-client.pcap port 25
two_mails 198.51.100.20
expect user_unknown user_unknown protocol_error
