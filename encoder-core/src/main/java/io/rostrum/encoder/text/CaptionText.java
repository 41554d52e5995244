package io.rostrum.encoder.text;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.EncoderException.Code;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The lines of a text file: UTF-8 with or without byte order mark, or UTF-16 with one; any line ends. */
final class CaptionText {
    /** A day of dense captions in three-byte letters needs a tenth of this. */
    private static final long MAX_BYTES = 32 << 20;

    private static final Pattern LINE_END = Pattern.compile("\r\n|\n|\r");

    private CaptionText() {}

    static List<String> lines(Path file) throws EncoderException {
        byte[] bytes = bytes(file);
        Charset charset = charset(bytes);
        try {
            String text = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            if (text.indexOf('\0') >= 0) {
                throw new EncoderException(Code.BAD_INPUT, file + " is not text, so it holds no captions.");
            }
            return List.of(LINE_END.split(text.startsWith("\ufeff") ? text.substring(1) : text, -1));
        } catch (CharacterCodingException e) {
            throw new EncoderException(
                    Code.BAD_INPUT,
                    file + " is not " + charset + " text. Save the captions as UTF-8 and try again.",
                    e);
        }
    }

    private static byte[] bytes(Path file) throws EncoderException {
        if (!Files.exists(file)) {
            throw new EncoderException(Code.BAD_INPUT, "There is no file " + file + ".");
        }
        if (!Files.isRegularFile(file)) {
            throw new EncoderException(Code.BAD_INPUT, file + " is no plain file; name a file of captions.");
        }
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new EncoderException(Code.BAD_INPUT, file + " is too large for a file of captions.");
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new EncoderException(Code.IO, "Reading " + file + " failed: " + e.getMessage() + ".", e);
        }
    }

    private static Charset charset(byte[] bytes) {
        if (bytes.length < 2) {
            return StandardCharsets.UTF_8;
        }
        int mark = (bytes[0] & 0xff) << 8 | bytes[1] & 0xff;
        return mark == 0xfffe
                ? StandardCharsets.UTF_16LE
                : mark == 0xfeff ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8;
    }
}
