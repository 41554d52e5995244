#!/usr/bin/env bash
# Gathers what a package for another kind of processor is made of:  foreign.sh ARCHITECTURE LIB TARGET
# LIB is the folder of jars for this PC; TARGET gets `lib` with those of ARCHITECTURE, and `jmods`, the parts of its Java, out of
# Debian's own package. Nothing is installed, and this PC's lists of packages stay as they are.
set -euo pipefail
architecture=${1:?usage: foreign.sh ARCHITECTURE LIB TARGET}
from=${2:?usage: foreign.sh ARCHITECTURE LIB TARGET}
target=${3:?usage: foreign.sh ARCHITECTURE LIB TARGET}
fail() { echo "package: $*" >&2; exit 1; }

case "$architecture" in
  arm64) natives=linux-arm64 javafx=linux-aarch64 ;;
  *) fail "packages are made for amd64 and arm64, not for $architecture" ;;
esac

mkdir -p "$target"
cp -r "$from" "$target/lib"
fetch() { mvn -q -B -ntp dependency:copy -Dartifact="$1" -DoutputDirectory="$2" -Dmdep.overWriteSnapshots=true >&2 || fail "$1 could not be fetched"; }
for jar in "$target"/lib/*-linux-x86_64*.jar "$target"/lib/javafx/*-linux.jar; do
  name=$(basename "$jar" .jar)
  case "$name" in
    javacpp-*) fetch "org.bytedeco:javacpp:$(version=${name#javacpp-}; echo "${version%-linux-x86_64}"):jar:$natives" "$target/lib" ;;
    ffmpeg-*) fetch "org.bytedeco:ffmpeg:$(version=${name#ffmpeg-}; echo "${version%-linux-x86_64-gpl}"):jar:$natives-gpl" "$target/lib" ;;
    javafx-*)
      name=${name%-linux}
      fetch "org.openjfx:${name%-*}:${name##*-}:jar:$javafx" "$target/lib/javafx"
      ;;
    *) fail "$name is for this PC's processor, and nobody said what stands for it on $architecture" ;;
  esac
  rm "$jar"
done

lists="$target/apt"
mkdir -p "$lists/lists/partial" "$lists/archives/partial"
foreign=(-o APT::Architecture="$architecture" -o APT::Architectures="$architecture" -o Dir::State::Lists="$lists/lists"
  -o Dir::Cache="$lists" -o Dir::State::status=/dev/null -o APT::Sandbox::User=root -qq)
(
  cd "$lists"
  apt-get "${foreign[@]}" update >&2
  apt-get "${foreign[@]}" download openjdk-17-jdk-headless openjdk-17-jre-headless >&2
) || fail "the $architecture packages of OpenJDK 17 could not be fetched"
for package in "$lists"/openjdk-17-*.deb; do dpkg-deb -x "$package" "$target/jdk"; done
# jmods of Debian name some files by links out of the jdk's folder; jlink reads the jmods alone.
ln -s "$(dirname "$(find "$target/jdk" -name java.base.jmod -print -quit)")" "$target/jmods"
