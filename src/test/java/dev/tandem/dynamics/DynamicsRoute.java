package dev.tandem.dynamics;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The shipped route to Dynamics, started between a test and a fake Dynamics. */
abstract class DynamicsRoute {

    static final DynamicsRequest READ = DynamicsRequest.read("Read contacts", "contacts?$select=contactid");

    static final DynamicsRequest CREATE = DynamicsRequest.write("Create lead", "POST", "leads", Repeat.ONCE)
            .withBody("application/json", "{\"subject\":\"x\"}".getBytes(StandardCharsets.UTF_8));

    final FakeEntra entra = new FakeEntra();

    FakeDynamics dynamics;

    RunningRoutes routes;

    @BeforeEach
    void start() throws Exception {
        dynamics = new FakeDynamics();
    }

    @AfterEach
    void stop() {
        if (routes != null) {
            routes.close();
        }
        dynamics.close();
    }

    DynamicsTransport transport(String... settings) throws Exception {
        return transportTo(dynamics.url(), settings);
    }

    DynamicsTransport transportTo(String url, String... settings) throws Exception {
        Map<String, String> overrides = new HashMap<>();
        for (int i = 0; i < settings.length; i += 2) {
            overrides.put(settings[i], settings[i + 1]);
        }
        routes = new RunningRoutes(url, entra.tokens(DynamicsAddress.of(url)), overrides);
        return routes.transport();
    }
}
