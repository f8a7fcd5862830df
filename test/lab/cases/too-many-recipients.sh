# Postfix takes three recipients a message (452 for the others), and what was accepted is delivered.
# shellcheck shell=bash
mail_server postfix
usual_world
start_dns
start_postfix postfix <<'CF'
smtpd_recipient_limit = 3
smtpd_recipient_overshoot_limit = 1000
CF
record smtp.pcap port 25
partner --to alice@example.com,bob@example.com,root@example.com,postmaster@example.com,alice+news@example.com
expect too_many_recipients too_many_recipients
