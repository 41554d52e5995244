package io.rostrum.capture.agent.settings;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rostrum.capture.recording.AlarmKind;
import io.rostrum.encoder.media.Layout;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/** Settings as the document that people read and change: every field, each as it would be written. */
final class SettingsDocument {
    private SettingsDocument() {}

    /** @param secrets whether passwords stand in it; else they are hidden */
    static ObjectNode of(AgentSettings settings, boolean secrets) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        RoomSettings room = settings.room();
        root.putObject("room")
                .put("name", room.name())
                .put("layout", room.layout().map(Layout::id).orElse(null))
                .put("language", room.language().orElse(null));
        ArrayNode sources = root.putArray("sources");
        for (SourceLine line : room.lines()) {
            sources.addObject()
                    .put("id", secrets ? line.text() : line.shown())
                    .put("name", line.name().orElse(null))
                    .put("backup", line.backup().orElse(null));
        }
        RecordingSettings recording = settings.recording();
        root.putObject("recording")
                .put("preBuffer", Amounts.text(recording.preBuffer()))
                .put(
                        "plannedLength",
                        recording.plannedLength().map(Amounts::text).orElse(null))
                .put("autoStop", recording.autoStop());
        EncodingSettings encoding = settings.encoding();
        root.putObject("encoding")
                .put("ladder", encoding.ladder().name())
                .put("denoiseSound", encoding.denoiseSound())
                .put("denoisePicture", encoding.denoisePicture())
                .put("window", encoding.window().orElse(null))
                .put("follow", encoding.follow())
                .put("download", encoding.download())
                .put("segments", encoding.form().segmentation().id())
                .put("views", encoding.form().views());
        destinations(root.putArray("destinations"), settings);
        UploadSettings upload = settings.upload();
        root.putObject("upload")
                .put("window", upload.window().orElse(null))
                .put("rate", upload.rate().orElse(null))
                .put("perDay", upload.bytesADay() == 0 ? "0" : Amounts.text(upload.bytesADay()))
                .put("spread", Amounts.text(upload.spread()));
        ArrayNode folders = root.putObject("export").putArray("folders");
        settings.export().folders().forEach(folder -> folders.add(folder.toString()));
        AlarmSettings alarms = settings.alarms();
        root.putObject("alarms").put("cpuPercent", alarms.cpuPercent()).put("celsius", alarms.celsius());
        RetentionSettings retention = settings.retention();
        root.putObject("retention")
                .put("masters", retention.masters().map(SettingsDocument::text).orElse(null))
                .put(
                        "packages",
                        retention.packages().map(SettingsDocument::text).orElse(null))
                .put("keepFree", Amounts.text(retention.keepFree()));
        root.putObject("power")
                .put("lowPercent", settings.power().lowPercent())
                .put("shutDown", settings.power().shutDown())
                .put("rest", settings.power().rest().id())
                .put("restAfter", Amounts.text(settings.power().restAfter()));
        root.putObject("kiosk").put("language", settings.kiosk().language().orElse(null));
        alerts(root.putObject("alerts"), settings.alerts());
        ArrayNode hosts = root.putObject("network").putArray("trustedHosts");
        settings.network().trustedHosts().stream().sorted().forEach(hosts::add);
        HttpSettings http = settings.http();
        ObjectNode web = root.putObject("web").put("bind", http.bind()).put("port", http.port());
        web.putObject("https")
                .put("bind", http.https().bind())
                .put("port", http.https().port());
        return root;
    }

    private static String text(Duration duration) {
        return Amounts.text(duration);
    }

    private static void alerts(ObjectNode node, AlertSettings alerts) {
        ArrayNode about = node.putArray("about");
        alerts.about().stream().map(AlarmKind::id).sorted().forEach(about::add);
        if (alerts.mail().isEmpty()) {
            node.putNull("mail");
        } else {
            AlertSettings.Mail mail = alerts.mail().get();
            ObjectNode written = node.putObject("mail")
                    .put("server", mail.server())
                    .put("port", mail.port())
                    .put("security", mail.security().id())
                    .put("from", mail.from());
            mail.to().forEach(written.putArray("to")::add);
            written.put("user", mail.user().orElse(null))
                    .put("passwordFile", mail.passwordFile().map(Path::toString).orElse(null));
        }
        if (alerts.webhook().isEmpty()) {
            node.putNull("webhook");
        } else {
            AlertSettings.Webhook webhook = alerts.webhook().get();
            node.putObject("webhook")
                    .put("url", webhook.url().map(URI::toString).orElse(null))
                    .put("urlFile", webhook.urlFile().map(Path::toString).orElse(null))
                    .put("tokenFile", webhook.tokenFile().map(Path::toString).orElse(null));
        }
    }

    private static void destinations(ArrayNode array, AgentSettings settings) {
        for (Destination destination : settings.destinations()) {
            ObjectNode node = array.addObject()
                    .put("name", destination.name())
                    .put("url", destination.url().toString())
                    .put(
                            "tokenFile",
                            destination
                                    .access()
                                    .tokenFile()
                                    .map(Object::toString)
                                    .orElse(null))
                    .put(
                            "authority",
                            destination.trust().authorities().stream()
                                    .findFirst()
                                    .map(Object::toString)
                                    .orElse(null));
            ArrayNode pins = node.putArray("pins");
            destination.trust().pins().stream().sorted().forEach(pins::add);
            access(node, destination.access());
            node.put("freeWithoutReceipt", destination.freeWithoutReceipt());
        }
    }

    private static void access(ObjectNode node, DestinationAccess access) {
        access.oauth().ifPresent(oauth -> node.putObject("oauth")
                .put("url", oauth.url().toString())
                .put("client", oauth.client())
                .put("secretFile", oauth.secretFile().toString())
                .put("scope", oauth.scope().orElse(null)));
        access.s3().ifPresent(s3 -> node.putObject("s3")
                .put("endpoint", s3.endpoint().map(Object::toString).orElse(null))
                .put("region", s3.region().orElse(null))
                .put("virtualHost", s3.virtualHost())
                .put("credentialsFile", s3.credentialsFile().toString()));
    }
}
