package io.rostrum.capture.device;

import io.rostrum.encoder.media.Flavor;
import io.rostrum.encoder.media.MediaKind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the name of a source. */
final class SourceParser {
    static final String FORMS =
            "Use v4l2:/dev/video0, x11grab::0, rtsp://host/path, pulse:NAME, alsa:hw:1, dshow:NAME, gdigrab:desktop, "
                    + "avfoundation:0, test:camera, test:slides, test:speech or file:/path, optionally with presenter= or slides= "
                    + "in front.";

    private static final Pattern FLAVORED = Pattern.compile("([A-Za-z]+)=(.+)", Pattern.DOTALL);
    private static final Pattern CREDENTIALS = Pattern.compile("^(rtsps?://)[^/]*@");
    private static final Pattern SIZE = Pattern.compile("[1-9][0-9]{0,4}x[1-9][0-9]{0,4}");
    private static final Pattern OFFSET = Pattern.compile("[0-9]{1,5},[0-9]{1,5}");
    private static final Pattern RATE = Pattern.compile("[1-9][0-9]{0,2}(\\.[0-9]{1,3})?");
    private static final Set<String> OPTIONS = Set.of("size", "offset", "fps", "format", "server", "monitor");

    /** Stands behind all kinds of names, also addresses and paths. */
    private static final Pattern EXTRAS =
            Pattern.compile("(.+)#((?:copy=no|verify=no|ca=[^&#]+)(?:&(?:copy=no|verify=no|ca=[^&#]+))*)");

    private final String text;

    SourceParser(String text) {
        this.text = text == null ? "" : text.strip();
    }

    SourceSpec parse() {
        Matcher flavored = FLAVORED.matcher(text);
        if (flavored.matches()) {
            return unflavored(flavored.group(2)).as(Flavor.of(flavored.group(1)));
        }
        return unflavored(text);
    }

    private SourceSpec unflavored(String name) {
        Matcher extras = EXTRAS.matcher(name);
        if (!extras.matches()) {
            return plain(name);
        }
        SourceSpec spec = plain(extras.group(1));
        Map<String, String> options = new LinkedHashMap<>(spec.options());
        for (String pair : extras.group(2).split("&")) {
            int equals = pair.indexOf('=');
            options.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        if (spec.kind() != SourceKind.RTSPS && (options.containsKey("ca") || options.containsKey("verify"))) {
            throw bad("has no certificate that could be checked; only rtsps:// cameras have one");
        }
        String id = spec.id() + "#" + extras.group(2);
        return new SourceSpec(spec.kind(), id, spec.location(), options, spec.media(), spec.flavor());
    }

    private SourceSpec plain(String name) {
        int colon = name.indexOf(':');
        SourceKind kind = colon < 1 ? null : kind(name.substring(0, colon));
        if (kind == null || colon == name.length() - 1) {
            throw bad("is not a source");
        }
        String rest = name.substring(colon + 1);
        return switch (kind) {
            case RTSP, RTSPS -> network(kind, name);
            case FILE -> spec(kind, name, rest.startsWith("///") ? rest.substring(2) : rest, Map.of());
            case TEST -> test(name, rest);
            default -> device(kind, name, rest);
        };
    }

    private static SourceKind kind(String scheme) {
        for (SourceKind kind : SourceKind.values()) {
            if (kind.scheme().equals(scheme)) {
                return kind;
            }
        }
        return null;
    }

    private SourceSpec network(SourceKind kind, String url) {
        String shown = CREDENTIALS.matcher(url).replaceFirst("$1");
        if (!shown.matches("rtsps?://[^/]+.*")) {
            throw bad("names no host");
        }
        return spec(kind, shown, url, Map.of());
    }

    private SourceSpec test(String name, String what) {
        return switch (what) {
            case "camera" -> spec(SourceKind.TEST, name, what, Map.of());
            case "slides" -> spec(SourceKind.TEST, name, what, Map.of()).as(Flavor.SLIDES);
            case "speech" -> new SourceSpec(SourceKind.TEST, name, what, Map.of(), MediaKind.AUDIO, Flavor.PRESENTER);
            default -> throw bad("is not one of the test sources");
        };
    }

    private SourceSpec device(SourceKind kind, String name, String rest) {
        int question = rest.indexOf('?');
        String location = question < 0 ? rest : rest.substring(0, question);
        if (location.isEmpty()) {
            throw bad("names no device");
        }
        Map<String, String> options = question < 0 ? Map.of() : options(rest.substring(question + 1));
        SourceSpec spec = spec(kind, name, location, options);
        boolean sound = kind == SourceKind.DSHOW && location.startsWith("audio=")
                || kind == SourceKind.AVFOUNDATION && location.startsWith(":");
        return sound ? new SourceSpec(kind, name, location, options, MediaKind.AUDIO, spec.flavor()) : spec;
    }

    private Map<String, String> options(String query) {
        Map<String, String> options = new LinkedHashMap<>();
        for (String pair : query.split("&")) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            boolean good = OPTIONS.contains(name)
                    && switch (name) {
                        case "size" -> SIZE.matcher(value).matches();
                        case "offset" -> OFFSET.matcher(value).matches();
                        case "fps" -> RATE.matcher(value).matches();
                        default -> !value.isEmpty();
                    };
            if (!good) {
                throw new IllegalArgumentException(
                        "The option \"" + pair + "\" of the source \"" + text
                                + "\" is not understood. Use size=1280x720, offset=0,0, fps=10, format=NAME, monitor=NAME or server=ADDRESS.");
            }
            options.put(name, value);
        }
        return options;
    }

    private static SourceSpec spec(SourceKind kind, String id, String location, Map<String, String> options) {
        return new SourceSpec(kind, id, location, options, kind.media(), kind.flavor());
    }

    private IllegalArgumentException bad(String what) {
        return new IllegalArgumentException(
                "\"" + CREDENTIALS.matcher(text).replaceFirst("$1") + "\" " + what + ". " + FORMS);
    }
}
