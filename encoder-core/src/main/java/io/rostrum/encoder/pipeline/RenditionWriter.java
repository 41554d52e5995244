package io.rostrum.encoder.pipeline;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.EncoderException.Code;
import io.rostrum.encoder.hls.Bandwidth;
import io.rostrum.encoder.hls.ByteRange;
import io.rostrum.encoder.hls.MediaMap;
import io.rostrum.encoder.hls.MediaPlaylist;
import io.rostrum.encoder.hls.MediaSegment;
import io.rostrum.encoder.isobmff.Fragment;
import io.rostrum.encoder.isobmff.InitSegment;
import io.rostrum.encoder.isobmff.MediaFragment;
import io.rostrum.encoder.isobmff.SampleInfo;
import io.rostrum.encoder.media.EncodedSample;
import io.rostrum.encoder.media.MediaKind;
import io.rostrum.encoder.media.TrackFormat;
import io.rostrum.encoder.packager.PackageFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes one rendition: CMAF media that grows by a fragment an IDR picture, and its playlist. One thread.
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
    private final MediaOutput output;
    private final Runnable onFirstSegment;
    private final List<MediaSegment> segments = new ArrayList<>();
    private final Map<MediaSegment, Long> bytes = new HashMap<>();
    private final List<MediaSegment> iFrames = new ArrayList<>();
    private final List<EncodedSample> pending = new ArrayList<>();
    private MediaMap map;
    private long decodeDelay;
    private long boundary;
    private long segmentStart;
    private int fragments;
    private EncodedSample held;
    private volatile MediaPlaylist playlist;

    private RenditionWriter(RenditionFiles files, TrackFormat format, MediaOutput output, Runnable onFirstSegment) {
        this.files = files;
        this.format = format;
        this.output = output;
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
            MediaOutput output =
                    files.segmentation() == Segmentation.FILES ? SegmentFiles.create(files) : SingleFile.create(files);
            return new RenditionWriter(files, format, output, onFirstSegment);
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
        try {
            WrittenMedia before = WrittenMedia.read(files);
            if (!Arrays.equals(before.track().format().codecConfig(), format.codecConfig())) {
                throw new EncoderException(
                        Code.CODEC,
                        files.media() + " was begun by another encoder. Delete its folder and start again.");
            }
            List<WrittenMedia.Segment> segments = before.segments().subList(0, kept.segments());
            MediaOutput output = files.segmentation() == Segmentation.FILES
                    ? SegmentFiles.resume(files, segments.size())
                    : SingleFile.resume(
                            files,
                            segments.get(segments.size() - 1).listed().range().end());
            RenditionWriter writer = new RenditionWriter(files, format, output, () -> {});
            writer.map = before.map();
            writer.keep(segments, kept);
            return writer;
        } catch (IOException e) {
            throw PackageFiles.failure(files.media(), e);
        }
    }

    private void keep(List<WrittenMedia.Segment> kept, Resume resume) throws EncoderException {
        decodeDelay = resume.editStart();
        segmentStart = resume.mediaStart();
        boundary = nextBoundary(resume.start());
        long next = segmentStart;
        for (int i = kept.size() - 1; i >= 0; i--) {
            WrittenMedia.Segment segment = kept.get(i);
            segments.add(0, segment.listed());
            bytes.put(segment.listed(), segment.bytes());
            for (int j = segment.fragments().size() - 1; j >= 0; j--) {
                Fragment fragment = segment.fragments().get(j);
                SampleInfo first = fragment.samples().get(0);
                ByteRange picture = new ByteRange(first.offset() + first.size() - fragment.offset(), fragment.offset());
                iFrames.add(
                        0, MediaSegment.of(segment.listed().uri(), picture, next - first.pts(), format.timescale()));
                next = first.pts();
                fragments++;
            }
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

    RenditionFiles files() {
        return files;
    }

    /** How many bytes of its one file are listed, and so lie safe on the disk; 0 before the first segment. Any thread. */
    long listedBytes() {
        MediaPlaylist listed = playlist;
        return listed == null
                ? 0
                : listed.segments().get(listed.segments().size() - 1).range().end();
    }

    /** What the rendition costs so far. */
    Bandwidth bandwidth() {
        return Bandwidth.of(playlist, bytes::get);
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
        try {
            map = output.begin(InitSegment.of(format, "und", delay));
        } catch (IOException e) {
            throw PackageFiles.failure(files.media(), e);
        }
    }

    /** A fragment begins with a sync sample, so that an I-frame playlist can name its first picture. */
    private void flush(long nextPts) throws EncoderException {
        MediaFragment fragment = MediaFragment.of(++fragments, pending);
        long start = pending.get(0).pts();
        pending.clear();
        try {
            MediaOutput.Stretch picture = output.add(fragment.bytes()).first(fragment.firstSampleEnd());
            iFrames.add(picture.lasting(nextPts - start, format.timescale()));
        } catch (IOException e) {
            throw PackageFiles.failure(files.media(), e);
        }
    }

    private void cut(long nextPts) throws EncoderException {
        try {
            MediaOutput.Stretch all = output.cut(); // the playlist must not promise what a power cut could take away
            MediaSegment segment = all.lasting(nextPts - segmentStart, format.timescale());
            segments.add(segment);
            bytes.put(segment, all.range().length());
            segmentStart = nextPts;
        } catch (IOException e) {
            throw PackageFiles.failure(files.media(), e);
        }
        replacePlaylist(MediaPlaylist.event(map, SEGMENT_SECONDS, segments));
        if (segments.size() == 1) {
            onFirstSegment.run();
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
    }

    /** Turns the playlist into a complete one, and adds the one for scrubbing beside it. */
    void seal() throws EncoderException {
        replacePlaylist(playlist.sealed());
        if (format.kind() == MediaKind.VIDEO) {
            PackageFiles.replace(files.iFramePlaylist(), iFrames().render());
        }
    }

    /** What the files hold, known without reading them again; once all is finished. */
    List<PackageFile> described(Path packageDirectory) {
        return output.described(packageDirectory);
    }

    /** The pictures with which decoding may start, each on its own. */
    MediaPlaylist iFrames() {
        return MediaPlaylist.iFrames(map, iFrames);
    }

    @Override
    public void close() throws EncoderException {
        try {
            output.close();
        } catch (IOException e) {
            throw PackageFiles.failure(files.media(), e);
        }
    }
}
