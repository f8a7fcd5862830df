# Postfix takes no more than 20 000 bytes: a client that declares SIZE= is refused at MAIL, one that does not is refused
# after it has sent everything.
# shellcheck shell=bash
mail_server postfix
usual_world
start_dns
start_postfix postfix <<'CF'
message_size_limit = 20000
CF
. "$LAB_DIR/lib/too-large.sh"
