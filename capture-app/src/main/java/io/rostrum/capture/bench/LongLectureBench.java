package io.rostrum.capture.bench;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.hls.MediaPlaylist;
import io.rostrum.encoder.ladder.Ladder;
import io.rostrum.encoder.media.Flavor;
import io.rostrum.encoder.media.Layout;
import io.rostrum.encoder.pipeline.EncodeRequest;
import io.rostrum.encoder.pipeline.EncodeResult;
import io.rostrum.encoder.pipeline.InputTrack;
import io.rostrum.encoder.pipeline.Transcoder;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Follows a lecture of any length without sitting through it: its masters grow as fast as the encoder follows, only their last seconds
 * by the clock; then comes Stop. The camera is small and slow (360p10), and its top rung is copied, so that hours take minutes. One
 * thread beside the encoder's; an interrupt ends both.
 */
public final class LongLectureBench {
    private static final Duration PIECE = Duration.ofMinutes(1);
    private static final Duration STEP = Duration.ofSeconds(10);
    private static final Duration AHEAD = Duration.ofSeconds(60);
    /** At the end the encoder must have caught up, as it has beside a lecture that runs; so much it always holds back. */
    private static final Duration HELD = Duration.ofSeconds(8);

    private static final Duration LIVE = Duration.ofSeconds(15);
    /** So much more may be encoded than a playlist tells: the segment that is not whole yet. */
    private static final Duration SEGMENT = Duration.ofSeconds(6);

    private static final Duration TICK = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final long LOOK_MILLIS = 50;

    private final Path work;
    private final Duration length;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private volatile Duration encoded = Duration.ZERO;

    /**
     * A trial.
     *
     * @param work an empty folder
     * @param length of the lecture
     */
    public LongLectureBench(Path work, Duration length) {
        this.work = work;
        this.length = length;
    }

    /**
     * The outcome.
     *
     * @param recorded length of the lecture
     * @param growing how long it grew, by the clock
     * @param stopToSealed from Stop until the manifest stood
     * @param packageBytes all files of the package
     * @param earlyBytes memory of this process, the encoder within, after a tenth of the lecture; 0 where the system does not tell
     * @param lateBytes the same at its end
     */
    public record Result(
            Duration recorded,
            Duration growing,
            Duration stopToSealed,
            long packageBytes,
            long earlyBytes,
            long lateBytes) {}

    /**
     * Does it.
     *
     * @throws BenchException PROGRAM if the inputs cannot be made; IO
     */
    public Result run() throws BenchException, EncoderException, InterruptedException {
        ExecutorService encoder = Executors.newSingleThreadExecutor();
        try {
            Path pieces = Files.createDirectories(work.resolve("piece"));
            MasterMaker maker = new MasterMaker(pieces, Clock.systemUTC());
            Path input = input();
            Path masters = Files.createDirectories(work.resolve("master"));
            try (GrowingTrack camera = GrowingTrack.begin(maker.picture(input), PIECE, masters);
                    GrowingTrack sound = GrowingTrack.begin(maker.sound(input), PIECE, masters)) {
                return follow(camera, sound, encoder);
            }
        } catch (IOException e) {
            throw new BenchException(
                    BenchException.Code.IO, "The work folder cannot be used: " + e.getMessage() + ".", e);
        } finally {
            encoder.shutdownNow();
            encoder.awaitTermination(1, TimeUnit.MINUTES);
        }
    }

    private Path input() throws BenchException, EncoderException, InterruptedException {
        Path file = work.resolve("input.mp4");
        String seconds = Long.toString(PIECE.toSeconds());
        Ffmpeg.ours()
                .call(List.of(
                        "-f",
                        "lavfi",
                        "-i",
                        "testsrc2=size=640x360:rate=10",
                        "-f",
                        "lavfi",
                        "-i",
                        "sine=frequency=300:sample_rate=48000",
                        "-t",
                        seconds,
                        "-c:v",
                        "libx264",
                        "-pix_fmt",
                        "yuv420p",
                        "-c:a",
                        "flac",
                        file.toString()))
                .run(work.resolve("input.log"));
        return file;
    }

    private Result follow(GrowingTrack camera, GrowingTrack sound, ExecutorService encoder)
            throws BenchException, EncoderException, IOException, InterruptedException {
        long started = System.nanoTime();
        grow(STEP, camera, sound);
        Future<EncodeResult> encoding = encoder.submit(() -> encode(camera.file(), sound.file()));
        Duration live = length.minus(LIVE);
        long early = 0;
        for (Duration now = STEP; now.compareTo(live) < 0; now = now.plus(STEP)) {
            await(encoding, now.minus(AHEAD));
            grow(now, camera, sound);
            boolean tenth = now.multipliedBy(10).compareTo(length) > 0;
            early = early == 0 && tenth ? resident() : early;
        }
        grow(live, camera, sound);
        await(encoding, live.minus(HELD));
        for (Duration now = live; now.compareTo(length) < 0; now = now.plus(TICK)) {
            grow(now, camera, sound);
            TimeUnit.MILLISECONDS.sleep(TICK.toMillis());
        }
        grow(length, camera, sound);
        long late = resident();
        long stop = System.nanoTime();
        camera.close();
        sound.close();
        stopped.set(true);
        EncodeResult sealed = result(encoding);
        Duration after = Duration.ofNanos(System.nanoTime() - stop);
        Duration growing = Duration.ofNanos(stop - started);
        return new Result(sealed.media(), growing, after, WorkFolder.size(sealed.directory()), early, late);
    }

    private static long resident() {
        return ProcessMeter.residentBytes(ProcessHandle.current().pid());
    }

    private static void grow(Duration until, GrowingTrack camera, GrowingTrack sound) throws EncoderException {
        camera.growTo(until);
        sound.growTo(until);
    }

    private EncodeResult encode(Path camera, Path sound) throws EncoderException, InterruptedException {
        List<InputTrack> tracks = List.of(
                new InputTrack(camera, Flavor.PRESENTER, stopped::get),
                new InputTrack(sound, Flavor.PRESENTER, stopped::get));
        EncodeRequest request = new EncodeRequest(
                "long", tracks, Layout.PRESENTER, Ladder.LECTURE, Map.of("title", "Long"), work.resolve("package"));
        return new Transcoder(Clock.systemUTC()).encode(request, (done, total) -> encoded = done);
    }

    private void await(Future<EncodeResult> encoding, Duration moment)
            throws BenchException, EncoderException, IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        // Beside a lecture that runs, neither falls behind; here the one would run away from the other.
        while (encoded.compareTo(moment) < 0 || heard().plus(SEGMENT).compareTo(moment) < 0) {
            if (encoding.isDone() || System.nanoTime() > deadline) {
                result(encoding);
                throw new BenchException(
                        BenchException.Code.PROGRAM, "The encoder ended before the lecture did.", null);
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
    }

    /** The sound that is in the package by now. */
    private Duration heard() throws EncoderException, IOException {
        Path playlist = work.resolve("package/audio.m3u8");
        if (!Files.exists(playlist)) {
            return Duration.ZERO;
        }
        BigDecimal seconds = MediaPlaylist.parse(Files.readString(playlist)).totalSeconds();
        return Duration.ofMillis(seconds.movePointRight(3).longValue());
    }

    private static EncodeResult result(Future<EncodeResult> encoding)
            throws BenchException, EncoderException, InterruptedException {
        try {
            return encoding.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof EncoderException failure) {
                throw failure;
            }
            throw new BenchException(
                    BenchException.Code.PROGRAM, "The encoder failed: " + e.getCause() + ".", e.getCause());
        } catch (TimeoutException e) {
            throw new BenchException(
                    BenchException.Code.PROGRAM, "The encoder did not go on for " + PATIENCE.toMinutes() + " min.", e);
        }
    }
}
