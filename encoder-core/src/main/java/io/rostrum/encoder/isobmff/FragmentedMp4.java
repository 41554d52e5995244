package io.rostrum.encoder.isobmff;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.EncoderException.Code;
import io.rostrum.encoder.media.EncodedSample;
import io.rostrum.encoder.media.TrackFormat;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A CMAF file with one track (ISO/IEC 23000-19, 7.3), as it was when it was opened: its header, then its whole
 * fragments. A tail that a crash or a writer at work left unfinished is not listed. One thread at a time.
 */
public final class FragmentedMp4 implements AutoCloseable {
    /** The boxes that may stand between fragments and belong to the next one (CMAF, 7.3.2.3). */
    private static final Set<String> BEFORE_MOOF = Set.of("styp", "sidx", "emsg", "prft");

    /** A day of AAC has four million; more would fill the memory, and is most likely damage. */
    private static final long MAX_SAMPLES = 5_000_000;

    private final BoxFile file;
    private final TrackHeader track;
    private final List<Fragment> fragments;
    private final BoxScan.State tail;
    private final long initLength;

    private FragmentedMp4(BoxFile file, TrackHeader track, long initLength, Listing listing) {
        this.file = file;
        this.track = track;
        this.initLength = initLength;
        this.fragments = List.copyOf(listing.fragments());
        this.tail = listing.tail();
    }

    /**
     * Opens a file that holds its own header (a master, or a single-file rendition).
     *
     * @throws EncoderException BAD_INPUT if it is no such file or its header or a fragment is damaged
     */
    public static FragmentedMp4 open(Path path) throws EncoderException {
        BoxFile file = BoxFile.open(path);
        try {
            BoxScan scan = file.scan();
            Box moov = moov(path, scan.boxes());
            TrackHeader track = MovieReader.read(file.load(moov));
            return new FragmentedMp4(file, track, moov.end(), list(file, track, scan, moov.end()));
        } catch (EncoderException | RuntimeException e) {
            closeAfter(file, e);
            throw e;
        }
    }

    /** Opens a file that holds fragments only, with the header that stands in another file. */
    public static FragmentedMp4 open(Path path, TrackHeader track) throws EncoderException {
        BoxFile file = BoxFile.open(path);
        try {
            return new FragmentedMp4(file, track, 0, list(file, track, file.scan(), 0));
        } catch (EncoderException | RuntimeException e) {
            closeAfter(file, e);
            throw e;
        }
    }

    public TrackHeader track() {
        return track;
    }

    public TrackFormat format() {
        return track.format();
    }

    /** How many bytes the header takes from the file's start, to the end of the moov; 0 if it is in another file. */
    public long initLength() {
        return initLength;
    }

    /** The whole fragments in file order. */
    public List<Fragment> fragments() {
        return fragments;
    }

    /** The offset of the first byte after the last whole fragment, or after the header if there is none. */
    public long end() {
        return fragments.isEmpty()
                ? initLength
                : fragments.get(fragments.size() - 1).end();
    }

    /** What stands after {@link #end()}: WHOLE when that is nothing. */
    public BoxScan.State tail() {
        return tail;
    }

    /** Reads one sample's bytes. */
    public byte[] data(SampleInfo sample) throws EncoderException {
        return file.bytes(sample.offset(), sample.size());
    }

    /** Reads a fragment's samples whole. */
    public List<EncodedSample> samples(Fragment fragment) throws EncoderException {
        List<EncodedSample> samples = new ArrayList<>(fragment.samples().size());
        for (SampleInfo info : fragment.samples()) {
            samples.add(
                    new EncodedSample(data(info), info.pts(), info.dts(), Math.max(1, info.duration()), info.sync()));
        }
        return samples;
    }

    /** The underlying boxes, to be read while this is open. */
    public BoxFile boxes() {
        return file;
    }

    @Override
    public void close() throws EncoderException {
        file.close();
    }

    private record Listing(List<Fragment> fragments, BoxScan.State tail) {}

    private static Box moov(Path path, List<Box> boxes) throws EncoderException {
        for (Box box : boxes) {
            if (box.type().equals("moov")) {
                return box;
            }
        }
        throw new EncoderException(
                Code.BAD_INPUT,
                path + " is not an MP4 file with a header (moov): name another file or encode it again.");
    }

    private static Listing list(BoxFile file, TrackHeader track, BoxScan scan, long from) throws EncoderException {
        List<Fragment> fragments = new ArrayList<>();
        BoxReader moof = null;
        long start = -1;
        long samples = 0;
        for (Box box : scan.boxes()) {
            if (box.offset() < from) {
                continue;
            }
            if (start < 0) {
                start = box.offset();
            }
            if (box.type().equals("moof")) {
                moof = file.load(box);
            } else if (box.type().equals("mdat") && moof != null) {
                Fragment fragment = new FragmentReader(track).read(moof, start, box.end());
                fragments.add(fragment);
                samples += fragment.samples().size();
                if (samples > MAX_SAMPLES) {
                    throw moof.damaged("brings the file to more samples than a day of sound has");
                }
                moof = null;
                start = -1;
            } else if (moof == null && !BEFORE_MOOF.contains(box.type())) {
                // free, mfra and the like belong to no fragment.
                start = -1;
            }
        }
        boolean unfinished = moof != null && scan.state() == BoxScan.State.WHOLE;
        return new Listing(fragments, unfinished ? BoxScan.State.TRUNCATED : scan.state());
    }

    private static void closeAfter(BoxFile file, Exception failure) {
        try {
            file.close();
        } catch (EncoderException e) {
            failure.addSuppressed(e);
        }
    }
}
