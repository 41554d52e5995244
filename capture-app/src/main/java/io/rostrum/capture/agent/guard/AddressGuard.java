package io.rostrum.capture.agent.guard;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.SocketAddressResolver;

/**
 * Resolves names for addresses that came from outside, and refuses those that would make the agent ask this PC itself or
 * the link's own services (server-side request forgery). It looks at what is really connected to, so a name that changes
 * its address, or a redirect, does not get past it. A campus' private networks are allowed: calendars live there.
 */
final class AddressGuard implements SocketAddressResolver {
    private final Set<String> trustedHosts;
    private final SocketAddressResolver names = new SocketAddressResolver.Sync();

    /**
     * A guard.
     *
     * @param trustedHosts names and addresses that are allowed whatever they are
     */
    AddressGuard(Set<String> trustedHosts) {
        this.trustedHosts = Set.copyOf(trustedHosts);
    }

    @Override
    public void resolve(String host, int port, Map<String, Object> context, Promise<List<InetSocketAddress>> promise) {
        names.resolve(host, port, context, new Promise<>() {
            @Override
            public void succeeded(List<InetSocketAddress> addresses) {
                List<InetSocketAddress> good = addresses.stream()
                        .filter(address -> trustedHosts.contains(host) || isAllowed(address.getAddress()))
                        .toList();
                if (good.isEmpty()) {
                    promise.failed(new UnknownHostException(
                            host + " is this PC or a service of its link, which is not asked"));
                } else {
                    promise.succeeded(good);
                }
            }

            @Override
            public void failed(Throwable cause) {
                promise.failed(cause);
            }
        });
    }

    static boolean isAllowed(InetAddress address) {
        if (address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        byte[] bytes = address.getAddress();
        // 0.0.0.0/8 reaches this PC on Linux; IPv6 addresses that carry an IPv4 one are judged by that.
        return bytes.length == 4 ? bytes[0] != 0 : !carriesForbidden(bytes);
    }

    private static boolean carriesForbidden(byte[] v6) {
        boolean nat64 = v6[0] == 0 && v6[1] == 0x64 && v6[2] == (byte) 0xff && v6[3] == (byte) 0x9b;
        boolean compatible = true;
        for (int i = 0; i < 12; i++) {
            compatible &= v6[i] == 0;
        }
        if (!nat64 && !compatible) {
            return false;
        }
        try {
            return !isAllowed(InetAddress.getByAddress(new byte[] {v6[12], v6[13], v6[14], v6[15]}));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }
}
