"""forwarder.py LEFT RIGHT [RULE…]: passes every Ethernet frame between two interfaces, with the accidents that RULEs name.

up/down drop N     frames are counted by direction ("up" is LEFT to RIGHT), those with TCP payload only; N may be 3,7,9
up/down twice N    the frame is sent twice
up/down late N     the frame is sent after the next one with payload, or after 0.2 s
tag RIGHT 42       frames towards that side get an 802.1Q tag; "tag RIGHT 100 42" an 802.1ad tag 100 around it
"""
import select, socket, struct, sys, time

left, right, *rules = sys.argv[1:]
ETH_P_ALL, OUTGOING = 3, 4


def opened(name):
    raw = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(ETH_P_ALL))
    raw.bind((name, 0))
    return raw


sides = {"up": (opened(left), opened(right)), "down": None}
sides["down"] = sides["up"][::-1]
accidents, tags = {}, {left: [], right: []}
for rule in rules:
    first, second, *rest = rule.split()
    if first == "tag":
        tags[second] = [int(one) for one in rest]
    else:
        for number in rest[0].split(","):
            accidents[first, int(number)] = second
counts, waiting = {"up": 0, "down": 0}, {"up": None, "down": None}


def tcp_payload(frame):
    """Length of the TCP payload of an untagged IPv4 or IPv6 frame."""
    kind = struct.unpack_from("!H", frame, 12)[0]
    if kind == 0x0800 and frame[23] == 6:
        header = (frame[14] & 15) * 4
        return struct.unpack_from("!H", frame, 16)[0] - header - (frame[14 + header + 12] >> 4) * 4
    if kind == 0x86DD and frame[20] == 6:
        return struct.unpack_from("!H", frame, 18)[0] - (frame[54 + 12] >> 4) * 4
    return 0


def dressed(frame, way):
    """The frame with the tags of the side it leaves by, and no others."""
    while frame[12:14] in (b"\x81\x00", b"\x88\xa8"):
        frame = frame[:12] + frame[16:]
    wanted = tags[right if way == "up" else left]
    for depth, tag in enumerate(reversed(wanted)):
        frame = frame[:12] + struct.pack("!HH", 0x8100 if depth == 0 else 0x88A8, tag) + frame[12:]
    return frame


def send(way, frame):
    sides[way][1].send(dressed(frame, way))


def flush(way):
    if waiting[way]:
        send(way, waiting[way][1])
        waiting[way] = None


def forward(way, frame):
    if tcp_payload(frame) <= 0:
        return send(way, frame)
    counts[way] += 1
    accident = accidents.get((way, counts[way]))
    if accident == "drop":
        return None
    if accident == "late":
        waiting[way] = (time.time(), frame)
        return None
    send(way, frame)
    if accident == "twice":
        send(way, frame)
    return flush(way)


while True:
    ready, _, _ = select.select([pair[0] for pair in sides.values()], [], [], 0.05)
    for way, (source, _) in sides.items():
        if source in ready:
            frame, address = source.recvfrom(65536)
            if address[2] != OUTGOING:
                forward(way, frame)
        if waiting[way] and time.time() - waiting[way][0] > 0.2:
            flush(way)
