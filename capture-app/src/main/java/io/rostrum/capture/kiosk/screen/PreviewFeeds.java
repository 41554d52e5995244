package io.rostrum.capture.kiosk.screen;

import io.rostrum.capture.kiosk.client.AgentClient;
import io.rostrum.capture.kiosk.client.AgentStatus;
import io.rostrum.capture.kiosk.client.PreviewReader;
import io.rostrum.capture.kiosk.client.Source;
import io.rostrum.capture.kiosk.control.PictureFeed;
import io.rostrum.capture.kiosk.control.PreviewPane;
import io.rostrum.capture.kiosk.model.KioskFlow;
import io.rostrum.capture.kiosk.model.KioskModel;
import io.rostrum.capture.kiosk.model.LayoutChoice;
import java.util.Optional;
import javafx.beans.property.IntegerProperty;

/** Reads the previews that the screen needs just now, and no others. For the JavaFX thread. */
final class PreviewFeeds implements AutoCloseable {
    /** Enough for the small pictures of the layouts. */
    private static final int LEAST = 224;
    /** A picture that is larger than that is scaled up: it is only to see what is recorded. */
    private static final int MOST = 1280;

    private final KioskFlow flow;
    private final KioskModel model;
    private final IntegerProperty width;
    private final Feed slides;
    private final Feed presenter;

    PreviewFeeds(AgentClient client, KioskFlow flow, ScreenContext.Pictures pictures) {
        this.flow = flow;
        this.model = flow.model();
        this.width = pictures.width();
        this.slides = new Feed(client, pictures.slides());
        this.presenter = new Feed(client, pictures.presenter());
        model.stateProperty().subscribe(this::choose);
        model.statusProperty().subscribe(this::choose);
        model.layoutProperty().subscribe(this::choose);
        flow.navigator().placeProperty().subscribe(this::choose);
        width.subscribe(this::choose);
    }

    private void choose() {
        AgentStatus status = model.statusProperty().get();
        ScreenId screen = ScreenId.of(
                model.stateProperty().get(), flow.navigator().placeProperty().get());
        boolean seen = status != null && screen.showsPreviews() && width.get() > 0;
        slides.want(seen ? wanted(status, "slides") : Optional.empty());
        presenter.want(seen ? wanted(status, "presenter") : Optional.empty());
    }

    /** As wide as it is drawn, so that nobody scales it; both always, for the small pictures of the other layouts. */
    private int pixels(AgentStatus status, String flavor) {
        LayoutChoice layout = model.layoutProperty().get();
        boolean alone =
                status.picture(flavor.equals("slides") ? "presenter" : "slides").isEmpty();
        double part =
                switch (layout) {
                    case SIDE_BY_SIDE -> 0.5;
                    case SLIDES_WITH_INSET -> flavor.equals("slides") || alone ? 1 : PreviewPane.INSET_PART;
                    case SLIDES -> flavor.equals("slides") || alone ? 1 : 0;
                    case PRESENTER -> flavor.equals("presenter") ? 1 : 0;
                };
        return (int) Math.max(LEAST, Math.min(MOST, Math.round(width.get() * part)));
    }

    /** A lost source has no preview: a still picture would look alive. */
    private Optional<Wanted> wanted(AgentStatus status, String flavor) {
        return status.picture(flavor)
                .filter(source -> !source.isLost())
                .map(Source::id)
                .map(id -> new Wanted(id, pixels(status, flavor)));
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
