package io.rostrum.uploader.protocol;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.SocketAddressResolver;

/**
 * Which addresses a destination may have: a campus's private ones and this PC's own too, but not those of the link itself, where a
 * cloud's metadata service answers with its keys (server-side request forgery). It looks at what is really connected to, each
 * time, so a name that changes its address does not get past it; redirects are never followed.
 */
public final class AddressRule implements SocketAddressResolver {
    /** Metadata services that lie outside the link-local range: of Amazon by IPv6, of Alibaba, of Oracle. */
    private static final Set<String> METADATA = Set.of("fd00:ec2:0:0:0:0:0:254", "100.100.100.200", "192.0.0.192");

    private final SocketAddressResolver names;

    AddressRule(SocketAddressResolver names) {
        this.names = names;
    }

    /** Told of a name whose addresses are all forbidden. */
    static final class Forbidden extends UnknownHostException {
        private static final long serialVersionUID = 1L;

        Forbidden(String host) {
            super(sentence(host));
        }
    }

    /**
     * Refuses a host that is written as a forbidden address; a name is judged when it is connected to.
     *
     * @param host may be null
     * @throws IllegalArgumentException with a sentence
     */
    public static void check(String host) {
        if (host == null || !host.matches("[0-9.]+|\\[?[0-9a-fA-F:.]*:[0-9a-fA-F:.]*\\]?")) {
            return;
        }
        try {
            if (!isAllowed(InetAddress.getByName(host))) {
                throw new IllegalArgumentException(sentence(host));
            }
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("\"" + host + "\" is no address.", e);
        }
    }

    private static String sentence(String host) {
        return host
                + " is an address of this link or a cloud's own service, where no lecture goes; write the destination's "
                + "own name or address.";
    }

    static boolean isAllowed(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isMulticastAddress()
                || METADATA.contains(address.getHostAddress())) {
            return false;
        }
        byte[] bytes = address.getAddress();
        return bytes.length == 4 ? bytes[0] != 0 : isCarriedAllowed(bytes);
    }

    /** IPv6 addresses that carry an IPv4 one (NAT64, 6to4, compatible ones) are judged by that. */
    private static boolean isCarriedAllowed(byte[] v6) {
        boolean nat64 = v6[0] == 0 && v6[1] == 0x64 && v6[2] == (byte) 0xff && v6[3] == (byte) 0x9b;
        boolean sixToFour = v6[0] == 0x20 && v6[1] == 0x02;
        boolean compatible = true;
        for (int i = 0; i < 12; i++) {
            compatible &= v6[i] == 0;
        }
        boolean loopback = compatible && v6[12] == 0 && v6[13] == 0 && v6[14] == 0 && v6[15] == 1;
        if (loopback || !nat64 && !compatible && !sixToFour) {
            return true;
        }
        int from = sixToFour ? 2 : 12;
        try {
            return isAllowed(InetAddress.getByAddress(new byte[] {v6[from], v6[from + 1], v6[from + 2], v6[from + 3]}));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("Four bytes are an address.", e);
        }
    }

    @Override
    public void resolve(String host, int port, Map<String, Object> context, Promise<List<InetSocketAddress>> promise) {
        names.resolve(host, port, context, new Promise<>() {
            @Override
            public void succeeded(List<InetSocketAddress> addresses) {
                List<InetSocketAddress> good = addresses.stream()
                        .filter(address -> isAllowed(address.getAddress()))
                        .toList();
                if (good.isEmpty()) {
                    promise.failed(new Forbidden(host));
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
}
