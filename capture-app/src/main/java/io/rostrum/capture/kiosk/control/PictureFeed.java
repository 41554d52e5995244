package io.rostrum.capture.kiosk.control;

import io.rostrum.capture.kiosk.model.Latest;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns a stream of JPEGs into an image property. Decoding happens on the giver's thread, into one of {@value #BUFFERS}
 * buffers that go round: one is drawn, one may still be on its way to the graphics card, one waits for the JavaFX thread,
 * one is being filled. When the JavaFX thread lags, the waiting picture is dropped for the newer one.
 */
public final class PictureFeed implements Consumer<byte[]> {
    private static final Logger LOG = LoggerFactory.getLogger(PictureFeed.class);
    private static final int BUFFERS = 4;

    private final ReadOnlyObjectWrapper<Image> image = new ReadOnlyObjectWrapper<>(this, "image");
    private final ReadOnlyObjectWrapper<Image> smallImage = new ReadOnlyObjectWrapper<>(this, "smallImage");
    private final BlockingQueue<Canvas> free = new ArrayBlockingQueue<>(BUFFERS);
    private final Latest<Canvas> ready;
    private final Latest<Image> readySmall;
    private final JpegDecoder decoder = new JpegDecoder();
    private final Corners corners = new Corners();
    private final SmallPicture small = new SmallPicture();
    private byte[] last = {};
    private Canvas given;
    private boolean smallIsOld;
    private volatile boolean again;
    private Canvas shown;
    private Canvas before;
    private boolean open;

    /** The executor leads to the JavaFX thread. */
    public PictureFeed(Executor screen) {
        this.ready = new Latest<>(screen, this::show);
        this.readySmall = new Latest<>(screen, this::showSmall);
        for (int i = 0; i < BUFFERS; i++) {
            free.add(new Canvas(1, 1));
        }
    }

    /** The latest picture, {@code null} before the first; changes on the JavaFX thread. */
    public ReadOnlyObjectProperty<Image> imageProperty() {
        return image.getReadOnlyProperty();
    }

    /** A small copy of it that changes once a second, {@code null} before the first; changes on the JavaFX thread. */
    public ReadOnlyObjectProperty<Image> smallImageProperty() {
        return smallImage.getReadOnlyProperty();
    }

    /**
     * Takes the next JPEG. One that is broken is left out: the next comes in a fifteenth of a second. One that is like the
     * last to the byte, as slides are for minutes, is shown already.
     */
    @Override
    public synchronized void accept(byte[] jpeg) {
        if (!again && Arrays.equals(jpeg, last)) {
            if (smallIsOld) {
                makeSmall(given);
            }
            return;
        }
        Canvas canvas = free.poll();
        if (canvas == null) {
            return;
        }
        try {
            BufferedImage decoded = decoder.decode(jpeg);
            canvas = canvas.fitting(decoded.getWidth(), decoded.getHeight());
            JpegDecoder.copy(decoded, canvas.argb);
            makeSmall(canvas);
            corners.round(canvas.argb, decoded.getWidth(), decoded.getHeight());
        } catch (IOException e) {
            LOG.debug("A preview picture is left out.", e);
            free.add(canvas);
            return;
        }
        again = false;
        last = jpeg;
        given = canvas;
        Canvas dropped = ready.give(canvas);
        if (dropped != null) {
            free.add(dropped);
        }
    }

    private void makeSmall(Canvas canvas) {
        Optional<Image> made = small.of(canvas.argb, canvas.pixels.getWidth(), canvas.pixels.getHeight());
        smallIsOld = made.isEmpty();
        made.ifPresent(readySmall::give);
    }

    /** Shows what comes from now on. On the JavaFX thread. */
    public void open() {
        open = true;
        again = true;
        small.restart();
    }

    /** Forgets the picture and shows none, not even one that is under way, until {@link #open()}. On the JavaFX thread. */
    public void clear() {
        open = false;
        image.set(null);
        smallImage.set(null);
    }

    private void showSmall(Image now) {
        if (open) {
            smallImage.set(now);
        }
    }

    private void show(Canvas canvas) {
        if (!open) {
            free.add(canvas);
            return;
        }
        canvas.pixels.updateBuffer(pixels -> null);
        image.set(canvas.picture);
        if (before != null) {
            free.add(before);
        }
        before = shown;
        shown = canvas;
    }

    /** A picture and the memory behind it. */
    private static final class Canvas {
        final int[] argb;
        final PixelBuffer<IntBuffer> pixels;
        final WritableImage picture;

        Canvas(int width, int height) {
            argb = new int[width * height];
            pixels = new PixelBuffer<>(width, height, IntBuffer.wrap(argb), PixelFormat.getIntArgbPreInstance());
            picture = new WritableImage(pixels);
        }

        Canvas fitting(int width, int height) {
            return pixels.getWidth() == width && pixels.getHeight() == height ? this : new Canvas(width, height);
        }
    }
}
