package io.rostrum.capture.agent.settings;

import io.rostrum.uploader.job.Trust;
import io.rostrum.uploader.protocol.AddressRule;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads where lectures go; each fault is noted at the line that it is in. */
final class DestinationReader {
    private final Path folder;

    /** @param folder paths are below it, unless they are absolute */
    DestinationReader(Path folder) {
        this.folder = folder;
    }

    List<Destination> read(Section root, List<Destination> absent) {
        List<Destination> all = new ArrayList<>();
        if (root.has("destination")) {
            add(root.section("destination"), all);
        }
        for (Section.Item item : root.list("destinations")) {
            add(item.section(), all);
        }
        return root.has("destination") || root.has("destinations") ? all : absent;
    }

    private void add(Section section, List<Destination> all) {
        String usual = all.isEmpty() ? Destination.STANDARD_NAME : Destination.STANDARD_NAME + (all.size() + 1);
        String name = section.text("name", usual);
        URI url = section.read("url", null, Destination::url);
        Trust trust = trust(section);
        DestinationAccess access = access(section, url);
        boolean free = section.flag("freeWithoutReceipt", false);
        section.read("window", null, text -> text); // read with the uploads, where it belongs now
        section.end();
        if (url == null) {
            if (!section.has("url")) {
                section.fault("url", "The destination needs its url.");
            }
            return;
        }
        Destination destination = section.make(null, () -> new Destination(name, url, access, trust, free));
        if (destination != null && all.stream().anyMatch(other -> other.name().equals(name))) {
            section.fault("name", "Two destinations are named \"" + name + "\".");
        } else if (destination != null) {
            all.add(destination);
        }
    }

    private Trust trust(Section section) {
        Trust trust = section.<Path>optional("authority", Optional.empty(), folder::resolve)
                .map(Trust.SYSTEM::withAuthority)
                .orElse(Trust.SYSTEM);
        for (Section.Item pin : section.list("pins")) {
            try {
                trust = trust.withPin(pin.text());
            } catch (IllegalArgumentException e) {
                pin.faults().add(pin.path(), e.getMessage());
            }
        }
        return trust;
    }

    private DestinationAccess access(Section section, URI url) {
        Optional<Path> token = section.optional("tokenFile", Optional.empty(), folder::resolve);
        Optional<DestinationAccess.OAuth> oauth = oauth(section);
        if (token.isPresent() && oauth.isPresent()) {
            section.fault("oauth", "Tokens come from tokenFile or by oauth, not from both; leave one out.");
        }
        return new DestinationAccess(token, oauth, s3(section, url != null && "s3".equalsIgnoreCase(url.getScheme())));
    }

    private Optional<DestinationAccess.OAuth> oauth(Section destination) {
        boolean wanted = destination.has("oauth");
        Section section = destination.section("oauth");
        if (!wanted) {
            return Optional.empty();
        }
        URI url = section.read("url", null, DestinationReader::web);
        String client = section.text("client", null);
        Path secret = section.read("secretFile", null, folder::resolve);
        Optional<String> scope = section.optional("scope", Optional.empty(), String::strip);
        section.end();
        for (String field : List.of("url", "client", "secretFile")) {
            if (!section.has(field)) {
                section.fault(field, "Tokens by OAuth need url, client and secretFile.");
            }
        }
        return url == null || client == null || secret == null
                ? Optional.empty()
                : Optional.of(new DestinationAccess.OAuth(url, client, secret, scope));
    }

    private Optional<DestinationAccess.S3> s3(Section destination, boolean isStore) {
        boolean wanted = destination.has("s3");
        Section section = destination.section("s3");
        if (!wanted && !isStore) {
            return Optional.empty();
        }
        if (!isStore) {
            destination.fault("s3", "This is for a url that begins with s3://.");
        }
        Optional<URI> endpoint = section.optional("endpoint", Optional.empty(), DestinationReader::web);
        Optional<String> region = section.optional("region", Optional.empty(), String::strip);
        boolean virtualHost = section.flag("virtualHost", false);
        Path credentials = section.read("credentialsFile", null, folder::resolve);
        section.end();
        if (isStore && credentials == null) {
            section.fault("credentialsFile", "An S3 store needs an access key; name the file that holds it.");
        }
        return credentials == null
                ? Optional.empty()
                : Optional.of(new DestinationAccess.S3(endpoint, region, virtualHost, credentials));
    }

    private static URI web(String text) {
        URI uri;
        try {
            uri = URI.create(text.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("\"" + text + "\" is no address.", e);
        }
        if (uri.getHost() == null
                || !String.valueOf(uri.getScheme()).matches("(?i)https?")
                || uri.getUserInfo() != null) {
            throw new IllegalArgumentException(
                    "An address that begins with https:// or http:// belongs here, without a "
                            + "name or password, not \"" + text + "\".");
        }
        AddressRule.check(uri.getHost());
        return uri;
    }
}
