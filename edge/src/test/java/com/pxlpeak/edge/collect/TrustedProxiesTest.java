package com.pxlpeak.edge.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.apache.pekko.http.javadsl.model.AttributeKeys;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.RemoteAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {

    private static final byte[] PROXY = {10, 0, 0, 7};
    private static final byte[] STRANGER = {9, 9, 9, 9};

    private final TrustedProxies proxies = new TrustedProxies(List.of("10.0.0.0/8", "192.0.2.128/25", "fd00::/16"));

    @Test
    void aStrangersWordIsNotTaken() {
        assertThat(clientOf(STRANGER, "1.2.3.4")).isEqualTo("9.9.9.9");
        assertThat(clientOf(STRANGER)).isEqualTo("9.9.9.9");
    }

    @Test
    void theLastHopThatIsNotOursIsTheClient() {
        assertThat(clientOf(PROXY, "6.6.6.6, 1.2.3.4")).isEqualTo("1.2.3.4");
        assertThat(clientOf(PROXY, "6.6.6.6, 1.2.3.4, 10.9.9.9, 192.0.2.200")).isEqualTo("1.2.3.4");
        assertThat(clientOf(PROXY, "1.2.3.4, 192.0.2.100")).isEqualTo("192.0.2.100");
        assertThat(clientOf(PROXY, "2001:db8::1, fd00::2")).isEqualTo("2001:db8:0:0:0:0:0:1");
    }

    @Test
    void headersCountInTheirOrder() {
        assertThat(clientOf(PROXY, "6.6.6.6", "1.2.3.4")).isEqualTo("1.2.3.4");
    }

    @Test
    void amongOurOwnTheFirstIsTheClient() {
        assertThat(clientOf(PROXY, "10.1.1.1, 10.2.2.2")).isEqualTo("10.1.1.1");
        assertThat(clientOf(PROXY)).isEqualTo("10.0.0.7");
    }

    @Test
    void whatIsNotUnderstoodIsNobody() {
        assertThat(clientOf(PROXY, "unknown")).isEqualTo("nobody");
        assertThat(clientOf(PROXY, "1.2.3.4, not an address")).isEqualTo("nobody");
        assertThat(clientOf(PROXY, "garbage", "1.2.3.4")).isEqualTo("1.2.3.4");
    }

    @Test
    void withoutAPeerThereIsNobody() {
        assertThat(proxies.clientOf(HttpRequest.POST("/v1/collect"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy.example/8", "10.0.0.0/33", "10.0.0.0/x", "10.0.0/8/8", "", "::1/-1"})
    void aNetworkIsANetwork(String text) {
        assertThatThrownBy(() -> new TrustedProxies(List.of(text))).hasMessageContaining("trusted-proxies");
    }

    private String clientOf(byte[] peer, String... forwardedFor) {
        try {
            HttpRequest request = HttpRequest.POST("/v1/collect")
                    .addAttribute(AttributeKeys.remoteAddress, RemoteAddress.create(InetAddress.getByAddress(peer)));
            for (int i = forwardedFor.length - 1; i >= 0; i--) {
                request = request.addHeader(HttpHeader.parse("X-Forwarded-For", forwardedFor[i]));
            }
            return proxies.clientOf(request).map(InetAddress::getHostAddress).orElse("nobody");
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }
}
