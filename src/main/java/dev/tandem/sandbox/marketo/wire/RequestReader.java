package dev.tandem.sandbox.marketo.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.tandem.sandbox.http.Call;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/** Turns calls into requests: sizes, the {@code _method=GET} switch, content types, parameters and JSON. */
public final class RequestReader {

    private static final int LONGEST_URI = 8 * 1024;
    private static final int LARGEST_BODY = 1024 * 1024;
    private static final int LARGEST_FILE = 10 * 1024 * 1024;
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String JSON = "application/json";
    private static final Set<String> FORM_OR_JSON = Set.of(FORM, JSON);

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private RequestReader() {}

    /** Refuses what the machines in front of Marketo refuse: a URI above 8 KB (414), a body above 1 MB (413; files 10 MB). */
    public static void checkSize(Call call) {
        int uri = call.path().length()
                + (call.query().isEmpty() ? 0 : call.query().length() + 1);
        if (uri > LONGEST_URI) {
            throw new Refusal(ErrorCode.URI_TOO_LONG);
        }
        boolean bulk = call.path().startsWith("/bulk/");
        if (bulk ? call.body().length >= LARGEST_FILE : call.body().length > LARGEST_BODY) {
            throw new Refusal(ErrorCode.TOO_LARGE);
        }
    }

    /**
     * The verb that counts: a POST that says {@code _method=GET} is a GET whose parameters are in its body. Adobe documents
     * the switch in the query; in a form it works too, as the recordings of the client node-marketo-rest show.
     */
    public static String verb(Call call) {
        return isLongGet(call) ? "GET" : call.method();
    }

    /**
     * The call with its parameters and its body understood.
     *
     * @param caller who calls
     * @param seenPersons the highest id of persons when the call arrived
     * @throws Refusal 612 for a wrong content type, 609 for bad JSON, 613 for a bad multipart body
     */
    public static Request read(Call call, Routes.Found found, String requestId, Caller caller, int seenPersons) {
        Parameters parameters = new Parameters();
        parameters.addForm(call.query());
        JsonNode body = MissingNode.getInstance();
        Takes takes = found.route().takes();
        if (takes == Takes.FILE) {
            MultipartForm.parts(call).forEach(parameters::add);
        } else if (call.body().length > 0 || takes == Takes.FORM) {
            String type = contentType(call);
            if (!accepts(call, takes, type)) {
                throw new Refusal(ErrorCode.INVALID_CONTENT_TYPE);
            }
            if (type.equals(FORM)) {
                parameters.addForm(new String(call.body(), StandardCharsets.UTF_8));
            } else {
                body = json(call.body());
            }
            if (isLongGet(call) && body.isObject()) {
                parameters.addJson(body);
            }
        }
        return new Request(
                requestId, found.route().name(), caller, found.variables(), parameters, body, call, seenPersons);
    }

    private static boolean accepts(Call call, Takes takes, String type) {
        if (takes == Takes.FORM) {
            return type.equals(FORM);
        }
        return isLongGet(call) ? FORM_OR_JSON.contains(type) : type.equals(JSON) || isBareSwitch(call, type);
    }

    /**
     * A form that only repeats the verb, as {@code _method=POST}: Marketo ignores it, as the recordings of the client
     * node-marketo-rest show.
     */
    private static boolean isBareSwitch(Call call, String type) {
        return type.equals(FORM)
                && new String(call.body(), StandardCharsets.UTF_8).equalsIgnoreCase("_method=" + call.method());
    }

    private static boolean isLongGet(Call call) {
        if (!call.method().equals("POST")) {
            return false;
        }
        return saysGet(call.query())
                || (contentType(call).equals(FORM) && saysGet(new String(call.body(), StandardCharsets.UTF_8)));
    }

    private static boolean saysGet(String parameters) {
        return ("&" + parameters + "&").toLowerCase(Locale.ROOT).contains("&_method=get&");
    }

    private static String contentType(Call call) {
        String type = call.header("Content-Type").orElse("");
        int parameters = type.indexOf(';');
        return (parameters < 0 ? type : type.substring(0, parameters)).strip().toLowerCase(Locale.ROOT);
    }

    private static JsonNode json(byte[] body) {
        try {
            return MAPPER.readTree(body);
        } catch (JsonProcessingException bad) {
            throw new Refusal(ErrorCode.INVALID_JSON);
        } catch (IOException impossible) {
            throw new IllegalStateException("bytes in memory cannot fail to be read", impossible);
        }
    }
}
