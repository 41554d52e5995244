package io.rostrum.capture.agent.settings;

import io.rostrum.capture.agent.guard.WebAddress;
import io.rostrum.capture.recording.AlarmKind;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads who is told of alarms. */
final class AlertReader {
    private static final int SMTPS = 465;
    private static final int SUBMISSION = 587;

    private final Path folder;
    private final FaultList faults;

    AlertReader(Path folder, FaultList faults) {
        this.folder = folder;
        this.faults = faults;
    }

    AlertSettings read(Section section, AlertSettings old) {
        Set<AlarmKind> about = old.about();
        if (section.has("about")) {
            about = EnumSet.noneOf(AlarmKind.class);
            about.addAll(items(section, "about", AlertSettings::kind));
        }
        Optional<AlertSettings.Mail> mail =
                section.has("mail") ? mail(section.section("mail")) : absent(section, "mail");
        Optional<AlertSettings.Webhook> webhook =
                section.has("webhook") ? webhook(section.section("webhook")) : absent(section, "webhook");
        section.list("about");
        section.end();
        return new AlertSettings(about, mail, webhook);
    }

    private static <T> Optional<T> absent(Section section, String field) {
        section.read(field, null, text -> text);
        return Optional.empty();
    }

    /** A list of single values; each that cannot be is a fault of its own. */
    <T> List<T> items(Section section, String field, Function<String, T> reader) {
        List<T> all = new ArrayList<>();
        for (Section.Item item : section.list(field)) {
            try {
                if (!item.isPlain()) {
                    throw new IllegalArgumentException("A single value belongs here.");
                }
                all.add(reader.apply(item.text()));
            } catch (IllegalArgumentException e) {
                faults.add(item.path(), e.getMessage());
            }
        }
        return all;
    }

    private Optional<AlertSettings.Mail> mail(Section section) {
        String server = section.text("server", "");
        AlertSettings.Security security =
                section.read("security", AlertSettings.Security.STARTTLS, AlertSettings.Security::of);
        int port = section.whole("port", security == AlertSettings.Security.TLS ? SMTPS : SUBMISSION, 1, 65_535);
        String from = section.read("from", "", AlertSettings::address);
        List<String> to = items(section, "to", AlertSettings::address);
        Optional<String> user = section.optional("user", Optional.empty(), String::strip);
        Optional<Path> password = section.optional("passwordFile", Optional.empty(), folder::resolve);
        section.end();
        needs(section, "server", "An e-mail needs its server.");
        needs(section, "from", "An e-mail needs its sender.");
        if (!section.has("to")) {
            section.fault("to", "An e-mail needs somebody who reads it.");
        }
        return faults.isEmpty()
                ? Optional.ofNullable(section.make(
                        null, () -> new AlertSettings.Mail(server, port, security, from, to, user, password)))
                : Optional.empty();
    }

    private Optional<AlertSettings.Webhook> webhook(Section section) {
        Optional<URI> url = section.optional("url", Optional.empty(), AlertReader::url);
        Optional<Path> file = section.optional("urlFile", Optional.empty(), folder::resolve);
        Optional<Path> token = section.optional("tokenFile", Optional.empty(), folder::resolve);
        section.end();
        return faults.isEmpty()
                ? Optional.ofNullable(section.make(null, () -> new AlertSettings.Webhook(url, file, token)))
                : Optional.empty();
    }

    private static URI url(String text) {
        try {
            return WebAddress.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("The address " + e.getMessage() + ".", e);
        }
    }

    private static void needs(Section section, String field, String sentence) {
        if (!section.has(field)) {
            section.fault(field, sentence);
        }
    }
}
