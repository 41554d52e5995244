package io.rostrum.uploader.testsupport;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** nginx before a server, as a proxy that hands a request on only when it has all of it, and takes none above 200 kB. */
public final class Nginx implements AutoCloseable {
    private final Process process;
    private final int port;

    public Nginx(Path directory, int upstream) throws Exception {
        Files.createDirectories(directory);
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = probe.getLocalPort();
        }
        Path settings = directory.resolve("nginx.conf");
        Files.writeString(
                settings,
                "daemon off; master_process off; worker_processes 1; pid " + directory.resolve("pid") + ";\n"
                        + "error_log " + directory.resolve("error.log") + ";\nevents { worker_connections 64; }\n"
                        + "http { access_log off; client_body_temp_path " + directory.resolve("bodies")
                        + "; proxy_temp_path " + directory.resolve("answers") + "; fastcgi_temp_path "
                        + directory.resolve("f") + "; uwsgi_temp_path " + directory.resolve("u")
                        + "; scgi_temp_path " + directory.resolve("s")
                        + ";\n server { listen 127.0.0.1:" + port + "; client_max_body_size 200k;\n"
                        + "  location / { proxy_pass http://127.0.0.1:" + upstream
                        + "; proxy_request_buffering on; proxy_http_version 1.1; proxy_set_header Host $http_host; } } }\n");
        process = new ProcessBuilder(program(), "-p", directory.toString(), "-c", settings.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("nginx.log").toFile())
                .start();
        Deadline.until("nginx listens (see " + directory + ")", () -> {
            try (Socket probe = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return probe.isConnected();
            } catch (IOException e) {
                return false;
            }
        });
    }

    private static String program() {
        return Files.exists(Path.of("/usr/sbin/nginx")) ? "/usr/sbin/nginx" : "nginx";
    }

    public int port() {
        return port;
    }

    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().orTimeout(10, TimeUnit.SECONDS).join();
    }
}
