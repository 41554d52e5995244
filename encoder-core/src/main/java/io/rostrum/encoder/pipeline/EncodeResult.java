package io.rostrum.encoder.pipeline;

import io.rostrum.encoder.ladder.Rendition;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A sealed package.
 *
 * @param directory the package
 * @param playlist its multivariant playlist
 * @param media how long the programme plays
 * @param wall how long the encoding took
 * @param renditions of the picture, from the highest to the lowest; none for sound alone
 * @param notices what people should know though all went well: captions that were left out; a sentence each
 * @param losses what of the inputs could not be used, in the order of time; empty if they are whole
 */
public record EncodeResult(
        Path directory,
        Path playlist,
        Duration media,
        Duration wall,
        List<Rendition> renditions,
        List<String> notices,
        List<Loss> losses) {}
