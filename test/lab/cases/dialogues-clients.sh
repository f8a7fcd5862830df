# What a sending Postfix prints of its dialogue with an Exim server (`debug_peer_list`; it does not wait for the answer to QUIT), recorded
# together with the packets; and the debugging output of the Exim server itself (`-d`).
# shellcheck shell=bash
mail_server exim
usual_world
mount_root sender-postfix postfix world
start_dns
start_exim exim </dev/null
cat >"${ROOTS[sender-postfix]}/etc/postfix/main.cf" <<'CF'
compatibility_level = 3.6
myhostname = mx.partner.example
mydestination = partner.example, localhost
smtp_bind_address = 198.51.100.20
inet_interfaces = 198.51.100.20
inet_protocols = ipv4
debug_peer_list = 0.0.0.0/0
debug_peer_level = 1
CF
: >"${ROOTS[sender-postfix]}/etc/aliases"
inside sender-postfix sh -c "postconf -F '*/*/chroot=n' && newaliases && postfix start" >"$LAB_RUN/sender-setup.log" 2>&1
letter() { # SUBJECT
  printf 'From: billing@partner.example\nTo: alice@example.com\nSubject: %s\nDate: Sat, 21 Nov 2026 10:00:00 +0000\n\nHello\n.dot\n' "$1"
}
record smtp.pcap dst host $MAIL4 and port 25 or src host $MAIL4 and port 25
letter 'By Postfix' | inside sender-postfix /usr/sbin/sendmail -oi -f billing@partner.example alice@example.com nobody.here@example.com
sleep 3
fact means 'user_unknown Unknown user'
python3 "$LAB_DIR/lib/truth/plain_log.py" "$LAB_RUN/sender-postfix.log" "$CASE_DIR/postfix-debug-peer.txt" 'postfix/'
fact dialogue 'postfix-debug-peer.txt postfix-client-debug 1'
grep -a -v -E '^[^ ]+ +[0-9]+ (Library|Compiler|Runtime|dlfunc)' "$LAB_RUN/exim.log" >"$CASE_DIR/exim-d.txt"
fact dialogue 'exim-d.txt exim-debug 1'
