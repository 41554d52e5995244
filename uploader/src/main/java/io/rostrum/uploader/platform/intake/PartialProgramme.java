package io.rostrum.uploader.platform.intake;

import io.rostrum.uploader.platform.files.PackagePath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of a multivariant playlist that can be played to its end with the files that are here: variants whose picture and
 * whose groups are whole. One use, one thread.
 */
final class PartialProgramme {
    private static final long LARGEST_PLAYLIST = 8 << 20;
    private static final Pattern URI = attribute("URI");
    private static final Pattern GROUP = attribute("GROUP-ID");
    private static final Pattern TYPE = Pattern.compile("TYPE=([A-Z-]+)");
    private static final List<String> GROUPED = List.of("AUDIO", "SUBTITLES", "VIDEO");

    /** Where the bytes of a file are, if all of them are here. */
    interface Here {
        Optional<Path> whole(String path) throws IOException;
    }

    private final Here here;
    private final Map<String, Boolean> playable = new HashMap<>();

    PartialProgramme(Here here) {
        this.here = here;
    }

    private static Pattern attribute(String name) {
        return Pattern.compile("[:,]" + name + "=\"([^\"]*)\"");
    }

    /** The playlist without what is not here; empty if no variant is left. */
    Optional<String> of(String multivariant) throws IOException {
        List<String> lines = multivariant.lines().toList();
        Set<String> lacking = new HashSet<>();
        for (String line : lines) {
            if (line.startsWith("#EXT-X-MEDIA:") && !hasAll(line)) {
                lacking.add(group(line));
            }
        }
        List<String> kept = new ArrayList<>();
        int variants = 0;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith("#EXT-X-MEDIA:")) {
                if (!lacking.contains(group(line))) {
                    kept.add(line);
                }
            } else if (line.startsWith("#EXT-X-I-FRAME-STREAM-INF:")) {
                if (hasAll(line)) {
                    kept.add(line);
                }
            } else if (line.startsWith("#EXT-X-STREAM-INF:") && i + 1 < lines.size()) {
                String uri = lines.get(++i);
                if (isPlayable(uri) && GROUPED.stream().noneMatch(type -> lacks(line, type, lacking))) {
                    kept.add(line);
                    kept.add(uri);
                    variants++;
                }
            } else {
                kept.add(line);
            }
        }
        return variants == 0 ? Optional.empty() : Optional.of(String.join("\n", kept) + "\n");
    }

    /** Whether a playlist of media is here, with all that it names. */
    boolean isPlayable(String playlist) throws IOException {
        Boolean known = playable.get(playlist);
        if (known == null) {
            known = look(playlist);
            playable.put(playlist, known);
        }
        return known;
    }

    private boolean look(String playlist) throws IOException {
        Optional<Path> file = here.whole(playlist);
        if (file.isEmpty() || Files.size(file.get()) > LARGEST_PLAYLIST) {
            return false;
        }
        String folder = playlist.substring(0, playlist.lastIndexOf('/') + 1);
        Set<String> named = new HashSet<>();
        for (String line : new String(Files.readAllBytes(file.get()), StandardCharsets.UTF_8)
                .lines()
                .toList()) {
            Matcher uri = URI.matcher(line);
            if (line.startsWith("#") ? uri.find() : !line.isBlank()) {
                named.add(line.startsWith("#") ? uri.group(1) : line.strip());
            }
        }
        for (String uri : named) {
            String path = resolved(folder, uri);
            if (PackagePath.fault(path) != null || here.whole(path).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /** A playlist in a folder may name a file in another. */
    private static String resolved(String folder, String uri) {
        return Path.of(folder + uri).normalize().toString().replace('\\', '/');
    }

    private boolean hasAll(String line) throws IOException {
        Matcher uri = URI.matcher(line);
        return !uri.find() || isPlayable(uri.group(1));
    }

    private static String group(String line) {
        Matcher type = TYPE.matcher(line);
        Matcher group = GROUP.matcher(line);
        return (type.find() ? type.group(1) : "") + " " + (group.find() ? group.group(1) : "");
    }

    private static boolean lacks(String variant, String type, Set<String> lacking) {
        Matcher group = attribute(type).matcher(variant);
        return group.find() && lacking.contains(type + " " + group.group(1));
    }
}
