/** When uploads run and how fast: windows, timetable, cap, the forecast, and the service that works the queue. */
package io.rostrum.uploader.night;
