#!/bin/bash
# Records real mail servers: sudo test/lab/record.sh [CASE…]   (all of cases/ when none is named)
# Writes test/captures/CASE/: the captures, truth.json and server.log. Needs root on Debian 12 or a relative of it.
set -euo pipefail
LAB_DIR=$(cd "$(dirname "$0")" && pwd)
export LAB_DIR
# shellcheck source=lib/roots.sh
. "$LAB_DIR/lib/roots.sh"

[ "$(id -u)" = 0 ] || { echo 'record.sh makes network namespaces: run it as root' >&2; exit 2; }

declare -A PACKAGE_OF=([debootstrap]=debootstrap [ethtool]=ethtool [tcpdump]=tcpdump [dumpcap]=wireshark-common
  [swaks]=swaks [dnsmasq]=dnsmasq-base [openssl]=openssl [curl]=curl [python3]=python3 [ip]=iproute2 [unshare]=util-linux
  [telnet]=inetutils-telnet [nc]=netcat-openbsd [knotd]=knot [dig]=bind9-dnsutils)
missing=()
for tool in "${!PACKAGE_OF[@]}"; do command -v "$tool" >/dev/null || missing+=("${PACKAGE_OF[$tool]}"); done
for module in IO::Socket::INET6:libio-socket-inet6-perl Net::SSLeay:libnet-ssleay-perl; do # swaks asks for them
  perl "-M${module%:*}" -e1 2>/dev/null || missing+=("${module##*:}")
done
if [ ${#missing[@]} -gt 0 ]; then
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}" >/dev/null
fi

cases=("$@")
[ $# -gt 0 ] || for file in "$LAB_DIR"/cases/*.sh; do cases+=("$(basename "$file" .sh)"); done
for name in "${!ROOT_PACKAGES[@]}"; do root_of "$name" >/dev/null; done
compgen -G "$LAB_CACHE/nodemailer-*" >/dev/null || node "$LAB_DIR/lib/nodemailer.mjs" --install

failed=()
for case in "${cases[@]}"; do
  echo "== $case"
  # Everything a case makes (processes, mounts, networks) ends with these namespaces.
  LAB_RUN=$(mktemp -d) && export LAB_RUN
  timeout 300 unshare --mount --uts --pid --fork --kill-child --mount-proc bash "$LAB_DIR/lib/run-case.sh" "$case" || failed+=("$case")
  rmdir "$LAB_RUN"
done
python3 "$LAB_DIR/lib/truth/index.py" "$LAB_DIR/../captures"
[ ${#failed[@]} -eq 0 ] || { echo "failed: ${failed[*]}" >&2; exit 1; }
