package com.pxlpeak.ops.http;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * For our own programs, which talk to the port by the address of this machine: the certificate it serves is trusted for
 * being the one in the file, whatever name it bears and whoever signed it. Others are judged as ever.
 */
public final class OwnCertificateTrust extends X509ExtendedTrustManager {

    private final CertificateFiles files;
    private final X509ExtendedTrustManager others;

    private OwnCertificateTrust(CertificateFiles files, X509ExtendedTrustManager others) {
        this.files = files;
        this.others = others;
    }

    /** Makes it what HTTP clients of this process use if they are not told otherwise. */
    public static void install(CertificateFiles files) {
        try {
            TrustManagerFactory usual = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            usual.init((@Nullable KeyStore) null);
            X509ExtendedTrustManager others = Arrays.stream(usual.getTrustManagers())
                    .filter(X509ExtendedTrustManager.class::isInstance)
                    .map(X509ExtendedTrustManager.class::cast)
                    .findFirst()
                    .orElseThrow();
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new OwnCertificateTrust(files, others)}, null);
            SSLContext.setDefault(context);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("TLS: missing (expected: part of every Java platform)", e);
        }
    }

    /** Read anew each time, for it may have been changed. */
    private boolean isOwn(X509Certificate[] chain) {
        try {
            return chain.length > 0 && files.read().own().equals(chain[0]);
        } catch (IOException unreadable) {
            return false;
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind, SSLEngine engine) throws CertificateException {
        if (!isOwn(chain)) {
            others.checkServerTrusted(chain, kind, engine);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind, Socket socket) throws CertificateException {
        if (!isOwn(chain)) {
            others.checkServerTrusted(chain, kind, socket);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind) throws CertificateException {
        if (!isOwn(chain)) {
            others.checkServerTrusted(chain, kind);
        }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind, SSLEngine engine) throws CertificateException {
        others.checkClientTrusted(chain, kind, engine);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind, Socket socket) throws CertificateException {
        others.checkClientTrusted(chain, kind, socket);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind) throws CertificateException {
        others.checkClientTrusted(chain, kind);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return others.getAcceptedIssuers();
    }
}
