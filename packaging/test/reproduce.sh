#!/usr/bin/env bash
# Proves that the same commit gives the same bytes:  reproduce.sh FILE.deb
# Clones the commit into another folder, makes the package there and compares.
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
again=$("$other/rostrum/rostrum" package "$other/out")
if ! cmp "$file" "$again"; then
  say "FAILED: two makings of one commit differ"
  dpkg-deb -x "$file" "$other/a"
  dpkg-deb -x "$again" "$other/b"
  diff -rq "$other/a" "$other/b" >&2 || true
  exit 1
fi
say "both have the SHA-256 $(sha256sum <"$file" | cut -d ' ' -f 1)"
