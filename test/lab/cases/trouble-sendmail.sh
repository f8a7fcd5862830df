# Sendmail in trouble for a while: too little disk space (452 at MAIL).
# shellcheck shell=bash
mail_server sendmail
usual_world
start_dns
start_sendmail sendmail <<'MC'
define(`confMIN_FREE_BLOCKS', `900000000000')dnl
MC
record smtp.pcap port 25
partner --to alice@example.com
expect remote_system_error
