package io.rostrum.uploader.job;

import java.io.IOException;

/** Where the appliance's token comes from. Asked anew for each request, so that a renewed token is used at once. */
@FunctionalInterface
public interface TokenSource {
    /**
     * The bearer token, without the word Bearer; called from several threads.
     *
     * @throws IOException with a sentence that says which file or store could not be read
     */
    String token() throws IOException;

    /** The destination did not take this token (401): another one, if there is one, should be given next. Any thread. */
    default void refused(String token) {}
}
