package io.rostrum.capture.agent.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

class AddressGuardTest {
    @Test
    void addressesOfThisPcAndItsLinkAreKnownInAllTheirForms() throws Exception {
        for (String bad : List.of(
                "127.0.0.1",
                "127.9.9.9",
                "0.0.0.0",
                "0.1.2.3",
                "169.254.169.254",
                "::1",
                "::",
                "fe80::1",
                "224.0.0.1",
                "::ffff:127.0.0.1",
                "::127.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b::a9fe:a9fe")) {
            assertThat(AddressGuard.isAllowed(InetAddress.getByName(bad)))
                    .as(bad)
                    .isFalse();
        }
        for (String good : List.of("10.1.2.3", "192.168.1.5", "93.184.216.34", "2001:db8::1", "fd00::5")) {
            assertThat(AddressGuard.isAllowed(InetAddress.getByName(good)))
                    .as(good)
                    .isTrue();
        }
    }
}
