#!/usr/bin/env bash
# Makes the Debian package of what ./rostrum has built:  package.sh OUT [ARCHITECTURE]
# With a Java runtime of its own, trimmed to what Rostrum uses. The same commit gives the same bytes.
set -euo pipefail
here=$(cd "$(dirname "$(readlink -f "$0")")" && pwd)
project=$(cd "$here/.." && pwd)
out=$(readlink -f "${1:?usage: package.sh OUT [ARCHITECTURE]}")
dist="$here/target/rostrum"

say() { printf 'package: %s\n' "$*" >&2; }
fail() { say "$*"; exit 1; }

[ -f "$dist/built" ] || fail "nothing is built yet; run ./rostrum package"
command -v jlink >/dev/null || fail "jlink is missing: sudo apt-get install openjdk-17-jdk-headless"
command -v readelf >/dev/null || fail "readelf is missing: sudo apt-get install binutils"
command -v dpkg-deb >/dev/null || fail "dpkg-deb is missing; a Debian package is made on Debian or Ubuntu"

own=$(dpkg --print-architecture)
architecture=${2:-$own}
# The commit's time, so that two builds of it are alike. A tarball without git is dated by its newest file.
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git -C "$project" log -1 --format=%ct 2>/dev/null || stat -c %Y "$project/pom.xml")}
export SOURCE_DATE_EPOCH
commit=$(git -C "$project" rev-parse --short=8 HEAD 2>/dev/null || echo source)
release=$(sed -n 's|^  <version>\(.*\)</version>|\1|p' "$project/pom.xml" | head -n 1)
version=${ROSTRUM_PACKAGE_VERSION:-${release/-SNAPSHOT/~$(date -u -d "@$SOURCE_DATE_EPOCH" +%Y%m%d%H%M%S).$commit}}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
root="$work/root"
lib="$dist/lib"
jmods=()
strip=--strip-debug
if [ "$architecture" != "$own" ]; then
  say "gathering what is for $architecture"
  "$here/foreign.sh" "$architecture" "$lib" "$work/foreign"
  lib="$work/foreign/lib"
  jmods=(--module-path "$work/foreign/jmods")
  strip=--strip-java-debug-attributes # this PC's tools do not know that processor's libraries
fi
library="$root/usr/lib/rostrum"
install -d -m 755 "$library" "$root/DEBIAN" "$root/usr/bin" "$root/usr/share/doc/rostrum" "$root/usr/share/rostrum" \
  "$root/lib/systemd/system" "$root/lib/udev/rules.d"

say "making the Java runtime"
jlink "${jmods[@]}" --add-modules java.base,java.compiler,java.desktop,java.instrument,java.logging,java.management,java.naming,java.net.http,java.prefs,java.scripting,java.security.jgss,java.security.sasl,java.sql,java.xml,jdk.crypto.ec,jdk.jfr,jdk.localedata,jdk.management,jdk.unsupported,jdk.zipfs \
  --include-locales=en,fr,ar,km,mn "$strip" --no-header-files --no-man-pages --compress=2 --output "$library/runtime"

chmod -R u+w "$library/runtime"

cp -r "$lib" "$library/lib"
case "$architecture" in
  amd64) processor=x86_64 machine="Advanced Micro Devices X86-64" ;;
  arm64) processor=aarch64 machine=AArch64 ;;
  *) fail "packages are made for amd64 and arm64, not for $architecture" ;;
esac
say "making the jars light"
java -XX:TieredStopAtLevel=1 "$here/Lean.java" "$library/lib" "$processor" "$SOURCE_DATE_EPOCH"
for jar in "$library"/lib/*linux*.jar "$library"/lib/sqlite*.jar "$library"/lib/javafx/*linux*.jar; do
  folder="$work/libraries/$(basename "$jar")"
  mkdir -p "$folder"
  (cd "$folder" && jar xf "$jar")
done

# Debian's Java uses libraries of the system; the package asks for those that have them here. What draws windows and splash screens
# with AWT is never loaded: the kiosk is JavaFX.
needs=()
while read -r soname; do
  [ -z "$(find "$library/runtime" -name "$soname" -print -quit)" ] || continue
  owner=$(dpkg-query -S "*/$soname" 2>/dev/null | head -n 1 | cut -d : -f 1)
  [ -n "$owner" ] || fail "Java needs $soname, and no installed package has it"
  grep -qE "^Depends:.*[ ,]$owner([ ,]|$)" "$here/debian/control" || needs+=("$owner")
done < <(find "$library/runtime" -name '*.so' ! -name libawt_xawt.so ! -name libjawt.so ! -name libsplashscreen.so \
  -exec readelf -d {} + | sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p' | sort -u)
# FFmpeg's jar for amd64 brings libva and libdrm, that for arm64 does not.
while read -r soname; do
  [ -z "$(find "$work/libraries" -name "$soname" -print -quit)" ] || continue
  case "$soname" in
    ld-linux-*.so.* | libc.so.6 | libm.so.6 | libmvec.so.1 | libpthread.so.0 | libdl.so.2 | librt.so.1 | libgcc_s.so.1 | libstdc++.so.6) ;;
    libasound.so.2 | libpulse.so.0 | libxcb.so.1 | libxcb-shm.so.0) ;; # debian/control names them
    libdrm.so.2) needs+=(libdrm2) ;;
    libudev.so.1) needs+=(libudev1) ;;
    libva.so.2) needs+=(libva2) ;;
    libva-drm.so.2) needs+=(libva-drm2) ;;
    *) fail "FFmpeg needs $soname, and nobody said which package has it" ;;
  esac
done < <(find "$work"/libraries/{ffmpeg,javacpp,sqlite}* -type f ! -name "*.class" -exec readelf -d {} + 2>/dev/null |
  sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p' | sort -u)
[ ${#needs[@]} -gt 0 ] || needs=(libc6)
depends=$(printf '%s\n' "${needs[@]}" | sort -u | paste -sd, | sed 's/,/, /g')

install -m 755 "$here/system/rostrum" "$root/usr/bin/rostrum"
install -m 755 "$here"/system/{kiosk-session,kiosk-classes,restore-backup} "$here/fleet/rollout" "$library/"
install -m 644 "$here/system/agent-java" "$library/"
install -m 644 "$here"/system/*.{service,timer} "$root/lib/systemd/system/"
install -D -m 644 "$here/system/rostrum.rules" "$root/usr/share/polkit-1/rules.d/rostrum.rules"
install -D -m 644 "$here/system/rostrum-logind.conf" "$root/usr/lib/systemd/logind.conf.d/rostrum.conf"
install -m 644 "$here/system/70-rostrum.rules" "$root/lib/udev/rules.d/"
install -m 644 "$here/system/rostrum.yaml" "$root/usr/share/rostrum/rostrum.yaml"
install -m 644 "$project/NOTICE" "$root/usr/share/doc/rostrum/NOTICE"
install -m 644 "$dist/bom.json" "$root/usr/share/doc/rostrum/bom.json"
install -m 644 "$project/CHANGELOG.md" "$root/usr/share/doc/rostrum/CHANGELOG.md"
printf 'rostrum (%s) unstable; urgency=medium\n\n  * What is new: CHANGELOG.md.\n\n -- Rostrum <rostrum@localhost>  %s\n' \
  "$version" "$(LC_ALL=C date -u -R -d "@$SOURCE_DATE_EPOCH")" | gzip -9n >"$root/usr/share/doc/rostrum/changelog.gz"
install -d "$root/usr/share/man/man1"
gzip -9n <"$here/debian/rostrum.1" >"$root/usr/share/man/man1/rostrum.1.gz"
install -D -m 644 "$here/debian/lintian-overrides" "$root/usr/share/lintian/overrides/rostrum"
install -m 644 "$here/debian/copyright" "$root/usr/share/doc/rostrum/copyright"
install -m 755 "$here"/debian/{config,preinst,postinst,prerm,postrm} "$root/DEBIAN/"
install -m 644 "$here/debian/templates" "$root/DEBIAN/templates"
sed -e "s/@VERSION@/$version/" -e "s/@LIBRARIES@/$depends/" -e "s/@ARCHITECTURE@/$architecture/" \
  -e "s/@SIZE@/$(du -sk --exclude=DEBIAN --apparent-size "$root" | cut -f 1)/" "$here/debian/control" >"$root/DEBIAN/control"

# A library for another processor would be noticed only in the room. readelf has no word for what is not ELF.
machines=$(find "$library/runtime" "$work/libraries" -type f ! -name "*.class" -exec readelf -h {} + 2>/dev/null |
  awk '/^File: / {file = $2} /^ *Machine: / {sub(/^ *Machine: */, ""); print $0 ": " file}' || true)
wrong=$(grep -v "^$machine: " <<<"$machines" | head -n 1) || true
[ -z "$wrong" ] || fail "not for $architecture: ${wrong/"$work"\//}"
libraries=$(grep -c . <<<"$machines") || true
[ "$libraries" -gt 40 ] || fail "only $libraries native libraries were found"
say "all $libraries native libraries are for $architecture"

find "$root" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
find "$root" -type d -exec chmod 755 {} +
find "$root/usr/share" "$library/runtime/legal" -type f -exec chmod 644 {} +
mkdir -p "$out"
file="$out/rostrum_${version}_$architecture.deb"
say "packing"
# shellcheck disable=SC2086 # several options in one variable
dpkg-deb --root-owner-group ${ROSTRUM_PACKAGE_PACKING:--Zxz -z6} --build "$root" "$file" >&2
echo "$file"
