package io.rostrum.capture.device;

import io.rostrum.encoder.media.Flavor;
import io.rostrum.encoder.media.MediaKind;
import java.util.Map;
import java.util.Objects;

/**
 * One source to record, as a person names it: {@code v4l2:/dev/video0}, {@code slides=x11grab::99?fps=10},
 * {@code rtsp://host/cam}.
 *
 * @param kind how it is read
 * @param id names the source in messages, JSON and files; an address in it holds no user and password
 * @param location what the kind needs to open it; may hold a password, so it is never shown
 * @param options what stood behind {@code ?}: size (WxH), fps, offset (X,Y), monitor, format, server, by name; and behind
 *     {@code #}: copy, ca, verify
 * @param media what it mainly carries
 * @param flavor what it shows
 */
public record SourceSpec(
        SourceKind kind, String id, String location, Map<String, String> options, MediaKind media, Flavor flavor) {
    public SourceSpec {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(location, "location");
        Objects.requireNonNull(media, "media");
        Objects.requireNonNull(flavor, "flavor");
        options = Map.copyOf(options);
    }

    /**
     * Reads a source's name.
     *
     * @throws IllegalArgumentException with one sentence that says what is wrong and which forms exist
     */
    public static SourceSpec parse(String text) {
        return new SourceParser(text).parse();
    }

    /** Whether H.264 that it gives may stand in the master as it is; {@code #copy=no} behind its name forbids it. */
    public boolean mayCopy() {
        return !"no".equals(options.get("copy"));
    }

    /** How people know it, as far as its id tells. */
    public String name() {
        return switch (kind) {
            case TEST -> "Test " + location;
            case X11GRAB -> "Screen " + location + (options.containsKey("monitor") ? " " + options.get("monitor") : "");
            case RTSP, RTSPS -> "Network camera " + id.replaceFirst("^rtsps?://([^/:]+).*", "$1");
            case FILE -> "File " + location.substring(location.lastIndexOf('/') + 1);
            default -> location;
        };
    }

    /** The same source with another flavor. */
    public SourceSpec as(Flavor other) {
        return new SourceSpec(kind, id, location, options, media, other);
    }

    @Override
    public String toString() {
        return flavor.id() + "=" + id; // not the location: it may hold a password
    }
}
