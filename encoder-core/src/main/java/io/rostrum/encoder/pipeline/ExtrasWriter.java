package io.rostrum.encoder.pipeline;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.ffmpeg.Remuxer;
import io.rostrum.encoder.hls.SubtitleRendition;
import io.rostrum.encoder.ladder.Rendition;
import io.rostrum.encoder.text.CaptionFile;
import io.rostrum.encoder.text.CaptionNotices;
import io.rostrum.encoder.text.CaptionSource;
import io.rostrum.encoder.text.Captions;
import io.rostrum.encoder.text.Chapters;
import io.rostrum.encoder.text.Cue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Writes captions, chapters and the download once picture and sound are done. One use, one thread. */
final class ExtrasWriter {
    private static final int DOWNLOAD_HEIGHT = 360;

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

    /** Copies one rung, which it gives, and its sound into a plain MP4, if the request wants it and there is a picture; else null. */
    Rendition writeDownload(PackageWriter packages, List<Rendition> renditions)
            throws EncoderException, InterruptedException {
        if (!request.extras().download() || renditions.isEmpty()) {
            return null;
        }
        Rendition rung = renditions.stream()
                .filter(rendition -> rendition.format().height() == DOWNLOAD_HEIGHT)
                .findFirst()
                .orElse(renditions.get(renditions.size() - 1));
        Path output = request.directory().resolve("download").resolve(rung.name() + ".mp4");
        String title = request.metadata().get("title");
        List<JoinedMedia> media = new ArrayList<>();
        try {
            Files.createDirectories(output.getParent());
            for (RenditionFiles files : packages.media(rung)) {
                media.add(JoinedMedia.of(files, output.resolveSibling("part-" + media.size() + ".tmp")));
            }
            List<Path> inputs = media.stream().map(JoinedMedia::file).toList();
            Remuxer.toMp4(inputs, output, title == null ? Map.of() : Map.of("title", title));
        } catch (IOException e) {
            throw PackageFiles.failure(output, e);
        } finally {
            closeAll(media);
        }
        return rung;
    }

    private static void closeAll(List<JoinedMedia> media) throws EncoderException {
        for (JoinedMedia joined : media) {
            try {
                joined.close();
            } catch (IOException e) {
                throw PackageFiles.failure(joined.file(), e);
            }
        }
    }

    /** What people should know: captions that were left out. */
    List<String> notices() {
        return List.copyOf(notices);
    }
}
