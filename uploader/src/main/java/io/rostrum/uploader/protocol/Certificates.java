package io.rostrum.uploader.protocol;

import io.rostrum.uploader.job.Trust;
import io.rostrum.uploader.job.UploadException;
import io.rostrum.uploader.job.UploadException.Code;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** Turns a {@link Trust} into TLS that checks chain, name and pins (RFC 5280, RFC 6125, RFC 7469 section 2.6). */
final class Certificates {
    private Certificates() {}

    static SslContextFactory.Client client(Trust trust) throws UploadException {
        SslContextFactory.Client factory = new SslContextFactory.Client();
        factory.setEndpointIdentificationAlgorithm("HTTPS");
        if (trust.equals(Trust.SYSTEM)) {
            return factory;
        }
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new Pinned(authorities(trust.authorities()), trust.pins())}, null);
            factory.setSslContext(context);
            return factory;
        } catch (GeneralSecurityException e) {
            throw new UploadException(Code.BAD_DESTINATION, "TLS cannot be set up: " + e.getMessage() + ".", e);
        }
    }

    /** The system's authorities and the given ones. */
    private static X509ExtendedTrustManager authorities(List<Path> files)
            throws GeneralSecurityException, UploadException {
        KeyStore store = null;
        if (!files.isEmpty()) {
            store = empty();
            int number = 0;
            for (X509Certificate known : manager(null).getAcceptedIssuers()) {
                store.setCertificateEntry("system-" + number++, known);
            }
            for (Path file : files) {
                for (Certificate own : read(file)) {
                    store.setCertificateEntry("own-" + number++, own);
                }
            }
        }
        return manager(store);
    }

    private static Collection<? extends Certificate> read(Path file) throws UploadException {
        try (InputStream in = Files.newInputStream(file)) {
            Collection<? extends Certificate> found =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (found.isEmpty()) {
                throw new CertificateException("it is empty");
            }
            return found;
        } catch (IOException | CertificateException e) {
            throw new UploadException(
                    Code.BAD_DESTINATION,
                    "The authority file " + file + " holds no certificate that can be read (" + e.getMessage()
                            + "); give a PEM file.",
                    e);
        }
    }

    private static KeyStore empty() throws GeneralSecurityException {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            return store;
        } catch (IOException e) {
            throw new IllegalStateException("An empty key store needs no input.", e);
        }
    }

    private static X509ExtendedTrustManager manager(KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return (X509ExtendedTrustManager) Arrays.stream(factory.getTrustManagers())
                .filter(X509ExtendedTrustManager.class::isInstance)
                .findFirst()
                .orElseThrow();
    }

    /** Checks as usual, then the dates and that one of the keys is pinned. */
    private static final class Pinned extends X509ExtendedTrustManager {
        private final X509ExtendedTrustManager usual;
        private final Set<String> pins;

        Pinned(X509ExtendedTrustManager usual, Set<String> pins) {
            this.usual = usual;
            this.pins = pins;
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            usual.checkServerTrusted(chain, type, engine);
            checkDatesAndPins(chain);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            usual.checkServerTrusted(chain, type, socket);
            checkDatesAndPins(chain);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
            usual.checkServerTrusted(chain, type);
            checkDatesAndPins(chain);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            usual.checkClientTrusted(chain, type, engine);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            usual.checkClientTrusted(chain, type, socket);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
            usual.checkClientTrusted(chain, type);
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return usual.getAcceptedIssuers();
        }

        private void checkDatesAndPins(X509Certificate[] chain) throws CertificateException {
            // Java does not look at the dates of a certificate that is given as an authority itself.
            chain[0].checkValidity();
            List<String> seen = new ArrayList<>();
            for (X509Certificate certificate : chain) {
                String pin = Base64.getEncoder()
                        .encodeToString(Sha256.digest()
                                .digest(certificate.getPublicKey().getEncoded()));
                if (pins.isEmpty() || pins.contains(pin)) {
                    return;
                }
                seen.add(pin);
            }
            throw new CertificateException("none of its keys is pinned: it shows " + String.join(", ", seen));
        }
    }
}
