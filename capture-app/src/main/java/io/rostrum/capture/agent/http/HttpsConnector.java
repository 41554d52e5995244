package io.rostrum.capture.agent.http;

import io.rostrum.capture.agent.access.Certificate;
import io.rostrum.capture.agent.settings.HttpSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTPS address: opened to other PCs, and given another certificate, while the server runs. Any thread. */
final class HttpsConnector {
    private static final Logger LOG = LoggerFactory.getLogger(HttpsConnector.class);

    private final Server server;
    private final HttpSettings.Https settings;
    private final Certificate certificate;
    private final HttpConfiguration configuration;
    private final SslContextFactory.Server tls = new SslContextFactory.Server();
    private ServerConnector connector;
    private FileTime version;

    HttpsConnector(
            Server server, HttpSettings.Https settings, Certificate certificate, HttpConfiguration configuration) {
        this.server = server;
        this.settings = settings;
        this.certificate = certificate;
        this.configuration = configuration;
        // The certificate is often the PC's own, for whatever name people use; so the name is not compared with it.
        configuration.addCustomizer(new SecureRequestCustomizer(false));
        tls.setKeyStorePassword("");
    }

    /**
     * Listens.
     *
     * @param open for other PCs, or for this one
     */
    synchronized void listen(boolean open) {
        String bind = open ? settings.bind() : "127.0.0.1";
        try {
            int port = connector == null ? settings.port() : connector.getLocalPort();
            close();
            if (version == null) {
                version = certificate.version();
                tls.setKeyStore(certificate.load());
            }
            connector = new ServerConnector(
                    server,
                    1,
                    1,
                    new SslConnectionFactory(tls, HttpVersion.HTTP_1_1.asString()),
                    new HttpConnectionFactory(configuration));
            connector.setHost(bind);
            connector.setPort(port);
            server.addConnector(connector);
            connector.start();
            LOG.info("HTTPS listens on {}:{}.", bind, connector.getLocalPort());
        } catch (Exception e) { // Jetty's signature
            LOG.warn(
                    "HTTPS cannot listen on {}:{}: {}. Other PCs do not reach the console.",
                    bind,
                    settings.port(),
                    e.getMessage());
            forget();
        }
    }

    private void close() throws Exception {
        if (connector != null) {
            connector.stop();
            forget();
        }
    }

    private void forget() {
        if (connector != null) {
            server.removeConnector(connector);
            connector = null;
        }
    }

    /** Takes a certificate that was put in place since; called from time to time. */
    synchronized void refresh() {
        try {
            FileTime now = certificate.version();
            if (connector != null && !now.equals(version)) {
                version = now;
                var store = certificate.load();
                tls.reload(factory -> factory.setKeyStore(store));
                LOG.info("HTTPS uses the new certificate.");
            }
        } catch (IOException e) {
            LOG.warn("The new certificate is not used: {}", e.getMessage());
        } catch (Exception e) { // Jetty's signature
            LOG.warn("The new certificate is not used.", e);
        }
    }

    /** Where it listens, if it does. */
    synchronized Optional<URI> uri() {
        return Optional.ofNullable(connector)
                .filter(ServerConnector::isStarted)
                .map(open -> URI.create("https://" + ("0.0.0.0".equals(open.getHost()) ? "127.0.0.1" : open.getHost())
                        + ":" + open.getLocalPort()));
    }
}
