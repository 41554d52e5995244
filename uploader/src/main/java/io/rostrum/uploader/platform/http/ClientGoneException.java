package io.rostrum.uploader.platform.http;

import java.io.IOException;

/** The client's connection broke; what arrived before is kept. */
public final class ClientGoneException extends IOException {
    private static final long serialVersionUID = 1L;

    public ClientGoneException(IOException cause) {
        super(cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage(), cause);
    }
}
