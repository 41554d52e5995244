package io.rostrum.uploader.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where lectures may go: anywhere on a campus, never to the link's own services. */
class AddressRuleTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "169.254.169.254",
                "169.254.0.1",
                "0.0.0.0",
                "0.1.2.3",
                "224.0.0.251",
                "100.100.100.200",
                "192.0.0.192",
                "::",
                "fe80::1",
                "ff02::fb",
                "fd00:ec2::254",
                "::ffff:169.254.169.254",
                "::169.254.169.254",
                "64:ff9b::a9fe:a9fe",
                "2002:a9fe:a9fe::1"
            })
    void theLinksOwnAndMetadataServicesAreRefused(String address) throws Exception {
        assertThat(AddressRule.isAllowed(InetAddress.getByName(address))).isFalse();
        assertThatThrownBy(() -> AddressRule.check(address))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("where no lecture goes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1", "10.1.2.3", "172.16.0.9", "192.168.1.20", "fd12::7", "93.184.216.34"})
    void aCampusAndThisPcAreAllowed(String address) throws Exception {
        assertThat(AddressRule.isAllowed(InetAddress.getByName(address))).isTrue();
        assertThatCode(() -> AddressRule.check(address)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"lectures.example.org", "localhost", "cafe", "10-0-0-1.example"})
    void aNameIsJudgedWhenItIsConnectedTo(String name) {
        assertThatCode(() -> AddressRule.check(name)).doesNotThrowAnyException();
    }
}
