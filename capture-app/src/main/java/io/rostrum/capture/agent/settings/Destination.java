package io.rostrum.capture.agent.settings;

import io.rostrum.uploader.UploadWindow;
import io.rostrum.uploader.job.UploadException;
import io.rostrum.uploader.job.UploadJob;
import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * Where lectures go.
 *
 * @param url of the platform, another tus server, or a folder
 * @param tokenFile holds the appliance's token; empty if none is needed, or it stands in {@code ROSTRUM_TOKEN}
 * @param window the hours in which lectures may travel; empty for any hour
 */
public record Destination(URI url, Optional<Path> tokenFile, Optional<UploadWindow> window) {
    public Destination {
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(tokenFile, "tokenFile");
        Objects.requireNonNull(window, "window");
    }

    /**
     * Reads an address as a person writes it.
     *
     * @throws IllegalArgumentException with a sentence if it is none
     */
    static URI url(String text) {
        try {
            return UploadJob.destination(text);
        } catch (UploadException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }
}
