# shellcheck shell=bash
# A clean room for the tests of a package, sourced by them: Debian made by debootstrap, booted with its own systemd. Needs root.
#   make_room; chrooted COMMAND…; boot_room; inside COMMAND…; service COMMAND…; call METHOD PATH [BODY]; answers
suite=${SUITE:-bookworm}
[ "$(id -u)" -eq 0 ] || { echo "this test needs root: sudo $0 $*" >&2; exit 2; }
root=$(mktemp -d /tmp/rostrum-root.XXXXXX)

say() { printf 'install test: %s\n' "$*" >&2; }
fail() {
  say "FAILED: $*"
  # What its services said last is most often why.
  [ -z "${leader:-}" ] || inside journalctl --no-pager -q -n 30 >&2 || true
  exit 1
}

chmod 755 "$root"
leader=
container=
# What was killed needs a moment to let go.
unmount() {
  for _ in $(seq 50); do
    umount "$1" 2>/dev/null && return
    sleep 0.1
  done
  umount "$1"
}
clean_room() {
  if [ -n "$container" ]; then
    [ -z "$leader" ] || kill -9 "$leader" 2>/dev/null || true # a namespace dies with its first process
    kill "$container" 2>/dev/null || true
    wait "$container" 2>/dev/null || true
  fi
  ! mountpoint -q "$root" || unmount "$root"
  rm -rf --one-file-system "$root" "$root.log"
}
trap clean_room EXIT

# make_room PACKAGE…   a minimal Debian with systemd, and these; of another kind of processor, if `architecture` says so
make_room() {
  local IFS=,
  debootstrap ${architecture:+--arch="$architecture"} --variant=minbase --include="systemd,systemd-sysv,dbus,$*" "$suite" "$root" ${MIRROR:+"$MIRROR"} >"$root.log" 2>&1 ||
    { tail -5 "$root.log" >&2; fail "debootstrap"; }
  # A mount of its own, as a disk is: programs ask which disk a folder lies on.
  mount --bind "$root" "$root"
  # Where this machine finds packages, the clean system finds them too.
  rm -f "$root/etc/apt/sources.list"
  for source in sources.list sources.list.d apt.conf.d; do
    [ ! -e "/etc/apt/$source" ] || cp -r "/etc/apt/$source" "$root/etc/apt/"
  done
  cp /etc/hosts "$root/etc/"
}

# Before it is booted: its own mounts and processes, which go with the command. So are images made for many PCs.
chrooted() {
  # shellcheck disable=SC2016 # expanded there
  unshare --mount --pid --fork sh -c 'mount -t proc proc "$0/proc" && exec chroot "$0" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin \
    DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 "$@"' "$root" "$@"
}

boot_room() {
  systemd-nspawn --quiet --register=no --keep-unit --resolv-conf=copy-host --console=pipe --boot --directory "$root" \
    </dev/null >"$root.log" 2>&1 &
  container=$!
  for _ in $(seq 60); do
    leader=$(pgrep -P "$container" | head -n 1) || true
    case "$(inside systemctl is-system-running 2>/dev/null || true)" in
      running | degraded) return ;;
    esac
    sleep 1
  done
  tail -20 "$root.log" >&2
  leader=
  fail "systemd does not start in the clean system; this needs a machine that may use namespaces and mounts"
}

inside() {
  [ -n "$leader" ] || return 1
  nsenter --target "$leader" --mount --uts --ipc --pid --root --wd -- \
    env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 "$@"
}
# As the service runs it: its user, its data folder, its cache.
service() {
  inside setpriv --reuid rostrum --regid rostrum --init-groups env HOME=/var/lib/rostrum \
    ROSTRUM_JAVA_OPTIONS=-Dorg.bytedeco.javacpp.cachedir=/var/cache/rostrum "$@"
}
# call METHOD PATH [BODY]   asks the agent, without curl
call() {
  local body=${3:-}
  printf '%s /api/v1/%s HTTP/1.1\r\nHost: 127.0.0.1:8080\r\nAuthorization: Bearer %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s' \
    "$1" "$2" "$(inside cat /var/lib/rostrum/agent/token </dev/null)" "${#body}" "$body" | inside bash -c 'exec 3<>/dev/tcp/127.0.0.1/8080 && cat >&3 && cat <&3'
}
answers() { inside bash -c ': </dev/tcp/127.0.0.1/8080' 2>/dev/null; }
# until_true SECONDS COMMAND…   waits for it to hold; where `patience` is set, so many times as long
until_true() {
  local left=$(($1 * ${patience:-1}))
  shift
  until "$@"; do
    [ "$left" -gt 0 ] || return 1
    left=$((left - 1))
    sleep 1
  done
}
