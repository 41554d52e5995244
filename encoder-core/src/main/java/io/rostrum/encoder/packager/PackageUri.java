package io.rostrum.encoder.packager;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Resolves a playlist's URI to a path within the package (RFC 3986, 5.2), without ever leaving it. */
final class PackageUri {
    private PackageUri() {}

    /**
     * The path that a URI names.
     *
     * @param from the playlist's path in the package
     * @return empty if the URI is remote, absolute, leads out of the package or is none
     */
    static Optional<String> resolve(String from, String uri) {
        URI parsed;
        try {
            parsed = new URI(uri);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
        String path = parsed.getPath();
        if (parsed.isAbsolute()
                || parsed.getRawAuthority() != null
                || parsed.getRawQuery() != null
                || path == null
                || path.startsWith("/")) {
            return Optional.empty();
        }
        Deque<String> names = new ArrayDeque<>();
        String folder = from.substring(0, from.lastIndexOf('/') + 1);
        for (String name : (folder + path).split("/", -1)) {
            if (name.equals("..")) {
                if (names.pollLast() == null) {
                    return Optional.empty();
                }
            } else if (!name.equals(".")) {
                names.addLast(name);
            }
        }
        return Optional.of(String.join("/", names)).filter(PackagePath::isSafe);
    }
}
