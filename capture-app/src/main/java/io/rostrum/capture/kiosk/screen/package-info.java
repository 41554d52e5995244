/** The kiosk's screens: one FXML and one controller each, the parts they share, and what joins them to the model. */
package io.rostrum.capture.kiosk.screen;
