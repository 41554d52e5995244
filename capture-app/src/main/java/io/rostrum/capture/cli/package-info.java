/** The command line: one class a command, one place for events, exit codes and the sentences of failures. */
package io.rostrum.capture.cli;
