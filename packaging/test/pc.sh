# shellcheck shell=bash
# A PC for the tests of a package, sourced by them: a Debian on a disk of its own, started by QEMU with a clock, a screen, a sound card
# and a USB port. Without /dev/kvm it is emulated, twenty times slower than a real one. Needs root, and room.sh beside it.
#   make_pc FILE.deb PACKAGE…; boot_pc; inside COMMAND…; qmp COMMAND; happened EVENT; screen FILE
# shellcheck disable=SC2154 # `here` is the caller's, `root` by room.sh
. "$here/room.sh"
pc="$root.pc"
# shellcheck disable=SC2034 # for until_true of room.sh
[ -w /dev/kvm ] || patience=4
mkdir "$pc"
faketime=$(dpkg -L libfaketime | grep '/libfaketime.so.1$')
trap 'ssh -F none -q -o ControlPath="$pc/ssh" -O exit pc 2>/dev/null || true; clean_room; rm -rf "$pc"' EXIT

# make_pc FILE.deb PACKAGE…   a disk with Debian's kernel, these packages, and Rostrum with all that it recommends, kiosk included
make_pc() {
  local file=$1
  shift
  make_room adduser debconf openssh-server udev kmod initramfs-tools
  printf '%s\n' virtio_pci virtio_blk ext4 >>"$root/etc/initramfs-tools/modules"
  echo MODULES=list >"$root/etc/initramfs-tools/conf.d/modules"
  cp "$file" "$root/root/rostrum.deb"
  { chrooted debconf-set-selections <<<'rostrum rostrum/kiosk boolean true' && chrooted apt-get update -qq &&
    chrooted apt-get install -y -qq --no-install-recommends linux-image-amd64 "$@" &&
    chrooted apt-get install -y -qq /root/rostrum.deb; } >"$root.log" 2>&1 || { tail -5 "$root.log" >&2; fail "the package does not install"; }
  ssh-keygen -q -t ed25519 -N '' -f "$pc/key"
  install -D -m 600 "$pc/key.pub" "$root/root/.ssh/authorized_keys"
  printf '[Match]\nName=en*\n[Network]\nDHCP=yes\n' >"$root/etc/systemd/network/wired.network"
  chrooted systemctl --quiet enable systemd-networkd
  echo /dev/vda / ext4 defaults 0 1 >"$root/etc/fstab"
  cp "$root"/boot/vmlinuz-* "$pc/kernel"
  cp "$root"/boot/initrd.img-* "$pc/initrd"
  rm -rf "$root"/var/cache/apt/* "$root/root/rostrum.deb"
  truncate -s 6G "$pc/disk"
  mkfs.ext4 -q -d "$root" "$pc/disk"
}

# boot_pc   what stands in the file `clock` ("+25m") is added to the clock on its board, also while it sleeps
boot_pc() {
  port=$((20000 + RANDOM % 10000))
  mkfifo "$pc/qmp.in" "$pc/qmp.out"
  echo +0 >"$pc/clock"
  # The processor's own clock: asking the board's each time takes an emulated PC longer than its work.
  FAKETIME_TIMESTAMP_FILE="$pc/clock" FAKETIME_CACHE_DURATION=1 FAKETIME_DONT_FAKE_MONOTONIC=1 LD_PRELOAD=$faketime \
    qemu-system-x86_64 -nodefaults -machine pc -accel kvm -accel tcg -cpu Nehalem -smp 2 -m 2048 \
    -device VGA,xres=1280,yres=720 -display none -serial file:"$pc/console" -qmp pipe:"$pc/qmp" \
    -kernel "$pc/kernel" -initrd "$pc/initrd" \
    -append "root=/dev/vda rw quiet mitigations=off tsc=reliable clocksource=tsc console=tty0 console=ttyS0" \
    -drive file="$pc/disk",format=raw,if=virtio,cache=unsafe \
    -netdev user,id=net,restrict=on,hostfwd=tcp:127.0.0.1:$port-:22 -device virtio-net-pci,netdev=net \
    -audiodev none,id=sound -device intel-hda -device hda-duplex,audiodev=sound >"$pc/words" 2>&1 &
  container=$!
  cat "$pc/qmp.out" >"$pc/events" &
  qmp '"qmp_capabilities"'
  leader=$container
  until_true 60 inside true || { leader=; tail -20 "$pc/console" "$pc/words" >&2; fail "the PC does not start"; }
}

# One connection for all: each new one takes an emulated PC seconds.
inside() {
  [ -n "$leader" ] || return 1
  ssh -F none -q -i "$pc/key" -p "$port" -o ControlMaster=auto -o ControlPersist=yes -o ControlPath="$pc/ssh" -o ConnectTimeout=30 \
    -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null root@127.0.0.1 -- "$(printf '%q ' "$@")"
}
qmp() { echo "{\"execute\": $1}" >"$pc/qmp.in"; }
# Whether QEMU told of it. The question lets it look at its clock.
happened() { qmp '"query-status"' && grep -q "\"event\": \"$1\"" "$pc/events"; }
# screen FILE   what is seen on the PC's screen, as a PPM
screen() {
  rm -f "$1"
  qmp "\"screendump\", \"arguments\": {\"filename\": \"$1\"}"
  until_true 20 test -s "$1"
}
