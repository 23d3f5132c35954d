package com.pxlpeak.ops.http;

import com.typesafe.config.Config;
import java.time.Duration;
import java.util.Optional;

/**
 * {@code pxlpeak.http.tls}.
 *
 * @param files the certificate and its key
 * @param allow12 whether TLS 1.2 is spoken too, with AEAD ciphers
 * @param lookInterval how often the files are looked at
 * @param strictTransport how long browsers are told to come by HTTPS only; nothing is told if zero
 */
public record TlsSettings(CertificateFiles files, boolean allow12, Duration lookInterval, Duration strictTransport) {

    public TlsSettings {
        if (lookInterval.isNegative() || lookInterval.isZero()) {
            throw new IllegalArgumentException("look-interval: " + lookInterval + " (expected: longer than nothing)");
        }
        if (strictTransport.isNegative()) {
            throw new IllegalArgumentException("strict-transport: " + strictTransport + " (expected: 0 or more)");
        }
    }

    /** Empty where no certificate is named: then the port speaks plain HTTP. */
    static Optional<TlsSettings> from(Config config) {
        return CertificateFiles.named(config.getString("certificate"), config.getString("key"))
                .map(files -> new TlsSettings(
                        files,
                        config.getBoolean("allow-1-2"),
                        config.getDuration("look-interval"),
                        config.getDuration("strict-transport")));
    }
}
