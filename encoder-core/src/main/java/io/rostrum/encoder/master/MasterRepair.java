package io.rostrum.encoder.master;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.EncoderException.Code;
import io.rostrum.encoder.isobmff.Fragment;
import io.rostrum.encoder.isobmff.FragmentedMp4;
import io.rostrum.encoder.media.TrackFormat;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Cuts a master that a crash left back to its last whole fragment, and makes its index anew. */
public final class MasterRepair {
    private MasterRepair() {}

    /**
     * What a repair found.
     *
     * @param format of the track
     * @param fragments whole ones that are left
     * @param end of the last of them, since the recording's start
     * @param bytesCut from the file's end
     */
    public record Report(TrackFormat format, int fragments, Duration end, long bytesCut) {}

    /**
     * Repairs a master in place. Doing it again changes nothing. Nobody may be writing the file.
     *
     * @throws EncoderException BAD_INPUT if not even the head of the file is whole; IO if it cannot be changed
     */
    public static Report repair(Path master) throws EncoderException {
        TrackFormat format;
        List<Fragment> fragments;
        long end;
        try (FragmentedMp4 file = FragmentedMp4.open(master)) {
            format = file.format();
            fragments = file.fragments();
            end = file.end();
        }
        try {
            long cut = Files.size(master) - end;
            if (cut > 0) {
                try (FileChannel channel = FileChannel.open(master, StandardOpenOption.WRITE)) {
                    channel.truncate(end);
                    channel.force(true);
                }
            }
            List<MasterIndex.Entry> entries = index(master, format, fragments);
            MasterIndex.rewrite(MasterIndex.beside(master), entries);
            Duration last = entries.isEmpty()
                    ? Duration.ZERO
                    : entries.get(entries.size() - 1)
                            .start()
                            .plus(entries.get(entries.size() - 1).duration());
            return new Report(format, fragments.size(), last, cut);
        } catch (IOException e) {
            throw new EncoderException(
                    Code.IO, "The master " + master + " cannot be repaired: " + e.getMessage() + ".", e);
        }
    }

    /** Keeps the wall clock of lines that were there; others get the file's own time. */
    private static List<MasterIndex.Entry> index(Path master, TrackFormat format, List<Fragment> fragments)
            throws IOException {
        Map<Long, Instant> known = new HashMap<>();
        for (MasterIndex.Entry entry : MasterIndex.read(MasterIndex.beside(master))) {
            known.put(entry.offset(), entry.wallClock());
        }
        Instant fallback = Files.getLastModifiedTime(master).toInstant();
        List<MasterIndex.Entry> entries = new ArrayList<>();
        for (Fragment fragment : fragments) {
            entries.add(new MasterIndex.Entry(
                    fragment.offset(),
                    fragment.length(),
                    MasterIndex.ticks(fragment.baseDecodeTime(), format.timescale()),
                    MasterIndex.ticks(fragment.duration(), format.timescale()),
                    known.getOrDefault(fragment.offset(), fallback)));
        }
        return entries;
    }
}
