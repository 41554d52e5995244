package io.rostrum.uploader.protocol;

import io.rostrum.uploader.receipt.SignedReceipt;
import java.net.URI;

/**
 * A package that a destination shows.
 *
 * @param watchUrl null where there is no page
 * @param playlistUrl null where none is served
 * @param receipt what a platform signs about what it holds; null where there is none
 */
public record Published(URI watchUrl, URI playlistUrl, SignedReceipt receipt) {}
