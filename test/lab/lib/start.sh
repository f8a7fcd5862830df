# shellcheck shell=bash
# Starts each mail server with its configuration of servers/ and the lines that a case gives on standard input.

# start_sendmail NAME: lab.mc plus the lines of standard input (m4).
start_sendmail() {
  local name=$1 root=${ROOTS[$1]}
  {
    sed -n '1,/^dnl CASE/p' "$LAB_DIR/servers/sendmail/lab.mc"
    cat
    sed -n '/^dnl CASE/,$p' "$LAB_DIR/servers/sendmail/lab.mc"
  } >"$root/etc/mail/sendmail.mc"
  inside "$name" sh -c 'chown -R root:root /etc/mail /var/spool/mqueue; chmod 700 /var/spool/mqueue
    chmod -R go-w /etc/mail; chmod 755 / /etc /etc/mail; cd /etc/mail && touch access aliases
    m4 sendmail.mc >sendmail.cf && makemap hash access <access && echo example.com >local-host-names && newaliases' \
    >"$LAB_RUN/sendmail-setup.log" 2>&1
  note_server "$name" sendmail sendmail-bin
  inside "$name" /usr/sbin/sendmail -bD -q1h >>"$LAB_RUN/sendmail-setup.log" 2>&1 &
  wait_for_port "$name" 25
}

# start_postfix NAME: main.cf plus the lines of standard input.
start_postfix() {
  local name=$1 root=${ROOTS[$1]}
  cat "$LAB_DIR/servers/postfix/main.cf" - >"$root/etc/postfix/main.cf"
  : >>"$root/etc/aliases"
  # Services leave their jail: it has no /dev/log, and the case's own root is jail enough.
  inside "$name" sh -c "postconf -F '*/*/chroot=n' && newaliases && postfix start" >"$LAB_RUN/$name-setup.log" 2>&1
  note_server "$name" postfix postfix
  wait_for_port "$name" 25
}

# exim_acl NAME WHEN: standard input becomes statements of the access control list for connect, helo, mail, rcpt or data.
exim_acl() { cat >"${ROOTS[$1]}/etc/exim4/acl_$2.conf"; }

# start_exim NAME [HOST DOMAINS]: exim.conf, with standard input as the file that it includes first.
start_exim() {
  local name=$1 root=${ROOTS[$1]}
  cat >"$root/etc/exim4/case.conf"
  sed -e "s/^primary_hostname = .*/primary_hostname = ${2:-mail.example.com}/" -e "s/^domainlist local_domains = .*/domainlist local_domains = ${3:-example.com : localhost}/" \
    "$LAB_DIR/servers/exim/exim.conf" >"$root/etc/exim4/exim4.conf"
  chown -R 0:0 "$root/etc/exim4" && chmod 644 "$root"/etc/exim4/*.conf
  note_server "$name" exim exim4-daemon-heavy
  # Debugging of what is received only: the dialogue, from which the truth is taken.
  inside "$name" exim4 -bdf -q1h -d-all+receive+pid+timestamp </dev/null >>"$LAB_RUN/$name.log" 2>&1 &
  wait_for_port "$name" 25
}

# With SYSLOG set it logs there, with times.
# start_opensmtpd NAME: the configuration of standard input, or smtpd.conf when it is empty.
start_opensmtpd() {
  local name=$1 root=${ROOTS[$1]}
  cat >"$root/etc/smtpd.conf"
  [ -s "$root/etc/smtpd.conf" ] || cp "$LAB_DIR/servers/opensmtpd/smtpd.conf" "$root/etc/smtpd.conf"
  : >>"$root/etc/aliases"
  note_server "$name" opensmtpd opensmtpd
  if [ -n "${SYSLOG:-}" ]; then
    inside "$name" smtpd -F -v -T smtp </dev/null >"$LAB_RUN/$name-setup.log" 2>&1 &
  else
    inside "$name" smtpd -d -v -T smtp </dev/null >>"$LAB_RUN/$name.log" 2>&1 &
  fi
  wait_for_port "$name" 25
}

# milter PORT RULE…: our mail filter beside the server, see lib/milter.py.
milter() { ip netns exec mail python3 "$LAB_DIR/lib/milter.py" "$@" & }

# A listening socket is looked up, not connected to: the server's log shall hold the case's sessions only.
wait_for_port() { wait_for bash -c "ip netns exec ${NAMESPACES[$1]} ss -Htln 'sport = :$2' | grep -q ."; }

# start_dovecot NAME: LMTP on port 24 and quota-status on 12340, with the lines of standard input. The account "full" has no room.
# With SILENT set its log is no part of the truth.
start_dovecot() {
  local name=$1 root=${ROOTS[$1]}
  cat "$LAB_DIR/servers/dovecot/dovecot.conf" - >"$root/etc/dovecot/dovecot.conf"
  add_users "$name" full
  [ -n "${SILENT:-}" ] || note_server "$name" dovecot dovecot-lmtpd
  printf '%s::8:8::/home/%s::%s\n' alice alice '' bob bob '' full full userdb_quota_rule=*:storage=1B >"$root/etc/dovecot/users"
  mkdir -p "$root/var/mail/full/new" && chown -R 8:8 "$root/var/mail/full"
  printf 'Subject: The last that fitted\n\nNo room for more.\n' >"$root/var/mail/full/new/1.1.mail"
  mkdir -m 777 "$root/rawlog"
  inside "$name" dovecot -F </dev/null >>"$LAB_RUN/$name-setup.log" 2>&1 &
  wait_for_port "$name" 24
}
