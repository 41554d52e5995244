package io.rostrum.uploader.platform;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Random;

/** A file of a package in a test. */
record TestFile(String path, byte[] bytes) {
    static TestFile random(String path, int size) {
        byte[] bytes = new byte[size];
        new Random(path.hashCode()).nextBytes(bytes);
        return new TestFile(path, bytes);
    }

    static TestFile text(String path, String text) {
        return new TestFile(path, text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    TestFile damaged() {
        byte[] other = bytes.clone();
        other[other.length / 2] ^= 1;
        return new TestFile(path, other);
    }
}
