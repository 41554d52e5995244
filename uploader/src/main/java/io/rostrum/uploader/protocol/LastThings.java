package io.rostrum.uploader.protocol;

import java.util.List;
import java.util.stream.Stream;

/**
 * The order for destinations that publish nothing by themselves: all files with the manifest behind them, then the multivariant
 * playlist alone. So one round trip stands after the media, and whoever sees the playlist has everything.
 */
final class LastThings {
    private LastThings() {}

    static List<List<PackageFile>> order(SealedPackage pack) {
        Stream<PackageFile> first =
                pack.files().stream().filter(file -> !file.path().equals(SealedPackage.MASTER));
        List<PackageFile> master = pack.files().stream()
                .filter(file -> file.path().equals(SealedPackage.MASTER))
                .toList();
        return List.of(Stream.concat(first, Stream.of(pack.manifestFile())).toList(), master);
    }
}
