package io.rostrum.capture.kiosk.screen;

import io.rostrum.capture.kiosk.client.AgentClient;
import io.rostrum.capture.kiosk.client.AgentStatus;
import io.rostrum.capture.kiosk.client.PreviewReader;
import io.rostrum.capture.kiosk.client.Source;
import io.rostrum.capture.kiosk.control.PictureFeed;
import io.rostrum.capture.kiosk.model.KioskModel;
import io.rostrum.capture.kiosk.model.LayoutChoice;
import java.util.Optional;

/** Reads the previews that the screen needs just now, and no others. For the JavaFX thread. */
final class PreviewFeeds implements AutoCloseable {
    private static final int LARGE = 960;
    private static final int INSET = 480;

    private final KioskModel model;
    private final Feed slides;
    private final Feed presenter;

    PreviewFeeds(AgentClient client, KioskModel model, ScreenContext.Pictures pictures) {
        this.model = model;
        this.slides = new Feed(client, pictures.slides());
        this.presenter = new Feed(client, pictures.presenter());
        model.stateProperty().subscribe(this::choose);
        model.statusProperty().subscribe(this::choose);
        model.layoutProperty().subscribe(this::choose);
        model.recordingProperty().subscribe(this::choose);
    }

    private void choose() {
        AgentStatus status = model.statusProperty().get();
        ScreenId screen = ScreenId.of(model.stateProperty().get());
        boolean seen = status != null && (screen == ScreenId.HOME || screen == ScreenId.RECORDING);
        LayoutChoice layout = layout();
        slides.want(seen && layout.showsSlides() ? wanted(status, "slides", LARGE) : Optional.empty());
        int width = layout == LayoutChoice.SLIDES_WITH_INSET ? INSET : LARGE;
        presenter.want(seen && layout.showsPresenter() ? wanted(status, "presenter", width) : Optional.empty());
    }

    private LayoutChoice layout() {
        LayoutChoice chosen = model.layoutProperty().get();
        return Optional.ofNullable(model.recordingProperty().get())
                .flatMap(recording -> LayoutChoice.of(recording.layout()))
                .orElse(chosen);
    }

    /** A lost source has no preview: a still picture would look alive. */
    private static Optional<Wanted> wanted(AgentStatus status, String flavor, int width) {
        return status.picture(flavor)
                .filter(source -> !source.isLost())
                .map(Source::id)
                .map(id -> new Wanted(id, width));
    }

    @Override
    public void close() {
        slides.want(Optional.empty());
        presenter.want(Optional.empty());
    }

    private record Wanted(String source, int width) {}

    /** One picture and its reader. */
    private static final class Feed {
        private final AgentClient client;
        private final PictureFeed picture;
        private Optional<Wanted> wanted = Optional.empty();
        private PreviewReader reader;

        Feed(AgentClient client, PictureFeed picture) {
            this.client = client;
            this.picture = picture;
        }

        void want(Optional<Wanted> now) {
            if (now.equals(wanted)) {
                return;
            }
            boolean same = now.map(Wanted::source).equals(wanted.map(Wanted::source));
            wanted = now;
            if (reader != null) {
                reader.close();
                reader = null;
            }
            if (!same) {
                picture.clear();
            }
            now.ifPresent(this::open);
        }

        private void open(Wanted now) {
            picture.open();
            reader = new PreviewReader(client, now.source(), now.width(), picture);
        }
    }
}
