# OpenSMTPD takes no more than 20 000 bytes: a client that declares SIZE= is refused at MAIL, one that does not is refused
# after it has sent everything.
# shellcheck shell=bash
mail_server opensmtpd
usual_world
start_dns
start_opensmtpd opensmtpd < <(echo 'smtp max-message-size "20000"'; cat "$LAB_DIR/servers/opensmtpd/smtpd.conf")
. "$LAB_DIR/lib/too-large.sh"
