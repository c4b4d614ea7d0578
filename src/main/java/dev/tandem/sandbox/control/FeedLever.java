package dev.tandem.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tandem.sandbox.http.Call;
import dev.tandem.sandbox.http.ChangeFeed;
import dev.tandem.sandbox.http.FeedOddities;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code /sandbox/feed}: delays, late entries and short pages of Marketo's change feed. */
record FeedLever(ChangeFeed feed) implements Lever {

    private static final String VISIBILITY_DELAY = "visibilityDelay";
    private static final String LATE_EVERY = "lateEvery";
    private static final String LATE_BY = "lateBy";
    private static final String SCANNED_PER_PAGE = "scannedPerPage";
    private static final String SHUFFLED = "shuffled";
    private static final String EMPTY_RESULT_OMITTED = "emptyResultOmitted";
    private static final String AUTHORSHIP_TOLD = "authorshipTold";
    private static final String LARGE_LISTS_REFUSED_FROM = "largeListsRefusedFrom";
    private static final Set<String> MEMBERS = Set.of(
            VISIBILITY_DELAY,
            LATE_EVERY,
            LATE_BY,
            SCANNED_PER_PAGE,
            SHUFFLED,
            EMPTY_RESULT_OMITTED,
            AUTHORSHIP_TOLD,
            LARGE_LISTS_REFUSED_FROM);

    @Override
    public String name() {
        return "feed";
    }

    @Override
    public Map<String, String> methods() {
        return Map.of(
                "GET",
                "how Marketo's change feed misbehaves",
                "PUT",
                "any of {\"visibilityDelay\":\"PT30S\", \"lateEvery\":2, \"lateBy\":\"PT10M\", \"scannedPerPage\":2, "
                        + "\"shuffled\"|\"emptyResultOmitted\"|\"authorshipTold\":true, "
                        + "\"largeListsRefusedFrom\":\"2026-12-30T00:00:00Z\"}; what is left out behaves",
                "DELETE",
                "lets it behave");
    }

    @Override
    public JsonNode pull(Call call) throws Refused {
        if (call.method().equals("PUT")) {
            Body body = Body.parse(call.body(), MEMBERS);
            Instant largeLists = moment(body);
            feed.behave(read(body));
            feed.refuseLargeListsFrom(largeLists);
        } else if (call.method().equals("DELETE")) {
            feed.behave(FeedOddities.NONE);
            feed.refuseLargeListsFrom(ChangeFeed.LARGE_LISTS_REFUSED);
        }
        FeedOddities now = feed.oddities();
        return JsonNodeFactory.instance
                .objectNode()
                .put(VISIBILITY_DELAY, now.visibilityDelay().toString())
                .put(LATE_EVERY, now.lateEvery())
                .put(LATE_BY, now.lateBy().toString())
                .put(SCANNED_PER_PAGE, now.scannedPerPage())
                .put(SHUFFLED, now.shuffled())
                .put(EMPTY_RESULT_OMITTED, now.emptyResultOmitted())
                .put(AUTHORSHIP_TOLD, now.authorshipTold())
                .put(LARGE_LISTS_REFUSED_FROM, feed.largeListsRefusedFrom().toString());
    }

    private static FeedOddities read(Body body) throws Refused {
        return new FeedOddities(
                duration(body, VISIBILITY_DELAY),
                body.number(LATE_EVERY, 0, Integer.MAX_VALUE).orElse(0),
                duration(body, LATE_BY),
                body.number(SCANNED_PER_PAGE, 0, Integer.MAX_VALUE).orElse(0),
                flag(body, SHUFFLED),
                flag(body, EMPTY_RESULT_OMITTED),
                flag(body, AUTHORSHIP_TOLD));
    }

    private static Duration duration(Body body, String name) throws Refused {
        return body.has(name) ? body.requiredDuration(name) : Duration.ZERO;
    }

    private static Instant moment(Body body) throws Refused {
        Optional<String> text = body.text(LARGE_LISTS_REFUSED_FROM);
        try {
            return text.map(Instant::parse).orElse(ChangeFeed.LARGE_LISTS_REFUSED);
        } catch (DateTimeException malformed) {
            throw (Refused) Refused.malformed("'" + LARGE_LISTS_REFUSED_FROM + "' must be a moment in UTC.")
                    .initCause(malformed);
        }
    }

    private static boolean flag(Body body, String name) throws Refused {
        return body.has(name) && body.requiredFlag(name);
    }
}
