package io.rostrum.capture.kiosk.screen;

import io.rostrum.capture.kiosk.client.Recording;
import io.rostrum.capture.kiosk.control.Icon;
import io.rostrum.capture.kiosk.control.PreviewPane;
import io.rostrum.capture.kiosk.player.Player;
import io.rostrum.capture.kiosk.text.Messages;
import java.time.Duration;
import javafx.animation.PauseTransition;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;

/** The open lecture, to see and hear from any moment. */
final class PlayerController {
    private static final long JUMP_MS = 10_000;
    private static final long NUDGE_MS = 1_000;
    /** A hand that drags asks for many moments; only the one where it rests is played. */
    private static final javafx.util.Duration RESTS = javafx.util.Duration.millis(250);

    private final ScreenContext context;
    private final Player player;
    private final PauseTransition rest = new PauseTransition(RESTS);
    private boolean following;

    @FXML
    private PreviewPane picture;

    @FXML
    private Label title;

    @FXML
    private Label problem;

    @FXML
    private Button play;

    @FXML
    private Icon playSign;

    @FXML
    private Slider slider;

    @FXML
    private Label time;

    PlayerController(ScreenContext context) {
        this.context = context;
        this.player = context.player();
    }

    @FXML
    private void initialize() {
        Recording lecture = context.flow().shelf().openProperty().get();
        title.setText(lecture == null ? "" : lecture.title());
        slider.setBlockIncrement(NUDGE_MS);
        context.keep(player.slides().imageProperty().subscribe(picture.slidesProperty()::set));
        context.keep(player.presenter().imageProperty().subscribe(picture.presenterProperty()::set));
        context.follow(player.layoutProperty(), picture.layoutProperty()::set);
        context.follow(player.playingProperty(), this::showPlaying);
        context.follow(player.failedProperty(), failed -> HeaderController.show(problem, failed));
        context.follow(player.durationProperty(), now -> showTime());
        context.follow(player.positionProperty(), now -> showTime());
        slider.valueProperty().subscribe(this::moved);
        rest.setOnFinished(e -> player.seek(Math.round(slider.getValue())));
        context.keep(rest::stop);
    }

    @FXML
    private void play() {
        if (player.playingProperty().get()) {
            player.stop();
        } else {
            player.play();
        }
    }

    @FXML
    private void back() {
        player.seek(player.positionProperty().get() - JUMP_MS);
    }

    @FXML
    private void forward() {
        player.seek(player.positionProperty().get() + JUMP_MS);
    }

    private void moved() {
        if (!following) {
            rest.playFromStart();
            showClock(Math.round(slider.getValue()));
        }
    }

    private void showPlaying(boolean playing) {
        playSign.setLiteral(playing ? "fth-pause" : "fth-play");
        play.setText(context.messages().get(playing ? "player.pause" : "player.play"));
    }

    private void showTime() {
        boolean inHand = slider.isValueChanging() || rest.getStatus() == javafx.animation.Animation.Status.RUNNING;
        if (!inHand) {
            following = true;
            slider.setMax(Math.max(1, player.durationProperty().get()));
            slider.setValue(player.positionProperty().get());
            following = false;
            showClock(player.positionProperty().get());
        }
    }

    private void showClock(long millis) {
        Messages messages = context.messages();
        String now = messages.clock(Duration.ofMillis(millis));
        String all = messages.clock(Duration.ofMillis(player.durationProperty().get()));
        time.setText(messages.get("player.time", now, all));
        slider.setAccessibleText(messages.get("player.position") + ": " + time.getText());
    }
}
