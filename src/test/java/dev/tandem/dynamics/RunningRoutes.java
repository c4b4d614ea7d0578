package dev.tandem.dynamics;

import java.util.Map;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.main.Main;

/** The shipped route file, started against a fake Dynamics. */
final class RunningRoutes implements AutoCloseable {

    private final Main main = new Main();

    RunningRoutes(String url, DynamicsTokens tokens, Map<String, String> settings) throws Exception {
        DynamicsAddress address = DynamicsAddress.of(url);
        Properties properties = new Properties();
        properties.putAll(settings);
        properties.put("dynamics.url", url);
        main.setDefaultPropertyPlaceholderLocation("classpath:api-routes.properties");
        main.setOverrideProperties(properties);
        main.configure().withRoutesIncludePattern("file:routes/90-dynamics.camel.yaml");
        main.configure().setAutoConfigurationLogSummary(false);
        DynamicsBeans.byName(address, tokens).forEach(main::bind);
        main.start();
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
