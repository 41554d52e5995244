package io.rostrum.capture.cli;

import io.rostrum.capture.device.DeviceDiscovery;
import io.rostrum.capture.device.DeviceInfo;
import io.rostrum.capture.device.SourceSpec;
import io.rostrum.capture.recording.RecorderException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code rostrum devices}: what this PC can record. */
@Command(
        name = "devices",
        description = "Lists the cameras, screens and microphones of this PC, or tries one.",
        footer = {"", "Example:", "  rostrum devices", "  rostrum devices test v4l2:/dev/video0"})
final class DevicesCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Mixin
    private final CommonOptions common = new CommonOptions();

    DevicesCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        return list();
    }

    @Command(
            name = "list",
            description = "Lists them; this is what devices alone does.",
            footer = {"", "Example:", "  rostrum devices list --json"})
    int list(@Mixin CommonOptions same) {
        return list();
    }

    private int list() {
        List<DeviceInfo> devices = new DeviceDiscovery().list();
        for (DeviceInfo device : devices) {
            invocation
                    .output()
                    .say(String.format(
                            "%-28s %-6s %-10s %s",
                            device.id(), device.kind().id(), device.flavor().id(), device.name()));
        }
        invocation
                .output()
                .result(Map.of(
                        "devices", devices.stream().map(DevicesCommand::event).toList()));
        return ExitCode.DONE;
    }

    @Command(
            name = "test",
            description =
                    "Opens one source for five seconds, says what it saw and heard, and keeps a picture and the sound.",
            footer = {"", "Example:", "  rostrum devices test pulse:default"})
    int test(
            @Mixin CommonOptions same,
            @Parameters(paramLabel = "ID", converter = SourceConverter.class, description = "The source.")
                    SourceSpec source,
            @Option(
                            names = "--out",
                            paramLabel = "DIR",
                            description = "Takes picture.jpg and sound.wav. Default: a new temporary folder.")
                    Path out)
            throws RecorderException, IOException {
        return new DeviceTest(invocation, source, out).run();
    }

    private static Map<String, Object> event(DeviceInfo device) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("id", device.id());
        event.put("name", device.name());
        event.put("kind", device.kind().id());
        event.put("flavor", device.flavor().id());
        event.put("modes", device.modes());
        return event;
    }
}
