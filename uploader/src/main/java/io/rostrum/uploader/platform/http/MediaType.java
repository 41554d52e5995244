package io.rostrum.uploader.platform.http;

import java.util.Locale;
import java.util.Map;

/**
 * How a published file is served.
 *
 * @param name the Content-Type
 * @param cache the Cache-Control
 * @param text whether compressing it pays
 */
public record MediaType(String name, String cache, boolean text) {
    /** For an address whose bytes change when the package is replaced: ask each time whether they have. */
    public static final String CHANGEABLE = "public, no-cache";

    private static final String FOREVER = "public, max-age=31536000, immutable";
    private static final String SHORT = "public, max-age=10";
    private static final String HOUR = "public, max-age=3600";
    private static final MediaType AUDIO = new MediaType("audio/mp4", FOREVER, false);
    private static final MediaType OTHER = new MediaType("application/octet-stream", HOUR, false);
    private static final Map<String, MediaType> BY_EXTENSION = Map.ofEntries(
            Map.entry("m3u8", new MediaType("application/vnd.apple.mpegurl", SHORT, true)),
            Map.entry("mp4", new MediaType("video/mp4", FOREVER, false)),
            Map.entry("m4s", new MediaType("video/iso.segment", FOREVER, false)),
            Map.entry("m4a", AUDIO),
            Map.entry("vtt", new MediaType("text/vtt; charset=utf-8", HOUR, true)),
            Map.entry("jpg", new MediaType("image/jpeg", HOUR, false)),
            Map.entry("png", new MediaType("image/png", HOUR, false)),
            Map.entry("json", new MediaType("application/json", HOUR, true)),
            Map.entry("css", new MediaType("text/css; charset=utf-8", HOUR, true)),
            Map.entry("js", new MediaType("text/javascript; charset=utf-8", HOUR, true)),
            Map.entry("svg", new MediaType("image/svg+xml", HOUR, true)));

    /** The type of a file in a package; below {@code audio/} an MP4 holds sound only. */
    public static MediaType of(String path) {
        String extension = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (extension.equals("mp4") && path.startsWith("audio/")) {
            return AUDIO;
        }
        return BY_EXTENSION.getOrDefault(extension, OTHER);
    }
}
