package com.pxlpeak.ops.http;

import com.pxlpeak.ops.http.CertificateFiles.Identity;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import org.apache.pekko.actor.Scheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.concurrent.ExecutionContext;

/**
 * The certificate that is served. When its files change they are read again, for the connections that come from then on;
 * those that are open go on. Files that cannot be used change nothing.
 */
public final class ServedCertificate {

    private static final Logger LOG = LoggerFactory.getLogger(ServedCertificate.class);

    /** All of 1.3, and of 1.2 what is as good: nothing without forward secrecy and authenticated encryption. */
    private static final Set<String> CIPHERS = Set.of(
            "TLS_AES_256_GCM_SHA384",
            "TLS_AES_128_GCM_SHA256",
            "TLS_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");

    private final TlsSettings settings;
    private volatile Served served;
    private String complaint = "";

    private record Served(String stamp, SSLContext context, X509Certificate certificate) {}

    private ServedCertificate(TlsSettings settings, Served served) {
        this.settings = settings;
        this.served = served;
    }

    /** Reads it, or says why it cannot be served. */
    static ServedCertificate of(TlsSettings settings) {
        try {
            ServedCertificate certificate = new ServedCertificate(settings, read(settings.files()));
            certificate.tell("serves");
            return certificate;
        } catch (IOException e) {
            throw new IllegalArgumentException("tls: " + e.getMessage(), e);
        }
    }

    /** Looks at the files again and again, as long as the scheduler lives. */
    void follow(Scheduler scheduler, ExecutionContext blocking) {
        scheduler.scheduleWithFixedDelay(settings.lookInterval(), settings.lookInterval(), this::look, blocking);
    }

    /** When it is no longer valid. */
    public Instant expiresAt() {
        return served.certificate().getNotAfter().toInstant();
    }

    /** One end of a new connection. */
    SSLEngine engine() {
        SSLEngine engine = served.context().createSSLEngine();
        engine.setUseClientMode(false);
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setProtocols(settings.allow12() ? new String[] {"TLSv1.3", "TLSv1.2"} : new String[] {"TLSv1.3"});
        parameters.setCipherSuites(Arrays.stream(engine.getSupportedCipherSuites())
                .filter(CIPHERS::contains)
                .toArray(String[]::new));
        parameters.setUseCipherSuitesOrder(true);
        engine.setSSLParameters(parameters);
        return engine;
    }

    private void look() {
        try {
            if (!settings.files().stamp().equals(served.stamp())) {
                served = read(settings.files());
                tell("serves from now on");
            }
            complaint = "";
        } catch (IOException | RuntimeException e) {
            // Perhaps one of the two is new and the other not yet.
            String now = String.valueOf(e.getMessage());
            if (!now.equals(complaint)) {
                LOG.warn("tls: the changed files are not used: {}", now);
                complaint = now;
            }
        }
    }

    private void tell(String what) {
        X509Certificate certificate = served.certificate();
        LOG.info("tls: {} {}, valid until {}", what, certificate.getSubjectX500Principal(), expiresAt());
    }

    private static Served read(CertificateFiles files) throws IOException {
        // The stamp first: what changes in between is seen the next time.
        String stamp = files.stamp();
        Identity identity = files.read();
        return new Served(stamp, context(identity), identity.own());
    }

    private static SSLContext context(Identity identity) throws IOException {
        try {
            char[] inMemory = {};
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry(
                    "served", identity.key(), inMemory, identity.chain().toArray(Certificate[]::new));
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, inMemory);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException("certificate: cannot be served (expected: one that Java's TLS supports)", e);
        }
    }
}
