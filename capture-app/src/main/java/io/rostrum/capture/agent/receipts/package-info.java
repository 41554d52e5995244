/** What platforms signed about lectures, kept beside them: on this alone an appliance lets a master go. */
package io.rostrum.capture.agent.receipts;
