package io.rostrum.uploader.protocol;

import java.net.URI;

/**
 * A package that a destination shows.
 *
 * @param watchUrl null where there is no page
 * @param playlistUrl null where none is served
 */
public record Published(URI watchUrl, URI playlistUrl) {}
