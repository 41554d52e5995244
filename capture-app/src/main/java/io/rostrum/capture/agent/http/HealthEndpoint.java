package io.rostrum.capture.agent.http;

import io.rostrum.capture.agent.health.History;
import io.rostrum.capture.agent.health.Metrics;
import io.rostrum.capture.agent.health.Rest;
import io.rostrum.capture.agent.health.SupportBundle;
import io.rostrum.capture.agent.health.Vitals;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpStatus;

/** Tells a technician, and what watches in their place, what needs a hand. */
final class HealthEndpoint {
    private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

    private final Vitals vitals;
    private final Metrics metrics;
    private final History history;
    private final SupportBundle bundle;
    private final StatusReader status;
    private final Rest rest;

    HealthEndpoint(
            Vitals vitals, Metrics metrics, History history, SupportBundle bundle, StatusReader status, Rest rest) {
        this.vitals = vitals;
        this.metrics = metrics;
        this.history = history;
        this.bundle = bundle;
        this.status = status;
        this.rest = rest;
    }

    /** The answer: {@code ok}, or {@code problems} with a sentence each. */
    record Health(String status, List<String> problems) {}

    /**
     * What the PC may do now.
     *
     * @param rest {@code never}, {@code suspend} or {@code off}
     * @param wake when it has to be awake again; null if nothing is planned
     * @param reason what for; null as above
     * @param busy why it may not rest now; null if it may
     */
    record RestView(String rest, Instant wake, String reason, String busy) {
        static RestView of(Rest.Advice advice) {
            return new RestView(
                    advice.rest().id(),
                    advice.plan().wake(),
                    advice.plan().reason(),
                    advice.plan().busy());
        }
    }

    List<Route> routes() {
        return List.of(
                new Route("GET", "/health", e -> e.json(HttpStatus.OK_200, health())),
                Route.open("GET", "/health/live", e -> e.json(HttpStatus.OK_200, Map.of("status", "ok"))),
                Route.open("GET", "/health/ready", this::ready),
                new Route("GET", "/health/rest", e -> e.json(HttpStatus.OK_200, RestView.of(rest.advice()))),
                new Route("GET", "/health/history", e -> e.json(HttpStatus.OK_200, Map.of("points", history.points()))),
                new Route("GET", "/metrics", this::metrics),
                Route.managed("GET", "/support", this::support));
    }

    private Health health() {
        List<String> problems =
                vitals.problems().stream().map(Vitals.Problem::sentence).toList();
        return new Health(problems.isEmpty() ? "ok" : "problems", problems);
    }

    private void ready(Exchange exchange) {
        List<String> obstacles = vitals.obstacles();
        exchange.json(
                obstacles.isEmpty() ? HttpStatus.OK_200 : HttpStatus.SERVICE_UNAVAILABLE_503,
                new Health(obstacles.isEmpty() ? "ok" : "problems", obstacles));
    }

    private void metrics(Exchange exchange) {
        exchange.send(HttpStatus.OK_200, PROMETHEUS, metrics.scrape().getBytes(StandardCharsets.UTF_8));
    }

    private void support(Exchange exchange) throws IOException {
        Map<String, String> answers = new LinkedHashMap<>();
        answers.put("status.json", new String(Json.bytes(status.read()), StandardCharsets.UTF_8));
        answers.put("health.json", new String(Json.bytes(health()), StandardCharsets.UTF_8));
        answers.put("metrics.txt", metrics.scrape());
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        bundle.write(answers, zip);
        exchange.response().getHeaders().put("Content-Disposition", "attachment; filename=\"rostrum-support.zip\"");
        exchange.send(HttpStatus.OK_200, "application/zip", zip.toByteArray());
    }
}
