package io.rostrum.capture.agent.check;

import io.rostrum.capture.agent.alarms.AlarmBook;
import io.rostrum.capture.agent.settings.AgentSettings;
import io.rostrum.capture.agent.settings.Destination;
import io.rostrum.capture.agent.settings.LiveSettings;
import io.rostrum.capture.device.SourceSpec;
import io.rostrum.capture.recording.Alarm;
import io.rostrum.capture.recording.AlarmKind;
import io.rostrum.capture.recording.DeviceCheck;
import io.rostrum.capture.recording.DeviceReport;
import io.rostrum.capture.recording.RecorderException;
import io.rostrum.capture.recording.RecorderListener;
import io.rostrum.capture.recording.RecorderService;
import io.rostrum.capture.recording.RecorderStatus;
import io.rostrum.capture.recording.SoundLevel;
import io.rostrum.capture.recording.SourceState;
import io.rostrum.capture.recording.SourceStatus;
import io.rostrum.encoder.media.MediaKind;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Five seconds before a lecture: is there a picture, is there sound, is there room, is the clock right, is there a network? */
public final class RoomCheck {
    private static final Logger LOG = LoggerFactory.getLogger(RoomCheck.class);
    private static final int CONNECT_MILLIS = 3000;
    private static final int HTTPS = 443;
    private static final int HTTP = 80;
    private static final double SILENT_DBFS = -60;
    private static final Set<AlarmKind> PICTURE = Set.of(AlarmKind.BLACK, AlarmKind.FROZEN, AlarmKind.SOURCE_LOST);

    private final LiveSettings settings;
    private final RecorderService recorder;
    private final Checks checks;
    private final AlarmBook alarms;

    public RoomCheck(LiveSettings settings, RecorderService recorder, Checks checks, AlarmBook alarms) {
        this.settings = settings;
        this.recorder = recorder;
        this.checks = checks;
        this.alarms = alarms;
    }

    /**
     * What was found.
     *
     * @param items one thing each
     * @param heard what the microphone gave; empty if it could not be tried by itself
     */
    public record Result(List<Item> items, Optional<DeviceReport.Sound> heard) {}

    /**
     * One thing that was looked at.
     *
     * @param id picture, sound, disk, clock or network
     * @param values numbers and names for the sentence
     */
    public record Item(String id, boolean ok, Map<String, Object> values) {}

    /** Looks and listens for five seconds, on the calling thread. */
    public Result run() throws RecorderException {
        Ear ear = new Ear();
        recorder.addListener(ear);
        Optional<DeviceReport.Sound> heard;
        try {
            heard = listen();
        } finally {
            recorder.removeListener(ear);
        }
        RecorderStatus status = recorder.status();
        List<Item> items = new ArrayList<>();
        items.add(picture(status));
        items.add(sound(status, ear));
        items.add(disk());
        items.add(clock());
        items.add(network());
        return new Result(items, heard);
    }

    private Optional<DeviceReport.Sound> listen() throws RecorderException {
        Optional<SourceSpec> microphone = settings.now().room().sources().stream()
                .filter(source -> source.media() == MediaKind.AUDIO)
                .filter(checks::isFree)
                .findFirst();
        if (microphone.isPresent()) {
            try {
                return Optional.ofNullable(checks.run(microphone.get()).sound());
            } catch (RecorderException e) {
                LOG.info("The microphone could not be tried by itself: {}", e.getMessage());
            }
        }
        try {
            TimeUnit.NANOSECONDS.sleep(DeviceCheck.LENGTH.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    private static Item picture(RecorderStatus status) {
        List<SourceStatus> pictures = status.sources().stream()
                .filter(source -> source.kind() == MediaKind.VIDEO)
                .toList();
        List<String> bad = new ArrayList<>();
        pictures.stream()
                .filter(source -> source.state() != SourceState.OK && source.state() != SourceState.ENDED)
                .forEach(source -> bad.add(source.id()));
        status.alarms().stream()
                .filter(alarm -> PICTURE.contains(alarm.kind()) && !bad.contains(alarm.source()))
                .map(Alarm::source)
                .filter(source ->
                        pictures.stream().anyMatch(picture -> picture.id().equals(source)))
                .forEach(bad::add);
        return new Item(
                "picture", !pictures.isEmpty() && bad.isEmpty(), Map.of("sources", pictures.size(), "bad", bad));
    }

    private static Item sound(RecorderStatus status, Ear ear) {
        boolean lost = status.sources().stream()
                .anyMatch(source -> source.kind() == MediaKind.AUDIO && source.state() == SourceState.LOST);
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("peakDbfs", Math.round(ear.peak * 10) / 10.0);
        values.put("rmsDbfs", Math.round(ear.rms * 10) / 10.0);
        values.put("clipping", ear.peak >= -0.1);
        return new Item("sound", !lost && ear.rms > SILENT_DBFS && ear.peak < -0.1, values);
    }

    private Item disk() throws RecorderException {
        AgentSettings now = settings.now();
        try {
            long free = Files.getFileStore(now.data().root()).getUsableSpace();
            boolean low = recorder.status().alarms().stream().anyMatch(alarm -> alarm.kind() == AlarmKind.DISK_LOW);
            return new Item("disk", !low, Map.of("freeBytes", free));
        } catch (IOException e) {
            throw new RecorderException(RecorderException.Code.DISK, "The disk does not say how full it is.", e);
        }
    }

    private Item clock() {
        boolean lost = alarms.lasting().stream().anyMatch(alarm -> alarm.kind() == AlarmKind.CLOCK_UNSYNCHRONISED);
        return new Item("clock", !lost, Map.of());
    }

    /** Whether each destination on the network takes a connection. */
    private Item network() {
        List<String> unreachable = new ArrayList<>();
        for (Destination destination : settings.now().destinations()) {
            URI url = destination.url();
            if (url.getHost() != null && !answers(url)) {
                unreachable.add(destination.name());
            }
        }
        return new Item("network", unreachable.isEmpty(), Map.of("unreachable", unreachable));
    }

    private static boolean answers(URI url) {
        int usual = "https".equals(url.getScheme()) ? HTTPS : HTTP;
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(url.getHost(), url.getPort() < 0 ? usual : url.getPort()), CONNECT_MILLIS);
            return true;
        } catch (IOException | IllegalArgumentException e) {
            LOG.debug("{} takes no connection", url, e);
            return false;
        }
    }

    /** Hears how loud the room's microphones are. */
    private static final class Ear implements RecorderListener {
        private volatile double peak = SoundLevel.FLOOR_DBFS;
        private volatile double rms = SoundLevel.FLOOR_DBFS;

        @Override
        public void levels(List<SoundLevel> levels) {
            for (SoundLevel level : levels) { // one thread calls
                peak = Math.max(peak, level.peakDbfs());
                rms = Math.max(rms, level.rmsDbfs());
            }
        }
    }
}
