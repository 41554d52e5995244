#!/usr/bin/env bash
# Proves a Debian package in a clean system:  install.sh OLD.deb [NEW.deb]
# Boots a Debian made by debootstrap, installs the package, and lets systemd run it: records, encodes, uploads to a platform, is
# killed and hangs, shows the kiosk, refuses an upgrade during a lecture, upgrades, goes back, is removed. Needs root; some minutes.
# Leaves nothing behind.
set -euo pipefail
here=$(cd "$(dirname "$(readlink -f "$0")")" && pwd)
old=$(readlink -f "${1:?usage: install.sh OLD.deb [NEW.deb]}")
new=$(readlink -f "${2:-$1}")
# shellcheck source=room.sh
. "$here/room.sh"
# What is piped to grep is read to its end here: grep -q leaves at once, what still writes fails, and with it the whole pipe.
# shellcheck disable=SC2154 # by room.sh
data="$root/var/lib/rostrum"

install_package() { cp "$1" "$root/root/rostrum.deb" && inside apt-get install -y -qq --no-install-recommends --allow-downgrades --reinstall /root/rostrum.deb; }
installed() { install_package "$1" >/dev/null 2>"$root/root/apt.log" || { tail -5 "$root/root/apt.log" >&2; fail "$2"; }; }
# What systemd knows of a unit: state, its process, how often it was started again.
state() { inside systemctl show --value --property="$2" "$1"; }
started_again() { [ "$(state rostrum NRestarts)" -gt "$1" ] && answers; }
newest() { service bash -c 'ls -t /var/lib/rostrum/recordings | head -n 1'; }
packaged() { [ -f "$data/recordings/$1/package/manifest.json" ]; }

say "making and booting a clean system"
make_room adduser debconf openssh-server udev
boot_room
inside apt-get update -qq 2>"$root/root/apt.log" || { cat "$root/root/apt.log" >&2; fail "the lists of packages do not load"; }

say "installing, with the room's name from a preseed file"
echo 'rostrum rostrum/room string Room "B-204" | left' | inside debconf-set-selections
installed "$old" "the package does not install"
inside getent passwd rostrum >/dev/null || fail "there is no service user"
grep -qF 'room: "Room \"B-204\" | left"' "$data/rostrum.yaml" || fail "the preseeded name is not in the settings"
[ -f "$root/usr/lib/rostrum/runtime/lib/server/classes.jsa" ] || fail "Java's classes are not kept ready"
for unit in rostrum rostrum-rest.timer; do
  [ "$(inside systemctl is-enabled "$unit")" = enabled ] || fail "$unit does not start with the PC"
  until_true 60 inside systemctl --quiet is-active "$unit" || fail "$unit does not run"
done
[ "$(inside systemctl is-enabled rostrum-kiosk || true)" = disabled ] || fail "nobody asked for the kiosk"
until_true 120 answers || fail "the agent does not answer"
owner=$(stat -c %a "$data/agent/token")
[ "$owner" = 600 ] || fail "the agent's token may be read by others ($owner)"
sleep 45 # its first housekeeping is after 20 s
memory=$(inside cat "/proc/$(state rostrum MainPID)/smaps_rollup")
resident=$(awk '/^Rss:/ {print int($2 / 1000)}' <<<"$memory")
say "the idle agent has $resident MB resident, of it $(awk '/^Anonymous:/ {print int($2 / 1000)}' <<<"$memory") MB its own"
inside grep '^THP_enabled:.0' "/proc/$(state rostrum MainPID)/status" >/dev/null || fail "the agent's pages are huge"
inside journalctl --no-pager -q -u rostrum | grep 'is lost' >/dev/null && fail "a source of the test does not work"
[ "$resident" -le 300 ] || fail "the idle agent takes more than 300 MB"
say "$(inside systemd-analyze security rostrum.service --no-pager | tail -n 1 | sed 's/[^[:alnum:][:punct:] ]//g')"

say "doctor and platform"
service rostrum doctor --json >"$root/root/doctor.json" 2>&1 || true
tail -n 1 "$root/root/doctor.json" | grep '"ok":true' >/dev/null || { cat "$root/root/doctor.json" >&2; fail "the doctor finds that lectures cannot be recorded"; }
service rostrum platform --data /var/lib/rostrum/platform --port 18090 --json >"$root/root/platform.json" &
until_true 120 grep -q listening "$root/root/platform.json" || fail "the platform does not start"

say "the agent records; an upgrade must wait"
call POST recordings '{"title":"In a clean system"}' | grep ' 201 ' >/dev/null || fail "the agent does not record"
if install_package "$new" >/dev/null 2>&1; then fail "an upgrade went ahead during a lecture"; fi
sleep 8
call POST recordings/current/stop | grep ' 200 ' >/dev/null || fail "the recording does not stop"
recording=$(newest)

say "encoding and uploading"
until_true 240 packaged "$recording" || fail "the lecture is not encoded"
service rostrum verify "$recording" || fail "the package is not in order"
service env ROSTRUM_TOKEN="$(cat "$data/platform/platform/token" 2>/dev/null || cat "$data/platform/token")" \
  rostrum upload "$recording" --to http://127.0.0.1:18090 --json | tail -n 1 | grep '"published":true' >/dev/null || fail "the lecture is not published"

say "the agent is killed during a lecture; systemd starts it again, and the lecture is whole"
restarts=$(state rostrum NRestarts)
call POST recordings '{"title":"Killed"}' | grep ' 201 ' >/dev/null || fail "the agent does not record"
sleep 6
inside kill -9 "$(state rostrum MainPID)"
until_true 60 started_again "$restarts" || fail "a killed agent is not started again"
killed=$(newest)
[ "$killed" != "$recording" ] || fail "the lecture is lost"
until_true 60 grep -q '"recovered" *: *true' "$data/recordings/$killed/recording.json" || fail "the lecture was not recovered"

say "the agent hangs; the watchdog ends it, and systemd starts it again"
inside mkdir -p /run/systemd/system/rostrum.service.d
inside bash -c 'printf "[Service]\nWatchdogSec=10\n" >/run/systemd/system/rostrum.service.d/test.conf && systemctl daemon-reload && systemctl restart rostrum'
until_true 120 answers || fail "the agent does not answer after a restart"
sleep 15
[ "$(state rostrum NRestarts)" = 0 ] || fail "the watchdog ends an agent that works"
inside kill -STOP "$(state rostrum MainPID)"
until_true 60 started_again 0 || fail "an agent that hangs is not started again"
inside journalctl --no-pager -u rostrum | grep 'Watchdog timeout' >/dev/null || fail "it was not the watchdog"
inside bash -c 'rm -r /run/systemd/system/rostrum.service.d && systemctl daemon-reload'

say "the clock that wakes the PC"
inside systemctl start rostrum-rest || fail "the unit that sets the clock fails"

# A screen of a number that no other test takes: the room shares this machine's network, where X servers meet.
say "the kiosk's session, on a screen in memory"
inside apt-get install -y -qq --no-install-recommends libgtk-3-0 libgl1 libxtst6 libxxf86vm1 xinit xauth x11-xserver-utils x11-utils xvfb \
  >/dev/null 2>"$root/root/apt.log" || { tail -5 "$root/root/apt.log" >&2; fail "what the kiosk needs does not install"; }
inside bash -c 'mkdir -p /run/systemd/system/rostrum-kiosk.service.d && cat >/run/systemd/system/rostrum-kiosk.service.d/test.conf <<DROPIN
[Unit]
Conflicts=
[Service]
PAMName=
TTYPath=
StandardInput=null
ExecStart=
ExecStart=/usr/bin/xinit /usr/lib/rostrum/kiosk-session -- /usr/bin/Xvfb :9 -screen 0 1280x720x24 -nolisten tcp
DROPIN
systemctl daemon-reload && systemctl start rostrum-kiosk'
shown() { inside env DISPLAY=:9 xwininfo -root -tree 2>/dev/null | grep '"Rostrum.* 1280x720+0+0' >/dev/null; }
until_true 90 shown || { inside env DISPLAY=:9 xwininfo -root -tree >&2 || true; fail "the kiosk does not fill the screen"; }
inside systemctl kill --signal=KILL rostrum-kiosk
sleep 1
until_true 90 shown || fail "a kiosk that was killed does not come back"
inside systemctl stop rostrum-kiosk

say "upgrading, and back again"
installed "$new" "the upgrade fails"
until_true 120 answers || fail "the agent does not run after the upgrade"
version=$(service ls /var/lib/rostrum/backup | head -n 1)
[ -n "$version" ] || fail "the upgrade kept no copy of settings and database"
installed "$old" "the old package does not install again"
echo 'room: "changed since"' >"$data/rostrum.yaml"
inside /usr/lib/rostrum/restore-backup "$version" >/dev/null || fail "the saved settings do not come back"
grep -qF 'B-204' "$data/rostrum.yaml" || fail "the settings are not those from before the upgrade"
until_true 120 answers || fail "the agent does not run after going back"

say "rolling out over SSH, from a table of rooms"
ssh-keygen -q -t ed25519 -N '' -f "$root/root/key"
install -D -m 600 "$root/root/key.pub" "$root/root/.ssh/authorized_keys"
inside mkdir -p /run/sshd
inside /usr/sbin/sshd -p 18022 -o ListenAddress=127.0.0.1
rollout="$root/root/rollout"
printf 'host,room\n127.0.0.1,"Aula ""Nord"""\n' >"$root/root/rooms.csv"
printf 'room: {name: "${room}", language: fr}\n' >"$root/root/room.yaml"
inside rostrum fleet /root/rooms.csv --profile /root/room.yaml --out /root/rollout >/dev/null
echo secret >"$rollout/127.0.0.1/token"
SSH_OPTIONS="-p 18022 -i $root/root/key -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o LogLevel=ERROR" \
  "$here/../fleet/rollout" "$rollout" "$new" || fail "the room is not set up over SSH"
grep -qF 'Aula \"Nord\"' "$data/rostrum.yaml" || fail "the room's settings did not arrive"
[ "$(stat -c %a "$data/token")" = 600 ] || fail "the room's token may be read by others"

say "removing"
inside apt-get purge -y -qq rostrum >/dev/null 2>&1 || fail "the package cannot be removed"
[ ! -e "$root/usr/lib/rostrum/runtime" ] || fail "the program was left behind"
[ ! -e "$root/etc/systemd/system/multi-user.target.wants/rostrum.service" ] || fail "its service was left behind"
[ -d "$data/recordings/$recording/master" ] || fail "removing the program removed a lecture"
say "passed; the package has $(($(stat -c %s "$old") / 1000000)) MB"
