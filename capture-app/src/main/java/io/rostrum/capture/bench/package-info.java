/** Runs our encoder and its peer in turn on the same pictures and tells how they compare; never part of the service. */
package io.rostrum.capture.bench;
