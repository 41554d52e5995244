package io.rostrum.capture.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.rostrum.capture.agent.settings.AgentException;
import io.rostrum.capture.agent.settings.AgentSettings;
import io.rostrum.capture.agent.settings.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code rostrum fleet}: the files with which many rooms are installed, from one table and one profile. */
@Command(
        name = "fleet",
        description = {
            "Makes the files that install many rooms, from one table of rooms and one profile.",
            "The table is CSV with a header. The column host is needed; room and kiosk answer the package's questions.",
            "In the profile, which is a rostrum.yaml, ${column} stands for a room's own value.",
            "DIR gets HOST/rostrum.yaml and HOST/preseed, and targets.json for Prometheus (file_sd_configs)."
        },
        footer = {
            "",
            "Example:",
            "  rostrum fleet rooms.csv --profile room.yaml --out rollout",
            "  /usr/lib/rostrum/rollout rollout rostrum_1.0_amd64.deb"
        })
final class FleetCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Parameters(paramLabel = "ROOMS", description = "The table of rooms.")
    private Path table;

    @Option(names = "--profile", paramLabel = "FILE", required = true, description = "The settings of all rooms.")
    private Path profile;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Where the files go.")
    private Path out;

    FleetCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws IOException, CommandFailure {
        List<Map<String, String>> rooms = RoomTable.read(table);
        RoomProfile settings = RoomProfile.read(profile);
        List<String> faults = new ArrayList<>();
        List<Map<String, Object>> targets = new ArrayList<>();
        for (Map<String, String> room : rooms) {
            try {
                write(room, settings);
                targets.add(Map.of(
                        "targets", List.of(room.get("host") + ":8443"), "labels", Map.of("room", room.get("room"))));
            } catch (AgentException | IllegalArgumentException e) {
                faults.add(room.get("host") + ": " + e.getMessage());
            }
        }
        if (!faults.isEmpty()) {
            throw CommandFailure.badInput(String.join(" ", faults));
        }
        new ObjectMapper()
                .writerWithDefaultPrettyPrinter()
                .writeValue(out.resolve("targets.json").toFile(), targets);
        invocation.output().say("The files of " + rooms.size() + " rooms are in " + out + ".");
        invocation.output().result(Map.of("rooms", rooms.size(), "out", out.toString()));
        return ExitCode.DONE;
    }

    private void write(Map<String, String> room, RoomProfile settings) throws IOException, AgentException {
        Path folder = Files.createDirectories(out.resolve(room.get("host")));
        Path file = folder.resolve("rostrum.yaml");
        Files.writeString(file, settings.of(room));
        AgentSettings.standard(new DataFolder(folder)).read(file);
        Files.writeString(
                folder.resolve("preseed"),
                "rostrum rostrum/room string " + room.get("room") + "\nrostrum rostrum/kiosk boolean "
                        + room.getOrDefault("kiosk", "true") + "\n");
    }
}
