# Delivery status notifications of Postfix on their way back to the partner: an unknown user, a message refused for its content,
# one that asked for receipts (ENVID, ORCPT, RET=HDRS; one recipient relayed, one failed), and one that is delayed.
# shellcheck shell=bash
. "$LAB_DIR/lib/bounced-mail.sh"
mail_server postfix
usual_world
destination
start_dns
start_destination
printf '%s\n' "$ALIASES" >"${ROOTS[postfix]}/etc/aliases"
start_postfix postfix <<'CF'
minimal_backoff_time = 300s
delay_warning_time = 3s
CF
fact messages yes
record smtp.pcap port 25
bounced_mail inside postfix postqueue -f
