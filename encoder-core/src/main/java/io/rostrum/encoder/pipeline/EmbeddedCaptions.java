package io.rostrum.encoder.pipeline;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.ffmpeg.Demuxer;
import io.rostrum.encoder.ffmpeg.InputSpec;
import io.rostrum.encoder.ffmpeg.TextReader;
import io.rostrum.encoder.ffmpeg.TextStream;
import io.rostrum.encoder.ffmpeg.TimedText;
import io.rostrum.encoder.text.Cue;
import io.rostrum.encoder.text.LanguageTag;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The captions that lie within the inputs, one list a language, on the programme's clock. One use, one thread. */
final class EmbeddedCaptions {
    /** How long a caption stays whose file does not say, unless the next comes before. */
    private static final long USUAL_MICROS = 5_000_000;

    private final long originMicros;
    private final String usualLanguage;
    private final Set<String> taken;
    private final Map<String, List<Cue>> byLanguage = new TreeMap<>();
    private final List<String> notices = new ArrayList<>();

    private EmbeddedCaptions(long originMicros, String usualLanguage, Set<String> taken) {
        this.originMicros = originMicros;
        this.usualLanguage = usualLanguage;
        this.taken = taken;
    }

    /**
     * Reads them. A file without captions costs an opening, one with captions a passage through it.
     *
     * @param plan of the programme
     * @param taken languages whose captions somebody named; those within the files are passed over
     */
    static EmbeddedCaptions read(EncodeRequest request, ProgrammePlan plan, Set<String> taken) throws EncoderException {
        String usual = request.metadata().getOrDefault("language", "und");
        EmbeddedCaptions captions = new EmbeddedCaptions(plan.originMicros(), usual, new HashSet<>(taken));
        for (InputTrack input : request.inputs()) {
            boolean unread = plan.losses().stream()
                    .anyMatch(loss -> loss.kind() == null && loss.file().equals(input.file()));
            if (input.grows() || unread) {
                continue; // a master, which holds one track; or what holds nothing
            }
            List<TextStream> texts;
            try (Demuxer demuxer = Demuxer.open(InputSpec.file(input.file()))) {
                texts = demuxer.texts();
            }
            for (TextStream text : texts) {
                captions.add(input.file(), text);
            }
        }
        return captions;
    }

    Map<String, List<Cue>> byLanguage() {
        return byLanguage;
    }

    /** Which were left out, and why; a sentence each. */
    List<String> notices() {
        return notices;
    }

    private void add(Path file, TextStream text) throws EncoderException {
        String language = LanguageTag.ofMedia(text.language()).orElse(usualLanguage);
        String which = file + " holds captions in " + language + " (" + text.codecName() + ")";
        if (text.forced()) {
            return; // the few lines for those who understand the speech; whoever needs captions has the full ones
        }
        if (!text.text()) {
            notices.add(which + " as pictures of letters; they are left out. Bring them as SRT or WebVTT.");
        } else if (!taken.add(language)) {
            notices.add(which + " besides others in the same language; they are left out.");
        } else {
            List<Cue> cues = cues(TextReader.read(file, text));
            if (cues.isEmpty()) {
                taken.remove(language);
            } else {
                byLanguage.put(language, cues);
            }
        }
    }

    private List<Cue> cues(List<TimedText> texts) {
        List<TimedText> sorted = texts.stream()
                .sorted(Comparator.comparingLong(TimedText::startMicros))
                .toList();
        List<Cue> cues = new ArrayList<>();
        for (int i = 0; i < sorted.size(); i++) {
            TimedText text = sorted.get(i);
            long next = i + 1 < sorted.size() ? sorted.get(i + 1).startMicros() : Long.MAX_VALUE;
            long end = text.endMicros() > text.startMicros()
                    ? text.endMicros()
                    : Math.min(next, text.startMicros() + USUAL_MICROS);
            cue(cues.size() + 1, text.startMicros(), end, text.lines()).ifPresent(cues::add);
        }
        return cues;
    }

    private Optional<Cue> cue(int number, long startMicros, long endMicros, List<String> lines) {
        long start = Math.max(0, startMicros - originMicros);
        long end = endMicros - originMicros;
        return end <= start
                ? Optional.empty() // it was gone before the programme began
                : Cue.ofLines(
                        number, Duration.of(start, ChronoUnit.MICROS), Duration.of(end, ChronoUnit.MICROS), lines);
    }
}
