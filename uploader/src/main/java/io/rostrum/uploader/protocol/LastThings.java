package io.rostrum.uploader.protocol;

import java.util.List;

/** The order for destinations that publish nothing by themselves: files, multivariant playlist, manifest. */
final class LastThings {
    private LastThings() {}

    static List<List<PackageFile>> order(SealedPackage pack) {
        List<PackageFile> first = pack.files().stream()
                .filter(file -> !file.path().equals(SealedPackage.MASTER))
                .toList();
        List<PackageFile> master = pack.files().stream()
                .filter(file -> file.path().equals(SealedPackage.MASTER))
                .toList();
        return List.of(first, master, List.of(pack.manifestFile()));
    }
}
