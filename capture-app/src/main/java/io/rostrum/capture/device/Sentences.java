package io.rostrum.capture.device;

import io.rostrum.encoder.EncoderException;

/** Makes a failure name the source as people know it, without the password that its address may hold. */
final class Sentences {
    private Sentences() {}

    static EncoderException about(SourceSpec source, EncoderException failure) {
        String sentence = failure.getMessage().replace(source.location(), source.id());
        return new EncoderException(failure.code(), sentence, failure.getCause());
    }
}
