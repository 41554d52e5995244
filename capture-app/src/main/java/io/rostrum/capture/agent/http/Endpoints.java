package io.rostrum.capture.agent.http;

import java.util.List;

/** Routes that belong together. */
interface Endpoints {
    List<Route> routes();
}
