#!/usr/bin/env bash
# Proves that the same commit gives the same bytes:  reproduce.sh FILE.deb
# Clones the commit into another folder, makes the package there and compares what is in both, byte by byte. The second one is not
# packed: that takes minutes, and xz makes the same of the same.
set -euo pipefail
here=$(cd "$(dirname "$(readlink -f "$0")")" && pwd)
project=$(cd "$here/../.." && pwd)
file=$(readlink -f "${1:?usage: reproduce.sh FILE.deb}")
say() { printf 'reproduce: %s\n' "$*" >&2; }

if [ -n "$(git -C "$project" status --porcelain 2>&1)" ]; then
  say "not compared: this folder is no clean checkout"
  exit 0
fi
other=$(mktemp -d)
trap 'rm -rf "$other"' EXIT
git clone -q "$project" "$other/rostrum"
git -C "$other/rostrum" checkout -q "$(git -C "$project" rev-parse HEAD)"
say "making the package a second time, from a clone"
again=$(ROSTRUM_PACKAGE_PACKING=-Znone "$other/rostrum/rostrum" package "$other/out")
same() { cmp <(dpkg-deb "$1" "$file") <(dpkg-deb "$1" "$again"); }
if ! same --ctrl-tarfile || ! same --fsys-tarfile; then
  say "FAILED: two makings of one commit differ"
  dpkg-deb -x "$file" "$other/a"
  dpkg-deb -x "$again" "$other/b"
  diff -rq "$other/a" "$other/b" >&2 || true
  exit 1
fi
say "both hold the same bytes; the files' SHA-256 is $(dpkg-deb --fsys-tarfile "$file" | sha256sum | cut -d ' ' -f 1)"
