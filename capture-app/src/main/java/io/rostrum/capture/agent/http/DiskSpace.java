package io.rostrum.capture.agent.http;

import io.rostrum.capture.agent.settings.DataFolder;
import io.rostrum.encoder.media.MediaKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;

/** How much room for lectures the data folder's disk has. */
final class DiskSpace {
    /** What a source needs in bit/s, masters and package together, if people move and slides change. */
    private static final double PICTURE_BITS = 8_000_000;

    private static final double SOUND_BITS = 900_000;
    private static final double SECONDS_PER_HOUR = 3600;

    private final DataFolder data;

    DiskSpace(DataFolder data) {
        this.data = data;
    }

    StatusView.DiskView look(List<MediaKind> sources) {
        try {
            long free = Files.getFileStore(data.root()).getUsableSpace();
            double bits = sources.stream()
                    .mapToDouble(kind -> kind == MediaKind.VIDEO ? PICTURE_BITS : SOUND_BITS)
                    .sum();
            double hours = free * 8 / Math.max(SOUND_BITS, bits) / SECONDS_PER_HOUR;
            return new StatusView.DiskView(free, Math.round(hours * 10) / 10.0);
        } catch (IOException e) {
            throw new UncheckedIOException("The data folder's disk does not say how full it is.", e);
        }
    }
}
