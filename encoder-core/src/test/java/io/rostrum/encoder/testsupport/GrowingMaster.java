package io.rostrum.encoder.testsupport;

import io.rostrum.encoder.master.MasterIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** A master that grows as it did while it was recorded: a fragment, then its line in the index. One thread. */
public final class GrowingMaster {
    private final byte[] bytes;
    private final List<MasterIndex.Entry> entries;
    private final List<String> lines;
    private final Path file;
    private int written;

    private GrowingMaster(byte[] bytes, List<MasterIndex.Entry> entries, List<String> lines, Path file) {
        this.bytes = bytes;
        this.entries = entries;
        this.lines = lines;
        this.file = file;
    }

    /** A copy in another folder that holds no more than the head yet. */
    public static GrowingMaster of(Path whole, Path folder) throws IOException {
        Path file = Files.createDirectories(folder).resolve(whole.getFileName());
        Path index = MasterIndex.beside(whole);
        GrowingMaster master =
                new GrowingMaster(Files.readAllBytes(whole), MasterIndex.read(index), Files.readAllLines(index), file);
        Files.write(
                file, Arrays.copyOf(master.bytes, (int) master.entries.get(0).offset()));
        Files.createFile(MasterIndex.beside(file));
        return master;
    }

    public Path file() {
        return file;
    }

    /** Adds the fragments that begin before a time. */
    public void growTo(Duration time) throws IOException {
        while (written < entries.size() && entries.get(written).start().compareTo(time) < 0) {
            MasterIndex.Entry entry = entries.get(written);
            byte[] fragment = Arrays.copyOfRange(bytes, (int) entry.offset(), (int) (entry.offset() + entry.length()));
            Files.write(file, fragment, StandardOpenOption.APPEND);
            Files.writeString(MasterIndex.beside(file), lines.get(written) + "\n", StandardOpenOption.APPEND);
            written++;
        }
    }
}
