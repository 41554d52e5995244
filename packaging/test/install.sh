#!/usr/bin/env bash
# Proves a Debian package in a clean system:  install.sh OLD.deb [NEW.deb]
# Installs it into a root made by debootstrap, starts the agent as its service user, records, encodes, uploads to a platform,
# refuses an upgrade during a lecture, upgrades, removes. Needs root; some minutes. Leaves nothing behind.
set -euo pipefail
here=$(cd "$(dirname "$(readlink -f "$0")")" && pwd)
old=$(readlink -f "${1:?usage: install.sh OLD.deb [NEW.deb]}")
new=$(readlink -f "${2:-$1}")
suite=${SUITE:-bookworm}
[ "$(id -u)" -eq 0 ] || { echo "install.sh needs root: sudo $0 $*" >&2; exit 2; }

say() { printf 'install test: %s\n' "$*" >&2; }
fail() { say "FAILED: $*"; exit 1; }

root=$(mktemp -d /tmp/rostrum-root.XXXXXX)
chmod 755 "$root"
# What was killed needs a moment to let go.
unmount() {
  for _ in $(seq 50); do
    umount "$1" 2>/dev/null && return
    sleep 0.1
  done
  umount "$1"
}
clean() {
  if mountpoint -q "$root/proc"; then
    for process in /proc/[0-9]*; do
      [ "$(readlink "$process/root")" != "$root" ] || kill -9 "${process#/proc/}" || true
    done
    unmount "$root/proc"
    unmount "$root"
  fi
  rm -rf --one-file-system "$root"
}
trap clean EXIT
inside() { chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 "$@"; }
# As the service runs it: its user, its data folder, its cache.
service() {
  chroot --userspec=rostrum:rostrum "$root" env -i PATH=/usr/bin:/bin HOME=/var/lib/rostrum LC_ALL=C.UTF-8 \
    ROSTRUM_JAVA_OPTIONS=-Dorg.bytedeco.javacpp.cachedir=/var/cache/rostrum "$@"
}

say "making a clean $suite"
debootstrap --variant=minbase "$suite" "$root" ${MIRROR:+"$MIRROR"} >"$root.log" 2>&1 || { tail -5 "$root.log" >&2; fail debootstrap; }
rm -f "$root.log"
# A mount of its own, as a disk is: programs ask which disk a folder lies on.
mount --bind "$root" "$root"
mount -t proc proc "$root/proc"
# Where this machine finds packages, the clean system finds them too.
rm -f "$root/etc/apt/sources.list"
for source in sources.list sources.list.d apt.conf.d; do
  [ ! -e "/etc/apt/$source" ] || cp -r "/etc/apt/$source" "$root/etc/apt/"
done
cp /etc/resolv.conf /etc/hosts "$root/etc/"

install_package() { cp "$1" "$root/tmp/rostrum.deb" && inside apt-get install -y -qq --no-install-recommends --allow-downgrades --reinstall /tmp/rostrum.deb; }

say "installing, with the room's name from a preseed file"
inside apt-get update -qq 2>"$root/tmp/apt.log" || { cat "$root/tmp/apt.log" >&2; fail "the lists of packages do not load"; }
inside apt-get install -y -qq --no-install-recommends debconf adduser >/dev/null
echo 'rostrum rostrum/room string Room "B-204" | left' | inside debconf-set-selections
install_package "$old" >/dev/null 2>"$root/tmp/apt.log" || { tail -5 "$root/tmp/apt.log" >&2; fail "the package does not install"; }
inside getent passwd rostrum >/dev/null || fail "there is no service user"
grep -qF 'room: "Room \"B-204\" | left"' "$root/var/lib/rostrum/rostrum.yaml" || fail "the preseeded name is not in the settings"
[ -f "$root/usr/lib/rostrum/runtime/lib/server/classes.jsa" ] || fail "Java's classes are not kept ready"

say "doctor, platform, agent"
service rostrum doctor --json >"$root/tmp/doctor.json" 2>&1 || true
tail -n 1 "$root/tmp/doctor.json" | grep -q '"ok":true' || { cat "$root/tmp/doctor.json" >&2; fail "the doctor finds that lectures cannot be recorded"; }
service rostrum platform --data /var/lib/rostrum/platform --port 18090 --json >"$root/tmp/platform.json" &
service rostrum agent --port 8080 --json >"$root/tmp/agent.json" 2>"$root/tmp/agent.log" &
for file in platform agent; do
  for _ in $(seq 120); do grep -q listening "$root/tmp/$file.json" && break; sleep 1; done
  grep -q listening "$root/tmp/$file.json" || { cat "$root/tmp/agent.log" >&2; fail "the $file does not start"; }
done
owner=$(stat -c %U:%G:%a "$root/var/lib/rostrum/agent/token" 2>/dev/null || true)
[ "${owner##*:}" = 600 ] || fail "the agent's token may be read by others ($owner)"

say "the agent at rest"
agent=$(pgrep -f 'cli.Main agent --port 8080' | head -n 1)
sleep 45 # its first housekeeping is after 20 s
resident=$(awk '/^Rss:/ {print int($2 / 1000)}' "/proc/$agent/smaps_rollup")
say "the idle agent has $resident MB resident, of it $(awk '/^Anonymous:/ {print int($2 / 1000)}' "/proc/$agent/smaps_rollup") MB its own"
[ "$resident" -le 300 ] || fail "the idle agent takes more than 300 MB"

say "the agent records; an upgrade must wait"
call() { service rostrum-call "$@"; }
cat >"$root/usr/bin/rostrum-call" <<'CALL'
#!/bin/bash
# rostrum-call PATH [BODY]: a POST to the agent, without curl.
exec 3<>/dev/tcp/127.0.0.1/8080
body=${2:-}
printf 'POST /api/v1/%s HTTP/1.1\r\nHost: 127.0.0.1:8080\r\nAuthorization: Bearer %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s' \
  "$1" "$(cat /var/lib/rostrum/agent/token)" "${#body}" "$body" >&3
cat <&3
CALL
chmod 755 "$root/usr/bin/rostrum-call"
call recordings '{"title":"In a clean system"}' | grep -q '201' || fail "the agent does not record"
if install_package "$new" >/dev/null 2>&1; then fail "an upgrade went ahead during a lecture"; fi
sleep 8
call recordings/current/stop | grep -q '200' || fail "the recording does not stop"

say "encoding and uploading"
recording=$(service ls /var/lib/rostrum/recordings | head -n 1)
for _ in $(seq 240); do
  [ -f "$root/var/lib/rostrum/recordings/$recording/package/manifest.json" ] && break
  sleep 1
done
service rostrum verify "$recording" || fail "the package is not in order"
service env ROSTRUM_TOKEN="$(cat "$root/var/lib/rostrum/platform/platform/token" 2>/dev/null || cat "$root"/var/lib/rostrum/platform/token)" \
  rostrum upload "$recording" --to http://127.0.0.1:18090 --json | tail -n 1 | grep -q '"published":true' || fail "the lecture is not published"

say "upgrading"
install_package "$new" >/dev/null 2>"$root/tmp/apt.log" || { tail -5 "$root/tmp/apt.log" >&2; fail "the upgrade fails"; }
[ -d "$root/var/lib/rostrum/backup" ] || fail "the upgrade kept no copy of settings and database"
say "rolling out over SSH, from a table of rooms"
inside apt-get install -y -qq --no-install-recommends openssh-server >/dev/null 2>&1
ssh-keygen -q -t ed25519 -N '' -f "$root/tmp/key"
install -D -m 600 "$root/tmp/key.pub" "$root/root/.ssh/authorized_keys"
mkdir -p "$root/run/sshd"
inside /usr/sbin/sshd -p 18022 -o ListenAddress=127.0.0.1
rollout="$root/tmp/rollout"
printf 'host,room\n127.0.0.1,"Aula ""Nord"""\n' >"$root/tmp/rooms.csv"
printf 'room: {name: "${room}", language: fr}\n' >"$root/tmp/room.yaml"
inside rostrum fleet /tmp/rooms.csv --profile /tmp/room.yaml --out /tmp/rollout >/dev/null
echo secret >"$rollout/127.0.0.1/token"
SSH_OPTIONS="-p 18022 -i $root/tmp/key -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o LogLevel=ERROR" \
  "$here/../fleet/rollout" "$rollout" "$new" || fail "the room is not set up over SSH"
grep -qF 'Aula \"Nord\"' "$root/var/lib/rostrum/rostrum.yaml" || fail "the room's settings did not arrive"
[ "$(stat -c %a "$root/var/lib/rostrum/token")" = 600 ] || fail "the room's token may be read by others"

say "removing"
inside apt-get purge -y -qq rostrum >/dev/null 2>&1 || fail "the package cannot be removed"
[ ! -e "$root/usr/lib/rostrum/runtime" ] || fail "the program was left behind"
[ -d "$root/var/lib/rostrum/recordings/$recording/master" ] || fail "removing the program removed a lecture"
say "passed; the package has $(($(stat -c %s "$old") / 1000000)) MB"
