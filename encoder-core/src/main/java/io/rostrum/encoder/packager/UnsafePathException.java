package io.rostrum.encoder.packager;

/** A path that would lead out of the package. */
final class UnsafePathException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    UnsafePathException(String path) {
        super("The path \"" + path + "\" is not a plain path within the package.");
    }
}
