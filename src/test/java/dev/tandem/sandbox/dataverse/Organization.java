package dev.tandem.sandbox.dataverse;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.sandbox.SandboxClock;
import dev.tandem.sandbox.data.Ref;
import dev.tandem.sandbox.http.Bearers;
import dev.tandem.sandbox.http.Call;
import dev.tandem.sandbox.http.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A small organization under test, and a client of it. */
final class Organization {

    static final String ROOT = "https://kestrel.test:8443/api/data/v9.2/";
    static final UUID APPLICATION = id(1);
    static final UUID PERSON = id(2);
    static final UUID TEAM = id(3);
    static final UUID UNIT = id(4);
    static final UUID EURO = id(5);
    static final UUID ORGANIZATION = id(6);
    static final String NOW = "2026-08-14T09:02:11Z";

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    final SandboxClock clock = new SandboxClock(Clock.fixed(Instant.parse(NOW), ZoneOffset.UTC));
    final DataverseApi api = new DataverseApi(clock, (token, audience) -> caller(token), ORGANIZATION, id(7), id(8));

    Organization() {
        seed("businessunit", "businessunitid", UNIT, "name", "Kestrel");
        seed(
                "systemuser",
                "systemuserid",
                PERSON,
                "firstname",
                "Priya",
                "lastname",
                "Raman",
                "businessunitid",
                new Ref("businessunit", UNIT),
                "internalemailaddress",
                "priya@kestrel.example");
        seed(
                "systemuser",
                "systemuserid",
                APPLICATION,
                "firstname",
                "Sync",
                "lastname",
                "User",
                "applicationid",
                id(9),
                "businessunitid",
                new Ref("businessunit", UNIT),
                "azureactivedirectoryobjectid",
                id(10));
        seed("team", "teamid", TEAM, "name", "North", "teamtype", 0, "businessunitid", new Ref("businessunit", UNIT));
        seed("teammembership", "teammembershipid", id(11), "teamid", TEAM, "systemuserid", PERSON);
        seed(
                "transactioncurrency",
                "transactioncurrencyid",
                EURO,
                "currencyname",
                "Euro",
                "isocurrencycode",
                "EUR",
                "currencysymbol",
                "€",
                "exchangerate",
                2);
        seed(
                "organization",
                "organizationid",
                ORGANIZATION,
                "name",
                "kestrel",
                "basecurrencyid",
                new Ref("transactioncurrency", EURO));
    }

    static UUID id(int number) {
        return new UUID(0xA0000000_0000_4000L, 0x8000_000000000000L + number);
    }

    private static Bearers.Caller caller(String token) {
        return switch (token) {
            case "good" -> new Bearers.Known("client", APPLICATION);
            case "stranger" -> new Bearers.Known("other", id(99));
            case "old" -> new Bearers.Expired();
            default -> new Bearers.Unknown();
        };
    }

    /** Seeds a row of names and values in turn. */
    void seed(String table, Object... namesAndValues) {
        Map<String, Object> row = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            row.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        api.seed(table, row);
    }

    Reply get(String path, String... headers) {
        return send("GET", path, "", headers);
    }

    JsonNode read(String path, String... headers) {
        Reply reply = get(path, headers);
        if (reply.status() != 200) {
            throw new AssertionError(reply.status() + " " + text(reply));
        }
        return json(reply);
    }

    Reply send(String method, String path, String body, String... headers) {
        return api.answer(call(method, path, body, headers));
    }

    /** A call with a good token unless another Authorization is given. */
    static Call call(String method, String path, String body, String... headers) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        all.put("Authorization", List.of("Bearer good"));
        for (int i = 0; i < headers.length; i += 2) {
            all.put(headers[i], List.of(headers[i + 1]));
        }
        String url = path.startsWith("https://") ? path : ROOT + path;
        String rest = url.substring("https://kestrel.test:8443".length());
        int mark = rest.indexOf('?');
        String raw = mark < 0 ? "" : encoded(rest.substring(mark + 1));
        String rawPath = mark < 0 ? rest : rest.substring(0, mark);
        return new Call(
                method,
                "https",
                "kestrel.test:8443",
                rawPath.replace(" ", "%20"),
                raw,
                all,
                body.getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(String query) {
        return query.contains("%")
                ? query
                : query.replace(" ", "%20")
                        .replace("\"", "%22")
                        .replace("[", "%5B")
                        .replace("]", "%5D");
    }

    static String text(Reply reply) {
        return new String(reply.body(), StandardCharsets.UTF_8);
    }

    static JsonNode json(Reply reply) {
        try {
            return JSON.readTree(reply.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
