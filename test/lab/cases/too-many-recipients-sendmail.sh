# Sendmail takes two recipients a message (452 for the others), and what was accepted is delivered.
# shellcheck shell=bash
mail_server sendmail
usual_world
start_dns
start_sendmail sendmail <<'MC'
define(`confMAX_RCPTS_PER_MESSAGE', `2')dnl
MC
record smtp.pcap port 25
partner --to alice@example.com,bob@example.com,root@example.com
expect too_many_recipients
