package com.pxlpeak.ops.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A certificate and its key in PEM files, as authorities hand them out. What is wrong with them is told when they are
 * read, not by a browser.
 *
 * @param certificate the chain, our own certificate first
 * @param key in PKCS#8, not encrypted
 */
public record CertificateFiles(Path certificate, Path key) {

    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\\s]+)-----END \\1-----");

    private static final String PKCS8 = "PRIVATE KEY";

    private static final String AS_PKCS8 = " (expected: PKCS#8, not encrypted: openssl pkcs8 -topk8 -nocrypt -in KEY)";

    private static final Map<String, String> SIGNATURES =
            Map.of("RSA", "SHA256withRSA", "EC", "SHA256withECDSA", "EdDSA", "EdDSA");

    /** What the files hold. */
    record Identity(List<X509Certificate> chain, PrivateKey key) {

        Identity {
            chain = List.copyOf(chain);
        }

        X509Certificate own() {
            return chain.get(0);
        }

        @Override
        public String toString() {
            return "Identity[" + own().getSubjectX500Principal() + "]";
        }
    }

    /** Empty if neither is named; one without the other is a mistake. */
    public static Optional<CertificateFiles> named(String certificate, String key) {
        if (certificate.isBlank() && key.isBlank()) {
            return Optional.empty();
        }
        if (certificate.isBlank() || key.isBlank()) {
            throw new IllegalArgumentException("tls: certificate '" + certificate + "', key '" + key
                    + "' (expected: both, or neither for plain HTTP)");
        }
        return Optional.of(new CertificateFiles(Path.of(certificate), Path.of(key)));
    }

    /** Fails, saying what is wrong, if the port could not serve with them. */
    public void check() throws IOException {
        read();
    }

    Identity read() throws IOException {
        String certificates = text("certificate", certificate);
        String secret = text("key", key);
        refuseKeyThatEverybodyReads();
        List<X509Certificate> chain = chain(certificates);
        PublicKey belongsTo = chain.get(0).getPublicKey();
        PrivateKey read = key(secret, belongsTo.getAlgorithm());
        if (!belongTogether(belongsTo, read)) {
            throw new IOException("key: " + key + " is not that of " + certificate + " (expected: of its first part, "
                    + chain.get(0).getSubjectX500Principal() + ")");
        }
        return new Identity(chain, read);
    }

    /** Changes when a file does; follows links, which is how some put a new one in the place of an old. */
    String stamp() throws IOException {
        return stamp(certificate) + ' ' + stamp(key);
    }

    private static String stamp(Path file) throws IOException {
        if (!Files.exists(file)) {
            return file + " is not there";
        }
        Path real = file.toRealPath();
        return real + "@" + Files.getLastModifiedTime(real) + ":" + Files.size(real);
    }

    private static String text(String what, Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException(what + ": " + file + " is not there (expected: a PEM file)");
        }
        if (!Files.isReadable(file)) {
            throw new IOException(what + ": " + file + " may not be read by " + System.getProperty("user.name")
                    + " (expected: readable by who runs pxlpeak)");
        }
        return Files.readString(file, StandardCharsets.ISO_8859_1);
    }

    private void refuseKeyThatEverybodyReads() throws IOException {
        if (Files.getPosixFilePermissions(key).contains(PosixFilePermission.OTHERS_READ)) {
            throw new IOException("key: " + key + " may be read by everybody (expected: chmod 600 " + key + ")");
        }
    }

    private List<X509Certificate> chain(String text) throws IOException {
        try {
            CertificateFactory x509 = CertificateFactory.getInstance("X.509");
            List<X509Certificate> chain = BLOCK.matcher(text)
                    .results()
                    .filter(block -> block.group(1).equals("CERTIFICATE"))
                    .map(block -> bytes(block.group(2)))
                    .map(bytes -> certificate(x509, bytes))
                    .toList();
            if (chain.isEmpty()) {
                throw new IOException("certificate: " + certificate
                        + " holds none (expected: -----BEGIN CERTIFICATE-----, our own first)");
            }
            return chain;
        } catch (CertificateException | IllegalArgumentException e) {
            throw new IOException("certificate: " + certificate + " cannot be read (expected: X.509 in PEM)", e);
        }
    }

    private static X509Certificate certificate(CertificateFactory x509, byte[] bytes) {
        try {
            return (X509Certificate) x509.generateCertificate(new ByteArrayInputStream(bytes));
        } catch (CertificateException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private PrivateKey key(String text, String algorithm) throws IOException {
        Matcher block = BLOCK.matcher(text);
        while (block.find()) {
            if (block.group(1).equals(PKCS8)) {
                return key(bytes(block.group(2)), algorithm);
            }
            if (block.group(1).endsWith(PKCS8)) {
                throw new IOException("key: " + key + " is of the kind '" + block.group(1) + "'" + AS_PKCS8);
            }
        }
        throw new IOException("key: " + key + " holds none" + AS_PKCS8);
    }

    private PrivateKey key(byte[] bytes, String algorithm) throws IOException {
        if (!SIGNATURES.containsKey(algorithm)) {
            throw new IOException("key: of the kind " + algorithm + " (expected: of " + SIGNATURES.keySet() + ")");
        }
        try {
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(bytes));
        } catch (GeneralSecurityException e) {
            throw new IOException(
                    "key: " + key + " is not one of the kind " + algorithm
                            + " (expected: that of the certificate, in PKCS#8)",
                    e);
        }
    }

    private static boolean belongTogether(PublicKey open, PrivateKey secret) {
        try {
            Signature signature =
                    Signature.getInstance(SIGNATURES.getOrDefault(open.getAlgorithm(), open.getAlgorithm()));
            byte[] said = "pxlpeak".getBytes(StandardCharsets.US_ASCII);
            signature.initSign(secret);
            signature.update(said);
            byte[] signed = signature.sign();
            signature.initVerify(open);
            signature.update(said);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static byte[] bytes(String base64) {
        return Base64.getMimeDecoder().decode(base64);
    }
}
