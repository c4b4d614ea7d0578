package dev.tandem.marketo;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The shipped route to Marketo, started between a test and a fake Marketo. */
abstract class MarketoRoute {

    static final MarketoRequest READ = MarketoRequest.read("Describe Leads", "rest/v1/leads/describe.json");

    static final MarketoRequest CREATE = MarketoRequest.write(
            "Sync Leads", "rest/v1/leads.json", "{\"input\":[]}".getBytes(StandardCharsets.UTF_8), Repeat.ONCE);

    static final MarketoRequest UPDATE = MarketoRequest.write(
            "Sync Leads", "rest/v1/leads.json", "{\"input\":[]}".getBytes(StandardCharsets.UTF_8), Repeat.SAFE);

    final Clock clock = Clock.fixed(Instant.parse("2026-08-14T09:00:00Z"), ZoneOffset.UTC);

    FakeMarketo marketo;

    RunningRoutes routes;

    @BeforeEach
    void start() throws Exception {
        marketo = new FakeMarketo();
    }

    @AfterEach
    void stop() {
        if (routes != null) {
            routes.close();
        }
        marketo.close();
    }

    MarketoTransport transport(String... settings) throws Exception {
        return transportTo(marketo.url(), settings);
    }

    MarketoTransport transportTo(String url, String... settings) throws Exception {
        return transport(Duration.ofMillis(3), url, settings);
    }

    MarketoTransport transport(Duration window, String url, String... settings) throws Exception {
        Map<String, String> overrides = new HashMap<>();
        for (int i = 0; i < settings.length; i += 2) {
            overrides.put(settings[i], settings[i + 1]);
        }
        routes = new RunningRoutes(url, clock, window, overrides);
        return routes.transport();
    }
}
