# Both sides announce a maximum segment size of 88: every reply and command of some length comes in pieces.
# shellcheck shell=bash
mail_server postfix
usual_world
ip -n mail route change default via $GATEWAY4 advmss 88
ip -n world route change 192.0.2.0/24 dev wire src $GATEWAY4 advmss 88
start_dns
start_postfix postfix </dev/null
record smtp.pcap port 25
two_mails 198.51.100.20
expect user_unknown user_unknown protocol_error
