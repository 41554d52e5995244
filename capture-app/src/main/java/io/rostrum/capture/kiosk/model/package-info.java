/** What the kiosk knows and does, without words and without a window: states, verdicts on sound and picture, the flow. */
package io.rostrum.capture.kiosk.model;
