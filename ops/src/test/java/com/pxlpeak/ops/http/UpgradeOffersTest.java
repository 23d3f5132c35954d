package com.pxlpeak.ops.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.apache.pekko.util.ByteString;
import org.junit.jupiter.api.Test;

class UpgradeOffersTest {

    private static final String HEAD = "POST /a HTTP/1.1\r\nHost: x\r\n%sContent-Length: 14\r\n\r\n";

    /** Java's own client, as it comes: its bodies come apart from their heads. */
    @Test
    void whoeverOffersHttp2WithoutTlsIsAnsweredInHttp1AndKnownByAddress() throws Exception {
        try (OpenPort port = OpenPort.with("")) {
            for (int client = 0; client < 40; client++) {
                HttpClient java = HttpClient.newHttpClient();
                for (int request = 0; request < 3; request++) {
                    HttpResponse<String> answer = java.send(
                            HttpRequest.newBuilder(port.at("/a"))
                                    .POST(BodyPublishers.ofString("x".repeat(300)))
                                    .build(),
                            BodyHandlers.ofString());

                    assertThat(answer.body()).isEqualTo("POST /a");
                    assertThat(answer.version()).isEqualTo(Version.HTTP_1_1);
                    assertThat(answer.headers().firstValue(OpenPort.FROM)).contains("127.0.0.1");
                }
            }
        }
    }

    @Test
    void theOfferAloneIsTakenOut() {
        assertThat(without(HEAD.formatted("upgrade:  h2c\r\n") + "Upgrade: h2c\r\n"))
                .isEqualTo(HEAD.formatted("") + "Upgrade: h2c\r\n");
        assertThat(without(HEAD.formatted("Upgrade: websocket\r\n")))
                .isEqualTo(HEAD.formatted("Upgrade: websocket\r\n"));
    }

    @Test
    void anOfferIsKnownHoweverItIsSpelled() {
        assertThat(without(HEAD.formatted("UPGRADE: H2C\r\n"))).isEqualTo(HEAD.formatted(""));
    }

    @Test
    void whatIsNoRequestsHeadIsLeftAsItIs() {
        String body = "{\"a\":\r\n\"x\"}\r\nUpgrade: h2c\r\n";
        assertThat(without(body)).isEqualTo(body);
        String preface = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\nUpgrade: h2c\r\n";
        assertThat(without(preface)).isEqualTo(preface);
    }

    private static String without(String text) {
        return UpgradeOffers.without(ByteString.fromString(text)).utf8String();
    }
}
