package io.rostrum.capture.kiosk.screen;

import io.rostrum.capture.kiosk.client.AgentClient;
import io.rostrum.capture.kiosk.client.AgentStatus;
import io.rostrum.capture.kiosk.client.PreviewReader;
import io.rostrum.capture.kiosk.client.Source;
import io.rostrum.capture.kiosk.control.PictureFeed;
import io.rostrum.capture.kiosk.model.KioskFlow;
import io.rostrum.capture.kiosk.model.KioskModel;
import io.rostrum.capture.kiosk.model.LayoutChoice;
import java.util.Optional;

/** Reads the previews that the screen needs just now, and no others. For the JavaFX thread. */
final class PreviewFeeds implements AutoCloseable {
    private static final int LARGE = 960;
    private static final int INSET = 480;

    private final KioskFlow flow;
    private final KioskModel model;
    private final Feed slides;
    private final Feed presenter;

    PreviewFeeds(AgentClient client, KioskFlow flow, ScreenContext.Pictures pictures) {
        this.flow = flow;
        this.model = flow.model();
        this.slides = new Feed(client, pictures.slides());
        this.presenter = new Feed(client, pictures.presenter());
        model.stateProperty().subscribe(this::choose);
        model.statusProperty().subscribe(this::choose);
        model.layoutProperty().subscribe(this::choose);
        flow.navigator().placeProperty().subscribe(this::choose);
    }

    private void choose() {
        AgentStatus status = model.statusProperty().get();
        ScreenId screen = ScreenId.of(
                model.stateProperty().get(), flow.navigator().placeProperty().get());
        boolean seen = status != null && screen.showsPreviews();
        LayoutChoice layout = model.layoutProperty().get();
        // Both are always seen: what the layout leaves out is in the small pictures of the other layouts.
        int slidesWidth = layout.showsSlides() ? LARGE : INSET;
        slides.want(seen ? wanted(status, "slides", slidesWidth) : Optional.empty());
        boolean large = layout == LayoutChoice.PRESENTER || layout == LayoutChoice.SIDE_BY_SIDE;
        presenter.want(seen ? wanted(status, "presenter", large ? LARGE : INSET) : Optional.empty());
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
