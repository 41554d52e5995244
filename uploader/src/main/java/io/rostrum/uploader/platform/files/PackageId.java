package io.rostrum.uploader.platform.files;

import java.util.Objects;
import java.util.regex.Pattern;

/** A media package's id: a name that is safe as a directory and in an address. */
public record PackageId(String value) {
    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,79}");

    public PackageId {
        Objects.requireNonNull(value, "value");
        if (!isSafe(value)) {
            throw new IllegalArgumentException(
                    "A package's id has 1 to 80 letters, digits, dots, hyphens or underscores and starts with no dot.");
        }
    }

    public static boolean isSafe(String value) {
        return SAFE.matcher(value).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
