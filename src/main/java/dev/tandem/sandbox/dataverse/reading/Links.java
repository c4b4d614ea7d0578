package dev.tandem.sandbox.dataverse.reading;

import dev.tandem.sandbox.dataverse.protocol.Request;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The links to the next page and to later changes, made of the client's own URL. */
final class Links {

    private Links() {}

    /** The same query, going on behind a page. */
    static String next(Request request, String skipToken) {
        return link(request, option -> !option.startsWith("$skiptoken="), "$skiptoken=" + skipToken);
    }

    /** The changes of the same columns since a position. */
    static String delta(Request request, DeltaToken token) {
        return link(request, option -> option.startsWith("$select="), "$deltatoken=" + token.encoded());
    }

    private static String link(Request request, Predicate<String> kept, String added) {
        List<String> options = Arrays.stream(request.call().query().split("&", -1))
                .filter(option -> !option.isEmpty())
                .filter(option -> kept.test(option.replace("%24", "$")))
                .collect(Collectors.toList());
        options.add(added);
        String url = request.root() + request.call().path().replaceFirst("^/api/data/v[\\d.]+/", "");
        return url + "?" + String.join("&", options);
    }
}
