/** Conditions somebody should know of: the agent's own alarms, those of the PC, and the memory of all. */
package io.rostrum.capture.agent.alarms;
