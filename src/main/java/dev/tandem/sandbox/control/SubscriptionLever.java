package dev.tandem.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tandem.sandbox.http.Call;
import dev.tandem.sandbox.http.SubscriptionCopy;
import dev.tandem.sandbox.http.SubscriptionCopy.Persons;
import dev.tandem.sandbox.http.Subscriptions;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code /sandbox/subscription}: a copy of the Marketo subscription takes its place, or what was kept comes back. */
record SubscriptionLever(Subscriptions subscriptions) implements Lever {

    private static final String COPY = "copy";
    private static final String PERSONS = "persons";
    private static final String PAGING_TOKENS = "pagingTokens";
    private static final String SERVICES = "services";
    private static final String BACKUP = "backup";

    @Override
    public String name() {
        return "subscription";
    }

    @Override
    public Map<String, String> methods() {
        return Map.of(
                "GET",
                "the Munchkin id of the Marketo subscription",
                "POST",
                "{\"copy\":{\"persons\":\"new-ids\"|\"mixed-ids\"|\"same-ids\"|\"none\", "
                        + "\"pagingTokens\":\"refused\"|\"taken\", \"services\":\"kept\"|\"gone\"}} puts a copy in its "
                        + "place, {\"backup\":\"make\"} keeps it, {\"backup\":\"restore\"} brings it back");
    }

    @Override
    public JsonNode pull(Call call) throws Refused {
        if (call.method().equals("POST")) {
            Body body = Body.parse(call.body(), Set.of(COPY, BACKUP));
            if (body.has(COPY) == body.has(BACKUP)) {
                throw Refused.malformed("The body needs either 'copy' or 'backup'.");
            }
            if (body.has(COPY)) {
                subscriptions.copy(copy(body.member(COPY, Set.of(PERSONS, PAGING_TOKENS, SERVICES))));
            } else {
                BackupOrder.read(body, BACKUP).carryOut("subscription", subscriptions::keep, subscriptions::bringBack);
            }
        }
        return JsonNodeFactory.instance.objectNode().put("munchkinId", subscriptions.munchkinId());
    }

    private static SubscriptionCopy copy(Body body) throws Refused {
        return new SubscriptionCopy(
                Persons.of(body.choice(PERSONS, Persons.titles())),
                body.choice(PAGING_TOKENS, List.of("refused", "taken")).equals("taken"),
                body.choice(SERVICES, List.of("kept", "gone")).equals("kept"));
    }
}
