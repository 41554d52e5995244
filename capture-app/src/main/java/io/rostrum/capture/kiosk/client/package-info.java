/** The agent's HTTP API seen from the kiosk: what it says, what it can be asked, and its pictures. Knows no JavaFX. */
package io.rostrum.capture.kiosk.client;
