package dev.tandem.marketo;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** Parameters as a query or a form carries them: percent-encoded, commas between list values as they are. */
final class FormEncoding {

    private FormEncoding() {}

    static String encode(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(parameter -> text(parameter.getKey()) + "=" + text(parameter.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String text(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2C", ",");
    }
}
