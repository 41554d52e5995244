/** Records lectures: from capture devices into crash-safe masters, with one small state file a recording. */
package io.rostrum.capture.recording;
