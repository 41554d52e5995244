/** What this kiosk remembers between two starts: language, theme, size of text, the technician's PIN. */
package io.rostrum.capture.kiosk.settings;
