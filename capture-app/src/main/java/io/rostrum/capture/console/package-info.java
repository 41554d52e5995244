/** The technicians' web pages: static files and their words. Everything they do goes through the agent's API. */
package io.rostrum.capture.console;
