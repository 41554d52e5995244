/** The room's timetable: weekly slots and calendars, what comes next, and the engine that starts and stops by it. */
package io.rostrum.capture.agent.schedule;
