"""retime.py SECONDS FILE…: adds SECONDS to the time of every packet of classic pcap files (µs or ns), in place."""
import struct, sys

shift = int(sys.argv[1])
for name in sys.argv[2:]:
    with open(name, "r+b") as file:
        data = bytearray(file.read())
        order = "<" if data[0] in (0xD4, 0x4D) else ">"
        at = 24
        while at + 16 <= len(data):
            seconds, _, captured, _ = struct.unpack_from(order + "IIII", data, at)
            struct.pack_into(order + "I", data, at, seconds + shift)
            at += 16 + captured
        file.seek(0)
        file.write(data)
