package io.rostrum.encoder.hls;

/** Writes an attribute list (RFC 8216bis, 4.2), attributes in the order of the calls. */
final class AttributeWriter {
    private final StringBuilder list = new StringBuilder();

    /** Adds a number, an enumerated string or a resolution. */
    AttributeWriter plain(String name, Object value) {
        String text = value.toString();
        if (text.isEmpty() || text.chars().anyMatch(c -> c == '"' || c == ',' || c <= ' ')) {
            throw new IllegalArgumentException("The attribute " + name + " cannot be \"" + text + "\" without quotes.");
        }
        return add(name, text);
    }

    /** Adds a quoted string; playlists know no way to escape a quote, so none may be in it. */
    AttributeWriter quoted(String name, String value) {
        if (value.chars().anyMatch(c -> c == '"' || c == '\n' || c == '\r')) {
            throw new IllegalArgumentException(
                    "The attribute " + name + " can hold no quotes and no line ends: \"" + value + "\".");
        }
        return add(name, '"' + value + '"');
    }

    AttributeWriter yesNo(String name, boolean value) {
        return add(name, value ? "YES" : "NO");
    }

    /** The whole line of a tag, with its line feed. */
    String line(String tag) {
        return tag + ":" + list + "\n";
    }

    private AttributeWriter add(String name, String text) {
        list.append(list.isEmpty() ? "" : ",").append(name).append('=').append(text);
        return this;
    }
}
