package io.rostrum.capture.kiosk.screen;

import io.rostrum.capture.kiosk.client.KioskThreads;
import io.rostrum.capture.kiosk.control.Chime;
import io.rostrum.capture.kiosk.control.Loudspeaker;
import io.rostrum.capture.kiosk.model.KioskFlow;
import io.rostrum.capture.kiosk.model.KioskState;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import javafx.util.Subscription;

/** Makes start and stop heard, for those who cannot see the screen: two notes up, two notes down. Also plays what a check heard. */
final class Chimes implements AutoCloseable {
    private final ExecutorService player;
    private final Consumer<Chime> bell;
    private final Subscription subscription;

    Chimes(KioskFlow flow) {
        this(flow, KioskThreads.worker("chimes"), Chime::play);
    }

    Chimes(KioskFlow flow, ExecutorService player, Consumer<Chime> bell) {
        this.player = player;
        this.bell = bell;
        subscription = flow.model()
                .stateProperty()
                .subscribe(this::changed)
                .and(flow.checker().heardProperty().subscribe(this::heard));
    }

    private void changed(KioskState before, KioskState now) {
        if (before == KioskState.STARTING && now == KioskState.RECORDING) {
            play(() -> bell.accept(Chime.STARTED));
        } else if (before == KioskState.STOPPING && now == KioskState.RECEIPT) {
            play(() -> bell.accept(Chime.STOPPED));
        }
    }

    private void heard(byte[] wave) {
        if (wave != null) {
            play(() -> Loudspeaker.play(wave));
        }
    }

    private void play(Runnable sound) {
        try {
            player.execute(sound);
        } catch (RejectedExecutionException e) {
            return; // the kiosk is closing
        }
    }

    @Override
    public void close() {
        subscription.unsubscribe();
        player.shutdownNow();
    }
}
