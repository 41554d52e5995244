package io.rostrum.encoder.pipeline;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.EncoderException.Code;
import io.rostrum.encoder.ffmpeg.Demuxer;
import io.rostrum.encoder.ffmpeg.Frame;
import io.rostrum.encoder.ffmpeg.InputSpec;
import io.rostrum.encoder.ffmpeg.StreamInfo;
import io.rostrum.encoder.master.Growth;
import io.rostrum.encoder.master.MasterReader;
import io.rostrum.encoder.media.EncodedSample;
import io.rostrum.encoder.media.Flavor;
import io.rostrum.encoder.media.MediaKind;
import io.rostrum.encoder.media.VideoFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks into the inputs of an encoding. One that holds nothing to show or say is a loss that is named, as long as another does: a
 * lecture whose slides are broken is still worth hearing. One use, one thread.
 */
final class InputScan {
    private static final Logger LOG = LoggerFactory.getLogger(InputScan.class);
    private static final int SMALLEST_SIDE = 16;
    private static final long BEGINNING_SECONDS = 3;

    private final String language;
    private final Tracks tracks = new Tracks();
    private final Map<Path, Duration> stated = new HashMap<>();
    private final List<Loss> losses = new ArrayList<>();
    private Duration longest = Duration.ZERO;
    private boolean growing;

    private InputScan(String language) {
        this.language = language;
    }

    /**
     * Looks into all.
     *
     * @throws EncoderException BAD_INPUT if a file is not there, or if none holds anything
     */
    static InputScan of(EncodeRequest request) throws EncoderException, InterruptedException {
        InputScan scan = new InputScan(request.metadata().get("language"));
        EncoderException first = null;
        for (InputTrack input : request.inputs()) {
            awaitBeginning(input);
            checkPresence(input.file());
            try {
                scan.look(input);
            } catch (EncoderException e) {
                if (e.code() != Code.BAD_INPUT || input.grows()) {
                    throw e;
                }
                first = first == null ? e : first;
                scan.losses.add(loss(input, null, reason(e)));
            }
        }
        if (first != null && scan.pictures().isEmpty() && scan.sounds().isEmpty()) {
            throw first;
        }
        return scan;
    }

    private static Loss loss(InputTrack input, MediaKind kind, String reason) {
        return new Loss(input.file(), kind, Duration.ZERO, Duration.ZERO, reason);
    }

    /** What goes on after a semicolon and before a full stop. */
    private static String reason(EncoderException failure) {
        String sentence = failure.getMessage().strip();
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }

    private void look(InputTrack input) throws EncoderException, InterruptedException {
        try (Demuxer demuxer = Demuxer.open(InputSpec.file(input.file()))) {
            if (!input.grows()) {
                refuseEncrypted(input.file(), demuxer);
                demuxer.statedDuration().ifPresent(says -> stated.put(input.file(), says));
            }
            Duration length = demuxer.duration().orElse(Duration.ZERO);
            List<StreamInfo> streams = decodable(input, demuxer);
            Optional<StreamInfo> picture = first(streams, MediaKind.VIDEO);
            picture.ifPresent(stream -> tracks.picture(input, stream, length));
            tracks.sounds(input, sounds(input, streams), length, picture.isPresent());
            growing |= input.grows();
            longest = length.compareTo(longest) > 0 ? length : longest;
        }
    }

    /** The streams that hold at least one frame; what a header promises and nothing keeps is a loss. */
    private List<StreamInfo> decodable(InputTrack input, Demuxer demuxer)
            throws EncoderException, InterruptedException {
        List<StreamInfo> wanted = new ArrayList<>();
        picture(input.file(), demuxer).ifPresent(wanted::add);
        demuxer.streams().stream()
                .filter(stream -> stream.kind() == MediaKind.AUDIO)
                .forEach(wanted::add);
        if (input.grows()) {
            return wanted;
        }
        List<StreamInfo> decodable = new ArrayList<>();
        for (StreamInfo stream : wanted) {
            if (decodes(input.file(), stream)) {
                decodable.add(stream);
            }
        }
        if (decodable.isEmpty() && !wanted.isEmpty()) {
            throw new EncoderException(
                    Code.BAD_INPUT, "Nothing in " + input.file() + " can be decoded. Try to play it.");
        }
        wanted.removeAll(decodable);
        wanted.forEach(stream -> losses.add(loss(input, stream.kind(), "nothing of it can be decoded")));
        return decodable;
    }

    /** Costs one frame, and the whole file only if there is none. */
    private static boolean decodes(Path file, StreamInfo stream) throws EncoderException, InterruptedException {
        try (FrameReader reader = FrameReader.open(new Source(file, stream, Growth.ENDED), 0, new Losses());
                Frame first = reader.next()) {
            return first != null;
        } catch (EncoderException e) {
            if (e.code() != Code.BAD_INPUT && e.code() != Code.CODEC) {
                throw e;
            }
            LOG.info("{}: stream {} cannot be decoded: {}", file, stream.index(), e.getMessage());
            return false;
        }
    }

    private static Optional<StreamInfo> first(List<StreamInfo> streams, MediaKind kind) {
        return streams.stream().filter(stream -> stream.kind() == kind).findFirst();
    }

    private static void refuseEncrypted(Path file, Demuxer demuxer) throws EncoderException {
        if (demuxer.isEncrypted()) {
            throw new EncoderException(
                    Code.BAD_INPUT, file + " is encrypted, and Rostrum has no key. Bring it without encryption.");
        }
    }

    private List<Sound> sounds(InputTrack input, List<StreamInfo> streams) {
        List<StreamInfo> sounds = streams.stream()
                .filter(stream -> stream.kind() == MediaKind.AUDIO)
                .toList();
        return Sound.of(input.file(), input.growth(), sounds, language);
    }

    /** A master's first seconds tell where it starts and how fast its pictures come. */
    private static void awaitBeginning(InputTrack input) throws EncoderException, InterruptedException {
        if (!input.grows()) {
            return;
        }
        try (MasterReader master = MasterReader.open(input.file(), input.growth())) {
            long enough = BEGINNING_SECONDS * master.format().timescale();
            EncodedSample first = master.next();
            for (EncodedSample next = first; next != null && next.dts() - first.dts() < enough; ) {
                next = master.next();
            }
        }
    }

    private static Optional<StreamInfo> picture(Path file, Demuxer demuxer) throws EncoderException {
        Optional<StreamInfo> picture = demuxer.first(MediaKind.VIDEO);
        if (picture.isPresent()) {
            VideoFormat shape = picture.get().displayed();
            if (Math.min(shape.width(), shape.height()) < SMALLEST_SIDE) {
                throw new EncoderException(
                        Code.BAD_INPUT,
                        file + " has a picture of " + shape + " pixels, too small to be seen. Name another file.");
            }
        }
        return picture;
    }

    private static void checkPresence(Path file) throws EncoderException {
        if (!Files.exists(file)) {
            throw new EncoderException(Code.BAD_INPUT, "There is no file " + file + ". Check the path.");
        }
        if (Files.isDirectory(file)) {
            throw new EncoderException(Code.BAD_INPUT, file + " is a folder, not a media file.");
        }
        if (!Files.isRegularFile(file)) {
            throw new EncoderException(Code.BAD_INPUT, file + " is a pipe or a device, not a media file.");
        }
        if (!Files.isReadable(file)) {
            throw new EncoderException(Code.BAD_INPUT, file + " may not be read by this user. Check its permissions.");
        }
        if (isEmpty(file)) {
            throw new EncoderException(Code.BAD_INPUT, file + " is empty. Copy it again from where it came.");
        }
    }

    private static boolean isEmpty(Path file) throws EncoderException {
        try {
            return Files.size(file) == 0;
        } catch (IOException e) {
            throw new EncoderException(Code.IO, file + " cannot be looked at: " + e.getMessage() + ".", e);
        }
    }

    Map<Flavor, Strand> pictures() {
        return tracks.pictures();
    }

    List<Sound> sounds() {
        return tracks.sounds();
    }

    /** How long each input says it is, in its own header. */
    Map<Path, Duration> stated() {
        return Map.copyOf(stated);
    }

    /** What cannot be read of the inputs, while the rest can. */
    List<Loss> losses() {
        return List.copyOf(losses);
    }

    /** Of the inputs; zero if none says. */
    Duration longest() {
        return longest;
    }

    boolean isGrowing() {
        return growing;
    }
}
