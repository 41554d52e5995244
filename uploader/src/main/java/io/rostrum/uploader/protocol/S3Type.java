package io.rostrum.uploader.protocol;

import java.util.Locale;

/**
 * How a store tells browsers and caches of a file: its type, and how long a copy may be kept. Media bytes under one name
 * never change; what names them may be published anew, for example with one more caption language.
 */
record S3Type(String contentType, String cacheControl) {
    private static final String SHORT = "public, max-age=60";
    private static final String IMMUTABLE = "public, max-age=31536000, immutable";

    static S3Type of(String path) {
        String name = path.toLowerCase(Locale.ROOT);
        String extension = name.substring(name.lastIndexOf('.') + 1);
        return switch (extension) {
            case "m3u8" -> new S3Type("application/vnd.apple.mpegurl", SHORT);
            case "mp4" -> new S3Type(name.startsWith("audio/") ? "audio/mp4" : "video/mp4", IMMUTABLE);
            case "m4s" -> new S3Type("video/iso.segment", IMMUTABLE);
            case "jpg" -> new S3Type("image/jpeg", IMMUTABLE);
            case "vtt" -> new S3Type("text/vtt; charset=utf-8", SHORT);
            case "json" -> new S3Type("application/json", SHORT);
            default -> new S3Type("application/octet-stream", SHORT);
        };
    }
}
