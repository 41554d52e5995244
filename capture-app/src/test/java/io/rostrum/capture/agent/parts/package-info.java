/** What tests of the agent and the command line share: waiting, calling the API, running the program. */
package io.rostrum.capture.agent.parts;
