package io.rostrum.capture.agent.settings;

import java.nio.file.Path;
import java.util.List;

/**
 * Where lectures may be copied to by hand, besides the sticks and disks that are plugged in.
 *
 * @param folders absolute, for example of a share that is always mounted
 */
public record ExportSettings(List<Path> folders) {
    public static final ExportSettings STANDARD = new ExportSettings(List.of());

    public ExportSettings {
        folders = List.copyOf(folders);
        for (Path folder : folders) {
            if (!folder.isAbsolute()) {
                throw new IllegalArgumentException("A folder for copies is absolute, not \"" + folder + "\".");
            }
        }
    }
}
