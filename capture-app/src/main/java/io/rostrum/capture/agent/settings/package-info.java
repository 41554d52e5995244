/** What an appliance is told before it starts, where its files lie, and the one failure of the agent. */
package io.rostrum.capture.agent.settings;
