#!/usr/bin/env bash
# Proves on a PC of its own what needs a clock, a screen and devices:  machine.sh FILE.deb [PICTURE.ppm]
# QEMU starts a Debian with the package: the kiosk comes by itself on the PC's own console; the PC sleeps, and its clock wakes it for a
# lecture; a USB camera keeps its name, and the agent records from it and from the sound card, also when it is pulled out meanwhile.
# Needs root; a quarter of an hour where the processor is emulated and nothing else runs. Leaves nothing behind but the picture of the screen.
set -euo pipefail
here=$(cd "$(dirname "$(readlink -f "$0")")" && pwd)
file=$(readlink -f "${1:?usage: machine.sh FILE.deb [PICTURE.ppm]}")
picture=$(readlink -m "${2:-/tmp/rostrum-screen.ppm}")
# shellcheck source=pc.sh
. "$here/pc.sh"

camera=/dev/rostrum/camera-Test_camera-4711
shown() { service env DISPLAY=:0 xwininfo -root -tree 2>/dev/null | grep '"Rostrum.* 1280x720+0+0' >/dev/null; }
# More colours than an empty window with a pointer has: letters, pictures.
painted() { screen "$picture" && [ "$(tail -c +17 "$picture" | od -An -v -tx1 -w3 | sort -u | wc -l)" -gt 200 ]; }
another_screen() {
  local now
  now=$(inside pidof Xorg) && [ "$now" != "$1" ] && [ "${now% *}" = "$now" ]
}
says() { call GET "$1" | grep "$2" >/dev/null; }
settings() { inside tee /var/lib/rostrum/rostrum.yaml >/dev/null; }
# plan WHEN   the timetable holds one lecture of a minute
plan() {
  local at
  at=$(date -u -d "$(inside date -u +%FT%TZ) + $1" '+"date":"%F","start":"%H:%M"')
  call PUT schedule "{\"zone\":\"UTC\",\"slots\":[{\"title\":\"Woken\",$at,\"minutes\":1}]}" | grep ' 200 ' >/dev/null || fail "the timetable is not taken"
}
alarm() { inside cat /sys/class/rtc/rtc0/wakealarm; }
plug_in() { inside systemd-run --quiet --collect --unit camera python3 /root/camera.py 4711; }
leads_to() { inside readlink -f "$camera"; }
named() { leads_to >/dev/null && inside grep -qs 'Test camera' "/sys/class/video4linux/$(basename "$(leads_to)")/name"; }

say "making a PC's disk"
make_pc "$file" python3-minimal x11-utils
say "starting the PC"
boot_pc
until_true 600 answers || fail "the agent does not answer"

say "the kiosk, which was asked for when the package was installed, on the PC's own console"
until_true 300 shown || fail "the kiosk does not fill the PC's screen"
until_true 120 painted || fail "the PC's screen shows nothing"
asked=$(service env DISPLAY=:0 xset q)
grep 'timeout: *0 ' <<<"$asked" >/dev/null || fail "the screen goes dark after a while"
grep 'DPMS is Enabled' <<<"$asked" >/dev/null && fail "the screen is switched off after a while"
inside loginctl list-sessions | grep 'rostrum *seat0 *tty7' >/dev/null || fail "the kiosk has no session at the PC's seat"
old=$(inside pidof Xorg)
inside systemctl kill --signal=KILL rostrum-kiosk
until_true 120 another_screen "$old" || fail "a kiosk that was killed does not get its display back"
inside systemctl stop rostrum-kiosk # it takes an emulated processor

say "the clock on the board is set for a lecture in three days, though it reaches a day only"
light='sources: ["test:speech"]' # pictures take an emulated processor
settings <<<"$light"$'\n''power: {rest: suspend, restAfter: 1h}'
plan '3 days'
inside systemctl start rostrum-rest
[ "$(($(alarm) - $(inside date +%s)))" -lt 86400 ] || fail "the clock is not set"

say "the PC sleeps, and its clock wakes it for a lecture"
settings <<<"$light"$'\n''power: {rest: suspend, restAfter: 1s}'
plan '34 minutes'
inside systemctl start --no-block rostrum-rest
until_true 300 happened SUSPEND || fail "the PC does not go to sleep"
echo +25m >"$pc/clock"
until_true 120 happened WAKEUP || fail "the clock does not wake the PC"
until_true 120 inside true || fail "the PC does not come back"
until_true 120 answers || fail "the agent does not answer after the sleep"
says health/rest '"busy":"\\"Woken\\" is recorded."' || fail "the PC would sleep again, so shortly before a lecture"

say "a USB camera has the same name wherever Linux puts it"
inside tee /root/camera.py <"$here/camera.py" >/dev/null
inside sh -c 'modprobe -a dummy_hcd gadgetfs && mkdir /dev/gadget && mount -t gadgetfs none /dev/gadget'
plug_in
until_true 60 named || fail "the camera has no name of its own"
first=$(leads_to)
inside systemctl stop camera
inside modprobe vivid n_devs=1
until_true 60 inside test -e /dev/rostrum/camera-platform-vivid_0 || fail "a grabber without a model has no name"
plug_in
until_true 60 named || fail "the camera's name is another"
[ "$(leads_to)" != "$first" ] || fail "Linux put the camera where it was"
inside rmmod vivid

say "recording from camera and sound card, by the timetable; the camera is pulled out meanwhile"
settings <<<"sources: [\"v4l2:$camera\", \"alsa:hw:CARD=Intel,DEV=0\"]"
until_true 300 says status '"kind":"video"[^}]*"state":"ok"' || fail "the camera gives no picture"
until_true 60 says status '"kind":"audio"[^}]*"state":"ok"' || fail "the sound card gives no sound"
call POST recordings '{"title":"On a PC"}' | grep ' 201 ' >/dev/null || fail "the agent does not record"
sleep 20
inside systemctl stop camera
until_true 120 says status '"kind":"video"[^}]*"state":"lost"' || fail "nobody notices that the camera is gone"
plug_in
until_true 120 says status '"kind":"video"[^}]*"state":"ok"' || fail "the camera is not taken again"
sleep 20
call POST recordings/current/stop | grep ' 200 ' >/dev/null || fail "the recording does not stop"
recording=/var/lib/rostrum/recordings/$(inside ls -t /var/lib/rostrum/recordings | head -n 1)
inside grep -q '"gaps" *: *\[ *{' "$recording/recording.json" || fail "the lecture does not say when the camera was gone"
until_true 900 inside test -f "$recording/package/manifest.json" || fail "the lecture is not encoded"
service rostrum verify "$recording/package" || fail "the package is not in order"

say "a day later yesterday's log is packed"
inside date -s tomorrow >/dev/null
inside systemctl restart rostrum
until_true 120 inside sh -c 'ls /var/lib/rostrum/logs/rostrum.*.log.gz' >/dev/null || fail "the log is not turned"
say "passed; the screen: $picture"
