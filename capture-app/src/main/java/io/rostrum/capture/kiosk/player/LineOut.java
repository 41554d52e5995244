package io.rostrum.capture.kiosk.player;

import java.util.Optional;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.SourceDataLine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The PC's loudspeakers. */
final class LineOut implements SoundOut {
    private static final Logger LOG = LoggerFactory.getLogger(LineOut.class);
    private static final AudioFormat FORMAT = new AudioFormat(RATE, 16, 2, true, true);

    private final SourceDataLine line;

    private LineOut(SourceDataLine line) {
        this.line = line;
    }

    static Optional<SoundOut> open() {
        try {
            SourceDataLine line = AudioSystem.getSourceDataLine(FORMAT);
            line.open(FORMAT, BUFFERED_FRAMES * BYTES_A_FRAME);
            line.start();
            return Optional.of(new LineOut(line));
        } catch (LineUnavailableException | IllegalArgumentException | UnsatisfiedLinkError e) {
            LOG.info("A lecture is played without sound: {}", e.getMessage());
            return Optional.empty();
        }
    }

    /** Returns early when another thread closes the line. */
    @Override
    public void write(byte[] block) {
        line.write(block, 0, block.length);
    }

    @Override
    public long playedFrames() {
        return line.getLongFramePosition();
    }

    @Override
    public void close() {
        line.stop();
        line.flush();
        line.close();
    }
}
