package dev.tandem.marketo;

import java.nio.charset.StandardCharsets;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/** Turns the request in the body into the HTTP message that camel-http sends (reference: Conventions, 1.2). */
public final class MarketoHttp implements Processor {

    private final MarketoAddress address;

    public MarketoHttp(MarketoAddress address) {
        this.address = address;
    }

    @Override
    public void process(Exchange exchange) {
        Message message = exchange.getMessage();
        MarketoRequest request = message.getBody(MarketoRequest.class);
        String query = FormEncoding.encode(request.query());
        String url = address.resolve(request.path());
        message.setHeader(Exchange.HTTP_METHOD, request.method());
        message.setHeader(Exchange.HTTP_URI, query.isEmpty() ? url : url + "?" + query);
        message.setHeader("Accept", "application/json");
        String token = exchange.getProperty("token", String.class);
        if (token != null) {
            message.setHeader("Authorization", "Bearer " + token);
        }
        body(message, request.body());
    }

    private static void body(Message message, MarketoBody body) {
        if (body instanceof MarketoBody.Json json) {
            message.setHeader(Exchange.CONTENT_TYPE, "application/json");
            message.setBody(json.bytes());
        } else if (body instanceof MarketoBody.Form form) {
            message.setHeader(Exchange.CONTENT_TYPE, "application/x-www-form-urlencoded");
            message.setBody(FormEncoding.encode(form.fields()).getBytes(StandardCharsets.US_ASCII));
        } else {
            message.setBody(null);
        }
    }
}
