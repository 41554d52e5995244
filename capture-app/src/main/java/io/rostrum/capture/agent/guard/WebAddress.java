package io.rostrum.capture.agent.guard;

import java.net.URI;
import java.util.Locale;

/** The address of something in the network, as people paste it: a calendar, a webhook. */
public final class WebAddress {
    private static final int LONGEST = 2000;

    private WebAddress() {}

    /**
     * Reads an address; {@code webcal:} stands for {@code https:}.
     *
     * @throws IllegalArgumentException with what is allowed
     */
    public static URI parse(String text) {
        String wanted = "must be an address that begins with https:// or http://";
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("may have at most " + LONGEST + " characters");
        }
        URI uri;
        try {
            uri = URI.create(text.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(wanted, e);
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (scheme.equals("webcal") || scheme.equals("webcals")) {
            return parse("https" + text.strip().substring(scheme.length()));
        }
        if (!scheme.equals("https") && !scheme.equals("http") || uri.getHost() == null) {
            throw new IllegalArgumentException(wanted);
        }
        if (uri.getUserInfo() != null) {
            throw new IllegalArgumentException("must not hold a name and a password");
        }
        return uri;
    }
}
