package io.rostrum.capture.kiosk.model;

import io.rostrum.capture.kiosk.client.AgentApi;
import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

/**
 * What the flow has to work with.
 *
 * @param agent whom to ask
 * @param commands where requests about the running lecture may block; one at a time, in order
 * @param errands where everything else may block, so that no long look at the room or at lectures delays Stop
 * @param screen the JavaFX thread
 * @param clock the time of day in the room
 * @param nanoTime a clock that nobody sets, as {@link System#nanoTime()}
 */
public record Desk(
        AgentApi agent, Executor commands, Executor errands, Executor screen, Clock clock, LongSupplier nanoTime) {}
