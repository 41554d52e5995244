package io.rostrum.capture.cli;

import io.rostrum.capture.agent.settings.AgentException;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/**
 * Sees to it that this PC has an agent while the kiosk's window is open: one that somebody else started is theirs to look
 * after; one that this kiosk had to start is started again should it end.
 */
final class AgentKeeper {
    /** As systemd does it. */
    private static final int PAUSE_SECONDS = 2;

    private final AgentStarter starter;
    private final Output output;

    AgentKeeper(AgentStarter starter, Output output) {
        this.starter = starter;
        this.output = output;
    }

    /** Returns once an agent is there that somebody else started; else only with what keeps one from starting. */
    Void keep() throws AgentException, CommandFailure, IOException, InterruptedException {
        try {
            while (starter.lookLong() == AgentStarter.Found.NOBODY) {
                Process agent = starter.start();
                output.say("Started an agent (process " + agent.pid() + "); it goes on when the kiosk closes.");
                int code = agent.waitFor();
                output.warn("The agent (process " + agent.pid() + ") ended with code " + code + ".");
                TimeUnit.SECONDS.sleep(PAUSE_SECONDS);
            }
            return null;
        } catch (AgentException | CommandFailure | IOException e) {
            output.warn(e.getMessage()); // at once; the command fails with it when the window closes
            throw e;
        }
    }
}
