package io.rostrum.capture.recording;

import io.rostrum.capture.device.CaptureDevice;
import io.rostrum.capture.device.CaptureStream;
import io.rostrum.capture.device.CapturedFrame;
import io.rostrum.capture.device.SourceSpec;
import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.ffmpeg.Frame;
import io.rostrum.encoder.ffmpeg.JpegEncoder;
import io.rostrum.encoder.media.AudioFormat;
import io.rostrum.encoder.media.Flavor;
import io.rostrum.encoder.media.MediaKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Tries one source for five seconds, without recording: what it really gives, not what it announces. Opens the device
 * itself, or listens to a source that the recorder has open: many devices can be opened only once. One thread.
 */
public final class DeviceCheck implements AutoCloseable {
    /** How long a source is watched. */
    public static final Duration LENGTH = Duration.ofSeconds(5);

    /** Frames between the source and the check. */
    private static final int WAITING = 50;

    private static final int PICTURE_WIDTH = 1280;
    private static final double BLACK_SECONDS = 2;
    private static final double FROZEN_SECONDS = 3;

    private final SourceSpec source;
    private final Path folder;
    private final LevelMeter meter;
    private final long started = System.nanoTime();
    private final PictureWatch pictures = new PictureWatch(started);
    private final SoundWatch sounds = new SoundWatch(started);
    private CapturedFrame lastPicture;
    private long firstPicture;
    private int pictureCount;
    private AudioFormat heard;
    private WavFile wav;
    private double peak = SoundLevel.FLOOR_DBFS;
    private double rms = SoundLevel.FLOOR_DBFS;

    private DeviceCheck(SourceSpec source, Path folder) {
        this.source = source;
        this.folder = folder;
        this.meter = new LevelMeter(source.id());
    }

    /**
     * Tries a source.
     *
     * @param folder takes {@code picture.jpg} and {@code sound.wav}; is made if it is not there
     * @throws EncoderException SOURCE_LOST or BAD_INPUT if the source does not open, with a sentence
     * @throws RecorderException DISK if the folder cannot be written
     */
    public static DeviceReport run(SourceSpec source, Path folder) throws EncoderException, RecorderException {
        return run(source, CaptureDevice.of(source), folder);
    }

    static DeviceReport run(SourceSpec source, CaptureDevice device, Path folder)
            throws EncoderException, RecorderException {
        try (CaptureStream stream = device.open();
                DeviceCheck check = new DeviceCheck(source, folder)) {
            Files.createDirectories(folder);
            long end = System.nanoTime() + LENGTH.toNanos();
            while (System.nanoTime() < end) {
                CapturedFrame frame = stream.read();
                if (frame == null) {
                    break; // a file that was played to its end
                }
                check.add(frame);
            }
            return check.report();
        } catch (IOException e) {
            throw kept(folder, e);
        }
    }

    /** Listens to a source that is open; a recording goes on meanwhile. */
    static DeviceReport listen(SourceRunner runner, Path folder)
            throws EncoderException, RecorderException, InterruptedException {
        FrameQueue frames = new FrameQueue(WAITING, false); // who only looks must not hold up who records
        try (DeviceCheck check = new DeviceCheck(runner.spec(), folder)) {
            Files.createDirectories(folder);
            runner.tap(frames::offer);
            long end = System.nanoTime() + LENGTH.toNanos();
            for (long left = LENGTH.toNanos(); left > 0; left = end - System.nanoTime()) {
                CapturedFrame frame = frames.take(TimeUnit.NANOSECONDS.toMillis(left) + 1);
                if (frame != null) {
                    check.add(frame);
                }
            }
            return check.report();
        } catch (IOException e) {
            throw kept(folder, e);
        } finally {
            runner.tap(null);
            frames.abandon();
        }
    }

    private static RecorderException kept(Path folder, IOException cause) {
        return new RecorderException(
                RecorderException.Code.DISK,
                "The picture and the sound could not be kept in " + folder + ": " + cause.getMessage() + ".",
                cause);
    }

    private void add(CapturedFrame frame) throws EncoderException {
        long now = System.nanoTime();
        if (frame.frame().kind() == MediaKind.AUDIO) {
            try (frame) {
                hear(frame.frame(), now);
            }
        } else {
            see(frame, now);
        }
    }

    private void hear(Frame sound, long now) throws EncoderException {
        if (heard == null) {
            heard = new AudioFormat(sound.sampleRate(), sound.channels());
            wav = new WavFile(sound.channels(), (int) LENGTH.toSeconds() + 1);
        }
        meter.add(sound);
        wav.add(sound);
        SoundLevel level = meter.level();
        sounds.add(level, now);
        peak = Math.max(peak, level.peakDbfs());
        rms = Math.max(rms, level.rmsDbfs());
    }

    private void see(CapturedFrame picture, long now) {
        if (pictureCount++ == 0) {
            firstPicture = picture.nanos();
        }
        pictures.add(picture.frame(), now);
        if (lastPicture != null) {
            lastPicture.close();
        }
        lastPicture = picture;
    }

    private DeviceReport report() throws EncoderException, IOException {
        List<String> sentences = new ArrayList<>();
        DeviceReport.Picture picture = lastPicture == null ? null : picture(sentences);
        DeviceReport.Sound sound = heard == null ? null : sound(sentences);
        if (picture == null && sound == null) {
            sentences.add("Nothing came within " + LENGTH.toSeconds() + " s. Check its cable and power.");
        }
        boolean seen = picture != null && !picture.black() && !picture.frozen();
        boolean listened = sound != null && !sound.silent() && !sound.clipping();
        boolean ok = source.media() == MediaKind.AUDIO ? listened : seen || picture == null && listened;
        return new DeviceReport(source.id(), ok, sentences, picture, sound);
    }

    private DeviceReport.Picture picture(List<String> sentences) throws EncoderException, IOException {
        Frame last = lastPicture.frame();
        Path file = folder.resolve("picture.jpg");
        Files.write(file, JpegEncoder.encode(last, PICTURE_WIDTH));
        double seconds = (lastPicture.nanos() - firstPicture) / 1e9;
        double rate = seconds > 0 ? (pictureCount - 1) / seconds : 0;
        boolean black = pictures.blackSeconds() >= BLACK_SECONDS;
        boolean still = pictures.frozenSeconds() >= FROZEN_SECONDS;
        boolean frozen = still && !black && source.flavor() != Flavor.SLIDES;
        sentences.add(String.format(
                Locale.ROOT, "A picture of %d x %d at %.1f frames a second.", last.width(), last.height(), rate));
        if (black) {
            sentences.add("The picture is black. Take the cap off the lens, or check the cable and the input.");
        }
        if (frozen) {
            sentences.add("The picture does not move at all. Switch the camera off and on.");
        }
        return new DeviceReport.Picture(last.width(), last.height(), rate, black, frozen, file);
    }

    private DeviceReport.Sound sound(List<String> sentences) throws IOException {
        Path file = folder.resolve("sound.wav");
        wav.write(file);
        boolean silent = rms <= SoundWatch.SILENT_DBFS;
        sentences.add(String.format(
                Locale.ROOT,
                "Sound of %d Hz and %d channel(s), at most %.1f dBFS, loudest part %.1f dBFS.",
                heard.sampleRate(),
                heard.channels(),
                peak,
                rms));
        if (silent) {
            sentences.add("That is silence. Check the cable and the mute switch, and speak into it.");
        }
        if (sounds.isClipping()) {
            sentences.add("The sound is cut off at full scale. Turn the gain down.");
        }
        return new DeviceReport.Sound(heard, peak, rms, silent, sounds.isClipping(), file);
    }

    @Override
    public void close() {
        if (lastPicture != null) {
            lastPicture.close();
        }
        if (wav != null) {
            wav.close();
        }
    }
}
