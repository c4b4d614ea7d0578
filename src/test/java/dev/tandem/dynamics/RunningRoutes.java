package dev.tandem.dynamics;

import dev.tandem.governor.Governor;
import dev.tandem.governor.MemoryLedger;
import dev.tandem.governor.Share;
import dev.tandem.governor.Waiting;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.main.Main;

/** The shipped route file, started against a fake Dynamics. */
final class RunningRoutes implements AutoCloseable {

    private final Main main = new Main();
    private final Governor governor;

    RunningRoutes(String url, DynamicsTokens tokens, Map<String, String> settings) throws Exception {
        DynamicsAddress address = DynamicsAddress.of(url);
        Properties properties = new Properties();
        properties.putAll(settings);
        properties.put("dynamics.url", url);
        main.setDefaultPropertyPlaceholderLocation("classpath:api-routes.properties");
        main.setOverrideProperties(properties);
        main.configure().withRoutesIncludePattern("file:routes/90-dynamics.camel.yaml");
        main.configure().setAutoConfigurationLogSummary(false);
        governor = new Governor(share(settings), new MemoryLedger(), Clock.systemUTC(), Waiting.REAL);
        DynamicsBeans.byName(address, tokens, new DynamicsPermits(governor, Duration.ofMillis(2)))
                .forEach(main::bind);
        main.bind("writesAtWork", new NoCycle());
        main.start();
    }

    private static Share share(Map<String, String> settings) {
        return new Share(
                "dynamics",
                Integer.parseInt(settings.getOrDefault("dynamics.pace.calls", "1000")),
                Duration.ofMillis(Long.parseLong(settings.getOrDefault("dynamics.pace.window", "60000"))),
                Integer.parseInt(settings.getOrDefault("dynamics.concurrency", "4")),
                Long.parseLong(settings.getOrDefault("dynamics.daily-share", "1000")),
                0,
                ZoneOffset.UTC);
    }

    Governor governor() {
        return governor;
    }

    CamelContext context() {
        return main.getCamelContext();
    }

    DynamicsTransport transport() {
        return new CamelDynamicsTransport(context().createProducerTemplate());
    }

    @Override
    public void close() {
        main.stop();
    }
}
