package dev.tandem.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;

/** Notes in a file which steps were passed. Camel finds it as a bean of the settings {@code camel.beans.*}. */
public final class PassedSteps implements InterceptStrategy, CamelContextAware {

    private final Set<String> passed = ConcurrentHashMap.newKeySet();
    private Path file;
    private CamelContext camel;

    /** Where to note them, one id a line. */
    public void setFile(String path) {
        file = Path.of(path);
    }

    /** Joins in, early enough for every route. */
    @Override
    public void setCamelContext(CamelContext context) {
        camel = context;
        context.getCamelContextExtension().addInterceptStrategy(this);
    }

    @Override
    public CamelContext getCamelContext() {
        return camel;
    }

    @Override
    public Processor wrapProcessorInInterceptors(
            CamelContext context, NamedNode step, Processor target, Processor next) {
        return new DelegateAsyncProcessor(target) {
            @Override
            public boolean process(Exchange exchange, AsyncCallback callback) {
                note(step.getId());
                return super.process(exchange, callback);
            }
        };
    }

    private void note(String id) {
        if (passed.add(id)) {
            synchronized (passed) {
                try {
                    Files.writeString(file, id + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                } catch (IOException unwritable) {
                    throw new UncheckedIOException(unwritable);
                }
            }
        }
    }
}
