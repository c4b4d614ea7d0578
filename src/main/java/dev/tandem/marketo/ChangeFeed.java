package dev.tandem.marketo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What happened to persons (reference: Change feed, 7). A token is a place in a feed; each page brings the next one. Every
 * method may throw a {@link MarketoFailure}; a token that Marketo does not take is {@link MarketoRefused}, and reading
 * starts again from a time. Thread-safe.
 */
public final class ChangeFeed {

    /** Types a call of {@link #activities} at most. */
    public static final int LARGEST_TYPES = 10;

    private static final String ACTIVITIES = "rest/v1/activities";

    private final MarketoTransport transport;
    private final Pages pages;

    ChangeFeed(MarketoTransport transport) {
        this.transport = transport;
        this.pages = new Pages(transport);
    }

    /** The place behind which everything lies that happened in that second or later. */
    public String tokenSince(Instant since) {
        MarketoRequest request = MarketoRequest.read("Get Paging Token", ACTIVITIES + "/pagingtoken.json")
                .withQuery(
                        "sinceDatetime", since.truncatedTo(ChronoUnit.SECONDS).toString());
        return FeedPageParser.token("Get Paging Token", transport.send(request));
    }

    /**
     * New persons (type 12), and changed values of these fields (type 13).
     *
     * @param fields REST names, one or more, of any length together
     */
    public FeedPage personChanges(String token, Collection<String> fields) {
        if (fields.isEmpty()) {
            throw new IllegalArgumentException("Changes are read for one field or more.");
        }
        return page(MarketoRequest.read("Get Lead Changes", ACTIVITIES + "/leadchanges.json")
                .withQuery("nextPageToken", token)
                .withQuery("fields", String.join(",", new LinkedHashSet<>(fields))));
    }

    /** Deleted persons (type 37), which Marketo may forget after 14 days. */
    public FeedPage deletedPersons(String token) {
        return page(MarketoRequest.read("Get Deleted Leads", ACTIVITIES + "/deletedleads.json")
                .withQuery("nextPageToken", token));
    }

    /**
     * Activities of these types.
     *
     * @param typeIds 1 to {@value #LARGEST_TYPES} ids, see {@link #activityTypes}
     */
    public FeedPage activities(String token, Collection<Integer> typeIds) {
        if (typeIds.isEmpty() || typeIds.size() > LARGEST_TYPES) {
            throw new IllegalArgumentException(
                    "Activities are read for 1 to " + LARGEST_TYPES + " types, not " + typeIds.size() + ".");
        }
        return page(MarketoRequest.read("Get Lead Activities", ACTIVITIES + ".json")
                .withQuery("nextPageToken", token)
                .withQuery(
                        "activityTypeIds", typeIds.stream().map(String::valueOf).collect(Collectors.joining(","))));
    }

    /** The ids of all types of activities, by name; of types with one name the one that is there for longest. */
    public Map<String, Integer> activityTypes() {
        Map<String, Integer> ids = new TreeMap<>();
        for (JsonNode type : pages.all(MarketoRequest.read("Get Activity Types", ACTIVITIES + "/types.json"))) {
            ids.merge(type.path("name").asText(""), type.path("id").asInt(), Math::min);
        }
        return ids;
    }

    private FeedPage page(MarketoRequest request) {
        MarketoRequest whole = request.withQuery("batchSize", String.valueOf(MarketoClient.LARGEST_BATCH));
        return FeedPageParser.parse(request.operation(), transport.send(Pages.fitting(whole)));
    }
}
