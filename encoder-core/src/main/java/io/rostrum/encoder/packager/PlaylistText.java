package io.rostrum.encoder.packager;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.EncoderException.Code;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a playlist's text (RFC 8216bis, 4: UTF-8, no byte order mark). */
final class PlaylistText {
    /** A day of one-second segments needs a tenth of this. */
    private static final long MAX_BYTES = 64 << 20;

    private PlaylistText() {}

    static String read(Path file) throws EncoderException {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new EncoderException(Code.BAD_INPUT, "The file is too large for a playlist.");
            }
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new EncoderException(Code.BAD_INPUT, "The file is no playlist: it is not UTF-8 text.", e);
        } catch (IOException e) {
            throw new EncoderException(Code.IO, "Reading " + file + " failed: " + e.getMessage() + ".", e);
        }
    }
}
