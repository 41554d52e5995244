package io.rostrum.uploader.platform.versions;

import io.rostrum.uploader.platform.files.PackageId;
import io.rostrum.uploader.platform.http.Json;
import io.rostrum.uploader.platform.http.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/**
 * A package that is on its way: the manifest that counts, and who sent it. Each sending of a manifest is a new attempt, and
 * a commit of an older attempt is refused; so of two uploaders that both believe to be the only one, only the later
 * publishes.
 *
 * @param attempt counts up with each manifest of this package
 * @param owner the appliance that sent it; empty for the platform's own token
 * @param manifest what it sent, byte for byte
 */
public record Arrival(long attempt, String owner, Manifest manifest, byte[] bytes) {

    public Arrival {
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(manifest, "manifest");
        bytes = bytes.clone();
    }

    /** A line about the attempt, then the manifest as it came. */
    byte[] stored() {
        byte[] line =
                (Json.object().put("attempt", attempt).put("owner", owner) + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] all = Arrays.copyOf(line, line.length + bytes.length);
        System.arraycopy(bytes, 0, all, line.length, bytes.length);
        return all;
    }

    static Arrival parse(PackageId id, byte[] stored) throws IOException, ProblemException {
        int end = 0;
        while (end < stored.length && stored[end] != '\n') {
            end++;
        }
        var line = Json.read(Arrays.copyOf(stored, end));
        byte[] bytes = Arrays.copyOfRange(stored, Math.min(end + 1, stored.length), stored.length);
        return new Arrival(
                line.path("attempt").asLong(), line.path("owner").asText(), Manifest.parse(bytes, id), bytes);
    }

    @Override
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Arrival that
                && attempt == that.attempt
                && owner.equals(that.owner)
                && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(attempt) * 31 + Arrays.hashCode(bytes);
    }
}
