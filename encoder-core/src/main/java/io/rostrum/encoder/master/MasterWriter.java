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
import java.nio.ByteBuffer;
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

    private final Path file;
    private final TrackFormat format;
    private final FileChannel channel;
    private final MasterIndex.Writer index;
    private final List<EncodedSample> pending = new ArrayList<>();
    private Consumer<MasterIndex.Entry> listener = entry -> {};
    private EncodedSample held;
    private int sequence;
    /** Whether the folder's entry of the file is on disk. */
    private boolean known;

    private Duration resumedAt = Duration.ZERO;
    private boolean closed;

    private MasterWriter(Path file, TrackFormat format, FileChannel channel, MasterIndex.Writer index) {
        this.file = file;
        this.format = format;
        this.channel = channel;
        this.index = index;
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
        Path file = directory.resolve(track + ".mp4");
        FileChannel channel = null;
        try {
            channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            MasterIndex.Writer index = MasterIndex.create(MasterIndex.beside(file), clock);
            MasterWriter writer = new MasterWriter(file, format, channel, index);
            writer.append(InitSegment.of(format));
            return writer;
        } catch (IOException e) {
            EncoderException failure = failure(file, e);
            closeQuietly(channel, failure);
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
    public static Optional<MasterWriter> append(Path file, TrackFormat format, Clock clock) throws EncoderException {
        int fragments;
        Duration end;
        try (FragmentedMp4 before = FragmentedMp4.open(file)) {
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
        FileChannel channel = null;
        try {
            channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
            MasterWriter writer =
                    new MasterWriter(file, format, channel, MasterIndex.append(MasterIndex.beside(file), clock));
            writer.sequence = fragments;
            writer.known = true;
            writer.resumedAt = end;
            return Optional.of(writer);
        } catch (IOException e) {
            EncoderException failure = failure(file, e);
            closeQuietly(channel, failure);
            throw failure;
        }
    }

    /** The end of what an earlier writer left, since the recording's start; zero for a master that is new. */
    public Duration resumedAt() {
        return resumedAt;
    }

    private static void closeQuietly(FileChannel channel, EncoderException failure) {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException e) {
                failure.addSuppressed(e);
            }
        }
    }

    /** Hears of each fragment once it is safe on disk; on the writing thread. */
    public void onFragment(Consumer<MasterIndex.Entry> heard) {
        listener = heard;
    }

    /** The file that grows. */
    public Path file() {
        return file;
    }

    /**
     * Adds a sample. Its duration is corrected to reach the next one's decode time.
     *
     * @throws EncoderException IO if the disk refuses; what was forced before stays playable
     */
    public void write(EncodedSample sample) throws EncoderException {
        if (held != null) {
            if (sample.dts() <= held.dts()) {
                throw new EncoderException(
                        Code.CODEC, "The times of " + file.getFileName() + " go backwards at " + sample.dts() + ".");
            }
            pending.add(held.lasting(sample.dts() - held.dts()));
            if (sample.dts() - pending.get(0).dts() >= FRAGMENT_SECONDS * format.timescale()) {
                flush();
            }
        }
        held = sample;
    }

    private void flush() throws EncoderException {
        if (pending.isEmpty()) {
            return;
        }
        MediaFragment fragment = MediaFragment.of(++sequence, pending);
        pending.clear();
        try {
            long offset = channel.size();
            append(fragment.bytes());
            channel.force(false);
            if (!known) {
                Durable.forceDirectory(file.toAbsolutePath().getParent());
                known = true;
            }
            MasterIndex.Entry entry = index.append(offset, fragment, format.timescale());
            listener.accept(entry);
        } catch (IOException e) {
            throw failure(file, e);
        }
    }

    private void append(byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    private static EncoderException failure(Path file, IOException cause) {
        return new EncoderException(
                Code.IO,
                "The master " + file + " cannot be written: " + cause.getMessage()
                        + ". Check that the disk has room and is not read-only.",
                cause);
    }

    /** Writes what is held back and closes. The last sample keeps the duration it came with. */
    @Override
    public void close() throws EncoderException {
        if (closed) {
            return;
        }
        closed = true;
        try (channel;
                index) {
            if (held != null) {
                pending.add(held);
                held = null;
            }
            flush();
        } catch (IOException e) {
            throw failure(file, e);
        }
    }
}
