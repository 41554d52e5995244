package io.rostrum.capture.agent.access;

/**
 * What a request shows of who sent it.
 *
 * @param address where it comes from
 * @param local whether it came over this PC's own address, from no proxy
 * @param bearer the token, or null
 * @param cookie the session's secret, or null
 * @param csrf what a page showed beside the cookie, or null
 * @param crossSite whether the browser says that another site's page sent it
 */
public record Credentials(
        String address, boolean local, String bearer, String cookie, String csrf, boolean crossSite) {}
