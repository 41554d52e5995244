package io.rostrum.encoder.pipeline;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.EncoderException.Code;
import io.rostrum.encoder.hls.Bandwidth;
import io.rostrum.encoder.hls.ByteRange;
import io.rostrum.encoder.hls.MediaMap;
import io.rostrum.encoder.hls.MediaPlaylist;
import io.rostrum.encoder.hls.MediaSegment;
import io.rostrum.encoder.isobmff.Fragment;
import io.rostrum.encoder.isobmff.FragmentedMp4;
import io.rostrum.encoder.isobmff.InitSegment;
import io.rostrum.encoder.isobmff.MediaFragment;
import io.rostrum.encoder.isobmff.SampleInfo;
import io.rostrum.encoder.media.EncodedSample;
import io.rostrum.encoder.media.MediaKind;
import io.rostrum.encoder.media.TrackFormat;
import io.rostrum.encoder.packager.PackageFile;
import io.rostrum.encoder.packager.RunningDigest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Writes one rendition: a CMAF file that grows by a fragment an IDR picture, and its playlist. One thread.
 *
 * <p>A segment begins with the first sync sample at or after each multiple of {@link #SEGMENT_SECONDS}; all renditions see
 * the same times, so all cut at the same places. The playlist is replaced after the segment is on disk: it never names a
 * byte that is not there.
 */
final class RenditionWriter implements AutoCloseable {
    static final int SEGMENT_SECONDS = 6;
    /** A thousandth of a second is less than any picture lasts. */
    private static final int ROUNDING = 1000;

    private final RenditionFiles files;
    private final TrackFormat format;
    private final FileChannel channel;
    private final Runnable onFirstSegment;
    private final List<MediaSegment> segments = new ArrayList<>();
    private final List<MediaSegment> iFrames = new ArrayList<>();
    private final List<EncodedSample> pending = new ArrayList<>();
    private MediaMap map;
    private long decodeDelay;
    private long boundary;
    private long segmentStart;
    private long segmentOffset;
    private int fragments;
    private EncodedSample held;
    private final RunningDigest digest = new RunningDigest();
    private volatile MediaPlaylist playlist;

    private RenditionWriter(RenditionFiles files, TrackFormat format, FileChannel channel, Runnable onFirstSegment) {
        this.files = files;
        this.format = format;
        this.channel = channel;
        this.onFirstSegment = onFirstSegment;
    }

    /**
     * Starts a rendition.
     *
     * @param onFirstSegment called once, when the first segment is on disk and in the playlist
     */
    static RenditionWriter create(RenditionFiles files, TrackFormat format, Runnable onFirstSegment)
            throws EncoderException {
        try {
            FileChannel channel =
                    FileChannel.open(files.media(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            return new RenditionWriter(files, format, channel, onFirstSegment);
        } catch (IOException e) {
            throw PackageFiles.failure(files.media(), e);
        }
    }

    /**
     * Goes on with a rendition that was interrupted; what comes after the kept segments is cut off.
     *
     * @param kept what is kept, at least one segment
     * @throws EncoderException CODEC if the encoder's output would not fit what is kept
     */
    static RenditionWriter resume(RenditionFiles files, TrackFormat format, Resume kept) throws EncoderException {
        try (FragmentedMp4 media = FragmentedMp4.open(files.media())) {
            if (!Arrays.equals(media.format().codecConfig(), format.codecConfig())) {
                throw new EncoderException(
                        Code.CODEC,
                        files.media() + " was begun by another encoder. Delete its folder and start again.");
            }
            MediaPlaylist before = MediaPlaylist.parse(Files.readString(files.playlist()));
            FileChannel channel = FileChannel.open(files.media(), StandardOpenOption.WRITE);
            RenditionWriter writer = new RenditionWriter(files, format, channel, () -> {});
            writer.keep(before, kept, media);
            return writer;
        } catch (IOException e) {
            throw PackageFiles.failure(files.media(), e);
        }
    }

    private void keep(MediaPlaylist before, Resume resume, FragmentedMp4 media) throws EncoderException, IOException {
        segmentOffset = resume.bytes();
        channel.truncate(segmentOffset);
        channel.position(segmentOffset);
        digest.addBeginning(files.media(), segmentOffset);
        map = before.map();
        segments.addAll(before.segments().subList(0, resume.segments()));
        decodeDelay = resume.editStart();
        segmentStart = resume.mediaStart();
        boundary = nextBoundary(resume.start());
        List<Fragment> all = media.fragments();
        for (int i = 0; i < all.size() && all.get(i).offset() < segmentOffset; i++) {
            SampleInfo first = all.get(i).samples().get(0);
            boolean last = i + 1 == all.size() || all.get(i + 1).offset() >= segmentOffset;
            long next = last ? segmentStart : all.get(i + 1).samples().get(0).pts();
            long start = all.get(i).offset();
            ByteRange picture = new ByteRange(first.offset() + first.size() - start, start);
            iFrames.add(MediaSegment.of(files.uri(), picture, next - first.pts(), format.timescale()));
            fragments++;
        }
        replacePlaylist(MediaPlaylist.event(map, SEGMENT_SECONDS, segments));
    }

    /** From where samples are wanted, in presentation ticks: 0, or the end of what was kept. */
    long start() {
        if (segments.isEmpty()) {
            return 0;
        }
        // What was kept ends where decode times say; the picture shown next may be off that by their rounding.
        long rounding = format.kind() == MediaKind.VIDEO ? format.timescale() / ROUNDING : 0;
        return segmentStart - decodeDelay - rounding;
    }

    private long nextBoundary(long presented) {
        return (presented / segmentTicks() + 1) * segmentTicks() + decodeDelay;
    }

    TrackFormat format() {
        return format;
    }

    /** The playlist as it stands on disk; null before the first segment. Any thread. */
    MediaPlaylist playlist() {
        return playlist;
    }

    /** What the rendition costs so far. */
    Bandwidth bandwidth() {
        return Bandwidth.of(playlist);
    }

    /** Adds a sample, in decode order; its duration is corrected to reach the next one's decode time. */
    void write(EncodedSample presented) throws EncoderException {
        if (map == null) {
            begin(presented.pts() - presented.dts());
        }
        EncodedSample sample = presented.shifted(decodeDelay);
        if (held != null) {
            if (sample.dts() <= held.dts()) {
                throw new EncoderException(Code.CODEC, "The times of " + files.uri() + " go backwards.");
            }
            pending.add(held.lasting(sample.dts() - held.dts()));
        }
        if (sample.sync() && !pending.isEmpty()) {
            boolean segmentEnds = sample.pts() >= boundary;
            if (segmentEnds || format.kind() == MediaKind.VIDEO) {
                flush(sample.pts());
            }
            if (segmentEnds) {
                cut(sample.pts());
                boundary = nextBoundary(presented.pts());
            }
        }
        held = sample;
    }

    private long segmentTicks() {
        return (long) SEGMENT_SECONDS * format.timescale();
    }

    /** The first sample tells how long before its showing a picture is decoded; the file's head must say it. */
    private void begin(long delay) throws EncoderException {
        decodeDelay = delay;
        boundary = segmentTicks() + delay;
        segmentStart = delay;
        byte[] init = InitSegment.of(format, "und", delay);
        append(init);
        map = new MediaMap(files.uri(), new ByteRange(init.length, 0));
        segmentOffset = init.length;
    }

    /** A fragment begins with a sync sample, so that an I-frame playlist can name its first picture. */
    private void flush(long nextPts) throws EncoderException {
        MediaFragment fragment = MediaFragment.of(++fragments, pending);
        long start = pending.get(0).pts();
        pending.clear();
        long offset = append(fragment.bytes());
        ByteRange picture = new ByteRange(fragment.firstSampleEnd(), offset);
        iFrames.add(MediaSegment.of(files.uri(), picture, nextPts - start, format.timescale()));
    }

    private void cut(long nextPts) throws EncoderException {
        try {
            ByteRange range = new ByteRange(channel.position() - segmentOffset, segmentOffset);
            channel.force(false); // the playlist must not promise what a power cut could take away
            segments.add(MediaSegment.of(files.uri(), range, nextPts - segmentStart, format.timescale()));
            segmentOffset = channel.position();
            segmentStart = nextPts;
        } catch (IOException e) {
            throw PackageFiles.failure(files.media(), e);
        }
        replacePlaylist(MediaPlaylist.event(map, SEGMENT_SECONDS, segments));
        if (segments.size() == 1) {
            onFirstSegment.run();
        }
    }

    private long append(byte[] bytes) throws EncoderException {
        try {
            long offset = channel.position();
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            digest.add(bytes);
            return offset;
        } catch (IOException e) {
            throw PackageFiles.failure(files.media(), e);
        }
    }

    private void replacePlaylist(MediaPlaylist next) throws EncoderException {
        PackageFiles.replace(files.playlist(), next.render());
        playlist = next;
    }

    /**
     * Writes the last segment. The playlist stays an EVENT until the whole package is sealed.
     *
     * @param programmeEnd until when the last picture is shown, if that is later than its own end
     */
    void finish(Duration programmeEnd) throws EncoderException {
        if (held == null) {
            if (segments.isEmpty()) {
                throw new EncoderException(Code.BAD_INPUT, "There was nothing to encode for " + files.uri() + ".");
            }
            return; // an interrupted encoding had written all there is
        }
        long endTicks = Math.round(programmeEnd.toNanos() / 1e9 * format.timescale()) + decodeDelay;
        long last = Math.max(endTicks, held.pts() + held.duration());
        for (EncodedSample sample : pending) {
            last = Math.max(last, sample.pts() + sample.duration());
        }
        // The last sample to be decoded, which need not be the last that is shown, takes what is left of the segment.
        pending.add(held.lasting(Math.max(1, last - decodeDelay - held.dts())));
        held = null;
        flush(last);
        cut(last);
        try {
            channel.force(true);
        } catch (IOException e) {
            throw PackageFiles.failure(files.media(), e);
        }
    }

    /** Turns the playlist into a complete one, and adds the one for scrubbing beside it. */
    void seal() throws EncoderException {
        replacePlaylist(playlist.sealed());
        if (format.kind() == MediaKind.VIDEO) {
            PackageFiles.replace(files.iFramePlaylist(), iFrames().render());
        }
    }

    /** What the file holds, known without reading it again; once it is finished. */
    PackageFile described(Path packageDirectory) {
        String path = packageDirectory.relativize(files.media()).toString().replace('\\', '/');
        return new PackageFile(path, digest.size(), digest.sha256());
    }

    /** The pictures with which decoding may start, each on its own. */
    MediaPlaylist iFrames() {
        return MediaPlaylist.iFrames(map, iFrames);
    }

    @Override
    public void close() throws EncoderException {
        try {
            channel.close();
        } catch (IOException e) {
            throw PackageFiles.failure(files.media(), e);
        }
    }
}
