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
  mkdir -p "$ROOT/etc/mail"
  chmod 1777 "$ROOT/var/mail"
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
  for user in "$@"; do inside "$name" useradd --create-home --shell /usr/sbin/nologin "$user" 2>/dev/null || true; done
}

# mail_server SERVER: the server of the case, with the accounts alice and bob.
mail_server() {
  mount_root "$1" "$1"
  add_users "$1" alice bob
}

# self_signed NAME: a certificate for mail.example.com in /etc/mail/tls of the server's Debian.
self_signed() {
  local folder=${ROOTS[$1]}/etc/mail/tls
  mkdir -p "$folder"
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 3650 -subj /CN=mail.example.com \
    -keyout "$folder/key.pem" -out "$folder/cert.pem" 2>/dev/null
  chmod 644 "$folder/key.pem"
}
