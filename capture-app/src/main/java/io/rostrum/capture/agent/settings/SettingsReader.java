package io.rostrum.capture.agent.settings;

import com.fasterxml.jackson.databind.JsonNode;
import io.rostrum.encoder.ladder.Ladder;
import io.rostrum.encoder.media.Layout;
import io.rostrum.encoder.pipeline.PackageForm;
import io.rostrum.encoder.pipeline.Segmentation;
import io.rostrum.encoder.text.LanguageTag;
import io.rostrum.uploader.night.Timetable;
import io.rostrum.uploader.night.UploadHours;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Turns a document into settings. What it leaves out is as in {@code standard}; an unknown field is refused, because a
 * misspelt window would let lectures travel by day. All faults are found at once.
 */
final class SettingsReader {
    private static final ZoneId ANY = ZoneId.of("UTC");

    private final AgentSettings standard;
    private final Path folder;
    private final FaultList faults;

    /** @param folder paths in the document are below it, unless they are absolute */
    SettingsReader(AgentSettings standard, Path folder, FaultList faults) {
        this.standard = standard;
        this.folder = folder;
        this.faults = faults;
    }

    AgentSettings read(JsonNode document) throws AgentException {
        Section root = new Section("", document, faults);
        DataFolder data = root.read("data", standard.data(), text -> new DataFolder(folder.resolve(text)));
        RoomSettings room = room(root);
        HttpSettings http = http(root);
        AgentSettings read = new AgentSettings(
                data,
                room,
                http,
                recording(root.section("recording")),
                encoding(root),
                new DestinationReader(folder).read(root, standard.destinations()),
                upload(root),
                export(root.section("export")),
                alarms(root.section("alarms")),
                retention(root.section("retention")),
                power(root.section("power")),
                kiosk(root.section("kiosk")),
                new AlertReader(folder, faults).read(root.section("alerts"), standard.alerts()),
                network(root));
        if (faults.isEmpty()) {
            root.make(null, read::recorder); // sources and backups must fit each other
        }
        root.end();
        if (!faults.isEmpty()) {
            throw AgentException.badSettings(faults.all());
        }
        return read;
    }

    /** A room is its name, or a section; what stands in the section may also stand at the top, as it did at first. */
    private RoomSettings room(Section root) {
        RoomSettings old = standard.room();
        String name = old.name();
        Optional<Layout> layout = root.optional("layout", old.layout(), Layout::of);
        Optional<String> language = old.language();
        if (root.isPlain("room")) {
            name = root.text("room", name);
        } else {
            Section room = root.section("room");
            name = room.text("name", name);
            layout = room.optional("layout", layout, Layout::of);
            language = room.optional("language", language, LanguageTag::checked);
            room.end();
        }
        List<SourceLine> lines = root.has("sources") ? sources(root) : old.lines();
        if (lines.isEmpty()) {
            if (faults.isEmpty()) {
                root.fault("sources", "A room needs at least one source.");
            }
            lines = old.lines();
        }
        if (name.isBlank()) {
            root.fault("room", "The room needs a name.");
            return old;
        }
        return new RoomSettings(name, lines, layout, language);
    }

    private List<SourceLine> sources(Section root) {
        List<SourceLine> lines = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Section.Item item : root.list("sources")) {
            try {
                SourceLine line;
                if (item.isPlain()) {
                    line = source(item.text());
                } else {
                    Section section = item.section();
                    Optional<String> name = section.optional("name", Optional.empty(), String::strip);
                    Optional<String> backup = section.optional("backup", Optional.empty(), String::strip);
                    line = section.read("id", null, this::source);
                    section.end();
                    if (line == null) {
                        if (!section.has("id")) {
                            section.fault("id", "A source needs its id.");
                        }
                        continue;
                    }
                    line = line.with(name, backup);
                }
                if (!ids.add(line.spec().id())) {
                    faults.add(item.path(), "The source " + line.spec().id() + " is named twice.");
                }
                lines.add(line);
            } catch (IllegalArgumentException e) {
                faults.add(item.path(), e.getMessage());
            }
        }
        return lines;
    }

    /** A password that was hidden when the settings were read is the one that is in force. */
    private SourceLine source(String text) {
        if (text.contains(SourceLine.HIDDEN)) {
            return standard.room().lines().stream()
                    .filter(line -> line.shown().equals(text.strip()))
                    .findFirst()
                    .map(line -> line.with(Optional.empty(), Optional.empty()))
                    .orElseThrow(() -> new IllegalArgumentException(
                            "The password of this source is hidden, and no source with that address is in force. "
                                    + "Write the password."));
        }
        return SourceLine.of(text);
    }

    private HttpSettings http(Section root) {
        HttpSettings old = standard.http();
        String bind = root.text("bind", old.bind());
        int port = root.whole("port", old.port(), 0, 65_535);
        Section web = root.section("web");
        String webBind = web.text("bind", bind);
        int webPort = web.whole("port", port, 0, 65_535);
        Section https = web.section("https");
        String httpsBind = https.text("bind", old.https().bind());
        int httpsPort = https.whole("port", old.https().port(), 0, 65_535);
        https.end();
        web.end();
        return root.make(old, () -> new HttpSettings(webBind, webPort, new HttpSettings.Https(httpsBind, httpsPort)));
    }

    private RecordingSettings recording(Section section) {
        RecordingSettings old = standard.recording();
        var preBuffer = section.duration("preBuffer", old.preBuffer());
        var planned = section.optional("plannedLength", old.plannedLength(), Amounts::duration);
        boolean autoStop = section.flag("autoStop", old.autoStop());
        section.end();
        return section.make(old, () -> new RecordingSettings(preBuffer, planned, autoStop));
    }

    private EncodingSettings encoding(Section root) {
        EncodingSettings old = standard.encoding();
        Ladder short_ = root.read("ladder", old.ladder(), text -> LadderFile.of(text, folder));
        Section section = root.section("encoding");
        Ladder ladder = section.read("ladder", short_, text -> LadderFile.of(text, folder));
        boolean denoise = section.flag("denoiseSound", old.denoiseSound());
        boolean picture = section.flag("denoisePicture", old.denoisePicture());
        Optional<String> window = section.optional("window", old.window(), SettingsReader::hours);
        boolean follow = section.flag("follow", old.follow());
        boolean download = section.flag("download", old.download());
        Segmentation segments = section.read("segments", old.form().segmentation(), Segmentation::of);
        boolean views = section.flag("views", old.form().views());
        section.end();
        return new EncodingSettings(
                ladder, denoise, picture, window, follow, download, new PackageForm(segments, views));
    }

    private static String hours(String text) {
        UploadHours.parse(text, ANY);
        return text.strip();
    }

    private UploadSettings upload(Section root) {
        UploadSettings old = standard.upload();
        Optional<String> short_ = root.isPlain("destination")
                ? old.window()
                : root.section("destination").optional("window", old.window(), SettingsReader::hours);
        Section section = root.section("upload");
        Optional<String> window = section.optional("window", short_, SettingsReader::hours);
        Optional<String> rate = section.optional("rate", old.rate(), text -> {
            Timetable.parse(text, ANY);
            return text.strip();
        });
        long cap = section.bytes("perDay", old.bytesADay());
        var spread = section.duration("spread", old.spread());
        section.end();
        return section.make(old, () -> new UploadSettings(window, rate, cap, spread));
    }

    private ExportSettings export(Section section) {
        List<Path> folders = new ArrayList<>();
        section.list("folders").forEach(item -> folders.add(folder.resolve(item.text())));
        boolean said = section.has("folders");
        section.end();
        return said ? section.make(standard.export(), () -> new ExportSettings(folders)) : standard.export();
    }

    private AlarmSettings alarms(Section section) {
        AlarmSettings old = standard.alarms();
        AlarmSettings read = new AlarmSettings(
                section.whole("cpuPercent", old.cpuPercent(), 1, 100),
                section.whole("celsius", old.celsius(), 30, 150));
        section.end();
        return read;
    }

    private RetentionSettings retention(Section section) {
        RetentionSettings old = standard.retention();
        RetentionSettings read = new RetentionSettings(
                section.optional("masters", old.masters(), Amounts::duration),
                section.optional("packages", old.packages(), Amounts::duration),
                section.bytes("keepFree", old.keepFree()));
        section.end();
        return read;
    }

    private PowerSettings power(Section section) {
        PowerSettings old = standard.power();
        int lowPercent = section.whole("lowPercent", old.lowPercent(), 1, 99);
        boolean shutDown = section.flag("shutDown", old.shutDown());
        PowerSettings.Rest rest = section.read("rest", old.rest(), PowerSettings.Rest::of);
        Duration restAfter = section.duration("restAfter", old.restAfter());
        section.end();
        return section.make(old, () -> new PowerSettings(lowPercent, shutDown, rest, restAfter));
    }

    private KioskSettings kiosk(Section section) {
        KioskSettings old = standard.kiosk();
        Optional<String> language = section.optional("language", old.language(), String::strip);
        section.end();
        return section.make(old, () -> new KioskSettings(language));
    }

    private NetworkSettings network(Section root) {
        Section section = root.section("network");
        Set<String> hosts =
                new HashSet<>(new AlertReader(folder, faults).items(section, "trustedHosts", NetworkSettings::host));
        boolean told = section.has("trustedHosts");
        section.end();
        return told ? section.make(standard.network(), () -> new NetworkSettings(hosts)) : standard.network();
    }
}
