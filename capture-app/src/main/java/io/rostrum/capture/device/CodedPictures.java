package io.rostrum.capture.device;

import io.rostrum.encoder.ffmpeg.Demuxer;
import io.rostrum.encoder.ffmpeg.Frame;
import io.rostrum.encoder.ffmpeg.Packet;
import io.rostrum.encoder.ffmpeg.StreamInfo;
import io.rostrum.encoder.isobmff.H264Parameters;
import io.rostrum.encoder.isobmff.H264Picture;
import io.rostrum.encoder.isobmff.H264Sps;
import io.rostrum.encoder.media.TrackFormat;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a camera's packets beside the pictures that are decoded from them, as long as they are H.264 that a master may hold as it
 * is: Constrained Baseline, Main or High, 8-bit 4:2:0 frames, shown in the order in which they come, an IDR picture each two
 * seconds, one set of parameters. With the first packet that is not so it stops for good and says why. One thread.
 */
final class CodedPictures {
    private static final Logger LOG = LoggerFactory.getLogger(CodedPictures.class);
    private static final int BASELINE = 66;
    private static final int MAIN = 77;
    private static final int HIGH = 100;
    /** Two seconds, and what a camera's clock and rate may be off. */
    private static final long LONGEST_GROUP = TrackFormat.VIDEO_TIMESCALE * 23L / 10;
    /** More pictures than any decoder holds back. */
    private static final int MOST_WAITING = 64;

    private final SourceSpec source;
    private final H264Parameters parameters;
    private final int lengthBytes;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private long number;
    private long lastPts = Long.MIN_VALUE;
    private long lastIdr = Long.MIN_VALUE;
    private boolean ended;

    private record Waiting(long pts, CodedPicture picture) {}

    private CodedPictures(SourceSpec source, H264Parameters parameters, int lengthBytes) {
        this.source = source;
        this.parameters = parameters;
        this.lengthBytes = lengthBytes;
    }

    /** For a stream of an open device; empty if its pictures cannot be kept as they are. */
    static Optional<CodedPictures> of(SourceSpec source, Demuxer demuxer, StreamInfo stream) {
        if (!stream.codecName().equals("h264") || !source.mayCopy()) {
            return Optional.empty();
        }
        byte[] config = demuxer.codecConfig(stream);
        Optional<H264Parameters> parameters = H264Parameters.of(config);
        Optional<String> obstacle = parameters.isEmpty()
                ? Optional.of("its parameter sets are not known at the start")
                : obstacle(parameters.get(), stream, demuxer.reorders(stream));
        if (obstacle.isPresent()) {
            tell(source, obstacle.get());
            return Optional.empty();
        }
        boolean byLengths = config[0] == 1;
        return Optional.of(new CodedPictures(source, parameters.get(), byLengths ? (config[4] & 3) + 1 : 0));
    }

    private static Optional<String> obstacle(H264Parameters parameters, StreamInfo stream, boolean reorders) {
        Optional<H264Sps> sps = parameters.sps();
        if (sps.isEmpty() || parameters.sequence().size() > 1) {
            return Optional.of("it has not one parameter set that can be read");
        }
        int profile = sps.get().profileIdc();
        boolean constrained = (parameters.sequence().get(0)[2] & 0x40) != 0;
        if (profile != HIGH && profile != MAIN && !(profile == BASELINE && constrained)) {
            return Optional.of("its profile is not Constrained Baseline, Main or High");
        }
        if (!sps.get().plain()) {
            return Optional.of("its pictures are not 8-bit 4:2:0 frames");
        }
        if (sps.get().width() % 2 != 0 || sps.get().height() % 2 != 0) {
            return Optional.of("its picture has an odd side");
        }
        if (stream.traits().rotation() != 0 || stream.traits().pixelAspect() != 1) {
            return Optional.of("its picture is turned or stretched when it is shown");
        }
        return reorders ? Optional.of("its pictures wait for later ones (B-frames)") : Optional.empty();
    }

    private static void tell(SourceSpec source, String why) {
        LOG.info("The H.264 of {} is not copied but encoded anew: {}", source.id(), why);
    }

    /** Sees each packet before it is decoded. */
    void add(Packet packet) {
        if (ended) {
            return;
        }
        OptionalLong pts = packet.pts();
        Optional<H264Picture> picture = H264Picture.of(packet.bytes(), lengthBytes);
        if (picture.isEmpty()) {
            return; // parameter sets alone, or something that no decoder makes a picture of
        }
        long counted = number++;
        if (pts.isEmpty()) {
            return; // as the first ones of a network camera
        }
        if (picture.get().idr()) {
            lastIdr = pts.getAsLong();
        }
        Optional<String> obstacle = obstacle(picture.get(), pts.getAsLong());
        if (obstacle.isPresent()) {
            tell(source, obstacle.get());
            ended = true;
            waiting.clear();
            return;
        }
        lastPts = pts.getAsLong();
        if (waiting.size() == MOST_WAITING) {
            waiting.remove();
        }
        waiting.add(new Waiting(
                lastPts,
                new CodedPicture(
                        parameters, counted, picture.get().data(), picture.get().idr())));
    }

    private Optional<String> obstacle(H264Picture picture, long pts) {
        if (picture.parameters().filter(sets -> !sets.isWithin(parameters)).isPresent()) {
            return Optional.of("its parameter sets changed");
        }
        if (pts <= lastPts) {
            return Optional.of("its pictures wait for later ones (B-frames), or its clock went back");
        }
        if (lastIdr != Long.MIN_VALUE && pts - lastIdr > LONGEST_GROUP) {
            return Optional.of("more than two seconds pass between two IDR pictures");
        }
        return Optional.empty();
    }

    /** The packet that a picture was decoded from; null once the stream cannot be kept any more. */
    CodedPicture of(Frame decoded) {
        if (ended) {
            return null;
        }
        while (!waiting.isEmpty() && waiting.peek().pts() < decoded.pts()) {
            waiting.remove();
        }
        boolean found = !waiting.isEmpty() && waiting.peek().pts() == decoded.pts();
        return found && !decoded.isDamaged() ? waiting.remove().picture() : CodedPicture.missing(parameters);
    }
}
