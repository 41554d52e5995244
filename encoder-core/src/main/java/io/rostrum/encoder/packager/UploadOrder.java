package io.rostrum.encoder.packager;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The order in which a package's files travel: the most useful first, so that a link that breaks in the night leaves the
 * platform with what serves most students.
 *
 * <p>First the small files by which people find and read the lecture (metadata, chapters, poster, text), then the sound,
 * then thumbnails and slides (some hundredths of a rung), then the rungs from the lowest to the highest, each medium before its
 * playlist, then the views of slides or presenter alone, then the downloads, and the multivariant playlists last, {@code master.m3u8} at the very end: what it names
 * is there before it is.
 */
final class UploadOrder implements Comparator<String> {
    private static final Pattern RUNG = Pattern.compile("video/(?:[^/]*?[^/\\d])?(\\d{1,5})p\\b.*");
    private static final Pattern VIEW = Pattern.compile("video/(presenter|slides)-.*");
    private static final Pattern DIGITS_OR_REST = Pattern.compile("\\d+|\\D+");
    private static final List<String> FIRST = List.of("metadata.json", "chapters.json", "slides.json", "poster.jpg");
    private static final int UNKNOWN_RUNG = 100_000;

    @Override
    public int compare(String a, String b) {
        int order = Integer.compare(stage(a), stage(b));
        order = order != 0 ? order : Integer.compare(rung(a), rung(b));
        order = order != 0 ? order : Boolean.compare(a.endsWith(".m3u8"), b.endsWith(".m3u8"));
        return order != 0 ? order : compareNaturally(a, b);
    }

    private static int stage(String path) {
        int first = FIRST.indexOf(path);
        if (first >= 0) {
            return first;
        }
        String folder = path.substring(0, path.indexOf('/') + 1);
        return switch (folder) {
            case "text/" -> 10;
            case "audio/" -> 20;
            case "thumbnails/", "slides/" -> 30;
            case "video/" -> VIEW.matcher(path).matches() ? 45 : 40;
            case "download/" -> 60;
            case "" -> rootStage(path);
            default -> 50;
        };
    }

    private static int rootStage(String path) {
        if (path.equals("master.m3u8")) {
            return 99;
        }
        if (MediaPackage.isListening(path)) {
            return 21;
        }
        return path.endsWith(".m3u8") ? 90 : 50;
    }

    private static int rung(String path) {
        if (!path.startsWith("video/")) {
            return 0;
        }
        Matcher rung = RUNG.matcher(path);
        return rung.matches() ? Integer.parseInt(rung.group(1)) : UNKNOWN_RUNG;
    }

    /** Compares runs of digits as numbers, so that segment 10 follows segment 9; the header goes before segments. */
    private static int compareNaturally(String a, String b) {
        int order = Boolean.compare(!isHeader(a), !isHeader(b));
        Matcher partsOfA = DIGITS_OR_REST.matcher(a);
        Matcher partsOfB = DIGITS_OR_REST.matcher(b);
        while (order == 0 && partsOfA.find() && partsOfB.find()) {
            String partOfA = partsOfA.group();
            String partOfB = partsOfB.group();
            boolean numbers = isNumber(partOfA) && isNumber(partOfB);
            order = numbers ? new BigInteger(partOfA).compareTo(new BigInteger(partOfB)) : partOfA.compareTo(partOfB);
        }
        return order != 0 ? order : a.compareTo(b);
    }

    private static boolean isNumber(String part) {
        return part.charAt(0) >= '0' && part.charAt(0) <= '9';
    }

    private static boolean isHeader(String path) {
        return path.startsWith("init", path.lastIndexOf('/') + 1);
    }
}
