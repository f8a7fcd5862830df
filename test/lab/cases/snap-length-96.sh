# Recorded with a snap length of 96 bytes: the beginnings of long replies and of the messages are there, their ends are not.
# shellcheck shell=bash
mail_server postfix
usual_world
start_dns
start_postfix postfix </dev/null
record smtp.pcap -s 96 port 25
two_mails 198.51.100.20
expect user_unknown user_unknown protocol_error
