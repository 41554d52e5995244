package io.rostrum.capture.agent.http;

import io.rostrum.capture.agent.jobs.Job;
import io.rostrum.capture.agent.jobs.JobBoard;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.HttpStatus;

/** Tells a technician what needs a hand. */
final class HealthEndpoint {
    private static final double LOW_HOURS = 4;

    private final StatusReader status;
    private final JobBoard jobs;

    HealthEndpoint(StatusReader status, JobBoard jobs) {
        this.status = status;
        this.jobs = jobs;
    }

    /** The answer: {@code ok}, or {@code problems} with a sentence each. */
    record Health(String status, List<String> problems) {}

    void get(Exchange exchange) {
        StatusView view = status.read();
        List<String> problems = new ArrayList<>();
        view.sources().stream()
                .map(SourceView::problem)
                .flatMap(problem -> Optional.ofNullable(problem).stream())
                .forEach(problems::add);
        if (view.disk().hoursLeft() < LOW_HOURS) {
            problems.add("The disk has room for about " + view.disk().hoursLeft() + " more hours of lectures.");
        }
        jobs.jobs().stream().filter(Job::troubled).map(Job::message).forEach(problems::add);
        exchange.json(HttpStatus.OK_200, new Health(problems.isEmpty() ? "ok" : "problems", problems));
    }
}
