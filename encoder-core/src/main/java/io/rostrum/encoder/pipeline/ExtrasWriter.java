package io.rostrum.encoder.pipeline;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.hls.SubtitleRendition;
import io.rostrum.encoder.text.CaptionFile;
import io.rostrum.encoder.text.CaptionNotices;
import io.rostrum.encoder.text.CaptionSource;
import io.rostrum.encoder.text.Captions;
import io.rostrum.encoder.text.Chapters;
import io.rostrum.encoder.text.Cue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Writes captions and chapters once picture and sound are done. One use, one thread. */
final class ExtrasWriter {
    private final EncodeRequest request;
    private final ProgrammePlan plan;
    private final Map<CaptionSource, CaptionFile> captions;
    private final List<String> notices = new ArrayList<>();

    private ExtrasWriter(EncodeRequest request, ProgrammePlan plan, Map<CaptionSource, CaptionFile> captions) {
        this.request = request;
        this.plan = plan;
        this.captions = captions;
    }

    /**
     * Reads the captions now: a file that holds none is told before an hour of encoding, not after it.
     *
     * @param plan of the programme
     */
    static ExtrasWriter of(EncodeRequest request, ProgrammePlan plan) throws EncoderException {
        CaptionSource.requireOnce(request.extras().captions());
        Map<CaptionSource, CaptionFile> captions = new LinkedHashMap<>();
        for (CaptionSource source : request.extras().captions()) {
            captions.put(source, CaptionFile.read(source.file()));
        }
        return new ExtrasWriter(request, plan, captions);
    }

    /** Writes texts and says what {@code master.m3u8} says of them. */
    List<SubtitleRendition> writeTexts(Duration media) throws EncoderException {
        Chapters.write(
                request.directory(),
                Stream.concat(request.extras().chapters().stream(), request.edits().chapters().get().stream())
                        .filter(chapter -> chapter.start().compareTo(media) < 0)
                        .toList());
        List<String> languages = new ArrayList<>();
        for (Map.Entry<CaptionSource, CaptionFile> caption : captions.entrySet()) {
            CaptionSource source = caption.getKey();
            CaptionFile file = caption.getValue();
            notices.addAll(CaptionNotices.of(source, file, media));
            if (file.startsBefore(media)) {
                Captions.write(request.directory(), source.language(), file.cues(), media);
                languages.add(source.language());
            }
        }
        writeEmbedded(languages, media);
        return Captions.renditions(languages);
    }

    private void writeEmbedded(List<String> languages, Duration media) throws EncoderException {
        EmbeddedCaptions embedded = EmbeddedCaptions.read(request, plan, Set.copyOf(languages));
        notices.addAll(embedded.notices());
        for (Map.Entry<String, List<Cue>> captions : embedded.byLanguage().entrySet()) {
            if (captions.getValue().get(0).start().compareTo(media) < 0) {
                Captions.write(request.directory(), captions.getKey(), captions.getValue(), media);
                languages.add(captions.getKey());
            }
        }
    }

    /** What people should know: captions that were left out. */
    List<String> notices() {
        return List.copyOf(notices);
    }
}
