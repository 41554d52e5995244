"""A network camera for tests: a ball that moves, 640x360 at 25 fps in H.264, and a 440 Hz tone in AAC.

Arguments: the port, then any of dump=FILE (what was coded is kept there too), keyint=FRAMES, profile=NAME, coder=WORDS (for
x264enc), size=WxH, cert=FILE (a certificate with its key: then it speaks TLS).
"""
import sys

import gi

gi.require_version("Gst", "1.0")
gi.require_version("GstRtspServer", "1.0")
from gi.repository import Gio, GLib, Gst, GstRtspServer

Gst.init(None)

options = dict(argument.split("=", 1) for argument in sys.argv[2:])
width, height = options.get("size", "640x360").split("x")
PIPELINE = (
    "( videotestsrc is-live=true pattern=ball ! video/x-raw,format=I420,width=%s,height=%s,framerate=25/1"
    " ! x264enc tune=zerolatency speed-preset=superfast bitrate=800 key-int-max=%s %s ! video/x-h264,profile=%s"
    ",stream-format=byte-stream,alignment=au ! identity name=coded signal-handoffs=true"
    " ! rtph264pay name=pay0 pt=96 config-interval=1"
    " audiotestsrc is-live=true wave=sine freq=440 volume=0.3 ! audio/x-raw,rate=48000,channels=1"
    " ! avenc_aac bitrate=96000 ! rtpmp4gpay name=pay1 pt=97 )"
    % (
        width,
        height,
        options.get("keyint", "25"),
        options.get("coder", ""),
        options.get("profile", "high"),
    )
)

server = GstRtspServer.RTSPServer()
server.set_address("127.0.0.1")
server.set_service(sys.argv[1])
if "cert" in options:
    auth = GstRtspServer.RTSPAuth()
    auth.set_tls_certificate(Gio.TlsCertificate.new_from_file(options["cert"]))
    anybody = GstRtspServer.RTSPToken()
    anybody.set_string("media.factory.role", "anybody")
    auth.set_default_token(anybody)
    server.set_auth(auth)
factory = GstRtspServer.RTSPMediaFactory()
permissions = GstRtspServer.RTSPPermissions()
for permission in "media.factory.access", "media.factory.construct":
    permissions.add_permission_for_role("anybody", permission, True)
factory.set_permissions(permissions)
factory.set_launch(PIPELINE)
factory.set_shared(True)


def keep(identity, buffer, kept):
    kept.write(buffer.extract_dup(0, buffer.get_size()))


def configure(factory, media):
    coded = media.get_element().get_by_name("coded")
    coded.connect("handoff", keep, open(options["dump"], "ab", buffering=0))


if "dump" in options:
    factory.connect("media-configure", configure)
server.get_mount_points().add_factory("/cam", factory)
if server.attach(None) == 0:
    sys.exit("the port %s is taken" % sys.argv[1])
print(server.get_bound_port(), flush=True)
GLib.MainLoop().run()
