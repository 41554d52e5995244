package io.rostrum.capture.agent.settings;

import io.rostrum.capture.recording.RecorderSettings;
import io.rostrum.encoder.ladder.Ladder;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * All that an agent is told.
 *
 * @param data where its files lie
 * @param room what it records
 * @param http where it listens
 * @param recording how it records
 * @param encoding how it encodes
 * @param destinations where lectures go; none keeps them on this machine
 * @param upload when they go, and how fast
 * @param export where people may copy them
 * @param alarms what the PC may do before somebody is told
 * @param retention what makes room
 * @param power what happens without mains
 * @param kiosk the lecturer's screen
 * @param alerts who is told of alarms
 * @param network whom the agent may ask
 */
public record AgentSettings(
        DataFolder data,
        RoomSettings room,
        HttpSettings http,
        RecordingSettings recording,
        EncodingSettings encoding,
        List<Destination> destinations,
        UploadSettings upload,
        ExportSettings export,
        AlarmSettings alarms,
        RetentionSettings retention,
        PowerSettings power,
        KioskSettings kiosk,
        AlertSettings alerts,
        NetworkSettings network) {
    public AgentSettings {
        Objects.requireNonNull(data, "data");
        Objects.requireNonNull(room, "room");
        Objects.requireNonNull(http, "http");
        Objects.requireNonNull(recording, "recording");
        Objects.requireNonNull(encoding, "encoding");
        destinations = List.copyOf(destinations);
        Objects.requireNonNull(upload, "upload");
        Objects.requireNonNull(export, "export");
        Objects.requireNonNull(alarms, "alarms");
        Objects.requireNonNull(retention, "retention");
        Objects.requireNonNull(power, "power");
        Objects.requireNonNull(kiosk, "kiosk");
        Objects.requireNonNull(alerts, "alerts");
        Objects.requireNonNull(network, "network");
    }

    /** A room with the test sources and no destination. */
    public static AgentSettings standard(DataFolder data) {
        return new AgentSettings(
                data,
                new RoomSettings("Lecture room", RoomSettings.TEST_SOURCES, Optional.empty()),
                HttpSettings.STANDARD,
                RecordingSettings.STANDARD,
                EncodingSettings.STANDARD,
                List.of(),
                UploadSettings.STANDARD,
                ExportSettings.STANDARD,
                AlarmSettings.STANDARD,
                RetentionSettings.STANDARD,
                PowerSettings.STANDARD,
                KioskSettings.STANDARD,
                AlertSettings.STANDARD,
                NetworkSettings.STANDARD);
    }

    /**
     * Reads a file in YAML or JSON; what it leaves out is as here.
     *
     * @throws AgentException BAD_INPUT with each line and field that must be corrected
     */
    public AgentSettings read(Path file) throws AgentException {
        return SettingsFile.read(file, this);
    }

    /** What the recorder works with. */
    public RecorderSettings recorder() {
        return new RecorderSettings(room.sources(), room.backups(), recording.preBuffer());
    }

    /** The same with another data folder. */
    public AgentSettings in(DataFolder other) {
        return changed(parts -> parts.data = other);
    }

    /** The same with another room. */
    public AgentSettings with(RoomSettings other) {
        return changed(parts -> parts.room = other);
    }

    /** The same on another port. */
    public AgentSettings onPort(int port) {
        return with(http.onPort(port));
    }

    /** The same that listens elsewhere. */
    public AgentSettings with(HttpSettings other) {
        return changed(parts -> parts.http = other);
    }

    /** The same with another ladder. */
    public AgentSettings with(Ladder ladder) {
        return changed(parts -> parts.encoding = encoding.with(ladder));
    }

    /** The same with this destination alone. */
    public AgentSettings to(Destination other) {
        return changed(parts -> parts.destinations = List.of(other));
    }

    /** The same in another way of recording. */
    public AgentSettings with(RecordingSettings other) {
        return changed(parts -> parts.recording = other);
    }

    /** The same with other hours and rates. */
    public AgentSettings with(UploadSettings other) {
        return changed(parts -> parts.upload = other);
    }

    /** The same that tells somebody else of alarms. */
    public AgentSettings with(AlertSettings other) {
        return changed(parts -> parts.alerts = other);
    }

    /** The same that may ask others. */
    public AgentSettings with(NetworkSettings other) {
        return changed(parts -> parts.network = other);
    }

    private AgentSettings changed(Consumer<Parts> change) {
        Parts parts = new Parts(this);
        change.accept(parts);
        return parts.settings();
    }

    /** Settings of which one part is about to be another. */
    private static final class Parts {
        private DataFolder data;
        private RoomSettings room;
        private HttpSettings http;
        private RecordingSettings recording;
        private EncodingSettings encoding;
        private List<Destination> destinations;
        private UploadSettings upload;
        private ExportSettings export;
        private AlarmSettings alarms;
        private RetentionSettings retention;
        private PowerSettings power;
        private KioskSettings kiosk;
        private AlertSettings alerts;
        private NetworkSettings network;

        Parts(AgentSettings from) {
            data = from.data;
            room = from.room;
            http = from.http;
            recording = from.recording;
            encoding = from.encoding;
            destinations = from.destinations;
            upload = from.upload;
            export = from.export;
            alarms = from.alarms;
            retention = from.retention;
            power = from.power;
            kiosk = from.kiosk;
            alerts = from.alerts;
            network = from.network;
        }

        AgentSettings settings() {
            return new AgentSettings(
                    data,
                    room,
                    http,
                    recording,
                    encoding,
                    destinations,
                    upload,
                    export,
                    alarms,
                    retention,
                    power,
                    kiosk,
                    alerts,
                    network);
        }
    }
}
