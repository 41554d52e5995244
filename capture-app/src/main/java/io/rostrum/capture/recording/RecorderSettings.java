package io.rostrum.capture.recording;

import io.rostrum.capture.device.SourceSpec;
import io.rostrum.encoder.media.MediaKind;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a recorder works with.
 *
 * @param sources at least one, each once
 * @param backups for a microphone's id, the id of another one among the sources that takes over while it is lost
 * @param preBuffer how much from before the press of Record a recording may hold; zero for none
 */
public record RecorderSettings(List<SourceSpec> sources, Map<String, String> backups, Duration preBuffer) {
    /** What a room has unless it says otherwise. */
    public static final Duration STANDARD_PRE_BUFFER = Duration.ofSeconds(30);

    /** More would not be a late press of Record, and is memory. */
    public static final Duration LONGEST_PRE_BUFFER = Duration.ofMinutes(2);

    /**
     * Checks them.
     *
     * @throws IllegalArgumentException with one sentence that says what is wrong
     */
    public RecorderSettings {
        sources = List.copyOf(sources);
        backups = Map.copyOf(backups);
        if (sources.isEmpty()) {
            throw new IllegalArgumentException("A recorder needs at least one source.");
        }
        Set<String> ids = new HashSet<>();
        for (SourceSpec spec : sources) {
            if (!ids.add(spec.id())) {
                throw new IllegalArgumentException("The source " + spec.id() + " is named twice. Name it once.");
            }
        }
        for (Map.Entry<String, String> backup : backups.entrySet()) {
            requireMicrophone(sources, backup.getKey());
            requireMicrophone(sources, backup.getValue());
            if (backup.getKey().equals(backup.getValue()) || backups.containsKey(backup.getValue())) {
                throw new IllegalArgumentException("The backup of " + backup.getKey()
                        + " must be another microphone, and one that has no backup itself.");
            }
        }
        if (preBuffer.isNegative() || preBuffer.compareTo(LONGEST_PRE_BUFFER) > 0) {
            throw new IllegalArgumentException("A pre-buffer holds 0 to " + LONGEST_PRE_BUFFER.toSeconds() + " s.");
        }
    }

    /** These sources, and nothing else. */
    public static RecorderSettings of(List<SourceSpec> sources) {
        return new RecorderSettings(sources, Map.of(), Duration.ZERO);
    }

    /** The same with a pre-buffer. */
    public RecorderSettings preBuffering(Duration length) {
        return new RecorderSettings(sources, backups, length);
    }

    /** The same with a backup for a microphone. */
    public RecorderSettings withBackup(String microphone, String backup) {
        Map<String, String> more = new HashMap<>(backups);
        more.put(microphone, backup);
        return new RecorderSettings(sources, more, preBuffer);
    }

    /** The microphone that stands in for another one, if one does. */
    public Optional<String> backupOf(String microphone) {
        return Optional.ofNullable(backups.get(microphone));
    }

    private static void requireMicrophone(List<SourceSpec> sources, String id) {
        if (sources.stream().noneMatch(spec -> spec.id().equals(id) && spec.media() == MediaKind.AUDIO)) {
            throw new IllegalArgumentException("The microphone " + id
                    + " of a backup is not among the room's sources of sound. Name it there too.");
        }
    }
}
