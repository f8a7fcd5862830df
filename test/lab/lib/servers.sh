# shellcheck shell=bash
# Runs a mail server inside a throw-away copy of its Debian, in the namespace "mail" or "world".

# mount_root NAME SERVER [NAMESPACE]: an overlay of the server's Debian. Sets ROOT; remembers the namespace for `inside`.
declare -A ROOTS=() NAMESPACES=()
mount_root() {
  local name=$1 lower layer=$LAB_RUN/layer-$1
  lower=$(root_of "$2")
  mkdir -p "$layer/upper" "$layer/work" "$layer/root"
  mount -t overlay overlay -o "lowerdir=$lower,upperdir=$layer/upper,workdir=$layer/work" "$layer/root"
  ROOT=$layer/root ROOTS[$name]=$layer/root NAMESPACES[$name]=${3:-mail}
  mount -t proc proc "$ROOT/proc"
  mount -t tmpfs -o mode=755 tmpfs "$ROOT/dev"
  cp -a /dev/null /dev/zero /dev/full /dev/random /dev/urandom /dev/tty "$ROOT/dev/"
  ln -s /proc/self/fd "$ROOT/dev/fd"
  printf 'nameserver %s\noptions timeout:1 attempts:2\n' "$RESOLVER" >"$ROOT/etc/resolv.conf"
  printf '127.0.0.1 localhost\n%s mail.example.com mail\n' "$MAIL4" >"$ROOT/etc/hosts"
  mkdir -p "$ROOT/etc/mail" "$ROOT/var/log"
  install -m 755 "$LAB_DIR/servers/deliver" "$ROOT/usr/local/bin/deliver"
  : >"$LAB_RUN/$name.log"
  python3 "$LAB_DIR/lib/syslog.py" "$ROOT/dev/log" "$LAB_RUN/$name.log" &
  wait_for test -S "$ROOT/dev/log"
}

# inside NAME COMMAND…: runs a command in the server's Debian and namespace.
inside() {
  local name=$1
  shift
  ip netns exec "${NAMESPACES[$name]}" chroot "${ROOTS[$name]}" "$@"
}

# add_users NAME USER…: local accounts that may receive mail.
add_users() {
  local name=$1 user
  shift
  for user in "$@"; do inside "$name" useradd --create-home --shell /usr/sbin/nologin "$user" 2>/dev/null; done
}

listening() { in_mail bash -c "exec 3<>/dev/tcp/$MAIL4/${1:-25}"; }

# self_signed NAME: a certificate for mail.example.com in /etc/mail/tls of the server's Debian.
self_signed() {
  local folder=${ROOTS[$1]}/etc/mail/tls
  mkdir -p "$folder"
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 3650 -subj /CN=mail.example.com \
    -keyout "$folder/key.pem" -out "$folder/cert.pem" 2>/dev/null
  chmod 644 "$folder/key.pem"
}

# start_sendmail NAME: lab.mc plus the lines of standard input (m4), then the daemon.
start_sendmail() {
  local name=$1 root=${ROOTS[$1]}
  {
    sed -n '1,/^dnl CASE/p' "$LAB_DIR/servers/sendmail/lab.mc"
    cat
    sed -n '/^dnl CASE/,$p' "$LAB_DIR/servers/sendmail/lab.mc"
  } >"$root/etc/mail/sendmail.mc"
  inside "$name" sh -c 'chown -R root:root /etc/mail /var/spool/mqueue; chmod 700 /var/spool/mqueue; chmod -R go-w /etc/mail; chmod 755 / /etc /etc/mail; cd /etc/mail && m4 sendmail.mc >sendmail.cf && touch access aliases && makemap hash access <access &&
    echo example.com >local-host-names && newaliases' >"$LAB_RUN/sendmail-setup.log" 2>&1
  note_server "$name" sendmail sendmail-bin
  inside "$name" /usr/sbin/sendmail -bD -q1h >>"$LAB_RUN/sendmail-setup.log" 2>&1 &
  wait_for_port 25
}

# milter PORT RULE…: our mail filter beside the server, see lib/milter.py.
milter() { in_mail python3 "$LAB_DIR/lib/milter.py" "$@" & }

wait_for_port() {
  # A listening socket is looked up, not connected to: the server's log shall hold the case's sessions only.
  wait_for bash -c "ip netns exec mail ss -Htln 'sport = :$1' | grep -q ."
}
