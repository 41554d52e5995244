/** Whether the room is well: for people, for monitoring, and for those who are called when it is not. */
package io.rostrum.capture.agent.health;
