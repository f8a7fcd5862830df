# What programs print of their own dialogue with a Sendmail server, recorded together with the packets: a swaks transcript,
# `sendmail -v`, `exim -v`, somebody typing into telnet and into nc; and the server's log at LogLevel 15, which tells of all.
# shellcheck shell=bash
mail_server sendmail
usual_world
for name in sendmail exim; do mount_root "sender-$name" "$name" world; done
start_dns
start_sendmail sendmail <<'MC'
define(`confLOG_LEVEL', `15')dnl
MC
mc=${ROOTS[sender-sendmail]}/etc/mail/sendmail.mc
sed -e 's/mail\.example\.com/mx.partner.example/' -e "s/^dnl CASE.*/CLIENT_OPTIONS(\`Family=inet, Address=198.51.100.20')dnl\nDAEMON_OPTIONS(\`Addr=127.0.0.1')dnl\nFEATURE(\`no_default_msa')dnl/" \
  "$LAB_DIR/servers/sendmail/lab.mc" >"$mc"
inside sender-sendmail sh -c 'chown -R root:root /etc/mail /var/spool/mqueue; chmod 700 /var/spool/mqueue
  chmod -R go-w /etc/mail; chmod 755 / /etc /etc/mail; cd /etc/mail && touch access aliases
  m4 sendmail.mc >sendmail.cf && makemap hash access <access && echo partner.example >local-host-names && newaliases' >"$LAB_RUN/sender-setup.log" 2>&1
cat >"${ROOTS[sender-exim]}/etc/exim4/exim4.conf" <<'CONF'
primary_hostname = mx.partner.example
keep_environment =
never_users =
trusted_users = root
begin routers
out:
  driver = dnslookup
  transport = remote_smtp
begin transports
remote_smtp:
  driver = smtp
  interface = 198.51.100.20
CONF
letter() { # RECIPIENT SUBJECT
  printf 'From: billing@partner.example\nTo: %s\nSubject: %s\nDate: Sat, 21 Nov 2026 10:00:00 +0000\n\nHello\n.dot\n' "$1" "$2" >"$LAB_RUN/letter"
}
swaks_to() { in_world swaks --server $MAIL4 --local-interface 198.51.100.20 --helo mx.partner.example --from billing@partner.example "$@"; }
export -f swaks_to in_world
export MAIL4
record smtp.pcap port 25
told swaks.txt swaks bash -c 'swaks_to --to alice@example.com --h-Subject "By swaks"'
expect
told swaks-refused.txt swaks bash -c 'swaks_to --to alice@example.com,nobody.here@example.com --h-Subject "By swaks"'
expect user_unknown
told swaks-no-hints.txt swaks bash -c 'swaks_to --no-hints --to victim@elsewhere.example'
expect relay_denied
letter alice@example.com 'By sendmail -v'
told sendmail-v.txt sendmail-v ip netns exec world chroot "${ROOTS[sender-sendmail]}" /usr/sbin/sendmail -v -Am -odi -oi -f billing@partner.example alice@example.com nobody.here@example.com <"$LAB_RUN/letter"
expect user_unknown
letter alice@example.com 'By exim -v'
told exim-v.txt exim-v ip netns exec world chroot "${ROOTS[sender-exim]}" exim4 -v -odf -oi -f billing@partner.example alice@example.com <"$LAB_RUN/letter"
expect
letter nobody.here@example.com 'By exim -v'
told exim-v-refused.txt exim-v ip netns exec world chroot "${ROOTS[sender-exim]}" exim4 -v -odf -oi -f billing@partner.example nobody.here@example.com <"$LAB_RUN/letter"
expect user_unknown protocol_error
typed telnet.txt telnet telnet -b 198.51.100.20 $MAIL4 25 <<'LINES'
? 220
EHLO mx.partner.example
? 250
MAIL FROM:<billing@partner.example>
? 250
RCPT TO:<nobody.here@example.com>
? 550
RCPT TO:<alice@example.com>
? 250
DATA
? 354
Subject: Typed

By hand.
.
? 250
QUIT
? 221
LINES
expect user_unknown
typed nc.txt nc nc -C -s 198.51.100.20 $MAIL4 25 <<'LINES'
? 220
HELO mx.partner.example
? 250
MAIL FROM:<billing@partner.example>
? 250
RCPT TO:<victim@elsewhere.example>
? 550
QUIT
? 221
LINES
expect relay_denied
sleep 1
python3 "$LAB_DIR/lib/truth/plain_log.py" "$LAB_RUN/sendmail.log" "$CASE_DIR/sendmail-log.txt" 'sendmail\['
fact dialogue "sendmail-log.txt sendmail-log 1 2 3 4 5 6 7 8"
