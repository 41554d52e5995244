package io.rostrum.capture.agent.settings;

import io.rostrum.capture.recording.RecorderSettings;
import io.rostrum.encoder.ladder.Ladder;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

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
        return new AgentSettings(
                other,
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

    /** The same with another room. */
    public AgentSettings with(RoomSettings other) {
        return new AgentSettings(
                data,
                other,
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

    /** The same on another port. */
    public AgentSettings onPort(int port) {
        return with(http.onPort(port));
    }

    /** The same that listens elsewhere. */
    public AgentSettings with(HttpSettings other) {
        return new AgentSettings(
                data,
                room,
                other,
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

    /** The same with another ladder. */
    public AgentSettings with(Ladder ladder) {
        return new AgentSettings(
                data,
                room,
                http,
                recording,
                encoding.with(ladder),
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

    /** The same with this destination alone. */
    public AgentSettings to(Destination other) {
        return new AgentSettings(
                data,
                room,
                http,
                recording,
                encoding,
                List.of(other),
                upload,
                export,
                alarms,
                retention,
                power,
                kiosk,
                alerts,
                network);
    }

    /** The same in another way of recording. */
    public AgentSettings with(RecordingSettings other) {
        return new AgentSettings(
                data,
                room,
                http,
                other,
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

    /** The same with other hours and rates. */
    public AgentSettings with(UploadSettings other) {
        return new AgentSettings(
                data,
                room,
                http,
                recording,
                encoding,
                destinations,
                other,
                export,
                alarms,
                retention,
                power,
                kiosk,
                alerts,
                network);
    }

    /** The same that tells somebody else of alarms. */
    public AgentSettings with(AlertSettings other) {
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
                other,
                network);
    }

    /** The same that may ask others. */
    public AgentSettings with(NetworkSettings other) {
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
                other);
    }
}
