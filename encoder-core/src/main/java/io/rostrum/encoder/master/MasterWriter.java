package io.rostrum.encoder.master;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.EncoderException.Code;
import io.rostrum.encoder.isobmff.Fragment;
import io.rostrum.encoder.isobmff.FragmentedMp4;
import io.rostrum.encoder.isobmff.InitSegment;
import io.rostrum.encoder.isobmff.MediaFragment;
import io.rostrum.encoder.media.EncodedSample;
import io.rostrum.encoder.media.TrackFormat;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Writes one track of a recording as a fragmented MP4 that a power cut can only shorten. One thread.
 *
 * <p>A fragment is forced to the disk before its line in the index, so an index line never promises what is not there. A
 * sample is held back until the next one tells its true duration.
 */
public final class MasterWriter implements AutoCloseable {
    /** A fragment is closed as soon as it is this long: a crash loses it, and the samples that still wait in the encoder. */
    static final double FRAGMENT_SECONDS = 0.5;

    private final TrackFormat format;
    private final MasterFile file;
    private final Duration resumedAt;
    private final List<EncodedSample> pending = new ArrayList<>();
    private EncodedSample held;
    private int sequence;
    private boolean closed;

    private MasterWriter(TrackFormat format, MasterFile file, int fragments, Duration resumedAt) {
        this.format = format;
        this.file = file;
        this.sequence = fragments;
        this.resumedAt = resumedAt;
    }

    /**
     * Starts a master. Its head reaches the disk with the first fragment: a slow disk must not hold up the start.
     *
     * @param directory the recording's {@code master} folder, which exists
     * @param track the name of the track, for example {@code presenter-video}: gives the files' names
     * @param clock tells the wall clock for the index
     * @throws EncoderException IO if the file exists already or cannot be written
     */
    public static MasterWriter create(Path directory, String track, TrackFormat format, Clock clock)
            throws EncoderException {
        Path path = directory.resolve(track + ".mp4");
        MasterFile file = open(path, clock, false);
        try {
            file.head(InitSegment.of(format));
            return new MasterWriter(format, file, 0, Duration.ZERO);
        } catch (EncoderException e) {
            try {
                file.close();
            } catch (EncoderException again) {
                e.addSuppressed(again);
            }
            throw e;
        }
    }

    private static MasterFile open(Path path, Clock clock, boolean before) throws EncoderException {
        FileChannel channel = null;
        try {
            channel = before
                    ? FileChannel.open(path, StandardOpenOption.WRITE, StandardOpenOption.APPEND)
                    : FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            Path lines = MasterIndex.beside(path);
            return new MasterFile(
                    path,
                    channel,
                    before ? MasterIndex.append(lines, clock) : MasterIndex.create(lines, clock),
                    before);
        } catch (IOException e) {
            EncoderException failure = MasterFile.failure(path, e);
            if (channel != null) {
                try {
                    channel.close();
                } catch (IOException again) {
                    failure.addSuppressed(again);
                }
            }
            throw failure;
        }
    }

    /**
     * Goes on with a master that a crash ended and {@link MasterRepair} made whole. Samples must come after
     * {@link #resumedAt()}.
     *
     * @return empty if what would come is coded differently than what is there, so that it needs a master of its own
     * @throws EncoderException BAD_INPUT if the file is no master; IO if it cannot be written
     */
    public static Optional<MasterWriter> append(Path path, TrackFormat format, Clock clock) throws EncoderException {
        int fragments;
        Duration end;
        try (FragmentedMp4 before = FragmentedMp4.open(path)) {
            boolean same = before.format().codec() == format.codec()
                    && before.format().timescale() == format.timescale()
                    && Arrays.equals(before.format().codecConfig(), format.codecConfig());
            if (!same || before.fragments().isEmpty()) {
                return Optional.empty();
            }
            fragments = before.fragments().size();
            Fragment last = before.fragments().get(fragments - 1);
            end = MasterIndex.ticks(last.baseDecodeTime() + last.duration(), format.timescale());
        }
        return Optional.of(new MasterWriter(format, open(path, clock, true), fragments, end));
    }

    /** The end of what an earlier writer left, since the recording's start; zero for a master that is new. */
    public Duration resumedAt() {
        return resumedAt;
    }

    /** Hears of each fragment once it is safe on disk; on a thread of the writer's. Must be quick. */
    public void onFragment(Consumer<MasterIndex.Entry> heard) {
        file.onFragment(heard);
    }

    /** The file that grows. */
    public Path file() {
        return file.path();
    }

    /**
     * Adds a sample. Its duration is corrected to reach the next one's decode time. Waits only for a disk that has forced
     * nothing for many seconds.
     *
     * @throws EncoderException IO if the disk refuses; what was forced before stays playable
     */
    public void write(EncodedSample sample) throws EncoderException {
        if (held != null) {
            if (sample.dts() <= held.dts()) {
                throw new EncoderException(
                        Code.CODEC,
                        "The times of " + file.path().getFileName() + " go backwards at " + sample.dts() + ".");
            }
            pending.add(held.lasting(sample.dts() - held.dts()));
            if (sample.dts() - pending.get(0).dts() >= FRAGMENT_SECONDS * format.timescale()) {
                flush();
            }
        }
        held = sample;
    }

    private void flush() throws EncoderException {
        if (!pending.isEmpty()) {
            MediaFragment fragment = MediaFragment.of(++sequence, pending);
            pending.clear();
            file.add(fragment, format.timescale());
        }
    }

    /** Writes what is held back, waits until all is safe on disk, and closes. The last sample keeps its own duration. */
    @Override
    public void close() throws EncoderException {
        if (closed) {
            return;
        }
        closed = true;
        try (file) {
            if (held != null) {
                pending.add(held);
                held = null;
            }
            flush();
        }
    }
}
