package com.pxlpeak.edge.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworksTest {

    @ParameterizedTest
    @CsvSource({
        "203.0.113.77,203.0.113.0/24",
        "::ffff:203.0.113.77,203.0.113.0/24",
        "255.255.255.255,255.255.255.0/24",
        "2001:db8:85a3:8d3:1319:8a2e:370:7348,2001:db8:85a3::/48",
        "::1,0:0:0::/48"
    })
    void ofAnAddressTheEndIsNotKept(String address, String network) throws UnknownHostException {
        assertThat(Networks.of(InetAddress.getByName(address))).isEqualTo(network);
    }
}
