package io.rostrum.capture.cli;

import java.util.Map;

/**
 * What surrounds a command while it runs.
 *
 * @param output where it speaks
 * @param stop how it is asked to stop
 * @param environment variables of the process
 */
record Invocation(Output output, StopSignal stop, Map<String, String> environment) {}
