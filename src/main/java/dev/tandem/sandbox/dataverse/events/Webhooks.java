package dev.tandem.sandbox.dataverse.events;

import dev.tandem.sandbox.dataverse.platform.Platform;
import dev.tandem.sandbox.dataverse.protocol.OpenPoint;
import dev.tandem.sandbox.dataverse.protocol.Request;
import dev.tandem.sandbox.dataverse.rows.Change;
import dev.tandem.sandbox.dataverse.rows.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Tells webhooks of changes after they were committed: one event a row, also for bulk actions. Events carry no promise of
 * arrival or order (Microsoft, "Use webhooks to create external handlers").
 */
public final class Webhooks {

    /** Above this the body loses its parameters and images. */
    private static final int LARGEST_BODY = 256 * 1_024;

    private final Platform platform;
    private final Supplier<UUID> organizationId;
    private final Sender sender = new Sender();

    /** The webhooks that are registered in this organization. */
    public Webhooks(Platform platform, Supplier<UUID> organizationId) {
        this.platform = platform;
        this.organizationId = organizationId;
    }

    /** Tells of what a request did; the caller holds the database's lock, and nobody waits for the answers. */
    public void tell(Request request, List<Change> changes) {
        List<Subscription> subscriptions = Subscription.all(platform.database());
        boolean bypassed = request.call()
                .headerList("MSCRM.BypassBusinessLogicExecution")
                .filter(logic -> logic.contains("CustomAsync"))
                .isPresent();
        if (subscriptions.isEmpty() || bypassed) {
            return;
        }
        UUID correlation = UUID.randomUUID();
        for (Change change : perRow(changes)) {
            Event event = new Event(request, change, correlation);
            subscriptions.stream().filter(one -> one.concerns(event)).forEach(one -> send(event, one));
        }
    }

    /** What a request did to each row in all. */
    private static List<Change> perRow(List<Change> changes) {
        Map<UUID, Change> byRow = new LinkedHashMap<>();
        changes.forEach(change -> byRow.merge(change.row().id(), change, Change::then));
        List<Change> all = new ArrayList<>(byRow.values());
        all.removeIf(Change::isNothing);
        return all;
    }

    private void send(Event event, Subscription to) {
        EventBody body = new EventBody(platform, organizationId.get());
        byte[] whole = body.of(event, to, false);
        boolean exceeded = whole.length > LARGEST_BODY;
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("x-ms-dynamics-organization", event.request().call().host().replaceAll(":\\d+$", ""));
        headers.put("x-ms-dynamics-entity-name", event.row().table().name());
        headers.put("x-ms-dynamics-request-name", event.message());
        headers.put("x-ms-correlation-request-id", event.correlation().toString());
        if (platform.is(OpenPoint.WEBHOOK_REQUEST_ID, "present")) {
            headers.put("x-request-id", UUID.randomUUID().toString());
        }
        if (exceeded) {
            headers.put("x-ms-dynamics-msg-size-exceeded", "true");
        }
        Row endpoint = to.endpoint();
        sender.send(endpoint, headers, exceeded ? body.of(event, to, true) : whole);
    }
}
