package dev.tandem.dynamics;

import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/** Turns the request in the body into the HTTP message that camel-http sends (reference: HTTP conventions, 3.1). */
public final class DynamicsHttp implements Processor {

    private static final Map<String, String> EVERY_CALL = Map.of(
            "Accept", "application/json",
            "OData-MaxVersion", "4.0",
            "OData-Version", "4.0",
            "If-None-Match", "null");

    private final DynamicsAddress address;

    public DynamicsHttp(DynamicsAddress address) {
        this.address = address;
    }

    @Override
    public void process(Exchange exchange) {
        Message message = exchange.getMessage();
        DynamicsRequest request = message.getBody(DynamicsRequest.class);
        message.setHeader(Exchange.HTTP_METHOD, request.method());
        message.setHeader(Exchange.HTTP_URI, address.resolve(request.target()));
        EVERY_CALL.forEach(message::setHeader);
        if (request.headers().containsKey("If-Match")) {
            message.removeHeader("If-None-Match");
        }
        request.headers().forEach(message::setHeader);
        message.setHeader("Authorization", "Bearer " + exchange.getProperty("token", String.class));
        message.setBody(request.body().length == 0 ? null : request.body());
    }
}
