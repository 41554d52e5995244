package io.rostrum.encoder.text;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.EncoderException.Code;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A file of captions to publish.
 *
 * @param language as BCP 47 writes it; brought into its usual spelling
 * @param file SRT or WebVTT
 */
public record CaptionSource(String language, Path file) {
    /** @throws IllegalArgumentException with a sentence if the language is none */
    public CaptionSource {
        language = LanguageTag.checked(language);
        Objects.requireNonNull(file, "file");
    }

    /**
     * Reads options of the form {@code LANG=FILE}, each language once.
     *
     * @throws EncoderException BAD_INPUT as {@link #parse}, or if a language is named twice
     */
    public static List<CaptionSource> parseAll(Collection<String> options) throws EncoderException {
        List<CaptionSource> sources = new ArrayList<>();
        for (String option : options) {
            sources.add(parse(option));
        }
        requireOnce(sources);
        return List.copyOf(sources);
    }

    /** @throws EncoderException BAD_INPUT if a language is named twice */
    public static void requireOnce(Collection<CaptionSource> sources) throws EncoderException {
        Set<String> seen = new HashSet<>();
        for (CaptionSource source : sources) {
            if (!seen.add(source.language())) {
                throw new EncoderException(
                        Code.BAD_INPUT,
                        "Captions in " + source.language() + " are named twice; each language has one file.");
            }
        }
    }

    /**
     * Reads {@code LANG=FILE}, as the command line takes it.
     *
     * @throws EncoderException BAD_INPUT if it has another form or the language is none
     */
    public static CaptionSource parse(String option) throws EncoderException {
        int equals = option.indexOf('=');
        if (equals < 1 || equals == option.length() - 1) {
            throw new EncoderException(
                    Code.BAD_INPUT,
                    "Captions are named LANG=FILE, for example fr=lecture.srt, not \"" + option + "\".");
        }
        try {
            return new CaptionSource(option.substring(0, equals), Path.of(option.substring(equals + 1)));
        } catch (InvalidPathException e) {
            throw new EncoderException(
                    Code.BAD_INPUT, "\"" + option.substring(equals + 1) + "\" is no file name on this system.", e);
        } catch (IllegalArgumentException e) {
            throw new EncoderException(Code.BAD_INPUT, e.getMessage(), e);
        }
    }
}
