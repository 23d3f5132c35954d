package com.pxlpeak.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DashboardRouteTest {

    private static final String SCRIPT = "/assets/index-BxYz12ab.js";

    private final ServedApi api = new ServedApi(
            new DashboardRoute(new DashboardFiles(DashboardRouteTest.class.getClassLoader(), "dashboard-under-test"))
                    .route());

    @AfterAll
    void stop() {
        api.close();
    }

    @Test
    void dashboardIsAtTheRootAndNeedsNoKey() {
        HttpResponse<String> page = api.send("GET", "/");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<title>pxlpeak</title>");
    }

    @ParameterizedTest
    @CsvSource({
        "/,                         text/html; charset=UTF-8",
        "/assets/index-BxYz12ab.js, application/javascript; charset=UTF-8",
        "/favicon.svg,              image/svg+xml"
    })
    void filesSayWhatTheyAre(String path, String type) {
        assertThat(header(api.send("GET", path), "Content-Type")).isEqualTo(type);
    }

    @Test
    void pageIsAskedForAgainAndWhatItNamesByContentIsKept() {
        assertThat(header(api.send("GET", "/"), "Cache-Control")).isEqualTo("no-cache");
        assertThat(header(api.send("GET", "/favicon.svg"), "Cache-Control")).isEqualTo("no-cache");
        assertThat(header(api.send("GET", SCRIPT), "Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
    }

    @Test
    void pageThatHasNotChangedIsNotSentAgain() {
        String tag = header(api.send("GET", "/"), "ETag");

        assertThat(api.send("GET", "/", "If-None-Match", tag).statusCode()).isEqualTo(304);
        assertThat(api.send("GET", "/", "If-None-Match", "\"other\"").statusCode())
                .isEqualTo(200);
    }

    @Test
    void nothingFromElsewhereRunsInThePage() {
        HttpResponse<String> page = api.send("GET", "/");

        assertThat(header(page, "Content-Security-Policy"))
                .startsWith("default-src 'self';")
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(header(page, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(page, "Referrer-Policy")).isEqualTo("no-referrer");
    }

    @Test
    void largeTextIsCompressedForWhoeverCanReadThat() throws Exception {
        HttpResponse<byte[]> compressed = api.client()
                .sendAsync(
                        HttpRequest.newBuilder(api.uri("http", SCRIPT))
                                .header("Accept-Encoding", "gzip, deflate, br")
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray())
                .join();
        byte[] unpacked = new GZIPInputStream(new java.io.ByteArrayInputStream(compressed.body())).readAllBytes();

        assertThat(compressed.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(new String(unpacked, java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo(api.send("GET", SCRIPT).body());
    }

    @Test
    void headIsAnsweredWithoutABody() {
        HttpResponse<String> head = api.send("HEAD", "/");

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/missing.js",
                "/settings.conf",
                "/../dashboard-under-test/index.html",
                "/%2e%2e/logback-test.xml",
                "/assets/..%2findex.html",
                "/assets//index-BxYz12ab.js",
                "/.hidden.js",
                "/index.html/"
            })
    void nothingElseIsGivenAway(String path) {
        assertThat(api.send("GET", path).statusCode()).isEqualTo(404);
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
