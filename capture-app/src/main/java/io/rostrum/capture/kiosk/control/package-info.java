/** The kiosk's own controls: preview, level meter, hold button, icons; each usable in FXML and styled by CSS alone. */
package io.rostrum.capture.kiosk.control;
