package dev.tandem.sandbox.dataverse.writing;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.sandbox.dataverse.protocol.Refusal;
import dev.tandem.sandbox.dataverse.protocol.Request;
import dev.tandem.sandbox.dataverse.rows.Database;
import dev.tandem.sandbox.http.Reply;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the action that a POST calls: unbound ones by their plain name, bound ones by their full name behind the row
 * (Microsoft, "Use Web API actions").
 */
final class Actions {

    private static final String NAMESPACE = "Microsoft.Dynamics.CRM.";
    private static final String QUALIFY_LEAD = "QualifyLead";
    private static final Pattern BOUND = Pattern.compile("(.*)/Microsoft\\.Dynamics\\.CRM\\.(\\w+)");
    private static final Pattern UNQUALIFIED = Pattern.compile(".*/" + QUALIFY_LEAD);
    private static final Pattern UNBOUND = Pattern.compile("[A-Z]\\w*");
    private static final Set<String> CLOSES = Set.of("WinOpportunity", "LoseOpportunity");

    private final Database database;
    private final QualifyLead qualifyLead;
    private final Merge merge;
    private final OpportunityClose close;

    Actions(Database database, Writer writer, Clock clock) {
        this.database = database;
        this.qualifyLead = new QualifyLead(database, writer);
        this.merge = new Merge(database, writer);
        this.close = new OpportunityClose(database, writer, clock);
    }

    /** Answers a request that calls an action; empty for one that writes rows. */
    Optional<Reply> answer(Request request) {
        String path = request.path();
        Matcher bound = BOUND.matcher(path);
        if (bound.matches()) {
            return Optional.of(bound(request, Address.of(database, bound.group(1)), bound.group(2)));
        }
        if (UNBOUND.matcher(path).matches()) {
            return Optional.of(unbound(request, path));
        }
        if (request.method().equals("POST") && UNQUALIFIED.matcher(path).matches()) {
            throw new Refusal(400, "0x80060888", "Request message has unresolved parameters.");
        }
        return Optional.empty();
    }

    private Reply bound(Request request, Address address, String action) {
        boolean ofOneLead = address.table().name().equals("lead")
                && address.id().isPresent()
                && address.rest().isEmpty();
        if (!action.equals(QUALIFY_LEAD)) {
            throw Refusal.lacking(action);
        }
        if (!ofOneLead) {
            throw Refusal.unknownSegment(NAMESPACE + action);
        }
        return qualifyLead.answer(request, address.id().get(), parameters(request));
    }

    private Reply unbound(Request request, String action) {
        if (action.equals("Merge")) {
            return merge.answer(request, parameters(request));
        }
        if (CLOSES.contains(action)) {
            return close.answer(request, action.equals("WinOpportunity"), parameters(request));
        }
        throw Refusal.lacking(action);
    }

    private static Parameters parameters(Request request) {
        if (!request.method().equals("POST")) {
            throw Refusal.method(request.method());
        }
        JsonNode body = Body.parse(request.call().body());
        return new Parameters(body);
    }
}
