package io.rostrum.uploader.bundle;

import java.util.Objects;

/** A bundle that cannot be written or believed. The message is a sentence for a technician. */
public final class BundleException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What kind of failure it is. */
    public enum Code {
        /** There is no bundle, it is incomplete, or its words make no sense. */
        BAD_BUNDLE,
        /** Signature or checksum do not fit: it was damaged or changed. */
        NOT_GENUINE,
        /** It is signed by an appliance that the platform does not know. */
        UNKNOWN_APPLIANCE,
        /** The stick or disk is full. */
        NO_ROOM,
        /** Reading or writing failed. */
        IO
    }

    private final Code code;

    public BundleException(Code code, String sentence, Throwable cause) {
        super(sentence, cause);
        this.code = Objects.requireNonNull(code, "code");
    }

    public Code code() {
        return code;
    }
}
