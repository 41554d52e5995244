package io.rostrum.uploader.testsupport;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import me.desair.tus.server.TusFileUploadService;
import me.desair.tus.server.exception.TusException;
import me.desair.tus.server.upload.UploadInfo;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** The library tus-java-server in a servlet container: a tus server that we did not write. */
public final class TusJavaServer implements AutoCloseable {
    private final TusFileUploadService tus;
    private final Server server;
    private final Collection<String> created = new ConcurrentLinkedQueue<>();

    public TusJavaServer(Path directory) throws Exception {
        tus = new TusFileUploadService().withStoragePath(directory.toString()).withUploadUri("/files");
        server = new Server();
        ServerConnector connector = new ServerConnector(server);
        connector.setIdleTimeout(2_000); // it holds its lock on a broken request for so long
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler("/");
        context.addServlet(new ServletHolder(new Servlet()), "/files/*");
        server.setHandler(context);
        server.start();
    }

    public int port() {
        return ((ServerConnector) server.getConnectors()[0]).getLocalPort();
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + port() + "/files");
    }

    /** Path (from the metadata) to hash of all complete uploads; fails if one path was completed twice. */
    public Map<String, String> hashes() throws IOException, TusException {
        Map<String, String> hashes = new TreeMap<>();
        for (String uri : created) {
            UploadInfo info = tus.getUploadInfo(uri);
            if (info != null && !info.isUploadInProgress()) {
                try (InputStream bytes = tus.getUploadedBytes(uri)) {
                    String before =
                            hashes.put(info.getMetadata().get("path"), TestPackage.sha256(bytes.readAllBytes()));
                    if (before != null) {
                        throw new AssertionError(info.getMetadata().get("path") + " was uploaded twice");
                    }
                }
            }
        }
        return hashes;
    }

    @Override
    public void close() throws IOException {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IOException("The server did not stop", e);
        }
    }

    private final class Servlet extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            tus.process(request, response);
            String location = response.getHeader("Location");
            if (location != null) {
                created.add(URI.create(location).getPath());
            }
        }
    }
}
