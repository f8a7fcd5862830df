# Sendmail takes no more than 20 000 bytes: a client that declares SIZE= is refused at MAIL, one that does not is refused
# after it has sent everything.
# shellcheck shell=bash
mail_server sendmail
usual_world
start_dns
start_sendmail sendmail <<'MC'
define(`confMAX_MESSAGE_SIZE', `20000')dnl
MC
. "$LAB_DIR/lib/too-large.sh"
