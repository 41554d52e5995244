/** The lecturer's screen: a JavaFX window that shows, starts and stops recordings through the agent's HTTP API. */
package io.rostrum.capture.kiosk;
