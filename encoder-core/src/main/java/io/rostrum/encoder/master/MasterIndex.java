package io.rostrum.encoder.master;

import io.rostrum.encoder.isobmff.MediaFragment;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/**
 * The index beside a master: a line a fragment, each written after its fragment is safe.
 *
 * <p>A line is {@code offset length start duration wallclock}, separated by blanks: bytes, bytes, nanoseconds since the
 * recording's start, nanoseconds, ISO 8601 UTC. The index only speeds up reading: the master alone is enough.
 */
public final class MasterIndex {
    private static final int LONGEST_TWO_LINES = 300;

    private MasterIndex() {}

    /**
     * One fragment.
     *
     * @param offset where it begins in the master, in bytes
     * @param length in bytes
     * @param start since the recording's start
     * @param duration of its samples
     * @param wallClock when it was written
     */
    public record Entry(long offset, long length, Duration start, Duration duration, Instant wallClock) {
        String line() {
            return offset + " " + length + " " + start.toNanos() + " " + duration.toNanos() + " " + wallClock + "\n";
        }

        static Entry parse(String line) {
            String[] fields = line.split(" ");
            if (fields.length != 5) {
                return null;
            }
            try {
                return new Entry(
                        Long.parseLong(fields[0]),
                        Long.parseLong(fields[1]),
                        Duration.ofNanos(Long.parseLong(fields[2])),
                        Duration.ofNanos(Long.parseLong(fields[3])),
                        Instant.parse(fields[4]));
            } catch (NumberFormatException | DateTimeParseException e) {
                return null; // a line torn by a power cut
            }
        }
    }

    /** The index that belongs to a master. */
    public static Path beside(Path master) {
        String name = master.getFileName().toString();
        return master.resolveSibling(name.substring(0, name.lastIndexOf('.')) + ".index");
    }

    /** The whole lines of an index; none if it does not exist. Lines a crash tore are left out. */
    public static List<Entry> read(Path index) throws IOException {
        List<Entry> entries = new ArrayList<>();
        if (!Files.exists(index)) {
            return entries;
        }
        for (String line : Files.readString(index, StandardCharsets.UTF_8).split("\n")) {
            Entry entry = Entry.parse(line);
            if (entry != null) {
                entries.add(entry);
            }
        }
        return entries;
    }

    /** Up to which byte the master is safe on the disk, by the last whole line; 0 if there is none. Reads the end alone. */
    static long safeBytes(Path index) throws IOException {
        if (!Files.exists(index)) {
            return 0;
        }
        try (FileChannel channel = FileChannel.open(index, StandardOpenOption.READ)) {
            long from = Math.max(0, channel.size() - LONGEST_TWO_LINES);
            ByteBuffer end = ByteBuffer.allocate((int) (channel.size() - from));
            while (end.hasRemaining() && channel.read(end, from + end.position()) >= 0) {
                // goes on until the end is read
            }
            String text = new String(end.array(), 0, end.position(), StandardCharsets.UTF_8);
            String[] lines = text.substring(0, text.lastIndexOf('\n') + 1).split("\n");
            Entry last = Entry.parse(lines[lines.length - 1]);
            return last == null ? 0 : last.offset() + last.length();
        }
    }

    /** Replaces an index. */
    static void rewrite(Path index, List<Entry> entries) throws IOException {
        StringBuilder text = new StringBuilder();
        entries.forEach(entry -> text.append(entry.line()));
        Path temporary = index.resolveSibling(index.getFileName() + ".tmp");
        try (FileChannel channel = FileChannel.open(
                temporary, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            write(channel, text.toString());
            channel.force(false);
        }
        Files.move(
                temporary,
                index,
                java.nio.file.StandardCopyOption.ATOMIC_MOVE,
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        Durable.forceDirectory(index.toAbsolutePath().getParent());
    }

    static Writer create(Path index, Clock clock) throws IOException {
        return new Writer(
                FileChannel.open(
                        index,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE),
                clock);
    }

    static Writer append(Path index, Clock clock) throws IOException {
        return new Writer(
                FileChannel.open(index, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND),
                clock);
    }

    private static void write(FileChannel channel, String text) throws IOException {
        ByteBuffer buffer = StandardCharsets.UTF_8.encode(text);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    static Duration ticks(long ticks, int timescale) {
        return Duration.ofSeconds(
                Math.floorDiv(ticks, timescale), Math.floorMod(ticks, timescale) * 1_000_000_000L / timescale);
    }

    /** Adds lines to a growing index. */
    static final class Writer implements AutoCloseable {
        private final FileChannel channel;
        private final Clock clock;

        private Writer(FileChannel channel, Clock clock) {
            this.channel = channel;
            this.clock = clock;
        }

        /** The line of a fragment that was written now. */
        Entry entry(long offset, MediaFragment fragment, int timescale) {
            return new Entry(
                    offset,
                    fragment.bytes().length,
                    ticks(fragment.start(), timescale),
                    ticks(fragment.duration(), timescale),
                    clock.instant());
        }

        void append(Entry entry) throws IOException {
            write(channel, entry.line());
        }

        /** Only now are the lines forced: a power cut may take the last ones, and {@link MasterRepair} writes them anew. */
        @Override
        public void close() throws IOException {
            try (channel) {
                channel.force(false);
            }
        }
    }
}
