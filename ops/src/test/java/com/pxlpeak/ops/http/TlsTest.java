package com.pxlpeak.ops.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {

    @TempDir
    private Path directory = Path.of("");

    @Test
    void browsersSpeakHttp2OverTls13AndAreToldToStay() throws Exception {
        SelfSigned certificate = SelfSigned.draw("first", "EC", directory);
        try (OpenPort port = serving(certificate, "")) {
            HttpClient browser =
                    HttpClient.newBuilder().sslContext(trusting(certificate)).build();
            HttpResponse<String> answer =
                    browser.send(HttpRequest.newBuilder(port.at("/hello")).build(), BodyHandlers.ofString());

            assertThat(answer.body()).isEqualTo("GET /hello");
            assertThat(answer.version()).isEqualTo(Version.HTTP_2);
            assertThat(answer.sslSession().orElseThrow().getProtocol()).isEqualTo("TLSv1.3");
            assertThat(answer.headers().firstValue("Strict-Transport-Security")).contains("max-age=31536000");
        }
    }

    @Test
    void tls12IsRefusedUnlessAllowed() throws Exception {
        SelfSigned certificate = SelfSigned.draw("first", "RSA", directory);
        try (OpenPort port = serving(certificate, "");
                SSLSocket old = socket(port, certificate, "TLSv1.2")) {
            assertThatThrownBy(old::startHandshake).isInstanceOf(SSLHandshakeException.class);
        }
        try (OpenPort port = serving(certificate, "allow-1-2 = on");
                SSLSocket old = socket(port, certificate, "TLSv1.2")) {
            old.startHandshake();
            assertThat(old.getSession().getCipherSuite())
                    .startsWith("TLS_ECDHE_RSA_")
                    .endsWith("_SHA384");
        }
    }

    @Test
    void newConnectionsGetAChangedCertificateWhileAnOpenOneGoesOn() throws Exception {
        SelfSigned first = SelfSigned.draw("first", "EC", directory);
        SelfSigned second = SelfSigned.draw("second", "RSA", directory);
        try (OpenPort port = serving(first, "look-interval = 50 ms");
                SSLSocket open = socket(port, first, "TLSv1.3")) {
            assertThat(ask(open)).startsWith("HTTP/1.1 200");

            // A certificate without its key yet serves nobody, and takes nothing away.
            SelfSigned.put(directory.resolve("tls.crt"), second.certificatePem());
            assertThat(certificateOf(port, first)).isEqualTo(first.certificate());
            SelfSigned.put(directory.resolve("tls.key"), second.keyPem());

            await().atMost(Duration.ofSeconds(10)).ignoreExceptions().until(() -> certificateOf(port, second)
                    .equals(second.certificate()));
            assertThat(ask(open)).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void aStartSaysWhatIsWrongWithTheFiles() throws Exception {
        SelfSigned certificate = SelfSigned.draw("first", "EC", directory);
        CertificateFiles files = certificate.into(directory);
        Path crt = files.certificate();
        Path key = files.key();

        assertComplains(new CertificateFiles(directory.resolve("none"), key), "none is not there");
        assertComplains(new CertificateFiles(key, key), "tls.key holds none (expected: -----BEGIN CERTIFICATE-----");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
        assertComplains(files, "may be read by everybody (expected: chmod 600");
        SelfSigned.put(key, certificate.keyPem().replace("PRIVATE KEY", "EC PRIVATE KEY"));
        assertComplains(files, "is of the kind 'EC PRIVATE KEY' (expected: PKCS#8, not encrypted: openssl pkcs8");
        SelfSigned.put(key, SelfSigned.draw("second", "EC", directory).keyPem());
        assertComplains(files, "is not that of " + crt);
        assertThatThrownBy(() -> CertificateFiles.named("tls.crt", ""))
                .hasMessageContaining("expected: both, or neither");
        assertThatThrownBy(() -> OpenPort.with(section(directory.resolve("none"), key, "")))
                .hasMessageContaining("tls: certificate: ");
    }

    private static void assertComplains(CertificateFiles files, String expected) {
        assertThatThrownBy(files::check).isInstanceOf(IOException.class).hasMessageContaining(expected);
    }

    private OpenPort serving(SelfSigned certificate, String more) throws IOException {
        CertificateFiles files = certificate.into(directory);
        return OpenPort.with(section(files.certificate(), files.key(), more));
    }

    private static String section(Path certificate, Path key, String more) {
        return "pxlpeak.http.tls { certificate = \"" + certificate + "\", key = \"" + key + "\"\n" + more + " }";
    }

    private static Certificate certificateOf(OpenPort port, SelfSigned trusted) throws Exception {
        try (SSLSocket socket = socket(port, trusted, "TLSv1.3")) {
            socket.startHandshake();
            return socket.getSession().getPeerCertificates()[0];
        }
    }

    private static SSLSocket socket(OpenPort port, SelfSigned trusted, String protocol) throws Exception {
        SSLSocket socket = (SSLSocket) trusting(trusted).getSocketFactory().createSocket("127.0.0.1", port.port());
        socket.setEnabledProtocols(new String[] {protocol});
        socket.setSoTimeout(10_000);
        return socket;
    }

    private static String ask(SSLSocket socket) throws IOException {
        socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        InputStream in = socket.getInputStream();
        StringBuilder answer = new StringBuilder();
        while (!answer.toString().endsWith("GET /")) {
            int read = in.read();
            if (read < 0) {
                break;
            }
            answer.append((char) read);
        }
        return answer.toString();
    }

    private static SSLContext trusting(SelfSigned certificate) throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("it", certificate.certificate());
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }
}
