package io.rostrum.capture.kiosk.screen;

import io.rostrum.capture.kiosk.client.Captions;
import io.rostrum.capture.kiosk.settings.CaptionFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The caption files that can be chosen from. For the JavaFX thread; disks are read on another. */
final class CaptionSearch {
    private static final Logger LOG = LoggerFactory.getLogger(CaptionSearch.class);

    private final CaptionFiles disk;
    private final Executor errands;
    private final Executor screen;
    private final ReadOnlyObjectWrapper<List<Path>> files = new ReadOnlyObjectWrapper<>(List.of());
    private boolean looking;

    CaptionSearch(CaptionFiles disk, Executor errands, Executor screen) {
        this.disk = disk;
        this.errands = errands;
        this.screen = screen;
    }

    /** What the last look found. */
    ReadOnlyObjectProperty<List<Path>> filesProperty() {
        return files.getReadOnlyProperty();
    }

    /** Looks again, unless a look is under way. */
    void look() {
        if (!looking) {
            looking = true;
            errands.execute(() -> {
                List<Path> found = disk.find();
                screen.execute(() -> {
                    looking = false;
                    files.set(found);
                });
            });
        }
    }

    /** Reads one; exactly one of the two is told. */
    void read(Path file, Consumer<Captions> taker, Runnable failed) {
        errands.execute(() -> {
            try {
                Captions captions = new Captions(CaptionFiles.read(file));
                screen.execute(() -> taker.accept(captions));
            } catch (IOException e) {
                LOG.info("The captions {} cannot be read: {}", file, e.getMessage());
                screen.execute(failed);
            }
        });
    }
}
