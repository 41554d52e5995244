package io.rostrum.capture.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class IdleCommandTest {
    private static final Instant NOW = Instant.parse("2026-11-25T08:55:00Z");

    @Test
    void aRoomThatRecordsIsBusy() throws Exception {
        assertThat(IdleCommand.busy(json("{'state':'recording','next':null}"), NOW, Duration.ZERO))
                .contains("A lecture is being recorded.");
    }

    @Test
    void aRoomWhoseLectureBeginsSoonIsBusy() throws Exception {
        JsonNode status = json("{'state':'idle','next':{'start':'2026-11-25T09:00:00Z'}}");

        assertThat(IdleCommand.busy(status, NOW, Duration.ofMinutes(10))).isPresent();
        assertThat(IdleCommand.busy(status, NOW, Duration.ofMinutes(4))).isEmpty();
    }

    @Test
    void withoutAnAgentNothingIsRecorded() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        assertThat(Run.of("idle", "--agent", "http://127.0.0.1:" + free).exitCode())
                .isEqualTo(ExitCode.DONE);
    }

    @Test
    void theAnswerOfAnAgentDecides() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/v1/status", exchange -> {
            byte[] body = "{\"state\":\"recording\"}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try {
            String url = "http://127.0.0.1:" + server.getAddress().getPort();
            assertThat(Run.of("idle", "--agent", url, "--json").exitCode()).isEqualTo(ExitCode.WILL_RESUME);
            assertThat(Run.of("idle", "--agent", "nowhere").exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void anAgentThatHangsIsNamedInOneSentence() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            AgentQuery query = new AgentQuery(Duration.ofMillis(200));
            new CommandLine(query).parseArgs("--agent", "http://127.0.0.1:" + silent.getLocalPort());

            assertThatThrownBy(() -> query.get("status"))
                    .isInstanceOf(CommandFailure.class)
                    .hasMessageContaining("did not answer");
        }
    }

    private static JsonNode json(String text) throws Exception {
        return new ObjectMapper().readTree(text.replace('\'', '"'));
    }
}
