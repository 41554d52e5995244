#!/usr/bin/env bash
# Tries the arm64 package on a PC of another kind:  arm64.sh FILE_arm64.deb
# A Debian of arm64 made by debootstrap, each of its programs run by QEMU (no systemd, no devices): installs, records, encodes,
# verifies. Needs root; half an hour on a slow PC. Leaves nothing behind.
set -euo pipefail
here=$(cd "$(dirname "$(readlink -f "$0")")" && pwd)
file=$(readlink -f "${1:?usage: arm64.sh FILE_arm64.deb}")
# shellcheck source=room.sh
. "$here/room.sh"
interpreter=/proc/sys/fs/binfmt_misc/qemu-aarch64
[ "$(dpkg --print-architecture)" = arm64 ] || [ -e "$interpreter" ] ||
  grep -v '^#' /usr/lib/binfmt.d/qemu-aarch64.conf >/proc/sys/fs/binfmt_misc/register ||
  fail "this kernel starts no programs of arm64 by QEMU (binfmt_misc)"

# Nothing is booted.
inside() { chrooted "$@"; }

# The first of several choices is what Debian has.
needs=$(dpkg-deb -f "$file" Pre-Depends Depends | sed 's/^[^:]*: //; s/([^)]*)//g; s/|[^,]*//g' | paste -sd, | tr -d ' ')
say "making a system of arm64"
# shellcheck disable=SC2034 # for make_room
architecture=arm64
make_room "$needs"

say "installing"
cp "$file" "$root/root/rostrum.deb"
inside dpkg -i /root/rostrum.deb >"$root/root/dpkg.log" 2>&1 || { tail -5 "$root/root/dpkg.log" >&2; fail "the package does not install"; }
say "$(inside uname -m): $(service rostrum --version)"

say "recording, encoding, verifying"
service rostrum record --for 3s --title Arm --json >"$root/root/record.json" || { tail -3 "$root/root/record.json" >&2; fail "nothing is recorded"; }
recording=/var/lib/rostrum/recordings/$(service ls /var/lib/rostrum/recordings | head -n 1)
service rostrum encode "$recording" --ladder small --json >"$root/root/encode.json" || { tail -3 "$root/root/encode.json" >&2; fail "nothing is encoded"; }
service rostrum verify "$recording/package" || fail "the package is not in order"
say "passed: $(tail -n 1 "$root/root/encode.json" | grep -o '"wallSeconds":[0-9.]*')"
