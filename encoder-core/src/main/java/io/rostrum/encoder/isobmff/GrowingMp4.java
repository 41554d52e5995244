package io.rostrum.encoder.isobmff;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.EncoderException.Code;
import io.rostrum.encoder.media.EncodedSample;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * A one-track file of fragments that somebody may still be writing, read from its start to wherever it has come. One thread.
 * Holds one fragment in memory.
 */
public final class GrowingMp4 implements AutoCloseable {
    private final BoxFile file;
    private final TrackHeader track;
    private final Deque<Box> boxes = new ArrayDeque<>();
    private long scanned;

    private GrowingMp4(BoxFile file, TrackHeader track, long scanned) {
        this.file = file;
        this.track = track;
        this.scanned = scanned;
    }

    /**
     * Opens a file whose head is whole.
     *
     * @throws EncoderException BAD_INPUT if there is no such head
     */
    public static GrowingMp4 open(Path path) throws EncoderException {
        BoxFile file = BoxFile.open(path);
        try {
            for (Box box : file.scan().boxes()) {
                if (box.type().equals("moov")) {
                    return new GrowingMp4(file, MovieReader.read(file.load(box)), box.end());
                }
            }
            throw new EncoderException(Code.BAD_INPUT, path + " has no whole header (moov); it is no master.");
        } catch (EncoderException | RuntimeException e) {
            try {
                file.close();
            } catch (EncoderException suppressed) {
                e.addSuppressed(suppressed);
            }
            throw e;
        }
    }

    public TrackHeader track() {
        return track;
    }

    /**
     * The samples of the next fragment; empty if it is not there yet.
     *
     * @param from fragments that end before this decode time, in ticks, are passed over without being read
     * @param limit what lies from this byte on is not looked at: it may not be on the disk yet
     */
    public List<EncodedSample> next(long from, long limit) throws EncoderException {
        Box moof = null;
        while (true) {
            Box box = boxes.poll();
            if (box == null) {
                if (moof != null) {
                    scanned = moof.offset(); // its mdat is not whole yet: begin there again
                    return List.of();
                }
                if (!scan(limit)) {
                    return List.of();
                }
            } else if (box.type().equals("moof")) {
                moof = box;
            } else if (box.type().equals("mdat") && moof != null) {
                Fragment fragment = new FragmentReader(track).read(file.load(moof), moof.offset(), box.end());
                moof = null;
                if (fragment.endDecodeTime() > from) {
                    return samples(fragment);
                }
            }
        }
    }

    private boolean scan(long limit) throws EncoderException {
        BoxScan scan = file.scan(scanned);
        for (Box box : scan.boxes()) {
            if (box.end() > limit) {
                break;
            }
            boxes.add(box);
            scanned = box.end();
        }
        return !boxes.isEmpty();
    }

    private List<EncodedSample> samples(Fragment fragment) throws EncoderException {
        List<EncodedSample> samples = new ArrayList<>(fragment.samples().size());
        for (SampleInfo info : fragment.samples()) {
            byte[] data = file.bytes(info.offset(), info.size());
            samples.add(new EncodedSample(data, info.pts(), info.dts(), Math.max(1, info.duration()), info.sync()));
        }
        return samples;
    }

    @Override
    public void close() throws EncoderException {
        file.close();
    }
}
