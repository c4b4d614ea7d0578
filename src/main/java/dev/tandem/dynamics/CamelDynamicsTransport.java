package dev.tandem.dynamics;

import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;

/** Sends every request to the route {@code direct:dynamics}. */
public final class CamelDynamicsTransport implements DynamicsTransport {

    private final ProducerTemplate template;

    public CamelDynamicsTransport(ProducerTemplate template) {
        this.template = template;
    }

    @Override
    public DynamicsAnswer send(DynamicsRequest request) {
        try {
            return template.requestBody("direct:dynamics", request, DynamicsAnswer.class);
        } catch (CamelExecutionException e) {
            if (e.getCause() instanceof RuntimeException typed) {
                throw typed;
            }
            throw e;
        }
    }
}
