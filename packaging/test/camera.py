"""A USB camera made of Linux' own parts:  camera.py SERIAL

dummy_hcd is a USB port without a plug, gadgetfs lets this program be the device at it. The kernel's own driver (uvcvideo) and udev
see a camera with a maker, a model and a serial number that sends 160x120 pictures, 5 a second, with a bar that travels. It is pulled
out when the program ends. Needs root; mount -t gadgetfs none /dev/gadget.
"""
import os
import struct
import sys
import threading
import time

WIDTH, HEIGHT, RATE = 160, 120, 5
FRAME = WIDTH * HEIGHT * 2
INTERVAL = 10_000_000 // RATE  # of 100 ns
STRINGS = ["Rostrum", "Test camera", sys.argv[1]]
FOLDER = "/dev/gadget"


def part(kind, form, *values):
    """A descriptor: its length, its kind, what is in it."""
    content = struct.pack("<" + form, *values)
    return bytes([len(content) + 2, kind]) + content


def endpoint(packet):
    return part(0x05, "BBHB", 0x81, 0x02, packet, 0)


def configuration(packet):
    """USB Video Class 1.0: a camera, wired to a stream of YUYV pictures over one bulk endpoint."""
    camera = part(0x24, "BBHBBHHHBBBB", 0x02, 1, 0x0201, 0, 0, 0, 0, 0, 3, 0, 0, 0)
    output = part(0x24, "BBHBBB", 0x03, 2, 0x0101, 0, 1, 0)
    header = part(0x24, "BHHIBB", 0x01, 0x0100, 13 + len(camera + output), 1_000_000, 1, 1)
    yuyv = part(0x24, "BBB16sBBBBBB", 0x04, 1, 1, b"YUY2\0\0\x10\0\x80\0\0\xaa\0\x38\x9b\x71", 16, 1, 0, 0, 0, 0)
    rate = FRAME * 8 * RATE
    frame = part(0x24, "BBBHHIIIIBI", 0x05, 1, 0, WIDTH, HEIGHT, rate, rate, FRAME, INTERVAL, 1, INTERVAL)
    stream = part(0x24, "BBHBBBBBBBB", 0x01, 1, 14 + len(yuyv + frame), 0x81, 0, 2, 0, 0, 0, 1, 0)
    body = (
        part(0x0B, "BBBBBB", 0, 2, 0x0E, 0x03, 0, 0)
        + part(0x04, "BBBBBBB", 0, 0, 0, 0x0E, 0x01, 0, 0) + header + camera + output
        + part(0x04, "BBBBBBB", 1, 0, 1, 0x0E, 0x02, 0, 0) + stream + yuyv + frame + endpoint(packet)
    )
    return part(0x02, "HBBBBB", 9 + len(body), 2, 1, 0, 0x80, 50) + body


def device():
    return part(0x01, "HBBBBHHHBBBB", 0x0200, 0xEF, 0x02, 0x01, 64, 0x1D6B, 0x0102, 0x0001, 1, 2, 3, 1)


def text(index):
    if index == 0:
        return part(0x03, "H", 0x0409)
    content = STRINGS[index - 1].encode("utf-16-le")
    return bytes([len(content) + 2, 0x03]) + content


# What the driver may choose: there is one size and one rate.
CHOICE = struct.pack("<HBBIHHHHHII", 1, 1, 1, INTERVAL, 0, 0, 0, 0, 0, FRAME, FRAME + 2)


def pictures():
    """Sends for ever; each write waits until somebody looks."""
    name = next(one for one in os.listdir(FOLDER) if one.startswith("ep1in"))
    out = os.open(os.path.join(FOLDER, name), os.O_RDWR)
    os.write(out, struct.pack("<I", 1) + endpoint(64) + endpoint(512))
    count = 0
    while True:
        bar = count * 4 % WIDTH
        line = bytearray(b"\x30\x60\x30\xa0" * (WIDTH // 2))
        line[bar * 2:bar * 2 + 16] = b"\xeb\x80" * 8
        os.write(out, bytes([2, 0x82 | count & 1]) + bytes(line[:WIDTH * 2]) * HEIGHT)
        count += 1
        time.sleep(1 / RATE)


def answer(control, request):
    kind, number, value, _, length = request
    if kind == 0x80 and number == 0x06 and value >> 8 == 0x03 and value & 0xFF <= len(STRINGS):
        os.write(control, text(value & 0xFF)[:length])
    elif kind == 0x00 and number == 0x09:  # the PC takes the camera
        threading.Thread(target=pictures, daemon=True).start()
        os.read(control, 0)
    elif kind == 0x01 and number == 0x0B:
        os.read(control, 0)
    elif kind == 0xA1:
        os.write(control, {0x85: struct.pack("<H", len(CHOICE)), 0x86: b"\3"}.get(number, CHOICE)[:length])
    elif kind == 0x21:
        try:
            os.read(control, length)
        except OSError:  # the PC was quicker: it asks already what it got
            os.write(control, CHOICE)
    elif kind & 0x80:  # the wrong direction says no
        os.read(control, 0)
    else:
        os.write(control, b"")


def main():
    name = next(one for one in os.listdir(FOLDER) if not one.startswith("ep"))
    control = os.open(os.path.join(FOLDER, name), os.O_RDWR)
    os.write(control, struct.pack("<I", 0) + configuration(64) + configuration(512) + device())
    os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(10))  # a camera's chip is never busy
    while True:
        try:
            event = os.read(control, 12)
            if struct.unpack("<I", event[8:])[0] == 3:
                answer(control, struct.unpack("<BBHHH", event[:8]))
        except OSError:
            pass  # no was said, or the PC no longer waits for the answer


main()
