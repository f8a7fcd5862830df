# shellcheck shell=bash
# Two network namespaces joined by a cable: "mail" holds the server's address, "world" holds everybody else's.
# They live in the mount and network namespaces of the case, so they vanish with it.

MAIL4=192.0.2.25 MAIL6=2001:db8:25::25
GATEWAY4=192.0.2.1 GATEWAY6=2001:db8:25::1
RESOLVER=198.51.100.53

in_mail() { ip netns exec mail "$@"; }
in_world() { ip netns exec world "$@"; }

# lay_wire: world's "wire" ⇄ mail's "eth0". Offloads are off, so that frames are recorded as they would cross a cable.
lay_wire() {
  mkdir -p /run/netns && mount -t tmpfs tmpfs /run/netns
  ip netns add mail && ip netns add world
  ip -n mail link set lo up && ip -n world link set lo up
  ip -n world addr add $RESOLVER/32 dev lo
  cable world wire mail eth0
  address_wire
}

# cable NAMESPACE INTERFACE NAMESPACE INTERFACE
cable() {
  ip -n "$1" link add name "$2" type veth peer name "$4" netns "$3"
  plain_link "$1" "$2" && plain_link "$3" "$4"
}

address_wire() {
  ip -n mail addr add $MAIL4/24 dev eth0
  ip -n mail addr add $MAIL6/64 dev eth0 nodad
  ip -n world addr add $GATEWAY4/24 dev wire
  ip -n world addr add $GATEWAY6/64 dev wire nodad
  ip -n mail route add default via $GATEWAY4
  ip -n mail -6 route add default via $GATEWAY6
}

# patch_wire: cuts the cable and puts the namespace "patch" between: wire ⇄ left … right ⇄ eth0, for `forward` to join.
patch_wire() {
  ip -n world link del wire
  ip netns add patch
  cable world wire patch left
  cable patch right mail eth0
  address_wire
}

# forward LEFT RIGHT [RULE…]: joins two interfaces of "patch" by the forwarder in user space, see lib/forwarder.py.
forward() { ip netns exec patch python3 "$LAB_DIR/lib/forwarder.py" "$@" & }

# route_wire MTU: cuts the cable and puts a router between, whose link to the server takes packets up to MTU only.
route_wire() {
  ip -n world link del wire
  ip netns add patch
  cable world wire patch left
  cable patch right mail eth0
  ip -n patch link set right mtu "$1"
  ip -n world addr add 10.255.0.2/30 dev wire
  ip -n patch addr add 10.255.0.1/30 dev left
  ip -n patch addr add $GATEWAY4/24 dev right
  ip -n mail addr add $MAIL4/24 dev eth0
  ip -n mail route add default via $GATEWAY4
  ip -n patch route add default via 10.255.0.2
  ip -n world route add 192.0.2.0/24 via 10.255.0.1
  ip netns exec patch sysctl -qw net.ipv4.ip_forward=1
}

plain_link() {
  ip netns exec "$1" ethtool -K "$2" rx off tx off tso off gso off gro off sg off >/dev/null
  ip -n "$1" link set "$2" up
}

# host ADDRESS [NAME…]: gives the world an address. The first name is its PTR, each name gets its A or AAAA record.
host() {
  case $1 in
    *:*) ip -n world addr add "$1/128" dev lo nodad ;;
    *) ip -n world addr add "$1/32" dev lo ;;
  esac
  named "$@"
}

# named ADDRESS [NAME…]: the records of an address.
named() {
  local address=$1 name ptr
  shift
  [ $# -gt 0 ] || return 0
  for name in "$@"; do zone "address=/$name/$address"; done
  ptr=$(python3 -c 'import ipaddress, sys; print(ipaddress.ip_address(sys.argv[1]).reverse_pointer)' "$address")
  zone "ptr-record=$ptr,$1"
}

# zone LINE: a line of dnsmasq's configuration, such as "mx-host=example.org,mx.example.org,10".
zone() { printf '%s\n' "$1" >>"$LAB_RUN/zones.conf"; }

# dnsbl ZONE ADDRESS ANSWER: lists an IPv4 address.
dnsbl() {
  local a b c d
  IFS=. read -r a b c d <<<"$2"
  zone "address=/$d.$c.$b.$a.$1/$3"
}

# neighbour NAMESPACE ADDRESS [NAME…]: a namespace of its own for one more server, with a cable to the world, which forwards packets.
# Its end there is called NAMESPACE too.
neighbour() {
  local namespace=$1 address=$2
  shift 2
  ip netns add "$namespace" && ip -n "$namespace" link set lo up
  cable world "$namespace" "$namespace" eth0
  ip -n "$namespace" addr add "$address/32" dev eth0
  ip -n world addr add 169.254.1.1/32 dev "$namespace"
  ip -n "$namespace" route add 169.254.1.1 dev eth0 scope link
  ip -n "$namespace" route add default via 169.254.1.1 src "$address"
  ip -n world route add "$address" dev "$namespace"
  ip netns exec world sysctl -qw net.ipv4.ip_forward=1
  named "$address" "$@"
}

# start_dns: the resolver of this little world. What no zone line names does not exist (NXDOMAIN).
start_dns() {
  local top
  for top in arpa com net org example test local invalid; do zone "local=/$top/"; done
  in_world dnsmasq --keep-in-foreground --conf-file="$LAB_RUN/zones.conf" --user=root --pid-file= --no-resolv --no-hosts \
    --local-ttl=300 --listen-address=$RESOLVER --bind-interfaces --log-facility="$LAB_RUN/dnsmasq.log" &
  wait_for in_mail bash -c "exec 3<>/dev/tcp/$RESOLVER/53"
}

# wait_for COMMAND…: runs it until it succeeds, for ten seconds at most.
wait_for() {
  local try
  for ((try = 0; try < 100; try++)); do
    "$@" >/dev/null 2>&1 && return
    sleep 0.1
  done
  echo "gave up waiting for: $*" >&2
  return 1
}

# start_knot: as resolver an authoritative server that knows all of the little world: one zone, the root, with the lines of standard
# input. Answers that UDP cannot hold are truncated. "broken.example" is a zone that it cannot load (SERVFAIL).
start_knot() {
  local at=$LAB_RUN/knot
  mkdir -p "$at/db"
  {
    # shellcheck disable=SC2016 # it is the zone file's word
    printf '$ORIGIN .\n$TTL 300\n@ SOA ns.lab.example. hostmaster.lab.example. 1 3600 600 86400 60\n@ NS ns.lab.example.\nns.lab.example. A %s\n' $RESOLVER
    cat
  } >"$at/root.zone"
  cat >"$at/knot.conf" <<CONF
server:
  listen: $RESOLVER@53
  rundir: $at
  user: root:root
database:
  storage: $at/db
log:
  - target: stderr
    any: info
zone:
  - domain: .
    file: $at/root.zone
  - domain: broken.example
    file: $at/nothing.zone
CONF
  in_world knotd -c "$at/knot.conf" 2>"$LAB_RUN/knot.log" &
  wait_for in_mail bash -c "exec 3<>/dev/tcp/$RESOLVER/53"
}

# asked NUMBER TYPE NAME [tcp]: the NUMBERth connection made the server ask this; the answer is noted as dig gets it, over TCP.
asked() {
  local answer
  answer=$(in_world dig "@$RESOLVER" +tcp +noall +comments +answer "$2" "$3")
  fact asked "$(python3 "$LAB_DIR/lib/truth/dig.py" "$@" <<<"$answer")"
}
