/** The service of one room: it owns the data folder, the recorder, the jobs of the night and the HTTP API. */
package io.rostrum.capture.agent;
