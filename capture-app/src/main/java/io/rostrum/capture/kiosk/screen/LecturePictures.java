package io.rostrum.capture.kiosk.screen;

import io.rostrum.capture.kiosk.client.AgentException;
import io.rostrum.capture.kiosk.client.LibraryApi;
import java.io.ByteArrayInputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.image.Image;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lectures' still pictures, fetched when first wanted and kept while they are among the last {@value #KEPT}. A lecture
 * that is not encoded yet has none; it is asked for again when it is shown next. For the JavaFX thread; pictures are
 * decoded on another.
 */
final class LecturePictures {
    private static final Logger LOG = LoggerFactory.getLogger(LecturePictures.class);
    private static final int KEPT = 60;
    /** Large enough for the largest place that shows one. */
    private static final int WIDTH = 640;

    private final Map<String, ReadOnlyObjectWrapper<Image>> posters = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, ReadOnlyObjectWrapper<Image>> eldest) {
            return size() > KEPT;
        }
    };
    private ReadOnlyObjectWrapper<List<Image>> stills = new ReadOnlyObjectWrapper<>(List.of());
    private String stillsOf = "";
    private final LibraryApi agent;
    private final Executor errands;
    private final Executor screen;

    LecturePictures(LibraryApi agent, Executor errands, Executor screen) {
        this.agent = agent;
        this.errands = errands;
        this.screen = screen;
    }

    /** A lecture's picture, {@code null} until it is there. */
    ReadOnlyObjectProperty<Image> poster(String lecture) {
        ReadOnlyObjectWrapper<Image> picture = posters.computeIfAbsent(lecture, id -> new ReadOnlyObjectWrapper<>());
        if (picture.get() == null) {
            fetch(
                    () -> new Image(
                            new ByteArrayInputStream(agent.packageFile(lecture, "poster.jpg")), WIDTH, 0, true, true),
                    picture);
        }
        return picture.getReadOnlyProperty();
    }

    /** Pictures from a lecture's start to its end, those that were there last or none until they are there. */
    ReadOnlyObjectProperty<List<Image>> stills(String lecture) {
        if (!lecture.equals(stillsOf)) {
            stillsOf = lecture;
            stills = new ReadOnlyObjectWrapper<>(List.of()); // what still comes for the other goes nowhere
        }
        fetch(() -> new StillSheets(agent, lecture).read(), stills);
        return stills.getReadOnlyProperty();
    }

    @FunctionalInterface
    private interface Source<T> {
        T get() throws AgentException;
    }

    private <T> void fetch(Source<T> source, ReadOnlyObjectWrapper<T> taker) {
        try {
            errands.execute(() -> {
                try {
                    T value = source.get();
                    screen.execute(() -> taker.set(value));
                } catch (AgentException e) {
                    LOG.debug("No pictures of a lecture: {}", e.getMessage()); // not encoded yet; a drawing stays
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.debug("Too much to do for pictures; they are asked for when they are shown next.", e);
        }
    }
}
