# The same two sessions recorded in one direction only: `client-only.pcap` (dst port 25) and `server-only.pcap` (src port 25).
# truth.json tells what happened; what a reader can know from one half is less.
# shellcheck shell=bash
mail_server postfix
usual_world
start_dns
start_postfix postfix </dev/null
record client-only.pcap dst port 25
record server-only.pcap src port 25
two_mails 198.51.100.20
expect user_unknown user_unknown protocol_error
partner --to nobody.here@example.com
expect user_unknown
