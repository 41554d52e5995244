package io.rostrum.capture.cli;

import picocli.CommandLine.Option;

/** What each command understands. */
final class CommonOptions {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    /** Read by {@link CommandLineProgram} before parsing, so that a parse error can be told in JSON too. */
    @Option(names = CommandLineProgram.JSON_OPTION, description = "Print one JSON object a line, for programs.")
    private boolean json;
}
