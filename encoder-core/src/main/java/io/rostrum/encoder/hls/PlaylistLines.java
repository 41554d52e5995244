package io.rostrum.encoder.hls;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.EncoderException.Code;

/** Walks the lines of a playlist (RFC 8216bis, 4.1) and says in which line reading failed. */
final class PlaylistLines {
    /** What one kind of playlist does with its lines; an IllegalArgumentException says what is wrong with one. */
    interface Handler {
        /**
         * A tag.
         *
         * @param name with its number sign, for example {@code #EXTINF}
         * @param value after the colon; empty if there is none
         */
        void tag(String name, String value);

        void uri(String uri);
    }

    private PlaylistLines() {}

    static void walk(String text, Handler handler) throws EncoderException {
        String[] lines = text.split("\r?\n", -1);
        if (!lines[0].equals("#EXTM3U")) {
            throw new EncoderException(Code.BAD_INPUT, "The file is not a playlist: its first line is not #EXTM3U.");
        }
        for (int i = 1; i < lines.length; i++) {
            try {
                line(lines[i], handler);
            } catch (IllegalArgumentException e) {
                throw new EncoderException(
                        Code.BAD_INPUT, "The playlist cannot be read in line " + (i + 1) + ": " + e.getMessage(), e);
            }
        }
    }

    private static void line(String line, Handler handler) {
        if (line.isBlank()) {
            return;
        }
        if (!line.startsWith("#")) {
            handler.uri(Uris.checked(line));
        } else if (line.startsWith("#EXT")) {
            int colon = line.indexOf(':');
            handler.tag(colon < 0 ? line : line.substring(0, colon), colon < 0 ? "" : line.substring(colon + 1));
        }
    }

    /** A failure that belongs to the whole playlist. */
    static EncoderException unusable(IllegalArgumentException cause) {
        return new EncoderException(Code.BAD_INPUT, "The playlist cannot be used: " + cause.getMessage(), cause);
    }
}
