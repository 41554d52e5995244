package io.rostrum.capture.kiosk.control;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.SourceDataLine;
import javax.sound.sampled.UnsupportedAudioFileException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Plays sound and blocks until it was heard: not for the JavaFX thread. A PC without loudspeakers stays silent. */
public final class Loudspeaker {
    private static final Logger LOG = LoggerFactory.getLogger(Loudspeaker.class);

    private Loudspeaker() {}

    /** Plays a WAV file. */
    public static void play(byte[] wave) {
        try (AudioInputStream in = AudioSystem.getAudioInputStream(new ByteArrayInputStream(wave))) {
            play(in.getFormat(), in.readAllBytes());
        } catch (UnsupportedAudioFileException | IOException e) {
            LOG.warn("A sound of {} bytes cannot be played.", wave.length, e);
        }
    }

    static void play(AudioFormat format, byte[] samples) {
        try (SourceDataLine line = AudioSystem.getSourceDataLine(format)) {
            line.open(format);
            line.start();
            line.write(samples, 0, samples.length);
            line.drain();
        } catch (LineUnavailableException | IllegalArgumentException | UnsatisfiedLinkError e) {
            LOG.debug("No sound can be played here.", e);
        }
    }
}
