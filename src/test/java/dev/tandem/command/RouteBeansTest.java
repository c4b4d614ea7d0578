package dev.tandem.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.command.settings.Settings;
import dev.tandem.routes.BeanRule;
import dev.tandem.routes.RouteFile;
import dev.tandem.state.State;
import dev.tandem.sync.LoadLog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The beans that the engine binds are those that the route files name, with the methods that they call. */
class RouteBeansTest {

    @TempDir
    private Path directory;

    private final DefaultCamelContext context = new DefaultCamelContext();
    private State state;
    private Beans beans;

    @BeforeEach
    void bind() throws IOException {
        Settings settings = Home.in(directory)
                .settings(Map.of(
                        "dynamics.url", "http://127.0.0.1:1",
                        "dynamics.tenant-id", "tenant",
                        "dynamics.client-id", "client",
                        "dynamics.client-secret", "secret",
                        "marketo.url", "http://127.0.0.1:1",
                        "marketo.client-id", "client",
                        "marketo.client-secret", "secret"));
        state = State.open(StateAccess.of(settings));
        beans = new Beans(
                settings,
                Streams.all(settings),
                Streams.enabled(settings),
                state,
                java.time.Clock.systemUTC(),
                true,
                "token",
                new LoadLog(line -> {}, java.time.Clock.systemUTC()));
        beans.bindTo(context);
    }

    @AfterEach
    void close() {
        context.stop();
        beans.close();
        state.close();
    }

    @Test
    void everyBeanThatARouteNamesIsBound() throws IOException {
        assertThat(problems(RouteFile.shipped())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "01-cycle, ref: environment, ref: environmnet, bean environmnet",
        "01-cycle, method: hasTurn, method: hasTurns, method hasTurns",
        "00-schedule, method: ended, method: over, method over",
        "04-one-way, '#bean:batchWorkers', '#bean:workers', bean workers",
        "04-one-way, 'pages(${', 'sides(${', method sides",
        "90-dynamics, '#bean:dynamicsRetryAfter', '#bean:dynamicsHttpHeaders', needs a processor",
        "91-marketo, ref: marketoHttp, ref: marketoTokens, needs a processor",
        "91-marketo, '#bean:marketoHttpClient', '#bean:marketoHttpServer', bean marketoHttpServer",
        "95-console, ref: health, ref: wealth, bean wealth"
    })
    void aWrongNameIsFound(String topic, String found, String replacement, String problem) throws IOException {
        List<RouteFile> broken = RouteFile.shippedWith(topic, found, replacement);

        assertThat(problems(broken))
                .anySatisfy(said -> assertThat(said).startsWith(topic).contains(problem));
    }

    private List<String> problems(List<RouteFile> files) {
        return new BeanRule(context.getRegistry()::lookupByName).problems(files);
    }
}
