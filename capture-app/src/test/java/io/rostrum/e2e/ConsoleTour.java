package io.rostrum.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rostrum.capture.agent.Agent;
import io.rostrum.capture.agent.settings.AgentSettings;
import io.rostrum.capture.agent.settings.DataFolder;
import io.rostrum.encoder.ladder.Ladder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

/** A real agent, and a technician who uses its console in a real browser; see {@code console.mjs}. */
final class ConsoleTour implements AutoCloseable {
    private final Player browser;
    private final Path shelf;
    private final Path stick;
    private final Agent agent;

    /** @param folder an empty one, for the agent's data, a destination and a stick */
    ConsoleTour(Path folder) throws Exception {
        browser = Player.install();
        shelf = Files.createDirectory(folder.resolve("shelf"));
        stick = Files.createDirectory(folder.resolve("stick")).toRealPath();
        AgentSettings settings = AgentSettings.standard(new DataFolder(folder.resolve("data")))
                .onPort(0)
                .with(Ladder.SMALL);
        agent = Agent.start(settings, Clock.systemUTC());
    }

    Agent agent() {
        return agent;
    }

    /** Where the technician copies a lecture to. */
    Path stick() {
        return stick;
    }

    /** Sets the room up, plans a lecture of this title, records and presses what there is, in Debian's Chromium. */
    JsonNode chromium(String title, Path pictures) throws Exception {
        return browser.console(task(pictures).put("title", title));
    }

    /** Comes back with Debian's Firefox, after {@link #chromium}. */
    JsonNode firefox(Path pictures) throws Exception {
        return browser.console(task(pictures).put("browser", "firefox"));
    }

    private ObjectNode task(Path pictures) {
        return new ObjectMapper()
                .createObjectNode()
                .put("url", agent.uri().toString())
                .put("password", "correct horse battery")
                .put("pictures", pictures.toAbsolutePath().toString())
                .put("shelf", shelf.toUri().toString())
                .put("stick", stick.toString());
    }

    @Override
    public void close() throws IOException {
        agent.close();
    }
}
