package io.rostrum.uploader.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * How large a file on a stick may be. FAT32 ends at 4 GiB less a byte.
 *
 * @param bytes the most of one piece
 */
record PieceSize(long bytes) {
    private static final long FAT32 = 2L << 30;
    private static final Set<String> FAT = Set.of("vfat", "msdos", "fat", "fat32");

    PieceSize {
        if (bytes < 1) {
            throw new IllegalArgumentException("A piece has at least one byte, not " + bytes + ".");
        }
    }

    /** What the file system of a folder can hold. */
    static PieceSize of(Path folder) throws IOException {
        String type = Files.getFileStore(folder).type().toLowerCase(Locale.ROOT);
        return new PieceSize(FAT.contains(type) ? FAT32 : Long.MAX_VALUE);
    }

    List<Long> cut(long size) {
        List<Long> pieces = new ArrayList<>();
        long left = size;
        do {
            long piece = Math.min(left, bytes);
            pieces.add(piece);
            left -= piece;
        } while (left > 0);
        return pieces;
    }
}
