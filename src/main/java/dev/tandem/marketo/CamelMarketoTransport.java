package dev.tandem.marketo;

import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;

/** Sends every request to a route: {@code direct:marketo}, or the one of the identity service. */
public final class CamelMarketoTransport implements MarketoTransport {

    private final ProducerTemplate template;
    private final String route;

    private CamelMarketoTransport(ProducerTemplate template, String route) {
        this.template = template;
        this.route = route;
    }

    /** The transport of the REST API. */
    public static CamelMarketoTransport rest(ProducerTemplate template) {
        return new CamelMarketoTransport(template, "direct:marketo");
    }

    /** The transport of the identity service, which carries no token. */
    public static CamelMarketoTransport identity(ProducerTemplate template) {
        return new CamelMarketoTransport(template, "direct:marketo-identity");
    }

    @Override
    public MarketoAnswer send(MarketoRequest request) {
        try {
            return template.requestBody(route, request, MarketoAnswer.class);
        } catch (CamelExecutionException e) {
            if (e.getCause() instanceof RuntimeException typed) {
                throw typed;
            }
            throw e;
        }
    }
}
