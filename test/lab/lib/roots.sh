# shellcheck shell=bash
# A small Debian for each mail server, because their packages exclude each other. Built once, kept in the cache folder,
# never changed afterwards: a case works on a throw-away overlay of it.

LAB_CACHE=${SMTPSCOPE_LAB_CACHE:-/var/cache/smtpscope-lab}
LAB_SUITE=bookworm

declare -A ROOT_PACKAGES=(
  [sendmail]='sendmail-bin sendmail-cf m4 sasl2-bin libsasl2-modules'
  [postfix]='postfix postgrey sasl2-bin libsasl2-modules openssl'
  [exim]='exim4-daemon-heavy openssl'
  [opensmtpd]='opensmtpd openssl'
  [dovecot]='dovecot-core dovecot-lmtpd'
)

# root_of NAME: prints the folder of the server's Debian; builds it when it is not there.
root_of() {
  local root=$LAB_CACHE/roots/$1
  [ -e "$root/.complete" ] || build_root "$1" "$root" >&2
  printf '%s\n' "$root"
}

build_root() {
  local name=$1 root=$2 base=$LAB_CACHE/roots/base
  if [ ! -e "$base/.complete" ]; then
    rm -rf "$base" && mkdir -p "$base"
    debootstrap --variant=minbase "$LAB_SUITE" "$base" >"$LAB_CACHE/base.log" 2>&1
    printf '#!/bin/sh\nexit 101\n' >"$base/usr/sbin/policy-rc.d" && chmod +x "$base/usr/sbin/policy-rc.d"
    touch "$base/.complete"
  fi
  rm -rf "$root" && cp -a "$base" "$root" && rm "$root/.complete"
  cp /etc/resolv.conf "$root/etc/resolv.conf"
  # shellcheck disable=SC2086 # the list is words
  DEBIAN_FRONTEND=noninteractive chroot "$root" sh -c \
    "mount -t proc proc /proc; apt-get update -qq && apt-get install -y --no-install-recommends ${ROOT_PACKAGES[$name]}; s=\$?; umount /proc; exit \$s" \
    >"$LAB_CACHE/$name.log" 2>&1
  touch "$root/.complete"
}
