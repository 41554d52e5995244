package io.rostrum.capture.agent.http;

import io.rostrum.capture.agent.settings.Destination;
import io.rostrum.capture.agent.settings.LiveSettings;
import io.rostrum.uploader.DestinationTrial;
import io.rostrum.uploader.job.UploadException;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.eclipse.jetty.http.HttpStatus;

/** Tries a destination with a small package, which is uploaded and removed again. */
final class DestinationEndpoints implements Endpoints {
    private final LiveSettings settings;
    /** One at a time: it takes up to a minute, and a person presses the button twice. */
    private final Semaphore alone = new Semaphore(1);

    DestinationEndpoints(LiveSettings settings) {
        this.settings = settings;
    }

    /**
     * What came of a test.
     *
     * @param sentence why it failed, or why the test's package still lies there; null if all is well
     */
    record TrialView(String destination, boolean ok, boolean removed, long bytes, long durationMs, String sentence) {}

    @Override
    public List<Route> routes() {
        return List.of(new Route("POST", "/destinations/{name}/test", this::test));
    }

    private void test(Exchange exchange) throws ApiProblem {
        String name = exchange.parameter("name");
        Destination destination = settings.now().destinations().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> ApiProblem.notFound(
                        "There is no destination \"" + name + "\"; the settings list them. Save a new one first."));
        if (!alone.tryAcquire()) {
            throw new ApiProblem(
                    HttpStatus.CONFLICT_409, "A destination is being tested already; wait for its result.");
        }
        try {
            exchange.json(HttpStatus.OK_200, tried(destination));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ApiProblem(HttpStatus.SERVICE_UNAVAILABLE_503, "The agent is stopping.", e);
        } finally {
            alone.release();
        }
    }

    private TrialView tried(Destination destination) throws InterruptedException {
        long begun = System.nanoTime();
        try {
            DestinationTrial.Result result = new DestinationTrial(
                            destination.target(), settings.now().data().trials())
                    .run();
            boolean removed = result.leftover() == null;
            return new TrialView(
                    destination.name(),
                    true,
                    removed,
                    result.bytes(),
                    result.length().toMillis(),
                    result.leftover());
        } catch (UploadException e) {
            long millis = (System.nanoTime() - begun) / 1_000_000;
            return new TrialView(destination.name(), false, true, 0, millis, e.getMessage());
        }
    }
}
