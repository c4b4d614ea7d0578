package dev.tandem.marketo;

import dev.tandem.governor.Governor;
import dev.tandem.governor.MemoryLedger;
import dev.tandem.governor.Share;
import dev.tandem.governor.Waiting;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.main.Main;

/** The shipped route file, started against a fake Marketo. */
final class RunningRoutes implements AutoCloseable {

    private final Main main = new Main();
    private final Governor governor;
    private MarketoTransport identity = request -> {
        throw new IllegalStateException("not started");
    };

    RunningRoutes(String url, Clock clock, Duration window, Map<String, String> settings) throws Exception {
        this(url, new MarketoCredentials("the-client", "s3cret"), clock, window, settings);
    }

    RunningRoutes(
            String url, MarketoCredentials credentials, Clock clock, Duration window, Map<String, String> settings)
            throws Exception {
        MarketoAddress address = MarketoAddress.of(url);
        MarketoTokens tokens = new MarketoTokens(request -> identity.send(request), credentials, clock, duration -> {
            throw new IllegalStateException("no wait expected");
        });
        Properties properties = new Properties();
        properties.putAll(settings);
        properties.put("marketo.url", url);
        main.setDefaultPropertyPlaceholderLocation("classpath:api-routes.properties");
        main.setOverrideProperties(properties);
        main.configure().withRoutesIncludePattern("file:routes/91-marketo.camel.yaml");
        main.configure().setAutoConfigurationLogSummary(false);
        governor = new Governor(share(settings), new MemoryLedger(), Clock.systemUTC(), Waiting.REAL);
        MarketoPermits permits = new MarketoPermits(governor, Duration.ofMillis(2), clock);
        MarketoBeans.byName(address, tokens, permits, clock, window).forEach(main::bind);
        main.bind("writesAtWork", new NoCycle());
        main.start();
        ProducerTemplate template = context().createProducerTemplate();
        identity = CamelMarketoTransport.identity(template);
    }

    private static Share share(Map<String, String> settings) {
        return new Share(
                "marketo",
                Integer.parseInt(settings.getOrDefault("marketo.pace.calls", "50")),
                Duration.ofMillis(Long.parseLong(settings.getOrDefault("marketo.pace.window", "20000"))),
                Integer.parseInt(settings.getOrDefault("marketo.concurrency", "5")),
                Long.parseLong(settings.getOrDefault("marketo.daily-share", "1000")),
                0,
                Share.MARKETO_DAY);
    }

    Governor governor() {
        return governor;
    }

    CamelContext context() {
        return main.getCamelContext();
    }

    MarketoTransport transport() {
        return CamelMarketoTransport.rest(context().createProducerTemplate());
    }

    @Override
    public void close() {
        main.stop();
    }
}
