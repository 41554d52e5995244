/** The kiosk's words in every language: message files, numbers, dates, and sentences made from facts. */
package io.rostrum.capture.kiosk.text;
