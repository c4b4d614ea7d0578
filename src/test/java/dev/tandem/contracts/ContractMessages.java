package dev.tandem.contracts;

import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.Response;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import dev.tandem.sandbox.http.Call;
import dev.tandem.sandbox.http.Reply;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Calls and replies of the sandbox in the validator's words. OpenAPI cannot say what {@code _method=GET} does (reference
 * 1.2), so such a POST is shown as the GET that it stands for: a form is its query, JSON is its body.
 */
final class ContractMessages {

    private static final String LONG_GET = "_method=GET";

    private ContractMessages() {}

    static Request request(Call call) {
        boolean longGet = ("&" + call.query() + "&").contains("&" + LONG_GET + "&");
        boolean form = call.header("Content-Type")
                .filter(type -> type.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded"))
                .isPresent();
        boolean unfolded = longGet && form;
        SimpleRequest.Builder request = new SimpleRequest.Builder(longGet ? "GET" : call.method(), call.path());
        call.headers().forEach((name, values) -> {
            if (!unfolded || !name.toLowerCase(Locale.ROOT).startsWith("content-")) {
                request.withHeader(name, values);
            }
        });
        Map<String, String> parameters = new LinkedHashMap<>(parameters(call.query()));
        if (longGet) {
            parameters.remove("_method");
        }
        if (unfolded) {
            parameters.putAll(parameters(new String(call.body(), StandardCharsets.UTF_8)));
        } else if (call.body().length > 0) {
            request.withBody(call.body());
        }
        parameters.forEach(request::withQueryParam);
        return request.build();
    }

    private static Map<String, String> parameters(String encoded) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : encoded.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                parameters.put(decoded(name), equals < 0 ? "" : decoded(pair.substring(equals + 1)));
            }
        }
        return parameters;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    static Response answer(Reply reply) {
        SimpleResponse.Builder response = SimpleResponse.Builder.status(reply.status());
        reply.headers().forEach(response::withHeader);
        return response.withBody(reply.body()).build();
    }
}
